"""The README's picture: what `onrecord read` shows for one sample article, as SVG.

python scripts/picture.py            writes docs/reading.svg
"""

from __future__ import annotations

import io
import json
from pathlib import Path

from rich.console import Console
from rich.text import Text

import onrecord
from onrecord.render.text import Look, text

ROOT = Path(__file__).parents[1]
ARTICLE = "falklands-1982"
WIDTH = 100


def main() -> None:
    """Read the article and draw its account."""
    rows = [
        json.loads(x) for x in (ROOT / "examples" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    reading = next(onrecord.read_many(r for r in rows if r["id"] == ARTICLE))
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard"
    )
    console.print(Text.from_ansi(text(reading, Look(WIDTH, True))))
    svg = console.export_svg(
        title="onrecord read falklands-1982.txt --published 1982-04-04", unique_id="onrecord"
    )
    (ROOT / "docs" / "reading.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
