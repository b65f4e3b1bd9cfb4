"""Reading keeps nothing in the home folder and asks no other machine, whatever the libraries would do by themselves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WAYS = {
    "command": [
        sys.executable,
        "-m",
        "onrecord.cli",
        "read",
        "a.jsonl",
        "--workers",
        "2",
        "--format",
        "jsonl",
    ],
    "library": [sys.executable, "-c", "import onrecord; onrecord.read('Chile thanked Peru.')"],
    "record": [sys.executable, "-m", "onrecord.cli", "add", "a.jsonl", "--to", "a.record"],
}
QUIET_ANYWAY = (
    "CI",
    "GITHUB_ACTIONS",
    "TF_BUILD",
    "JENKINS_URL",
    "CODEBUILD_BUILD_ID",
    "ORT_DISABLE_TELEMETRY",
)
"""Under these the network's runtime reports nothing in any case."""


@pytest.mark.parametrize("way", WAYS)
def test_the_home_folder_stays_empty(tmp_path: Path, way: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Chile thanked Peru."}\n' * 20, encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    env = {k: v for k, v in os.environ.items() if k not in QUIET_ANYWAY and not k.startswith("XDG_")}
    done = subprocess.run(
        WAYS[way], cwd=tmp_path, env={**env, "HOME": str(home)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [str(p.relative_to(home)) for p in home.rglob("*")] == []
