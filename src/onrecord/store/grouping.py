"""Articles that come in -> their copies and their story, on the tables of a record.

An article is compared with those that share enough keys with it. Copies: what hangs together is one group, named by its lowest
key. Stories: what hangs together by likeness is told apart anew as a whole, so that the outcome follows from the set of
articles and not from their order.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.records import Profile, is_copy
from onrecord.records.copies import MEETING as COPIES_MEET
from onrecord.records.linkage import linked
from onrecord.records.stories import LIMIT, LINKED, near_pairs, story_keys, told_apart
from onrecord.records.stories import MEETING as STORIES_MEET
from onrecord.store.engine import AMONG, Engine
from onrecord.store.hanging import Ladder, hang_together
from onrecord.store.tables import Rows

MEETINGS = {"copy": COPIES_MEET, "story": STORIES_MEET}
"""How much two articles must share of the keys of each kind to be compared."""

Partners = dict[int, set[int]]
STORIES = Ladder("story", LINKED, LIMIT, strict=False)


class Grouped(msgspec.Struct, frozen=True):
    """What is new: rows to write, and copy group and story of every article where either is new."""

    rows: Rows
    copies: dict[int, int]
    stories: dict[int, int]


def grouped_with(engine: Engine, new: Sequence[Profile]) -> Grouped:
    """The copies and stories of ``new`` articles among those on record; nothing but the parts is written yet."""
    profiles = {p.article_key: p for p in new}
    copy_keys = {p.article_key: p.sketch.keys for p in new}
    topic_keys = {p.article_key: story_keys(p) for p in new}
    texts, topics = partners(engine, "copy", copy_keys), partners(engine, "story", topic_keys)
    _load(engine, profiles, {k for met in (texts, topics) for others in met.values() for k in others})
    copies = _copies(
        engine,
        list(copy_keys),
        (
            (one, other)
            for one, others in texts.items()
            for other in others
            if is_copy(profiles[one].sketch, profiles[other].sketch)
        ),
    )
    stories = _stories(engine, list(copy_keys), profiles, topics)
    return Grouped(
        rows={
            "profiles": [(p.article_key, msgspec.msgpack.encode(p)) for p in new],
            "keys": [
                (kind, key, article, "")
                for kind, keys in (("copy", copy_keys), ("story", topic_keys))
                for article, own in keys.items()
                for key in sorted(set(own))
            ],
        },
        copies=copies,
        stories=stories,
    )


def update_articles(engine: Engine, groups: Grouped, but: set[int]) -> None:
    """Write new groups and stories of articles that are on record already, those in ``but`` left out."""
    for column, found in (("copy_group", groups.copies), ("story", groups.stories)):
        held = sorted((article, value) for article, value in found.items() if article not in but)
        if held:
            engine.rows(
                f"UPDATE articles SET {column} = c.value FROM (SELECT unnest(CAST(? AS BIGINT[])) AS article_key,"
                " unnest(CAST(? AS BIGINT[])) AS value) c WHERE c.article_key = articles.article_key"
                f" AND articles.{column} IS DISTINCT FROM c.value",
                [[article for article, _ in held], [value for _, value in held]],
            )


def partners(engine: Engine, kind: Literal["copy", "story"], keys: Mapping[int, tuple[int, ...]]) -> Partners:
    """For each of some articles, with its keys, those that share enough keys with it: others on record under each, two of
    the given ones under one of them.
    """
    meeting = MEETINGS[kind]
    wanted = sorted({(key, article) for article, own in keys.items() for key in own})
    found: Partners = {article: set() for article in keys}
    if not wanted:
        return found
    numbers, articles = [key for key, _ in wanted], [article for _, article in wanted]
    given = "(SELECT unnest(CAST(? AS BIGINT[])) AS key, unnest(CAST(? AS BIGINT[])) AS article_key)"
    held = "(SELECT key, article_key FROM keys WHERE kind = ?)"
    ends = f"k.key & {(1 << meeting.bits) - 1}"
    shared = "count(*)" if not meeting.bits else "greatest(sum(k.key & 1), count(*) - sum(k.key & 1))"
    for others, asked in ((held, [kind]), (given, [numbers, articles])):
        sql = (
            f"SELECT n.article_key, k.article_key FROM {given} n JOIN {others} k ON k.key = n.key"
            f" WHERE k.article_key {'<' if others is given else '<>'} n.article_key"
            " GROUP BY n.article_key, k.article_key"
            f" HAVING {shared} >= CASE WHEN max({ends}) = 0 THEN {meeting.open} ELSE {meeting.least} END"
        )
        for article, other in engine.rows(sql, [numbers, articles, *asked]):
            found[article].add(other)
    return found


def _load(engine: Engine, profiles: dict[int, Profile], keys: Iterable[int]) -> None:
    """Have the profiles of ``keys`` at hand too."""
    profiles |= profiles_on(engine, set(keys) - set(profiles))


def profiles_on(engine: Engine, keys: Iterable[int]) -> dict[int, Profile]:
    """Profiles on record, by the keys of their articles."""
    wanted = sorted(keys)
    sql = f"SELECT profile FROM profiles WHERE article_key {AMONG}"
    rows = engine.rows(sql, [wanted]) if wanted else []
    found = [msgspec.msgpack.decode(bytes(row[0]), type=Profile) for row in rows]
    return {p.article_key: p for p in found}


def _copies(engine: Engine, new: Sequence[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Copy group of every article whose group is new."""
    joined = sorted(pairs)
    old = sorted({k for pair in joined for k in pair} - set(new))
    group_of = {key: key for key in new}
    if old:
        sql = f"SELECT article_key, copy_group FROM articles WHERE article_key {AMONG}"
        group_of |= {int(k): int(g) for k, g in engine.rows(sql, [old])}
    names = sorted(set(group_of.values()))
    groups = linked(names, ((group_of[a], group_of[b]) for a, b in joined))
    name_of = {name: group[0] for group in groups for name in group}
    found = {key: name_of[key] for key in new}
    moved = [name for name in names if name_of[name] != name and name not in set(new)]
    if moved:
        sql = f"SELECT article_key, copy_group FROM articles WHERE copy_group {AMONG}"
        found |= {int(k): name_of[int(g)] for k, g in engine.rows(sql, [moved])}
    return found


def _stories(
    engine: Engine, new: Sequence[int], profiles: dict[int, Profile], partners: Partners
) -> dict[int, int]:
    """The story of every article that is looked at anew: all that hangs together with a new one."""
    links = {
        ((a, ""), (b, "")): value
        for (a, b), value in near_pairs(profiles, partners).items()
        if value >= LINKED[0]
    }
    parts = hang_together(engine, STORIES, {(key, ""): key for key in new}, links)
    _load(engine, profiles, (node[0] for part in parts for node in part))
    stories: dict[int, int] = {}
    for part in parts:
        for story in told_apart([profiles[node[0]] for node in part]):
            stories |= dict.fromkeys(story, story[0])
    return stories
