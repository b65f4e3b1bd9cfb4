"""Threats in plain words: what somebody says that he will do unless another does something, or if he does not.

"Norway said that it would recall its envoy if Chad did not free the sailors" threatens, though no word of it does.
"""

from collections.abc import Collection

from onrecord.events import grammar
from onrecord.events.arguments import SAYING, Trigger
from onrecord.events.clause import is_condition
from onrecord.events.parties import parties
from onrecord.events.scene import Scene
from onrecord.lexicons.predicates import Predicate

STRENGTH = 0.6
WILL = frozenset(("will", "would", "'ll", "'d", "shall"))
ENTRY = Predicate(
    id="lest:say",
    lemma="say",
    event="THREATEN",
    cameo="130",
    recipient=("iobj", "obj", "to"),
    status="occurred",
)
"""The entry of a verb of saying whose content is such a threat."""


def threats(scene: Scene, taken: Collection[int]) -> list[Trigger]:
    """The verbs of saying that threaten, but for those ``taken``, the words of other triggers."""
    s = scene.sentence
    found = []
    for i, word in enumerate(s.words):
        above = word.head
        if word.rel != "ccomp" or word.upos != "VERB" or above in taken or scene.lemma(above) not in SAYING:
            continue
        if not any(scene.lemma(c) in WILL for c in grammar.auxiliaries(s, i)) or _is_negated(scene, i):
            continue
        if any(_is_lest(scene, c) for c in s.dependents(i, "advcl")) and _is_own(scene, i, above):
            found.append(Trigger(above, ENTRY, strength=STRENGTH))
    return found


def _is_lest(scene: Scene, i: int) -> bool:
    """True for "unless X does" and "if X does not"."""
    marks = grammar.markers(scene.sentence, i)
    return "unless" in marks or (is_condition(scene.sentence, i) and _is_negated(scene, i))


def _is_negated(scene: Scene, i: int) -> bool:
    return any(scene.lemma(c) in ("not", "n't", "never") for c in scene.sentence.children[i])


def _is_own(scene: Scene, i: int, above: int) -> bool:
    """True if those speak who will act: they, or those of their country."""
    s = scene.sentence
    speaking = {p.actor.country for w in grammar.subjects(s, above) for p in parties(scene, w)} - {None}
    acting = {p.actor.country for w in grammar.surface_subjects(s, i) for p in parties(scene, w)}
    return bool(speaking) and bool(acting) and acting <= speaking
