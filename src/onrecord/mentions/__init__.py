"""Actors, coreference, times and places."""

from onrecord.mentions.actors import find_actors
from onrecord.mentions.places import find_places

__all__ = ["find_actors", "find_places"]
