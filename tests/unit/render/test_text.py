import msgspec
import pytest
from tests.unit.render.sample import empty, reading

from onrecord.ontologies.plover import event_types, sectors
from onrecord.render.account import account, printable
from onrecord.render.text import Look, text
from onrecord.render.words import PHRASES, SECTORS, action, days


def test_every_type_mode_and_sector_has_its_words():
    codes = {e.event for e in event_types().values()}
    codes |= {f"{e.event}/{mode}" for e in event_types().values() for mode in e.modes}
    assert set(PHRASES) == codes
    assert set(SECTORS) == set(sectors())


@pytest.mark.parametrize(
    ("status", "several", "words"),
    [
        ("occurred", False, "held talks"),
        ("historical", False, "held talks"),
        ("ongoing", False, "is holding talks"),
        ("ongoing", True, "are holding talks"),
        ("planned", False, "to hold talks"),
        ("hypothetical", False, "might hold talks"),
        ("denied", False, "did not hold talks"),
    ],
)
def test_the_form_of_the_action_shows_the_status(status, several, words):
    assert action("CONSULT", (), status, several) == (words, "with")


@pytest.mark.parametrize(
    ("cameo", "status", "words"),
    [
        ("036", "planned", ("to hold talks", "with")),
        ("0333", "occurred", ("agreed to give humanitarian aid", "to")),
        ("030", "occurred", ("agreed", "with")),
        (None, "denied", ("did not agree", "with")),
    ],
)
def test_an_agreement_says_to_what(cameo, status, words):
    assert action("AGREE", (), status, False, cameo) == words


def test_past_forms_are_english():
    words = {action(*_parts(code), "occurred")[0].split()[0] for code in PHRASES}
    assert words == set(
        "abducted accused agreed arrested asked attacked beat blocked boycotted broke ceased censored conferred convicted "
        "cooperated criticized cut damaged demonstrated deployed deported destroyed disarmed expelled gave held imposed investigated "
        "made mobilized moved protested pulled refused released resigned restricted rioted seized shelled shot spoke spread "
        "stopped supported threatened took tortured used visited went withdrew".split()
    )


def _parts(code):
    kind, _, mode = code.partition("/")
    return kind, (mode,)


@pytest.mark.parametrize(
    ("begin", "finish", "words"),
    [
        ("2024-03-24", "2024-03-24", "24 March 2024"),
        ("2024-03-01", "2024-03-31", "March 2024"),
        ("2024-02-01", "2024-03-31", "February – March 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-06-28", "2024-07-02", "28 June – 2 July 2024"),
        ("2024-07-02", "2024-07-05", "2–5 July 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024-03-24", None, "from 24 March 2024"),
        (None, "2024-03-24", "until 24 March 2024"),
        (None, None, ""),
    ],
)
def test_days(begin, finish, words):
    assert days(begin, finish) == words


def test_sections_hold_their_statuses():
    found = {section: [e.id for e in entries] for section, entries in account(reading()).items()}
    assert found == {
        "Who said what": ["s1", "s2"],
        "What happened": ["e1", "e2"],
        "What is planned": ["e3"],
        "What is denied or only considered": ["e5", "e6"],
        "Background": ["e4"],
    }


def test_lines_say_who_what_whom_when_where_and_who_says_so():
    shown = text(reading())
    for words in (
        "The Example · 20 March 2024",
        "Ada Example (Norway, government) held talks with Ben Sample (Sweden, government) · 18 March 2024 · Port City",
        "“Ada Example of Northland met President Ben Sample”",
        "Ada Example (Norway, government) agreed · according to Ada Example",
        "somebody to release captives · 1 April 2024 · at least 40 people released",
        "somebody did not attack · reported 20 March 2024",
        "according to The Daily Post",
        "“We agreed to reopen the border”",
        "Note: one thing could not be done",
    ):
        assert words in " ".join(shown.split()), words


def test_a_side_that_only_the_text_tells_is_said_to_be_from_the_context():
    first = reading().events[0]
    because = msgspec.structs.replace(first.because, rules=("recipient:context",))
    told = msgspec.structs.replace(reading(), events=(msgspec.structs.replace(first, because=because),))
    assert "to whom: from the context" in " ".join(text(told).split())
    assert "from the context" not in text(reading())


def test_plain_text_has_no_escapes_and_keeps_the_width():
    shown = text(reading(), Look(width=60))
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.endswith("\n")
    assert "\x1b[" in text(reading(), Look(colour=True))


def test_an_article_cannot_write_to_the_terminal():
    shown = text(reading(outlet="\x1b[31mred\x07 \u202eturned", title=None))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown


def test_printable():
    assert printable(" a\x1b\n\tb\u2066 c ") == "a b c"


def test_nothing_on_record():
    shown = text(empty())
    assert "Nothing here." in shown
    assert "Nothing in this article" in shown
    assert "no date" in shown


def test_terminal_look(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Look.of_terminal() == Look(72, True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert Look.of_terminal() == Look(72, False)


def test_no_terminal_is_plain():
    assert Look.of_terminal() == Look(100, False)
