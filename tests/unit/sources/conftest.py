"""A small site on this machine for the tests of sources."""

from tests.serving import local, site

__all__ = ["local", "site"]
