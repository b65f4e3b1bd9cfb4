"""Full text: words, "phrases", AND, OR, NOT and parentheses -> SQL over the table of postings, the same on both engines.

Words side by side must all occur. ``-word`` is short for NOT. What is searched is fresh with every article added.
"""

import re
from typing import Any, Literal

import msgspec

from onrecord.errors import UsageError
from onrecord.store.words import term_of, words_of

Kind = Literal["statement", "event"]
DEEPEST = 50
MOST_WORDS = 200


class Phrase(msgspec.Struct, frozen=True):
    """Words that stand one after the other; a single word is a phrase of one."""

    words: tuple[str, ...]


class Both(msgspec.Struct, frozen=True):
    """All of ``parts``."""

    parts: "tuple[Node, ...]"


class Either(msgspec.Struct, frozen=True):
    """At least one of ``parts``."""

    parts: "tuple[Node, ...]"


class Not(msgspec.Struct, frozen=True):
    """Not ``part``."""

    part: "Node"


Node = Phrase | Both | Either | Not
Sql = tuple[str, list[Any]]

_TOKENS = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|-?\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s()\"]+)|(?P<odd>\"))"
)


class _Token(msgspec.Struct, frozen=True):
    kind: Literal["(", ")", "AND", "OR", "NOT", "phrase"]
    words: tuple[str, ...] = ()


def parse(query: str) -> Node:
    """The query as a tree; ``UsageError`` where it cannot be understood."""
    tokens = _tokens(query)
    if sum(len(t.words) for t in tokens) > MOST_WORDS:
        raise UsageError(f"the query has more than {MOST_WORDS} words")
    node, rest = _either(tokens, 0)
    if rest != len(tokens):
        raise UsageError(f"{query!r}: a parenthesis is closed that was not opened")
    return node


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKENS.finditer(query.strip().replace("“", '"').replace("”", '"')):
        given = match.group().strip()
        if match["odd"]:
            raise UsageError(f"{query!r}: a quotation mark stands alone")
        if match["open"] or match["close"] or (match["quoted"] is None and given in ("AND", "OR", "NOT")):
            found.append(_Token(given))  # type: ignore[arg-type]
        else:
            if given.startswith("-") and len(given) > 1:
                found.append(_Token("NOT"))
            words = tuple(
                word for word, _, _ in words_of(match["quoted"] if match["quoted"] is not None else given)
            )
            if words:
                found.append(_Token("phrase", words))
            elif found and found[-1].kind == "NOT":
                found.pop()
    if not any(t.kind == "phrase" for t in found):
        raise UsageError(f"{query!r}: holds no word to search for")
    return found


def _either(tokens: list[_Token], at: int, depth: int = 0) -> tuple[Node, int]:
    part, at = _both(tokens, at, depth)
    parts = [part]
    while at < len(tokens) and tokens[at].kind == "OR":
        part, at = _both(tokens, at + 1, depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), at


def _both(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    part, at = _one(tokens, at, depth)
    parts = [part]
    while at < len(tokens) and tokens[at].kind not in (")", "OR"):
        part, at = _one(tokens, at + (tokens[at].kind == "AND"), depth)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Both(tuple(parts))), at


def _one(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    if at >= len(tokens) or tokens[at].kind in (")", "AND", "OR"):
        raise UsageError("a word is missing where the query ends or beside AND, OR or a parenthesis")
    if depth > DEEPEST:
        raise UsageError("the query is nested too deep")
    token = tokens[at]
    if token.kind == "NOT":
        part, at = _one(tokens, at + 1, depth + 1)
        return Not(part), at
    if token.kind == "phrase":
        return Phrase(token.words), at + 1
    node, at = _either(tokens, at + 1, depth + 1)
    if at >= len(tokens):
        raise UsageError("a parenthesis is opened and not closed")
    return node, at + 1


def articles_with(node: Node) -> Sql:
    """SQL that gives the ``article_key`` of every article whose text satisfies ``node``, each once."""
    return _sets(node, _articles, "SELECT article_key FROM articles")


def passages_with(node: Node, kind: Kind) -> Sql:
    """SQL that gives ``article_key, id`` of every statement (its content) or event (its sentence) that satisfies it."""

    def leaf(phrase: Phrase) -> Sql:
        sql, parameters = _hits(phrase)
        return (
            f"SELECT DISTINCT p.article_key, p.id FROM ({sql}) h JOIN passages p ON p.article_key = h.article_key"
            f" AND p.kind = '{kind}' AND h.hit >= p.first_word AND h.hit + {len(phrase.words) - 1} <= p.last_word",
            parameters,
        )

    return _sets(node, leaf, f"SELECT DISTINCT article_key, id FROM passages WHERE kind = '{kind}'")


def _sets(node: Node, leaf: Any, everything: str) -> Sql:
    if isinstance(node, Phrase):
        found: Sql = leaf(node)
        return found
    if isinstance(node, Not):
        sql, parameters = _sets(node.part, leaf, everything)
        return f"({everything}) EXCEPT ({sql})", parameters
    if isinstance(node, Either):
        return _joined("UNION", [_sets(part, leaf, everything) for part in node.parts])
    wanted = [part for part in node.parts if not isinstance(part, Not)]
    unwanted = [part.part for part in node.parts if isinstance(part, Not)]
    sql, parameters = (
        _joined("INTERSECT", [_sets(part, leaf, everything) for part in wanted])
        if wanted
        else (everything, [])
    )
    for part in unwanted:
        more, others = _sets(part, leaf, everything)
        sql, parameters = f"({sql}) EXCEPT ({more})", [*parameters, *others]
    return sql, parameters


def _joined(operator: str, parts: list[Sql]) -> Sql:
    return f" {operator} ".join(f"({sql})" for sql, _ in parts), [p for _, some in parts for p in some]


def _articles(phrase: Phrase) -> Sql:
    terms = [term_of(word) for word in phrase.words]
    if len(terms) == 1:
        return "SELECT article_key FROM postings WHERE term = ?", [*terms]
    begins, tables = _begins(len(terms))
    return f"SELECT p0.article_key FROM {tables} AND array_length({begins}, 1) > 0", [*terms]


def _hits(phrase: Phrase) -> Sql:
    """``article_key, hit``: the number of the word with which the phrase begins."""
    terms = [term_of(word) for word in phrase.words]
    begins, tables = _begins(len(terms))
    return f"SELECT p0.article_key, unnest({begins}) AS hit FROM {tables}", [*terms]


def _begins(words: int) -> tuple[str, str]:
    """Where a phrase of so many words begins, as a list; and the tables from which it follows, with their conditions."""
    begins, tables = "p0.positions", "postings p0"
    for n in range(1, words):
        begins = f"followed({begins}, p{n}.positions, {n})"  # our own function: migrations/0004
        tables += f" JOIN postings p{n} ON p{n}.article_key = p0.article_key"
    return begins, f"{tables} WHERE " + " AND ".join(f"p{n}.term = ?" for n in range(words))


def phrases_of(node: Node) -> list[Phrase]:
    """The phrases that are looked for, in order; those that must not occur are left out."""
    if isinstance(node, Phrase):
        return [node]
    if isinstance(node, Not):
        return []
    return [phrase for part in node.parts for phrase in phrases_of(part)]


def spans_in(node: Node, text: str) -> list[tuple[int, int]]:
    """Where in ``text`` the phrases of ``node`` stand, in text order: code points, half-open."""
    words = words_of(text)
    found = set()
    for phrase in phrases_of(node):
        size = len(phrase.words)
        for n in range(len(words) - size + 1):
            if all(words[n + i][0] == word for i, word in enumerate(phrase.words)):
                found.add((words[n][1], words[n + size - 1][2]))
    return sorted(found)
