"""What a clause or noun phrase shows by its form alone: finite, inverted, definite, of whom."""

from onrecord.events import grammar
from onrecord.events.scene import Scene
from onrecord.events.status_words import CONDITIONS, MODAL_AUXILIARIES
from onrecord.schema import Actor, ParsedSentence

PRIVATE = frozenset(("CVL", "CRM"))
"""Sectors of private persons, who speak for nobody else."""

PROVIDED = frozenset(("provided", "providing", "supposing", "assuming"))
"""Participles that make a condition of their clause."""


def has_inverted_condition(s: ParsedSentence, i: int) -> bool:
    """True for "should X attack, ...", "had X attacked, ..." and "were X to attack, ..."."""
    if s.words[i].rel != "advcl":
        return False
    first = min(s.subtree(i), default=i)
    if (
        s.words[0].form in ("Were", "Had", "Should") and s.words[-1].form != "?"
    ):  # parsers lose their way here
        first = next((0 for w in s.words[i:] if w.form == ","), first)
    return s.words[first].form.lower() in ("should", "had", "were") and s.words[first].rel in ("aux", "cop")


def is_condition(s: ParsedSentence, i: int) -> bool:
    """True for a clause with "if", "unless", "in case" and the like, or with its verb in front."""
    if CONDITIONS.intersection(grammar.markers(s, i)) or has_inverted_condition(s, i):
        return True
    above = s.words[i].head if s.words[i].rel == "ccomp" else i  # "provided that X frees them"
    if above >= 0 and s.words[above].rel == "advcl" and s.words[above].form.lower() in PROVIDED:
        return bool(s.dependents(above, "ccomp"))
    marks = (m for m in s.dependents(i, "mark") if s.words[m].lemma.lower() in ("in", "on"))
    fixed = {s.words[c].lemma.lower() for m in marks for c in s.dependents(m, "fixed")}
    return bool(fixed & {"case", "condition"})


def is_finite(s: ParsedSentence, i: int) -> bool:
    """True for a clause with a tense of its own or an auxiliary that is no infinitive's."""
    return "VerbForm=Fin" in s.words[i].feats or (
        bool(grammar.auxiliaries(s, i)) and "to" not in grammar.markers(s, i)
    )


def _is_official(actor: Actor) -> bool:
    """True for a country, its government and those who act for it."""
    official = actor.kind in ("country", "government") or actor.sectors[:1] in (
        ("GOV",),
        ("MIL",),
        ("SPY",),
        ("IGO",),
    )
    return official and actor.country is not None


def _speaks_for(one: Actor, other: Actor) -> bool:
    """True if both act for one state, or for bodies of one kind in it ("a rebel spokesman said the fighters would go")."""
    officials = _is_official(one) and _is_official(other)
    alike = bool(one.sectors) and one.sectors[:1] == other.sectors[:1] and one.sectors[0] not in PRIVATE
    return (officials or alike) and one.country is not None and one.country == other.country


def same_subject(scene: Scene, i: int) -> bool:
    """True if the clause's subject is the speaker: a personal pronoun, the same actor, or the government that he speaks for."""
    s = scene.sentence
    inner, outer = grammar.surface_subjects(s, i), grammar.surface_subjects(s, s.words[i].head)
    if not inner or not outer:
        return False
    owner = s.dependents(inner[0], "nmod:poss")
    inner = owner or inner
    one, other = scene.mentions.get(inner[0]), scene.mentions.get(outer[0])
    if one is not None and other is not None:
        return one[0].id == other[0].id or _speaks_for(one[0], other[0])
    return s.words[inner[0]].upos == "PRON" and "Person=3" in s.words[inner[0]].feats


def is_told_of(s: ParsedSentence, i: int) -> bool:
    """True if a relative clause tells in the past or perfect what the noun did ("a wave of attacks that has hit banks")."""
    head = s.words[i].head
    whole = (i, head) if head >= 0 and s.words[head].lemma.lower() in grammar.PARTITIVES else (i,)
    for c in (c for noun in whole for c in s.dependents(noun, "acl:relcl")):
        perfect = any(s.words[a].lemma == "have" and s.words[a].rel == "aux" for a in s.children[c])
        modal = any(s.words[a].lemma.lower() in MODAL_AUXILIARIES for a in grammar.auxiliaries(s, c))
        if not modal and (perfect or "Tense=Past" in s.words[c].feats):
            return True
    return False


def is_definite(s: ParsedSentence, i: int) -> bool:
    """True if the noun is presented as known: "the", "this", a possessor, a date."""
    for c in s.children[i]:
        word = s.words[c]
        if word.rel == "det" and word.lemma.lower() in ("the", "this", "that", "these", "those"):
            return True
        if word.deprel in ("nmod:poss", "det:poss"):
            return True
    return False


def is_apart(s: ParsedSentence, i: int, above: int) -> bool:
    """True for a relative clause between commas, which tells of what is known ("to sack Kengo, whom they blame")."""
    first = min(s.subtree(i))
    commas = [c for c in (first, first - 1) if above < c and s.words[c].form == ","]
    named = s.words[above].upos == "PROPN" or is_definite(s, above)
    return bool(commas) and named


def is_new(s: ParsedSentence, i: int) -> bool:
    """True for a noun that "a" or "an" brings in."""
    return any(s.words[c].rel == "det" and s.words[c].lemma.lower() in ("a", "an") for c in s.children[i])
