import pytest
from tests.unit.store.readings import TEXT, reading

from onrecord.errors import UsageError
from onrecord.store import Store, open_store
from onrecord.store.fulltext import Both, Either, Not, Phrase, parse, spans_in
from onrecord.store.words import words_of

TEXTS = {
    1: TEXT + " The very very old harbour of Łódź.",
    2: TEXT + " Přístav v Praze. Москва и Київ. 東京都知事は語った。",
    3: TEXT + " An old, old harbour; the harbour is old. हिन्दी समाचार. ข่าวภาษาไทย أخبار",
}
QUERIES = {
    "harbour": [1, 3],
    "HARBOUR old": [1, 3],
    '"old harbour"': [1, 3],
    '"harbour is old"': [3],
    '"very very old"': [1],
    '"old old harbour"': [3],
    '"old very"': [],
    "harbour AND NOT very": [3],
    "harbour -very": [3],
    "very OR praze": [1, 2],
    "(very OR praze) AND lodz": [1],
    "NOT harbour": [2],
    "-harbour -москва": [],
    "pristav": [2],
    "Łódź": [1],
    "МОСКВА": [2],
    "київ": [2],
    "東京": [2],
    "京東": [],
    "知事は": [2],
    "हिन्दी": [3],
    "हन्दी": [],
    "ภาษา": [3],
    "أخبار": [3],
    "harb": [],
    "harbour's": [],
    "or": [],
    "a1": [],
}


@pytest.fixture
def store(address: str):
    with open_store(address, create=True) as opened:
        yield opened


def _found(store: Store, query: str) -> list[int]:
    return sorted(int(i.as_py()[1:]) for i in store.search(query)["id"])


def test_the_same_articles_on_either_engine_and_in_any_script(store: Store):
    store.add([reading(n, text=text) for n, text in TEXTS.items()])
    assert {query: _found(store, query) for query in QUERIES} == QUERIES


def test_fresh_after_each_insert(store: Store):
    for n, text in TEXTS.items():
        store.add([reading(n, text=text)])
        assert _found(store, "mali") == list(range(1, n + 1))


def test_the_query_as_a_tree():
    assert parse('a "b c" OR -d (e OR f)') == Either(
        (
            Both((Phrase(("a",)), Phrase(("b", "c")))),
            Both((Not(Phrase(("d",))), Either((Phrase(("e",)), Phrase(("f",)))))),
        )
    )


@pytest.mark.parametrize(
    "query",
    ["", "!", '"', "(a", "a)", "a AND", "OR a", "NOT", "a OR OR b", "(" * 99 + "a" + ")" * 99, "a " * 300],
)
def test_a_query_that_is_none_is_said(query: str):
    with pytest.raises(UsageError):
        parse(query)


def test_words_are_folded_and_keep_their_spans():
    text = "Élysée’s naïve Straße 2nd"
    assert [(w, text[a:b]) for w, a, b in words_of(text)] == [
        ("elysee", "Élysée"), ("s", "s"), ("naive", "naïve"), ("strasse", "Straße"), ("2nd", "2nd"),
    ]  # fmt: skip


def test_where_a_query_is_satisfied():
    text = "An old port. The old port is new."
    assert [text[a:b] for a, b in spans_in(parse('"old port" new -harbour'), text)] == [
        "old port",
        "old port",
        "new",
    ]
