"""Countries and sectors that an actor has from others: whose spokesman he is, whose delegation he leads."""

from onrecord.mentions.actors.binding import subject_of
from onrecord.mentions.actors.candidate import Candidate, Chain
from onrecord.mentions.actors.context import ABROAD_BY_OFFICE, BARE, FROM_ANYWHERE, PARISH
from onrecord.mentions.actors.coreference import Linker
from onrecord.mentions.actors.phrases import case_of, lemma_of
from onrecord.mentions.actors.roles import GENERAL
from onrecord.schema import ParsedSentence

SENDING = frozenset("send dispatch deploy mobilize mobilise withdraw recall appoint fly order".split())
_LIKE = frozenset("counterpart successor predecessor delegation team office".split())
_FAMILY = frozenset(
    """
    wife husband son daughter brother sister father mother widow widower uncle aunt nephew niece cousin spouse
    grandson granddaughter grandfather grandmother family
    """.split()
)
_AIDES = frozenset(
    """
    spokesman spokeswoman spokesperson aide adviser advisor deputy delegation team lawyer bodyguard entourage predecessor
    successor supporter
    """.split()
)
_FOLLOWING = frozenset("GOV LEG MIL COP PTY OPP CVL SPY PRM".split())
# Groups that are told by who is in them ("a force of 600 soldiers").
_MADE_OF = frozenset(
    "delegation team force group contingent crew army corps fleet convoy party squad unit".split()
)
_CONSISTING = frozenset("consist compose make".split())
_ARMED = (("MIL",), ("REB",), ("PRM",), ("UAF",), ("CRM",), ("COP",))
_ANYBODY = frozenset("people person civilian victim family household many".split())
# Those who may come from abroad, but in what one country tells of itself are mostly its own.
_OF_THE_SCENE = frozenset(
    """
    reporter journalist worshipper critic opponent trader clergyman priest bishop monk nun cleric pastor imam
    """.split()
) | {"church leader", "religious leader", "community leader", "church official"}
_AT = frozenset("of from for at with".split())
_LEADING = frozenset("lead head chair command".split())


def inherit(linker: Linker) -> None:
    """Fill countries (and sectors, where an office leaves them open) from owners and from groups that are led."""
    for candidate in linker.order:
        chain = candidate.chain
        if chain is None:
            continue
        for giver in (
            ()
            if candidate.abroad or chain.parts
            else (
                _owner(linker, candidate),
                _led(linker, candidate),
                _listed(linker, candidate),
                _sender(linker, candidate),
                _within(linker, candidate),
                _colleague(linker, candidate),
                _body(linker, candidate),
                _land(linker, candidate),
            )
        ):
            if _gives(candidate, chain, giver):
                chain.country = chain.country or giver.country  # type: ignore[union-attr]
        over = _headed(linker, candidate) or _men_of(linker, candidate)
        if over is not None:
            chain.give(candidate, over.sectors)
            chain.country = chain.country or over.country
        if not chain.sectors:
            owner = _owner(linker, candidate)
            like = bool(_LIKE & set(candidate.titles))
            if owner is not None and owner is not chain and (like or candidate.roles):
                chain.give(candidate, owner.sectors)
            body = _body(linker, candidate)
            if body is not None and not chain.sectors:
                chain.give(candidate, body.sectors)


def from_context(linker: Linker) -> None:
    """Give actors whose country is still open the one that the context suggests for their first mention.

    In an article that speaks of one country nearly alone also those whom nothing places: a local party, "the council",
    a person without a title. Those who come from elsewhere by trade, and bodies of many countries, stay open.
    """
    linker.weigh()
    domestic = linker.context.domestic()
    local: dict[int, bool] = {}
    for candidate in linker.order:
        chain = candidate.chain
        if chain is None or chain.country is not None or chain.parts:
            continue
        chain.country = candidate.likely or linker.context.on_the_street(candidate)
        if id(chain) not in local:
            local[id(chain)] = _may_be_local(chain) or (
                domestic is not None and _are_of_the_scene(linker, chain)
            )
        if chain.country is None and local[id(chain)]:
            nearest = (
                linker.context.nearest(candidate, False)
                if chain.sectors or candidate.form == "name" or _are_people(linker, candidate)
                else None
            )
            other = domestic in linker.context.excluded(candidate)
            chain.country = (None if other else domestic) or nearest
        chain.placed = chain.country is not None
    for candidate in linker.order:
        chain = candidate.chain
        if chain is not None and chain.voice is not None:
            chain.country = chain.country or chain.voice.country
            chain.give(candidate, chain.voice.sectors)


def _are_people(linker: Linker, candidate: Candidate) -> bool:
    """True for "at least twenty people", not for "peoples": those to whom something happens are of where it does."""
    form = linker.document.sentences[candidate.sentence].words[candidate.name_last].form.lower()
    people = candidate.key.rpartition(" ")[2] in _ANYBODY and form != "peoples"
    return candidate.form == "nominal" and candidate.plural and people


def _are_of_the_scene(linker: Linker, chain: Chain) -> bool:
    """True for clergy, reporters, traders … to whom something happens or who do something, where one country is told of."""
    if chain.what not in ("group", "person") or any(m.abroad or m.generic for m in chain.members):
        return False
    if any(m.form == "name" for m in chain.members):
        return False
    words = {word for m in chain.members for word in (m.key.split()[-1], m.key)}
    return bool(words & _OF_THE_SCENE)


def _may_be_local(chain: Chain) -> bool:
    """True unless something says that an actor may be from anywhere."""
    named = any(m.form == "name" for m in chain.members)
    if chain.what in ("country", "government", "place") or any(m.abroad or m.generic for m in chain.members):
        return False
    if chain.sectors[:1] in (("IGO",), ("MNC",), ("REF",)) or all(m.form == "pronoun" for m in chain.members):
        return False
    if chain.titles & ABROAD_BY_OFFICE:
        return False
    if named:
        return True
    words = {word for m in chain.members if m.form == "nominal" for word in (m.key.split()[-1], m.key)}
    foreign = chain.sectors[:1] == ("NGO",) or (chain.sectors[:1] == ("REL",) and not words & PARISH)
    return not foreign and not words & (FROM_ANYWHERE | BARE)


def _colleague(linker: Linker, candidate: Candidate) -> Chain | None:
    """The one office holder with a country beside a parliament in its sentence ("the premier told parliament")."""
    if candidate.sectors[:1] != ("LEG",) or candidate.form == "pronoun":
        return None
    found: dict[str, Chain] = {}
    for other in linker.by_sentence.get(candidate.sentence, ()):
        chain = other.chain
        if chain is not None and chain.what == "person" and chain.country and "GOV" in chain.sectors:
            found.setdefault(chain.country, chain)
    return next(iter(found.values())) if len(found) == 1 else None


def _gives(candidate: Candidate, chain: Chain, giver: Chain | None) -> bool:
    """True if an actor has its country from ``giver``: a body, or a person for those about him and for "his country"."""
    if giver is None or giver is chain or (giver.what == "person" and "counterpart" in candidate.titles):
        return False
    own_land = candidate.generic and not candidate.plural and candidate.owner is not None
    return giver.what != "person" or own_land or _is_government(chain, giver)


def _is_government(chain: Chain, giver: Chain | None) -> bool:
    """True if a person's country may pass to a minister, cabinet, parliament, troops, followers or relative of his."""
    if giver is None:
        return False
    return (
        bool(_AIDES & chain.titles) or bool(_FOLLOWING & set(chain.sectors)) or bool(_FAMILY & chain.titles)
    )


def _owner(linker: Linker, candidate: Candidate) -> Chain | None:
    owner = linker.by_head.get((candidate.sentence, candidate.owner)) if candidate.owner is not None else None
    return owner.chain if owner is not None else None


def _headed(linker: Linker, candidate: Candidate) -> Chain | None:
    """The organisation in "the union and its president": a general office has the sectors of the body it is held in."""
    if candidate.what != "person" or candidate.owner is None or not GENERAL & set(candidate.titles):
        return None
    body = _owner(linker, candidate)
    pronoun = linker.by_head.get((candidate.sentence, candidate.owner))
    if body is None or pronoun is None or pronoun.form == "name" or body is candidate.chain:
        return None
    return body if body.what in ("organization", "body", "group") and body.sectors else None


def _men_of(linker: Linker, candidate: Candidate) -> Chain | None:
    """The armed body or its leader in "his men", "whose men": they are what it is."""
    if candidate.form != "nominal" or not candidate.plural or candidate.key.rpartition(" ")[2] != "man":
        return None
    owner = _owner(linker, candidate)
    return owner if owner is not None and owner.sectors[:1] in _ARMED else None


def _body(linker: Linker, candidate: Candidate) -> Chain | None:
    """The organisation that a person is named with: "X of the Harbour Union", "the Union's X", "X's Union"."""
    if candidate.what != "person" or candidate.form != "name":
        return None
    sentence = linker.document.sentences[candidate.sentence]
    near = [
        c
        for c in sentence.dependents(candidate.head, "nmod", "compound")
        if c not in range(candidate.name_first, candidate.name_last + 1)
        and (c < candidate.head or case_of(sentence, c) in _AT)
    ]
    if sentence.words[candidate.head].deprel == "nmod:poss":
        near.append(sentence.words[candidate.head].head)
    for word in near:
        found = linker.by_head.get((candidate.sentence, word))
        if found is not None and found.form == "name" and found.what == "organization":
            return found.chain
    return None


def _land(linker: Linker, candidate: Candidate) -> Chain | None:
    """The country in "X of Norway"."""
    if candidate.what != "person" or candidate.form != "name":
        return None
    sentence = linker.document.sentences[candidate.sentence]
    for word in sentence.dependents(candidate.head, "nmod"):
        found = linker.by_head.get((candidate.sentence, word))
        if found is not None and found.what == "country" and case_of(sentence, word) == "of":
            return found.chain
    return None


def _led(linker: Linker, candidate: Candidate) -> Chain | None:
    """The group in "a delegation led by X"."""
    words = linker.document.sentences[candidate.sentence].words
    word = words[candidate.head]
    if word.rel == "nsubj" and word.head >= 0 and lemma_of(words[word.head]) in _LEADING:
        objects = linker.document.sentences[candidate.sentence].dependents(word.head, "obj")
        led = linker.by_head.get((candidate.sentence, objects[0])) if objects else None
        return led.chain if led is not None and led.what != "person" else None
    if word.rel != "obl" or word.head < 0 or lemma_of(words[word.head]) not in _LEADING:
        return None
    if words[word.head].rel == "acl":
        group = linker.by_head.get((candidate.sentence, words[word.head].head))
    else:
        subjects = linker.document.sentences[candidate.sentence].dependents(word.head, "nsubj:pass")
        agent = word.deprel == "obl:agent" and bool(subjects)
        group = linker.by_head.get((candidate.sentence, subjects[0])) if agent else None
    return group.chain if group is not None else None


def _listed(linker: Linker, candidate: Candidate) -> Chain | None:
    """The group in "officials, among them the minister" and "officials including the minister"."""
    sentence = linker.document.sentences[candidate.sentence]
    word, at = sentence.words[candidate.head], candidate.head
    while word.rel == "conj" and word.head >= 0:
        at, word = word.head, sentence.words[word.head]
    first = linker.by_head.get((candidate.sentence, at))
    if at != candidate.head and first is not None and first.plural and sentence.dependents(at, "appos"):
        return first.chain
    included = word.rel == "nmod" and case_of(sentence, at) in ("including", "among", "such")
    if word.rel != "appos" and not included:
        return None
    group = linker.by_head.get((candidate.sentence, word.head))
    return group.chain if group is not None and group.plural and group.form == "nominal" else None


def _sender(linker: Linker, candidate: Candidate) -> Chain | None:
    """The country in "the country sent a delegation", "flew in a team", "travelled with a delegation"."""
    sentence = linker.document.sentences[candidate.sentence]
    at = candidate.head
    while sentence.words[at].rel == "conj" and sentence.words[at].head >= 0:
        at = sentence.words[at].head
    word = sentence.words[at]
    if word.head < 0 or not _is_sent(sentence, at):
        return None
    subject = subject_of(sentence, word.head)
    if subject is None or sentence.dependents(subject, "conj"):
        return None
    sender = linker.by_head.get((candidate.sentence, subject))
    return sender.chain if sender is not None and candidate.form == "nominal" else None


def _within(linker: Linker, candidate: Candidate) -> Chain | None:
    """The group that "of" says its people are ("a delegation of traders", "a force of 600 soldiers", "a team consisting of pupils")."""
    sentence = linker.document.sentences[candidate.sentence]
    word = sentence.words[candidate.head]
    if candidate.form != "nominal" or not candidate.plural or word.head < 0:
        return None
    if case_of(sentence, candidate.head) != "of":
        return None
    at = word.head if word.rel == "nmod" else _consisting(sentence, word.head)
    if at is None or lemma_of(sentence.words[at]) not in _MADE_OF:
        return None
    group = linker.by_head.get((candidate.sentence, at))
    return group.chain if group is not None and group.form == "nominal" else None


def _consisting(sentence: ParsedSentence, verb: int) -> int | None:
    """The noun of which a verb says of whom it consists ("a team that consists of pupils")."""
    if lemma_of(sentence.words[verb]) not in _CONSISTING:
        return None
    if sentence.words[verb].rel == "acl":
        return sentence.words[verb].head
    return subject_of(sentence, verb)


def _is_sent(sentence: ParsedSentence, word: int) -> bool:
    """True for the object of a verb of sending, for whom somebody flies in or travels with."""
    rel, verb = sentence.words[word].rel, lemma_of(sentence.words[sentence.words[word].head])
    if rel == "obj":
        return verb in SENDING
    with_whom = {"in": ("fly", "ship"), "with": ("travel", "arrive", "come", "fly", "return")}
    return rel == "obl" and verb in with_whom.get(case_of(sentence, word), ())
