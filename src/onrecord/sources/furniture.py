"""What stands in or around an article's text on its page and is none of it: teasers, invitations, notices, credits.

Only short paragraphs are judged, and only by what every outlet's furniture has in common: that all of a paragraph is a
link, or that it begins or ends as such lines do.
"""

import re

from onrecord.sources.metadata import letters

LONGEST = 320
"""Characters beyond which a paragraph is never taken for furniture."""

BEGINNINGS = re.compile(
    r"""[\W_]*(?:
      (?:also\s+|please\s+)?(?:read|see|watch|listen|view|hear)\s+(?:more|also|next|now|this)\b\W
    | (?:read|see|watch|listen|more|related|recommended|also|editor.s\s+picks?|in\s+pictures|what\s+to\s+read\s+next)\s*[:>»|]
    | (?:read|see|find\s+out|learn)\s+more\b | also\s+(?:on|read|see|from)\s+\S+\.(?:com|org|net)\b
    | related\s+(?:articles?|stor(?:y|ies)|content|news|links?|topics?|coverage|video)\b
    | you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested) | don.t\s+miss\W*$ | most\s+(?:read|popular|viewed)\b
    | (?:more|latest|top)\s+(?:stories|headlines|news)\W*$ | (?:trending|advertisement|sponsored|promoted)\b.{0,30}$
    | (?:story\s+continues|continue\s+reading|article\s+continues|scroll\s+down|skip)\b.{0,60}$
    | (?:click|tap)\s+(?:here|on\s+the|to)\b | get\s+(?:the|our|access|breaking)\b.{0,80}\b(?:app|inbox|newsletter|subscri|alerts)
    | (?:sign\s+up|subscribe|register|log\s?in|sign\s+in|join\s+our|download\s+(?:the|our))\b
    | follow\s+(?:us|me|him|her|them|@|\S+(?:\s\S+){0,3}\s+on\s+(?:twitter|facebook|instagram|x\b|telegram|whatsapp))
    | (?:like|share|tweet|email|e-mail|print|save|comment|comments|copy\s+link|bookmark)\W*$
    | share\s+(?:this|on|via|with)\b | like\s+this\s+(?:story|article) | print\s+(?:this\s+)?article | order\s+reprints
    | (?:leave|post|add|view|show|load|write)\s+(?:a\s+|all\s+|your\s+|more\s+)?comments?\b | \d+\s+comments?\W*$
    | comments?\s+(?:are|on\s+this)\b | write\s+to\s+.{1,60}@ | (?:contact|email|e-mail|reach)\s+.{1,60}\S+@\S+
    | (?:copyright|©|\(c\)\s*\d) | all\s+rights\s+reserved | this\s+(?:copy|material)\s+is\s+for\s+your\s+personal
    | this\s+material\s+may\s+not\s+be | an\s+error\s+(?:has\s+)?occurred | thank\s+you\W*$ | thanks\s+for\s+(?:reading|subscribing|signing)
    | this\s+(?:article|email|story)\s+has\s+been\s+sent | (?:this\s+)?(?:site|website|we)\s+uses?\s+cookies
    | (?:photo|image|picture|video|file\s+photo|caption)\s*(?:credit|by|:|/) | (?:source|sources)\s*:
    | (?:additional\s+|with\s+)?reporting\s+(?:and\s+\w+\s+)?by\b | (?:writing|editing|compiled|edited|written)\s+by\b.{0,200}$
    | (?:last\s+)?(?:updated|published|posted|modified)\s*:?\s*(?:on|at)?\s*(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b).{0,40}\b(?:19|20)\d\d\b.{0,25}$
    | support\s+(?:our|us|independent)\b.{0,60}$ | (?:our|your)\s+(?:newsletter|privacy)\b | terms\s+(?:of|and)\b.{0,60}$
    )""",
    re.I | re.X,
)
ENDINGS = re.compile(
    r"""(?: \[(?:[A-Z][A-Z\s/&-]{2,24})\]\W* | contributed\s+to\s+this\s+(?:report|story|article)\W*
    | \ball\s+rights\s+reserved\W* | \bto\s+your\s+inbox\b.{0,40} | \b(?:twitter|facebook|instagram)\s+and\s+(?:twitter|facebook|instagram|youtube)\W*
    )$""",
    re.X | re.I,
)
TAGGED = re.compile(r"\[[A-Z][A-Z\s/&-]{2,24}\]\W*$")
ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+\W*$", re.I)


def without_furniture(paragraphs: list[str], links: frozenset[str], title: str | None) -> list[str]:
    """``paragraphs`` without furniture and without repetitions of the headline.

    ``links``: the letters of every block of the page that is nothing but a link (see ``link_letters``).
    """
    heading = letters(title)
    return [p for p in paragraphs if letters(p) != heading and not is_furniture(p, links)]


def is_furniture(paragraph: str, links: frozenset[str]) -> bool:
    """True if a paragraph is a teaser, an invitation, a notice or a credit."""
    if len(paragraph) > LONGEST:
        return False
    if BEGINNINGS.match(paragraph) or TAGGED.search(paragraph) or ENDINGS.search(paragraph):
        return True
    mine = letters(paragraph)
    return ADDRESS.match(paragraph) is not None or mine in links
