"""The statements of a document: cues in the trees, quotations, speakers, nesting; in this order."""

from collections.abc import Iterable

from onrecord.schema import Actor, Document, Span, Statement, Time
from onrecord.schema.statement import StatementKind
from onrecord.statements.clauses import is_adding
from onrecord.statements.draft import NOWHERE, Draft, subtract
from onrecord.statements.edges import trimmed_all
from onrecord.statements.frames import find_cues
from onrecord.statements.labels import find_labelled
from onrecord.statements.quotations import QuotationIndex, document_sentences, find_quotations
from onrecord.statements.quoting import Quoter
from onrecord.statements.references import find_references
from onrecord.statements.speakers import ActorIndex, compound, name_span

QUOTED = 0.9
REPORTS = frozenset({"source", "ccomp", "quotation", "parataxis", "colon", "obl", "as-clause", "acl"})
UNNAMED = frozenset({"source", "sources", "insider", "insiders"})
SPOKEN = frozenset({"speech", "writing"})
MODALS = frozenset({"would", "could", "should", "may", "might", "can", "must", "will"})
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


def find_statements(
    document: Document, actors: tuple[Actor, ...], times: tuple[Time, ...]
) -> tuple[Statement, ...]:
    """All statements of ``document``, in text order, with ids s1, s2 …; spans count in the article's text."""
    drafts = [d for s in document.sentences for d in (*find_cues(s), *find_references(s))]
    drafts += find_labelled(document)
    quotations = QuotationIndex(find_quotations(document))
    drafts += Quoter(document, quotations, drafts).settle()
    for draft in drafts:
        if draft.cue is not None and draft.touches(draft.cue):
            draft.content = trimmed_all(subtract(draft.content, draft.cue), document.text)
    drafts = _light_verbs_merged(
        _sources_parted(_hedges_merged([d for d in drafts if d.content]), document.text)
    )
    _additions_led_back(drafts)
    drafts = _without_doubles(drafts, document.text)
    drafts = _worth_nesting(document, drafts, quotations)
    drafts.sort(key=_place)
    return _statements(
        document, drafts, quotations, ActorIndex(document, actors), _TimeIndex(document, times)
    )


def _place(draft: Draft) -> tuple[int, int, str]:
    """Where a draft stands in the order of statements."""
    starts = [s.start for s in draft.content]
    if draft.cue is not None:
        starts.append(draft.cue.start)
    starts += [draft.sentence.words[i].start for i in draft.speakers if draft.sentence.words]
    return min(starts), -draft.size, draft.because


def _hedges_merged(drafts: list[Draft]) -> list[Draft]:
    """A "reportedly" that stands at a cue becomes the hedge of that cue's statement."""
    by_cue = {(d.sentence.index, d.cue_word): d for d in drafts if d.cue_word != NOWHERE}
    found = []
    for draft in drafts:
        if draft.hedge is not None and draft.hedge == draft.cue and draft.entry and draft.entry.kind == "adv":
            host = by_cue.get((draft.sentence.index, draft.content_head))
            if host is not None and host is not draft:
                host.hedge = host.hedge or draft.hedge
                continue
            if draft.entry.flavour != "hedge":
                continue
        found.append(draft)
    return found


def _sources_parted(drafts: list[Draft], text: str) -> list[Draft]:
    """Take "according to X" out of the content of statements that it reports itself."""
    for source in drafts:
        if source.source is None:
            continue
        for draft in drafts:
            if draft is not source and draft.sentence is source.sentence and draft.holds(source.source):
                within = draft.content_head == source.content_head or draft.size < source.size
                if within and draft.cue is not None and source.holds(draft.cue):
                    draft.content = trimmed_all(subtract(draft.content, source.source), text)
    return [d for d in drafts if d.content]


def _additions_led_back(drafts: list[Draft]) -> None:
    """Give ", adding that …" the speaker of what it is added to, where the tree names somebody inside that."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.index, []).append(draft)
    for draft in drafts:
        if draft.cue is None or draft.cue_word < 0 or not is_adding(draft.sentence, draft.cue_word):
            continue
        for other in by_sentence[draft.sentence.index]:
            words = draft.sentence.words
            inside = any(other.holds(Span(words[i].start, words[i].end)) for i in draft.speakers)
            if other is not draft and (inside or not draft.speakers) and not other.holds(draft.cue):
                draft.speakers = other.speakers or draft.speakers
                break


def _light_verbs_merged(drafts: list[Draft]) -> list[Draft]:
    """ "expressed concern that …" is one statement: the noun's, with the verb's speaker and both words as its cue."""
    nouns = {
        (d.sentence.index, d.cue_word): d for d in drafts if d.entry is not None and d.entry.kind == "noun"
    }
    found = []
    for draft in drafts:
        noun = (
            nouns.get((draft.sentence.index, draft.content_head)) if draft.because.endswith("/obj") else None
        )
        if noun is None or noun.cue is None or draft.cue is None or noun.cue.start < draft.cue.end:
            found.append(draft)
            continue
        noun.speakers = noun.speakers or draft.speakers
        if not draft.sentence.words[draft.cue_word + 1 : noun.cue_word]:
            noun.cue = Span(draft.cue.start, noun.cue.end)
    return found


def _without_doubles(drafts: list[Draft], text: str) -> list[Draft]:
    """One statement for "declined to say whether …" and for content that two rules found, of the nearest cue."""
    chained = {
        (d.sentence.index, d.content_head)
        for d in drafts
        if d.because.endswith("/xcomp") and d.content_head >= 0
    }
    nearest: dict[tuple[int, tuple[int, ...]], Draft] = {}
    found = []
    for draft in drafts:
        if (draft.sentence.index, draft.cue_word) in chained and not draft.because.endswith("/quotation"):
            continue
        if draft.reporter >= 0:
            found.append(draft)
            continue
        key = draft.sentence.index, tuple(_unpointed(p.end, text) for p in draft.content)
        other = nearest.get(key)
        if other is None or other.content[0].start != draft.content[0].start:
            nearest.setdefault(key, draft)
            found.append(draft)
        elif _distance(draft) < _distance(other):
            nearest[key] = draft
            found[found.index(other)] = draft
    return found


def _unpointed(end: int, text: str) -> int:
    """``end`` without the points before it."""
    while end and text[end - 1] in ".!?":
        end -= 1
    return end


def _distance(draft: Draft) -> int:
    """Characters between cue and content."""
    if draft.cue is None:
        return 0
    return min(max(p.start - draft.cue.end, draft.cue.start - p.end) for p in draft.content)


def _worth_nesting(document: Document, drafts: list[Draft], quotations: QuotationIndex) -> list[Draft]:
    """``drafts`` without the thoughts and stances inside what somebody else says: they are part of what is said.

    Reports within reports stay, and beliefs of a third party; in a direct quotation those alone that pass on the words
    of a third party.
    """
    parents = _parents(document, drafts)
    found = []
    for draft in drafts:
        parent = parents[id(draft)]
        quoted = quotations.inside(draft.cue or draft.content[0]) is not None
        if parent is None:
            if not (quoted and draft.cue_word >= 0 and _is_thought(draft) and _is_report(draft)):
                found.append(draft)
        elif _is_report(draft) and (_passes_on(draft) if quoted else not _is_own_thought(draft)):
            found.append(draft)
        elif parent.content_head == draft.content_head:
            parent.hedge = parent.hedge or draft.hedge
    return found


def _is_report(draft: Draft) -> bool:
    """True if a clause or a quotation tells what is said or thought."""
    flavour = draft.entry.flavour if draft.entry else "speech"
    return draft.because.rpartition("/")[2] in REPORTS and flavour in SPOKEN | {"belief"}


def _passes_on(draft: Draft) -> bool:
    """True if the report ``draft`` inside a quotation tells the words of a third party."""
    return not _is_thought(draft) and not _is_loose(draft)


def _is_thought(draft: Draft) -> bool:
    """True for a belief, and for what "I", "we", "you" or nobody says: inside a quotation it is the quoter's own."""
    return (draft.entry is not None and draft.entry.flavour not in SPOKEN) or _by_quoter(draft)


def _is_own_thought(draft: Draft) -> bool:
    """True for a belief of a pronoun's: "said that she hopes to win" is one statement, of one speaker."""
    if draft.entry is None or draft.entry.flavour != "belief" or draft.cue_word < 0:
        return False
    return all(draft.sentence.words[i].upos == "PRON" for i in draft.speakers)


def _by_quoter(draft: Draft) -> bool:
    """True if "I", "we" or "you" speaks, or nobody."""
    lemmas = {draft.sentence.words[i].lemma.lower() for i in draft.speakers}
    return not lemmas or bool(lemmas & (FIRST_PERSON | {"you"}))


def _is_loose(draft: Draft) -> bool:
    """True if a report inside a quotation names nobody, or tells of no saying that took place ("would say", "to say").

    Whom a pronoun inside a quotation means only the one who is quoted can tell.
    """
    words = draft.sentence.words
    if draft.because.endswith("/colon") or draft.cue_word < 0 or words[draft.cue_word].upos != "VERB":
        return False
    named = any(words[i].upos in {"PROPN", "NOUN"} for i in draft.speakers)
    finite = words[draft.cue_word].has("VerbForm=Fin")
    modal = any(words[c].lemma.lower() in MODALS for c in draft.sentence.dependents(draft.cue_word, "aux"))
    return not named or not finite or modal


def _statements(
    document: Document,
    drafts: list[Draft],
    quotations: QuotationIndex,
    actors: ActorIndex,
    times: "_TimeIndex",
) -> tuple[Statement, ...]:
    parents = _parents(document, drafts)
    ids = {id(d): f"s{n}" for n, d in enumerate(drafts, 1)}
    speakers: dict[int, tuple[str, ...]] = {}
    found = []
    for draft in drafts:
        parent = parents[id(draft)]
        found.append(
            Statement(
                id=ids[id(draft)],
                speaker=_speaker_spans(draft),
                speakers=_speaker_ids(draft, parents, actors, speakers, 0),
                cue=draft.cue,
                content=tuple(draft.content),
                kind=_kind(draft, quotations),
                addressees=_ids(draft, draft.addressees, actors),
                time=times.of(draft),
                according_to=None if parent is None else ids[id(parent)],
                hedge=draft.hedge or _unnamed_source(draft),
                because=draft.because,
            )
        )
    return tuple(found)


def _parents(document: Document, drafts: list[Draft]) -> dict[int, Draft | None]:
    """For each draft the smallest one in whose content it stands: its cue and its content are reported there."""
    over: dict[int, list[Draft]] = {}
    for draft in drafts:
        for piece in draft.content:
            for index in document_sentences(document, piece):
                over.setdefault(index, []).append(draft)
    cues = {(d.sentence.index, d.cue_word): d for d in drafts}
    found: dict[int, Draft | None] = {}
    for draft in drafts:
        if draft.reporter >= 0:
            found[id(draft)] = cues.get((draft.sentence.index, draft.reporter))
            continue
        mark = draft.cue or draft.content[0]
        best: Draft | None = None
        for index in document_sentences(document, Span(mark.start, mark.start + 1)):
            for other in over.get(index, ()):
                if other is draft or other.size <= draft.size or not other.holds(mark):
                    continue
                if best is None or other.size < best.size:
                    best = other
        found[id(draft)] = best
    return found


def _speaker_spans(draft: Draft) -> tuple[Span, ...]:
    spans = sorted({name_span(draft.sentence, i) for i in draft.speakers})
    return tuple(s for n, s in enumerate(spans) if not any(o.holds(s) for o in spans[:n] + spans[n + 1 :]))


def _speaker_ids(
    draft: Draft,
    parents: dict[int, Draft | None],
    actors: ActorIndex,
    known: dict[int, tuple[str, ...]],
    depth: int,
) -> tuple[str, ...]:
    """Actors that speak: those named; those of the draft that this one continues; of the quoter for "I"."""
    if id(draft) in known:
        return known[id(draft)]
    found = _ids(draft, draft.speakers, actors)
    other: Draft | None = None
    if draft.continues is not None:
        other = draft.continues
    elif not found and any(draft.sentence.words[i].lemma.lower() in FIRST_PERSON for i in draft.speakers):
        other = parents[id(draft)]
    if not found and other is not None and depth < len(parents):
        found = _speaker_ids(other, parents, actors, known, depth + 1)
    known[id(draft)] = found
    return found


def _unnamed_source(draft: Draft) -> Span | None:
    """ "Sources" that are not named are a hedge: the words that stand for them, or None."""
    unnamed = [i for i in draft.speakers if draft.sentence.words[i].form.lower() in UNNAMED]
    return name_span(draft.sentence, unnamed[0]) if unnamed else None


def _ids(draft: Draft, heads: Iterable[int], actors: ActorIndex) -> tuple[str, ...]:
    found: list[str] = []
    for head in heads:
        for i in compound(draft.sentence, head):
            actor = actors.of(draft.sentence, i)
            if actor is not None and actor not in found:
                found.append(actor)
    return tuple(found)


def _kind(draft: Draft, quotations: QuotationIndex) -> StatementKind:
    quoted = sum(quotations.shared(piece) for piece in draft.content)
    if quoted >= QUOTED * draft.size:
        return "direct"
    return "mixed" if quoted > 1 else "indirect"


class _TimeIndex:
    """Time expressions by the word that governs them."""

    def __init__(self, document: Document, times: Iterable[Time]) -> None:
        """``times`` found in ``document``."""
        self._governed: dict[tuple[int, int], list[Time]] = {}
        for time in times:
            sentence = document.sentence_at(time.start)
            head = None if sentence is None else sentence.head_of(Span(time.start, time.end))
            if sentence is not None and head is not None and sentence.words[head].head >= 0:
                self._governed.setdefault((sentence.index, sentence.words[head].head), []).append(time)

    def of(self, draft: Draft) -> str | None:
        """The time that the cue of ``draft`` governs, or None."""
        governed = self._governed.get((draft.sentence.index, draft.cue_word), ())
        return next((t.id for t in governed if not draft.holds(Span(t.start, t.end))), None)
