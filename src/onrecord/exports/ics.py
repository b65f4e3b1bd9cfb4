"""iCalendar (RFC 5545): what is planned, with who says so, as whole-day events. Built with the icalendar library."""

import datetime
from collections.abc import Iterable, Iterator

from icalendar import Calendar
from icalendar import Event as Entry

from onrecord.exports.base import LeftOut, Recorded, Report, cell

_DAY = datetime.timedelta(days=1)


def calendar(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """A calendar; what has no day is left out, and counted."""
    head, _, foot = _empty().to_ical().partition(b"END:VCALENDAR")
    yield head
    for record in records:
        if record.lead.day is None:
            left.add("without a day")
        else:
            yield _entry(record, record.lead.day).to_ical()
    yield b"END:VCALENDAR" + foot


def _empty() -> Calendar:
    page = Calendar()
    page.add("prodid", "-//onrecord//planned events//EN")
    page.add("version", "2.0")
    page.add("x-wr-calname", "onrecord: planned events")
    return page


def _entry(record: Recorded, day: datetime.date) -> Entry:
    report = record.lead
    entry = Entry()
    entry.add("uid", f"{cell(record.record_id)}@onrecord")
    stamp = report.published or day
    entry.add("dtstamp", datetime.datetime(stamp.year, stamp.month, stamp.day, tzinfo=datetime.UTC))
    entry.add("dtstart", day)
    entry.add("dtend", max(report.last_day or day, day) + _DAY)
    entry.add("summary", _summary(report))
    entry.add("description", _description(record))
    if report.place is not None:
        entry.add("location", cell(report.place.name))
    if report.reading.article.url:
        entry.add("url", cell(report.reading.article.url))
    entry.add("status", "TENTATIVE")
    entry.add("categories", [report.event.event, *report.event.modes])
    entry.add("transp", "TRANSPARENT")
    return entry


def _summary(report: Report) -> str:
    who, whom = (", ".join(a.name for a in side) for side in (report.actors, report.recipients))
    return cell(" · ".join(part for part in (report.event.event, who, whom) if part))


def _description(record: Recorded) -> str:
    """The words, and according to whom; each outlet once."""
    report = record.lead
    said = {s.id: s for s in report.reading.statements}
    speakers = [
        report.actor(i).name
        for name in report.event.according_to
        if name in said
        for i in said[name].speakers
    ]
    told = dict.fromkeys(r.reading.article.outlet or r.reading.article.id for r in record.reports)
    lines = [report.sentence]
    lines += [f"According to: {', '.join(dict.fromkeys(speakers))}"] if speakers else []
    return "\n".join([*lines, f"Reported by: {', '.join(told)}"])
