import time

import pytest

from onrecord.sources.robots import LONGEST_DELAY, robots_rules

RULES = """
User-agent: *
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 2

User-agent: OnRecord/2.0
User-agent: other
Disallow: /only-them
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private/x", False), ("/private/open/x", True), ("/a/b.pdf", False), ("/a/b.pdf?x", True),
        ("/only-them", True),
    ],
)  # fmt: skip
def test_the_longest_pattern_decides(path, allowed):
    assert robots_rules(RULES, "somebody").allow("https://example.org" + path) is allowed


def test_the_own_group_goes_before_that_of_all():
    rules = robots_rules(RULES)
    assert rules.allow("https://example.org/private/x")
    assert not rules.allow("https://example.org/only-them/y")
    assert rules.delay is None
    assert robots_rules(RULES, "somebody").delay == 2


@pytest.mark.parametrize(
    "text", ["", "<html>not found</html>", "User-agent: *\nDisallow:\n", "Disallow: /\n", "\0\0"]
)
def test_where_nothing_is_said_all_may_be_asked(text):
    assert robots_rules(text).allow("https://example.org/a")


def test_an_own_empty_group_lifts_what_holds_for_others():
    text = "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow:\n"
    assert robots_rules(text).allow("https://example.org/a")


def test_escapes_and_other_scripts_are_one_spelling():
    rules = robots_rules("User-agent: *\nDisallow: /новости/\nDisallow: /a%2fb\n")
    assert not rules.allow("https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1")
    assert not rules.allow("https://example.org/a%2Fb")


def test_a_pattern_of_stars_takes_no_time():
    rules = robots_rules("User-agent: *\nDisallow: /" + "a*" * 2000 + "b$\n")
    began = time.monotonic()
    assert rules.allow("https://example.org/" + "a" * 8000)
    assert time.monotonic() - began < 2


def test_a_delay_beyond_reason_is_bounded():
    assert robots_rules("User-agent: *\nCrawl-delay: 86400\n").delay == LONGEST_DELAY
    assert robots_rules("User-agent: *\nCrawl-delay: soon\n").delay is None
