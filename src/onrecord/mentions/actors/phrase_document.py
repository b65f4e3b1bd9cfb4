"""A name or role phrase by itself ("Norwegian foreign minister", "the head of Shin Bet") as a document, by rule.

For looking a name up: the rules that read actors in articles then read the phrase, without the network. The phrase is made
the subject of a verb, for some names (capitals, houses of government) stand for somebody only where they do something.
"""

import re
from dataclasses import dataclass, replace

from onrecord.lexicons.agents import agent_words, agents
from onrecord.lexicons.countries import country_names, demonyms
from onrecord.lexicons.leaders import leaders_alone, leaders_by_name, plain_name
from onrecord.lexicons.offices import office_words, offices
from onrecord.lexicons.organizations import organizations
from onrecord.lexicons.own.force import current
from onrecord.lexicons.own.match import names_whole, plain
from onrecord.mentions.actors.first_names import first_names
from onrecord.schema import Article, Document, ParsedSentence, Published, Word

LONGEST = 200
_TOKEN = re.compile(r"[^\W_]+(?:[.&·’'-][^\W_]+)*\.?|\S")
_POSSESSIVE = re.compile(r"(.+?)(['’]s|(?<=s)['’])$")
_ARTICLES = frozenset("the a an this that these those some".split())
_ADPOSITIONS = frozenset("of for in from at to with on against by".split())
_DESCRIBING = frozenset("former ex late acting interim deputy senior new exiled ousted deposed chief".split())


@dataclass(slots=True)
class _Token:
    """One word on its way into the tree."""

    start: int
    end: int
    form: str
    upos: str = "NOUN"
    head: int = -1
    deprel: str = "dep"
    ner: str = "O"
    plural: bool = False


def phrase_document(name: str, day: str | None = None) -> Document:
    """The document of one sentence in which somebody called ``name`` speaks; ``day``: an ISO date it is published on."""
    words = " ".join(name.split())[:LONGEST].rstrip(" .")
    text = f"{words} spoke."
    tokens = [_sorted(t) for t in _tokens(words)] or [_Token(0, len(words) or 1, words or ".")]
    _names(tokens)
    _bodies(tokens)
    subject = _tree(tokens, 0, len(tokens))
    verb = len(tokens)
    tokens[subject] = replace(tokens[subject], head=verb, deprel="nsubj")
    tokens += [
        _Token(len(words) + 1, len(words) + 6, "spoke", "VERB", -1, "root"),
        _Token(len(words) + 6, len(words) + 7, ".", "PUNCT", verb, "punct"),
    ]
    sentence = ParsedSentence.build(0, 0, tuple(_word(t) for t in tokens))
    published = Published(day, "given") if day is not None else None
    return Document(Article(id="phrase", text=text, published=published), (sentence,))


def _tokens(text: str) -> list[_Token]:
    """Words with offsets, possessive endings parted."""
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        owner = _POSSESSIVE.fullmatch(match.group())
        if owner is None:
            found.append(_Token(match.start(), match.end(), match.group()))
        else:
            middle = match.start() + len(owner[1])
            found += [_Token(match.start(), middle, owner[1]), _Token(middle, match.end(), owner[2], "PART")]
    return found


def _sorted(token: _Token) -> _Token:
    """A token with its part of speech."""
    low = token.form.lower()
    if token.upos == "PART":
        return token
    if not token.form[0].isalnum():
        upos = "PUNCT"
    elif low in _ARTICLES:
        upos = "DET"
    elif low in _ADPOSITIONS:
        upos = "ADP"
    elif low in ("and", "or"):
        upos = "CCONJ"
    elif low.isdigit():
        upos = "NUM"
    elif token.form in demonyms() or low in _DESCRIBING:
        upos = "ADJ"
    else:
        upos = "PROPN" if token.form[0].isupper() else "NOUN"
    return replace(token, upos=upos)


def _names(tokens: list[_Token]) -> None:
    """Mark persons: names of the tables, first names, and what follows an office in capitals."""
    for first in range(len(tokens)):
        if tokens[first].ner != "O" or tokens[first].upos not in ("PROPN", "ADJ"):
            continue
        for last in range(len(tokens) - 1, first - 1, -1):
            words = [t.form for t in tokens[first : last + 1]]
            if all(t.form[0].isupper() for t in tokens[first : last + 1]) and _is_person(
                words, tokens, first
            ):
                for i in range(first, last + 1):
                    tokens[i].ner, tokens[i].upos = ("B-PER" if i == first else "I-PER"), "PROPN"
                break


def _bodies(tokens: list[_Token]) -> None:
    """Mark names of organisations made of a noun for a body: "National Police", "Ministry of Foreign Affairs"."""
    end = next((i for i, t in enumerate(tokens) if t.upos == "ADP"), len(tokens))
    head = end - 1
    first = head
    while first > 0 and tokens[first - 1].form[0].isupper() and tokens[first - 1].ner == "O":
        first -= 1
    agent = agents().get(_lemma(tokens[head].form)) if head >= 0 else None
    if agent is None or agent.kind == "person" or not tokens[head].form[0].isupper():
        return
    last = head
    if end + 1 < len(tokens) and tokens[end].form == "of" and tokens[end + 1].form[0].isupper():
        stop = next(
            (i for i in range(end + 1, len(tokens)) if tokens[i].upos in ("ADP", "PART")), len(tokens)
        )
        last = stop - 1
    if first < last:
        for i in range(first, last + 1):
            tokens[i].ner = "B-ORG" if i == first else "I-ORG"


def _is_person(words: list[str], tokens: list[_Token], first: int) -> bool:
    """True if these words name a person and nobody else we know."""
    whole = " ".join(words)
    key = plain_name(whole)
    if whole in organizations() or whole in country_names() or whole in demonyms():
        return False
    if len(words) > 1 and key in leaders_by_name():
        return True
    force = current()
    own = names_whole(force.book).get(plain(whole), ()) if force is not None else ()
    if any(n.actor.kind == "person" for n in own):
        return True
    if words[-1].lower() in office_words() | agent_words() or any(w.lower() in offices() for w in words):
        return False
    titled = first > 0 and tokens[first - 1].form.lower() in office_words()
    if titled or (len(words) == 1 and first == 0 and key in leaders_alone()):
        return True
    return len(words) in (2, 3) and words[0].lower() in first_names()


def _tree(tokens: list[_Token], first: int, end: int) -> int:
    """Fill heads and relations of one noun phrase and give its head."""
    ends = [i for i in range(first, end) if tokens[i].upos == "ADP"]
    core = ends[0] if ends and ends[0] > first else end
    head = _core(tokens, first, core)
    if core < end:
        case = core
        below = _tree(tokens, core + 1, end) if core + 1 < end else -1
        if below >= 0:
            tokens[below].head, tokens[below].deprel = head, "nmod"
            tokens[case].head, tokens[case].deprel = below, "case"
        else:
            tokens[case].head, tokens[case].deprel = head, "dep"
    return head


def _core(tokens: list[_Token], first: int, end: int) -> int:
    """The head of a stretch without prepositions: its last word, or the first of a person's name that ends it."""
    head = end - 1
    while head > first and tokens[head].upos in ("PUNCT", "PART", "NUM"):
        head -= 1
    name = head
    while name > first and tokens[name].ner == "I-PER":  # a name hangs on its first word
        name -= 1
    begin = first
    for i in range(first, head):
        if tokens[i].upos == "PART" and i > first:
            owner = _core(tokens, begin, i)
            tokens[owner].head, tokens[owner].deprel = name, "nmod:poss"
            tokens[i].head, tokens[i].deprel = owner, "case"
            begin = i + 1
    for i in range(begin, end):
        if i != name and tokens[i].upos != "PART":
            tokens[i].head, tokens[i].deprel = name, _relation(tokens, i, name)
    if tokens[head].upos not in ("PROPN", "ADJ") and tokens[head].ner == "O":
        tokens[head].plural = _lemma(tokens[head].form) != tokens[head].form.lower()
    return name


def _relation(tokens: list[_Token], i: int, head: int) -> str:
    """How a word hangs on the head of its phrase."""
    token = tokens[i]
    if i > head:
        return "flat" if token.ner != "O" else "dep"
    named = tokens[head].ner == "B-PER"
    plain_relation = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "PUNCT": "punct", "CCONJ": "cc"}
    return plain_relation.get(token.upos) or ("nmod:desc" if named else "compound")


def _lemma(form: str) -> str:
    """The dictionary form of a noun as far as the lexicons know it."""
    low = form.lower()
    if low in agents() or low in offices():
        return low
    known = office_words() | agent_words()
    changes = (("men", "man"), ("ies", "y"), ("ses", "s"), ("es", ""), ("s", ""), ("people", "person"))
    for ending, instead in changes:
        if low.endswith(ending) and low[: -len(ending)] + instead in known:
            return low[: -len(ending)] + instead
    return low


def _word(token: _Token) -> Word:
    """The word of a token: lemma, features and kind of thing by the lexicons."""
    lemma = _lemma(token.form)
    agent = agents().get(lemma)
    etype = "_"
    if token.upos in ("NOUN", "PROPN", "ADJ") and token.deprel in ("nsubj", "nmod", "nmod:poss"):
        body = agent is not None and agent.kind in ("body", "government")
        etype = (
            "organization"
            if body
            else "person"
            if token.ner != "O" or lemma in office_words() | agent_words()
            else "_"
        )
    feats = "Number=Plur" if token.plural else "Number=Sing" if token.upos in ("NOUN", "PROPN") else "_"
    return Word(
        token.start, token.end, token.form, lemma, token.upos, feats, token.head, token.deprel, token.ner, etype
    )  # fmt: skip
