"""Feeds watched for weeks: what is new in them goes on record, and saved queries tell of new matches."""

from onrecord.watch.alerts import Match
from onrecord.watch.feeds import feed_addresses
from onrecord.watch.metrics import Metrics, served
from onrecord.watch.rounds import Watch, seconds_of
from onrecord.watch.sinks import AtomFile, Sink, Webhook
from onrecord.watch.state import Query, SavedQuery, keep_query, remove_query, saved_queries

__all__ = [
    "AtomFile",
    "Match",
    "Metrics",
    "Query",
    "SavedQuery",
    "Sink",
    "Watch",
    "Webhook",
    "feed_addresses",
    "keep_query",
    "remove_query",
    "saved_queries",
    "seconds_of",
    "served",
]
