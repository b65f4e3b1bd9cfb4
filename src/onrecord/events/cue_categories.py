"""The cue categories of CAMEO under PLOVER's names: what pairs are coded in.

Dyadic event data from ICEWS to today's pair sets count by CAMEO's twenty cue categories, and so does ``onrecord code``.
``onrecord read`` follows the PLOVER manual 2.0. The two part company in few places, all of them here:

- a code stands where its number puts it: findings of guilt (116) are ACCUSE (where somebody is sent to prison, 173), occupied land and blockades (191, 192) and
  what is driven out or destroyed (201) ASSAULT, apologies (055) SUPPORT, warrants (173) and repression (175) COERCE; sanctions (163) are
  COERCE by the crosswalk of 2021
- who says that he will yield agrees to (035), who is prepared to cooperate or thinks about it too (03); who says that he will, would or may protest, mobilise, cut ties, coerce or attack
  threatens to ("when any conflictual behavior is forecasted using future tense, it is treated as a threat", CAMEO 130)
- cooperation that does not come about is a refusal (12), a penalty that does not come about a concession (08)
"""

from onrecord import ontologies
from onrecord.schema import Status

BY_CODE = {
    "055": "SUPPORT",
    "116": "ACCUSE",
    "163": "COERCE",
    "173": "COERCE",
    "175": "COERCE",
    "191": "ASSAULT",
    "192": "ASSAULT",
    "201": "ASSAULT",
}
"""CAMEO codes whose cue category is not that of the type they have in PLOVER 2.0."""

REFUSABLE = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
YIELDING = frozenset(("CONCEDE", "RETREAT"))
CONFLICT = frozenset(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"))

CONDITIONAL = "condition:main"
"""The rule of what somebody says that he will do if another does something."""

CONDITIONS = frozenset(("condition", CONDITIONAL))
FORETOLD = frozenset(("modal:would", "modal:may", "modal:might", "modal:could"))
"""Rules of what is held out, and of a future told in the past ("said that talks would open"), without a condition."""

DONE = frozenset(("planned:order", "planned:decide", "planned:vote", "purpose"))
"""Rules under which what is to come is settled already ("ordered the release", "launched a raid to seize")."""


READY = frozenset(("hypothetical:prepare",))
"""Rules under which somebody is ready for what he does not do yet ("is prepared to reopen talks")."""

WISHING = tuple(f"hypothetical:{word}" for word in "hope want wish keen eager aim".split())
"""Rules under which somebody would like to do what he does not do yet ("hopes to work with X")."""

UNWILLING = frozenset(("future", "modal:would", "modal:'d"))
"""Rules under which, with a negation, somebody will not do something."""

PROPOSED = ("hypothetical:propose", "hypothetical:moot", "hypothetical:float")
"""Rules under which somebody puts forward what may be done ("proposed sanctions against X")."""

WEIGHED = ("hypothetical:consider", "hypothetical:weigh", "hypothetical:mull", "hypothetical:ponder")
"""Rules under which somebody thinks about what he may do ("is considering a loan to X")."""

CONTEMPLATED = ("modal:", *WEIGHED, *PROPOSED)
"""Rules under which somebody speaks of what he may do ("is considering sanctions", "would strike back")."""


STOPPABLE = CONFLICT - {"SANCTION"} | {"ACCUSE"}
STOPPED = frozenset(
    f"denied:{verb}"
    for verb in "stop cease halt end suspend pause discontinue abandon drop lift quit call".split()
)
"""Rules under which somebody does no longer what he did ("stopped shelling X")."""

LAWSUIT = "115"

NOT_RULED_OUT = frozenset(("denied:rule", "negation"))
"""Rules that together leave something open ("has not ruled out force")."""


def settled(status: Status, rules: tuple[str, ...]) -> Status:
    """``status``, or that of what has happened where what is to come is settled already ("went to X to talk to Y")."""
    return "occurred" if status == "planned" and DONE.intersection(rules) else status


def cue_category(
    event: str, cameo: str, status: Status, rules: tuple[str, ...]
) -> tuple[str, str, tuple[str, ...]]:
    """Type and CAMEO code of a pair from those of an event and its status, and the rules that changed them.

    ``rules``: those that led to the status.
    """
    status = settled(status, rules)
    if rules and NOT_RULED_OUT.issubset(rules):
        status, rules = "hypothetical", ("modal:", *rules)
    if status == "denied" and STOPPED.intersection(rules) and event in STOPPABLE:
        end = ("RETREAT", "087") if event in ("ASSAULT", "MOBILIZE") else ("CONCEDE", "080")
        return (*end, ("cameo:stopped-is-yielding",))
    wished = event != "CONSULT" and any(r.startswith(WISHING) for r in rules)
    weighed = wished or READY.intersection(rules) or any(r.startswith(WEIGHED) for r in rules)
    if status == "hypothetical" and event in REFUSABLE - {"AGREE"} and weighed:
        return "AGREE", ontologies.intended(cameo) or "030", ("cameo:readiness-is-agree",)
    if status == "hypothetical" and "negation" in rules and UNWILLING.intersection(rules):
        status = "denied"
    told = status == "hypothetical" and FORETOLD.intersection(rules) and not CONDITIONS.intersection(rules)
    if told and event in REFUSABLE - {"AGREE"}:
        return "AGREE", ontologies.intended(cameo) or "030", ("cameo:told-future-is-agree",)
    if status == "denied" and event in REFUSABLE:
        return "REJECT", "120", ("denied-is-reject",)
    if status == "denied" and event == "SANCTION":
        return "CONCEDE", "080", ("denied-is-concede",)
    offered = status == "hypothetical" and CONDITIONAL in rules
    if (status == "planned" or offered) and event in YIELDING:
        return "AGREE", ontologies.conceded(cameo) or "035", ("cameo:future-yield-is-agree",)
    contemplated = status == "hypothetical" and any(r.startswith(CONTEMPLATED) for r in rules)
    if (status == "planned" or contemplated) and event in CONFLICT:
        return "THREATEN", ontologies.threatened(cameo) or "130", ("cameo:future-conflict-is-threaten",)
    if (status == "planned" or contemplated) and cameo == LAWSUIT:
        return "THREATEN", "130", ("cameo:future-conflict-is-threaten",)
    if event == "CONCEDE" and cameo.startswith("03"):
        return "AGREE", cameo, ("cameo:cue-category",)
    known = BY_CODE.get(cameo, event)
    return known, cameo, ("cameo:cue-category",) if known != event else ()
