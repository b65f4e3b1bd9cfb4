"""What training keeps apart is what the benchmark reads."""

import ast
import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def body_of(path: str, name: str) -> str:
    """The statement of a function of one line, without its docstring."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    (found,) = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == name]
    return ast.dump(found.body[-1])


def test_training_and_benchmark_have_one_rule() -> None:
    assert body_of("training/prepare.py", "held_document") == body_of(
        "benchmarks/factuality.py", "held_document"
    )


def test_the_report_says_whether_the_weights_have_seen_the_part() -> None:
    benchmark = runpy.run_path(str(ROOT / "benchmarks/factuality.py"))
    rows = [{"doc_id": f"meantime-{n}"} for n in range(60)]
    held = [row["doc_id"] for row in rows if benchmark["held_document"](row["doc_id"])]
    assert 10 < len(held) < 30
    for card, word in (("", "WERE TRAINED ON IT"), (", ".join(held), "never trained on")):
        (title, part), (_, rest) = benchmark["parts"](rows, card)
        assert word in title
        assert [row["doc_id"] for row in part] == held
        assert len(part) + len(rest) == 60
    assert benchmark["parts"]([{"id": 1}], "") == [("reader", [{"id": 1}])]
