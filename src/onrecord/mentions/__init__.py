"""Actors, coreference, times and places."""

from onrecord.mentions.actors import find_actors
from onrecord.mentions.places import find_places
from onrecord.mentions.times import find_times

__all__ = ["find_actors", "find_places", "find_times"]
