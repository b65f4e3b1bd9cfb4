"""One actor, one recipient, one CAMEO code: the rows of the formats that count pairs."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.exports.base import LeftOut, Recorded, Report
from onrecord.render.cameo import dyads
from onrecord.schema import Actor


class Pair(NamedTuple):
    """``source`` did to ``target`` what ``code`` says; one side may be None. ``nth`` numbers the pairs of a record."""

    record: Recorded
    report: Report
    source: Actor | None
    target: Actor | None
    code: str
    nth: int

    @property
    def name(self) -> str:
        """What names the pair among all."""
        return self.record.record_id if self.nth == 0 else f"{self.record.record_id}/{self.nth}"


def pairs_of(records: Iterable[Recorded], left: LeftOut, one_sided: bool) -> Iterator[Pair]:
    """The pairs of each record, told by its leading report; ``one_sided``: also where only one side is known.

    A record without CAMEO code or without a day is left out, and counted.
    """
    for record in records:
        yield from _pairs(record, left, one_sided)


def _pairs(record: Recorded, left: LeftOut, one_sided: bool) -> Iterator[Pair]:
    report = record.lead
    event = report.event
    if event.cameo is None or report.day is None:
        left.add("without CAMEO code" if event.cameo is None else "without a day")
        return
    found = [d for d in dyads(report.reading) if d.event == event.id]
    if found:
        for nth, d in enumerate(found):
            yield Pair(record, report, report.actor(d.source), report.actor(d.target), d.code, nth)
        return
    sides = [
        *((a, None) for a in report.actors),
        *((None, r) for r in report.recipients if not report.actors),
    ]
    if not one_sided or not sides:
        left.add("with one side only" if sides else "without parties")
        return
    for nth, (source, target) in enumerate(sides):
        yield Pair(record, report, source, target, event.cameo, nth)
