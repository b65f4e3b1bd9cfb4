"""What a noun phrase says of somebody: office or trade, country, organisation; no list of people is needed."""

from dataclasses import dataclass

from onrecord.lexicons.countries import country_by_code
from onrecord.mentions.actors.candidate import Candidate, Gender
from onrecord.mentions.actors.gazetteer import Hit
from onrecord.mentions.actors.names import Scene, person_key
from onrecord.mentions.actors.phrases import Title, case_of, extent, lemma_of, title_at
from onrecord.schema import ParsedSentence, Role, Word
from onrecord.schema.mention import ActorBasis

_FOREIGN = frozenset(
    "occupied backed born allied supported controlled trained funded held made based educated".split()
)
_FORMER = frozenset("former ex onetime erstwhile ousted deposed".split())
_KIN = frozenset("father sister mother brother".split())
_STAFF = frozenset("GOV COP JRN LEG JUD SPY".split())
_PLACES = frozenset(
    """
    city town village province district region state county island capital port municipality suburb neighborhood
    neighbourhood department prefecture governorate hamlet valley area
    """.split()
)
_JUSTICE = frozenset("court tribunal chamber judge justice prosecutor panel investigator lawyer".split())
# How a clause says where somebody is from: its verb, and the adposition of the place ("": its object).
_FROM = {
    **dict.fromkeys("fly send bring airlift dispatch come hail ship draft draw recruit".split(), ("from",)),
    **dict.fromkeys("displace drive expel uproot chase evacuate".split(), ("from",)),
    **dict.fromkeys("flee escape leave".split(), ("from", "")),
    **dict.fromkeys("catch trap live dwell reside settle suffer besiege bear".split(), ("in", "inside")),
}
_PLACING = ("of", "from", "in", "at")
_TRAVELLING = frozenset(
    """
    negotiator diplomat envoy delegate delegation mediator inspector observer monitor reporter journalist correspondent
    tourist visitor peacekeeper troops soldier pilgrim refugee migrant
    """.split()
)
GENERAL = frozenset(
    """
    president secretary governor chairman director deputy treasurer commissioner speaker founder co-founder cofounder
    manager coordinator secretary-general director-general organizer organiser trustee
    """.split()
) | {
    "vice president", "deputy governor", "deputy secretary", "director general", "secretary general",
    "executive director", "managing director", "chief executive", "deputy director", "country director",
    "exiled leader", "deposed leader", "toppled leader", "late leader",
}  # fmt: skip
# Offices that one state alone has.
_ONLY_IN = {
    "pope": "VAT",
    "pontiff": "VAT",
    "taoiseach": "IRL",
    "tanaiste": "IRL",
    "chancellor of the exchequer": "GBR",
}
# Bodies of a state: many states have one of the same name ("the Italian Court of Cassation").
_BODIES_OF_STATE = frozenset("GOV JUD LEG COP MIL SPY".split())
# Heads whose sectors follow from the country alone ("the Israeli leader", "a Kremlin spokesman").
_OF_STATE = frozenset(
    """
    leader chief head spokesman spokeswoman spokesperson representative commissioner side source delegation negotiator
    """.split()
)


@dataclass(slots=True)
class Description:
    """What a phrase says: the title as found, its words, and what it is held in."""

    title: Title
    text: str
    country: str | None
    organization: str | None
    owner: int | None
    sectors: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """The entry's words ("foreign minister"): of office and noun the longer."""
        phrases = [x.phrase for x in (self.title.office, self.title.agent) if x is not None]
        return max(phrases, key=len)

    def role(self, basis: ActorBasis) -> Role:
        """The description as a role of an actor."""
        return Role(self.text, self.organization, self.country, basis)


def describe(scene: Scene, text: str, head: int, first: int, last: int) -> Description | None:
    """The description that the noun ``head`` gives in the phrase ``first``..``last``; None if it names nobody."""
    title = title_at(scene.sentence, head)
    if title is None:
        return None
    country = country_in(scene, first, last, head)
    owner = _owner(scene, first, last, head)
    owning = scene.name_at.get(owner) if owner is not None else None
    organization = _text(scene, text, owning) if owning and owning.what in ("organization", "place") else None
    giver = owning is not None and owning.what in ("organization", "country")
    over = owning is not None and owning.sectors[:1] == (
        "IGO",
    )  # "the Norwegian head of a UN agency" acts for it
    if giver and owning is not None and (country is None or over) and not of_several(scene, head, last):
        country = owning.country or country
    if country is None and owner is None:
        phrases = (x.phrase for x in (title.office, title.agent) if x is not None)
        country = _ONLY_IN.get(max(phrases, key=len, default=""))
    begin = _title_begin(scene, title, first)
    words = scene.sentence.words
    wording = text[words[begin].start : words[title.last].end]
    sectors = _sectors(scene, title, head, country, owning)
    before = {lemma_of(w) for w in words[first:head]}
    if sectors[:1] in (("GOV",), ("LEG",), ("MIL",)) and before & _FORMER:
        sectors = ("ELI",)
    elif sectors[:1] == ("GOV",) and "shadow" in before:
        sectors = ("PTY", "OPP")
    elif (
        title.office is not None
        and title.office.phrase in _KIN
        and any(words[c].deprel == "nmod:poss" for c in scene.sentence.children[head])
    ):
        sectors = ("CVL",)
    return Description(title, wording, country, organization, owner, sectors)


def _sectors(
    scene: Scene, title: Title, head: int, country: str | None, owning: Candidate | None
) -> tuple[str, ...]:
    """Sectors of an office; of "spokesman", "leader" and the like those of what they belong to."""
    if title.sectors:
        bodies = owning is not None and owning.what == "organization" and bool(owning.sectors)
        if bodies and owning is not None and _general(title):
            return owning.sectors
        if title.sectors[0] in _STAFF and owning is not None and owning.sectors[:1] == ("IGO",):
            return ("IGO", *title.sectors[1:])
        unknown = owning is not None and owning.what == "organization" and not owning.sectors
        return () if unknown and title.sectors[0] == "IGO" else title.sectors
    if owning is not None and owning.sectors:
        return owning.sectors
    for child in scene.sentence.children[head]:
        word = scene.sentence.words[child]
        if word.rel in ("compound", "nmod", "amod") and child not in scene.name_at:
            held = title_at(scene.sentence, child)
            if held is not None and held.agent is not None and held.agent.sectors:
                return held.agent.sectors
    if country is not None and lemma_of(scene.sentence.words[head]) in _OF_STATE:
        return ("GOV",)
    return ()


def _general(title: Title) -> bool:
    """True for an office that many kinds of bodies have ("president of the assembly", "governor of the bank")."""
    return title.office is not None and title.office.phrase in GENERAL


def country_in(scene: Scene, first: int, last: int, head: int) -> str | None:
    """The country that a phrase is affiliated with: on its left, then in its "of", then where it is."""
    words = scene.sentence.words
    inside = [h for h in scene.hits if first <= h.first and h.last <= last and h.known.kind != "organization"]
    if at_the_hague(scene, head):
        inside = [h for h in inside if h.known.kind == "demonym"]
    for hit in (*(h for h in inside if h.last <= head), *(h for h in inside if h.last > head)):
        if of_several(scene, head, last, first) if hit.last < head else of_several(scene, head, last):
            return None
        if hit.known.code and not only_related(scene, hit.last):
            return hit.known.code
    if at_the_hague(scene, head):
        return None
    for i in range(first, last + 1):
        if i in scene.place_country and i not in scene.hit_at and i != head:
            return scene.place_country[i]
    own = any(words[c].deprel == "nmod:poss" for c in scene.sentence.children[head])
    if own and lemma_of(words[head]) != "counterpart":  # "its leader in X" is not of X
        return None
    for child in scene.sentence.children[head]:
        if (
            child > head
            and words[child].rel == "nmod"
            and case_of(scene.sentence, child) in (("of", "from") if _travels(words[head]) else _PLACING)
        ):
            found = scene.hit_at.get(child)
            if _lists_several(scene, child):
                return None
            if found is not None and found.known.code and found.known.kind != "organization":
                return found.known.code
            if child in scene.place_country:
                return scene.place_country[child]
            inner = _named_place(scene, child)
            if inner is not None:
                return inner
    return _origin(scene, head)


def _lists_several(scene: Scene, child: int) -> bool:
    """True for the "Moscow and Tehran" of "counterparts in Moscow and Tehran"."""
    conjuncts = (child, *scene.sentence.dependents(child, "conj"))
    hits = (scene.hit_at.get(i) for i in conjuncts)
    return len({h.known.code for h in hits if h is not None and h.known.code}) > 1


def _origin(scene: Scene, head: int) -> str | None:
    """The country that a clause says: "troops flown from X", "people trapped in X", "families fleeing X"."""
    sentence = scene.sentence
    for clause in sentence.dependents(head, "acl"):
        cases = _FROM.get(lemma_of(sentence.words[clause]), ())
        for place in sentence.dependents(clause, "obl", "obj"):
            case = case_of(sentence, place) if sentence.words[place].rel == "obl" else ""
            lives = case in ("in", "inside")
            if lives and _travels(sentence.words[head]):
                continue
            if case in cases and (case or sentence.words[place].rel == "obj"):
                hit = scene.hit_at.get(place)
                code = hit.known.code if hit is not None else scene.place_country.get(place)
                if code is not None:
                    return code
    return None


def at_the_hague(scene: Scene, head: int) -> bool:
    """True for "the court in The Hague", "the Hague tribunal": without an adjective a court of many countries."""
    words = scene.sentence.words
    if lemma_of(words[head]) not in _JUSTICE:
        return False
    named = scene.sentence.dependents(head, "nmod", "compound")
    return any(words[c].form == "Hague" or words[min(c + 1, len(words) - 1)].form == "Hague" for c in named)


def _named_place(scene: Scene, word: int) -> str | None:
    """The country of the place in "the northern city of X", "X province"."""
    if lemma_of(scene.sentence.words[word]) not in _PLACES:
        return None
    near = (
        c
        for c in scene.sentence.children[word]
        if scene.sentence.words[c].rel in ("nmod", "compound", "appos")
    )
    return next((scene.place_country[c] for c in near if c in scene.place_country), None)


def _travels(word: Word) -> bool:
    """True for those whose trade takes them abroad: where they are says not whose they are."""
    return lemma_of(word) in _TRAVELLING


def of_several(scene: Scene, head: int, last: int, first: int | None = None) -> bool:
    """True for "the leaders of Iraq and Jordan": what follows the head names two countries or more.

    With ``first`` also for "Iraqi and Jordanian leaders".
    """
    if first is not None and coordinated_hits(scene, first, head):
        return True
    return len({h.known.code for h in scene.hits if head < h.first and h.last <= last and h.known.code}) > 1


def coordinated_hits(scene: Scene, first: int, head: int) -> list[Hit]:
    """The countries of "the Iraqi and Jordanian governments": adjectives joined by "and", or a comma, before a plural noun."""
    words = scene.sentence.words
    if not words[head].has("Number=Plur") and lemma_of(words[head]) not in ("aircraft", "police", "military"):
        return []
    found = [h for h in scene.hits if first <= h.first and h.last < head and h.known.kind != "organization"]
    found = [h for h in found if h.known.code and not only_related(scene, h.last)]
    joined = any(
        words[i].form.lower() in ("and", "&", ",")
        for h in found[1:]
        for i in (h.first - 1, h.first - 2)
        if i >= first
    )
    return found if joined and len({h.known.code for h in found}) > 1 else []


def only_related(scene: Scene, word: int) -> bool:
    """True for the country of "Russian-backed": it is not the phrase's own."""
    words = scene.sentence.words
    if word + 2 < len(words) and words[word + 1].form in ("-", "–"):
        return words[word + 2].upos in ("VERB", "ADJ", "NOUN") and lemma_of(words[word + 2]) != "lead"
    governor = words[word].head
    return governor >= 0 and words[governor].form.lower() in _FOREIGN


def _owner(scene: Scene, first: int, last: int, head: int) -> int | None:
    """The word of ``first``..``last`` that says whose the head is: a possessor, a name before it, an "of" after it."""
    sentence = scene.sentence
    words = sentence.words
    for relations in (("nmod:poss",), ("compound", "nmod", "nmod:desc", "amod")):
        for child in sentence.children[head]:
            if words[child].deprel not in relations and not (
                relations[0] == "compound" and words[child].rel == "nmod"
            ):
                continue
            if first <= child <= last or case_of(sentence, child) in ("of", "for", "with", "at", "from"):
                if child in scene.name_at or relations == ("nmod:poss",):
                    return child
                if (
                    child > head
                    and case_of(sentence, child) in ("of", "for")
                    and title_at(sentence, child) is not None
                ):
                    return child
                nested = next((i for i in sentence.subtree(child) if i in scene.name_at and i < head), None)
                if nested is not None and child < head:
                    return nested
    return None


def _title_begin(scene: Scene, title: Title, first: int) -> int:
    """The first word of the title: as far left as plain modifiers go, countries, names and articles left out."""
    words = scene.sentence.words
    begin = title.first
    while begin > first:
        w = words[begin - 1]
        if begin - 1 in scene.hit_at or begin - 1 in scene.name_at or w.upos not in ("NOUN", "PROPN", "ADJ"):
            break
        begin -= 1
    return begin


def _text(scene: Scene, text: str, candidate: Candidate) -> str:
    words = scene.sentence.words
    return text[words[candidate.name_first].start : words[candidate.name_last].end]


def add_description(scene: Scene, text: str, body: Candidate) -> None:
    """Give an organisation what the words before its name say: its country, and its kind ("the oil company X").

    What the reader took for an organisation is a person after an office ("special representative X Y").
    """
    body.country = body.country or _seated(scene, body)
    before = body.name_first - 1
    if before < 0:
        return
    if body.entry is None and (_is_office(scene.sentence, before) or before in scene.office_words):
        title = title_at(scene.sentence, before)
        if before in scene.office_words or (
            title is not None and title.office is not None and title.agent is None
        ):
            body.what, body.sectors, body.entry, body.titles = "person", (), None, []
            body.key = person_key(scene.sentence, body.name_first, body.name_last)
            add_titles(scene, text, body)
            return
    if body.first < body.name_first:
        found = describe(scene, text, before, body.first, before)
        if found is not None and found.title.agent is not None and found.title.agent.kind == "body":
            body.sectors = body.sectors or found.sectors
            body.titles.append(found.phrase)
        said = country_in(scene, body.first, before, body.head)
        of_state = bool(set(body.sectors[:1]) & _BODIES_OF_STATE) and body.country in country_by_code()
        if said is not None and (body.country in (None, "NGO") or _is_former_state(said) or of_state):
            body.country = said


def _seated(scene: Scene, body: Candidate) -> str | None:
    """The country in "Harbour College in Lagos"; of bodies of many countries none."""
    if body.sectors[:1] in (("IGO",), ("NGO",), ("MNC",)):
        return None
    for child in scene.sentence.dependents(body.head, "nmod"):
        if body.name_last < child <= body.name_last + 3 and case_of(scene.sentence, child) == "in":
            hit = scene.hit_at.get(child)
            return hit.known.code if hit is not None else scene.place_country.get(child)
    return None


def _is_former_state(code: str) -> bool:
    """True for a country that exists no more: what was its own then is listed under a successor."""
    return code in country_by_code() and country_by_code()[code].former


def _is_office(sentence: ParsedSentence, word: int) -> bool:
    """True for a noun in the singular that the lexicons know as an office or agent."""
    w = sentence.words[word]
    return w.upos in ("NOUN", "PROPN") and not w.has("Number=Plur") and title_at(sentence, word) is not None


def add_titles(scene: Scene, text: str, person: Candidate) -> None:
    """Give a person named at ``person`` the office that stands before the name, with its country and sectors."""
    before = person.name_first - 1
    if person.first > before >= 0 and _is_office(scene.sentence, before):
        person.first = min(person.first, extent(scene.sentence, before, before)[0])
    _reach_office(scene, person)
    for head in range(person.name_first - 1, person.first - 1, -1):
        if head in scene.name_at and scene.name_at[head] is not person:
            continue
        if head in scene.office_words and scene.sentence.words[head].head in scene.office_words:
            continue
        found = describe(scene, text, head, person.first, person.name_first - 1)
        if found is None:
            continue
        _take(person, found)
        person.country = person.country or _of_country(scene, person)
        return
    if person.first < person.name_first:
        person.country = country_in(scene, person.first, person.name_first - 1, person.name_first)


def _reach_office(scene: Scene, person: Candidate) -> None:
    """Let the phrase of a person begin with all of an office of several words that ends right before the name."""
    begin = person.name_first
    while begin - 1 in scene.office_words and begin - 1 not in scene.name_at:
        begin -= 1
    if begin < person.first:
        lefts = (extent(scene.sentence, i, person.last)[0] for i in range(begin, person.name_first))
        person.first = min(person.first, begin, *lefts)


def _of_country(scene: Scene, person: Candidate) -> str | None:
    """The country in "President X of Bolivia", "Governor Y of Texas"."""
    sentence = scene.sentence
    for head in (person.head, sentence.words[person.head].head):
        for child in sentence.children[head] if head >= 0 else ():
            near = person.name_last < child <= person.name_last + 4
            if near and case_of(sentence, child) in ("of", "from"):
                hit = scene.hit_at.get(child)
                return hit.known.code if hit is not None else scene.place_country.get(child)
    return None


def _take(person: Candidate, found: Description) -> None:
    """Put a description on a person; a name after "newspaper" or "group" is an organisation's after all."""
    agent = found.title.agent
    if found.title.office is None and agent is not None and agent.kind in ("body", "group"):
        person.what, person.country = "organization", found.country
        person.sectors, person.entry = found.sectors, agent.entry
        return
    person.country = found.country
    person.sectors = found.sectors
    person.owner = found.owner
    person.entry = found.title.entry
    person.titles.append(found.phrase)
    person.basis = "title"
    office = found.title.office
    person.gender = gender_of(found.text) or person.gender
    if office is None or office.level != "courtesy":
        person.roles.append(found.role("title"))
    else:
        person.basis, person.entry = "reader", None


_FEMALE = frozenset(
    """
    mrs mrs. ms ms. miss madam madame lady dame queen princess duchess empress baroness countess sister mother widow
    spokeswoman congresswoman chairwoman councilwoman businesswoman policewoman woman girl actress wife daughter aunt
    niece grandmother nun frau señora mum mom granddaughter servicewoman stateswoman waitress girlfriend
    """.split()
)
_MALE = frozenset(
    """
    mr mr. sir lord king prince duke emperor baron earl brother father widower spokesman congressman chairman councilman
    businessman policeman man boy actor husband son uncle nephew grandfather monk herr señor dad grandson serviceman
    statesman pope bishop archbishop cardinal imam ayatollah rabbi mullah sultan emir gunman fisherman
    boyfriend priest shah tsar patriarch
    """.split()
)


def gender_of(phrase: str) -> Gender | None:
    """The gender that the words of a title or noun phrase say, or None."""
    for word in phrase.lower().split():
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    return None
