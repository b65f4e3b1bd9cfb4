import json

import pytest

from onrecord.cli.app import app
from onrecord.errors import UsageError


@pytest.fixture
def alert(tmp_path, capfdbinary):
    record = str(tmp_path / "news.record")

    def run(command, *arguments):
        app(["alert", command, record, *arguments], standalone_mode=False)
        return [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]

    return run


def test_an_alert_is_saved_listed_and_removed(alert):
    alert(
        "add",
        "strikes",
        "--event",
        "ASSAULT",
        "--event",
        "PROTEST",
        "--place-country",
        "UKR",
        "--confidence",
        "0.5",
    )
    alert("add", "grain", "--of", "articles", "--text", '"grain deal" OR corridor')
    grain, strikes = alert("list")
    assert (grain["of"], grain["text"], grain["last_match"]) == ("articles", '"grain deal" OR corridor', None)
    assert (strikes["event"], strikes["confidence"]) == (["ASSAULT", "PROTEST"], 0.5)
    asked = {"event", "place_country", "confidence"}
    assert set(strikes) == {"name", "of", "again", *asked, "created", "last_match"}
    alert("remove", "grain")
    assert [saved["name"] for saved in alert("list")] == ["strikes"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "something to look for"),
        (["--of", "statements", "--event", "PROTEST"], "--event says nothing of statements"),
        (["--of", "articles", "--country", "FRA"], "--country says nothing of articles"),
        (["--text", '"no end'], 'quot|phrase|query|"'),
        (["--status", "perhaps"], "no status"),
        (["--confidence", "0.5", "--text", "a AND"], "."),
    ],
)
def test_what_is_no_query(alert, arguments, reason):
    with pytest.raises(UsageError, match=reason):
        alert("add", "x", *arguments)
