"""Constructions of several words ("hold talks", "the lifting of the blockade", "met to discuss"): one event, not two."""

from dataclasses import replace

from onrecord.events import grammar
from onrecord.events.arguments import LIGHT_VERBS, Trigger
from onrecord.events.heard import NONE
from onrecord.events.scene import Scene
from onrecord.events.status_words import (
    GOVERNORS_DENIED,
    GOVERNORS_HYPOTHETICAL,
    GOVERNORS_PLANNED,
    NOUNS_DENIED,
    NOUNS_HYPOTHETICAL,
    NOUNS_PLANNED,
)
from onrecord.lexicons.predicates import Predicate

PURPOSES = frozenset(("REQUEST", "ACCUSE", "PROTEST"))
"""Types of events that a protest or a complaint is made for, and that are none beside it ("marched to demand")."""


def merged(scene: Scene, found: list[Trigger]) -> list[Trigger]:
    """Without triggers that are part of another's construction.

    A word whose condition binds a noun takes it in ("hold talks", "the lifting of the blockade"), unless it changes how
    the noun's event fares ("cancel talks": both stand). A noun that leans on a light verb takes that verb in where no
    entry of the verb binds it.
    """
    at = {t.word: t for t in found}
    gone: set[int] = set()
    for t in found:
        if t.entry.event != NONE:
            judges = _judges(scene, t)
            gone |= {
                b
                for b in t.bound
                if b in at
                and (not judges or at[b].entry.event == t.entry.event)
                and (not t.entry.embeds or at[b].entry.event == t.entry.event)
                and not (t.entry.pos == "n" and t.word in at[b].bound)
                and not _is_reported(scene, b, at[b].entry.event != t.entry.event)
            }
    found = [_with_noun(t, at) for t in found]
    gone |= {t.word for t in found if _is_topic(scene, t, at)}
    for t in found:
        if t.word in gone or t.light is None or t.entry.event == NONE:
            continue
        verb = at.get(t.light)
        if verb is not None and t.light in t.extra and t.word not in verb.bound and not verb.entry.embeds:
            gone.add(t.light)
    return [t for t in found if t.word not in gone]


def _is_reported(scene: Scene, i: int, differs: bool) -> bool:
    """True for an event of another type that a whole clause tells ("claimed that X had attacked Y"): both stand."""
    return differs and scene.sentence.words[i].rel == "ccomp"


def _with_noun(t: Trigger, at: dict[int, Trigger]) -> Trigger:
    """``t`` with the entry of a noun that it takes in, where that says more of the same event."""
    for b in t.bound:
        noun = at[b].entry if b in at and b != t.word else None
        if noun is not None and noun.event == t.entry.event and _is_finer(noun, t.entry):
            return replace(t, finer=noun)
    return t


def _is_finer(one: Predicate, other: Predicate) -> bool:
    """True if the code of ``one`` is a special case of that of ``other``, which has no modes of its own."""
    general = other.cameo.rstrip("0")
    return (
        not other.modes and one.cameo != other.cameo and one.cameo.startswith(general) and len(general) >= 2
    )


def _judges(scene: Scene, t: Trigger) -> bool:
    """True for a word under which the event of its noun stands besides, with a status of its own ("cancel talks")."""
    lemma = scene.lemma(t.word)
    if t.entry.pos == "n":
        return lemma in NOUNS_DENIED | NOUNS_HYPOTHETICAL | NOUNS_PLANNED
    return lemma not in LIGHT_VERBS and any(
        lemma in group for group in (GOVERNORS_DENIED, GOVERNORS_HYPOTHETICAL, GOVERNORS_PLANNED)
    )


def _is_topic(scene: Scene, t: Trigger, at: dict[int, Trigger]) -> bool:
    """True for what a meeting is held or aid given for ("met to discuss X"): it is that meeting, not another one.

    So with what people march for ("marched to demand X").
    """
    s = scene.sentence
    word = s.words[t.word]
    if (
        t.entry.event not in {"CONSULT", "AID"} | PURPOSES
        or word.rel not in ("advcl", "acl", "xcomp")
        or "to" not in grammar.markers(s, t.word)
    ):
        return False
    above = at.get(word.head)
    if above is None:
        above = next((at[c] for c in s.dependents(word.head, "cop") if c in at), None)
    if above is None:
        above = next((at[c] for c in s.dependents(word.head, "obj", "obl") if c in at), None)
    if above is not None and t.entry.event in PURPOSES:
        return above.entry.event in ("PROTEST", "ACCUSE") and word.rel == "advcl"
    return above is not None and above.entry.event == t.entry.event
