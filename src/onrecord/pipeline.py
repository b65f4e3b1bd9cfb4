"""THE MAP: from an article to its reading, stage by stage.

Each stage takes the document and what earlier stages found, and gives frozen values back. Any one can be replaced by
a callable of the same type without touching another: ``read_article(article, Stages(events=mine))``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from onrecord.events import Dictionary, PairCoding, code_pair_in, find_events, hosts
from onrecord.lexicons.own import Book, in_force
from onrecord.mentions import find_actors, find_places, find_times
from onrecord.schema import (
    Actor,
    Article,
    Document,
    Event,
    Place,
    Reading,
    ReadingWarning,
    Sentence,
    Span,
    Statement,
    Time,
    validate,
)
from onrecord.sentences import parse_article
from onrecord.statements import find_statements
from onrecord.version import reader_version


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages, in the order in which they run; ``own`` and ``verbs``: the user's actors and verbs."""

    parse: Callable[[Article], Document] = parse_article
    times: Callable[[Document], tuple[Time, ...]] = find_times
    places: Callable[[Document], tuple[Place, ...]] = find_places
    actors: Callable[[Document, tuple[Place, ...]], tuple[Actor, ...]] = find_actors
    statements: Callable[[Document, tuple[Actor, ...], tuple[Time, ...]], tuple[Statement, ...]] = (
        find_statements
    )
    events: Callable[
        [Document, tuple[Actor, ...], tuple[Time, ...], tuple[Place, ...], tuple[Statement, ...]],
        tuple[Event, ...],
    ] = find_events
    own: Book | None = None
    verbs: Dictionary | None = None


DEFAULT = Stages()


def literal(stages: Stages) -> Stages:
    """``stages`` that find events by the words of their sentences alone, as coders with dictionaries do.

    Neither what the reader hears in words that the lexicon knows counts, nor who else takes part by the rest of the text.
    """
    return replace(stages, events=partial(find_events, verbs=stages.verbs, literal=True))


def read_article(article: Article, stages: Stages = DEFAULT) -> Reading:
    """The checked reading of one article."""
    published = article.published
    with in_force(stages.own, published.value if published is not None else None):
        return _read(article, stages)


def _read(article: Article, stages: Stages) -> Reading:
    document = stages.parse(article)
    times = stages.times(document)
    places = stages.places(document)
    actors = stages.actors(document, places)
    statements = stages.statements(document, actors, times)
    events = stages.events(document, actors, times, places, statements)
    return validate(
        Reading(
            reader=reader_version(stages.own, stages.verbs.digest if stages.verbs else None),
            article=article,
            sentences=tuple(Sentence(s.start, s.end, s.paragraph) for s in document.sentences),
            actors=(*actors, *hosts(article.text, events, actors, places)),
            times=times,
            places=places,
            statements=statements,
            events=events,
            warnings=_warnings(article, document),
        )
    )


def code_pair(text: str, actor: Span | None, recipient: Span | None, stages: Stages = DEFAULT) -> PairCoding:
    """What one span of ``text`` does to another (None: that party is not in the text); never nothing."""
    with in_force(stages.own):
        return code_pair_in(stages.parse(Article(id="pair", text=text)), actor, recipient, stages.verbs)


def _warnings(article: Article, document: Document) -> tuple[ReadingWarning, ...]:
    """What the reader of the record should know about this article."""
    found = []
    if not document.sentences:
        found.append(ReadingWarning("no-text", "the article holds no words"))
    if article.published is None:
        told = "relative times cannot be resolved; give one with --published"
        found.append(ReadingWarning("no-publication-date", told))
    if article.language not in (None, "en"):
        told = f"the article is in '{article.language}'; only English is read"
        found.append(ReadingWarning("language", told))
    return tuple(found)
