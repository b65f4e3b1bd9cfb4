"""The two sides of an event: who acts and who is acted on, also where no slot of the predicate says so."""

from onrecord.events import grammar
from onrecord.events.arguments import AVOWING, OBJECT_SLOTS, SAYING, SUFFERING, Party, Trigger, fillers
from onrecord.events.clause import is_condition
from onrecord.events.home import facing
from onrecord.events.parties import SPOKEN, affiliated, fill_parties, land_of, parties
from onrecord.events.scene import Scene
from onrecord.events.status_words import STRETCHES
from onrecord.ontologies import OFFICIAL
from onrecord.schema import ParsedSentence

OWNING = 4
"""How many nouns are asked whose they are."""

MATERIAL = frozenset(("MOBILIZE", "CONCEDE", "RETREAT", "COERCE", "ASSAULT", "SANCTION"))
"""Types of events that are done somewhere and to those who live there."""

MUTUAL = frozenset(("AGREE", "SUPPORT", "COOPERATE"))
"""Types of events whose two sides are often both named as those who do it."""

THERE = ("obj", "in", "obj.in", "on", "at", "off", "near", "into", "along", "obj.along")
"""Slots that hold where such an event is done."""

WENT = ("into", "in", "across")
"""Slots of a verb that hold where somebody went before he did something there."""

BORDERS = frozenset(("border", "frontier", "boundary"))

DOERS = ("by", "from", "of", "poss", "adj")
"""Slots of a noun that hold who does what it names, where somebody suffers it."""

OTHERS = ("with", "against")
"""Prepositions that name the other side whatever the verb."""

CONCERNED = ("obj", "iobj", "to", "with", "against", "on", "from", "for")
"""Slots of a complement that hold whom it concerns."""

OPPOSED = frozenset(("REQUEST", "REJECT", "THREATEN", "AGREE"))
"""Types of events that somebody may answer whose verb has their object ("refused the visit that X had demanded")."""

JUDGING = frozenset(
    "condemn criticise criticize denounce deplore decry slam blast lambaste attack praise welcome hail applaud commend "
    "note regret report describe mention discuss recall assess watch".split()
)
"""Verbs by which somebody speaks of what others did between themselves ("condemned the pledge that X made")."""

FORCES = frozenset(("MIL", "COP", "REB", "PRM", "UAF"))
"""Sectors of those who are armed."""

LAWFUL = frozenset(("arrest", "deport", "expel", "convict"))
"""Modes of what a state does to those on its soil."""

THEMSELVES = frozenset(("they", "it", "he", "she", "we", "i"))
"""Pronouns for those who speak."""

COURSE = frozenset(("after", "during", "in", "at", "through", "following", "amid"))
"""Prepositions under which talks without parties are those of the parties that the clause names ("signed after talks")."""


def find_parties(scene: Scene, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    """Actors and recipients of a trigger. With ``reciprocal`` all parties are actors, unless an ``actor`` visits."""
    entry = trigger.entry
    sufferers = _sufferers(scene, trigger)
    if sufferers:
        return fill_parties(scene, trigger, DOERS, frozenset(p.actor.id for p in sufferers)), sufferers
    actors = (_theirs(scene, trigger) or _between(scene, trigger)) if entry.reciprocal else []
    actors = actors or fill_parties(scene, trigger, entry.actor, _left(scene, trigger))
    taken = frozenset(p.actor.id for p in actors)
    recipients = fill_parties(scene, trigger, entry.recipient, taken)
    actors = actors or _other_actors(scene, trigger, recipients)
    if not any(p.actor.country for p in recipients):
        recipients = _other_recipients(scene, trigger, actors, bool(recipients)) or recipients
    if entry.reciprocal:
        return actors + [r for r in recipients if r.actor.id not in {a.actor.id for a in actors}], []
    return actors, recipients


def _left(scene: Scene, trigger: Trigger) -> frozenset[str]:
    """Whom a noun such as "withdrawal" is "from": they are left, and do not act."""
    if trigger.entry.pos != "n" or "from" not in trigger.entry.recipient:
        return frozenset()
    left = fillers(scene, trigger.word, "from", trigger.light)
    return frozenset(p.actor.id for i in left for p in parties(scene, i))


def _other_actors(scene: Scene, trigger: Trigger, recipients: list[Party]) -> list[Party]:
    """Who acts where no slot of the entry says so."""
    entry = trigger.entry
    taken = frozenset(p.actor.id for p in recipients)
    if entry.pos == "v":
        return (
            _means(scene, trigger, taken)
            or _speakers(scene, trigger, taken)
            or _speaking_of_themselves(scene, trigger, taken)
            or _authorities(scene, trigger, recipients)
            or _sent(scene, trigger, taken)
        )
    found = _authorities(scene, trigger, recipients)
    if not found and entry.pos == "n" and not OBJECT_SLOTS & set(entry.recipient):
        found = fill_parties(scene, trigger, ("of", "between", "among"), taken)
    if not found and entry.pos == "n" and entry.reciprocal:
        found = _those_who_met(scene, trigger, 1 if recipients else 2)
    return found


def _authorities(scene: Scene, trigger: Trigger, recipients: list[Party]) -> list[Party]:
    """The state on whose soil a foreigner is arrested or convicted, or from which he is expelled, by nobody named."""
    foreign = {c for p in recipients if (c := p.actor.country)}
    if not foreign or not LAWFUL & set(trigger.coded.modes):
        return []
    slots = ("from", "in", "obj.in", "of.in")
    places = [w for slot in slots for w in fillers(scene, trigger.word, slot, trigger.light)]
    found = [p for w in places for p in land_of(scene, w) or _states(scene, w)]
    return [p for p in found[:1] if p.actor.country not in foreign]


def _sent(scene: Scene, trigger: Trigger, taken: frozenset[str]) -> list[Party]:
    """Whose forces are sent, or withdrawn, by nobody named ("French troops were sent to X")."""
    s = scene.sentence
    moved = trigger.entry.event in ("MOBILIZE", "AID") or trigger.entry.cameo.startswith("087")
    if not moved or not grammar.is_passive(s, trigger.word):
        return []
    found = [p for w in grammar.objects(s, trigger.word) for p in parties(scene, w)]
    return [p for p in found if p.actor.id not in taken and FORCES & set(p.actor.sectors)]


def _states(scene: Scene, i: int) -> list[Party]:
    """The states that word ``i`` names."""
    return [p for p in parties(scene, i) if p.actor.kind in ("country", "government")]


def _other_recipients(scene: Scene, trigger: Trigger, actors: list[Party], named: bool) -> list[Party]:
    """Who is acted on where no slot of the entry says so; ``named``: somebody is, but of no known country."""
    entry = trigger.entry
    if entry.event in MUTUAL and len({p.actor.country for p in actors} - {None}) > 1:
        return []  # "X and Y signed an accord in Z": they are both sides
    if entry.pos == "n":
        found = _asked(scene, trigger, actors) or _in_complement(scene, trigger, actors)
        if not found and not entry.reciprocal and entry.event in MATERIAL:
            found = _named_first(scene, trigger, actors)
        if found:
            return found
    if entry.pos == "v" and not entry.reciprocal:
        found = _asked(scene, trigger, actors) or _in_complement(scene, trigger, actors)
        at_home = {p.actor.country for p in actors}
        if all(p.actor.country in at_home for p in found):
            found = _hinging(scene, trigger, actors) or found
        found = found or _targets_of_subject(scene, trigger, actors)
        if not found and (entry.recipient or entry.event in SPOKEN):
            found = _owners(scene, trigger, actors) or _opposed(scene, trigger, actors)
            found = found or fill_parties(scene, trigger, OTHERS, frozenset(p.actor.id for p in actors))
        found = found or _makers(scene, trigger, actors)
        if not found and not named:
            found = facing(scene, trigger, actors)
        if not found and not named:
            found = _there(scene, trigger, actors) or _named_first(scene, trigger, actors)
        if found:
            return found
    if actors and "visit" in entry.modes:
        return _hosts(scene, trigger, frozenset(p.actor.id for p in actors))
    return []


def _sufferers(scene: Scene, trigger: Trigger) -> list[Party]:
    """Whom a deed befalls that is the object of "suffer" or "face"."""
    if trigger.light is None or trigger.entry.reciprocal or scene.lemma(trigger.light) not in SUFFERING:
        return []
    return [p for w in grammar.subjects(scene.sentence, trigger.light) for p in parties(scene, w)]


def _there(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """The foreign state in which something is done to it ("held exercises in X", "lifted the curfew in X")."""
    if not actors or trigger.entry.event not in MATERIAL:
        return []
    at_home = {p.actor.country for p in actors}
    places = [w for slot in THERE for w in fillers(scene, trigger.word, slot)]
    places += [w for i in _before_it(scene, trigger.word) for slot in WENT for w in fillers(scene, i, slot)]
    found = [p for w in places for p in parties(scene, w) or land_of(scene, w) or _beyond(scene, w)]
    return [p for p in found if p.actor.country not in at_home]


def _before_it(scene: Scene, i: int) -> list[int]:
    """The verbs before ``i`` that the same do in one go ("drove into X and razed an air base")."""
    s = scene.sentence
    found: list[int] = []
    while s.words[i].rel == "conj" and s.words[i].upos == "VERB" and not s.dependents(i, "nsubj"):
        i = grammar.coordinated_with(s, i)
        if i < 0 or len(found) > grammar.DEPTH or s.words[i].upos != "VERB":
            break
        found.append(i)
    return found


def _beyond(scene: Scene, i: int) -> list[Party]:
    """Who lies beyond a border ("along its border with X")."""
    if scene.lemma(i) not in BORDERS:
        return []
    return [p for w in grammar.modifiers(scene.sentence, i, "with") for p in parties(scene, w)]


def _named_first(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """The first foreign actor that the clause names after the verb, where the entry expects somebody."""
    if not actors or not trigger.entry.recipient:
        return []
    at_home = {p.actor.country for p in actors} | {None}
    s = scene.sentence
    own = fillers(scene, trigger.word, "subj", trigger.light)
    below = s.subtree(trigger.word, without=("advcl", "parataxis", "conj", "ccomp"))
    named = [w for w in below if w > trigger.word and w in scene.mentions and w not in own]
    named = [w for w in named if not _did_something_else(s, w)]
    abroad = ([p for p in parties(scene, w) if p.actor.country not in at_home] for w in named)
    return next((found for found in abroad if found), [])


def _did_something_else(s: ParsedSentence, i: int) -> bool:
    """True for the doer of something else ("under a deal brokered by X", "amid a crackdown by X")."""
    above = s.words[i].head
    if above < 0 or grammar.case_of(s, i) != "by":
        return False
    return s.words[above].rel == "acl" or s.words[above].rel in ("obl", "nmod")


def _asked(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Who is to do what is asked for, or did what is charged ("insisted that X pay", "the charge that X was behind it")."""
    if trigger.entry.event not in ("REQUEST", "ACCUSE"):
        return []
    s = scene.sentence
    own = {p.actor.id for p in actors}
    heads = (
        *fillers(scene, trigger.word, "comp", trigger.light),
        *fillers(scene, trigger.word, "for", trigger.light),
    )
    clauses = [h for h in heads if s.words[h].upos == "VERB" or s.dependents(h, "cop")]
    subjects = [w for h in clauses for w in s.dependents(h, "nsubj")]
    found = [p for w in subjects for p in parties(scene, w) or affiliated(scene, w)]
    return [p for p in found if p.actor.id not in own]


def _hinging(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Who has it in hand whether a threat comes true ("threatened to veto the budget unless X opened its border")."""
    if not actors or trigger.entry.event != "THREATEN":
        return []
    s = scene.sentence
    at_home = {p.actor.country for p in actors} | {None}
    heads = (trigger.word, *fillers(scene, trigger.word, "comp"))
    clauses = [c for h in heads for c in s.dependents(h, "advcl") if is_condition(s, c)]
    found = [p for c in clauses for w in s.dependents(c, "nsubj") for p in parties(scene, w)]
    return [p for p in found if p.actor.country not in at_home]


def _targets_of_subject(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Whom a deed that is the subject of the verb was done to ("air strikes by X on Y killed 12 people")."""
    i = trigger.word
    own = {p.actor.id for p in actors}
    if trigger.entry.event != "ASSAULT" or not actors:
        return []
    deeds = [w for w in grammar.surface_subjects(scene.sentence, i) if w not in scene.mentions]
    for slot in ("on", "against", "in"):
        found = [p for d in deeds for w in fillers(scene, d, slot) for p in parties(scene, w)]
        if any(p.actor.id not in own for p in found):
            return [p for p in found if p.actor.id not in own]
    return []


def _in_complement(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Whom what is refused, promised or threatened would concern ("refused to speak to X"): others before one's own."""
    if not actors or trigger.entry.event not in SPOKEN | {"PROTEST"}:
        return []
    s = scene.sentence
    own, at_home = {p.actor.id for p in actors}, {p.actor.country for p in actors}
    heads = [c for c in fillers(scene, trigger.word, "comp") if s.words[c].upos == "VERB"]
    slots = [(c, slot) for c in heads if _is_own_deed(scene, c, own) for slot in CONCERNED]
    named = [[p for w in fillers(scene, c, slot) for p in parties(scene, w)] for c, slot in slots]
    others = [[p for p in found if p.actor.id not in own and not _is_at_hand(p, at_home)] for found in named]
    abroad = [[p for p in found if p.actor.country not in at_home] for found in others]
    return next((found for found in (*abroad, *others) if found), [])


def _is_at_hand(party: Party, at_home: set[str | None]) -> bool:
    """True for forces of one's own, with which something is done ("threatened to send troops")."""
    return party.actor.country in at_home and "MIL" in party.actor.sectors[:1] and party.actor.kind == "group"


def _is_own_deed(scene: Scene, i: int, own: set[str]) -> bool:
    """True for a complement whose subject, if it has one, is the speaker ("denied that it had attacked X")."""
    subjects = scene.sentence.dependents(i, "nsubj")
    return all(parties(scene, w) and {p.actor.id for p in parties(scene, w)} <= own for w in subjects)


def _speakers(scene: Scene, trigger: Trigger, taken: frozenset[str]) -> list[Party]:
    """Who says or asks what a verb names whose own subject is a thing ("said that the strike was over and called on …").

    Such a verb goes on with the sentence of the one who reports, though the tree joins it to what is reported.
    """
    s = scene.sentence
    i = trigger.word
    if s.words[i].rel != "conj" or trigger.entry.event not in SPOKEN or s.dependents(i, "nsubj"):
        return []
    for above in s.ancestors(i):
        if s.words[above].rel == "ccomp":
            found = [p for w in grammar.subjects(s, s.words[above].head) for p in parties(scene, w)]
            return [p for p in found if p.actor.id not in taken]
    return []


def _speaking_of_themselves(scene: Scene, trigger: Trigger, taken: frozenset[str]) -> list[Party]:
    """Who says what "they", "it" or "he" did, where the pronoun stands for nobody else ("X said that they had fired")."""
    s = scene.sentence
    i = trigger.word
    told = s.words[i].rel == "ccomp" and scene.lemma(s.words[i].head) in SAYING | AVOWING
    pronouns = [w for w in s.dependents(i, "nsubj") if s.words[w].upos == "PRON" and w not in scene.mentions]
    if not told or not pronouns or scene.lemma(pronouns[0]) not in THEMSELVES:
        return []
    found = [p for w in grammar.subjects(s, s.words[i].head) for p in parties(scene, w)]
    return [p for p in found if p.actor.id not in taken]


def _opposed(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Of whom is demanded what is refused or given ("refused the visit that X had demanded"), and the other way round."""
    s = scene.sentence
    i = trigger.word
    if not actors or trigger.entry.event not in OPPOSED:
        return []
    own = {p.actor.id for p in actors} | {c for p in actors if (c := p.actor.country)}
    others: list[int] = []
    if s.words[i].deprel == "acl:relcl" and s.words[i].head in grammar.objects(s, i):
        above = s.words[s.words[i].head].head
        answered = above >= 0 and s.words[above].upos == "VERB" and scene.lemma(above) not in JUDGING
        others = grammar.subjects(s, above) if answered else []
    return [p for w in others for p in parties(scene, w) if not {p.actor.id, p.actor.country} & own]


def _countries(actors: list[Party]) -> set[str | None]:
    """Countries of ``actors``; rebels and crowds have none that only the context gives: it may be the one they act against."""
    return {
        p.actor.country
        for p in actors
        if p.actor.country_basis != "context" or OFFICIAL & set(p.actor.sectors)
    }


def _owners(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Whose thing is dealt with ("froze Norwegian funds", "banned imports of Peruvian oil"): others than ``actors``."""
    s = scene.sentence
    if not actors and not grammar.is_passive(s, trigger.word):
        return []
    own = _countries(actors) | {None}
    below = list(fillers(scene, trigger.word, "obj"))
    at_home: list[Party] = []
    for n in range(OWNING):
        if n == len(below):
            break
        i = below[n]
        below += s.dependents(i, "nmod", "conj") if i != trigger.word else []
        at_home = at_home or _others_at_home(scene, i, actors)
        if any(s.words[c].upos == "PRON" for c in s.dependents(i, "nmod:poss")):  # "its forces"
            return at_home
        found = [p for p in affiliated(scene, i) if p.actor.country not in own]
        if found:
            return found
    return at_home


def _others_at_home(scene: Scene, i: int, actors: list[Party]) -> list[Party]:
    """Whose thing a noun names, where that is another person or body of the same country ("rejected his bill")."""
    own = {p.actor.id for p in actors}
    owners = [p for c in scene.sentence.dependents(i, "nmod:poss") for p in parties(scene, c)]
    return [p for p in owners if p.actor.id not in own and p.actor.kind not in ("country", "government")]


def _theirs(scene: Scene, trigger: Trigger) -> list[Party]:
    """Of "their call", "their talks": the two or more who are the subject of the clause above."""
    s = scene.sentence
    owners = s.dependents(trigger.word, "nmod:poss")
    if not owners or scene.lemma(owners[0]) not in ("they", "their") or s.words[owners[0]].upos != "PRON":
        return []
    for above in s.ancestors(trigger.word):
        if s.words[above].upos in ("VERB", "AUX"):
            found = [p for w in grammar.surface_subjects(s, above) for p in parties(scene, w)]
            if len(found) > 1:
                return found
    return []


def _between(scene: Scene, trigger: Trigger) -> list[Party]:
    """The two or more between whom a noun goes on, whoever brings it about ("organised talks between X and Y")."""
    if trigger.entry.pos != "n" or "between" not in trigger.entry.actor:
        return []
    found = fill_parties(scene, trigger, ("between",), frozenset())
    return found if len(found) > 1 else []


def _agents_of(s: ParsedSentence, noun: int, clause: int) -> list[int]:
    """Who did what a clause under a noun tells of it ("a mine laid by X", "an attack that X carried out")."""
    return [w for w in grammar.subjects(s, clause) if w != noun]


def _makers(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Who made what is refused, accepted or judged ("turned down the offer that X had made"): others than ``actors``."""
    if not actors or trigger.entry.event not in SPOKEN:
        return []
    s = scene.sentence
    heads = [trigger.word, *fillers(scene, trigger.word, "comp")]
    things = [w for h in heads if s.words[h].upos == "VERB" for w in fillers(scene, h, "obj")]
    things += [c for t in things for c in s.dependents(t, "nmod")]
    clauses = [(t, c) for t in things for c in s.dependents(t, "acl")]
    found = [p for t, c in clauses for w in _agents_of(s, t, c) for p in parties(scene, w)]
    own = {p.actor.id for p in actors}
    return [p for p in found if p.actor.country and p.actor.id not in own]


def _hosts(scene: Scene, trigger: Trigger, taken: frozenset[str]) -> list[Party]:
    """The country of the town that is visited."""
    for slot in trigger.entry.recipient:
        for i in fillers(scene, trigger.word, slot, trigger.light):
            host = [p for p in land_of(scene, i) if p.actor.id not in taken]
            if host:
                return host
    return []


def _those_who_met(scene: Scene, trigger: Trigger, number: int) -> list[Party]:
    """Of talks that nobody is said to hold: the ``number`` or more who act in the clause ("signed after days of talks")."""
    s = scene.sentence
    i = trigger.word
    above = s.words[i].head
    while above >= 0 and scene.lemma(above) in STRETCHES:
        i, above = above, s.words[above].head
    if above < 0 or s.words[above].upos != "VERB" or grammar.case_of(s, i) not in COURSE:
        return []
    found = [p for w in grammar.surface_subjects(s, above) for p in parties(scene, w)]
    return found if len(found) >= number else []


def _means(scene: Scene, trigger: Trigger, taken: frozenset[str]) -> list[Party]:
    """Whose deed a passive was done by or in ("were killed in an Israeli strike", "was hit by army shells")."""
    s = scene.sentence
    if not grammar.is_passive(s, trigger.word):
        return []
    for c in s.dependents(trigger.word, "obl"):
        if grammar.case_of(s, c) in ("in", "by", "during") and c not in scene.mentions:
            owners = s.dependents(c, "nmod:poss") + grammar.affiliations(s, c) + grammar.modifiers(s, c, "by")
            owners += [o for part in s.dependents(c, "compound") for o in grammar.affiliations(s, part)]
            owners += [o for a in s.dependents(c, "acl") for o in _agents_of(s, c, a)]
            found = [p for o in owners for p in parties(scene, o) if p.actor.id not in taken]
            if found:
                return found
    return []
