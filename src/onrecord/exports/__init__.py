"""Records as files in the formats that the field reads: one file a format, all of them in ``FORMATS``."""

from collections.abc import Iterable, Iterator

from onrecord.errors import UsageError
from onrecord.exports import (
    ftm,
    gdelt,
    geojson,
    graphml,
    icews,
    ics,
    petrarch,
    plover,
    polecat,
    table,
    webanno,
)
from onrecord.exports.base import HAPPENED, Format, LeftOut, Recorded, Report, chosen, single

__all__ = [
    "FORMATS",
    "HAPPENED",
    "Format",
    "LeftOut",
    "Recorded",
    "Report",
    "export",
    "format_named",
    "single",
]

FORMATS: tuple[Format, ...] = (
    Format("gdelt", gdelt.events, "GDELT 2.0 Events, 61 columns", HAPPENED),
    Format("gdelt-mentions", gdelt.mentions, "GDELT 2.0 Mentions, 16 columns", HAPPENED),
    Format("icews", icews.events, "ICEWS, 20 columns with a header", HAPPENED),
    Format("petrarch", petrarch.petrarch, "PETRARCH2 event lines", HAPPENED, ".txt"),
    Format("phoenix", petrarch.phoenix, "Phoenix, 26 columns", HAPPENED, ".txt"),
    Format("polecat", polecat.events, "POLECAT, 40 columns with a header", HAPPENED),
    Format(
        "plover", plover.events, "PLOVER JSON, one event a line; statuses as auxiliary modes", None, ".jsonl"
    ),
    Format("jsonl", table.jsonl, "all columns, one JSON object a line", None, ".jsonl"),
    Format("csv", table.comma, "all columns, lists joined", None, ".csv"),
    Format("parquet", table.parquet, "all columns with their types", None, ".parquet"),
    Format("geojson", geojson.features, "events with a real place, as points", None, ".geojson"),
    Format("graphml", graphml.dyads, "who did how much to whom, as a graph", HAPPENED, ".graphml"),
    Format("ics", ics.calendar, "planned events as a calendar", ("planned",), ".ics"),
    Format("webanno", webanno.annotations, "W3C Web Annotations of the evidence", None, ".jsonld"),
    Format("ftm", ftm.entities, "FollowTheMoney entities", None, ".ftm.json"),
)


def format_named(name: str) -> Format:
    """The format of that name; ``UsageError`` lists those there are."""
    found = next((f for f in FORMATS if f.name == name), None)
    if found is None:
        raise UsageError(f"--format {name}: no such format; there are {', '.join(f.name for f in FORMATS)}")
    return found


def export(
    records: Iterable[Recorded], form: Format, left: LeftOut, statuses: tuple[str, ...] | None = None
) -> Iterator[bytes]:
    """The file's bytes, piece by piece; ``left`` counts what is left out and why.

    ``statuses``: those that go into the file; None takes the format's own choice.
    """
    taken = statuses if statuses is not None else form.statuses
    return form.write(chosen(records, taken, left), left)
