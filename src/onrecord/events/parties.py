"""Parties: which actors the words in the slots of a predicate name, and which of them act and which are acted on."""

from onrecord.events import grammar
from onrecord.events.arguments import (
    AVOWING,
    OBJECT_SLOTS,
    SAYING,
    SUFFERING,
    Party,
    Trigger,
    fillers,
    is_direct,
    meant,
)
from onrecord.events.hosts import country_named
from onrecord.events.scene import Scene
from onrecord.lexicons.countries import country_names
from onrecord.schema import Span

OWNING = 4
"""How many nouns are asked whose they are."""

BELONGING = ("of", "from", "in", "by", "on", "about")
"""Prepositions under which a thing is somebody's or about somebody."""

MATERIAL = frozenset(("MOBILIZE", "CONCEDE", "RETREAT", "COERCE", "ASSAULT", "SANCTION"))
"""Types of events that are done somewhere and to those who live there."""

THERE = ("obj", "in", "obj.in", "on", "at", "off", "near", "into", "along", "obj.along")
"""Slots that hold where such an event is done."""

BORDERS = frozenset(("border", "frontier", "boundary"))

OF_EACH = ("of", "from", "'s", "")
"""Cases of the owners of a plural that stands for several ("the leaders of X and Y", "X's and Y's leaders")."""

DOERS = ("by", "from", "of", "poss", "adj")
"""Slots of a noun that hold who does what it names, where somebody suffers it."""

OTHERS = ("with", "against")
"""Prepositions that name the other side whatever the verb."""

CONCERNED = ("obj", "iobj", "to", "with", "against", "on", "from", "for")
"""Slots of a complement that hold whom it concerns."""

SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"))
"""Types of events that are mostly words."""

OFFICIAL = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
"""Sectors of those who act for a state, most often for the one in which they act."""

OPPOSED = frozenset(("REQUEST", "REJECT", "THREATEN", "AGREE"))
"""Types of events that somebody may answer whose verb has their object ("refused the visit that X had demanded")."""

JUDGING = frozenset(
    "condemn criticise criticize denounce deplore decry slam blast lambaste attack praise welcome hail applaud commend "
    "note regret report describe mention discuss recall assess watch".split()
)
"""Verbs by which somebody speaks of what others did between themselves ("condemned the pledge that X made")."""

THEMSELVES = frozenset(("they", "it", "he", "she", "we", "i"))
"""Pronouns for those who speak."""

STRETCHES = frozenset(
    "hour day week month year night weekend end start beginning round series evening".split()
)
"""Nouns whose ``of`` phrase goes on for that long ("three days of talks")."""

COURSE = frozenset(("after", "during", "in", "at", "through", "following", "amid"))
"""Prepositions under which talks without parties are those of the parties that the clause names ("signed after talks")."""


def parties(scene: Scene, head: int) -> list[Party]:
    """Actors that the phrase with head ``head`` names, conjuncts and listed members included, each once."""
    found: dict[str, Party] = {}
    for c in (*grammar.conjuncts(scene.sentence, head), *_beside_comma(scene, head)):
        for party in _named(scene, c):
            found.setdefault(party.actor.id, party)
    return list(found.values())


def _beside_comma(scene: Scene, head: int) -> list[int]:
    """The second of two countries that a headline joins by a comma ("Norway, Peru sign pact"), which looks like a gloss."""
    s = scene.sentence
    first = scene.mentions.get(head)
    if first is None or first[0].kind != "country" or not s.dependents(head, "appos"):
        return []
    second = [(c, country_names().get(s.words[c].form)) for c in s.dependents(head, "appos")]
    return [c for c, code in second if code is not None and code != first[0].country]


def _named(scene: Scene, i: int) -> list[Party]:
    """Actors named by one conjunct: itself, or what a partitive is made of with its conjuncts; and those it lists."""
    s = scene.sentence
    own = _party(scene, i, i)
    if own and own.actor.id in scene.members:
        return [Party(a, i, own.span) for a in scene.members[own.actor.id]]
    below = [m for m in grammar.members(s, i) if m != i]
    found = [own] if own else [_party(scene, k, i) for m in below for k in grammar.conjuncts(s, m)]
    return (_each(scene, i) if own else []) or [p for p in found if p is not None] + _listed(scene, i)


def _each(scene: Scene, i: int) -> list[Party]:
    """The states of a plural that stands for several: "the ministers of Norway and Chile", "British and Irish officials".

    Empty unless two at least are named and each is an actor.
    """
    s = scene.sentence
    if not {"Number=Plur", "Number=Ptan"} & set(s.words[i].feats.split("|")):
        return []
    for owner in s.dependents(i, "nmod", "amod", "compound"):
        several = grammar.conjuncts(s, owner)
        if len(several) < 2 or (s.words[owner].rel == "nmod" and grammar.case_of(s, owner) not in OF_EACH):
            continue
        found = [
            p for p in (_party(scene, k, i) for k in several) if p is not None and p.actor.kind == "country"
        ]
        if len(found) == len(several):
            return found
    return []


def _listed(scene: Scene, i: int) -> list[Party]:
    """Members that an apposition lists ("officials, among them X, Y and Z")."""
    s = scene.sentence
    found = []
    for m in grammar.members(s, i):
        several = "Number=Plur" in s.words[m].feats and bool(s.dependents(m, "conj"))
        for c in s.dependents(m, "appos"):
            if several or s.dependents(c, "conj"):
                found += parties(scene, c)
    return found


def _party(scene: Scene, i: int, stands: int) -> Party | None:
    """The actor whose mention has its head at word ``i`` or at a name joined to it, or the country that the word names."""
    s = scene.sentence
    at = scene.mentions.get(i)
    if at is None and s.words[i].upos in ("NOUN", "PROPN"):
        named = [c for c in s.dependents(i, "flat", "appos", "nmod:desc") if c in scene.mentions]
        at = scene.mentions[named[0]] if named else None
    if at is not None:
        return Party(at[0], stands, at[1].span)
    place = scene.places.get(i)
    if place is not None and place.basis == "country":
        code, span = place.country, Span(place.start, place.end)
    elif place is not None and place.end - place.start > len(s.words[i].form):
        return None  # "Mexico City" is not Mexico
    else:
        form = s.words[i].form
        code, span = country_named(form), scene.span(i)
    country = scene.countries.get(code or "")
    return Party(country, stands, span) if country is not None else None


def affiliated(scene: Scene, head: int) -> list[Party]:
    """Actors whose thing the phrase names: "Israeli positions", "Ankara's statement", "a base of the army"."""
    s = scene.sentence
    found: dict[str, Party] = {}
    for m in meant(scene, head):
        if m in scene.mentions or s.words[m].upos not in ("NOUN", "PROPN"):
            continue
        owners = [*s.dependents(m, "nmod:poss"), *grammar.affiliations(s, m)]
        owners += [c for c in s.dependents(m, "nmod") if grammar.case_of(s, c) in BELONGING]
        for owner in owners:
            for party in parties(scene, owner):
                found.setdefault(party.actor.id, Party(party.actor, head, party.span))
    return list(found.values())


def fill_parties(
    scene: Scene, trigger: Trigger, slots: tuple[str, ...], taken: frozenset[str]
) -> list[Party]:
    """Actors in the first of ``slots`` that holds one not in ``taken``.

    Phrases of the predicate itself go before those that hang on another argument ("asked X for aid to Y"), mentions
    before what somebody's thing is.
    """
    i = trigger.word
    words = {slot: fillers(scene, i, slot, trigger.light) for slot in slots}
    direct = {slot: [w for w in words[slot] if is_direct(scene, i, w)] for slot in slots}
    for look, reach in ((parties, direct), (parties, words), (affiliated, words)):
        for slot in slots:
            found: dict[str, Party] = {}
            for filler in reach[slot]:
                if filler in (i, trigger.light):
                    continue
                for party in look(scene, filler):
                    if party.actor.id not in taken:
                        found.setdefault(party.actor.id, party)
            if found:
                return list(found.values())
    return []


def find_parties(scene: Scene, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    """Actors and recipients of a trigger. With ``reciprocal`` all parties are actors, unless an ``actor`` visits."""
    entry = trigger.entry
    sufferers = _sufferers(scene, trigger)
    if sufferers:
        return fill_parties(scene, trigger, DOERS, frozenset(p.actor.id for p in sufferers)), sufferers
    actors = _theirs(scene, trigger) if entry.reciprocal else []
    actors = actors or fill_parties(scene, trigger, entry.actor, _left(scene, trigger))
    taken = frozenset(p.actor.id for p in actors)
    recipients = fill_parties(scene, trigger, entry.recipient, taken)
    actors = actors or _other_actors(scene, trigger, recipients)
    if not any(p.actor.country for p in recipients):
        recipients = _other_recipients(scene, trigger, actors) or recipients
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
        )
    found: list[Party] = []
    if entry.pos == "n" and not OBJECT_SLOTS & set(entry.recipient):
        found = fill_parties(scene, trigger, ("of", "between", "among"), taken)
    if not found and entry.pos == "n" and entry.reciprocal:
        found = _those_who_met(scene, trigger, 1 if recipients else 2)
    return found


def _other_recipients(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Who is acted on where no slot of the entry says so."""
    entry = trigger.entry
    if entry.pos == "n":
        found = _asked(scene, trigger, actors) or _in_complement(scene, trigger, actors)
        if not found and not entry.reciprocal and entry.event in MATERIAL:
            found = _named_first(scene, trigger, actors)
        if found:
            return found
    if entry.pos == "v" and not entry.reciprocal:
        found = _asked(scene, trigger, actors) or _in_complement(scene, trigger, actors)
        found = found or _targets_of_subject(scene, trigger, actors)
        if not found and (entry.recipient or entry.event in SPOKEN):
            found = _owners(scene, trigger, actors) or _opposed(scene, trigger, actors)
            found = found or fill_parties(scene, trigger, OTHERS, frozenset(p.actor.id for p in actors))
        found = found or _there(scene, trigger, actors) or _named_first(scene, trigger, actors)
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
    found = [p for w in places for p in parties(scene, w) or _land(scene, w) or _beyond(scene, w)]
    return [p for p in found if p.actor.country not in at_home]


def _beyond(scene: Scene, i: int) -> list[Party]:
    """Who lies beyond a border ("along its border with X")."""
    if scene.lemma(i) not in BORDERS:
        return []
    return [p for w in grammar.modifiers(scene.sentence, i, "with") for p in parties(scene, w)]


def _land(scene: Scene, i: int) -> list[Party]:
    """The country of the town or region that word ``i`` names."""
    place = scene.places.get(i)
    land = scene.countries.get(place.country or "") if place is not None else None
    return [Party(land, i, Span(place.start, place.end))] if place is not None and land is not None else []


def _named_first(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """The first foreign actor that the clause names after the verb, where the entry expects somebody."""
    if not actors or not trigger.entry.recipient:
        return []
    at_home = {p.actor.country for p in actors} | {None}
    s = scene.sentence
    own = fillers(scene, trigger.word, "subj", trigger.light)
    below = s.subtree(trigger.word, without=("advcl", "parataxis", "conj", "ccomp"))
    named = [w for w in below if w > trigger.word and w in scene.mentions and w not in own]
    abroad = ([p for p in parties(scene, w) if p.actor.country not in at_home] for w in named)
    return next((found for found in abroad if found), [])


def _asked(scene: Scene, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """Who is to do what is asked for ("insisted that X pay", "called for X to leave", "the demand that X leave")."""
    if trigger.entry.event != "REQUEST":
        return []
    s = scene.sentence
    own = {p.actor.id for p in actors}
    heads = (
        *fillers(scene, trigger.word, "comp", trigger.light),
        *fillers(scene, trigger.word, "for", trigger.light),
    )
    subjects = [w for h in heads if s.words[h].upos == "VERB" for w in s.dependents(h, "nsubj")]
    return [p for w in subjects for p in parties(scene, w) if p.actor.id not in own]


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
    others = [[p for p in found if p.actor.id not in own] for found in named]
    abroad = [[p for p in found if p.actor.country not in at_home] for found in others]
    return next((found for found in (*abroad, *others) if found), [])


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
    for n in range(OWNING):
        if n == len(below):
            break
        i = below[n]
        below += s.dependents(i, "nmod", "conj") if i != trigger.word else []
        if any(s.words[c].upos == "PRON" for c in s.dependents(i, "nmod:poss")):  # "its forces"
            return []
        found = [p for p in affiliated(scene, i) if p.actor.country not in own]
        if found:
            return found
    return []


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


def _hosts(scene: Scene, trigger: Trigger, taken: frozenset[str]) -> list[Party]:
    """The country of the town that is visited."""
    for slot in trigger.entry.recipient:
        for i in fillers(scene, trigger.word, slot, trigger.light):
            host = [p for p in _land(scene, i) if p.actor.id not in taken]
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
            found = [p for o in owners for p in parties(scene, o) if p.actor.id not in taken]
            if found:
                return found
    return []
