"""The scene: one sentence with everything that earlier stages found in it, by word."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.lexicons.inflection import known_lemmas, known_nouns
from onrecord.lexicons.predicates import Predicate
from onrecord.schema import Actor, Document, Mention, ParsedSentence, Place, Span, Statement, Time

NAME_PARTS = frozenset(("flat", "compound", "appos", "nmod:desc", "flat:name", "nummod"))

AGAIN = "re"
"""What stands before a hyphen where the second part says what is done ("re-open")."""


@dataclass(slots=True)
class Scene:
    """One sentence and, by index of its words, the actors, times and places whose mention has its head there.

    ``mentions``: word -> (actor, mention), the smallest mention with that head. ``headline``: the sentence is (part of)
    the headline. ``countries``: code -> the actor that is that country. ``published``: ISO day of publication or None.
    ``sided``: sector -> groups of the text whose first sector it is.
    ``verbs``: a user's entries by (lemma, pos), which stand for ours. ``members``: group's actor id -> the actors it consists of ("both countries"), for the whole text. ``embedded``:
    word -> (how it fares, lexicon entry that says so); ``memo``: fillers of slots; ``triggers``: words that are
    triggers. These four are filled on the way.
    """

    sentence: ParsedSentence
    headline: bool = False
    published: str | None = None
    mentions: dict[int, tuple[Actor, Mention]] = field(default_factory=dict)
    times: dict[int, Time] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    countries: dict[str, Actor] = field(default_factory=dict)
    members: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    sided: Mapping[str, tuple[Actor, ...]] = field(default_factory=dict)
    verbs: Mapping[tuple[str, str], tuple[Predicate, ...]] | None = None
    statements: list[Statement] = field(default_factory=list)
    embedded: dict[int, tuple[str, str]] = field(default_factory=dict)
    triggers: set[int] = field(default_factory=set)
    memo: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)

    def lemma(self, i: int) -> str:
        """Lower-cased lemma of word ``i``; for a lemma that no lexicon knows, the lexicon's of that form."""
        word = self.sentence.words[i]
        lemma = self.hyphened(i) or word.lemma.lower()
        if word.upos == "VERB":
            known = known_lemmas()
            if known.get(lemma) != lemma:
                return known.get(word.form.lower(), lemma)
        elif word.upos == "NOUN" and lemma not in known_nouns():
            return known_nouns().get(word.form.lower(), lemma)
        return lemma

    def hyphened(self, i: int) -> str | None:
        """Lemma of the one word that ``i`` ends, where the reader has parted it at its hyphen and a lexicon knows it
        with the hyphen or without ("sit-in", "co-operation", "test-fired").
        """
        words = self.sentence.words
        if i < 2 or words[i - 1].form != "-" or words[i - 2].end + 1 != words[i].start:
            return None
        first, last = words[i - 2].form.lower(), words[i]
        if first == AGAIN:
            return None
        known = known_lemmas() if last.upos == "VERB" else known_nouns()
        forms = (f"{first}{hyphen}{part.lower()}" for hyphen in ("", "-") for part in (last.form, last.lemma))
        return next((known[form] for form in forms if form in known), None)

    def span(self, i: int) -> Span:
        """Span of word ``i`` in the text."""
        word = self.sentence.words[i]
        return Span(word.start, word.end)


def build_scenes(
    document: Document,
    actors: Iterable[Actor],
    times: Iterable[Time],
    places: Iterable[Place],
    statements: Iterable[Statement],
    verbs: Mapping[tuple[str, str], tuple[Predicate, ...]] | None = None,
    hosts: Mapping[str, Actor] | None = None,
) -> list[Scene]:
    """The scenes of all sentences of ``document``, in order; ``verbs``: entries to use instead of ours.

    ``hosts``: by code, what stands for countries that are none of ``actors``.
    """
    published = document.article.published
    day = published.day if published else None
    actors = tuple(actors)
    countries: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind in ("country", "government") and actor.country is not None:
            countries.setdefault(actor.country, actor)
    countries = {**(hosts or {}), **countries}
    by_id = {a.id: a for a in actors}
    members = {a.id: tuple(by_id[m] for m in a.members) for a in actors if a.members}
    sided: dict[str, tuple[Actor, ...]] = {}
    for a in actors:
        if a.sectors and a.kind in ("group", "organization"):
            sided[a.sectors[0]] = (*sided.get(a.sectors[0], ()), a)
    scenes = [
        Scene(s, i < document.headline, day, countries=countries, members=members, sided=sided, verbs=verbs)
        for i, s in enumerate(document.sentences)
    ]
    _put_mentions(document, scenes, actors)
    for time in times:
        _put(document, scenes, Span(time.start, time.end), "times", time)
    for place in places:
        _put(document, scenes, Span(place.start, place.end), "places", place)
    _put_statements(scenes, statements)
    return scenes


def _put_mentions(document: Document, scenes: list[Scene], actors: Iterable[Actor]) -> None:
    """Enter mentions from the largest to the smallest, so that the smallest one keeps the word."""
    every = [(m.end - m.start, n, a, m) for n, a in enumerate(actors) for m in a.mentions]
    every.sort(key=lambda item: (-item[0], item[1], item[3]))
    for _, _, actor, mention in every:
        sentence = document.sentence_at(mention.start)
        head = sentence.head_of(mention.span) if sentence else None
        if sentence is None or head is None:
            continue
        entered = scenes[sentence.index].mentions
        entered[head] = (actor, mention)
        if mention.form == "name":
            for i in _name_words(sentence, head, mention.span):
                entered.setdefault(i, (actor, mention))


def _name_words(sentence: ParsedSentence, head: int, span: Span) -> list[int]:
    """Words of a name below its head: parsers differ in which word of a name is the head."""
    words = sentence.words
    return [
        c
        for c in sentence.children[head]
        if words[c].deprel in NAME_PARTS
        and words[c].upos == "PROPN"
        and span.start <= words[c].start < span.end
    ]


def _put(document: Document, scenes: list[Scene], span: Span, kind: str, value: Time | Place) -> None:
    sentence = document.sentence_at(span.start)
    if sentence is None:
        return
    head = sentence.head_of(span)
    if head is None:
        head = next((i for i, w in enumerate(sentence.words) if w.start <= span.start < w.end), None)
    if head is not None:
        getattr(scenes[sentence.index], kind)[head] = value


def _put_statements(scenes: list[Scene], statements: Iterable[Statement]) -> None:
    """Give every scene the statements whose content reaches into its sentence."""
    starts = [scene.sentence.start for scene in scenes]
    for statement in statements:
        for content in statement.content:
            for i in _reached(scenes, starts, content):
                if statement not in scenes[i].statements:
                    scenes[i].statements.append(statement)


def _reached(scenes: list[Scene], starts: list[int], span: Span) -> Iterable[int]:
    i = max(0, bisect_right(starts, span.start) - 1)
    while i < len(scenes) and scenes[i].sentence.start < span.end:
        if scenes[i].sentence.end > span.start:
            yield i
        i += 1
