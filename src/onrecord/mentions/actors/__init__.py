"""Actors: who acts, speaks and is acted on in an article, each with all its mentions.

The steps: known names and the reader's names (``gazetteer``, ``names``), what stands before a name (``roles``), nouns
(``nominals``), pronouns (``pronouns``), which mentions are one actor (``people``, ``bodies``, ``coreference``), what
actors have from one another (``inherit``), whom collective ones stand for (``collectives``), and the records (``records``).
"""

from onrecord.mentions.actors.candidate import Candidate, chains_of
from onrecord.mentions.actors.collectives import find_parts
from onrecord.mentions.actors.coreference import Linker
from onrecord.mentions.actors.former import (
    as_they_were,
    capitals_then,
    governed_from,
    in_their_day,
    with_seats,
)
from onrecord.mentions.actors.gazetteer import Hit, hits, names_of_people, plain, without_namesakes
from onrecord.mentions.actors.inherit import from_context, inherit
from onrecord.mentions.actors.mended import mended
from onrecord.mentions.actors.names import Scene, find_names
from onrecord.mentions.actors.native import with_native_peoples
from onrecord.mentions.actors.nominals import find_nominals
from onrecord.mentions.actors.own import with_own_hits
from onrecord.mentions.actors.pronouns import find_pronouns
from onrecord.mentions.actors.records import actors_of
from onrecord.mentions.actors.roles import add_description, add_titles
from onrecord.mentions.actors.shared import countries_named, with_shared
from onrecord.schema import Actor, Document, ParsedSentence, Place, Span

__all__ = ["find_actors"]


def find_actors(document: Document, places: tuple[Place, ...] = ()) -> tuple[Actor, ...]:
    """Every person, organisation, government, acting country and group of people, in order of first mention.

    ``places`` (with countries) tell whose governor, mayor or police somebody is.
    """
    document = mended(document)
    text = plain(document.text)
    people = names_of_people(document.sentences)
    then = capitals_then(document)
    first = [governed_from(hits(text, s, _shouted(text, s), people), document) for s in document.sentences]
    then = with_seats(then, first)
    known = [
        without_namesakes(in_their_day(found, then), sentence, places, then)
        for sentence, found in zip(document.sentences, first, strict=True)
    ]
    known = with_native_peoples(document.sentences, known, places)
    countries = countries_named(hit for found in known for hit in found)
    countries |= {place.country for place in places if place.country}
    scenes = [
        _scene(
            text,
            sentence,
            places,
            as_they_were(with_shared(text, sentence, found, countries, _shouted(text, sentence)), document),
            then,
        )
        for sentence, found in zip(document.sentences, known, strict=True)
    ]
    candidates: list[Candidate] = []
    for scene in scenes:
        named = find_names(scene)
        if document.dateline is not None and scene.sentence.start < document.dateline.end:
            named = [c for c in named if not _in_dateline(scene, c, document.dateline)]
        for candidate in named:
            if candidate.what == "person":
                add_titles(scene, document.text, candidate)
            elif candidate.what == "organization":
                add_description(scene, document.text, candidate)
        candidates += [*named, *find_nominals(scene, document.text), *find_pronouns(scene)]
    linker = Linker(document, scenes, candidates)
    linker.link()
    inherit(linker)
    find_parts(linker)
    inherit(linker)
    from_context(linker)
    return actors_of(document, chains_of(linker.order))


def _in_dateline(scene: Scene, candidate: Candidate, dateline: Span) -> bool:
    """True for the place of a dateline, which does nothing; the agency in it stays."""
    words = scene.sentence.words
    inside = dateline.start <= words[candidate.head].start < dateline.end
    return inside and candidate.what != "organization"


def _shouted(text: str, sentence: ParsedSentence) -> bool:
    """True for a sentence all in capitals."""
    return text[sentence.start : sentence.end].isupper()


def _scene(
    text: str, sentence: ParsedSentence, places: tuple[Place, ...], known: list[Hit], then: dict[str, str]
) -> Scene:
    """A sentence with its known names and the countries of the places in it."""
    scene = Scene(sentence, with_own_hits(text, sentence, known))
    for place in places:
        if not (sentence.start <= place.start and place.end <= sentence.end):
            continue
        inside = (i for i, w in enumerate(sentence.words) if place.start <= w.start and w.end <= place.end)
        for i in inside:
            if place.country is None:
                scene.wide_words.add(i)
                continue
            seat = place.feature == "PPLC"
            scene.place_words.add(i)
            scene.place_country[i] = then.get(place.country, place.country) if seat else place.country
    return scene
