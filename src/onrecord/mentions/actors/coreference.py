"""Coreference in one article: sieves from sure to less sure, in the spirit of Lee et al. (2013), Computational
Linguistics 39(4): names, then appositions and copulas, then nouns, then pronouns, each from left to right.
"""

from itertools import pairwise

from onrecord.lexicons.countries import country_by_code
from onrecord.mentions.actors.agreement import (
    NAMED_BODIES,
    agree,
    correct_kinds,
    features_fit,
    is_predicate,
    leads,
    may_join,
    may_stand_for,
    named_so,
    same_modifiers,
    stands_for_country,
)
from onrecord.mentions.actors.binding import Binding, add_relatives
from onrecord.mentions.actors.bodies import acronym, link_bodies
from onrecord.mentions.actors.candidate import Candidate, Chain, chains_of
from onrecord.mentions.actors.context import Context
from onrecord.mentions.actors.groups import NUMBERS, Groups
from onrecord.mentions.actors.known import know_leaders
from onrecord.mentions.actors.names import Scene
from onrecord.mentions.actors.own import under_own_names
from onrecord.mentions.actors.people import link_people
from onrecord.mentions.actors.phrases import core
from onrecord.mentions.actors.pronouns import features_of
from onrecord.mentions.actors.quotes import Quotes
from onrecord.schema import Document

_RANK = {
    "nsubj": 0,
    "nsubj:pass": 0,
    "obl:agent": 1,
    "obj": 2,
    "iobj": 2,
    "nmod:poss": 3,
    "obl": 4,
    "nmod": 4,
}
_EVERYBODY = frozenset("people person man woman child public population citizen".split())
_RELATED = frozenset("neighbour neighbor ally rival partner enemy foe".split())
_BACK, _FAR = 3, 12


class Linker:
    """The state of linking one document. ``order``: all candidates, left to right."""

    def __init__(self, document: Document, scenes: list[Scene], candidates: list[Candidate]) -> None:
        """Sort the candidates and index them by sentence and by head word."""
        self.document = document
        self.scenes = scenes
        self.order = sorted(candidates, key=lambda c: (c.sentence, c.head, c.first))
        self.quotes = Quotes(document)
        self.by_sentence: dict[int, list[Candidate]] = {}
        self.by_head: dict[tuple[int, int], Candidate] = {}
        for candidate in self.order:
            self.by_sentence.setdefault(candidate.sentence, []).append(candidate)
            for word in (*range(candidate.name_first, candidate.name_last + 1), candidate.head):
                self.by_head.setdefault((candidate.sentence, word), candidate)
        add_relatives(document, self.by_head)
        self.binding = Binding(document, self.by_head)
        self.groups = Groups(document, self.by_sentence, self.quotes)
        self.barred: list[Chain] = []
        self.ours: dict[int, Chain] = {}

    def link(self) -> None:
        """Give every candidate a chain, except pronouns that stand for nobody found."""
        named = [c for c in self.order if c.form == "name"]
        correct_kinds(self.document, named)
        link_people([c for c in named if c.what == "person"])
        link_bodies([c for c in named if c.what != "person"])
        for several in under_own_names(self.document, named):
            for one, two in pairwise(several):
                if one.chain is not None and two.chain is not None and one.chain is not two.chain:
                    self._merge(one.chain, two.chain)
        self._parentheses(named)
        self._appositions()
        self._named_bodies()
        know_leaders(self.document, chains_of(named), self._named_countries())
        self.weigh()
        for candidate in self.order:
            if candidate.form == "nominal" and candidate.chain is None:
                self._noun(candidate)
            elif candidate.form == "pronoun" and features_of(candidate).person == 3:
                self._pronoun(candidate)
        for candidate in self.order:  # who says "we" may himself be a "he"
            if candidate.form == "pronoun" and features_of(candidate).person == 1:
                self._pronoun(candidate)

    def weigh(self) -> None:
        """Weigh which countries the article speaks of, by all that is known so far, and what each mention is likely of."""
        self.context = Context(self.document, self.scenes, self.order, self.quotes)
        for candidate in self.order:
            if candidate.chain is None or candidate.chain.country is None:
                candidate.likely = self.context.suggest(candidate)

    def _named_countries(self) -> frozenset[str]:
        """Codes of all countries that the article names, by whatever name."""
        return frozenset(hit.known.code for scene in self.scenes for hit in scene.hits if hit.known.code)

    # Sieve: appositions, copulas, acronyms in brackets

    def _parentheses(self, named: list[Candidate]) -> None:
        """In "World Food Programme (WFP)" the name in brackets is the one before it."""
        for one, two in pairwise(named):
            words = self.document.sentences[two.sentence].words
            bracketed = two.name_first > 0 and words[two.name_first - 1].form in ("(", "[")
            if one.sentence == two.sentence and bracketed and two.name_first - one.name_last == 2:
                initials = acronym(words[i].form.lower() for i in range(one.name_first, one.name_last + 1))  # type: ignore[arg-type]
                form = words[two.name_first].form.lower().replace(".", "")
                if form in (initials, acronym(one.key.split(), small=True)) and one.chain and two.chain:
                    self._merge(one.chain, two.chain)

    def _appositions(self) -> None:
        """For "X, the minister," and "X is the minister": one actor, and a role of it."""
        for candidate in self.order:
            sentence = self.document.sentences[candidate.sentence]
            word = sentence.words[candidate.head]
            if candidate.form == "pronoun" or candidate.head < 0:
                continue
            other = self.by_head.get((candidate.sentence, word.head)) if word.head >= 0 else None
            if word.rel == "appos" and other is not None and other.form != "pronoun":
                below = sentence.dependents(candidate.head, "conj", "appos")
                if other.plural and any((candidate.sentence, i) in self.by_head for i in below):
                    continue  # the first of those who make up a group
                self._join(self._appositive_host(candidate, other), candidate)
            elif is_predicate(self.document, candidate):
                subject = self._subject(candidate)
                if subject is not None and subject.form == "name":
                    self._join(subject, candidate)

    def _appositive_host(self, candidate: Candidate, other: Candidate) -> Candidate:
        """What a person stands in apposition to: for "the head of the agency, X" the head, not the agency."""
        words = self.document.sentences[candidate.sentence].words
        at = words[other.head].head
        while candidate.what == "person" and other.what != "person" and at >= 0:
            above = self.by_head.get((candidate.sentence, at))
            if words[at].upos == "VERB" or (above is not None and above.last + 2 < candidate.first):
                break
            other = above if above is not None and above.what == "person" else other
            at = words[at].head
        return other

    def _subject(self, candidate: Candidate) -> Candidate | None:
        sentence = self.document.sentences[candidate.sentence]
        for child in sentence.dependents(candidate.head, "nsubj"):
            if child < candidate.head:
                return self.by_head.get((candidate.sentence, child))
        return None

    def _join(self, one: Candidate, two: Candidate) -> None:
        """Make two candidates one actor if they can be: same number, no two persons' names, no country and a person."""
        if not may_join(one, two):
            return
        if one.chain is None:
            Chain(one.what, plural=one.plural).add(one)
        if two.chain is None:
            one.chain.add(two)  # type: ignore[union-attr]
            if two.roles or one.roles:
                two.basis = "apposition"
        elif one.chain is not None:
            self._merge(one.chain, two.chain)

    def _merge(self, one: Chain, two: Chain) -> None:
        """One chain of two; the one that has the earlier name stays, and a person's kind wins over a noun's."""
        if two.what == "country" or (
            two.what in ("person", "organization") and one.what in ("group", "body")
        ):
            one, two = two, one
        one.absorb(two)

    def _named_bodies(self) -> None:
        """In "the Reuters news agency" the name and the noun are one organisation."""
        for candidate in self.order:
            if candidate.form != "nominal" or candidate.plural or candidate.owner is None:
                continue
            owner = self.by_head.get((candidate.sentence, candidate.owner))
            if owner is None or owner.what != "organization" or owner.name_last >= candidate.head:
                continue
            words = self.document.sentences[candidate.sentence].words
            if not candidate.definite and owner.entry is None:
                continue
            if words[owner.head].deprel != "nmod:poss" and candidate.key.split()[-1] in NAMED_BODIES:
                self._join(owner, candidate)

    # Sieve: nouns

    def _noun(self, candidate: Candidate) -> None:
        """The chain of a noun: a country for its government, an actor of the same noun before it, or its own."""
        home: Chain | None = None
        owner = (
            self.by_head.get((candidate.sentence, candidate.owner)) if candidate.owner is not None else None
        )
        if (
            candidate.key in _RELATED
            and owner is not None
            and owner.chain is not None
            and owner.chain.what != "person"
        ):
            return
        if owner is not None and owner.generic and owner.chain is not None and not owner.plural:
            candidate.country = candidate.country or owner.chain.country
        if candidate.what == "government":
            home = self._government(candidate)
        elif candidate.generic:
            home = self._land(candidate)
        elif not self._is_new(candidate) and (
            candidate.definite or candidate.plural or candidate.what in ("group", "body")
        ):
            home = self._same_noun(candidate) or self.groups.meant(candidate)
        if home is None and candidate.key in NUMBERS:
            return
        if home is None:
            home = Chain(candidate.what, plural=candidate.plural)
        home.add(candidate)

    def _is_new(self, candidate: Candidate) -> bool:
        """True for "a court", "another group": somebody whom the text has not named yet."""
        lead = self.document.sentences[candidate.sentence].words[candidate.first].form.lower()
        return not candidate.plural and lead in ("a", "an", "another")

    def _whose(self, candidate: Candidate) -> str | None:
        """The country that a noun without one has from "his", or from the place that its sentence begins with."""
        if candidate.country is not None or not candidate.sectors:
            return None
        return self._possessor(candidate) or self.context.at_home(candidate)

    def _possessor(self, candidate: Candidate) -> str | None:
        """The country of him or it whom the pronoun before a noun means ("his government")."""
        owner = self.by_head.get((candidate.sentence, candidate.owner or -1))
        chain = self._owner_of(candidate)
        return chain.country if chain is not None and owner is not None and owner.form == "pronoun" else None

    def _owner_of(self, candidate: Candidate) -> Chain | None:
        """Whose somebody is; pronouns are joined after nouns, so they are looked up here."""
        owner = self.by_head.get((candidate.sentence, candidate.owner or -1))
        if owner is None or owner.chain is not None or owner.form != "pronoun":
            return owner.chain if owner is not None else None
        return self._antecedent(owner) if features_of(owner).person == 3 else None

    def _government(self, candidate: Candidate) -> Chain | None:
        """The country whose government it is: named in the phrase, else the nearest one that acts before it."""
        code = self._owner_country(candidate)
        if code is None and candidate.definite and candidate.owner is None:
            near = [c for c in self._before(candidate, 4) if c.chain is not None and stands_for_country(c)]
            code = near[0].chain.country if near and near[0].chain is not None else None
            code = self._official(candidate) or candidate.likely or code
        if code is None or code not in country_by_code():
            return self._same_noun(candidate)
        candidate.country = code
        return self.country_chain(code)

    def _official(self, candidate: Candidate) -> str | None:
        """The country of the one official named before "the government" in its sentence."""
        found = {
            c.chain.country
            for c in self.by_sentence[candidate.sentence]
            if c.form == "name" and c.what == "person" and c.head < candidate.head and c.chain is not None
            if c.chain.country and "GOV" in c.chain.sectors
        }
        return next(iter(found - self.context.excluded(candidate)), None) if len(found) == 1 else None

    def country_chain(self, code: str) -> Chain:
        """The chain of a country, new if it has none."""
        for candidate in self.order:
            chain = candidate.chain
            if chain is not None and chain.country == code and chain.what in ("country", "government"):
                return chain
        return Chain("government", country=code)

    def _owner_country(self, candidate: Candidate) -> str | None:
        """The country of the person that a government is named by ("the X administration", "X-led government").

        Where the phrase says the country, the person learns it.
        """
        leader = self._leader(candidate)
        if leader is not None and leader.chain is not None and candidate.country is not None:
            leader.chain.country = leader.chain.country or candidate.country
        if candidate.country is not None:
            return candidate.country
        owner = (
            self.by_head.get((candidate.sentence, candidate.owner)) if candidate.owner is not None else leader
        )
        told = owner.chain.country if owner is not None and owner.chain is not None else None
        return told or self._possessor(candidate)

    def _leader(self, candidate: Candidate) -> Candidate | None:
        """The person in "the X-led government"."""
        inside = range(candidate.first, candidate.head)
        found = (self.by_head.get((candidate.sentence, i)) for i in inside)
        return next((c for c in found if c is not None and c.what == "person"), None)

    def _land(self, candidate: Candidate) -> Chain | None:
        """For "the country": the country spoken of last."""
        if not candidate.definite or candidate.plural or candidate.country:
            return (
                self.country_chain(candidate.country) if candidate.country and not candidate.plural else None
            )
        own = self._own_land(candidate)
        if own is not None:
            return own
        whose = self._possessor(candidate)
        if whose in country_by_code():
            return self.country_chain(whose or "")
        for other in self._before(candidate, 4):
            if other.chain is not None and other.what == "country":
                return other.chain
        return None

    def _own_land(self, candidate: Candidate) -> Chain | None:
        """For "this nation", "our country" in a quotation: the country of the one who speaks."""
        sentence = self.document.sentences[candidate.sentence]
        lead = sentence.words[candidate.first]
        if lead.form.lower() not in ("this", "our", "my") or self.quotes.at(lead.start) is None:
            return None
        found = self.quotes.speaker(sentence, lead.start)
        speaker = self._titled(*found) if found is not None else None
        chain = speaker.chain if speaker is not None else None
        if chain is None and speaker is not None and speaker.form == "pronoun":
            chain = self._antecedent(speaker)  # pronouns are joined after nouns
        code = chain.country if chain is not None else None
        return self.country_chain(code) if code in country_by_code() else None

    def _same_noun(self, candidate: Candidate) -> Chain | None:
        """The nearest actor before that carries the same noun or office, or that the noun can stand for."""
        wanted = candidate.titles[0] if candidate.titles else candidate.key
        crowd = candidate.plural or (candidate.what == "group" and core(candidate.key) not in NAMED_BODIES)
        fallback: Chain | None = None
        far = _FAR if candidate.what != "person" or candidate.plural else _FAR * 4
        if candidate.key in _EVERYBODY:
            far = 2
        here = self._whose(candidate)
        once = f"former {wanted}" if candidate.sectors[:1] == ("ELI",) else None
        for other in self._before(candidate, far):
            chain = other.chain
            if chain is None or not agree(candidate, chain) or (here and chain.country not in (None, here)):
                continue
            if crowd:
                same = other.form == "nominal" and other.key == candidate.key
                whose = self._owner_of(candidate) if same else None
                if same and same_modifiers(candidate, other) and whose in (None, self._owner_of(other)):
                    return chain
                continue
            titles = set(other.titles) | chain.titles
            if chain.plural == candidate.plural and (
                named_so(wanted, titles) or once in titles or leads(candidate, chain, titles)
            ):
                return chain
            if fallback is None and not self._reports(other) and may_stand_for(candidate, other, chain):
                fallback = chain
        return fallback

    def _reports(self, candidate: Candidate) -> bool:
        """True for the agency in a dateline, which the account does not speak of."""
        opening = self.document.dateline
        start = self.document.sentences[candidate.sentence].words[candidate.head].start
        return opening is not None and opening.start <= start < opening.end

    def _before(self, candidate: Candidate, sentences: int) -> list[Candidate]:
        """Candidates before this one, the nearest first, ``sentences`` sentences back."""
        found: list[Candidate] = []
        for index in range(candidate.sentence, max(-1, candidate.sentence - sentences - 1), -1):
            here = self.by_sentence.get(index, [])
            found.extend(
                c
                for c in reversed(here)
                if index < candidate.sentence
                or (c.head < candidate.head and not c.first <= candidate.head <= c.last)
            )
        return found

    # Sieve: pronouns

    def _pronoun(self, candidate: Candidate) -> None:
        features = features_of(candidate)
        sentence = self.document.sentences[candidate.sentence]
        offset = sentence.words[candidate.head].start
        quote = self.quotes.at(offset)
        if features.person == 1:
            home = self._speaker(candidate, features.plural) if quote is not None else None
        else:
            home = self._antecedent(candidate)
        if home is not None:
            home.add(candidate)
            if features.gender in ("m", "f") and home.gender is None:
                home.gender = features.gender  # type: ignore[assignment]

    def _speaker(self, candidate: Candidate, plural: bool) -> Chain | None:
        """Whom "I" means in a quotation; "we" means the country of an official, where that acts in the article."""
        sentence = self.document.sentences[candidate.sentence]
        found = self.quotes.speaker(sentence, sentence.words[candidate.head].start)
        speaker = self._titled(*found) if found is not None else None
        chain = speaker.chain if speaker is not None else None
        if chain is None or not plural or chain.what != "person":
            return chain if chain is None or plural or chain.what == "person" else None
        if chain.country and {"GOV", "MIL"} & set(chain.sectors):
            for other in self.order:
                if (
                    other.chain is not None
                    and other.what == "country"
                    and other.chain.country == chain.country
                ):
                    return other.chain
        return self._group_of(speaker, chain)

    def _titled(self, sentence: int, word: int) -> Candidate | None:
        """The actor at a word, or the person before whose name it is the title."""
        found = self.by_head.get((sentence, word))
        if found is not None:
            return found
        named = (c for c in self.by_sentence.get(sentence, ()) if c.form == "name" and c.what == "person")
        return next((c for c in named if c.first <= word < c.name_first), None)

    def _group_of(self, speaker: Candidate | None, chain: Chain) -> Chain:
        """Whom a person speaks for: the organisation that his title names, else a group that has only him to go by."""
        if speaker is not None and speaker.owner is not None:
            body = self.by_head.get((speaker.sentence, speaker.owner))
            if body is not None and body.chain is not None and body.what == "organization":
                return body.chain
        return self.ours.setdefault(id(chain), Chain("group", plural=True, voice=chain))

    def _antecedent(self, candidate: Candidate) -> Chain | None:
        """The actor that a pronoun of the third person stands for: sentence by sentence back, subjects first."""
        if candidate.plural and self._coordination(candidate):
            return None
        quoted = self._quote_speaker(candidate)
        self.barred = self.binding.barred(candidate)
        own = self.binding.own_subject(candidate)
        if own is not None and own.chain is not quoted and self._fits(candidate, own, 0):
            return own.chain
        for back in range(_BACK + 1):
            index = candidate.sentence - back
            fits = [c for c in self.by_sentence.get(index, []) if self._fits(candidate, c, back)]
            fits = [c for c in fits if c.chain is not quoted]
            if fits:
                best = min(fits, key=lambda c: self._preference(candidate, c, back))
                return None if self.binding.means_a_thing(candidate, best) else best.chain
            if features_of(candidate).gender == "n" and back == 1:
                return None
        return None

    def _coordination(self, candidate: Candidate) -> bool:
        """True if the nearest subject before "they" is a coordination: then they are several actors, not one."""
        for other in self._before(candidate, 1):
            sentence = self.document.sentences[other.sentence]
            word = sentence.words[other.head]
            if word.rel == "nsubj" and other.form != "pronoun":
                return any(sentence.words[c].rel == "conj" for c in sentence.children[other.head])
        return False

    def _quote_speaker(self, candidate: Candidate) -> Chain | None:
        """The one who speaks where a pronoun stands in a quotation: "he" there is somebody else."""
        sentence = self.document.sentences[candidate.sentence]
        offset = sentence.words[candidate.head].start
        if self.quotes.at(offset) is None:
            return None
        found = self.quotes.speaker(sentence, offset)
        speaker = self.by_head.get(found) if found is not None else None
        return speaker.chain if speaker is not None else None

    def _fits(self, pronoun: Candidate, other: Candidate, back: int) -> bool:
        """True if ``other`` can be the antecedent of ``pronoun``."""
        chain = other.chain
        if (
            chain is None
            or (back == 0 and other.head >= pronoun.head)
            or not features_fit(pronoun, other, chain)
        ):
            return False
        words = self.document.sentences[other.sentence].words
        if other.first <= pronoun.head <= other.last and back == 0:
            return False
        if other.name_first > 0 and words[other.name_first - 1].form in ("(", "["):
            return False
        return chain not in self.barred

    def _preference(self, pronoun: Candidate, other: Candidate, back: int) -> tuple[int, ...]:
        """Smaller is better: known gender, subject, names, then the order in the sentence."""
        words = self.document.sentences[other.sentence].words
        rank = _RANK.get(words[other.head].deprel, _RANK.get(words[other.head].rel, 5))
        rank += back > 0 and rank == 0 and not self.binding.is_main(other)
        chain = other.chain
        features = features_of(pronoun)
        if features.gender is None:
            known = other.plural or other.what == "group"
        else:
            known = features.gender == "n" or (chain is not None and chain.gender == features.gender)
        inside = 1 if self.quotes.at(words[other.head].start) is not None else 0
        return (
            not known,
            inside,
            min(rank, 4),
            -len(chain.members) if chain is not None and back else 0,
            other.head,
        )
