"""Counts over events, the same on both engines."""

from datetime import date

import pytest
from tests.readings_fixture import reading

from onrecord.errors import UsageError
from onrecord.store import open_store
from onrecord.store.aggregate import dyad, facets, named_period, network, span, timeline
from onrecord.store.query import Filter


def test_counts_facets_network_and_dyads(address: str) -> None:
    with open_store(address, create=True) as store:
        store.add([reading(), reading("arica-2", "Harbour News", "denied")])
        found = facets(store, Filter(), ("status", "event", "country", "outlet", "year"))
        assert {s.value for s in found["status"]} == {"occurred", "planned", "denied"}
        assert {s.value for s in found["country"]} == {"CHL", "PER"}
        assert {s.value for s in found["outlet"]} == {"Coast Herald", "Harbour News"}
        assert [s.value for s in found["year"]] == ["2024"]
        assert {s.value for s in facets(store, Filter(status=("planned",)), ("event",))["event"]} == {"AGREE"}
        counts = dyad(store, "Chile", "PER", "month", Filter(status=("planned",)))
        assert [(c.period.isoformat(), c.key, c.events, c.articles) for c in counts] == [
            ("2024-05-01", "1", 1, 2)
        ]
        assert [c.key for c in dyad(store, "CHL", "Peru", directed=True)] == ["4"]
        assert dyad(store, "Peru", "Chile", directed=True) == []
        assert [(e.source, e.target, e.quad) for e in network(store, Filter(status=("occurred",)))] == [
            ("CHL", "PER", 4)
        ]
        assert sum(c.events for c in timeline(store, Filter(), "year", "status")) >= 3
        first, last = span(store, Filter())
        assert (str(first), str(last)) == ("2024-05-01", "2024-05-07")


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("2011-03-02", {"day": "2011-03-02", "week": "2011-W09", "month": "2011-03", "year": "2011"}),
        ("2021-01-01", {"week": "2020-W53", "year": "2021"}),
        ("2018-12-31", {"week": "2019-W01", "month": "2018-12"}),
    ],
)
def test_periods_are_named_as_people_write_them(first: str, names: dict[str, str]) -> None:
    for by, name in names.items():
        assert named_period(date.fromisoformat(first), by) == name


def test_what_does_not_fit_is_told(address: str) -> None:
    with open_store(address, create=True) as store:
        with pytest.raises(UsageError, match="no facet 'color'"):
            facets(store, Filter(), ("color",))  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="by 'hour'"):
            dyad(store, "CHL", "PER", "hour")  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="split"):
            timeline(store, Filter(), split="outlet")
        with pytest.raises(UsageError, match="holds no word"):
            dyad(store, "??", "PER")
        with pytest.raises(UsageError, match="between takes two"):
            Filter(between=("CHL",))
