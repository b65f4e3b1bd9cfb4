"""Where an event is: argued for in its clause, its sentence and the one before, else nowhere."""

from onrecord.events import grammar
from onrecord.events.arguments import Trigger, fillers
from onrecord.events.scene import Scene
from onrecord.events.when import outwards
from onrecord.schema import EventPlace, Place

LOCATIVE = frozenset(
    "in at near on outside inside across around into over throughout within along off beside between above below "
    "toward towards to from through south north east west against amid by upon".split()
)
INSIDE = frozenset(("in", "at", "near", "outside", "inside"))

PLACED_BY_OBJECT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT"))
"""Types whose object or ``on``/``of`` phrase is where they happen, if it is a place ("bombed the port of X")."""

PLACED = frozenset(
    ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "PROTEST", "AID", "COOPERATE", "SANCTION")
)
"""Types of which a place elsewhere in the sentence may be the scene; words have no scene."""


def find_place(scene: Scene, trigger: Trigger, before: EventPlace | None) -> EventPlace | None:
    """Place of the trigger's event. ``before``: place of an event in the neighbouring sentence, or None."""
    event = trigger.entry.event
    for word in outwards(scene, trigger):
        place = _place_on(scene, word)
        if place is not None:
            return EventPlace(place.id, "argument")
        if event not in PLACED:
            return None
    place = _place_of_object(scene, trigger) if event in PLACED_BY_OBJECT else None
    if place is not None:
        return EventPlace(place.id, "argument")
    located = [p for i, p in sorted(scene.places.items()) if _is_free(scene, trigger, i)]
    if located:
        return EventPlace(_finest(located).id, "sentence")
    return EventPlace(before.place_id, "neighbour") if before is not None and not scene.places else None


def _place_of_object(scene: Scene, trigger: Trigger) -> Place | None:
    """The place that is attacked, taken, visited or left."""
    for slot in ("obj", "on", "of", "to", "from"):
        for f in fillers(scene, trigger.word, slot, trigger.light):
            place = scene.places.get(f) or _place_on(scene, f)
            if place is not None and place.basis != "dateline":
                return place
    return None


def _place_on(scene: Scene, word: int) -> Place | None:
    """A place in a locative phrase on ``word``, or one step below it ("in the town of X", "X in Y": X)."""
    s = scene.sentence
    own = scene.places.get(word)
    if own is not None and s.dependents(word, "cop") and _is_located(scene, word):
        return own
    found = []
    for c in s.children[word]:
        case = grammar.case_of(s, c).partition("_")[0]
        if s.words[c].rel in ("obl", "nmod", "advmod") and case in LOCATIVE:
            inner = (d for d in s.children[c] if s.words[d].rel in ("nmod", "appos", "flat", "compound"))
            found += [scene.places[d] for d in (c, *inner) if d in scene.places]
    known = [p for p in found if p.basis != "dateline"]
    return _finest(known) if known else None


def _is_located(scene: Scene, i: int) -> bool:
    return scene.places[i].basis != "dateline" and grammar.case_of(scene.sentence, i) in INSIDE


def _is_free(scene: Scene, trigger: Trigger, i: int) -> bool:
    """True if the place at word ``i`` stands in a locative phrase that belongs to no other trigger."""
    if not _is_located(scene, i):
        return False
    nearest = next((j for j in scene.sentence.ancestors(i) if j in scene.triggers), None)
    return nearest is None or nearest in (trigger.word, trigger.light)


def _finest(places: list[Place]) -> Place:
    """A pin before a country, then the first."""
    return next((p for p in places if p.lat is not None), places[0])
