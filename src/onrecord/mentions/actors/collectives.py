"""Whom collective actors consist of: "the two sides", "both leaders", "the presidents of Chad and Mali", "they".

A text names the parties together, in a coordination or on the two sides of one verb, and then speaks of them as one. A
chain that stands for several others keeps them in ``parts``; it has no country of its own.
"""

from collections import Counter
from collections.abc import Iterable

from onrecord.lexicons.countries import country_by_code
from onrecord.mentions.actors.binding import subject_of
from onrecord.mentions.actors.candidate import Candidate, Chain
from onrecord.mentions.actors.coreference import Linker
from onrecord.mentions.actors.gazetteer import Hit
from onrecord.mentions.actors.inherit import SENDING
from onrecord.mentions.actors.phrases import case_of, lemma_of
from onrecord.mentions.actors.powers import powers_meant
from onrecord.mentions.actors.pronouns import features_of
from onrecord.mentions.actors.roles import coordinated_hits

_NUMBERS = {
    word: n
    for n, words in enumerate(("both two 2", "three 3", "four 4", "five 5", "six 6", "seven 7"), 2)
    for word in words.split()
}
_EACH = frozenset("each either neither".split())
_POINTING = frozenset("the these those both their all".split()) | _EACH
# Nouns for states as parties, and nouns for those who act for them.
_STATES = frozenset("country nation state government side neighbour neighbor power republic capital".split())
_FOR_STATES = frozenset(
    """
    party leader president minister premier chancellor king emperor monarch statesman delegation negotiator envoy
    diplomat official team army force military troop rival foe enemy ally adversary counterpart signatory pair man
    official soldier
    """.split()
)
# Nouns for people of any country: those who were named together, not the two countries of a text.
_MEN = frozenset("man soldier official troop team pair".split())
_FORCES = frozenset("force army military".split())
_PARTNER = frozenset("with against".split())
_WHOSE = frozenset(("of", "from", "for", "in", "'s"))
_KEPT = 12
_BACK = 2
# How much it counts that the text speaks of these two more than of others, and that it named them just now.
_SALIENT, _JUST_NOW = 2.0, 2.0
# How often the second of two main countries is mentioned at least, and what share of that the third has at most.
_LEAST_MAIN, _THIRD = 3, 0.6

Company = tuple[int, list[Chain]]
"""Actors named together, one for each country, and the sentence in which they are."""


def find_parts(linker: Linker) -> None:
    """Fill ``parts`` of all chains that stand for several actors, in the order of the text."""
    known: list[Company] = []
    joint: dict[tuple[int, int], Chain] = {}
    spoken_of = _spoken_of(linker)
    for index, here in sorted(linker.by_sentence.items()):
        groups = {c.head: _coordination(linker, c) for c in here if c.form != "pronoun"}
        for candidate in here:
            if candidate.form == "pronoun":
                _pronoun(linker, candidate, joint)
            elif candidate.chain is not None and not candidate.chain.parts:
                candidate.chain.parts = _parts(linker, candidate, known, spoken_of)
            _note(known, index, groups.get(candidate.head, []))
        for candidate in here:
            _note(known, index, _opposite(linker, candidate))
    _settle(linker)


def _settle(linker: Linker) -> None:
    """A chain with parts has no country of its own, and no part twice."""
    for candidate in linker.order:
        chain = candidate.chain
        if chain is not None and chain.parts:
            chain.parts = [p for p in dict.fromkeys(chain.parts) if p is not chain and p.members]
            chain.parts = chain.parts if len(chain.parts) > 1 else []


def _spoken_of(linker: Linker) -> Counter[str]:
    """How often actors of each country are mentioned in the text."""
    countries = (c.chain.country for c in linker.order if c.chain is not None)
    return Counter(code for code in countries if code in country_by_code())


def _note(known: list[Company], sentence: int, chains: list[Chain]) -> None:
    """Remember actors named together, one for each country, the last ones first."""
    by_country: dict[str, Chain] = {}
    for chain in chains:
        if chain.country is not None:
            by_country.setdefault(chain.country, chain)
    if len(by_country) > 1:
        known.insert(0, (sentence, list(by_country.values())))
        del known[_KEPT:]


def _coordination(linker: Linker, candidate: Candidate) -> list[Chain]:
    """The actors of the coordination that ``candidate`` is the first of; empty if there is none."""
    sentence = linker.document.sentences[candidate.sentence]
    top = candidate.head if candidate.head >= 0 else candidate.last
    if sentence.words[top].rel == "conj":
        return []
    found: list[Chain] = [candidate.chain] if candidate.chain is not None else []
    waiting = _conjuncts(linker, candidate, top)
    for other in waiting:
        if other.chain is not None:
            found.append(other.chain)
    return found if len(found) > 1 else []


def _conjuncts(linker: Linker, candidate: Candidate, top: int) -> list[Candidate]:
    """The mentions coordinated with a word, those of its title and of further conjuncts too."""
    sentence = linker.document.sentences[candidate.sentence]
    tops = [top]
    governor = sentence.words[top].head
    if candidate.form == "name" and candidate.first <= governor < candidate.name_first:
        tops.append(governor)
    found: list[Candidate] = []
    while tops:
        for child in sentence.dependents(tops.pop(0), "conj"):
            other = _mention(linker, candidate.sentence, child)
            if other is not None and other is not candidate:
                found.append(other)
            tops.append(child)
    return found


def _mention(linker: Linker, sentence: int, word: int) -> Candidate | None:
    """The actor at a word, or the person before whose name it is the title."""
    found = linker.by_head.get((sentence, word))
    if found is not None:
        return found
    persons = (c for c in linker.by_sentence.get(sentence, ()) if c.form == "name" and c.what == "person")
    return next((c for c in persons if c.first <= word <= c.last), None)


def _opposite(linker: Linker, candidate: Candidate) -> list[Chain]:
    """Subject and other side of one verb: "X attacked Y", "X signed a treaty with Y"."""
    sentence = linker.document.sentences[candidate.sentence]
    word = sentence.words[candidate.head]
    if word.rel != "nsubj" or word.head < 0 or candidate.chain is None:
        return []
    sides = sentence.dependents(word.head, "obj", "obl")
    sides += [c for o in sentence.dependents(word.head, "obj") for c in sentence.dependents(o, "nmod")]
    for side in sides:
        other = _mention(linker, candidate.sentence, side)
        partner = sentence.words[side].rel == "obj" or case_of(sentence, side) in _PARTNER
        if other is not None and other.chain is not None and other.form != "pronoun" and partner:
            return [candidate.chain, other.chain]
    return []


def _parts(
    linker: Linker, candidate: Candidate, known: list[Company], spoken_of: Counter[str]
) -> list[Chain]:
    """Whom a noun stands for: those whom its own phrase lists, those of its owner, those named together before."""
    chain = candidate.chain
    if chain is None or candidate.form != "nominal" or not _is_several(linker, candidate):
        return []
    own = _listed(linker, candidate)
    if own:
        chain.country = None
        return own
    if chain.country is not None:
        return []
    owner = linker.by_head.get((candidate.sentence, candidate.owner)) if candidate.owner is not None else None
    if owner is not None:
        if owner.chain is not None and not owner.chain.parts and owner.place > candidate.place:
            owner.chain.parts = _parts(linker, owner, known, spoken_of)
        return (list(owner.chain.parts) or _powers(linker, owner)) if owner.chain is not None else []
    inner = (
        _inner(linker, candidate, known, spoken_of) or _powers(linker, candidate) or _sent(linker, candidate)
    )
    return inner or _before(linker, candidate, known, spoken_of)


def _is_several(linker: Linker, candidate: Candidate) -> bool:
    word = linker.document.sentences[candidate.sentence].words[candidate.name_first]
    plural = word.has("Number=Plur") or word.has("Number=Ptan") or lemma_of(word) == "pair"
    plural = plural or (candidate.what == "group" and not word.has("Number=Sing"))
    return candidate.plural or plural or bool(_counts(linker, candidate))


def _counts(linker: Linker, candidate: Candidate) -> list[int]:
    """How many the phrase says they are: "both", "the three", "each side"."""
    words = linker.document.sentences[candidate.sentence].words[candidate.first : candidate.name_first]
    forms = [w.form.lower() for w in words]
    return [_NUMBERS[f] for f in forms if f in _NUMBERS] + [2 for f in forms if f in _EACH]


def _listed(linker: Linker, candidate: Candidate) -> list[Chain]:
    """The countries and bodies that the phrase itself lists ("the British and Irish governments")."""
    scene = linker.scenes[candidate.sentence]
    hits = coordinated_hits(scene, candidate.first, candidate.name_first)
    if hits:
        return [_acting(linker, candidate.sentence, hit) for hit in hits]
    sentence = scene.sentence
    for child in sentence.dependents(candidate.name_first, "nmod", "nmod:poss", "appos"):
        first = linker.by_head.get((candidate.sentence, child))
        made_up = sentence.words[child].rel == "appos" and candidate.country is None
        if not made_up and case_of(sentence, child) not in _WHOSE:
            continue
        both = [first, *_conjuncts(linker, first, child)] if first is not None else []
        for more in (
            sentence.dependents(child, "appos") if made_up else ()
        ):  # a list that the tree takes for names
            next_ = linker.by_head.get((candidate.sentence, more))
            both += [next_, *_conjuncts(linker, next_, more)] if next_ is not None else []
        both = [c for c in both if c.form == "name" or made_up]
        chains = [c.chain for c in both if c.chain is not None and c.chain.country]
        if len({c.country for c in chains}) > 1:
            return chains
        hits = [
            h
            for h in scene.hits
            if h.known.code and h.known.kind in ("country", "capital") and h.first in sentence.subtree(child)
        ]
        if len({h.known.code for h in hits}) > 1:
            return [_acting(linker, candidate.sentence, h) for h in hits]
    return []


def _inner(
    linker: Linker, candidate: Candidate, known: list[Company], spoken_of: Counter[str]
) -> list[Chain]:
    """The parts of a group inside the phrase ("the leaders of both countries")."""
    for other in linker.by_sentence.get(candidate.sentence, ()):
        if (
            other is not candidate
            and (candidate.head < other.head <= candidate.last or _whose(linker, candidate, other))
            and other.chain is not None
        ):
            return (
                list(other.chain.parts) or _powers(linker, other) or _parts(linker, other, known, spoken_of)
            )
    return []


def _sent(linker: Linker, candidate: Candidate) -> list[Chain]:
    """Those whose envoys or soldiers they are: the several subjects of a verb of sending ("X and Y sent envoys")."""
    sentence = linker.document.sentences[candidate.sentence]
    word = sentence.words[candidate.head]
    if word.rel != "obj" or word.head < 0 or lemma_of(sentence.words[word.head]) not in SENDING:
        return []
    subject = subject_of(sentence, word.head)
    first = linker.by_head.get((candidate.sentence, subject)) if subject is not None else None
    chains = _coordination(linker, first) if first is not None else []
    return chains if len({c.country for c in chains} - {None}) > 1 else []


def _whose(linker: Linker, candidate: Candidate, other: Candidate) -> bool:
    """True for the sides in "officials from both sides", "officers on each side"."""
    sentence = linker.document.sentences[candidate.sentence]
    word = sentence.words[other.head]
    under = word.rel == "nmod" and word.head == candidate.name_first
    return under and bool(_counts(linker, other)) and case_of(sentence, other.head) in ("from", "on", "of")


def _powers(linker: Linker, candidate: Candidate) -> list[Chain]:
    """The states that texts of the day count together ("the four powers"), where the article names each of them."""
    published = linker.document.article.published
    words = linker.document.sentences[candidate.sentence].words
    before = [w.form.lower() for w in words[candidate.first : candidate.name_first]]
    head = lemma_of(words[candidate.name_first])
    codes = powers_meant(head, before, published.day) if published is not None else ()
    if not codes:
        return []
    named: dict[str, tuple[int, Hit]] = {}
    for scene in linker.scenes:
        for hit in scene.hits:
            if hit.known.code is not None and hit.known.kind != "organization":
                named.setdefault(hit.known.code, (scene.sentence.index, hit))
    if not all(code in named for code in codes):
        return []
    return [_acting(linker, *named[code]) for code in codes]


def _before(
    linker: Linker, candidate: Candidate, known: list[Company], spoken_of: Counter[str]
) -> list[Chain]:
    """Those whom the text has named together before, if the noun can mean them; else the two that it is about.

    Of several those named together most often, just now, and those that the text speaks of most.
    """
    sentence = linker.document.sentences[candidate.sentence]
    lemma = lemma_of(sentence.words[candidate.name_first])
    forms = {w.form.lower() for w in sentence.words[candidate.first : candidate.name_first]}
    if (
        lemma not in _STATES | _FOR_STATES
        or not forms & _POINTING
        or sentence.dependents(candidate.name_first, "acl")
    ):
        return []
    if sentence.dependents(candidate.name_first, "nmod", "amod"):
        return []
    if lemma == "party" and any(c.form == "name" and "PTY" in c.sectors for c in linker.order):
        return []
    counts = _counts(linker, candidate)
    chain = candidate.chain
    if not counts and chain is not None and any(m.count for m in chain.members):
        return []
    armed = lemma in _MEN or lemma in _FORCES
    if not counts and armed and chain is not None and any(_is_new(m) for m in chain.members):
        return []
    fit = [(at, k) for at, k in known if not counts or len(k) == counts[0]]
    if lemma in _STATES:
        fit = [(at, k) for at, k in fit if all(_is_of_state(p) for p in k)]
    if lemma == "man":
        fit = [(at, k) for at, k in fit if all(p.what == "person" for p in k)]
    number = counts[0] if counts else 2
    main = (
        []
        if lemma in _MEN
        else _main(linker, spoken_of, number, _THIRD if fit else 1.0)
        if fit or counts
        else []
    )
    fit += [(-_BACK, main)] if main else []
    if lemma in _STATES:
        fit = [(at, [_state(linker, p) for p in k]) for at, k in fit]
    codes = [frozenset(p.country for p in k) for _, k in fit]
    most = max((n for _, n in spoken_of.most_common(2)[1:]), default=1)

    def weight(company: Company) -> float:
        at, chains = company
        least = min(spoken_of[p.country or ""] for p in chains)
        just_now = _JUST_NOW if candidate.sentence - at < _BACK else 0.0
        return (
            codes.count(frozenset(p.country for p in chains)) + _SALIENT * min(1.0, least / most) + just_now
        )

    return max(fit, key=weight, default=(0, []))[1]


def _main(linker: Linker, spoken_of: Counter[str], number: int, next_at_most: float) -> list[Chain]:
    """The ``number`` of countries that the text is about, where the next one's share of the last is at most
    ``next_at_most``; empty if there are none.
    """
    found = sorted(spoken_of.items(), key=lambda item: (-item[1], item[0]))
    if len(found) < number:
        return []
    last, following = found[number - 1][1], found[number][1] if len(found) > number else 0
    if last < _LEAST_MAIN or following > next_at_most * last or following == last:
        return []
    chains = [linker.country_chain(code) for code, _ in found[:number]]
    return chains if all(chain.members for chain in chains) else []


def _is_new(member: Candidate) -> bool:
    """True for "soldiers", who are one party, not those of several that the text has named."""
    return member.form == "nominal" and not member.definite


def _is_of_state(chain: Chain) -> bool:
    """True for countries, governments and those who speak for them, but for no soldiers and firms."""
    return chain.what in ("country", "government") or chain.sectors[:1] in ((), ("GOV",), ("LEG",), ("IGO",))


def _state(linker: Linker, chain: Chain) -> Chain:
    """The country of an actor, where the text has it as one."""
    if chain.what in ("country", "government") or chain.country is None:
        return chain
    found = linker.country_chain(chain.country)
    return found if found.members else chain


def _pronoun(linker: Linker, candidate: Candidate, joint: dict[tuple[int, int], Chain]) -> None:
    """Give "they" that stands for nobody yet the coordination named last."""
    if candidate.chain is not None or not candidate.plural or features_of(candidate).person != 3:
        return
    for index in range(candidate.sentence, max(-1, candidate.sentence - _BACK - 1), -1):
        for other in _leftward(linker.by_sentence.get(index, ()), candidate):
            parts = _coordination(linker, other)
            if parts:
                home = joint.get((index, other.head))
                if home is None:
                    home = joint[index, other.head] = Chain("group", parts=parts, plural=True)
                home.add(candidate)
                return


def _leftward(here: Iterable[Candidate], pronoun: Candidate) -> list[Candidate]:
    """Mentions before the pronoun that are no pronouns, in the order of the text."""
    return [c for c in here if c.form != "pronoun" and c.place < pronoun.place]


def _acting(linker: Linker, sentence: int, hit: Hit) -> Chain:
    """The country of a known name; where the article has it not as an actor yet, the name is its first mention."""
    code = hit.known.code or ""
    found = linker.country_chain(code)
    if not found.members:
        found = Chain("country", country=code)
        first, last = hit.first, hit.last
        mention = Candidate(
            sentence, last, first, last, first, last, "name", "country", code,
            country=code, entry=hit.known.entry, basis="gazetteer", sectors=("GOV",), titles=[hit.known.kind],
        )  # fmt: skip
        found.add(mention)
        linker.order.append(mention)
    return found
