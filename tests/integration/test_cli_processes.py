"""The installed command as a process: pipes, signals, workers. The reader's own weights are used."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="looks at processes through /proc"
)
COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()"]
TEXT = (
    "The foreign minister of Chile met her counterpart from Peru in Lima on Monday. “We agreed,” she said. "
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "articles.jsonl"
    rows = ({"id": str(n), "text": TEXT * (1 + n % 3), "published": "2024-03-24"} for n in range(3000))
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture
def start():
    running = []

    def run(*arguments, **more):
        command = [*COMMAND, *map(str, arguments)]
        running.append(subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, **more))
        return running[-1]

    yield run
    for process in running:
        process.kill()
        process.wait()
        process.stderr.close()


def wait_for_lines(path, count=3, seconds=120):
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.05)
    pytest.fail("nothing was written")


def whole_lines(path):
    content = path.read_bytes()
    assert content.endswith(b"\n")
    return [json.loads(line)["article"]["id"] for line in content.splitlines()]


def children(process):
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == process.pid and b"spawn_main" in command:
            found.append(int(folder.name))
    return found


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def wait_until_gone(pids, seconds=20):
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and not all(map(gone, pids)):
        time.sleep(0.05)
    assert all(map(gone, pids))


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_whole_lines_only(start, table, tmp_path, workers, number):
    out = tmp_path / "out.jsonl"
    process = start("read", table, "-o", out, "--workers", workers)
    wait_for_lines(out)
    at_work = children(process)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode() == "onrecord: stopped\n"
    assert whole_lines(out) == [str(n) for n in range(len(whole_lines(out)))]
    wait_until_gone(at_work)


def test_a_killed_worker_leaves_whole_lines_and_says_so(start, table, tmp_path):
    out = tmp_path / "out.jsonl"
    process = start("read", table, "-o", out, "--workers", 2)
    wait_for_lines(out)
    at_work = children(process)
    os.kill(at_work[0], signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.decode().startswith("onrecord: a worker process died")
    assert len(err.decode().splitlines()) == 1
    assert whole_lines(out) == [str(n) for n in range(len(whole_lines(out)))]
    wait_until_gone(at_work)


def test_workers_end_with_a_killed_parent(start, table, tmp_path):
    out = tmp_path / "out.jsonl"
    process = start("read", table, "-o", out, "--workers", 2)
    wait_for_lines(out)
    at_work = children(process)
    process.kill()
    process.communicate(timeout=60)
    wait_until_gone(at_work)


def test_a_closed_pipe_ends_the_run_quietly(start, table):
    process = start("read", table, "--format", "jsonl", stdout=subprocess.PIPE)
    assert json.loads(process.stdout.readline())["article"]["id"] == "0"
    process.stdout.close()
    err = process.stderr.read().decode()
    assert process.wait(timeout=60) == 0
    assert err == ""


def test_many_workers_give_the_same_bytes_as_one(tmp_path):
    path = tmp_path / "articles.jsonl"
    rows = [{"id": str(n), "text": TEXT * (1 + n % 4), "published": "2024-03-24"} for n in range(40)]
    rows.insert(7, {"id": "broken"})
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    results = [
        subprocess.run(
            [*COMMAND, "read", path, "-f", "jsonl", "--workers", str(n)], capture_output=True, check=False
        )
        for n in (1, 2)
    ]
    assert [r.returncode for r in results] == [1, 1]
    assert results[0].stdout == results[1].stdout
    assert results[0].stdout.count(b"\n") == 40
    assert b"line 8 (id broken)" in results[1].stderr


def test_help_comes_without_the_network():
    code = "import sys; sys.argv=['onrecord','--help']\nfrom onrecord.cli.app import run; run()\n"
    code += (
        "assert not {'onnxruntime','numpy','pyarrow','trafilatura','lxml','tokenizers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
