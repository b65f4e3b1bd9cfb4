"""When and where an event is: argued for from its own words outwards, and the basis always says from what."""

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.events import grammar
from onrecord.events.arguments import Trigger, fillers
from onrecord.events.scene import Scene
from onrecord.schema import EventPlace, EventTime, Place, Status, Time

HISTORY = timedelta(days=365)
"""An event that ended longer than this before publication is background (``historical``)."""

LOCATIVE = frozenset(
    "in at near on outside inside across around into over throughout within along off beside between above below "
    "toward towards to from through south north east west against amid by upon".split()
)
PLACED_BY_OBJECT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT"))
"""Types whose object or ``on``/``of`` phrase is where they happen, if it is a place ("bombed the port of X")."""

PLACED = frozenset(
    ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "PROTEST", "AID", "COOPERATE", "SANCTION")
)
"""Types of which a place elsewhere in the sentence may be the scene; words have no scene."""

CLAUSE_BORDERS = frozenset(("ccomp", "parataxis", "acl:relcl", "root"))


def find_time(scene: Scene, trigger: Trigger, status: Status, before: EventTime | None) -> EventTime | None:
    """Time of the trigger's event. ``before``: time of the last event of the narrative so far, or None."""
    ahead = status in ("planned", "hypothetical")
    for word in (*_outwards(scene, trigger), *(() if ahead else _inwards(scene, trigger))):
        own = [scene.times[c] for c in _time_words(scene, word)]
        known = [t for t in own if t.begin is not None or t.finish is not None]
        found = _expression(scene, word, [t for t in known if not (ahead and _is_past(scene, t))])
        if found is not None:
            return found
    loose = _loose(scene)
    if loose is not None:
        return EventTime(loose.begin, loose.finish, "expression", loose.id)
    if status == "ongoing" and scene.published:
        return EventTime(scene.published, scene.published, "tense")
    if status in ("planned", "hypothetical") and scene.published:
        return EventTime(scene.published, None, "tense")
    if before is not None and before.begin is not None:
        return EventTime(before.begin, before.finish, "narrative", before.time_id)
    return EventTime(scene.published, scene.published, "published") if scene.published else None


def is_historical(scene: Scene, time: EventTime | None) -> bool:
    """True if the time ended more than a year before publication."""
    if time is None or time.basis != "expression" or not scene.published:
        return False
    end = _day(time.finish or time.begin)
    published = _day(scene.published)
    return end is not None and published is not None and published - end > HISTORY


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _outwards(scene: Scene, trigger: Trigger) -> Iterator[int]:
    """The trigger, the verb it leans on, and the words above it up to the border of its clause."""
    words = scene.sentence.words
    yield trigger.word
    if trigger.light is not None:
        yield trigger.light
    i = trigger.word
    for _ in range(grammar.DEPTH):
        if words[i].head < 0 or words[i].deprel in CLAUSE_BORDERS:
            return
        both_verbs = words[i].upos == "VERB" == words[words[i].head].upos
        if (
            words[i].rel == "conj"
            and both_verbs
            and any(c in scene.times for c in scene.sentence.children[i])
        ):
            return
        i = words[i].head
        yield i


def _inwards(scene: Scene, trigger: Trigger) -> Iterator[int]:
    """Clauses under a trigger that are not fact: a past time in them is the trigger's ("agreed to send X on Monday")."""
    s = scene.sentence
    waiting = s.dependents(trigger.word, "xcomp", "ccomp", "advcl")
    for _ in range(grammar.DEPTH):
        if not waiting:
            return
        i = waiting.pop(0)
        unreal = "to" in grammar.markers(s, i) or any(
            scene.lemma(a) == "would" for a in grammar.auxiliaries(s, i)
        )
        if unreal and any(_is_past(scene, scene.times[c]) for c in _time_words(scene, i)):
            yield i
        waiting.extend(s.dependents(i, "xcomp", "ccomp", "advcl"))


def _is_past(scene: Scene, time: Time) -> bool:
    """True if the time ended before the day of publication."""
    end = time.finish or time.begin
    return scene.published is not None and end is not None and end[:10] < scene.published


def _time_words(scene: Scene, word: int) -> list[int]:
    s = scene.sentence
    found = []
    for c in s.children[word]:
        if s.words[c].rel in ("obl", "nmod", "advmod", "nummod", "compound", "obj", "dep", "amod"):
            found += [m for m in grammar.conjuncts(s, c) if m in scene.times]
            if grammar.case_of(s, c) in ("during", "in", "at"):
                found += [m for m in s.children[c] if m in scene.times]
    return found


def _expression(scene: Scene, word: int, own: list[Time]) -> EventTime | None:
    """One time from the expressions on a word; "from X to Y" is one."""
    if not own:
        return None
    first = own[0]
    if len(own) == 2 and own[0].begin and own[1].finish and own[0].begin <= own[1].finish:
        cases = {grammar.case_of(scene.sentence, c) for c in _time_words(scene, word)}
        if "from" in cases and cases & {"to", "until", "through", "till"}:
            return EventTime(first.begin, own[1].finish, "expression", first.id)
    return EventTime(first.begin, first.finish, "expression", first.id)


def _loose(scene: Scene) -> Time | None:
    """A time expression that opens the sentence is for all of it ("On Monday, ...")."""
    s = scene.sentence
    for i, time in sorted(scene.times.items()):
        if time.start - s.start <= 8 and s.words[i].rel in ("obl", "advmod") and (time.begin or time.finish):
            return time
    return None


def find_place(scene: Scene, trigger: Trigger, before: EventPlace | None) -> EventPlace | None:
    """Place of the trigger's event. ``before``: place of an event in the neighbouring sentence, or None."""
    event = trigger.entry.event
    for word in _outwards(scene, trigger):
        place = _place_on(scene, word)
        if place is not None:
            return EventPlace(place.id, "argument")
        if event not in PLACED:
            return None
    if event in PLACED_BY_OBJECT:
        for slot in ("obj", "on", "of", "to", "from"):
            for f in fillers(scene, trigger.word, slot, trigger.light):
                place = scene.places.get(f) or _place_on(scene, f)
                if place is not None and place.basis != "dateline":
                    return EventPlace(place.id, "argument")
    located = [p for i, p in sorted(scene.places.items()) if _is_located(scene, i, p)]
    if located:
        return EventPlace(_finest(located).id, "sentence")
    return EventPlace(before.place_id, "neighbour") if before is not None else None


def _place_on(scene: Scene, word: int) -> Place | None:
    """A place in a locative phrase on ``word``, or one step below it ("in the town of X", "X in Y": X)."""
    s = scene.sentence
    found = []
    for c in s.children[word]:
        if (
            s.words[c].rel not in ("obl", "nmod", "advmod")
            or grammar.case_of(s, c).partition("_")[0] not in LOCATIVE
        ):
            continue
        inner = [
            d
            for d in s.children[c]
            if d in scene.places and s.words[d].rel in ("nmod", "appos", "flat", "compound")
        ]
        for d in (c, *inner):
            if d in scene.places and scene.places[d].basis != "dateline":
                found.append(scene.places[d])
    return _finest(found) if found else None


def _is_located(scene: Scene, i: int, place: Place) -> bool:
    return place.basis != "dateline" and grammar.case_of(scene.sentence, i) in (
        "in",
        "at",
        "near",
        "outside",
        "inside",
    )


def _finest(places: list[Place]) -> Place:
    """A pin before a country, then the first."""
    return next((p for p in places if p.lat is not None), places[0])
