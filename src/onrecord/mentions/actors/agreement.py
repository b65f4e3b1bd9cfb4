"""What two mentions may not differ in to be one actor: number, gender, country, kind of thing."""

from onrecord.lexicons.offices import offices
from onrecord.mentions.actors.candidate import Candidate, Chain
from onrecord.mentions.actors.phrases import core, lemma_of
from onrecord.mentions.actors.pronouns import features_of
from onrecord.schema import Document

NAMED_BODIES = frozenset(
    """
    organization organisation group company firm agency outlet movement party newspaper magazine daily weekly network
    channel broadcaster militia charity bank union alliance bloc website ngo airline corporation cartel gang insurgency
    """.split()
)
# Bodies of which a state has several: "the foreign ministry" does not stand for the Ministry of Health.
_OF_A_KIND = frozenset(
    "ministry department court committee commission council authority service office".split()
)
_HEADS = frozenset("leader chief head boss".split())
_BACK_BODY = 6


def correct_kinds(document: Document, named: list[Candidate]) -> None:
    """A lone name that is the surname of a person named in full is that person's, whatever the reader took it for."""
    surnames = {c.key.split()[-1] for c in named if c.what == "person" and " " in c.key}
    for c in named:
        word = document.sentences[c.sentence].words[c.name_last]
        if c.name_first != c.name_last or c.what == "person" or word.form.lower() not in surnames:
            continue
        if c.entry is None or word.ner.endswith("PER"):
            c.what, c.key, c.sectors, c.country, c.entry = "person", word.form.lower(), (), None, None


def stands_for_country(candidate: Candidate) -> bool:
    """True for a mention of a country or of its government."""
    return candidate.what in ("country", "government")


def may_join(one: Candidate, two: Candidate) -> bool:
    """True if two phrases in apposition can name one actor."""
    if one.form == two.form == "name":
        return one.what == two.what == "organization"
    if one.plural != two.plural and one.form == two.form:
        return False
    kinds = {one.what, two.what}
    if "country" in kinds:
        return "person" not in kinds and (one.generic or two.generic)
    if "person" in kinds:
        return kinds == {"person"} and not (one.plural or two.plural)
    return True


def agree(candidate: Candidate, chain: Chain) -> bool:
    """True if a noun and a chain do not contradict each other in country, gender and kind."""
    if candidate.country and chain.country and candidate.country != chain.country:
        return False
    if candidate.gender and chain.gender and candidate.gender != chain.gender:
        return False
    if candidate.what == "person" and not candidate.plural:
        return chain.what == "person"
    return chain.what != "person"


def named_so(wanted: str, titles: set[str]) -> bool:
    """True if an actor with ``titles`` can be called ``wanted``: the same, or its head ("minister")."""
    return wanted in titles or (" " not in wanted and any(wanted == core(t) for t in titles))


def leads(candidate: Candidate, chain: Chain, titles: set[str]) -> bool:
    """True if "the Turkish leader", "the UN chief" can be one who holds the first office of that country or body."""
    if core(candidate.key) not in _HEADS or candidate.country is None or candidate.country != chain.country:
        return False
    return any(core(t) in _HEADS or (t in offices() and offices()[t].level == "head") for t in titles)


def may_stand_for(candidate: Candidate, other: Candidate, chain: Chain) -> bool:
    """True if a noun ("the company") can stand for an organisation that was just named."""
    can = candidate.what == "body" or core(candidate.key) in NAMED_BODIES
    if not candidate.definite or candidate.plural or not can or candidate.owner is not None:
        return False
    if (
        other.form != "name"
        or chain.what != "organization"
        or candidate.sentence - other.sentence > _BACK_BODY
    ):
        return False
    said = candidate.key.split()
    if len(said) > 1 and said[-1] in _OF_A_KIND and not set(said[:-1]) & set(other.key.lower().split()):
        return False
    return kind_fits(candidate, chain)


def same_modifiers(one: Candidate, other: Candidate) -> bool:
    """True if two plural nouns can be one group: same country, and not counted differently."""
    return (
        (
            (one.country or one.likely) == (other.country or other.likely)
            or (one.country is None and one.definite)
        )
        and (not one.count or one.count == other.count)
        and (one.plural == other.plural)
    )


def kind_fits(candidate: Candidate, chain: Chain) -> bool:
    """True if "the company", "the group" … can stand for the organisation of a chain."""
    theirs = chain.sectors
    if not theirs or not candidate.sectors:
        return candidate.key in (
            "group",
            "organization",
            "organisation",
            "company",
            "agency",
            "movement",
            "body",
            "firm",
        )
    if candidate.key in ("organization", "organisation", "group", "movement"):
        return theirs[0] in ("REB", "NGO", "SOC", "PTY", "IGO", "PRM", "OPP")
    return candidate.sectors[0] == theirs[0] or (
        theirs[0] == "IGO" and candidate.key in ("bloc", "union", "alliance")
    )


def is_predicate(document: Document, candidate: Candidate) -> bool:
    """True for a noun after "be" that is not negated ("X is the minister")."""
    sentence = document.sentences[candidate.sentence]
    below = [sentence.words[c] for c in sentence.children[candidate.head]]
    copula = any(w.rel == "cop" and lemma_of(w) == "be" for w in below)
    denied = any(lemma_of(w) in ("not", "no", "never") for w in below)
    return copula and candidate.form == "nominal" and not denied


def features_fit(pronoun: Candidate, other: Candidate, chain: Chain) -> bool:
    """True if number, gender and kind allow it."""
    features = features_of(pronoun)
    if features.gender in ("m", "f"):
        if chain.what != "person" or other.plural:
            return False
        return chain.gender in (None, features.gender)
    if features.gender == "n":
        return chain.what in ("organization", "country", "government", "body", "place") and not chain.plural
    if chain.what == "person":
        return other.plural
    return chain.what in ("group", "organization", "body", "government") or other.plural
