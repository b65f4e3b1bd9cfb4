import duckdb
import msgspec
import pyarrow
from tests.unit.render.sample import empty, reading

from onrecord.schema import Reading
from onrecord.schema.tables import events_table, statements_table


def test_events_as_a_table():
    table = pyarrow.table(reading().events_table())
    row = table.to_pylist()[0]
    assert (row["event_id"], row["event"], row["status"], row["cameo"]) == (
        "e1",
        "CONSULT",
        "occurred",
        "042",
    )
    assert (row["actors"], row["actor_countries"], row["recipients"]) == (
        ["Ada Example"],
        ["NOR"],
        ["Ben Sample"],
    )
    assert (row["begin"], row["place"], row["lat"]) == ("2024-03-18", "Port City", 1.5)
    assert row["trigger"] == "met"
    assert row["sentence"].startswith("Foreign Minister")
    assert table.to_pylist()[3]["according_to"] == ["The Daily Post"]


def test_statements_as_a_table():
    rows = pyarrow.table(reading().statements_table()).to_pylist()
    assert rows[0]["content"] == "We agreed to reopen the border"
    assert rows[0]["speakers"] == ["Ada Example"]
    assert rows[1]["cue"] == "reported"


def test_tables_of_several_and_of_none():
    assert events_table([reading(), empty(), reading()]).num_rows == 12
    assert events_table([]).schema == events_table([reading()]).schema
    assert statements_table([empty()]).num_rows == 0


def test_duckdb_takes_a_table_as_it_is():
    session = duckdb.connect().register("events", reading().events_table())
    found = session.execute(
        "SELECT count(*) FROM events WHERE list_contains(actor_countries, 'NOR')"
    ).fetchall()
    ((count,),) = found
    assert count > 0


def test_notebook_display_is_escaped():
    shown = reading()._repr_html_()
    assert "&lt;b&gt;minister&lt;/b&gt;" in shown
    assert "<b>minister" not in shown
    assert "CONSULT" in shown
    assert "Nothing was put on record" in empty()._repr_html_()


def test_json_comes_back_as_the_same_reading():
    assert Reading.from_json(reading().to_json()) == reading()
    assert msgspec.json.encode(reading()) == reading().to_json().encode()
