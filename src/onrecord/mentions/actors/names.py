"""Mentions by name: what the reader tagged, what the lexicons know, and what the tree adds to both."""

import re
from dataclasses import dataclass, field

from onrecord.lexicons.agents import agents
from onrecord.lexicons.name_words import WORDS_ABROAD
from onrecord.lexicons.offices import office_words
from onrecord.mentions.actors.candidate import Candidate, What, head_in
from onrecord.mentions.actors.first_names import first_names
from onrecord.mentions.actors.gazetteer import Hit
from onrecord.mentions.actors.phrases import extent, lemma_of, title_at
from onrecord.mentions.actors.standing import ACTIONS, capital_acts, country_acts, relation, seat_acts
from onrecord.schema import ParsedSentence

_PARTICLES = frozenset("al el bin ibn van von de del der den di da dos le la abu ben abdul ul".split())
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_LOOSE = frozenset("PUNCT PART SYM ADP DET CCONJ".split())
_NOT_NAME = re.compile(r"[^\w' .-]+")
# Nouns that name a body only when they stand alone: "House" is, "State House" is not, a chamber of parliament.
_ALONE = frozenset("house chamber state country nation".split())
# Last words that make a name the name of an organisation though no agent noun is as general.
_CHAMBERS = frozenset(
    "house senate parliamentary congressional parliament commons lords knesset duma".split()
)
_NAME_HEADS: dict[str, tuple[str, ...]] = {
    "times": ("JRN",),
    "post": ("JRN",),
    "news": ("JRN",),
    "herald": ("JRN",),
    "journal": ("JRN",),
    "tribune": ("JRN",),
    "tv": ("JRN",),
    "radio": ("JRN",),
    "television": ("JRN",),
    "brigades": ("REB",),
    "brigade": ("MIL",),
    "corps": ("MIL",),
    "forces": ("MIL",),
    "guard": ("MIL",),
    "guards": ("MIL",),
    "command": ("MIL",),
    "council": ("GOV",),
    "front": ("REB",),
    "office": ("GOV",),
    "service": ("GOV",),
}


_ENDS: dict[str, tuple[str, ...]] = {
    "workers": ("LAB",), "bank": ("BUS",), "partei": ("PTY",), "polizei": ("COP",), "zeitung": ("JRN",),
    "gazeta": ("JRN",), "universität": ("EDU",),
}  # fmt: skip


@dataclass(slots=True)
class Scene:
    """One sentence with the names that were found in it. ``hit_at``: word -> known name that covers it.

    ``wide_words``: words of rivers, seas and regions that are no single country's.
    """

    sentence: ParsedSentence
    hits: list[Hit]
    hit_at: dict[int, Hit] = field(default_factory=dict)
    name_at: dict[int, Candidate] = field(default_factory=dict)
    place_country: dict[int, str] = field(default_factory=dict)
    place_words: set[int] = field(default_factory=set)
    wide_words: set[int] = field(default_factory=set)
    office_words: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index the hits by word."""
        self.hit_at = {i: hit for hit in self.hits for i in range(hit.first, hit.last + 1)}
        for i, word in enumerate(self.sentence.words):
            if lemma_of(word) in office_words():
                self.office_words.update(_office(self.sentence, i))


def _office(sentence: ParsedSentence, head: int) -> range:
    """The words of an office of two words or more, which are no name ("Secretary of State")."""
    title = title_at(sentence, head)
    if title is None or title.office is None or title.first == title.last:
        return range(0)
    person = title.agent is None or title.agent.kind == "person"
    return range(title.first, title.last + 1) if person else range(0)


def find_names(scene: Scene) -> list[Candidate]:
    """Candidates by name, left to right; ``scene.name_at`` is filled."""
    found: list[Candidate] = []
    for first, last, what in _spans(scene):
        candidate = _of_span(scene, first, last, what)
        if candidate is not None:
            found.append(candidate)
            for i in range(first, last + 1):
                scene.name_at[i] = candidate
    for hit in scene.hits:
        if not any(i in scene.name_at for i in range(hit.first, hit.last + 1)):
            candidate = _of_hit(scene, hit)
            if candidate is not None:
                found.append(candidate)
                for i in range(hit.first, hit.last + 1):
                    scene.name_at[i] = candidate
    return sorted(found, key=lambda c: c.name_first)


def _spans(scene: Scene) -> list[tuple[int, int, What]]:
    """Names of persons and organisations, of places that are no known country: (first, last, what), disjoint."""
    taken: set[int] = set()
    found: list[tuple[int, int, What]] = []
    for first, last, what in [*_tagged(scene), *_untagged(scene)]:
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            found.append((first, last, what))
    return found


def _tagged(scene: Scene) -> list[tuple[int, int, What]]:
    """Spans that the reader tagged, extended by the tree; known names that equal them are left to the lexicons."""
    words = scene.sentence.words
    found: list[tuple[int, int, What]] = []
    i = 0
    while i < len(words):
        tag = words[i].ner
        if tag == "O":
            i += 1
            continue
        last = i
        while last + 1 < len(words) and words[last + 1].ner == f"I-{tag[2:]}":
            last += 1
        first, end = _trimmed(scene, i, last)
        common = (
            first > end
            or _is_faith(scene, first, end)
            or _is_title(scene, i, last)
            or _is_title(scene, first, end)
        )
        if not common and not _is_hit(scene, first, end):
            what: What = {"PER": "person", "ORG": "organization"}.get(tag[2:], "place")  # type: ignore[assignment]
            if (
                what == "person"
                and first == end
                and len(words[first].form) > 2
                and words[first].form.isupper()
            ):
                what = "organization"
            if what == "organization" and first == end and first in scene.place_words:
                what = "place"
            if what == "place" and first < end and _beside_person(scene, first, end):
                what = "person"
            first, end = _grown(scene, first, end, what)
            end += what == "person" and first == end and _surname_follows(scene, end)
            found.append((first, end, what))
        i = last + 1
    return found


def _beside_person(scene: Scene, first: int, last: int) -> bool:
    """True for a name of several words in apposition to a noun that only a person can be ("the leader X Y Z")."""
    words = scene.sentence.words
    top = words[head_in(scene.sentence, first, last)]
    noun = words[top.head] if top.rel == "appos" and top.head == first - 1 else None
    return noun is not None and noun.upos == "NOUN" and noun.etype == "person" and not noun.has("Number=Plur")


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The span without articles, a possessive ending or quotation marks at its edges."""
    words = scene.sentence.words
    while first <= last and words[first].upos in ("DET", "PUNCT", "PART", "ADP"):
        first += 1
    while last >= first and words[last].upos in _LOOSE and words[last].form != ".":
        last -= 1
    while (
        last > first
        and words[last].upos in ("NOUN", "PROPN", "ADJ")
        and words[last].form.islower()
        and words[last - 1].form != "-"
    ):
        last -= 1
    return first, last


def _is_title(scene: Scene, first: int, last: int) -> bool:
    """True if a tagged span is an office or part of one ("Strategic Affairs" before "Minister")."""
    words = scene.sentence.words
    title = title_at(scene.sentence, last)
    if (
        title is not None
        and title.first <= first
        and any(words[i].form.islower() for i in range(first, last + 1))
    ):
        return True
    after = last + 1
    abbreviated = first == last and after + 1 < len(words) and words[after].form == "."
    if abbreviated and words[after].start == words[last].end and lemma_of(words[after + 1]) in office_words():
        return True
    if all(i in scene.office_words for i in range(first, last + 1)):
        return words[first].ner.endswith("ORG") or last in scene.office_words
    if (
        words[first].ner.endswith("ORG")
        and last + 1 < len(words)
        and lemma_of(words[last + 1]) in office_words()
    ):
        title = title_at(scene.sentence, last + 1)
        return title is not None and title.office is not None and title.office.level == "minister"
    return False


def _is_faith(scene: Scene, first: int, last: int) -> bool:
    """True for one word that names the members of a faith or a party ("Muslims")."""
    noun = agents().get(scene.sentence.words[last].form.lower().removesuffix("s"))
    plural = scene.sentence.words[last].form.endswith("s")
    return first == last and plural and noun is not None and noun.sectors[:1] in (("REL",), ("PTY",))


def _is_hit(scene: Scene, first: int, last: int) -> bool:
    """True if a known name covers the whole span."""
    hit = scene.hit_at.get(first)
    return hit is not None and hit.first <= first and last <= hit.last


def _grown(scene: Scene, first: int, last: int, what: What) -> tuple[int, int]:
    """The span with the proper nouns beside it that the tree makes part of the same name."""
    words = scene.sentence.words
    while last + 1 < len(words) and _joins(scene, last + 1, first, last):
        last += 1
    while (
        what != "place"
        and first > 0
        and _joins(scene, first - 1, first, last)
        and first - 1 not in scene.hit_at
    ):
        if title_at(scene.sentence, first - 1) is not None and what == "person":
            break
        first -= 1
    return first, last


def _joins(scene: Scene, word: int, first: int, last: int) -> bool:
    """True if a proper noun outside the tagged span belongs to the name."""
    w = scene.sentence.words[word]
    if w.upos != "PROPN" or w.ner != "O" or w.rel not in ("flat", "compound", "goeswith"):
        return False
    inside = first <= w.head <= last
    return inside or any(first <= c <= last for c in scene.sentence.children[word] if w.rel == "flat")


def _surname_follows(scene: Scene, word: int) -> bool:
    """True if a capitalised word that the reader took for a verb follows a lone first name ("Begin")."""
    words = scene.sentence.words
    if word + 1 >= len(words) or words[word + 1].upos not in ("VERB", "AUX") or words[word + 1].ner != "O":
        return False
    lower = sum(w.form.islower() and len(w.form) > 3 for w in words)
    name = words[word].form.lower() in first_names() or words[word].deprel != "nsubj"
    return name and words[word + 1].form.istitle() and lower > 1


def _untagged(scene: Scene) -> list[tuple[int, int, What]]:
    """Proper nouns that the reader did not tag but whose phrase it takes for a person or an organisation."""
    words = scene.sentence.words
    found: list[tuple[int, int, What]] = []
    for i, w in enumerate(words):
        if w.upos != "PROPN" or w.ner != "O" or i in scene.hit_at:
            continue
        if w.rel in ("compound", "flat", "amod") and not _body_of_title(scene, i):
            continue
        what: What | None = {"person": "person", "organization": "organization"}.get(w.etype)  # type: ignore[assignment]
        first = i
        while (
            first > 0
            and words[first - 1].upos == "PROPN"
            and words[first - 1].ner == "O"
            and (words[first - 1].head == i or words[first - 1].head == first)
        ):
            first -= 1
        last = i
        while last + 1 < len(words) and words[last + 1].upos == "PROPN" and words[last + 1].rel == "flat":
            last += 1
        if (
            what is None
            and lemma_of(w) in agents()
            and agents()[lemma_of(w)].kind in ("body", "government", "group")
        ):
            what = "organization" if first < last else None
        office = all(n in scene.office_words for n in range(first, last + 1))
        if what == "person" and (office or (first == last and title_at(scene.sentence, i) is not None)):
            continue
        if what == "person":
            first = _without_title(scene, first, i)
        if what is not None and first <= last:
            found.append((first, last, what))
    return found


def _body_of_title(scene: Scene, word: int) -> bool:
    """True for the noun of a body's name of several words before a title ("Harbour Safety Authority director")."""
    words = scene.sentence.words
    w = words[word]
    if (
        w.rel != "compound"
        or w.head != word + 1
        or w.etype != "organization"
        or not words[w.head].form.islower()
    ):
        return False
    noun = agents().get(lemma_of(w))
    named = word > 0 and words[word - 1].upos == "PROPN" and words[word - 1].head == word
    return named and noun is not None and noun.kind == "body" and lemma_of(words[w.head]) in office_words()


def _without_title(scene: Scene, first: int, head: int) -> int:
    """The first word after the last office in ``first``..``head``."""
    for i in range(head - 1, first - 1, -1):
        if title_at(scene.sentence, i) is not None or i in scene.hit_at:
            return i + 1
    return first


def _of_span(scene: Scene, first: int, last: int, what: What) -> Candidate | None:
    """A candidate of a tagged span; None for a mere place."""
    sentence = scene.sentence
    words = sentence.words
    head = head_in(sentence, first, last)
    nested = [hit for hit in scene.hits if first <= hit.first and hit.last <= last]
    telling = (h for h in nested if h.known.kind != "organization" or h.first == first)
    country = next((h.known.code for h in telling if h.known.code), None)
    if what == "place":
        if first == 0 and words[0].form.isupper() and len(words[0].form) > 3:
            return None
        if not (capital_acts(sentence, head) and relation(sentence, head)[0] in ("nsubj", "obl:agent")):
            return None
        return _candidate(
            scene,
            first,
            last,
            head,
            "place",
            _key(scene, first, last),
            country or scene.place_country.get(head),
        )
    if what == "person":
        first = _without_title(scene, first, last) if first < last else first
        head = head_in(sentence, first, last)
        return _candidate(scene, first, last, head, "person", person_key(scene.sentence, first, last), None)
    found = _candidate(scene, first, last, head, "organization", _key(scene, first, last), country)
    known = next((h.known for h in nested if h.known.organization and h.last == last), None)
    sectors, entry = _by_pattern(scene, first, last)
    if entry == "agents:bank" and any(h.last == last and h.known.kind == "country" for h in nested):
        sectors = ("GOV",)
    if known is not None and known.organization is not None and not sectors:
        sectors, entry = known.organization.sectors, known.entry
    found.sectors, found.entry = sectors, entry
    found.country = found.country or (scene.place_country.get(head) if head else None)
    found.titles = [lemma_of(words[i]) for i in {head, last}]
    found.plural = words[head].has("Number=Plur")
    found.abroad = found.country is None and not scene.wide_words.isdisjoint(range(first, last + 1))
    return found


def _by_pattern(scene: Scene, first: int, last: int) -> tuple[tuple[str, ...], str | None]:
    """Sectors that the words of an organisation's name give: its head ("Ministry of …"), else its last word."""
    sentence = scene.sentence
    forms = {w.form.lower() for w in sentence.words[first : last + 1]}
    if forms & _CHAMBERS and sentence.words[last].form.lower() in ("committee", "subcommittee"):
        return ("LEG",), "agents:parliamentary committee"
    for i in (head_in(sentence, first, last), last, first):
        title = title_at(sentence, i)
        general = (
            first < last and title is not None and title.agent is not None and title.agent.phrase in _ALONE
        )
        if title is not None and title.agent is not None and title.agent.kind != "person" and not general:
            return title.agent.sectors, title.agent.entry
        word = lemma_of(sentence.words[i])
        form = sentence.words[i].form.lower()
        if form in _NAME_HEADS or word in _NAME_HEADS:
            return _NAME_HEADS.get(form) or _NAME_HEADS[word], f"organizations:… {form}"
    return _by_word(sentence, first, last)


def _by_word(sentence: ParsedSentence, first: int, last: int) -> tuple[tuple[str, ...], str | None]:
    """Sectors by a word that says in another language what a body is ("Partido", "Banque"), or by the end of a word."""
    for i in range(first, last + 1):
        form = sentence.words[i].form.lower()
        if form in WORDS_ABROAD:
            return WORDS_ABROAD[form], f"organizations:{form} …"
    for i in (head_in(sentence, first, last), last):
        form = sentence.words[i].form.lower()
        for end, sectors in _ENDS.items():
            if form.endswith(end) and len(form) > len(end):
                return sectors, f"organizations:…{end}"
    return (), None


def _of_hit(scene: Scene, hit: Hit) -> Candidate | None:
    """A candidate of a known name, or None where it names no actor here."""
    sentence = scene.sentence
    head = head_in(sentence, hit.first, hit.last)
    known = hit.known
    if known.kind == "organization" and known.organization is not None:
        found = _candidate(
            scene, hit.first, hit.last, head, "organization", known.entry, known.code, entry=known.entry
        )
        found.sectors = known.organization.sectors
        found.titles = [lemma_of(sentence.words[i]) for i in {head, hit.last}]
        return found
    if known.kind == "person":
        key = person_key(sentence, hit.first, hit.last)
        return _candidate(scene, hit.first, hit.last, head, "person", key, None, entry=known.entry)
    acts = {"country": country_acts, "capital": capital_acts, "seat": seat_acts, "demonym": _demonym_acts}
    if known.kind in ("people", "namesake") or not acts[known.kind](sentence, head):
        return None
    found = _candidate(
        scene, hit.first, hit.last, head, "country", known.code or "", known.code, entry=known.entry
    )
    found.sectors = ("GOV",)
    if known.kind != "country":
        found.titles = [known.kind]
    return found


def _demonym_acts(sentence: ParsedSentence, word: int) -> bool:
    """True for an adjective of a country before a noun of doing ("the Turkish incursion")."""
    deprel, governor = relation(sentence, word)
    if governor > word and sentence.words[governor].rel == "compound":  # "Turkish tank shelling"
        governor = sentence.words[governor].head
    return (
        deprel in ("amod", "compound")
        and governor > word
        and (lemma_of(sentence.words[governor]) in ACTIONS and sentence.words[governor].upos == "NOUN")
    )


def _candidate(
    scene: Scene,
    first: int,
    last: int,
    head: int,
    what: What,
    key: str,
    country: str | None,
    entry: str | None = None,
) -> Candidate:
    """A candidate by name at ``first``..``last`` whose phrase is the widest that ends in the name."""
    sentence = scene.sentence
    top = phrase_head(sentence, head, first, last)
    left, right = (
        extent(sentence, top, max(last, top)) if what in ("person", "organization") else (first, last)
    )
    return Candidate(
        sentence.index, head, min(left, first), max(right, last), first, last, "name", what, key,
        country=country, entry=entry, basis="gazetteer" if entry else "reader",
    )  # fmt: skip


def phrase_head(sentence: ParsedSentence, head: int, first: int, last: int) -> int:
    """The head of the phrase that a name is the core of: a title right before it may govern it ("President/Bush")."""
    words = sentence.words
    governor = words[head].head
    if (
        0 <= governor == first - 1
        and words[head].deprel in ("flat", "appos", "nmod:desc", "compound", "flat:name")
        and title_at(sentence, governor) is not None
    ):
        return governor
    return head


def person_key(sentence: ParsedSentence, first: int, last: int) -> str:
    """A person's name as words in lower case, without marks and suffixes ("jr")."""
    parts = [_NOT_NAME.sub("", w.form.lower()).strip(" -") for w in sentence.words[first : last + 1]]
    return " ".join(p for p in parts if p and p not in _SUFFIXES and p != "'s")


def _key(scene: Scene, first: int, last: int) -> str:
    """A name as words in lower case without articles and points."""
    parts = [w.form.lower().replace(".", "") for w in scene.sentence.words[first : last + 1]]
    return " ".join(p for p in parts if p not in ("the", "'s", "’s", "-", ",", ""))
