"""The grammar of times, read without a parse: spans, TIMEX3 values, intervals."""

import pytest

from onrecord.mentions.times import resolve_text

WEDNESDAY = "2024-03-20"
SUNDAY = "2024-03-24"


def first(text: str, published: str | None = WEDNESDAY) -> tuple[str, str, str, str | None, str | None]:
    """Words, type, value, begin and finish of the first time in ``text``."""
    time = resolve_text(text, published)[0]
    return text[time.start : time.end], time.type, time.value, time.begin, time.finish


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in resolve_text(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was signed on 3 March 2021.", "3 March 2021", "2021-03-03"),
        ("It was signed on March 3, 2021.", "March 3, 2021", "2021-03-03"),
        ("Signed 2021-03-03.", "2021-03-03", "2021-03-03"),
        ("Signed 03/04/2021.", "03/04/2021", "2021-03-04"),
        ("Signed 15/04/2021.", "15/04/2021", "2021-04-15"),
        ("Signed 18.03.2024.", "18.03.2024", "2024-03-18"),
        ("They met on Mar. 3rd.", "Mar. 3rd", "2024-03-03"),
        ("They met on the 3rd of March.", "the 3rd of March", "2024-03-03"),
        ("They met on the third of March.", "the third of March", "2024-03-03"),
        ("It began in March 2021.", "March 2021", "2021-03"),
        ("It began in spring 2021.", "spring 2021", "2021-SP"),
        ("It began in the 1990s.", "the 1990s", "199X"),
        ("It began in the '80s.", "the '80s", "198X"),
        ("A treaty of the 19th century.", "the 19th century", "18"),
        ("The 2015-16 budget.", "2015-16", "2015/2016"),
        ("The winter of 2013-14 was mild.", "The winter of 2013-14", "2013-WI"),
        ("Sales in Q3 2023.", "Q3 2023", "2023-Q3"),
        ("Sales in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("In fiscal year 2024 it rose.", "fiscal year 2024", "FY2024"),
        ("Dated 10 Nov 11.", "10 Nov 11", "2011-11-10"),
        ("Saturday, 8 October 2011", "Saturday, 8 October 2011", "2011-10-08"),
        ("in March last year", "March last year", "2023-03"),
        ("It fell in 44 BC.", "44 BC", "BC0044"),
        ("during World War II", "World War II", "1939-09-01/1945-09-02"),
    ],
)
def test_dates(text: str, words: str, value: str) -> None:
    assert first(text)[0] == words
    assert first(text)[2] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The session opens at 14:30 GMT.", "2024-03-20T14:30Z"),
        ("The session opened on Monday at 9 a.m.", "2024-03-18T09:00"),
        ("It opened at 8:30 p.m. Tuesday.", "2024-03-19T20:30"),
        ("It opened on 18 March 2024 at 18:00 CET.", "2024-03-18T18:00+01:00"),
        ("2024-03-18T14:30:05Z", "2024-03-18T14:30:05Z"),
        ("Votes were counted on Tuesday night.", "2024-03-19TNI"),
        ("They arrived early on Sunday morning.", "2024-03-17TMO"),
        ("He spoke this morning.", "2024-03-20TMO"),
        ("He spoke last night.", "2024-03-19TNI"),
        ("It struck in the early hours of Sunday.", "2024-03-17TMO"),
        ("It struck at 0600 GMT.", "2024-03-20T06:00Z"),
        ("It ended at noon on Monday.", "2024-03-18T12:00"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    assert first(text)[1:3] == ("TIME", value)


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("yesterday", "2024-03-19", "2024-03-19"),
        ("They met the day before yesterday.", "2024-03-18", "2024-03-18"),
        ("Two days ago it ended.", "2024-03-18", "2024-03-18"),
        ("It ended last week.", "2024-03-11", "2024-03-17"),
        ("It ended last month.", "2024-02-01", "2024-02-29"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("earlier this month", "2024-03-01", "2024-03-20"),
        ("late last year", "2023-09-01", "2023-12-31"),
        ("by the end of March", "2024-03-31", "2024-03-31"),
        ("in mid-2023", "2023-05-01", "2023-08-31"),
        ("in the late 1980s", "1985-01-01", "1989-12-31"),
        ("the first week of March", "2024-03-01", "2024-03-07"),
        ("over the past two months", "2024-01-21", "2024-03-20"),
        ("They will meet again in three weeks.", "2024-04-08", "2024-04-14"),
        ("He was there two years ago.", "2022-01-01", "2022-12-31"),
        ("exactly two years ago", "2022-03-20", "2022-03-20"),
        ("the last quarter", "2023-10-01", "2023-12-31"),
        ("They met at the weekend.", "2024-03-16", "2024-03-17"),
        ("Easter 2025", "2025-04-20", "2025-04-20"),
        ("Orthodox Easter 2024", "2024-05-05", "2024-05-05"),
        ("They met on Good Friday.", "2023-04-07", "2023-04-07"),
        ("last Christmas", "2023-12-25", "2023-12-25"),
        ("It lasted from 28 June to 2 July 2023.", "2023-06-28", "2023-07-02"),
        ("between 1990 and 1995", "1990-01-01", "1995-12-31"),
        ("March 3-5", "2024-03-03", "2024-03-05"),
        ("28 February – 3 March 2024", "2024-02-28", "2024-03-03"),
        ("May-June 2016", "2016-05-01", "2016-06-30"),
        ("the war of 1939–45", "1939-01-01", "1945-12-31"),
    ],
)
def test_intervals(text: str, begin: str, finish: str) -> None:
    assert first(text)[3:] == (begin, finish)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("They met on Monday.", WEDNESDAY, "2024-03-18"),
        ("They met on Wednesday.", WEDNESDAY, "2024-03-20"),
        ("They will meet on Friday.", WEDNESDAY, "2024-03-22"),
        ("The vote is scheduled for Tuesday.", WEDNESDAY, "2024-03-26"),
        ("They spoke last Monday.", SUNDAY, "2024-03-18"),
        ("They spoke on Friday last week.", WEDNESDAY, "2024-03-15"),
        ("next Monday", WEDNESDAY, "2024-03-25"),
        ("this coming Friday", WEDNESDAY, "2024-03-22"),
        ("this past Friday", WEDNESDAY, "2024-03-15"),
        ("The law takes effect in full on Friday, the 22nd.", WEDNESDAY, "2024-03-22"),
        ("It will open on March 5.", WEDNESDAY, "2025-03-05"),
        ("It opened on April 2.", WEDNESDAY, "2023-04-02"),
    ],
)
def test_direction(text: str, published: str, day: str) -> None:
    assert first(text, published)[2:] == (day, day, day)


def test_weeks_of_a_sunday() -> None:
    assert values("It was reported last week.", SUNDAY) == [("last week", "2024-W12")]
    assert values("They will come this week.", SUNDAY) == [("this week", "2024-W13")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It lasted for three days.", "DURATION", "P3D"),
        ("A 90-day pause", "DURATION", "P90D"),
        ("a 20 year sentence", "DURATION", "P20Y"),
        ("within a couple of hours", "DURATION", "PT2H"),
        ("two and a half years", "DURATION", "P2.5Y"),
        ("a few minutes later", "DURATION", "PTXM"),
        ("for decades", "DURATION", "PXY"),
        ("less than a month", "DURATION", "P1M"),
        ("They meet every Monday.", "SET", "XXXX-WXX-1"),
        ("They meet twice a week.", "SET", "P1W"),
        ("They meet annually.", "SET", "P1Y"),
        ("every two weeks", "SET", "P2W"),
        ("He was recently elected.", "DATE", "PAST_REF"),
        ("He is now in office.", "DATE", "PRESENT_REF"),
        ("They will meet soon.", "DATE", "FUTURE_REF"),
    ],
)
def test_durations_sets_and_vague(text: str, kind: str, value: str) -> None:
    assert first(text)[1:3] == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "It may rain and they march on.",
        "A second attack followed the first.",
        "The Sun and the Times reported it.",
        "The Sunday Times reported it.",
        "The 7-Eleven closed.",
        "Call 555-2024 or 1-800-555-1234.",
        "They won 3-1, then 21-14.",
        "The minister, aged 35, met a 36-year-old lawyer who is 40 years old.",
        "A man in his early 30s was held.",
        "About 2,000 troops, 2000 troops and $2014.",
        "Resolution 2334 and Article 5 apply.",
        "Theresa May spoke to Mr March.",
        "Reports soon surfaced.",
        "It is open 24/7 and 50/50.",
        "0 days, 30 February 2021",
        "The Six-Day War and the Thirty Years' War",
        "A 2000 year old custom",
        "A survey of 1709 pupils",
        "The comic is called Sunday Morning Press.",
    ],
)
def test_no_time(text: str) -> None:
    assert values(text) == []


def test_the_text_is_an_anchor() -> None:
    text = "On 3 March 2021 they met; the next day they signed. A year later it ended."
    found = resolve_text(text, "2024-03-20")
    assert [t.value for t in found] == ["2021-03-03", "2021-03-04", "2022"]
    assert [t.anchor for t in found] == [None, "t1", "t2"]
    assert [t.basis for t in found] == ["explicit", "relative", "relative"]


def test_a_story_of_another_year() -> None:
    text = "He was born on 25 October 1811. On 30 May 1832 he was shot. He was buried on 2 June."
    assert values(text, "2004-08-18")[-1] == ("2 June", "1832-06-02")


def test_a_year_of_the_background_draws_no_date_of_the_news() -> None:
    text = "Since 2011 the war has gone on. On March 5 the sides met."
    assert values(text)[-1] == ("March 5", "2024-03-05")


def test_day_first_where_publication_shows_it() -> None:
    assert values("Posted 11/09/2010", "2010-09-11") == [("11/09/2010", "2010-09-11")]
    assert values("Posted 11/09/2010", "2024-03-20") == [("11/09/2010", "2010-11-09")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Monday", "XXXX-WXX-1"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("in March", "XXXX-03"),
        ("last year", "XXXX"),
        ("the previous day", "XXXX-XX-XX"),
        ("this morning", "XXXX-XX-XXTMO"),
        ("14:30 GMT", "T14:30Z"),
    ],
)
def test_without_publication_nothing_is_guessed(text: str, value: str) -> None:
    assert first(text, None)[2:] == (value, None, None)


def test_bad_publication_is_as_none() -> None:
    assert first("on Monday", "2024-13-45")[2:] == ("XXXX-WXX-1", None, None)


def test_a_line_break_ends_a_phrase() -> None:
    assert values("Monday\nMarch 18, 2024") == [("Monday", "2024-03-18"), ("March 18, 2024", "2024-03-18")]


def test_a_wrapped_line_does_not() -> None:
    text = "The two delegations met for the last time in the town hall on March\n3, 2021 and went home."
    assert values(text) == [("March\n3, 2021", "2021-03-03")]


def test_a_clock_time_belongs_to_the_news_and_not_to_the_background() -> None:
    text = "The council votes on Thursday. A draft was vetoed on November 22. Polls opened at 3 p.m."
    assert values(text)[-1] == ("3 p.m.", "2024-03-14T15:00")
    assert values("It began on 22 November 2011. At 3 p.m. it ended.")[-1] == ("3 p.m.", "2011-11-22T15:00")


def test_a_unit_counts_from_a_date_of_its_grain() -> None:
    text = "It rose in the second quarter of 2023 from a year earlier and from the previous quarter."
    assert [v for _, v in values(text)] == ["2023-Q2", "2022", "2023-Q1"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("from 9 a.m. to 5 p.m. on Tuesday", "2024-03-19T09:00/2024-03-19T17:00"),
        ("from 2 to 4 p.m. on Tuesday", "2024-03-19T14:00/2024-03-19T16:00"),
        ("on March 1 and 2", "2024-03-01/2024-03-02"),
        ("from December 20 to January 5", "2023-12-20/2024-01-05"),
        ("Monday through Wednesday", "2024-03-18/2024-03-20"),
        ("World Cup 2018 day five", "2018"),
        ("by year-end", "2024"),
        ("in the class of '99", "1999"),
    ],
)
def test_ranges_and_rarer_forms(text: str, value: str) -> None:
    assert first(text)[2] == value


def test_the_agreement_is_no_friday() -> None:
    assert values("The Good Friday Agreement was signed.") == []


def test_date_in_brackets_belongs_to_the_weekday() -> None:
    assert values("He said on Thursday (14 March) that") == [("Thursday (14 March)", "2024-03-14")]
