"""The notebook of the docs runs from its first cell to its last, and gives a picture."""

import json
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "dyad_month.ipynb"


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "articles.jsonl").write_bytes(
        (NOTEBOOK.parents[1] / "examples" / "articles.jsonl").read_bytes()
    )
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "dyad_month.ipynb", "exec"), names)
    assert (tmp_path / "dyad_month.png").stat().st_size > 5_000
    assert names["counts"]
