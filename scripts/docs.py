"""The generated pages: the command-line reference and the JSON Schema of a reading.

python scripts/docs.py             writes docs/cli.md and docs/reading.schema.json
python scripts/docs.py --check     ends with 1 if they are stale
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

import onrecord
from onrecord.cli.app import app

DOCS = Path(__file__).parents[1] / "docs"
HEAD = "# Command line\n\nMade by `python scripts/docs.py` from the commands' own help; a test checks that it is fresh.\n"


def parameter(found: Any) -> str:
    """One line for an argument or option."""
    is_argument = found.param_type_name == "argument"
    name = (found.metavar or found.name.upper()) if is_argument else ", ".join(found.opts)
    value = f" {found.metavar}" if found.metavar and not is_argument else ""
    told = [" ".join((getattr(found, "help", None) or "").split())]
    if choices := choices_of(found):
        told.append(f"One of {', '.join(choices)}.")
    if isinstance(found.default, str | int | float) and not isinstance(found.default, bool):
        told.append(f"Default: {found.default}.")
    return f"| `{name}{value}` | {' '.join(told)} |"


def choices_of(found: Any) -> list[str]:
    """The values that an option takes, empty where it takes anything of its kind."""
    kind = getattr(getattr(found, "type_descriptor", None), "annotation", None)
    return [str(value) for value in kind] if isinstance(kind, type) and issubclass(kind, StrEnum) else []


def command(name: str, found: Any) -> str:
    """A command's section: what it does with its examples, and its parameters."""
    told = inspect.cleandoc(found.help or "").replace("\b", "").replace("\f", "")
    rows = [parameter(p) for p in found.params]
    return f"\n## onrecord {name}\n\n{told}\n\n| | |\n|---|---|\n" + "\n".join(rows) + "\n"


def flat(commands: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its whole name: those of a group behind the group's."""
    for name, found in commands.items():
        if hasattr(found, "commands"):
            yield from flat(found.commands, f"{before}{name} ")
        else:
            yield f"{before}{name}", found


def pages() -> dict[str, str]:
    """File names and their contents."""
    commands = dict(flat(typer.main.get_command(app).commands))
    missing = [name for name, found in commands.items() if "onrecord " not in (found.help or "")]
    if missing:
        raise SystemExit(f"no example in the help of: {', '.join(missing)}")
    schema = json.dumps(onrecord.json_schema(), indent=1, ensure_ascii=False) + "\n"
    return {"cli.md": HEAD + "".join(command(*x) for x in commands.items()), "reading.schema.json": schema}


def main() -> int:
    """Write the pages, or check them."""
    stale = 0
    for name, content in pages().items():
        path = DOCS / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != content:
                print(f"docs/{name} is stale: run python scripts/docs.py")
                stale = 1
        else:
            path.write_text(content, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
