"""Text to words, after the habits of the English Universal Dependencies treebanks (EWT, GUM).

One pass of one regular expression finds tokens; each is then parted into syntactic words where the treebanks do:
contractions and possessives ("do|n't", "Kyiv|'s"), hyphenated compounds ("two|-|state", but "anti-war", "e-mail"),
joined measures ("5|pm"). White space never lies inside a word, and every other character belongs to exactly one word.
Where sentences end is not decided here (see ``segment.py``).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    """One syntactic word: ``text[start:end]``; ``joined``: it continues the token of the word before it."""

    start: int
    end: int
    joined: bool


# Abbreviations that keep their period wherever they stand; compared with case.
ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Mx Dr Prof Rev Hon Fr Sr Jr St Ste Mt Ft Gen Lt Lieut Col Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Brig Supt
    Insp Det Gov Sen Sens Rep Reps Pres Sec Amb Atty Messrs Mme Mlle Msgr Sgts Gens Govs
    Inc Corp Co Cos Ltd Bros Assn Dept Univ Intl Natl Govt
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn
    Tenn Tex Va Vt Wash Wis Wyo Ont Que
    Ave Blvd Rd vs etc al cf viz approx est esp ed eds vol vols fig figs ca Ph Bldg Hwy
    """.split()
)
# Abbreviations that keep it only before a number.
BEFORE_NUMBER = frozenset(
    "No Nos no nos p pp Art Arts art Vol vol Fig fig Sec sec c ca ch Ch para Para Res".split()
)
# First parts that stay with what follows the hyphen.
_PREFIXES = "|".join(
    """
    anti ante arch auto bi bio co contra counter cross de di dis eco electro e ex extra geo hyper infra inter intra
    macro mal mega meta micro mid mini mis mono multi neo non omni over pan para photo poly post pre pro proto pseudo
    psycho quasi re semi socio sub super supra tele trans tri ultra un under uni
    """.split()
)
# Words written together that are two; "|" shows where they part.
_CONTRACTED = {
    word.replace("|", ""): word.index("|")
    for word in """
    can|not gon|na wan|na got|ta out|ta gim|me lem|me let|s do|nt does|nt did|nt is|nt are|nt was|nt were|nt have|nt
    has|nt had|nt would|nt could|nt should|nt i|m i|ve that|s what|s there|s
    """.split()
}
_ENCLITIC = re.compile(
    r"(?:n['’]t|['’`](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M))$|(?<=[sSzZxX])['’]$", re.IGNORECASE
)
_MEASURE = re.compile(
    r"(\d[\d.,:]*)(am|pm|AM|PM|a\.m\.|p\.m\.|km|kg|cm|mm|mg|lb|lbs|oz|mph|bn|mn|tn|GB|MB|ft|yr|yrs|hrs|hr|mins|min)$"
)
_APOSTROPHE = "'’"
_URL = r"(?:https?://|ftp://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’»]"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_DOMAIN = r"(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|co\.uk|org\.uk|html?|pdf|docx?|xlsx?)(?:/[^\s<>\"“”)]*[\w/])?(?![\w])"
_HANDLE = r"(?<!\w)[@#](?:(?=[\w.-]*\.(?:com|org|net))[\w.-]+|[A-Za-z_]\w+)"
_SMILEY = r"(?:[:;=]-?[)(DPp/|]+|<3|\^_\^)(?!\w)"
_NUMBER = r"(?>[+]?\d+(?:[.,:/]\d+)*)(?:st|nd|rd|th|s|['’]s)?(?![^\W\d_])"
_PHONE = r"(?<![\w-])(?:\d{1,2}-)?\d{3}-\d{3,4}(?:-\d{4})?(?![\w-])"
_ISODATE = r"\d{4}-\d\d-\d\d(?!\w)"
_DOTTED = r"(?:[A-Za-z]\.){2,}(?:[A-Z](?![A-Za-z]))?"
_WORD = (
    rf"(?:(?i:{_PREFIXES})-(?=[^\W_]))*" + r"[^\W_]+(?:['’`&.·_@](?=[^\W_])[^\W_]+)*['’]?(?:\([a-z]{1,2}\))?"
)
_MONEY = r"(?:US|A|C|HK|NZ|S|R)\$"
_SHORT = r"(?i:[bw]/[co]?)(?!\w)"
_RUN = r"\$+|\.{2,}|-{2,}|[=_*~+^|-]{2,}|(?P<rep>[#<>])(?P=rep)+|[!?]{2,}|['’]{2}|``|‘‘|\S"
_TOKEN = re.compile(
    "|".join(
        (
            _URL,
            _MAIL,
            _DOMAIN,
            _HANDLE,
            _SMILEY,
            _ISODATE,
            _PHONE,
            _MONEY,
            _NUMBER + r"(?![-.]?\w*@)",
            _DOTTED,
            _SHORT,
            _WORD,
            _RUN,
        )
    )
)
_LETTERS = re.compile(r"[^\W\d_]+")


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of ``text[start:end]``, in order; offsets count in ``text``."""
    end = len(text) if end is None else end
    found: list[Token] = []
    at = start
    while (m := _TOKEN.search(text, at, end)) is not None:
        first, at = m.start(), m.end()
        at = _period(text, first, at, end)
        found.extend(_parts(text, first, at))
    return found


def _period(text: str, first: int, last: int, end: int) -> int:
    """The end of the token ``text[first:last]``, its period included where it belongs to an abbreviation."""
    if last >= end or text[last] != "." or not text[last - 1].isalnum():
        return last
    word = text[first:last]
    after = text[last + 1 : last + 3]
    if word in ABBREVIATIONS:
        keeps = True
    elif word in BEFORE_NUMBER:
        keeps = after[:1].isspace() and after[1:2].isdigit()
    else:
        keeps = (
            len(word) == 1
            and word.isupper()
            and word != "I"
            and after[:1] in (" ", "\xa0", "-")
            and after[1:2].isupper()
        )
    return last + 1 if keeps else last


def _parts(text: str, first: int, last: int) -> Iterator[Token]:
    """The syntactic words of the token ``text[first:last]``."""
    word = text[first:last]
    if word.isalpha():
        cut = _CONTRACTED.get(word.lower()) if len(word) < 9 else None
        if cut is None or (word.isupper() and len(word) > 1):
            yield Token(first, last, False)
        else:
            yield Token(first, first + cut, False)
            yield Token(first + cut, last, True)
        return
    yield from _mixed(text, first, last, word)


def _mixed(text: str, first: int, last: int, word: str) -> Iterator[Token]:
    """Words of a token that holds more than letters."""
    if word[-1] in _APOSTROPHE or "'" in word or "’" in word or "`" in word:
        m = _ENCLITIC.search(word)
        if m and m.start() and word[m.start() - 1].isalnum():
            yield Token(first, first + m.start(), False)
            yield Token(first + m.start(), last, True)
            return
        if word[-1] in _APOSTROPHE and len(word) > 1:
            yield Token(first, last - 1, False)
            yield Token(last - 1, last, False)
            return
    m = _MEASURE.match(word)
    if m:
        yield Token(first, first + m.end(1), False)
        yield Token(first + m.end(1), last, False)
        return
    yield Token(first, last, False)
