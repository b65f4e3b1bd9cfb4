import random

import msgspec
import pytest
from tests.unit.store.readings import TEXT, reading

from onrecord.records import facts, merge, profile, stories
from onrecord.schema import Article, EventTime, Published, Reading
from onrecord.schema.event import Status
from onrecord.store import Store, key_of, open_store
from onrecord.store.check import check
from onrecord.store.kept import content_hash

STATUSES: list[Status] = ["planned", "occurred", "denied"]
OUTLETS = ["The Daily", "The Weekly", "The Evening Post", None]


def report(number: int) -> Reading:
    """One of many reports of visits and thanks: other days, parties, outlets, words."""
    chance = random.Random(number)
    day = f"2024-05-{chance.choice([6, 7, 8, 20]):02}"
    first, second = chance.sample([("Mali", "MLI"), ("Chad", "TCD"), ("Peru", "PER")], 2)
    words = chance.choice(
        ["", " Grain was on the table, and a bridge.", " The two sides spoke of the border for hours."]
    )
    made = reading(number, text=TEXT + words)
    actors = tuple(
        msgspec.structs.replace(a, name=name, country=country)
        for a, (name, country) in zip(made.actors[:2], (first, second), strict=True)
    )
    event = msgspec.structs.replace(
        made.events[0], status=chance.choice(STATUSES), time=EventTime(day, day, "expression")
    )
    article = Article(
        id=f"a{number}",
        text=made.article.text,
        outlet=chance.choice(OUTLETS),
        published=Published(day, "given"),
    )
    return msgspec.structs.replace(made, article=article, actors=(*actors, made.actors[2]), events=(event,))


def groups(store: Store, sql: str) -> set[frozenset[object]]:
    """The groups that the first column names, as sets of the second."""
    found: dict[object, set[object]] = {}
    for name, member in store.engine.rows(sql):
        found.setdefault(name, set()).add(member)
    return {frozenset(members) for members in found.values()}


@pytest.mark.parametrize("seed", [1, 2])
def test_bit_by_bit_and_in_any_order_it_comes_to_the_same(address: str, seed: int):
    chance = random.Random(seed)
    readings = [report(n) for n in range(40)]
    keyed = {key_of(content_hash(r.article)): r for r in readings}
    expected = merge([f for key, r in keyed.items() for f in facts(r, key)])
    left = chance.sample(readings, len(readings))
    with open_store(address, create=True) as store:
        while left:
            size = chance.randrange(1, 9)
            store.add(left[:size])
            left = left[size:]
        assert groups(store, "SELECT record_id, article_key FROM record_events") == {
            frozenset(m.article_key for m in record.members) for record in expected
        }
        assert [row[0] for row in store.engine.rows("SELECT record_id FROM records ORDER BY 1")] == [
            record.record_id for record in expected
        ]
        assert groups(store, "SELECT story, article_key FROM articles") == {
            frozenset(story)
            for story in stories(
                profile(
                    key,
                    r.article.text,
                    r.article.outlet,
                    r.article.published.day if r.article.published else None,
                )
                for key, r in keyed.items()
            )
        }
        assert list(check(store)) == []


def test_copies_are_one_text_of_many_outlets(address: str):
    words = " ".join(f"word{n * n % 997}" for n in range(200))
    with open_store(address, create=True) as store:
        for outlet in ("The Daily", "The Weekly", "The Evening Post"):
            store.add([reading(1, outlet=outlet, text=f"{TEXT} {words}")])
        store.add([reading(2, text=TEXT + " ".join(f" other{n}" for n in range(200)))])
        assert sorted(len(g) for g in groups(store, "SELECT copy_group, article_key FROM articles")) == [1, 3]
        ((outlets, articles),) = store.engine.rows("SELECT outlets, articles FROM records")
        assert (outlets, articles) == (2, 4)
        assert list(check(store)) == []
