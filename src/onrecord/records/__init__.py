"""Many articles, one account: copies of one text, stories, and the events that several articles tell.

Pure functions of frozen values: no database, no clock; the outcome follows from the set of articles, not their order.
"""

from onrecord.records.account import independent, record_id
from onrecord.records.copies import Sketch, copy_keys, is_copy, sketch
from onrecord.records.facts import facts
from onrecord.records.keys import fact_keys, key_numbers
from onrecord.records.match import Match, compare
from onrecord.records.merge import merge
from onrecord.records.profile import Profile, profile
from onrecord.records.stories import stories

__all__ = [
    "Match",
    "Profile",
    "Sketch",
    "compare",
    "copy_keys",
    "fact_keys",
    "facts",
    "independent",
    "is_copy",
    "key_numbers",
    "merge",
    "profile",
    "record_id",
    "sketch",
    "stories",
]
