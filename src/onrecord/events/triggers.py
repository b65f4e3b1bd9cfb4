"""Triggers: the words of a sentence that name an event, each with the entry that fits it best.

A verb may bring its particle, a noun the verb that it leans on. Entries whose type is ``NONE`` ("attack a problem")
win like any other and then say that there is no event.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from onrecord.events import grammar
from onrecord.events.arguments import (
    LIGHT_VERBS,
    NAMING,
    OBLIGING,
    SAYING,
    Trigger,
    acts_as_noun,
    fillers,
    light_verb,
)
from onrecord.events.constructions import merged
from onrecord.events.heard import LEAST, NONE, entry_for, heard
from onrecord.events.parties import parties
from onrecord.events.scene import Scene
from onrecord.events.status_words import GOVERNORS_DENIED, GOVERNORS_HYPOTHETICAL, GOVERNORS_PLANNED
from onrecord.events.weighing import Signs, likeliest
from onrecord.lexicons.inflection import known_nouns
from onrecord.lexicons.predicates import Predicate, predicates, word_sets

LOOSE = 0.3
"""Strength of a trigger none of whose entries fits."""

HEARD = 0.6
"""Strength of a trigger of which the reader's event head is certain."""

LOOSE_SHARE = 0.3
"""What share of the entries of a word must name one type for it to count where none of them fits."""

LOOSE_NONE = 0.5
"""Probability that a word names no event, by the reader's event head, from which no loose trigger is made of it."""

MANIFOLD = frozenset("be announce come take join call keep turn get go run set".split())
"""Verbs that say nothing without what their entries ask for."""

REPORTS = frozenset(("tell", "ask"))
"""Verbs whose infinitive is a request and whose finite clause a report or a question
("told X to leave", "told X that")."""

CLAIMS = frozenset(("protest",))
"""Verbs whose finite clause is what is claimed, and whose infinitive is what they are done for ("protested to demand")."""

TRANSPARENT = frozenset(("back", "away", "together", "along", "ahead", "dead"))
"""Particles that leave a verb its meaning ("dead", in "shot dead", is one to parsers)."""

GOVERNORS = frozenset().union(GOVERNORS_PLANNED, GOVERNORS_HYPOTHETICAL, GOVERNORS_DENIED)
"""Verbs that say how the event under them fares and are none themselves ("intends to")."""

AGAIN = "re-"
"""What is done again is the same event ("re-open", "re-examine")."""

MINDED = GOVERNORS & frozenset(
    "plan intend expect anticipate schedule slate prepare arrange hope consider contemplate mull ponder weigh envisage "
    "envision eye await need fear predict risk desire".split()
)
"""Those that say nothing else."""

COMMON = GOVERNORS | MANIFOLD | SAYING
"""Verbs of which the reader's event head alone is not believed."""

BESIDE_NOUNS = ("poss", "adj", "of", "between", "on", "against", "by", "with")
"""Slots of a noun that hold who takes part in what it names."""

POS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "AUX": "v"}
Index = dict[tuple[str, str], tuple[Predicate, ...]]


@cache
def index() -> Index:
    """Entries by (lemma, pos): most conditions first, then the narrower conditions, then file order."""
    found: dict[tuple[str, str], list[Predicate]] = {}
    for entry in predicates():
        found.setdefault((entry.lemma.lower(), entry.pos), []).append(entry)
    return {key: tuple(sorted(entries, key=specificity, reverse=True)) for key, entries in found.items()}


def specificity(entry: Predicate) -> tuple[int, int]:
    """Number of conditions, then how narrow they are: words or sets of words, before kinds, before "anything"."""
    return len(entry.needs), sum(_narrowness(spec) for spec in entry.needs.values())


def _narrowness(spec: str) -> int:
    if spec in ("*", "!"):
        return 0
    return 1 if set(alternatives(spec)) <= set(_KINDS) else 2


def entries_of(scene: Scene, i: int) -> tuple[Predicate, ...]:
    """All entries for word ``i``, whether their conditions hold or not."""
    word = scene.sentence.words[i]
    pos = POS.get(word.upos)
    if pos is None or (word.rel == "aux" and word.lemma.lower() not in OBLIGING):
        return ()
    entries = index() if scene.verbs is None else scene.verbs
    if acts_as_noun(scene, i):
        return entries.get((word.form.lower(), "n"), ())
    lemma = scene.lemma(i)
    if pos == "a" and (lemma, pos) not in entries:  # "is prepared to": an adjective with the verb's lemma
        lemma = word.form.lower()
    return entries.get((lemma, pos)) or entries.get((lemma.removeprefix(AGAIN), pos), ())


def find_triggers(scene: Scene, heard_too: bool = True) -> list[Trigger]:
    """The triggers of one sentence, in order; constructions of several words count once.

    ``heard_too``: known words are weighed with what the reader's event head hears.
    """
    words = range(len(scene.sentence.words))
    found = [t for i in words if (t := trigger_at(scene, i, heard_too)) is not None]
    kept = [t for t in merged(scene, found) if t.entry.event != NONE]
    for trigger in kept:
        scene.triggers.add(trigger.word)
        _note_embedded(scene, trigger)
    return kept


def _note_embedded(scene: Scene, trigger: Trigger) -> None:
    """Enter in the scene how the words under ``trigger`` fare, where its entry says so."""
    entry = trigger.entry
    if entry.embeds is None:
        return
    slots = [
        "comp",
        *(slot for slot, spec in entry.needs.items() if spec not in ("actor", "country", "person")),
    ]
    for slot in slots:
        for head in fillers(scene, trigger.word, slot, trigger.light):
            for word in _every(scene, head):
                if word not in (trigger.word, trigger.light):
                    scene.embedded.setdefault(word, (entry.embeds, entry.id))


def trigger_at(scene: Scene, i: int, heard_too: bool = True) -> Trigger | None:
    """The trigger at word ``i`` (which may be a ``NONE``), or None; ``heard_too`` as in ``find_triggers``."""
    if _is_background(scene, i):
        return None
    entries = entries_of(scene, i)
    found = _listed_at(scene, i, entries)
    word = scene.sentence.words[i]
    if scene.verbs is not None or not word.event:
        return found
    if not heard_too:
        return found if entries else _surely_heard_at(scene, i)
    if found is None and word.fact is None:
        return None
    kind = likeliest(_signs(scene, i, entries, found))
    if kind is None:
        return found if found is not None and found.entry.event == NONE else None
    return found if found is not None and found.entry.event == kind else _heard_at(scene, i, kind)


def _signs(scene: Scene, i: int, entries: tuple[Predicate, ...], found: Trigger | None) -> Signs:
    """What speaks for and against a trigger at word ``i``; ``found``: the one by the lexicon."""
    return Signs(
        scene.sentence.words[i],
        entries,
        found.entry if found is not None else None,
        found is not None and found.light is not None,
        scene.lemma(i) in COMMON,
        scene.lemma(i) in MINDED,
        not _has_party(scene, i),
        scene.headline,
    )


def _has_party(scene: Scene, i: int) -> bool:
    """True if the subject or object of word ``i``, or what stands with it if it is a noun, is somebody who may take part."""
    noun = scene.sentence.words[i].upos in ("NOUN", "PROPN")
    light = light_verb(scene, i) if noun else None
    slots = ("subj", "obj", *(BESIDE_NOUNS if noun else ()))
    return any(_is_actor(scene, f) for slot in slots for f in fillers(scene, i, slot, light))


def _surely_heard_at(scene: Scene, i: int) -> Trigger | None:
    """A trigger at a word that the lexicon does not know, where the reader's event head alone is certain."""
    found = heard(scene.sentence.words[i], LEAST) if scene.lemma(i) not in COMMON else None
    return _heard_at(scene, i, found[0].event) if found is not None and _has_party(scene, i) else None


def _heard_at(scene: Scene, i: int, kind: str) -> Trigger:
    """A trigger of type ``kind`` by the reader's event head alone."""
    word = scene.sentence.words[i]
    entry = entry_for(kind, word.lemma.lower(), "n" if word.upos == "NOUN" else "v")
    light = light_verb(scene, i) if entry.pos == "n" else None
    return Trigger(i, entry, light, (), (), round(HEARD * dict(word.event)[kind], 3))


def _listed_at(scene: Scene, i: int, entries: tuple[Predicate, ...]) -> Trigger | None:
    """The trigger at word ``i`` by the first entry whose conditions hold, or None."""
    is_noun = scene.sentence.words[i].upos in ("NOUN", "PROPN") or acts_as_noun(scene, i)
    light = light_verb(scene, i) if is_noun else None
    for entry in entries:
        bound = satisfied(scene, i, entry, light)
        if bound is not None:
            leans = light if light is not None and _leans(scene, entry, light) else None
            extra = {w for w in bound if _belongs(scene, i, w)} | ({leans} if leans is not None else set())
            extra.update((i - 2, i - 1) if scene.hyphened(i) else ())
            strength = _strength(entry, leans is not None)
            return Trigger(i, entry, light, tuple(sorted(extra - {i})), bound, strength)
    return None


def _belongs(scene: Scene, i: int, bound: int) -> bool:
    """True if a bound word is part of the trigger: a particle, or the noun that a light verb carries."""
    word = scene.sentence.words[bound]
    return word.upos in ("ADP", "ADV", "PART") or scene.lemma(i) in LIGHT_VERBS


def loose_trigger_at(scene: Scene, i: int, likely: dict[str, float], anyhow: bool = False) -> Trigger | None:
    """A trigger at a word whose entries' conditions all fail: the type most of them name and the text is most like.

    None for words that mean too many things ("be", "give") and where the reader's event head hears no event. ``likely``: share of each event type by the words of
    the text. ``anyhow``: also for such words. Only for those who need an answer at any price.
    """
    entries = () if _is_background(scene, i) else entries_of(scene, i)
    counts: dict[str, float] = {}
    for entry in entries:
        counts[entry.event] = counts.get(entry.event, 0.0) + 1 / len(entries)
    counts.pop(NONE, None)
    vague = max(counts.values(), default=0.0) < LOOSE_SHARE or scene.lemma(i) in MANIFOLD | LIGHT_VERBS
    if not counts or scene.lemma(i) in SAYING or (vague and not anyhow):
        return None
    heard_as = dict(scene.sentence.words[i].event)
    if heard_as.get(NONE, 0.0) > LOOSE_NONE:
        return None
    best = max(
        (e for e in entries if e.event != NONE),
        key=lambda e: counts[e.event] + likely.get(e.event, 0.0) + heard_as.get(e.event, 0.0),
    )
    light = light_verb(scene, i) if scene.sentence.words[i].upos in ("NOUN", "PROPN") else None
    return Trigger(i, best, light, (), (), LOOSE)


def _leans(scene: Scene, entry: Predicate, light: int) -> bool:
    lemma = scene.lemma(light)
    return _matches_any(lemma, entry.light) if entry.light else lemma in LIGHT_VERBS


def _matches_any(lemma: str, specs: Iterable[str]) -> bool:
    return any(
        lemma in word_sets().get(s[1:], frozenset()) if s.startswith("@") else lemma == s.removeprefix("^")
        for s in specs
    )


def _strength(entry: Predicate, leans: bool) -> float:
    """How surely the words name this event: more conditions, more certain; a bare noun is the weakest."""
    base = 0.75 if entry.pos == "v" else 0.65
    return min(1.0, base + 0.08 * len(entry.needs) + (0.12 if leans else 0.0))


def _is_background(scene: Scene, i: int) -> bool:
    """True for parts of names and words that only classify another noun ("attack plans", "the elected council")."""
    word = scene.sentence.words[i]
    if word.upos == "PROPN" and (word.ner != "O" or (i > 0 and not scene.headline)):
        return True
    if word.upos == "NOUN" and grammar.case_of(scene.sentence, i) in ("according_to", "according"):
        return True  # "according to a release" says who says so
    if _is_named_so(scene, i):
        return True
    if scene.lemma(i) == "invitation" and grammar.case_of(scene.sentence, i) in ("at", "by", "on", "upon"):
        return True  # "at the invitation of X" says how a visit came about, and is no event beside it
    return word.rel in ("compound", "flat", "fixed", "discourse") or (
        word.rel == "amod" and word.upos == "VERB"
    )


def _is_named_so(scene: Scene, i: int) -> bool:
    """True for a participle that only brings a name ("a group called Unity", "the ship named Orion")."""
    words = scene.sentence.words
    word = words[i]
    named = scene.lemma(i) in NAMING and word.rel == "acl" and "VerbForm=Part" in word.feats
    return named and i + 1 < len(words) and words[i + 1].upos == "PROPN"


def satisfied(scene: Scene, i: int, entry: Predicate, light: int | None) -> tuple[int, ...] | None:
    """The words that the conditions of ``entry`` bind by lemma (particles, fixed objects), or None if one fails."""
    bound: list[int] = []
    if entry.pos == "v" and not _particle_fits(scene, i, entry):
        return None
    for slot, spec in entry.needs.items():
        words = _condition(scene, i, slot, spec, light)
        if words is None:
            return None
        bound.extend(words)
    return tuple(bound)


def _particle_fits(scene: Scene, i: int, entry: Predicate) -> bool:
    """A verb with a particle is another verb ("call out", "break off"): only entries that name the particle fit it."""
    s = scene.sentence
    if any(slot.startswith("has:") for slot in entry.needs):
        return True
    particles = [scene.lemma(c) for c in s.children[i] if s.words[c].deprel == "compound:prt"]
    return all(p in TRANSPARENT or p in entry.needs for p in particles)


def _condition(scene: Scene, i: int, slot: str, spec: str, light: int | None) -> list[int] | None:
    """Words that one condition binds; empty if it holds without binding any; None if it fails."""
    heads = fillers(scene, i, slot, light)
    if slot == "comp" and scene.lemma(i) in REPORTS:
        heads = tuple(h for h in heads if "to" in grammar.markers(scene.sentence, h))
    if slot == "comp" and scene.lemma(i) in CLAIMS:
        heads = tuple(h for h in heads if "to" not in grammar.markers(scene.sentence, h))
    if slot.startswith("has:"):
        return list(heads) if heads else (None if spec != "!" else [])
    wanted = wanted_by(spec)
    if slot == "comp.subj" and not wanted.lemmas:  # somebody else; a pronoun is asked for by its word
        heads = tuple(h for h in heads if not _is_own(scene, i, h))
    if (wanted.nothing and not heads) or (wanted.anything and heads):
        return []
    for kind in wanted.kinds:
        if any(_KINDS[kind](scene, h) for h in heads):
            return []
    return next(
        (
            [m]
            for h in heads
            for m in (*_every(scene, h), *_titles(scene, h))
            if scene.lemma(m) in wanted.lemmas
        ),
        [] if any(_antecedent(scene, h) in wanted.lemmas for h in heads) else None,
    )


def _antecedent(scene: Scene, head: int) -> str | None:
    """Lemma of the noun that a pronoun stands for ("they", after "the rebels": "rebel"); None for anything else."""
    at = scene.mentions.get(head) if scene.sentence.words[head].upos == "PRON" else None
    last = at[0].name.partition(" of ")[0].rpartition(" ")[2] if at is not None else ""
    return known_nouns().get(last, last) if last.islower() else None


def _titles(scene: Scene, head: int) -> list[int]:
    """Words before a name that say what its bearer is ("Foreign Secretary X")."""
    return scene.sentence.dependents(head, "nmod:desc")


def _is_own(scene: Scene, i: int, head: int) -> bool:
    """True if ``head`` names only those who are the subject of ``i`` ("claimed that they had")."""
    named = {p.actor.id for p in parties(scene, head)}
    return bool(named) and named <= {p.actor.id for w in fillers(scene, i, "subj") for p in parties(scene, w)}


class Wanted(NamedTuple):
    """A condition taken apart: ``!``, ``*``, kinds of things, and lemmas with those of its sets."""

    nothing: bool
    anything: bool
    kinds: tuple[str, ...]
    lemmas: frozenset[str]


@cache
def wanted_by(spec: str) -> Wanted:
    """What a condition asks for."""
    every = alternatives(spec)
    words = [a for a in every if a not in ("!", "*") and a not in _KINDS]
    lemmas = {w.removeprefix("^") for w in words if not w.startswith("@")}
    sets = [word_sets().get(w[1:], frozenset()) for w in words if w.startswith("@")]
    return Wanted(
        "!" in every, "*" in every, tuple(a for a in every if a in _KINDS), frozenset(lemmas).union(*sets)
    )


@cache
def alternatives(spec: str) -> tuple[str, ...]:
    """The alternatives of a condition."""
    return tuple(spec.replace(",", "|").split("|"))


def _every(scene: Scene, head: int) -> list[int]:
    s = scene.sentence
    return [m for c in grammar.conjuncts(s, head) for m in dict.fromkeys((c, *grammar.members(s, c)))]


def _is_actor(scene: Scene, head: int) -> bool:
    return bool(parties(scene, head))


def _is_country(scene: Scene, head: int) -> bool:
    place = scene.places.get(head)
    return (place is not None and place.basis == "country") or any(
        p.actor.country for p in parties(scene, head)
    )


def _is_event(scene: Scene, head: int) -> bool:
    return any(e.event != NONE for m in _every(scene, head) for e in entries_of(scene, m))


def _is_person(scene: Scene, head: int) -> bool:
    words = scene.sentence.words
    for m in _every(scene, head):
        at = scene.mentions.get(m)
        if (
            words[m].ner.endswith("PER")
            or words[m].etype == "person"
            or (at is not None and at[0].kind == "person")
        ):
            return True
    return False


def _is_state(scene: Scene, head: int) -> bool:
    return any(p.actor.kind in ("country", "government") for p in parties(scene, head))


def _is_several(scene: Scene, head: int) -> bool:
    """True for two parties or more that are named together ("the navies of X and Y" by ``subj.of``, "both sides")."""
    found = {p.actor.id for c in grammar.conjuncts(scene.sentence, head) for p in parties(scene, c)}
    return len(found) > 1


def _is_place(scene: Scene, head: int) -> bool:
    words = scene.sentence.words
    return any(
        m in scene.places or words[m].ner.endswith("LOC") or words[m].etype == "place"
        for m in _every(scene, head)
    )


_KINDS = {
    "actor": _is_actor,
    "country": _is_country,
    "event": _is_event,
    "person": _is_person,
    "place": _is_place,
    "several": _is_several,
    "state": _is_state,
}
