"""Mentions by noun: "the minister", "protesters", "about 200 people", "Israelis", "the Biden administration"."""

from onrecord.lexicons.agents import Agent
from onrecord.lexicons.ethnic_groups import ethnic_groups
from onrecord.mentions.actors.candidate import Candidate, What
from onrecord.mentions.actors.groups import NUMBERS
from onrecord.mentions.actors.names import Scene
from onrecord.mentions.actors.phrases import case_of, extent, lemma_of, title_at
from onrecord.mentions.actors.roles import (
    Description,
    at_the_hague,
    describe,
    gender_of,
    of_several,
    only_related,
)
from onrecord.mentions.actors.standing import relation
from onrecord.schema import ParsedSentence, Word

_THINGS = frozenset("object abstract event time plant animal substance".split())
# Nouns that are as often something else: they count where the reader takes them for somebody, or where they act.
_DOUBTFUL = frozenset(
    """
    pm fm party force division unit head chief figure power post star model fan host house bench chair station channel daily
    weekly exchange industry utility carrier operator ring cell society public press crown throne palace chain resistance
    mission conference league body panel group circle network platform forum centre center school college hospital church
    mosque temple museum library observatory laboratory office agency bureau court bank website site journal gazette times
    news observer monitor guide patrol fleet contingent convoy warship legion corps guard agent private general major
    captain minor champion forward defender peer whip local human individual native young other dead poor sick elderly
    wounded injured homeless other senate chamber assembly trust fund foundation club union association movement
    institution institute academy faculty community household family diet partner owner user author founder leader side
    source rival ally enemy executive cabinet treasury embassy consulate mint mole private justice counsel advocate father
    secretary assistant manager director speaker driver producer actor player captain model lead presenter state nation
    country republic kingdom empire exile audience staff crew team couple generation majority minority opposition prosecution
    radio television airline company firm business enterprise corporation department directorate commission committee council authority
    administration regime element studio brewery publication gallery lab band
    orchestra novice outsider namesake pioneer progressive medium competitor companion laureate client startup supermarket clinic university monarchy monastery convent parish seminary
    """.split()
)
_ADJECTIVES = frozenset("wounded injured dead homeless elderly poor young unemployed disabled sick".split())
_MODIFYING = frozenset("compound nmod:desc flat amod goeswith fixed".split())
_WHAT: dict[str, What] = {"person": "person", "group": "group", "body": "body", "government": "government"}
_AMOUNTS = frozenset(
    """
    thousand hundred dozen million score ten number majority minority lot couple handful some many most all several few
    quarter half third fifth percent proportion share
    one two three four five six seven eight nine group crowd generation total scores dozens hundreds thousands each
    """.split()
)
_BARE_AMOUNTS = frozenset("thousand hundred dozen million score".split())
_ABROAD = frozenset(
    """
    european western eastern african asian arab international foreign regional global multinational nordic baltic balkan
    latin caribbean scandinavian allied kurdish jewish muslim christian sunni shiite gulf
    """.split()
)
_REGIONAL = frozenset("scottish welsh english irish provincial regional local municipal city".split())
# Craft stand for those who send them, where a country or body owns them.
_CRAFT = frozenset(
    """
    warship warplane gunboat submarine aircraft plane jet helicopter ship vessel drone bomber tank destroyer frigate
    """.split()
) | {
    "fighter jet", "fighter plane", "helicopter gunship", "aircraft carrier", "patrol boat", "naval vessel",
    "naval ship", "patrol ship", "patrol vessel", "military aircraft", "military plane", "military transport",
    "military helicopter", "transport plane", "coast guard vessel", "coast guard ship",
}  # fmt: skip
_LANDS = frozenset("country nation state republic kingdom empire".split())
_DETERMINING = frozenset("the these those all some many most both few several".split())
_DEFINITE = frozenset("the this that these those both".split())


def find_nominals(scene: Scene, text: str) -> list[Candidate]:
    """Candidates by noun, left to right. ``scene.name_at`` must be filled."""
    found: list[Candidate] = []
    for i, word in enumerate(scene.sentence.words):
        if i in scene.name_at:
            continue
        candidate = _people(scene, i) if i in scene.hit_at else _noun(scene, text, i, word)
        if candidate is None:
            candidate = _so_many(scene, i) if word.upos == "NUM" else _capitals(scene, i)
        if candidate is not None:
            found.append(candidate)
    return found


def _people(scene: Scene, i: int) -> Candidate | None:
    """For "Israelis", "a Turk", "the Chinese": members of a people."""
    hit, words = scene.hit_at[i], scene.sentence.words
    if hit.known.kind not in ("people", "demonym") or i != hit.last:
        return None
    if words[i].upos not in ("NOUN", "PROPN") and not (
        words[i].upos == "ADJ" and _determined(scene.sentence, i)
    ):
        return None
    if relation(scene.sentence, i)[0] in _MODIFYING or words[i].etype in ("abstract", "object"):
        return None
    inside = words[i].rel == "flat" and hit.first <= words[i].head < i  # "Costa Ricans"
    if words[i].rel in ("compound", "amod", "flat") and not inside:
        return None
    plural = (
        words[i].has("Number=Plur") or words[i].upos == "ADJ" or (inside and words[i].form.endswith("ns"))
    )
    group = ethnic_groups().get(hit.known.name)
    key = f"people:{hit.known.code}" if group is None else group.entry
    found = _candidate(scene, words[i].head if inside else i, "group" if plural else "person", key)
    found.last, found.name_last = max(found.last, i), i
    found.country, found.entry = hit.known.code, hit.known.entry
    found.sectors = ("CVL",) if group is None else group.sectors
    if found.first == i > 0 and words[i - 1].form.lower() == "one":
        found.first = i - 1
        found.head = i - 1 if words[i].head == i - 1 else i
    found.abroad = hit.known.code is None
    found.basis, found.plural, found.titles = "gazetteer", plural, ["people"]
    return found


def _so_many(scene: Scene, i: int) -> Candidate | None:
    """For "the four", "these two": people told by their number alone; "five were arrested"."""
    sentence = scene.sentence
    word = sentence.words[i]
    if word.form.lower() not in NUMBERS and not word.form.isdecimal():
        return None
    if word.etype not in ("person", "organization"):
        return None
    if word.rel in ("nummod", "compound") or sentence.dependents(i, "nmod", "acl"):
        return None
    led = i > 0 and sentence.words[i - 1].form.lower() in ("the", "these", "those", "all")
    if not led and not (word.etype == "person" and word.deprel in ("nsubj:pass", "obj")):
        return None
    found = _candidate(scene, i, "group", word.form.lower() if led else "many")
    found.count, found.plural, found.definite = word.form.lower(), True, led
    return found


def _capitals(scene: Scene, i: int) -> Candidate | None:
    """For "both capitals": the governments that sit there, unless they are mere places."""
    words = scene.sentence.words
    if lemma_of(words[i]) != "capital" or not words[i].has("Number=Plur") or i == 0:
        return None
    place = case_of(scene.sentence, i) in ("in", "at", "near", "around", "outside")
    if place or words[i - 1].form.lower() not in ("both", "two"):
        return None
    found = _candidate(scene, i, "group", "capital")
    found.plural, found.definite, found.sectors = True, True, ("GOV",)
    return found


def _noun(scene: Scene, text: str, i: int, word: Word) -> Candidate | None:
    """A candidate of an agent noun or office, or None where the noun names nobody here."""
    if word.upos not in ("NOUN", "PROPN") and not (
        word.upos == "ADJ" and word.lemma.lower() in _ADJECTIVES and _determined(scene.sentence, i)
    ):
        return None
    if (
        _is_title(scene, i)
        or _modifies(scene, i)
        or (i in scene.office_words and word.rel != "conj" and word.head in scene.office_words)
    ):
        return None
    first, last = extent(scene.sentence, i)
    found = describe(scene, text, i, first, last)
    if found is None or not _somebody(scene.sentence, i, found):
        return None
    none = any(scene.sentence.words[c].form.lower() in ("no", "neither") for c in scene.sentence.children[i])
    if none and found.country is None:
        return None
    if found.title.agent is None and (found.title.office is None or found.title.office.level == "courtesy"):
        return None
    return _built(scene, i, found)


def _built(scene: Scene, i: int, found: Description) -> Candidate:
    """The candidate of a description."""
    word, agent = scene.sentence.words[i], found.title.agent
    plural = word.has("Number=Plur") or lemma_of(word) in _ADJECTIVES
    what = _what(agent, plural)
    candidate = _candidate(scene, i, what, (agent.phrase if agent else found.title.office.phrase))  # type: ignore[union-attr]
    candidate.country, candidate.sectors, candidate.owner = found.country, found.sectors, found.owner
    candidate.entry, candidate.plural = found.title.entry, plural
    if found.title.agent is not None and found.title.agent.phrase in _CRAFT:
        candidate.sectors = found.title.agent.sectors
    candidate.titles, candidate.basis = [found.phrase], "pattern"
    candidate.gender = gender_of(found.text)
    candidate.generic = lemma_of(word) in _LANDS
    own = min(i, found.title.first)  # the "foreign" of a foreign ministry says nothing of where it is
    before = [lemma_of(w) for w in scene.sentence.words[candidate.first : own]]
    candidate.abroad = any(lemma in _ABROAD for lemma in before) or any(
        only_related(scene, h.last) for h in scene.hits if candidate.first <= h.first and h.last < i
    )
    candidate.abroad = (
        candidate.abroad
        or (candidate.country is None and at_the_hague(scene, i))
        or _of_lands(scene.sentence, i)
        or of_several(scene, i, candidate.last, candidate.first)
    )
    of_people = any(
        h.known.entry.startswith("ethnic_groups:")
        for h in scene.hits
        if candidate.first <= h.first and h.last < i
    )
    if what == "government" and (of_people or any(lemma in _REGIONAL for lemma in before)):
        candidate.what = "body"
    if found.title.office is not None and not plural:
        candidate.roles = [found.role("title")]
    return candidate


def _of_lands(sentence: ParsedSentence, i: int) -> bool:
    """True for "ministers of twenty countries", "teams from both states"."""
    return any(
        lemma_of(sentence.words[c]) in (*_LANDS, "power", "government")
        and sentence.words[c].has("Number=Plur")
        and case_of(sentence, c) in ("of", "from")
        for c in sentence.dependents(i, "nmod")
    )


def _what(agent: Agent | None, plural: bool) -> What:
    kind = agent.kind if agent is not None else "person"
    if plural and kind in ("person", "body", "government"):
        return "government" if agent is not None and agent.phrase == "authorities" else "group"
    return _WHAT[kind]


def _candidate(scene: Scene, i: int, what: What, key: str) -> Candidate:
    first, last = extent(scene.sentence, i)
    words = scene.sentence.words
    top = _amount(scene.sentence, i)
    if top != i:
        first = min(first, extent(scene.sentence, top, top)[0])
    found = Candidate(scene.sentence.index, top, first, last, i, i, "nominal", what, key)
    lead = words[first].form.lower()
    owned = any(words[c].deprel == "nmod:poss" for c in scene.sentence.children[i])
    found.definite = lead in _DEFINITE or owned or (words[i].upos == "PROPN" and lead not in ("a", "an"))
    found.count = " ".join(
        words[c].form.lower() for c in scene.sentence.children[i] if words[c].rel == "nummod" and c < i
    )
    return found


def _amount(sentence: ParsedSentence, i: int) -> int:
    """The word that heads "thousands of protesters", or the noun itself."""
    words, governor = sentence.words, sentence.words[i].head
    if words[i].rel != "nmod" or not 0 <= governor < i or not words[i].has("Number=Plur"):
        return i
    counted = lemma_of(words[governor]) in _AMOUNTS or words[governor].upos == "NUM"
    return governor if counted and case_of(sentence, i) == "of" else i


def _number(sentence: ParsedSentence, i: int) -> bool:
    return any(sentence.words[c].rel == "nummod" for c in sentence.children[i])


def _determined(sentence: ParsedSentence, i: int) -> bool:
    return _number(sentence, i) or any(
        sentence.words[c].form.lower() in _DETERMINING for c in sentence.children[i]
    )


def _is_title(scene: Scene, i: int) -> bool:
    """True for a noun that stands as a title before a name ("President" of "President Bush")."""
    words = scene.sentence.words
    governor = words[i].head
    if words[i].deprel in ("nmod:desc", "compound", "flat", "amod") and governor in scene.name_at:
        return True
    title = title_at(scene.sentence, i)
    following = scene.name_at.get(title.last + 1 if title is not None and title.last > i else i + 1)
    if following is not None and following.first <= i < following.name_first:
        return True
    return (
        following is not None
        and following.what == "person"
        and words[following.head].head == i
        and (
            words[following.head].rel in ("flat", "compound")
            or (words[following.head].rel == "appos" and words[i + 1].form != ",")
        )
    )


def _modifies(scene: Scene, i: int) -> bool:
    """True for a noun before another ("police station"), unless it names a body that does something."""
    words = scene.sentence.words
    if words[i].deprel not in _MODIFYING:
        return False
    governor = words[i].head
    return not (
        governor == i + 1
        and words[governor].etype == "event"
        and lemma_of(words[i]) in ("government", "army", "police", "military", "rebel")
    )


def _somebody(sentence: ParsedSentence, i: int, found: Description) -> bool:
    """True if the noun names somebody here: the reader's kind of thing decides, then what the noun does."""
    word = sentence.words[i]
    phrase = (found.title.agent or found.title.office).phrase  # type: ignore[union-attr]
    if phrase in _BARE_AMOUNTS:
        counted = any(sentence.words[c].rel in ("nmod", "nummod") for c in sentence.children[i])
        return not counted and word.has("Number=Plur") and word.rel == "nsubj"
    if phrase in ("camp", "chapter"):
        return word.etype == "organization" and any(
            sentence.words[c].rel in ("amod", "compound", "nmod") for c in sentence.children[i]
        )
    if phrase == "joint session":
        told = sentence.words[word.head].lemma in ("tell", "address", "ask", "urge", "inform")
        return told and word.rel in ("obj", "iobj", "obl")
    if phrase == "leadership" and any(sentence.words[c].deprel == "nmod:poss" for c in sentence.children[i]):
        return False
    if word.etype in ("person", "organization"):
        return True
    if phrase not in _DOUBTFUL:
        return word.etype not in ("place", "time") or relation(sentence, i)[0].startswith("nsubj")
    if phrase == "power" and word.has("Number=Plur") and _number(sentence, i):
        return True
    if word.etype in _THINGS:
        owned = found.country is not None or found.owner is not None
        return owned and (phrase in _CRAFT or (phrase == "force" and word.has("Number=Plur")))
    if word.etype == "place":
        return lemma_of(word) in _LANDS or (
            word.deprel == "nsubj" and sentence.words[word.head].upos == "VERB"
        )
    return (
        word.deprel in ("nsubj", "obl:agent", "nmod:poss", "iobj")
        or found.country is not None
        or found.owner is not None
    )
