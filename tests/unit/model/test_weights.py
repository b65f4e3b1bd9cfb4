"""The weights are those that their card describes, and training/run.sh names only what is there."""

import hashlib
import re
from pathlib import Path

from onrecord.model.network import FILES, WEIGHTS, network

TRAINING = Path(__file__).resolve().parents[3] / "training"


def test_the_card_is_that_of_the_weights() -> None:
    digest = hashlib.sha256((WEIGHTS / "reader.onnx").read_bytes()).hexdigest()
    assert digest in (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_the_card_names_no_path_of_a_machine() -> None:
    assert not re.search(
        r"(?<![\w.])/(?:tmp|work|home|root)/", (WEIGHTS / "MODEL_CARD.md").read_text("utf-8")
    )


def test_all_files_are_there() -> None:
    assert all((WEIGHTS / name).is_file() for name in FILES)


def test_a_window_gets_one_answer_a_word() -> None:
    net = network()
    words = net.cut("Fiji met Chile .".split())
    answer = net.read(words, set())
    assert answer.arcs.shape == (4, 5)
    assert len(answer.upos) == len(answer.boundary) == len(answer.event) == 4
    assert answer.event.shape[1] == len(net.labels.event)


def test_a_window_too_long_is_read_with_one_piece_a_word() -> None:
    net = network()
    words = net.cut(["antidisestablishmentarianism"] * 300)
    assert len(net.read(words, set()).upos) == 300


def test_every_step_of_training_is_there() -> None:
    script = (TRAINING / "run.sh").read_text(encoding="utf-8")
    files = set(re.findall(r"\b(\w+\.py)\b", script))
    assert {"silver.py", "average.py", "export.py"} <= files
    assert all((TRAINING / name).is_file() for name in files)


def test_every_option_of_a_run_is_known_to_train() -> None:
    script = (TRAINING / "run.sh").read_text(encoding="utf-8").replace("\\\n", " ")
    known = set(re.findall(r'"(--[\w-]+)"', (TRAINING / "train.py").read_text(encoding="utf-8")))
    runs = [line for line in script.splitlines() if re.match(r"train run\d", line)]
    assert len(runs) == 9
    assert {option for line in runs for option in re.findall(r"--[\w-]+", line)} <= known


def test_every_run_has_a_seed_of_its_own() -> None:
    seeds = re.findall(r"--seed (\d+)", (TRAINING / "run.sh").read_text(encoding="utf-8"))
    assert len(set(seeds)) == len(seeds) == 10  # nine runs and the event head
