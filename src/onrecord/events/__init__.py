"""Events: who did what to whom, whether it happened, when, where and according to whom."""

from onrecord.events.dictionary import Dictionary, load_dictionary
from onrecord.events.find import find_events
from onrecord.events.hosts import hosts
from onrecord.events.pair_coding import PairCoding
from onrecord.events.pairs import code_pair_in

__all__ = ["Dictionary", "PairCoding", "code_pair_in", "find_events", "hosts", "load_dictionary"]
