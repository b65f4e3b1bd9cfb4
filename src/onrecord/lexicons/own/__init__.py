"""Users' own actors: files that add to the knowledge base and go before it.

``files`` reads them (YAML, CSV, PETRARCH dictionaries) into a ``Book``; ``force`` says which book, on which day, an article
is read with; ``match`` finds a book's names.
"""

from onrecord.lexicons.own.book import Book, OwnActor, OwnNoun, Spell
from onrecord.lexicons.own.files import load
from onrecord.lexicons.own.force import current, in_force

__all__ = ["Book", "OwnActor", "OwnNoun", "Spell", "current", "in_force", "load"]
