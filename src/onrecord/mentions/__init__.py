"""Actors, coreference, times and places."""
