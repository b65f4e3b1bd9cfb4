"""What is asked of somebody else against, or for, the other party: opposition or support that one rallies.

"Called on the bloc to punish X", "called for sanctions against X": nothing is asked of X. CAMEO has codes for it: rally
opposition against (113), which is ACCUSE, and rally support on behalf of (053), which is SUPPORT. Only where the two
parties are known already (``pairs``).
"""

from collections.abc import Iterable

from onrecord.events.arguments import Trigger, fillers
from onrecord.events.cue_categories import CONFLICT
from onrecord.events.parties import affiliated, parties
from onrecord.events.scene import Scene
from onrecord.events.told import owners
from onrecord.events.triggers import trigger_at

ADDRESSED = ("obj", "iobj", "on", "upon", "to", "from", "of", "with", "comp.subj")
"""Slots of a verb of asking that hold of whom something is asked."""

PUNISHED = ("@punish",)
"""Conditions of entries whose recipient is the one against whom something is asked for."""

PUNISHING = ("against", "for.against", "for.on", "for.of")
"""Slots of such entries that hold of whom the punishment would be."""

COMMANDING = frozenset("order tell instruct command direct authorise authorize".split())
"""Verbs by which one has something done by those whom one commands."""

AGAINST = CONFLICT | frozenset(("ACCUSE", "REJECT", "THREATEN"))
BEHALF = frozenset(("SUPPORT", "AID"))

Rallied = tuple[str, str, tuple[str, ...]]
"""Type, CAMEO code and rule."""

OPPOSITION: Rallied = ("ACCUSE", "113", ("cameo:rallied-against",))
BACKING: Rallied = ("SUPPORT", "053", ("cameo:rallied-for",))


def rallied(scene: Scene, asking: Trigger, found: Iterable[Trigger], party: str) -> Rallied | None:
    """What ``asking``, a request, is towards the party (id of an actor) of whom nothing is asked; None for a request.

    ``found``: triggers of the sentence, weak ones too.
    """
    if set(PUNISHED).intersection(asking.entry.needs.values()):
        return OPPOSITION if _names(scene, asking, PUNISHING, party) else None
    if _names(scene, asking, ADDRESSED, party):
        return None
    weak = {t.word: t for t in found}
    for word in scene.sentence.subtree(asking.word):
        inner = (trigger_at(scene, word) or weak.get(word)) if word != asking.word else None
        if inner is None or inner.entry.reciprocal or inner.entry.event not in AGAINST | BEHALF:
            continue
        if _names(scene, inner, inner.entry.recipient, party):
            if asking.entry.lemma in COMMANDING:
                return inner.entry.event, inner.entry.cameo, ("cameo:commanded",)
            return BACKING if inner.entry.event in BEHALF else OPPOSITION
    return None


def _names(scene: Scene, trigger: Trigger, slots: Iterable[str], party: str) -> bool:
    """True if one of the slots names the party, or something of it."""
    heads = (f for slot in slots for f in fillers(scene, trigger.word, slot, trigger.light))
    return any(
        p.actor.id == party
        for f in heads
        for p in (*parties(scene, f), *affiliated(scene, f), *owners(scene, f))
    )
