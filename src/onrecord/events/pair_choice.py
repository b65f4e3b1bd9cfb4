"""The choice among the triggers of a text: which of them tells what one given party does to the other.

Each trigger is scored by how well the two spans fill its slots, how near they stand in the tree, and how strong its
entry is; then some pass their score on (a refusal takes over the fit of what is refused).
"""

from collections.abc import Iterable

import msgspec

from onrecord.events import grammar
from onrecord.events.arguments import Trigger, fillers
from onrecord.events.heard import READER
from onrecord.events.parties import affiliated, parties
from onrecord.events.scene import Scene
from onrecord.events.status import find_status
from onrecord.events.told import owners
from onrecord.events.triggers import LOOSE
from onrecord.schema import ParsedSentence, Span

ACTOR, RECIPIENT = "actor", "recipient"
"""Ids of the two given parties among the actors of a scene."""

SLOT_FIT, SLOT_NEAR = 1.0, 0.5
"""What a span counts that fills the slot the entry names, or any other slot of the trigger."""

STEP = 0.12
"""What one step in the tree between trigger and party costs, up to ``FAR`` steps."""

DEPTH = 0.06
"""What one step from the root of the sentence costs: what a sentence says comes before what it mentions."""

AGREED = 0.5
"""What the reader's event head adds where it is certain of the type that the entry names."""

INSIDE = 2.0
"""What it costs a trigger to stand inside one of the parties ("the coalition fighting the rebels")."""

PURPOSE = 0.6
"""What it costs a trigger to be only what another one is for ("donated tents to help X")."""

CONDITION, CONDITIONAL = "condition", 0.4
"""What stands in an if-clause, and what it costs."""

MATRIX = 0.3
"""What a word that refuses, threatens, asks or promises is above the event under it."""

OF_PROTEST = ("comp.obj", "comp.from", "comp.on", "comp.obj.of", "comp.obj.poss", "comp.obj.by")
"""Slots that hold against whom people march who march to demand or denounce something."""

CARRIED = 0.05
"""By how much the noun under a verb of which little is known is ahead of that verb."""

WRITING = frozenset("write cable telegraph wire email".split())
"""Verbs of sending a letter that need no word for it."""

TELEPHONE = "041"
"""The CAMEO code of a talk by telephone."""

WRITTEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
"""Types of what a letter says."""

VOICED = frozenset(("REQUEST", "ACCUSE", "REJECT"))
"""Types of what protesters say by their protest."""

TURNED = 0.5
"""What it costs a trigger that the recipient is its doer and the actor has no part in it ("warned of war if X attacks")."""

FAR = 6

OWNER_FIT = 0.8
"""What a span counts whose owner or office fills the slot ("Italy's minister" for Italy)."""

OF_ACCORDS = tuple(f"planned:{n}" for n in "agreement accord treaty pact deal memorandum contract".split())
"""Rules of what an accord is about ("signed an agreement to share power")."""


class Candidate(msgspec.Struct, frozen=True):
    """A trigger of one sentence, and how well it tells what the one party does to the other."""

    scene: Scene
    trigger: Trigger
    score: float


def best_first(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, best first, after what each gives to others: refusals, carried nouns, protests, letters."""
    found = _with_heard(_with_written(_with_voiced(_with_carried(_with_matrix(candidates)))))
    return sorted(found, key=lambda c: (-c.score, c.scene.sentence.index, c.trigger.word))


def score_of(scene: Scene, trigger: Trigger, actor: Span, recipient: Span) -> float:
    """Fit of the slots, nearness in the tree, and the strength of the entry."""
    entry = trigger.entry
    score = trigger.strength
    score += _fit(scene, trigger, ACTOR, entry.actor, entry.recipient if entry.reciprocal else ())
    also = entry.actor if entry.reciprocal else OF_PROTEST if entry.event == "PROTEST" else ()
    score += _fit(scene, trigger, RECIPIENT, entry.recipient, also)
    score -= STEP * (_distance(scene, trigger, actor) + _distance(scene, trigger, recipient))
    own = scene.span(trigger.word)
    if actor.holds(own) or recipient.holds(own):
        score -= INSIDE
    if _is_purpose(scene, trigger):
        score -= PURPOSE
    if CONDITION in find_status(scene, trigger)[1]:
        score -= CONDITIONAL
    if _is_turned(scene, trigger):
        score -= TURNED
    return score - DEPTH * sum(1 for _ in scene.sentence.ancestors(trigger.word))


def _is_turned(scene: Scene, trigger: Trigger) -> bool:
    """True if the one who should suffer does what the trigger names, and the one who should act does not."""
    entry = trigger.entry
    if entry.reciprocal:
        return False
    own = {
        p.actor.id
        for slot in entry.actor
        for w in fillers(scene, trigger.word, slot, trigger.light)
        for p in parties(scene, w)
    }
    return (
        RECIPIENT in own and ACTOR not in own and _fit(scene, trigger, ACTOR, entry.recipient, ()) < SLOT_FIT
    )


def _with_matrix(candidates: list[Candidate]) -> list[Candidate]:
    """A trigger that embeds another one takes over its fit to the parties: "refused to meet X" is no meeting."""
    found = []
    for outer in candidates:
        score = outer.score
        entry = outer.trigger.entry
        content = _content(outer.scene, outer.trigger)
        if content and _fit(outer.scene, outer.trigger, ACTOR, entry.actor, ()) >= OWNER_FIT:
            inner = (c.score for c in candidates if c.scene is outer.scene and c.trigger.word in content)
            score = max(score, max(inner, default=score - MATRIX) + MATRIX)
        found.append(Candidate(outer.scene, outer.trigger, score))
    return found


def _content(scene: Scene, outer: Trigger) -> set[int]:
    """Words of what a trigger says the fate of: what its entry embeds, what the bid or plan that it rejects is for."""
    if outer.entry.embeds is not None:
        return {w for w, (_, entry) in scene.embedded.items() if entry == outer.entry.id}
    if outer.entry.event != "REJECT":
        return set()
    s = scene.sentence
    refused = fillers(scene, outer.word, "obj", outer.light)
    return {w for o in refused for c in s.dependents(o, "acl", "nmod") for w in s.subtree(c)}


def _with_carried(candidates: list[Candidate]) -> list[Candidate]:
    """A noun that names an event takes over the fit of the verb it is the object of, where only the reader or no entry
    of that verb says what it means: such a verb carries the noun ("dealt out punishment to X").
    """
    weak = {(c.scene.sentence.index, c.trigger.word): c.score for c in candidates if _is_weak(c.trigger)}
    found = []
    for c in candidates:
        score = c.score
        if c.trigger.entry.pos == "n" and not _is_weak(c.trigger):
            verb = c.scene.sentence.index, _carrier(c.scene.sentence, c.trigger.word)
            score = max(score, weak[verb] + CARRIED) if verb in weak else score
        found.append(Candidate(c.scene, c.trigger, score))
    return found


def _with_voiced(candidates: list[Candidate]) -> list[Candidate]:
    """A protest takes over the fit of what it voices ("blocked roads to demand that X resign", "walked out, accusing X")."""
    found = []
    for c in candidates:
        voiced = [
            o.score + CARRIED
            for o in candidates
            if c.trigger.entry.event == "PROTEST"
            and o.scene is c.scene
            and o.trigger.word > c.trigger.word
            and c.trigger.word in _clauses_above(c.scene.sentence, o.trigger.word)
            and (o.trigger.entry.event in VOICED or _is_purpose(o.scene, o.trigger))
        ]
        found.append(Candidate(c.scene, c.trigger, max((c.score, *voiced))))
    return found


def _with_written(candidates: list[Candidate]) -> list[Candidate]:
    """What a letter, a message or a note says takes over the fit of its being sent ("sent X a letter threatening to")."""
    found = []
    for c in candidates:
        s = c.scene.sentence
        sent = [
            o.score + CARRIED
            for o in candidates
            if o.scene is c.scene
            and o.trigger.entry.event == "CONSULT"
            and c.trigger.entry.event in WRITTEN
            and s.words[c.trigger.word].rel in ("acl", "advcl", "xcomp")
            and s.words[c.trigger.word].head in _papers(c.scene, o.trigger)
        ]
        found.append(Candidate(c.scene, c.trigger, max((c.score, *sent))))
    return found


def _with_heard(candidates: list[Candidate]) -> list[Candidate]:
    """A trigger is surer by what the reader's event head gives its type."""
    return [
        Candidate(c.scene, c.trigger, c.score + AGREED * heard_as.get(c.trigger.entry.event, 0.0))
        for c in candidates
        for heard_as in (_heard_beside(c),)
    ]


def _heard_beside(c: Candidate) -> dict[str, float]:
    """What the event head gives each type at a trigger that an entry names; nothing where it is the trigger's only reason."""
    own = c.trigger.entry.id.startswith(READER)
    return {} if own else dict(c.scene.sentence.words[c.trigger.word].event)


def _papers(scene: Scene, sending: Trigger) -> list[int]:
    """The verb of a letter or a telephone call, and the letter that is its object, if there is one."""
    verb = sending.word
    papers = [
        w
        for w in scene.sentence.dependents(verb, "obj")
        if scene.lemma(w) in grammar.PAPERS or scene.lemma(w) == "note"
    ]
    said = scene.lemma(verb) in WRITING or sending.entry.cameo == TELEPHONE
    return [verb, *papers] if papers or said else []


def _is_purpose(scene: Scene, trigger: Trigger) -> bool:
    """True for what something else is done for ("blocked the road to force X out")."""
    return any(rule.startswith(("purpose", *OF_ACCORDS)) for rule in find_status(scene, trigger)[1])


def _clauses_above(sentence: ParsedSentence, i: int) -> list[int]:
    """Verbs to which the clause of ``i`` is an adverbial or a conjunct, the nearest first."""
    found: list[int] = []
    while sentence.words[i].rel in ("advcl", "xcomp", "conj") and len(found) < grammar.DEPTH:
        i = sentence.words[i].head
        found.append(i)
    return found


def _is_weak(trigger: Trigger) -> bool:
    """True for a trigger that the reader hears, or of whose entries none fits."""
    return trigger.strength == LOOSE or trigger.entry.id.startswith(READER)


def _carrier(sentence: ParsedSentence, i: int) -> int:
    """The verb of which the noun ``i``, or what it is part of, is the object; -1 if there is none."""
    words = sentence.words
    for _ in range(grammar.DEPTH):
        part = words[i].rel == "nmod" and words[words[i].head].lemma.lower() in grammar.PARTITIVES
        if words[i].rel != "conj" and not part:
            break
        i = words[i].head
    return words[i].head if words[i].rel == "obj" else -1


def _fit(scene: Scene, trigger: Trigger, party: str, slots: Iterable[str], also: Iterable[str]) -> float:
    """How well the party fills one of ``slots``: 1 for the right one, half for any other argument."""
    best = 0.0
    for worth, names in (
        (SLOT_FIT, (*slots, *also)),
        (SLOT_NEAR, ("obj", "to", "with", "on", "against", "from", "in", "for", "of")),
    ):
        for slot in names:
            for f in fillers(scene, trigger.word, slot, trigger.light):
                if any(p.actor.id == party for p in (*parties(scene, f), *affiliated(scene, f))):
                    return worth
                if any(p.actor.id == party for p in owners(scene, f)):
                    best = max(best, worth * OWNER_FIT)
    return best


def _distance(scene: Scene, trigger: Trigger, span: Span) -> int:
    """Steps in the tree from the trigger to the span's head, at most ``FAR``."""
    s = scene.sentence
    head = s.head_of(span)
    if head is None:
        return FAR
    up = [head, *s.ancestors(head)]
    mine = [trigger.word, *s.ancestors(trigger.word)]
    for n, i in enumerate(mine):
        if i in up:
            return min(FAR, n + up.index(i))
    return FAR
