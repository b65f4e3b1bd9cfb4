"""Refusals in plain words: what somebody says, or is said, not to be willing to do ("Oman would not pay for it").

No entry can list what people refuse. "Will not" and "would not" with a verb that nobody does against his will refuse,
where those who would do it act for a country or a body, and where no entry knows the verb.
"""

from collections.abc import Collection

from onrecord.events import grammar
from onrecord.events.arguments import Trigger
from onrecord.events.clause import is_condition
from onrecord.events.parties import parties
from onrecord.events.scene import Scene
from onrecord.events.topic import is_public
from onrecord.lexicons.predicates import Predicate

STRENGTH = 0.5
WILL = frozenset(("will", "would", "'ll", "wo"))

UNWILLED = frozenset(
    "be have become happen occur need know matter seem appear survive last exist affect change hurt suffer die see lose "
    "want feel remain stay win fall rise recover succeed fail forget mean notice like love believe think wonder hope "
    "benefit find get go come expect understand remember regret belong receive make take do reach reveal say "
    "comment name speculate disclose identify elaborate confirm hesitate shrink tire rest miss mind escape live "
    "qualify finish prevent stop end begin solve help bring cause lead".split()
)
"""Verbs of what is not refused: it befalls people, says too little, or is not said to reporters."""

ENTRY = Predicate(
    id="refusal:will-not",
    lemma="refuse",
    event="REJECT",
    cameo="120",
    recipient=("obj.of", "obj.by", "obj.poss", "iobj", "with", "to", "from", "for.of"),
    status="occurred",
)
"""The entry of a verb that somebody will not do."""


def refusals(scene: Scene, taken: Collection[int]) -> list[Trigger]:
    """The verbs of what is refused, but for those ``taken``, the words of other triggers."""
    s = scene.sentence
    return [
        Trigger(i, ENTRY, strength=STRENGTH)
        for i, word in enumerate(s.words)
        if word.upos == "VERB"
        and i not in taken
        and scene.lemma(i) not in UNWILLED
        and _is_unwilling(scene, i)
        and any(is_public(p.actor) for w in grammar.surface_subjects(s, i) for p in parties(scene, w))
    ]


def _is_unwilling(scene: Scene, i: int) -> bool:
    """True for "will not V" and "would not V", without a condition and not in the perfect or passive."""
    s = scene.sentence
    helpers = [scene.lemma(c) for c in grammar.auxiliaries(s, i)]
    negated = any(scene.lemma(c) in ("not", "n't", "never") for c in s.children[i])
    if not negated or len(helpers) != 1 or helpers[0] not in WILL:
        return False
    return not is_condition(s, i) and not any(is_condition(s, c) for c in s.dependents(i, "advcl"))
