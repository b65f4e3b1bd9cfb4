"""Statements: who says, writes or thinks what."""

from typing import Literal

import msgspec

from onrecord.schema.span import Span

StatementKind = Literal["direct", "indirect", "mixed"]


class Statement(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One attribution. Spans leave the quotation marks out.

    ``speaker``: the words at hand that name the speaker (empty where understood from context); ``speakers``: actor
    ids. ``cue``: the word or words of saying. ``content``: what is said, in several spans where the attribution or a
    paragraph breaks it. ``according_to``: id of the statement that reports this one. ``hedge``: "reportedly" etc.
    ``because``: the rule and lexicon entry that found it.
    """

    id: str
    speaker: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    kind: StatementKind = "indirect"
    addressees: tuple[str, ...] = ()
    time: str | None = None
    according_to: str | None = None
    hedge: Span | None = None
    because: str | None = None
