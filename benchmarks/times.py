"""Quality and speed of time expressions: times.py SCORERS DATA [-v].

Runs the grammar alone (``resolve_text``, no parse) over the development sets and prints the scorer's figures, and the
words a second of processor time on one core. ``-v`` also prints what is missed, added or valued otherwise.
"""

import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any

from onrecord.mentions.times import resolve_text

SETS = ("eventstoryline_dev", "gum_dates_dev")


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def reading(row: dict[str, Any]) -> dict[str, Any]:
    """The part of a reading that the scorer looks at."""
    times = resolve_text(row["text"], row.get("published"))
    fields = ("start", "end", "type", "value", "begin", "finish")
    listed = [{field: getattr(t, field) for field in fields} for t in times]
    return {"article": {"id": row["id"], "text": row["text"]}, "times": listed}


def differences(scorer: Any, gold: list[dict[str, Any]], system: list[dict[str, Any]]) -> None:
    """One line for each expression that is missed (-), added (+) or has another value (=)."""
    by_id = {r["article"]["id"]: r["times"] for r in system}
    for row in gold:
        text, wanted = row["text"], scorer.gold_times(row)
        given = [dict(t, span=(t["start"], t["end"])) for t in by_id[str(row["doc_id"])]]
        esl = "tlinks" in row
        marks = [s for e in row.get("events", []) for s in e["spans"]] + [g["span"] for g in wanted]
        zones = [z for z in row.get("sentences", []) if any(z[0] <= a < z[1] for a, _ in marks)]
        left = list(given)
        for g in wanted:
            same = [s for s in left if s["span"][0] < g["span"][1] and g["span"][0] < s["span"][1]]
            a, b = g["span"]
            around = f"{text[max(0, a - 60) : a]}[[{text[a:b]}]]{text[b : b + 30]}".replace("\n", "/")
            if not same:
                print("-", row.get("dct"), g["type"], g["value"], "|", around)
                continue
            left.remove(same[0])
            if g["kind"] and not scorer.right(g, same[0]):
                s = same[0]
                print("=", row.get("dct"), g["value"], "!=", s["value"], s["begin"], s["finish"], "|", around)
        for s in left:
            a, b = s["span"]
            vague = s["type"] in ("DURATION", "SET") or s["value"].startswith("P") or "_REF" in s["value"]
            if (esl and any(x <= a < y for x, y in zones) and s["type"] != "SET") or not (esl or vague):
                around = f"{text[max(0, a - 60) : a]}[[{text[a:b]}]]{text[b : b + 30]}".replace("\n", "/")
                print("+", row.get("dct"), s["type"], s["value"], "|", around)


def main() -> None:
    scorers, data = Path(sys.argv[1]), Path(sys.argv[2])
    names = [a for a in sys.argv[3:] if not a.startswith("-")] or SETS
    sys.path.insert(0, str(scorers))
    import common
    import score_times

    for name in names:
        gold = common.load_gold(str(data / f"{name}.jsonl.gz"))
        rows = list(common.feed(gold))
        begun = time.process_time()
        system = [reading(row) for row in rows]
        spent = time.process_time() - begun
        words = sum(len(row["text"].split()) for row in rows)
        print(name, json.dumps(common.rounded(score_times.score(gold, system)), indent=None))
        print(f"{name}: {words / spent:,.0f} words/s")
        if "-v" in sys.argv:
            differences(score_times, gold, system)


if __name__ == "__main__":
    main()
