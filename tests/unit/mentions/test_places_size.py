"""What the gazetteer costs: under 60 MB on disk, half a second to load, 120 MB of memory (in a process of its own)."""

import subprocess
import sys
from importlib.resources import files

PROGRAM = """
import resource, time
import onrecord.mentions.places
from onrecord.lexicons import gazetteer as lexicon
from onrecord.lexicons.gazetteer import candidates_of, key_of, lookup
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.thread_time()
lookup("Springfield")
spent = time.thread_time() - began
for name in ("Paris", "Georgetown", "Salem", "Lake Chad", "Victoria", "San Jose"):
    candidates_of(key_of(name))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(spent, (after - before) / 1024)
"""


def test_the_gazetteer_is_small() -> None:
    data = files("onrecord.lexicons").joinpath("gazetteer.bin").read_bytes()
    assert len(data) < 60e6


def test_it_loads_fast_and_takes_little_memory() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 0.5
    assert megabytes < 120
