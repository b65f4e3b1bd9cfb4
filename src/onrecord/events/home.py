"""Those who face each other within one country: the state and its people, its rebels, its opposition.

A text seldom says whose the things are that are stormed, bombed or raided: a house of the state is the state's, "rebel
positions" are the rebels', wherever both are of one country.
"""

from onrecord.events.arguments import Party, Trigger, fillers
from onrecord.events.hosts import is_host
from onrecord.events.scene import Scene
from onrecord.ontologies import OFFICIAL
from onrecord.schema import Actor

STATE_HOUSES = frozenset(
    "parliament ministry barracks courthouse garrison prison jail armory armoury arsenal checkpoint court".split()
)
"""Houses that belong to the state wherever they are."""

HOUSES = frozenset(
    "station post headquarters office building depot base palace house hall compound car vehicle quarters gate".split()
)
STATE_WORDS = frozenset(
    "police army naval military government presidential security state customs tax town city county governor's border "
    "immigration ministry municipal federal secret".split()
)
"""Words before a house that say it is the state's ("a police station", "the town hall")."""

REBELS = frozenset("rebel insurgent guerrilla militant separatist insurgency rebel-held".split())
OPPOSITION = frozenset("opposition dissident".split())
SECTORS_OF = {**dict.fromkeys(REBELS, ("REB", "UAF")), **dict.fromkeys(OPPOSITION, ("OPP", "PTY"))}
"""Words before a thing, or after its "of", that say on which side its owners are, and the sectors of those owners."""

THINGS = ("obj", "on", "at", "to", "into", "against")
"""Slots that hold the thing which a deed is done to."""


def facing(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Who is acted on in the own country of ``actors``, where no slot and no owner of the thing names him."""
    return _state(scene, trigger, actors) or _other_side(scene, trigger, actors)


def _other_side(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """The rebels or the opposition of the text whose thing the state deals with ("bombed rebel positions")."""
    s = scene.sentence
    codes = {p.actor.country for p in actors}
    if len(codes) != 1 or not all(is_official(p.actor) for p in actors):
        return []
    for i in (w for slot in THINGS for w in fillers(scene, trigger.word, slot)):
        for c in s.dependents(i, "compound", "amod", "nmod"):
            sectors = SECTORS_OF.get(scene.lemma(c), ())
            sided = (a for sector in sectors for a in scene.sided.get(sector, ()))
            found = next((a for a in sided if a.country in codes), None)
            if found is not None:
                return [Party(found, i, scene.span(c))]
    return []


def is_official(actor: Actor) -> bool:
    """True for a state and those who act for one."""
    return actor.kind in ("country", "government") or bool(OFFICIAL & set(actor.sectors))


def _state(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """The state whose houses its own people storm or burn ("a crowd set fire to the police station")."""
    codes = {p.actor.country for p in actors}
    if trigger.entry.event not in ("ASSAULT", "PROTEST", "COERCE") or len(codes) != 1:
        return []
    if any(OFFICIAL & set(p.actor.sectors) for p in actors):
        return []
    things = [w for slot in ("obj", "to", "on", "into") for w in fillers(scene, trigger.word, slot)]
    state = scene.countries.get(codes.pop() or "")
    owned = [w for w in things if _is_of_state(scene, w)]
    if state is None or is_host(state):
        return []
    return [Party(state, w, scene.span(w)) for w in owned[:1]]


def _is_of_state(scene: Scene, i: int) -> bool:
    """True for a house of the state, by its name alone or by whose it is called ("the police headquarters")."""
    s = scene.sentence
    if scene.lemma(i) in STATE_HOUSES:
        return True
    return scene.lemma(i) in HOUSES and any(
        scene.lemma(c) in STATE_WORDS for c in s.dependents(i, "compound", "amod", "nmod:poss")
    )
