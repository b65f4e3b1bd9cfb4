"""Whose minister, police or protesters: the country that the context gives where the words at hand give none."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from onrecord.lexicons.countries import capitals, country_by_code
from onrecord.lexicons.leaders import plain_name
from onrecord.lexicons.organizations import organizations
from onrecord.mentions.actors.candidate import Candidate
from onrecord.mentions.actors.gazetteer import Hit
from onrecord.mentions.actors.names import Scene
from onrecord.mentions.actors.phrases import case_of, lemma_of
from onrecord.mentions.actors.quotes import Quotes
from onrecord.mentions.actors.setting import country_at, crossed, settings
from onrecord.mentions.actors.standing import relation
from onrecord.schema import Document, ParsedSentence, Word

_PARTIES = frozenset("GOV MIL COP LEG PTY OPP SPY REB PRM".split())
_STATE = frozenset("GOV MIL COP LEG JUD PTY OPP SPY".split())
_PEOPLE = frozenset("CVL LAB AGR EDU MED REB PRM UAF".split())
# Sectors that may act abroad, those that deal with other countries' parties rather than with their own, and how these
# stand beside a subject.
_FOREIGN = frozenset("GOV MIL REB".split())
_DEALING = frozenset("GOV MIL".split())
_OTHER_SIDE = frozenset("obj iobj obl".split())
# Those whom a text names where they come from elsewhere as often as not.
FROM_ANYWHERE = frozenset(
    """
    negotiator diplomat envoy ambassador consul attache mediator inspector observer monitor delegation delegate reporter journalist correspondent
    tourist visitor peacekeeper pilgrim refugee migrant immigrant foreigner expatriate traveller traveler passenger
    guest attendee dignitary press expert analyst scientist researcher economist historian investor hacker worshipper critic opponent pirate trader
    """.split()
)
# Of the clergy those who are of where they serve; of a body of many countries its highest officers are from anywhere.
PARISH = frozenset(
    "priest bishop archbishop vicar imam diocese archdiocese parish parishioner congregation nun monk".split()
)
_MARKET = frozenset(
    "trader shopkeeper vendor stallholder merchant hawker butcher baker grocer barber innkeeper".split()
)
ABROAD_BY_OFFICE = frozenset("secretary-general director-general ambassador consul".split()) | {
    "secretary general", "director general", "high commissioner", "consul general", "special envoy", "special representative",
}  # fmt: skip
BARE = frozenset("government army parliament ministry court party".split())
_INTO = ("to", "into", "for")
_GOING = dict.fromkeys(
    "travel go fly arrive head visit come sail journey".split(), ("to", "in", "for")
) | dict.fromkeys("flee escape cross emigrate migrate land deploy march".split(), (*_INTO, "on", "onto"))
# What a government says of others than its own country: verbs of its object, and feelings that it voices.
_JUDGING = frozenset(
    "praise commend applaud laud hail salute acclaim extol compliment thank congratulate appreciate condemn denounce "
    "deplore decry criticise criticize slam blast lambast lambaste castigate censure rebuke assail berate chide".split()
)
_FEELINGS = frozenset(
    "appreciation gratitude thanks thank praise admiration solidarity sympathy condolence congratulation condemnation "
    "outrage anger indignation displeasure fury dismay".split()
)
_RALLYING = frozenset("march rally gather demonstrate protest riot assemble parade mass picket".split())
_THERE = frozenset("in through at outside across around near along".split())
_ALONGSIDE = frozenset("for of under within alongside behalf as like in".split())
_TOWARDS = frozenset("for to with over at about of towards toward".split())
_NEAR = ((0, 3.0), (1, 1.5), (2, 1.0))
_HEADLINE = 1.5
_SHARE, _DATELINE, _QUOTED, _BESIDE = 5.0, 2.0, 0.3, 0.5
_LEADING = (3.0, 2.0, 1.5)
_AWAY = 1.0
_STATE_PLACES = 0.3
_BEFORE = 0.5  # what was told before the account went elsewhere
_LOCAL = frozenset(
    """
    mayor prefect councillor councilor councilman councilwoman alderman sheriff magistrate coroner chieftain villager
    """.split()
)
_OF_PARTS = frozenset("local provincial municipal regional district city town village state county".split())
# What the place says that the account is at: for bodies of state, for people and local bodies.
_SETTING = {True: 3.0, False: 3.0}

_REBELS = (3.0, 1.5)  # of rebels in the sentence, in the one before
_PARTY = 1.0  # of a person or body that is named without its country
_LEAST = 1.2
_LEAD = {True: 1.1, False: 1.2}
_MOST = 2.0
# Capitals in which bodies of many countries sit and their envoys meet.
_OF_MANY = frozenset(
    "Brussels Vienna Luxembourg Doha Cairo Paris London Rome Washington Oslo Addis Nairobi".split()
)
_NEARLY_ALL = 0.7
_HIGH = 8

Weights = dict[str, float]


class Context:
    """Which countries are spoken of where. Organisations known by name count for none: a news agency is at home
    elsewhere; what stands in a quotation or belongs to another actor counts less.
    """

    def __init__(
        self, document: Document, scenes: list[Scene], candidates: list[Candidate], quotes: Quotes
    ) -> None:
        """Weigh the countries of each sentence and of the whole."""
        beside = {
            (c.sentence, i): c for c in candidates if c.form != "pronoun" for i in range(c.first, c.last + 1)
        }
        self.document = document
        self.scenes = scenes
        self.candidates: dict[int, list[Candidate]] = {}
        for c in candidates:
            self.candidates.setdefault(c.sentence, []).append(c)
        self.countries = [
            _with_parties(_countries(scene, beside, quotes), scene, self.candidates.get(n, ()), quotes)
            for n, scene in enumerate(scenes)
        ]
        self.places = [_places(scene) for scene in scenes]
        self.settings = settings(scenes)
        self.all = self._spoken_of()
        self.total = sum(self.all.values())
        self.dateline = _dateline(document, scenes)
        subjects = self._subjects_of_headline()
        venues = self.dateline if len(subjects) > 1 and subjects.isdisjoint(self.dateline) else ()
        self.dateline = () if venues else self.dateline  # the two of the headline meet there
        self.home = _home_of_outlet(document)
        most = min(self.all, key=lambda code: (-self.all[code], code), default=None)
        from_ = self.dateline[0] if len(self.dateline) == 1 else most
        self.settings = crossed(self.settings, from_, self.all)
        titles = zip(self.countries[: document.headline], self.places[: document.headline], strict=True)
        self.headline = sorted({code for pair in titles for here in pair for code in here} - {*venues})
        self.others: dict[int, set[str]] = {}
        for c in candidates:
            if c.country and "counterpart" in c.titles:
                self.others.setdefault(c.sentence, set()).add(c.country)

    def _spoken_of(self) -> Weights:
        """How much each country is spoken of in the whole article; what its first sentences speak of counts more."""
        found: Weights = {}
        lead = list(_LEADING)
        for n, (spoken, places) in enumerate(zip(self.countries, self.places, strict=True)):
            if not spoken and not places:
                continue
            factor = lead.pop(0) if n >= self.document.headline and lead else 1.0
            for here in (spoken, places):
                for code, weight in here.items():
                    found[code] = found.get(code, 0.0) + factor * weight
        return found

    def _subjects_of_headline(self) -> set[str]:
        """The countries that the headline says do something together ("Chad and Mali sign treaty in Rome")."""
        found: set[str] = set()
        for index in range(self.document.headline):
            sentence = self.document.sentences[index]
            here = self.candidates.get(index, ())
            found |= {c.country for c in here if c.country and relation(sentence, c.head)[0] == "nsubj"}
        return found

    def suggest(self, candidate: Candidate) -> str | None:
        """The country that ``candidate`` is most likely of, or None where two are about as likely.

        A body or office of state goes by the countries that the text speaks of, people by the places where they are.
        """
        if not self.total or not _may_be_placed(candidate):
            return None
        state = candidate.sectors[0] in _STATE and not self._is_local(candidate)
        return self.at_home(candidate) or self.on_the_street(candidate) or self.nearest(candidate, state)

    def nearest(self, candidate: Candidate, state: bool) -> str | None:
        """The country most spoken of around a mention and in the article; None where two are about as likely.

        ``state``: a body or office of state, which goes by the countries alone; others go by places too.
        """
        scores = {code: _SHARE * weight / self.total for code, weight in self.all.items()}
        setting = self.settings[candidate.sentence]
        begun = setting.since if setting is not None else 0
        away = (
            setting.weight if setting is not None and setting.country not in (None, *self.dateline) else 0.0
        )
        for back, factor in _NEAR:
            index = candidate.sentence - back
            there = factor if index >= begun else factor * _BEFORE
            for code, weight in self._near(index, state).items():
                scores[code] = scores.get(code, 0.0) + there * weight
        for code in self.dateline:
            scores[code] = scores.get(code, 0.0) + _DATELINE * (1.0 - _AWAY * away)
        for code in self.headline:
            scores[code] = scores.get(code, 0.0) + _HEADLINE
        if setting is not None and setting.country is not None:
            scores[setting.country] = scores.get(setting.country, 0.0) + _SETTING[state] * setting.weight
        for code, weight in self._fought(candidate).items():
            scores[code] = scores.get(code, 0.0) + weight
        for code in self.excluded(candidate):
            scores.pop(code, None)
        (best, top), *rest = sorted(scores.items(), key=lambda item: (-item[1], item[0])) or [("", 0.0)]
        second = rest[0][1] if rest else 0.0
        clear = top >= _LEAST and top >= _LEAD[state] * second
        return best if clear else None

    def _fought(self, candidate: Candidate) -> Weights:
        """What rebels named in the sentence or the one before say for whose an army or a government is: mostly theirs."""
        found: Weights = {}
        if not _sectors_of(candidate) & {"MIL", "GOV"} or candidate.what == "person":
            return found
        for back, weight in enumerate(_REBELS):
            for other in self.candidates.get(candidate.sentence - back, ()):
                code = other.chain.country if other.chain is not None else other.country
                if code and _sectors_of(other) & {"REB"}:
                    found[code] = max(found.get(code, 0.0), weight)
        return found

    def excluded(self, candidate: Candidate) -> set[str]:
        """The countries that a mention is not of: those of counterparts and of the other side of its verb."""
        return {
            *self.others.get(candidate.sentence, ()),
            *self._opposed(candidate),
            *self._counterparts(candidate),
        }

    def _counterparts(self, candidate: Candidate) -> set[str]:
        """The countries of the persons named before "his counterpart": he is of another one."""
        chain = candidate.chain
        if chain is None or "counterpart" not in chain.titles:
            return set()
        before = (c for c in self.candidates.get(candidate.sentence, ()) if c.head < candidate.head)
        persons = (c.chain for c in before if c.what == "person" and c.chain not in (None, chain))
        return {p.country for p in persons if p is not None and p.country is not None}

    def _is_local(self, candidate: Candidate) -> bool:
        """True for offices and bodies of a town or province, police and courts: they are of where the account is."""
        if (
            candidate.sectors[0] in ("COP", "JUD")
            or {candidate.key, candidate.key.rpartition(" ")[2]} & _LOCAL
        ):
            return True
        words = self.document.sentences[candidate.sentence].words[candidate.first : candidate.head]
        return any(lemma_of(w) in _OF_PARTS for w in words)

    def domestic(self) -> str | None:
        """The country that nearly all of the article speaks of; of one that names none at all, its outlet's home."""
        if not self.all:
            return self.home
        best, top = min(self.all.items(), key=lambda item: (-item[1], item[0]))
        told = sum(here.get(best, 0.0) for here in (*self.countries, *self.places))
        return best if told >= _LEAST and top >= _NEARLY_ALL * self.total else None

    def at_home(self, candidate: Candidate) -> str | None:
        """The country of the place that a sentence begins with, for a body or people as its subject ("In X, the court …").

        Officials and soldiers may be there from abroad.
        """
        scene = self.scenes[candidate.sentence]
        words = scene.sentence.words
        abroad = candidate.what in ("person", "group") and candidate.sectors[0] in _FOREIGN
        abroad = abroad and (candidate.definite or not self._begins_in_capital(scene, candidate))
        house = candidate.form == "name" and candidate.sectors[:1] == ("LEG",)
        if (
            abroad
            or (words[candidate.head].rel != "nsubj" and not house)
            or words[0].form.lower() not in ("in", "outside")
        ):
            return None
        place = next((i for i in range(1, min(5, candidate.first)) if i in scene.place_country), None)
        if place is not None:
            return scene.place_country[place]
        hit = next((scene.hit_at[i] for i in range(1, min(5, candidate.first)) if i in scene.hit_at), None)
        return hit.known.code if hit is not None and hit.known.kind in ("country", "capital") else None

    def on_the_street(self, candidate: Candidate) -> str | None:
        """The country of the place through which people march or in which they gather."""
        scene = self.scenes[candidate.sentence]
        words = scene.sentence.words
        own = _standing(words, candidate.head)
        if own.rel != "nsubj" or own.head < 0 or lemma_of(words[own.head]) not in _RALLYING:
            return None
        places = scene.sentence.dependents(own.head, "obl")
        codes = {country_at(scene, i) for i in places if case_of(scene.sentence, i) in _THERE} - {None}
        return next(iter(codes)) if len(codes) == 1 else None

    def _begins_in_capital(self, scene: Scene, candidate: Candidate) -> bool:
        """True for "In X, an official said" with a capital X in which no body of many countries sits."""
        hits = (scene.hit_at.get(i) for i in range(1, min(5, candidate.first)))
        hit = next((h for h in hits if h is not None), None)
        return hit is not None and hit.known.kind == "capital" and hit.known.name not in _OF_MANY

    def _opposed(self, candidate: Candidate) -> set[str]:
        """Countries of the other parties of the same verb: forces and officials deal with those of another country."""
        gone = self._gone_to(candidate)
        if not _sectors_of(candidate) & _DEALING:
            return gone
        words = self.document.sentences[candidate.sentence].words
        own = _standing(words, candidate.head)
        found = gone | self._judged(candidate)
        for other in self.candidates.get(candidate.sentence, ()):
            word = _standing(words, other.head)
            if (
                word.rel == "obl"
                and case_of(self.document.sentences[candidate.sentence], other.head) in _ALONGSIDE
            ):
                continue
            sides = {own.rel, word.rel}
            acts = "nsubj" in sides or "obl:agent" in (own.deprel, word.deprel)
            state = other.what in ("country", "government") or _sectors_of(other) & _DEALING
            if other.what not in ("country", "government") and _quarrel_at_home(candidate, other):
                continue
            code = other.chain.country if other.chain is not None else other.country
            if state and code and word.head == own.head >= 0 and acts and sides & _OTHER_SIDE:
                found.add(code)
        return found

    def _gone_to(self, candidate: Candidate) -> set[str]:
        """The country to which the subject of a verb goes ("will travel to X", "fled to X"): he is not of it."""
        scene = self.scenes[candidate.sentence]
        words = scene.sentence.words
        own = _standing(words, candidate.head)
        if own.rel != "nsubj" or own.head < 0:
            return set()
        cases = _GOING.get(lemma_of(words[own.head]), ())
        tops = (i for i in scene.sentence.dependents(own.head, "obl") if case_of(scene.sentence, i) in cases)
        codes = (country_at(scene, i) for i in tops)
        return {code for code in codes if code is not None}

    def _judged(self, candidate: Candidate) -> set[str]:
        """The countries of which the subject of a verb thinks well or ill ("voiced thanks for X's help"): he is not of it."""
        scene = self.scenes[candidate.sentence]
        sentence = scene.sentence
        words = sentence.words
        verb = words[candidate.head].head
        if words[candidate.head].rel != "nsubj" or verb < 0:
            return set()
        objects = sentence.dependents(verb, "obj")
        felt = [o for o in objects if lemma_of(words[o]) in _FEELINGS]
        if felt:
            phrases = (
                *sentence.dependents(verb, "obl"),
                *(i for o in felt for i in sentence.dependents(o, "nmod")),
            )
            objects = [i for i in phrases if case_of(sentence, i) in _TOWARDS]
        elif lemma_of(words[verb]) not in _JUDGING:
            return set()
        hits = (scene.hit_at.get(i) for o in objects for i in _doers(sentence, o))
        return {hit.known.code for hit in hits if hit is not None and hit.known.code}

    def _near(self, index: int, state: bool) -> Weights:
        """The weights of one sentence, for a body of state or for people."""
        if index < 0:
            return {}
        if state:
            here = dict(self.countries[index])
            for code, weight in self.places[index].items():
                here[code] = here.get(code, 0.0) + _STATE_PLACES * weight
            return here
        here = {code: _BESIDE * weight for code, weight in self.countries[index].items()}
        for code, weight in self.places[index].items():
            here[code] = here.get(code, 0.0) + weight
        return here


def _quarrel_at_home(candidate: Candidate, other: Candidate) -> bool:
    """True for the government or the rebels with whom soldiers deal: they may well be of one country."""
    own, theirs = _sectors_of(candidate), _sectors_of(other)
    return "MIL" in theirs and "MIL" not in own and bool(own & {"GOV", "REB"})


def _sectors_of(candidate: Candidate) -> set[str]:
    """The primary sectors of a mention and of the actor that it stands for."""
    chain = candidate.chain
    return {*candidate.sectors[:1], *(chain.sectors[:1] if chain is not None else ())}


def _standing(words: tuple[Word, ...], i: int) -> Word:
    """The word by which a mention hangs on its verb: the first of a coordination, the host of an apposition."""
    seen = 0
    while words[i].rel in ("conj", "appos") and words[i].head >= 0 and seen < _HIGH:
        i = words[i].head
        seen += 1
    return words[i]


def _doers(sentence: ParsedSentence, noun: int) -> list[int]:
    """Words that may say who did what a noun names: it, its owner, its adjectives, "by" and "from" phrases."""
    phrases = sentence.dependents(noun, "nmod")
    doers = [i for i in phrases if case_of(sentence, i) in ("'s", "by", "from")]
    return [noun, *doers, *sentence.dependents(noun, "amod", "compound")]


def _may_be_placed(candidate: Candidate) -> bool:
    """True for state bodies, office holders and groups of people; not for names alone, nor for "both governments"."""
    if (
        candidate.country is not None
        or candidate.abroad
        or candidate.form == "pronoun"
        or not candidate.sectors
    ):
        return False
    if set(candidate.titles) & ABROAD_BY_OFFICE:
        return False
    if candidate.form == "name":
        return candidate.sectors[0] in _STATE and candidate.entry is not None
    if candidate.plural and candidate.key in BARE:
        return False
    names = {candidate.key, candidate.key.rpartition(" ")[2]}
    if names & FROM_ANYWHERE and candidate.owner is None:
        return False
    return (
        candidate.sectors[0] in _STATE or candidate.sectors[0] in _PEOPLE or bool(names & (PARISH | _MARKET))
    )


def _countries(scene: Scene, beside: dict[tuple[int, int], Candidate], quotes: Quotes) -> Weights:
    """How much each country is spoken of in a sentence, by name, capital, seat or people."""
    found: Weights = {}
    for hit in scene.hits:
        code = hit.known.code
        if code is None or hit.known.kind == "organization" or _only_there(scene, hit):
            continue
        quoted = quotes.at(scene.sentence.words[hit.first].start) is not None
        other = beside.get((scene.sentence.index, hit.first))
        described = other is not None and not hit.first <= other.head <= hit.last
        weight = (_QUOTED if quoted else 1.0) * (_BESIDE if described else 1.0)
        found[code] = min(_MOST, found.get(code, 0.0) + weight * (_BESIDE if _is_friend(scene, hit) else 1.0))
    return found


def _is_friend(scene: Scene, hit: Hit) -> bool:
    """True for the country of "loyal to X", "backed by X": it is spoken of for others' sake."""
    words = scene.sentence.words
    above = words[hit.last].head
    of = above >= 0 and (words[above].upos == "ADJ" or words[above].deprel == "acl")
    return of and words[hit.last].rel == "obl" and case_of(scene.sentence, hit.last) in ("to", "by")


def _with_parties(weights: Weights, scene: Scene, candidates: Iterable[Candidate], quotes: Quotes) -> Weights:
    """``weights`` with the countries of persons and of bodies of state that are named without them."""
    for c in candidates:
        code = c.chain.country if c.chain is not None else c.country
        if code not in country_by_code() or not _is_party(c):
            continue
        inside = (h for h in scene.hits if c.first <= h.first <= c.last and h.known.kind != "organization")
        if any(h.known.code == code for h in inside):
            continue
        quoted = quotes.at(scene.sentence.words[c.head].start) is not None
        weights[code] = min(_MOST, weights.get(code, 0.0) + (_QUOTED if quoted else 1.0) * _PARTY)
    return weights


def _is_party(c: Candidate) -> bool:
    """True for a name, or a noun that stands for somebody whose country the text tells elsewhere."""
    if c.form == "nominal" and (c.country is not None or c.chain is None):
        return False
    if c.form == "pronoun" or c.what not in ("person", "organization", "body"):
        return False
    return c.what == "person" or bool(_PARTIES & set(c.sectors[:1]))


def _home_of_outlet(document: Document) -> str | None:
    """The country of the outlet, where it is a known one that has a country."""
    outlet = organizations().get((document.article.outlet or "").strip())
    return outlet.country if outlet is not None and outlet.country in country_by_code() else None


def _only_there(scene: Scene, hit: Hit) -> bool:
    """True for a capital or a house of government that is a mere place here."""
    return hit.known.kind in ("capital", "seat") and hit.first not in scene.name_at


def _places(scene: Scene) -> Weights:
    """How often places of each country, but not it itself, are named in a sentence."""
    codes = [scene.place_country[i] for i in sorted(scene.place_country) if _is_place(scene, i)]
    codes += [hit.known.code for hit in scene.hits if hit.known.code and _only_there(scene, hit)]
    inside = [h for h in scene.hits if h.known.kind == "country" and h.first not in scene.name_at]
    codes += [hit.known.code for hit in inside if hit.known.code]
    found: Weights = {}
    for code in codes:
        found[code] = min(_MOST, found.get(code, 0.0) + 1.0)
    return found


def _is_place(scene: Scene, word: int) -> bool:
    return word not in scene.hit_at and word - 1 not in scene.place_words


@cache
def _plain_capitals() -> dict[str, str]:
    """Capitals as datelines write them, without accents -> code."""
    return {plain_name(name): code for name, code in capitals().items()}


def _dateline(document: Document, scenes: list[Scene]) -> tuple[str, ...]:
    """The country of the dateline, if it has one."""
    if document.dateline is None:
        return ()
    found: Counter[str] = Counter()
    for scene in scenes:
        if scene.sentence.start >= document.dateline.end:
            break
        for i, word in enumerate(scene.sentence.words):
            hit = scene.hit_at.get(i)
            known = hit.known.code if hit is not None and hit.known.kind != "organization" else None
            code = known or _plain_capitals().get(plain_name(word.form)) or scene.place_country.get(i)
            if code and document.dateline.start <= word.start < document.dateline.end:
                found[code] += 1
    return tuple(sorted(found))
