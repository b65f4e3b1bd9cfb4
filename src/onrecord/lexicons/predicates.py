"""The lexicon of predicates: which words name which event, and who stands where.

Data: ``predicates.jsonl``, one ``Predicate`` a line, and ``word_sets.json``, named sets of lemmas that conditions use.

**Slots** name the places of a predicate's arguments, independent of voice and construction:

- ``subj``: the logical subject (nsubj of an active verb, by-agent of a passive, controller of an infinitive,
  antecedent of a relative clause; of a noun: the doer, "Israel's attack", "the attack by Israel", "Israeli attack",
  subject of its light verb)
- ``obj``: the logical object (obj of an active verb, nsubj:pass; of a noun: "the killing of X", object of-phrase)
- ``iobj``: the indirect object
- a preposition (``with``, ``to``, ``on``, ``against``, ``from``, ``between`` …): the oblique or nominal modifier with
  that case marker
- ``poss``: possessor of a noun; ``adj``: an adjective or compound that names an actor ("Israeli", "Hamas")
- ``comp``: the head of the clausal complement (xcomp, ccomp, or a noun's acl)
- ``mod``: any adjective, compound or noun that modifies a noun ("hunger strike", "nuclear talks"); of a verb: any
  adverb that modifies it
- ``light``: the verb that a noun leans on ("built a settlement": build)
- ``obj.poss``, ``obj.of`` …: a slot of the word that fills a slot ("criticised Iran's programme": obj.poss)

``actor`` and ``recipient`` list slots in order of preference: the first that is filled by an actor counts.
``reciprocal``: all parties are actors of one another ("X and Y met", "talks between X and Y").

**Conditions** (``needs``): a mapping from a slot to what must fill it: a lemma, ``@set`` of ``word_sets.json``,
``*`` (anything), ``!`` (nothing: the slot must be empty), ``actor`` (something that is an actor), ``country``
(an actor with a country), ``state`` (a country or its government), ``event`` (a word that is itself a trigger), ``person`` (a person, by the entity's type or
the noun's), ``place`` (a place name or a noun that denotes a place), ``several`` (two parties or more); ``^actor`` is the plain word "actor", and so
for the other kinds; alternatives are joined by ``|``. A key
``has:off`` asks for a particle (``compound:prt``) or adverb of that lemma; its value is ``*``, or ``!`` for none. All conditions must hold. Among the
entries of a lemma the one with most conditions wins, then the first in the file.
"""

import re
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError


class Predicate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry. ``event``: a PLOVER type, or ``NONE``: this use of the word is no event. ``pos``: v (verb), n (noun),
    a (adjective). ``light``: verbs, as lemmas or ``@set``, that a noun leans on ("hold talks"): their subject is the
    noun's ``subj``. ``status``: a status that the word itself brings ("call off": denied). ``embeds``: how the event in ``comp`` fares (``planned``, ``hypothetical``, ``denied``,
    ``occurred``), None for no effect. ``example``: a sentence of ours that this entry must code.
    """

    id: str
    lemma: str
    pos: str = "v"
    event: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ("obj",)
    reciprocal: bool = False
    needs: dict[str, str] = {}
    light: tuple[str, ...] = ()
    status: str | None = None
    embeds: str | None = None
    example: str = ""


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """The named sets of lemmas, without their ``@``."""
    raw = files(__package__).joinpath("word_sets.json").read_bytes()
    try:
        sets = msgspec.json.decode(raw, type=dict[str, list[str]])
    except msgspec.DecodeError as error:
        raise LexiconError(f"word_sets.json: {error}") from error
    return {name: frozenset(words) for name, words in sets.items()}


@cache
def predicates() -> tuple[Predicate, ...]:
    """All entries, in file order."""
    found: list[Predicate] = []
    for number, line in enumerate(
        files(__package__).joinpath("predicates.jsonl").read_bytes().splitlines(), 1
    ):
        try:
            if line.strip():
                found.append(msgspec.json.decode(line, type=Predicate))
        except msgspec.DecodeError as error:
            raise LexiconError(f"predicates.jsonl, line {number}: {error}") from error
    return tuple(found)


IMPRISONING = frozenset(
    "sentence sentencing jail prison gaol imprison year month decade life term death gallows lash".split()
)
"""Words of entries by which a court has somebody detained, or put to death, and does not only find against him."""


def sentenced(cameo: str, identity: str) -> str:
    """The CAMEO code of what an entry with this id names: a finding of guilt by which somebody is detained is 173."""
    return "173" if cameo == "116" and imprisons(identity) else cameo


@cache
def imprisons(identity: str) -> bool:
    """True if the entry with this id names the detention of those who are found guilty (CAMEO 173, not 116)."""
    return not IMPRISONING.isdisjoint(re.split(r"[^a-z]+", identity))


@cache
def phrasal_verbs() -> frozenset[tuple[str, str]]:
    """Verbs with the particles under which some entry gives them an object ("hand", "over")."""
    return frozenset(
        (entry.lemma, slot[4:])
        for entry in predicates()
        if entry.pos == "v" and ("obj" in entry.needs or "obj" in entry.recipient)
        for slot, filler in entry.needs.items()
        if slot.startswith("has:") and filler != "!"
    )
