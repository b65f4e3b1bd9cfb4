"""Coding a given pair: what does this actor do to that recipient?

The parties are given as spans of a text, so nothing needs to be resolved. Every trigger of the text is scored by how
well the two spans fill its slots and how near they stand in the tree; where no trigger is found, the words of the
text decide by their likeness to the lexicon's own examples (``likeness``), with low confidence. There is always an
answer.
"""

from collections.abc import Iterable, Iterator

import msgspec

from onrecord import ontologies
from onrecord.events import grammar
from onrecord.events.arguments import Trigger, fillers
from onrecord.events.coding import code, trigger_spans
from onrecord.events.cue_categories import cue_category, settled
from onrecord.events.dictionary import Dictionary
from onrecord.events.heard import READER, heard
from onrecord.events.likeness import most_like
from onrecord.events.pair_coding import PairCoding, with_confidence
from onrecord.events.parties import affiliated, parties
from onrecord.events.rallied import rallied
from onrecord.events.scene import Scene, build_scenes
from onrecord.events.status import find_status
from onrecord.events.told import is_inverted, owners, told
from onrecord.events.triggers import LOOSE, UNHEARD, find_triggers, loose_trigger_at, trigger_at
from onrecord.lexicons.agents import agents
from onrecord.schema import Actor, Because, Document, Mention, ParsedSentence, Span, Word
from onrecord.schema.mention import ActorKind

ACTOR, RECIPIENT = "actor", "recipient"
HEARD, HEARD_FROM = 0.5, 0.7
"""Strength of a trigger of which the event head is certain, and the probability from which it is one."""

HEARD_ANYHOW = 0.2
"""The same where nothing else was found."""

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

GOVERNMENTS = frozenset(
    "government ministry administration cabinet regime junta parliament state kingdom".split()
)
"""Nouns that stand for a state."""

PLAIN = frozenset("do look see find want need repeat like".split())
"""Verbs that say too little for an event where the conditions of all their entries fail."""

INSISTING = frozenset(("insist",))
"""Verbs that ask for what is not so, and assert what is."""

PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i"))


Likely = tuple[tuple[str, float], ...]
"""Event types with their shares, best first."""


class _Candidate(msgspec.Struct, frozen=True):
    scene: Scene
    trigger: Trigger
    score: float


def code_pair_in(
    document: Document, actor: Span | None, recipient: Span | None, verbs: Dictionary | None = None
) -> PairCoding:
    """The event type between two spans of a document (None: that party is not in the text); never nothing."""
    return with_confidence(uncalibrated(document, actor, recipient, verbs))


def uncalibrated(
    document: Document, actor: Span | None, recipient: Span | None, verbs: Dictionary | None = None
) -> PairCoding:
    """The coding of a pair with the shares of all types as the scores give them, its confidence still to be given."""
    nowhere = Span(0, 0)
    actor, recipient = actor or nowhere, recipient or nowhere
    scenes = build_scenes(
        document, list(_actors(document, actor, recipient)), (), (), (), verbs.index if verbs else None
    )
    likely = most_like(
        w.lemma for s in document.sentences for w in s.words if w.upos in ("VERB", "NOUN", "ADJ")
    )
    concerned = [s for s in scenes if actor == recipient or _concerns(s.sentence, actor, recipient)]
    candidates = _candidates(concerned, actor, recipient, dict(likely))
    candidates = candidates or _candidates(concerned, actor, recipient, dict(likely), anyhow=True)
    candidates = _with_heard(_with_written(_with_voiced(_with_carried(_with_matrix(candidates)))))
    candidates.sort(key=lambda c: (-c.score, c.scene.sentence.index, c.trigger.word))
    return _answer(candidates, likely) if candidates else _by_likeness(likely)


def _candidates(
    scenes: Iterable[Scene], actor: Span, recipient: Span, likely: dict[str, float], anyhow: bool = False
) -> list[_Candidate]:
    """The triggers of some sentences with their scores."""
    return [
        _Candidate(scene, t, _score(scene, t, actor, recipient))
        for scene in scenes
        for t in _triggers(scene, likely, anyhow)
    ]


def _triggers(scene: Scene, likely: dict[str, float], anyhow: bool) -> list[Trigger]:
    """The triggers of a sentence, and words that the lexicon knows but under other conditions as weak ones.

    ``anyhow``: also such as say little, where nothing else was found.
    """
    found = [t for t in find_triggers(scene) if not _is_assertion(scene, t)]
    taken = {w for t in found for w in (t.word, *t.extra, *t.bound)}
    for i in range(len(scene.sentence.words)):
        if i not in taken and scene.lemma(i) not in PLAIN and trigger_at(scene, i) is None:
            least = HEARD_ANYHOW if anyhow else HEARD_FROM
            loose = _heard_at(scene, i, least) or loose_trigger_at(scene, i, likely, anyhow)
            if loose is not None:
                found.append(loose)
    return [*found, *told(scene, found, ACTOR, RECIPIENT)]


def _is_assertion(scene: Scene, t: Trigger) -> bool:
    """True for "insisted that it was so", which asks for nothing ("insisted that it be so" does), and "should it be so"."""
    s = scene.sentence
    if s.words[t.word].rel == "aux":
        return is_inverted(s, s.words[t.word].head)
    if scene.lemma(t.word) not in INSISTING or t.entry.event != "REQUEST":
        return False
    told_as_fact = (
        "Tense=Past" in s.words[w].feats
        for c in grammar.complements(s, t.word)
        for w in (c, *grammar.auxiliaries(s, c))
    )
    foretold = (
        scene.lemma(a) in ("will", "would")
        for c in grammar.complements(s, t.word)
        for a in grammar.auxiliaries(s, c)
    )
    return any(told_as_fact) or any(foretold)


def _heard_at(scene: Scene, i: int, least: float) -> Trigger | None:
    """A weak trigger where the reader's event head hears an event that no entry of the lexicon does."""
    asked = scene.verbs is None and scene.lemma(i) not in UNHEARD
    found = heard(scene.sentence.words[i], least) if asked else None
    return found and Trigger(i, found[0], None, (), (), round(HEARD * found[1], 3))


def _concerns(sentence: ParsedSentence, actor: Span, recipient: Span) -> bool:
    whole = Span(sentence.start, sentence.end)
    return whole.overlaps(actor) or whole.overlaps(recipient)


def _actors(document: Document, actor: Span, recipient: Span) -> Iterator[Actor]:
    """The two parties, and every other name as somebody who may stand in a slot."""
    for name, span in ((ACTOR, actor), (RECIPIENT, recipient)):
        if span.end > 0:
            own = (Mention(span.start, span.end, "name"), *_pronouns(document, span))
            yield Actor(id=name, name=name, kind=_kind_of(document, span), country="---", mentions=own)
    for s in document.sentences:
        for i, w in enumerate(s.words):
            span = Span(w.start, w.end)
            if span.overlaps(actor) or span.overlaps(recipient):
                continue
            kind = _kind(w)
            if kind is not None:
                named = Mention(w.start, w.end, "name" if w.ner != "O" else "nominal")
                yield Actor(id=f"o{s.index}.{i}", name=w.form, kind=kind, country="---", mentions=(named,))


def _pronouns(document: Document, party: Span) -> Iterator[Mention]:
    """Pronouns that stand for the party: subjects of what the party says or does ("X said that it would")."""
    for s in document.sentences:
        head = s.head_of(party) if s.start <= party.start < s.end else None
        for i, w in enumerate(s.words):
            if head is None or w.rel != "nsubj" or w.lemma.lower() not in PRONOUNS:
                continue
            verbs = list(s.ancestors(i))[1:]
            subjects = (c for v in verbs for c in grammar.subjects(s, v) if s.words[c].upos != "PRON")
            if next(subjects, None) == head:
                yield Mention(w.start, w.end, "pronoun")


def _kind_of(document: Document, party: Span) -> ActorKind:
    """What kind of actor a party is: a place name that acts is a state."""
    sentence = document.sentence_at(party.start)
    head = sentence.head_of(party) if sentence is not None else None
    if sentence is None or head is None:
        return "other"
    word = sentence.words[head]
    if word.ner.endswith("LOC"):
        return "country"
    if word.lemma.lower() in GOVERNMENTS:
        return "government"
    return _kind(word) or "other"


def _kind(word: Word) -> ActorKind | None:
    """What kind of actor a word may be: names by the reader, nouns by the lexicon of agents; None for others."""
    if word.ner.startswith("B-"):
        return "person" if word.ner.endswith("PER") else "organization"
    if word.upos == "NOUN" and (word.lemma.lower() in agents() or word.etype in ("person", "organization")):
        return "person" if word.etype == "person" else "group"
    return None


def _score(scene: Scene, trigger: Trigger, actor: Span, recipient: Span) -> float:
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


def _with_matrix(candidates: list[_Candidate]) -> list[_Candidate]:
    """A trigger that embeds another one takes over its fit to the parties: "refused to meet X" is no meeting."""
    found = []
    for outer in candidates:
        score = outer.score
        entry = outer.trigger.entry
        if entry.embeds is not None and _fit(outer.scene, outer.trigger, ACTOR, entry.actor, ()) == SLOT_FIT:
            for inner in candidates:
                if (
                    inner.scene is outer.scene
                    and inner.scene.embedded.get(inner.trigger.word, ("", ""))[1] == entry.id
                ):
                    score = max(score, inner.score + MATRIX)
        found.append(_Candidate(outer.scene, outer.trigger, score))
    return found


def _with_carried(candidates: list[_Candidate]) -> list[_Candidate]:
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
        found.append(_Candidate(c.scene, c.trigger, score))
    return found


def _with_voiced(candidates: list[_Candidate]) -> list[_Candidate]:
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
        found.append(_Candidate(c.scene, c.trigger, max((c.score, *voiced))))
    return found


def _with_written(candidates: list[_Candidate]) -> list[_Candidate]:
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
        found.append(_Candidate(c.scene, c.trigger, max((c.score, *sent))))
    return found


def _with_heard(candidates: list[_Candidate]) -> list[_Candidate]:
    """A trigger is surer by what the reader's event head gives its type."""
    return [
        _Candidate(c.scene, c.trigger, c.score + AGREED * heard_as.get(c.trigger.entry.event, 0.0))
        for c in candidates
        for heard_as in (_heard_beside(c),)
    ]


def _heard_beside(c: _Candidate) -> dict[str, float]:
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


def _answer(candidates: list[_Candidate], likely: Likely) -> PairCoding:
    best = candidates[0]
    status, rules = find_status(best.scene, best.trigger)
    event, cameo, own = code(best.trigger, settled(status, rules))
    event, cameo, turned = cue_category(event, cameo, status, rules)
    if event == "REQUEST":
        others = (c.trigger for c in candidates if c.scene is best.scene)
        event, cameo, turned = rallied(best.scene, best.trigger, others, RECIPIENT) or (event, cameo, turned)
    ranked = _ranked(candidates, event, likely)
    heard_there = dict(best.scene.sentence.words[best.trigger.word].event)
    return PairCoding(
        event=event,
        quad=ontologies.quad(event),
        status=status,
        confidence=0.0,
        alternatives=ranked,
        cameo=cameo,
        modes=best.trigger.entry.modes if event == best.trigger.entry.event else (),
        trigger=trigger_spans(best.scene, best.trigger),
        because=Because(
            best.trigger.entry.id,
            round(best.score, 3),
            (*rules, *own, *turned),
            heard_there.get(event, 0.0),
            heard_there.get("NONE", 0.0),
        ),
    )


def _ranked(candidates: list[_Candidate], event: str, likely: Likely) -> tuple[tuple[str, float], ...]:
    """Shares of the types: powers of two of the best candidate's score for each, a tenth by likeness; ``event`` first."""
    best: dict[str, float] = {}
    for c in candidates:
        best[c.trigger.entry.event] = max(best.get(c.trigger.entry.event, 0.0), 4.0**c.score)
    best[event] = max(best.get(event, 0.0), 4.0 ** candidates[0].score)
    total = sum(best.values())
    shares = {name: 0.1 * share for name, share in likely}
    for name, weight in best.items():
        shares[name] = shares.get(name, 0.0) + 0.9 * weight / total
    others = sorted(((n, s) for n, s in shares.items() if n != event), key=lambda item: (-item[1], item[0]))
    return tuple((n, round(s, 4)) for n, s in ((event, shares[event]), *others))


def _by_likeness(likely: Likely) -> PairCoding:
    event, share = likely[0]
    return PairCoding(
        event=event,
        quad=ontologies.quad(event),
        status="occurred",
        confidence=0.0,
        alternatives=tuple((n, round(s, 4)) for n, s in likely),
        because=Because("likeness:lexicon-examples", round(share, 4), ("no-trigger",)),
    )
