"""The guides are true: the tutorial's blocks run, the schema page names every field, the method page every rule.

``python tests/integration/test_docs_examples.py`` runs the tutorial and prints each block with what it gives and with
the lines that the tutorial shows otherwise, for whoever refreshes them.
"""

import ast
import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

import onrecord
from onrecord.schema import Actor, Event, Reading, Span, Statement, Time

ROOT = Path(__file__).parents[2]
DOCS, EXAMPLES, EVENTS = ROOT / "docs", ROOT / "examples", ROOT / "src/onrecord/events"
BLOCK = re.compile(
    r"^(?:<!-- (?P<note>[^\n]+) -->\n)?```(?P<tag>[a-z]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
NOT_RUN, SAME = "not run", "always the same"
SHIM = '#!/bin/sh\nexec "{python}" -m onrecord.cli "$@"\n'

needs_bash = pytest.mark.skipif(
    shutil.which("bash") is None, reason="the tutorial's commands are for a shell"
)


@dataclass(frozen=True)
class Block:
    """A code block of the tutorial with the output shown below it; ``shown`` is "" where there is none."""

    tag: str
    note: str
    body: str
    shown: str
    shown_note: str


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def tutorial_blocks() -> list[Block]:
    """The blocks to run, in order; a ``text`` block is what the block before it gives."""
    found: list[Block] = []
    for match in BLOCK.finditer(page("tutorial.md")):
        note, body = match["note"] or "", match["body"]
        if match["tag"] == "text":
            last = found.pop()
            found.append(Block(last.tag, last.note, last.body, body, note))
        elif match["tag"] in ("sh", "python"):
            found.append(Block(match["tag"], note, body, "", ""))
    return found


def run_blocks(blocks: list[Block], folder: Path) -> Iterator[tuple[Block, str]]:
    """Each block with what it prints; shell blocks are run in ``folder``, python blocks share their names."""
    shutil.copytree(EXAMPLES, folder / "examples")
    commands = folder / ".bin"
    commands.mkdir()
    shim = commands / "onrecord"
    shim.write_text(SHIM.format(python=sys.executable), encoding="utf-8")
    shim.chmod(0o755)
    env = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    names: dict[str, Any] = {}
    for block in blocks:
        if block.note.startswith(NOT_RUN):
            continue
        yield (
            block,
            _python(block.body, names, folder) if block.tag == "python" else _shell(block.body, folder, env),
        )


def _shell(body: str, folder: Path, env: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", body],
        cwd=folder, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{body}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def _python(body: str, names: dict[str, Any], folder: Path) -> str:
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        exec(compile(body, "tutorial.md", "exec"), names)
    return printed.getvalue()


def stale(shown: str, printed: str) -> list[str]:
    """The lines shown that are not in ``printed``; those that leave something out do not count."""
    given = {line.rstrip() for line in printed.splitlines()}
    return [line for line in shown.splitlines() if "…" not in line and line.rstrip() not in given]


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if "──" in line]


@needs_bash
def test_every_block_of_the_tutorial_runs(tmp_path: Path) -> None:
    ran = 0
    for block, printed in run_blocks(tutorial_blocks(), tmp_path):
        ran += 1
        assert not block.shown or printed.strip(), block.body
        if block.shown_note == SAME:
            assert not stale(block.shown, printed), f"{block.body}\n{block.shown}\n{printed}"
        if headings(block.shown):
            assert block.shown.splitlines()[0] in printed, printed
    assert ran >= 12


def test_only_installation_is_not_run() -> None:
    left_out = [b for b in tutorial_blocks() if b.note.startswith(NOT_RUN)]
    assert len(left_out) <= 1
    assert all("pip install" in b.body for b in left_out)


@pytest.mark.parametrize("name", sorted(page.name for page in DOCS.glob("*.md")))
def test_the_links_of_a_page_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page(name)):
        if not target.startswith("http"):
            assert (DOCS / target).exists() or target.endswith(("MODEL_CARD.md", "RESULTS.md")), target


# --- the schema page ---------------------------------------------------------------------------------------------


def struct_types(root: type) -> dict[str, type]:
    """All struct types that ``root`` is made of, by name."""
    found: dict[str, type] = {}
    waiting: list[Any] = [root]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__name__ not in found:
            found[kind.__name__] = kind
            waiting.extend(get_type_hints(kind).values())
        waiting.extend(a for a in get_args(kind) if get_origin(kind) is not Literal)
    return found


def literals(kind: Any) -> set[str]:
    """The values that a field's type allows by name."""
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    return {value for inner in get_args(kind) for value in literals(inner)}


def sections(text: str) -> dict[str, str]:
    """Heading -> what stands below it."""
    parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", sorted(struct_types(Reading)))
def test_every_field_and_value_stands_in_the_schema_page(name: str) -> None:
    below = next(s for heading, s in sections(page("schema.md")).items() if heading.split()[0] == name)
    for field, kind in get_type_hints(struct_types(Reading)[name]).items():
        assert f"`{field}`" in below, f"{name}.{field}"
        for value in literals(kind):
            assert f"`{value}`" in below, f"{name}.{field} = {value}"


def sample_text(name: str) -> str:
    rows = map(json.loads, (EXAMPLES / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    row = next(row for row in rows if row["id"] == name)
    return f"{row['title']}\n\n{row['text']}"


def test_the_worked_example_fits_the_schema_and_its_words_are_in_the_article() -> None:
    text = page("schema.md")
    bodies = [m["body"] for m in BLOCK.finditer(text) if m["tag"] == "json"]
    fragments = [json.loads(body) for body in bodies]
    kinds = {"a": Actor, "t": Time, "s": Statement, "e": Event}
    assert {f["id"][0] for f in fragments} == set(kinds)
    for fragment in fragments:
        msgspec.convert(fragment, kinds[fragment["id"][0]])
    article = sample_text("gdansk-1980")
    words = re.findall(r"^\| (\d+)–(\d+) \| “(.+?)” \|", text, flags=re.MULTILINE)
    assert len(words) >= 6
    for start, end, quoted in words:
        assert Span(int(start), int(end)).of(article) == quoted


# --- the method page ---------------------------------------------------------------------------------------------


def listed_rules() -> set[str]:
    """The ids of rules that the method page lists: the first cell of each row of its table of rules."""
    below = sections(page("method.md"))["Status: the rules"]
    rows = re.findall(r"^\| (`[^|]+`) \|", below, flags=re.MULTILINE)
    return {rule for row in rows for rule in re.findall(r"`([^`]+)`", row)}


def stem(rule: str) -> str:
    """A rule without the word that it names: ``modal:…`` for ``modal:would``."""
    head, colon, _ = rule.partition(":")
    return f"{head}:…" if colon else rule


def test_every_rule_that_set_a_status_is_explained() -> None:
    rows = map(json.loads, (EXAMPLES / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    listed = listed_rules()
    seen = 0
    for reading in onrecord.read_many(rows):
        for event in reading.events:
            for rule in event.because.rules:
                assert rule in listed or stem(rule) in listed, f"{rule} ({event.because.entry})"
                seen += 1
    assert seen > 100


def rules_written(code: str) -> set[str]:
    """The ids of rules in source text: second part of a verdict ``(status, (rule, …))``, and ``f"kind:{word}"``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            found |= {f"{node.values[0].value}…"} if str(node.values[0].value).endswith(":") else set()
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Tuple):
            found |= {e.value for e in node.elts[1].elts if isinstance(e, ast.Constant)}
    return {rule for rule in found if isinstance(rule, str)}


@pytest.mark.parametrize("name", ["status", "mood", "find"])
def test_every_rule_of_the_code_is_explained(name: str) -> None:
    listed = listed_rules()
    written = rules_written((EVENTS / f"{name}.py").read_text(encoding="utf-8"))
    assert written
    for rule in sorted(written):
        assert rule in listed or stem(rule) in listed, f"{rule}: explain it in docs/method.md"


BY_KIND = {"planned:…", "hypothetical:…", "denied:…", "happened:…"}
"""Rules whose first part the code puts in by name."""


def test_every_rule_listed_is_one_of_the_code() -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in EVENTS.glob("*.py"))
    for rule in sorted(listed_rules() - BY_KIND):
        written = f'"{rule.removesuffix("…")}' if rule.endswith(":…") else f'"{rule}"'
        assert written in code, rule


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for ran_block, output in run_blocks(tutorial_blocks(), Path(made)):
            old = "".join(f"SHOWN OTHERWISE: {line}\n" for line in stale(ran_block.shown, output))
            sys.stdout.write(f"{'=' * 100}\n{ran_block.body}{'-' * 100}\n{output}\n{old}")
