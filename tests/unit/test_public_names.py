"""The public surface is small and known."""

import subprocess
import sys

import onrecord

PUBLIC = [
    "Actor",
    "Article",
    "Event",
    "OnrecordError",
    "Place",
    "Published",
    "Reading",
    "Span",
    "Statement",
    "Time",
    "__version__",
    "actors",
    "json_schema",
    "open",
    "read",
    "read_many",
    "validate",
]


def test_what_is_exported() -> None:
    assert sorted(onrecord.__all__) == sorted(PUBLIC)
    assert all(hasattr(onrecord, name) for name in PUBLIC)


def test_importing_loads_neither_weights_nor_network() -> None:
    code = (
        "import sys, onrecord\n"
        "heavy = {'onnxruntime', 'tokenizers', 'trafilatura', 'urllib3', 'arro3', 'rich', 'torch'}\n"
        "found = heavy & {m.partition('.')[0] for m in sys.modules}\n"
        "assert not found, found\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
