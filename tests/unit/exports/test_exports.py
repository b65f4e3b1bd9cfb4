"""Each format against its published column list, and read back by a public reader where there is one."""

import csv
import io
import json
from pathlib import Path

import duckdb
import msgspec
import pytest
from tests.readings_fixture import TEXT, reading

from onrecord.errors import UsageError
from onrecord.exports import FORMATS, LeftOut, Recorded, Report, export, format_named, single
from onrecord.exports.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from onrecord.exports.icews import COLUMNS as ICEWS
from onrecord.exports.petrarch import PETRARCH_COLUMNS, PHOENIX_COLUMNS, phoenix
from onrecord.exports.polecat import COLUMNS as POLECAT


def records() -> list[Recorded]:
    """An attack that two outlets tell, a planned visit."""
    first, second = reading(), reading("arica-2", "Harbour News")
    attack = Recorded("r1", (Report(first, first.events[0]), Report(second, second.events[0])))
    return [attack, Recorded("r2", (Report(first, first.events[1]),))]


def written(name: str, statuses: tuple[str, ...] | None = None) -> tuple[bytes, str]:
    left = LeftOut()
    return b"".join(export(records(), format_named(name), left, statuses)), left.line


def rows(name: str, statuses: tuple[str, ...] | None = None) -> list[list[str]]:
    return [line.split("\t") for line in written(name, statuses)[0].decode().splitlines()]


@pytest.mark.parametrize(
    ("name", "columns", "header"),
    [
        ("gdelt", 61, False),
        ("gdelt-mentions", 16, False),
        ("icews", 20, True),
        ("petrarch", 10, False),
        ("phoenix", 26, False),
        ("polecat", 40, True),
    ],
)
def test_every_line_has_the_columns_of_the_published_list(name: str, columns: int, header: bool) -> None:
    found = rows(name)
    assert {len(row) for row in found} == {columns}
    assert len(found) == (2 if header or name == "gdelt-mentions" else 1)
    known = {"gdelt": EVENT_COLUMNS, "gdelt-mentions": MENTION_COLUMNS, "icews": ICEWS, "polecat": POLECAT,
             "petrarch": PETRARCH_COLUMNS, "phoenix": PHOENIX_COLUMNS}[name]  # fmt: skip
    assert len(known) == columns
    assert not header or tuple(found[0]) == known


def test_what_did_not_happen_is_left_out_and_counted() -> None:
    assert written("gdelt")[1] == "1 planned"
    assert written("gdelt", ("planned",))[1] == "1 occurred"
    assert written("jsonl")[1] == ""


def test_gdelt_row_says_who_did_what_to_whom_where() -> None:
    row = dict(zip(EVENT_COLUMNS, rows("gdelt")[0], strict=True))
    assert (row["Day"], row["MonthYear"], row["Year"], row["FractionDate"]) == (
        "20240507",
        "202405",
        "2024",
        "2024.4301",
    )
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("CHLMIL", "CHL", "MIL")
    assert (row["Actor2Code"], row["EventCode"], row["EventRootCode"], row["QuadClass"]) == (
        "PER",
        "194",
        "19",
        "4",
    )
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "2", "2")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_FeatureID"]) == (
        "4",
        "CI",
        "3899361",
    )
    assert row["ActionGeo_Fullname"] == "Arica, Arica y Parinacota, Chile"
    assert (row["DATEADDED"], row["SOURCEURL"]) == ("20240508063000", "https://arica-1.example/1")


def test_gdelt_is_read_by_a_public_loader() -> None:
    from py_gdelt.models.events import Event as Loaded
    from py_gdelt.parsers.events import EventsParser

    (raw,) = EventsParser().parse(written("gdelt")[0], is_translated=False)
    event = Loaded.from_raw(raw)
    assert (event.event_code, event.quad_class, event.goldstein_scale) == ("194", 4, -10.0)
    assert event.actor1 is not None
    assert event.actor1.country_code == "CHL"
    assert event.date.isoformat() == "2024-05-07"
    assert event.action_geo is not None
    assert event.action_geo.lat == pytest.approx(-18.4746)


def test_gdelt_mentions_are_read_by_a_public_loader() -> None:
    from py_gdelt.parsers.mentions import MentionsParser

    found = list(MentionsParser().parse(written("gdelt-mentions")[0]))
    ids = {m.global_event_id for m in found}
    assert len(found) == 2
    assert ids == {rows("gdelt")[0][0]}
    row = dict(zip(MENTION_COLUMNS, rows("gdelt-mentions")[1], strict=True))
    assert (row["MentionSourceName"], row["SentenceID"], row["Confidence"]) == ("Harbour News", "1", "81")
    assert TEXT[int(row["ActionCharOffset"]) :].startswith("shelled")


def test_icews_and_phoenix_and_petrarch_rows() -> None:
    icews = dict(zip(ICEWS, rows("icews")[1], strict=True))
    assert (icews["Source Country"], icews["Source Sectors"], icews["CAMEO Code"]) == (
        "Chile",
        "Military",
        "194",
    )
    assert (icews["City"], icews["Province"], icews["Intensity"]) == ("Arica", "Arica y Parinacota", "-10.0")
    phoenix = dict(zip(PHOENIX_COLUMNS, rows("phoenix")[0], strict=True))
    assert (phoenix["SourceActorFull"], phoenix["SourceActorEntity"], phoenix["SourceActorRole"]) == (
        "CHLMIL",
        "CHL",
        "MIL",
    )
    assert (phoenix["Year"], phoenix["Month"], phoenix["Day"]) == ("2024", "05", "07")
    assert (phoenix["Issues"], phoenix["SentenceID"]) == ("military,2", "arica-1_1;arica-2_1")
    assert (phoenix["NewsSources"], phoenix["QuadClass"]) == ("Coast Herald;Harbour News", "4")
    assert rows("petrarch")[0][:6] == ["20240507", "CHLMIL", "PER", "194", "military", "arica-1_1;arica-2_1"]


def test_phoenix_has_a_neutral_class() -> None:
    found = reading()
    given = [
        msgspec.structs.replace(found, events=(msgspec.structs.replace(found.events[0], cameo=code),))
        for code in ("010", "020", "040", "160", "190")
    ]
    quads = [
        line.split(b"\t")[PHOENIX_COLUMNS.index("QuadClass")]
        for one in given
        for line in phoenix([Recorded("r", (Report(one, one.events[0]),))], LeftOut())
    ]
    assert quads == [b"0", b"0", b"1", b"3", b"4"]


def test_polecat_keeps_lists_and_says_none() -> None:
    row = dict(zip(POLECAT, rows("polecat")[1], strict=True))
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == (
        "ASSAULT",
        "heavy-weapons",
        "MATERIAL CONFLICT",
    )
    assert (row["Actor Country"], row["Actor COW"], row["Wikipedia Actor ID"]) == ("Chile", "155", "None")
    assert row["Story People"] == "Ana Rojas; Peru's president"


def test_plover_json_tells_statuses_as_auxiliary_modes() -> None:
    attack, visit = (json.loads(line) for line in written("plover")[0].splitlines())
    assert attack["size"] == {"dead": 12, "injured": None, "arrested": None}
    assert attack["event_loc"]["geonameid"] == 3899361
    assert (visit["mode"], visit["date"], visit["enddate"]) == (
        ["visit", "future"],
        "2024-05-01",
        "2024-05-31",
    )
    assert attack["actor"][0] | {} == attack["actor"][0]
    assert set(attack["cite_info"]) == {"corpus", "citation", "url", "title", "language", "publication", "license",
                                        "copyright", "published", "coder", "codebook", "version"}  # fmt: skip


def test_tables_hold_the_same_rows(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in written("jsonl")[0].splitlines()]
    found = list(csv.DictReader(io.StringIO(written("csv")[0].decode())))
    file = tmp_path / "events.parquet"
    file.write_bytes(written("parquet")[0])
    parquet = duckdb.sql(f"SELECT record_id, status, actor_countries, outlets FROM '{file}'").fetchall()
    assert parquet == [(r["record_id"], r["status"], r["actor_countries"], r["outlets"]) for r in lines]
    assert [r["status"] for r in found] == ["occurred", "planned"]
    assert found[0]["outlets"] == "Coast Herald; Harbour News"


def test_geojson_has_pins_only() -> None:
    data, left = written("geojson")
    (feature,) = json.loads(data)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-70.2979, -18.4746]}
    assert left == "1 without a place"
    nothing = b"".join(export([], format_named("geojson"), LeftOut()))
    assert json.loads(nothing) == {"type": "FeatureCollection", "features": []}


def test_graphml_is_read_by_networkx() -> None:
    import networkx

    graph = networkx.parse_graphml(written("graphml")[0].decode())
    assert set(graph.nodes) == {"CHL", "PER"}
    ((source, target, edge),) = graph.edges(data=True)
    assert (source, target, edge["quad"], edge["events"], edge["score"]) == ("CHL", "PER", 4, 1, -10.0)


def test_calendar_is_read_by_icalendar() -> None:
    from icalendar import Calendar

    (entry,) = Calendar.from_ical(written("ics")[0]).walk("VEVENT")
    assert entry["UID"] == "r2@onrecord"
    assert (entry.decoded("DTSTART").isoformat(), entry.decoded("DTEND").isoformat()) == (
        "2024-05-01",
        "2024-06-01",
    )
    assert "Reported by: Coast Herald" in str(entry["DESCRIPTION"])


def test_annotations_quote_what_they_point_at() -> None:
    items = json.loads(written("webanno")[0])["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        for target in item["target"]:
            position, quote = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]


def test_followthemoney_takes_the_entities() -> None:
    from followthemoney import model

    lines = [json.loads(line) for line in written("ftm")[0].splitlines()]
    for line in lines:
        entity = model.get_proxy(line, cleaned=False)
        kept = {name: sorted(entity.get(name)) for name in line["properties"]}
        assert all(kept.values()), line
        entity.schema.validate({"properties": line["properties"]})
    events = [line for line in lines if line["schema"] == "Event"]
    assert len(events) == 2
    assert set(events[0]["properties"]["proof"]) <= {line["id"] for line in lines}


def test_all_formats_write_hostile_words_as_one_line() -> None:
    told = reading("id\twith\ttabs\nand lines", outlet="Out\tlet\x00\u202e")
    for form in FORMATS:
        data = b"".join(export(single(told), form, LeftOut()))
        if form.suffix == ".tsv":
            assert len({line.count(b"\t") for line in data.splitlines()}) == 1
            assert b"\x00" not in data


def test_the_same_records_give_the_same_bytes() -> None:
    for form in FORMATS:
        if form.name != "parquet":
            assert written(form.name) == written(form.name)


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no such format; there are gdelt"):
        format_named("tabari")
