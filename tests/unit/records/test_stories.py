import random

from onrecord.records import profile, stories

_PLACES = {
    "Ambrel": "The ferry Ambrel sank off Toskar with 31 aboard when its cargo of melons shifted. Captain Ruvio Seld was"
    " picked up by trawler crews. Divers searched the Toskar narrows for the Ambrel.",
    "Quilmar": "The ferry Quilmar sank off Lindeth with 58 aboard after a fire in the galley. Stewardess Onna Brask led"
    " passengers to rafts. Divers searched the Lindeth shoals for the Quilmar.",
}
_MORE = [
    "Relatives waited on the quay all night.", "A minister promised an inquiry.", "The sea was calm.",
    "Survivors were brought to hospital.", "The coast guard sent two boats.", "Flags flew at half mast.",
    "An older ship had been taken out of service.", "The owner said that papers were in order.",
]  # fmt: skip


def _articles(day: str | None = "2026-05-04") -> list:
    chance = random.Random(4)
    found = []
    for n in range(16):
        body = _PLACES["Ambrel" if n % 2 else "Quilmar"]
        found.append(profile(n, f"{body} {' '.join(chance.sample(_MORE, 3))}", f"Outlet {n}", day))
    return found


def test_two_stories_of_one_kind_are_told_apart():
    assert stories(_articles()) == (tuple(range(0, 16, 2)), tuple(range(1, 16, 2)))


def test_the_order_of_articles_changes_nothing():
    articles = _articles()
    random.Random(1).shuffle(articles)
    assert stories(articles) == stories(_articles())


def test_articles_weeks_apart_are_no_story():
    early, late = _articles("2026-05-04")[1], profile(99, _PLACES["Ambrel"], day="2026-06-20")
    assert stories([early, late]) == ((1,), (99,))


def test_nothing_gives_nothing_and_an_empty_text_stands_alone():
    assert stories([]) == ()
    assert stories([profile(1, ""), profile(2, "")]) == ((1,), (2,))
