"""Coding a given pair: what does this actor do to that recipient?

The parties are given as spans of a text, so nothing needs to be resolved. Every trigger of the text is scored by how
well the two spans fill its slots and how near they stand in the tree; where no trigger is found, the words of the
text decide by their likeness to the lexicon's own examples (``likeness``), with low confidence. There is always an
answer.
"""

from collections.abc import Iterable

from onrecord import ontologies
from onrecord.events import grammar
from onrecord.events.arguments import Trigger
from onrecord.events.coding import code, trigger_spans
from onrecord.events.cue_categories import cue_category, settled
from onrecord.events.dictionary import Dictionary
from onrecord.events.heard import heard
from onrecord.events.likeness import most_like
from onrecord.events.pair_actors import pair_actors
from onrecord.events.pair_choice import ACTOR, RECIPIENT, Candidate, best_first, score_of
from onrecord.events.pair_coding import PairCoding, with_confidence
from onrecord.events.rallied import rallied
from onrecord.events.scene import Scene, build_scenes
from onrecord.events.status import find_status
from onrecord.events.told import is_inverted, told
from onrecord.events.triggers import COMMON, find_triggers, loose_trigger_at, trigger_at
from onrecord.lexicons.predicates import sentenced
from onrecord.schema import Because, Document, ParsedSentence, Span

HEARD, HEARD_FROM = 0.5, 0.7
"""Strength of a trigger of which the event head is certain, and the probability from which it is one."""

HEARD_ANYHOW = 0.2
"""The same where nothing else was found."""

PLAIN = frozenset("do look see find want need repeat like".split())
"""Verbs that say too little for an event where the conditions of all their entries fail."""

INSISTING = frozenset(("insist",))
"""Verbs that ask for what is not so, and assert what is."""


Likely = tuple[tuple[str, float], ...]
"""Event types with their shares, best first."""


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
        document, list(pair_actors(document, actor, recipient)), (), (), (), verbs.index if verbs else None
    )
    likely = most_like(
        w.lemma for s in document.sentences for w in s.words if w.upos in ("VERB", "NOUN", "ADJ")
    )
    concerned = [s for s in scenes if actor == recipient or _concerns(s.sentence, actor, recipient)]
    found = _candidates(concerned, actor, recipient, dict(likely))
    found = found or _candidates(concerned, actor, recipient, dict(likely), anyhow=True)
    candidates = best_first(found)
    return _answer(candidates, likely) if candidates else _by_likeness(likely)


def _candidates(
    scenes: Iterable[Scene], actor: Span, recipient: Span, likely: dict[str, float], anyhow: bool = False
) -> list[Candidate]:
    """The triggers of some sentences with their scores."""
    return [
        Candidate(scene, t, score_of(scene, t, actor, recipient))
        for scene in scenes
        for t in _triggers(scene, likely, anyhow)
    ]


def _triggers(scene: Scene, likely: dict[str, float], anyhow: bool) -> list[Trigger]:
    """The triggers of a sentence, and words that the lexicon knows but under other conditions as weak ones.

    ``anyhow``: also such as say little, where nothing else was found.
    """
    found = [t for t in find_triggers(scene, heard_too=False) if not _is_assertion(scene, t)]
    taken = {w for t in found for w in (t.word, *t.extra, *t.bound)}
    for i in range(len(scene.sentence.words)):
        if i not in taken and scene.lemma(i) not in PLAIN and trigger_at(scene, i, False) is None:
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
    asked = scene.verbs is None and scene.lemma(i) not in COMMON
    found = heard(scene.sentence.words[i], least) if asked else None
    return found and Trigger(i, found[0], None, (), (), round(HEARD * found[1], 3))


def _concerns(sentence: ParsedSentence, actor: Span, recipient: Span) -> bool:
    whole = Span(sentence.start, sentence.end)
    return whole.overlaps(actor) or whole.overlaps(recipient)


def _answer(candidates: list[Candidate], likely: Likely) -> PairCoding:
    best = candidates[0]
    status, rules = find_status(best.scene, best.trigger)
    event, cameo, own = code(best.trigger, settled(status, rules))
    cameo = sentenced(cameo, best.trigger.entry.id)
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


def _ranked(candidates: list[Candidate], event: str, likely: Likely) -> tuple[tuple[str, float], ...]:
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
