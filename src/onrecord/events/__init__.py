"""Events: who did what to whom, whether it happened, when, where and according to whom."""

from onrecord.events.find import find_events

__all__ = ["find_events"]
