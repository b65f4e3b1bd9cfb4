"""What somebody says of another that is an event of its own, although no entry names it.

Who says that another has attacked, or is to blame, accuses; who says that another needs to do something, that it is
time for it, or tells him "do it", asks; who says that he will not do something refuses; who says what will happen
unless another yields threatens. Only where the two parties are known already (``pairs``): the speaker must be the one
and who is spoken of the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from onrecord.events import grammar
from onrecord.events.arguments import AVOWING, SAYING, Party, Trigger, fillers
from onrecord.events.cue_categories import CONFLICT
from onrecord.events.heard import READER, RECIPIENT
from onrecord.events.parties import parties
from onrecord.events.scene import Scene
from onrecord.events.status import find_status
from onrecord.lexicons.predicates import Predicate

REAL = frozenset(("occurred", "ongoing", "historical"))
"""Statuses of what is told as having happened."""

ACCUSED, URGED, REFUSED, WARNED = 0.8, 0.85, 0.6, 0.6
"""Strength of an accusation, a request, a refusal, a threat that lies in what is said."""

TELLS_ILL = 0.3
"""Strength of an accusation that lies in telling anything at all of another, if nothing else is said to happen."""

COOPERATION = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
WILL = frozenset(("will", "would", "'ll", "'d", "shall", "wo", "can", "could", "may", "might"))
UNWILLING = frozenset(("will", "would", "'ll", "'d", "shall", "wo"))
CONDITIONS = frozenset(("if", "unless", "until", "should", "long", "once"))
"""Words that open the clause of what somebody must do, or leave, lest something follow."""

TELLING = SAYING | AVOWING
BLAMED = frozenset("responsible guilty complicit culpable answerable".split())
"""What one is who did wrong ("said that X was responsible for the raid")."""

OBLIGED = frozenset("need have ought".split())
"""Verbs whose infinitive is a duty ("said that X needed to leave")."""

ADDRESSED = ("obj", "iobj", "to")
"""Slots of a verb of saying that hold to whom something is said."""


class Sides(NamedTuple):
    """Ids of who speaks and of who is spoken of."""

    speaker: str
    other: str


@cache
def accusation(lemma: str) -> Predicate:
    """The entry of a verb of saying by which somebody is accused: CAMEO 112."""
    return Predicate(
        id=f"told:{lemma}",
        lemma=lemma,
        event="ACCUSE",
        modes=("allege",),
        cameo="112",
        recipient=("comp.subj",),
    )


@cache
def request(lemma: str) -> Predicate:
    """The entry of a verb of saying by which somebody is asked to do something: CAMEO 020."""
    return Predicate(
        id=f"urged:{lemma}",
        lemma=lemma,
        event="REQUEST",
        cameo="020",
        recipient=("comp.subj", "comp.comp.subj", "comp.for", *ADDRESSED),
    )


@cache
def answer(event: str, cameo: str, lemma: str) -> Predicate:
    """The entry of a refusal or a threat that lies in a future."""
    return Predicate(
        id=f"{event.lower()}:{lemma}",
        lemma=lemma,
        event=event,
        cameo=cameo,
        actor=("subj",),
        recipient=(*RECIPIENT, "comp.obj", "comp.with", "if.subj", "unless.subj"),
        status="occurred",
    )


def told(scene: Scene, found: Iterable[Trigger], sides: Sides) -> Iterator[Trigger]:
    """Accusations and requests that lie in what the speaker says of the other; ``found``: the sentence's triggers."""
    for t in found:
        if t.entry.event in CONFLICT and _is_misdeed(scene, t, sides):
            yield from _said(scene, t.word, sides, accusation, ACCUSED)
    taken = {t.word: t.entry.event for t in found if not t.entry.id.startswith(READER)}
    for i in range(len(scene.sentence.words)):
        if i not in taken and _is_refused(scene, i, sides):
            yield Trigger(i, answer("REJECT", "120", scene.lemma(i)), None, (), (), REFUSED)
        elif i not in taken and _is_warned(scene, i, sides, taken):
            yield Trigger(i, answer("THREATEN", "130", scene.lemma(i)), None, (), (), WARNED)
        if _is_blamed(scene, i, sides):
            yield from _said(scene, i, sides, accusation, ACCUSED)
        elif _is_obliged(scene, i, sides) or _is_commanded(scene, i, sides):
            yield from _said(scene, i, sides, request, URGED)


def _said(
    scene: Scene, i: int, sides: Sides, entry_of: Callable[[str], Predicate], strength: float
) -> Iterator[Trigger]:
    """The verb by which the speaker says the clause of word ``i``, if there is one."""
    above = _verb_of_saying(scene, i)
    if above is not None and sides.speaker in _named(scene, grammar.subjects(scene.sentence, above)):
        yield Trigger(above, entry_of(scene.lemma(above)), None, (), (), strength)


def _verb_of_saying(scene: Scene, i: int) -> int | None:
    """The verb that says the clause of word ``i``, or a clause with which it is coordinated."""
    s = scene.sentence
    for _ in range(grammar.DEPTH):
        if s.words[i].rel != "conj":
            break
        i = s.words[i].head
    if s.words[i].rel == "ccomp" and scene.lemma(s.words[i].head) in TELLING:
        return s.words[i].head
    return next((c for c in s.dependents(i, "parataxis") if scene.lemma(c) in TELLING), None)


def _named(scene: Scene, heads: Iterable[int]) -> set[str]:
    """Ids of the parties that the phrases name, or whose office they name ("Italy's minister")."""
    return {p.actor.id for w in heads for p in (*parties(scene, w), *owners(scene, w))}


def owners(scene: Scene, i: int) -> list[Party]:
    """Parties whose the one is that word ``i`` names ("Italy's minister", "the Kenyan army")."""
    s = scene.sentence
    own = (*s.dependents(i, "nmod:poss"), *grammar.affiliations(s, i))
    return [p for c in own if c in scene.mentions for p in parties(scene, c)]


def _is_other(scene: Scene, heads: Iterable[int], sides: Sides) -> bool:
    """True if the other, and not the speaker, is meant."""
    named = _named(scene, heads)
    return sides.other in named and sides.speaker not in named


def _is_misdeed(scene: Scene, t: Trigger, sides: Sides) -> bool:
    """True for harm that the other is told to have done; what he must or may do is none."""
    doers = (w for slot in t.entry.actor for w in fillers(scene, t.word, slot, t.light))
    return not t.entry.reciprocal and _is_other(scene, doers, sides) and find_status(scene, t)[0] in REAL


def _is_blamed(scene: Scene, i: int, sides: Sides) -> bool:
    """True for "X was responsible for the raid", "X was behind the raid", "X was to blame"."""
    s = scene.sentence
    lemma = scene.lemma(i)
    blamed = s.words[i].upos == "ADJ" and lemma in BLAMED
    blamed = blamed or (lemma == "blame" and "to" in grammar.markers(s, i) and not s.dependents(i, "obj"))
    blamed = blamed or ("behind" in grammar.cases(s, i) and bool(s.dependents(i, "cop")))
    return (
        blamed
        and not any(scene.lemma(c) == "not" for c in s.children[i])
        and _is_other(scene, grammar.surface_subjects(s, i), sides)
    )


def _is_obliged(scene: Scene, i: int, sides: Sides) -> bool:
    """True for "X needed to leave", "X ought to leave", "it was time for X to leave"."""
    s = scene.sentence
    lemma = scene.lemma(i)
    if any(scene.lemma(c) == "not" for c in s.children[i]):
        return False
    if lemma == "time" and s.dependents(i, "cop"):
        below = s.dependents(i, "acl", "advcl", "ccomp", "csubj")
        heads = [w for c in below for w in s.dependents(c, "nsubj")] + grammar.modifiers(s, i, "for")
        return _is_other(scene, heads, sides)
    duty = lemma in OBLIGED and s.words[i].upos in ("VERB", "AUX")
    if duty and s.words[i].rel == "aux":  # "ought to leave"
        return lemma == "ought" and _is_other(scene, grammar.surface_subjects(s, s.words[i].head), sides)
    infinitive = any("to" in grammar.markers(s, c) for c in s.dependents(i, "xcomp"))
    return duty and infinitive and _is_other(scene, grammar.surface_subjects(s, i), sides)


def _futures(scene: Scene, i: int, words: frozenset[str]) -> bool:
    s = scene.sentence
    return any(s.words[c].rel == "aux" and scene.lemma(c) in words for c in s.children[i])


def _is_refused(scene: Scene, i: int, sides: Sides) -> bool:
    """True for what the speaker says, or is told, that he will not do."""
    s = scene.sentence
    if not _futures(scene, i, UNWILLING) or not any(
        scene.lemma(c) in ("not", "never") for c in s.children[i]
    ):
        return False
    named = _named(scene, grammar.surface_subjects(s, i))
    return sides.speaker in named and sides.other not in named and not _depends(scene, i)


def _depends(scene: Scene, i: int) -> list[int]:
    """Heads of the clauses on which the clause of ``i`` depends ("if", "unless")."""
    s = scene.sentence
    return [c for c in s.dependents(i, "advcl") if CONDITIONS.intersection(grammar.markers(s, c))]


def _is_warned(scene: Scene, i: int, sides: Sides, taken: Mapping[int, str]) -> bool:
    """True for what the speaker says will happen if the other does, or does not do, something."""
    s = scene.sentence
    conditions = _depends(scene, i)
    if not conditions or not _futures(scene, i, WILL):
        return False
    below = set(s.subtree(i)) - {w for c in conditions for w in s.subtree(c)}
    if any(taken.get(w) in COOPERATION for w in below):
        return False
    above = _verb_of_saying(scene, i)
    speakers = grammar.subjects(s, above) if above is not None else grammar.surface_subjects(s, i)
    heads = [
        *grammar.surface_subjects(s, i),
        *(w for c in conditions for w in grammar.surface_subjects(s, c)),
    ]
    return sides.speaker in _named(scene, speakers) and sides.other in _named(
        scene, heads + s.dependents(i, "obj")
    )


def _is_commanded(scene: Scene, i: int, sides: Sides) -> bool:
    """True for the imperative of "Withdraw, X told Y"."""
    s = scene.sentence
    above = _verb_of_saying(scene, i) if "Mood=Imp" in s.words[i].feats else None
    if above is None or s.dependents(i, "nsubj"):
        return False
    addressed = [w for slot in ADDRESSED for w in _addressed(scene, above, slot)]
    return _is_other(scene, addressed, sides)


def _addressed(scene: Scene, verb: int, slot: str) -> list[int]:
    s = scene.sentence
    return s.dependents(verb, slot) if slot in ("obj", "iobj") else grammar.modifiers(s, verb, slot)
