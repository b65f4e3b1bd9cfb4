"""When an event is: argued for from its own words outwards, and the basis always says from what."""

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.events import grammar
from onrecord.events.arguments import Trigger
from onrecord.events.scene import Scene
from onrecord.schema import EventTime, Status, Time

HISTORY = timedelta(days=365)
"""An event that ended longer than this before publication is background (``historical``)."""

CLAUSE_BORDERS = frozenset(("ccomp", "parataxis", "acl:relcl", "root"))
OTHER_TIME = frozenset(("after", "before", "since", "until", "of", "for", "from", "as"))
"""Markers of clauses that have a time of their own ("after X invaded", "accused on Monday of shelling")."""


def find_time(scene: Scene, trigger: Trigger, status: Status, before: EventTime | None) -> EventTime | None:
    """Time of the trigger's event. ``before``: time of the last event of the narrative so far, or None."""
    ahead = status in ("planned", "hypothetical")
    for word in (*outwards(scene, trigger), *(() if ahead else _inwards(scene, trigger))):
        found = _expression(scene, word, [c for c in _time_words(scene, word) if _fits(scene, c, ahead)])
        if found is not None:
            return found
    loose = _loose(scene, ahead)
    if loose is not None:
        return EventTime(loose.begin, loose.finish, "expression", loose.id)
    return _without_expression(scene, trigger, status, before)


def _without_expression(
    scene: Scene, trigger: Trigger, status: Status, before: EventTime | None
) -> EventTime | None:
    """What tense, the narrative and publication say."""
    if not scene.published:
        return EventTime(before.begin, before.finish, "narrative", before.time_id) if before else None
    if status == "ongoing":
        return EventTime(scene.published, scene.published, "tense")
    if status in ("planned", "hypothetical"):
        return EventTime(scene.published, None, "tense")
    if set(grammar.markers(scene.sentence, trigger.word)) & {"after", "before", "since", "until"}:
        return EventTime(None, scene.published, "tense")
    if before is not None and before.begin is not None:
        return EventTime(before.begin, before.finish, "narrative", before.time_id)
    return EventTime(scene.published, scene.published, "published")


def is_historical(scene: Scene, time: EventTime | None) -> bool:
    """True if the time ended more than a year before publication."""
    if time is None or time.basis != "expression" or not scene.published:
        return False
    end = _day(time.finish or time.begin)
    published = _day(scene.published)
    return end is not None and published is not None and published - end > HISTORY


def is_narrated(scene: Scene, trigger: Trigger) -> bool:
    """True for what a main clause tells: only that moves the narrative on."""
    words = scene.sentence.words
    i = trigger.light if trigger.light is not None else trigger.word
    while words[i].rel == "conj" and words[i].head >= 0:
        i = words[i].head
    return words[i].head < 0 or words[i].rel == "ccomp"


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def outwards(scene: Scene, trigger: Trigger) -> Iterator[int]:
    """The trigger, the verb it leans on, and the words above it up to the border of its clause."""
    words = scene.sentence.words
    yield trigger.word
    if trigger.light is not None:
        yield trigger.light
    i = trigger.word
    for _ in range(grammar.DEPTH):
        if words[i].head < 0 or _is_border(scene, trigger, i):
            return
        i = words[i].head
        yield i


def _is_border(scene: Scene, trigger: Trigger, i: int) -> bool:
    """True if what stands above word ``i`` is another clause or another event, whose time and place are its own."""
    s = scene.sentence
    word, above = s.words[i], s.words[s.words[i].head]
    if word.deprel in CLAUSE_BORDERS:
        return True
    if word.rel == "advcl" and OTHER_TIME & set(grammar.markers(s, i)):
        return True
    shares = word.rel == "conj" or (word.rel == "advcl" and not grammar.markers(s, i))
    if (
        word.rel == "conj"
        and word.upos == "VERB" == above.upos
        and any(c in scene.times for c in s.children[i])
    ):
        return True
    return word.head in scene.triggers and word.head != trigger.light and not shares


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


def _fits(scene: Scene, i: int, ahead: bool) -> bool:
    """True if the time at word ``i`` is known and on the right side of publication for what is ahead or is not."""
    time = scene.times[i]
    if time.begin is None and time.finish is None:
        return False
    if ahead:
        return not _is_past(scene, time)
    return scene.published is None or time.begin is None or time.begin[:10] <= scene.published


def _time_words(scene: Scene, word: int) -> list[int]:
    """Heads of the time expressions that hang on a word, also inside "during a call last Monday"."""
    s = scene.sentence
    found = []
    for c in s.children[word]:
        if s.words[c].rel in ("obl", "nmod", "advmod", "nummod", "compound", "obj", "dep", "amod"):
            found += [m for m in grammar.conjuncts(s, c) if m in scene.times]
            if grammar.case_of(s, c) in ("during", "in", "at"):
                found += [m for m in s.children[c] if m in scene.times]
    return found


def _expression(scene: Scene, word: int, own: list[int]) -> EventTime | None:
    """One time from the expressions on a word: "from X to Y" is one, "since X" runs up to publication."""
    if not own:
        return None
    cases = [grammar.case_of(scene.sentence, c) for c in own]
    times = [scene.times[c] for c in own]
    first = times[0]
    if len(own) == 2 and "from" in cases and set(cases) & {"to", "until", "through", "till"}:
        return EventTime(first.begin, times[1].finish, "expression", first.id)
    if cases[0] == "since":
        return EventTime(first.begin, scene.published, "expression", first.id)
    return EventTime(first.begin, first.finish, "expression", first.id)


def _loose(scene: Scene, ahead: bool) -> Time | None:
    """A time expression that opens the sentence is for all of it ("On Monday, ...")."""
    s = scene.sentence
    for i, time in sorted(scene.times.items()):
        if time.start - s.start <= 8 and s.words[i].rel in ("obl", "advmod") and _fits(scene, i, ahead):
            return time
    return None
