"""Who is compared with whom: articles that share enough terms, whatever number of weeks they share them in."""

import pytest

from onrecord.records.profile import WEEK_BITS
from onrecord.store import open_store
from onrecord.store.grouping import MEETINGS, partners

WEEK = 147_800


def story_keys(terms: int, *weeks: int) -> tuple[int, ...]:
    """The keys of an article with so many of the same terms, in these weeks (0: an article without a day)."""
    return tuple((term << WEEK_BITS) | week for term in range(1, terms + 1) for week in weeks)


@pytest.mark.parametrize("week", [WEEK, WEEK + 1])
def test_articles_meet_by_their_terms_and_not_by_their_weeks(address: str, week: int):
    asked = story_keys(9, week, week + 1)
    others = {
        1: story_keys(MEETINGS["story"].least, week, week + 1),
        2: story_keys(MEETINGS["story"].least - 1, week, week + 1),
        3: story_keys(MEETINGS["story"].least, week + 1, week + 2),
        4: story_keys(MEETINGS["story"].least - 1, week + 1, week + 2),
        5: story_keys(9, week + 2, week + 3),
    }
    assert met(address, asked, others) == {1, 3}


def test_without_a_day_fewer_terms_are_enough(address: str):
    others = {1: story_keys(MEETINGS["story"].open, 0), 2: story_keys(MEETINGS["story"].open - 1, 0)}
    assert met(address, story_keys(9, 0), others) == {1}


def met(address: str, asked: tuple[int, ...], others: dict[int, tuple[int, ...]]) -> set[int]:
    """Whom an article with these keys meets among ``others`` that are on record; the same where they come in with it."""
    with open_store(address, create=True) as store:
        together = partners(store.engine, "story", {**others, 9: asked})
        store.engine.write(
            {"keys": [("story", key, article, "") for article, keys in others.items() for key in keys]}
        )
        found = partners(store.engine, "story", {9: asked})[9]
    assert together[9] == found
    return found
