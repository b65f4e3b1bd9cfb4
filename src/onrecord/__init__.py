"""Onrecord reads news and puts it on record."""

__version__ = "0.1.0"
