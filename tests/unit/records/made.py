"""Facts and texts for the tests of records."""

from typing import Any

from onrecord.schema.record import Fact, FactKey, Party, Record

CHAD = Party("Chad", "TCD", "GOV", "country", True)
NIGER = Party("Niger", "NER", "GOV", "country", True)
TOGO = Party("Togo", "TGO", "GOV", "country", True)
WORDS = ("tariff", "cotton", "frontier")


def fact(article: int, event: str = "e1", **given: Any) -> Fact:
    """A meeting of Chad and Niger on 3 March 2026, told the next day, as far as nothing else is given."""
    made: dict[str, Any] = {
        "article": f"a{article}", "outlet": f"Outlet {article}", "day": "2026-03-04", "sentence": 1,
        "event": "CONSULT", "deed": "CONSULT", "cameo": "040", "deed_cameo": "040", "quad": 1, "status": "occurred",
        "confidence": 0.8, "begin": "2026-03-03", "finish": "2026-03-03", "time_basis": "expression",
        "actors": (CHAD, NIGER), "trigger": "met", "words": WORDS,
    } | given  # fmt: skip
    return Fact(article_key=article, event_id=event, **made)


def groups(records: tuple[Record, ...]) -> list[set[FactKey]]:
    """The facts of each record."""
    return sorted(({(m.article_key, m.event_id) for m in r.members} for r in records), key=min)


STORM = (
    "The river rose by three metres overnight and cut the road to the mill. Two families were carried across by a"
    " farmer with a tractor, and the school in the lower village stayed closed for the rest of the week. The mayor asked"
    " the province for pumps, since the cellar of the clinic stood under water. Nobody was hurt, but forty goats drowned"
    " on a pasture near the weir. The owner of the mill said that his grandfather had told him of such a flood, in a year"
    " when the harvest had been lost as well. Engineers will look at the bridge on Monday, and until then lorries have to"
    " take the longer way over the pass. Bakers in the upper village baked through the night."
)
