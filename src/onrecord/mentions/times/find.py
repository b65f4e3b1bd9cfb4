"""The stage: all time expressions of an article, on the calendar."""

import datetime as dt
import re

from onrecord.mentions.times import grammar, tense
from onrecord.mentions.times.expression import (
    Calendar,
    Expression,
    Feast,
    Found,
    Moment,
    Portion,
    Range,
    Relative,
    Shift,
    Vague,
)
from onrecord.mentions.times.resolve import Anchor, Context, resolve
from onrecord.mentions.times.resolved import Direction, Grain, Resolved
from onrecord.mentions.times.tokens import Tokens, tokenise
from onrecord.mentions.times.vocabulary import (
    AMBIGUOUS_MONTHS,
    DAYPARTS_AFTER_A_DAY,
    FIRST_NAME_MONTHS,
    WEEKDAYS,
)
from onrecord.schema import Article, Document, ParsedSentence, Published, Span, Time

PAPERS = frozenset(
    "times telegraph mail express mirror post world star herald independent tribune business sun age news".split()
)
NAMED_DAYS = frozenset("good bloody black super sheffield cyber giving ruby holy spy".split())
"""Words that with a weekday make a name: Bloody Sunday, Super Tuesday."""
RECENT = 10
"""Days about publication within which a day is likely that of the news itself."""
CLAUSE_ENDS = frozenset(".!?\n")
STORY_DATES = 2
"""Dates so far from publication that a text must have given before its year is trusted."""
STORY_GAP = 400
"""Days between publication and a full date of the text beyond which dates without year follow the text's year."""


def find_times(document: Document) -> tuple[Time, ...]:
    """All time expressions of ``document``, in text order.

    Spans leave prepositions out. Publication is ``article.published``; without it relative expressions keep gaps.
    """
    return tuple(_Reader(document).times())


def resolve_text(text: str, published: str | None) -> list[Time]:
    """The time expressions of plain ``text``, read without a parse. ``published``: ISO date or datetime, or None."""
    given = Published(published, "given") if published else None
    return list(find_times(Document(Article(id="text", text=text, published=given), ())))


class _Reader:
    """One pass through one document; keeps what later expressions may count from."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = tokenise(document.text)
        self.published = _day(document.article.published)
        self.day: Anchor | None = None
        self.date: Anchor | None = None
        self.dates: dict[Grain, Anchor] = {}
        self.recent: Anchor | None = None
        self.day_ends = 0
        self.story_year: int | None = None
        self.news = False
        self.far = 0
        self.found: list[Time] = []

    def times(self) -> list[Time]:
        """All times, with ids from t1 on."""
        for found in grammar.find(self.tokens):
            span = Span(self.tokens.starts[found.first], self.tokens.ends[found.last - 1])
            sentence = self.document.sentence_at(span.start) if self.document.sentences else None
            if is_name(self.tokens, found) or (
                sentence is not None and _tagged_otherwise(sentence, span, found)
            ):
                continue
            direction = self._direction(found, span, sentence)
            context = self._context(found, direction)
            resolved = resolve(found.expression, context)
            if resolved is not None:
                self._keep(span, resolved, found.last)
        return self.found

    def _context(self, found: Found, direction: Direction | None) -> Context:
        """What the expression may count from."""
        near = self.day
        if near is not None and self.published is not None and self.story_year is None:
            near = near if self._goes_on(found.first) else self.recent
        dates = tuple(self.dates.values())
        return Context(self.published, self.day, self.date, dates[::-1], near, self.story_year, direction)

    def _goes_on(self, first: int) -> bool:
        """True if the last day stands in the sentence of token ``first``, or before one that begins with it."""
        between = self.tokens.forms[self.day_ends : first]
        end = next((i for i, form in enumerate(between) if form in CLAUSE_ENDS), len(between))
        return end >= len(between) - 3

    def _direction(self, found: Found, span: Span, sentence: ParsedSentence | None) -> Direction | None:
        """The way the tense points, asked for only where the expression leaves it open."""
        if not _open(found.expression):
            return None
        if isinstance(found.expression, Shift):
            return "future" if tense.promised(self.tokens, found.first) else None
        if sentence is not None:
            headline = sentence.index < self.document.headline
            governed, direction = tense.by_parse(sentence, span, headline)
            if governed:
                return direction
        return tense.by_wording(self.tokens, found.first, found.last)

    def _keep(self, span: Span, resolved: Resolved, last: int) -> None:
        """Adds the time, and remembers it as anchor for those that follow. ``last``: the token after it."""
        name = f"t{len(self.found) + 1}"
        self.found.append(
            Time(
                id=name,
                start=span.start,
                end=span.end,
                type=resolved.type,
                value=resolved.value,
                begin=resolved.begin.isoformat() if resolved.begin else None,
                finish=resolved.finish.isoformat() if resolved.finish else None,
                basis=resolved.basis,
                anchor=resolved.anchor,
            )
        )
        if resolved.begin is None or resolved.finish is None or resolved.grain == "none":
            return
        anchor = Anchor(resolved.begin, resolved.finish, name, resolved.grain)
        self.date = anchor
        self.dates.pop(anchor.grain, None)
        self.dates[anchor.grain] = anchor
        if resolved.grain == "day":
            self.day, self.day_ends = anchor, last
            if self.published is not None and abs((self.published - resolved.begin).days) <= RECENT:
                self.recent = anchor
        self._follow(resolved.begin, resolved)

    def _follow(self, begin: dt.date, resolved: Resolved) -> None:
        """Whether the text tells of publication's own time (news) or of another, whose year later dates then share."""
        if resolved.basis == "explicit" and resolved.grain in {"day", "month", "year", "part"}:
            if self.published is not None and abs((self.published - begin).days) <= STORY_GAP:
                self.news = self.news or resolved.grain == "day"
                self.story_year = None
            else:
                self.far += 1
                self.story_year = None if self.news or self.far < STORY_DATES else begin.year
        elif resolved.basis == "relative" and resolved.anchor and resolved.anchor[:1].isdecimal():
            self.news = self.news or (resolved.grain in {"day", "week"} and begin != self.published)


def _day(published: Published | None) -> dt.date | None:
    """The calendar day of publication, or None if it is missing or no date."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", published.value) if published else None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _open(expression: Expression) -> bool:
    """True if the tense has a say in which day is meant."""
    match expression:
        case Calendar():
            return expression.year is None
        case Vague():
            return expression.tensed
        case Portion() | Feast():
            return expression.year is None
        case Shift():
            return expression.tentative
        case Relative():
            return expression.unit in {"WE", "W"}
        case Moment():
            return expression.base is not None and _open(expression.base)
        case Range():
            return _open(expression.first) or _open(expression.last)
    return False


def is_name(tokens: Tokens, found: Found) -> bool:
    """True if the words are part of a name: the Sunday Times, Bloody Sunday."""
    form = tokens.forms[found.last - 1]
    if form in WEEKDAYS and tokens.capital(found.last) and tokens.forms[found.last] in PAPERS:
        return True
    part = tokens.forms[found.last] in DAYPARTS_AFTER_A_DAY and tokens.capital(found.last)
    if form in WEEKDAYS and part and tokens.capital(found.last + 1):
        return True
    first = found.first + (tokens.forms[found.first] == "the")
    return (
        tokens.forms[first] in WEEKDAYS and tokens.before(first) in NAMED_DAYS and tokens.capital(first - 1)
    )


def _tagged_otherwise(sentence: ParsedSentence, span: Span, found: Found) -> bool:
    """True if the parse shows another word: may and march as verbs, April and June as persons."""
    expression = found.expression
    if isinstance(expression, Feast):
        return any(sentence.words[i].ner.endswith("PER") for i in sentence.within(span))
    single = isinstance(expression, Calendar) and expression.day is None and expression.year is None
    if not single:
        return False
    for i in sentence.within(span):
        word = sentence.words[i]
        form = word.form.lower()
        if form in AMBIGUOUS_MONTHS and word.upos in {"AUX", "VERB"}:
            return True
        if form in FIRST_NAME_MONTHS and word.ner.endswith("PER"):
            return True
    return False
