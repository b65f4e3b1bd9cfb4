"""Arguments: which words fill the slots of a predicate, and which actors those words name.

The language of slots is that of ``onrecord.lexicons.predicates``.
"""

from dataclasses import dataclass

from onrecord.events import grammar
from onrecord.events.scene import Scene
from onrecord.lexicons.countries import country_names
from onrecord.lexicons.predicates import Predicate
from onrecord.schema import Actor, Span

LIGHT_VERBS = frozenset(
    "make take give have hold launch conduct carry stage issue express begin start continue resume open deliver "
    "mount commit offer voice put lodge extend pay undertake perform wage convene host renew announce lead order "
    "step hit open intensify escalate accelerate declare reach sign close strike provide send unleash face bring present submit "
    "file table".split()
)
"""Verbs under which an event noun finds its doer: the subject of the verb does what the noun names."""

OBJECT_SLOTS = frozenset(("of", "obj"))
"""Slots that take a noun's ``of`` phrase for its object; where no entry claims it, it is the doer ("the retreat of X")."""

DETACHED = frozenset(("on", "against", "with", "into", "over", "between"))
"""Prepositions of a noun's phrases that may hang on an earlier phrase ("the raid by rebels on the base")."""

OWN_PLANS = frozenset(
    "cancel scrap plan schedule prepare postpone delay abandon abort call arrange suspend shelve skip forgo organise "
    "organize".split()
)
"""Verbs whose subject does, or would have done, what the object names ("cancelled a visit")."""

OBLIGING = frozenset(("must", "should"))
"""Modal verbs that make a request of what somebody says ("said that Fiji must pay")."""

SAYING = frozenset(
    "say tell state declare add stress insist argue write warn underline reiterate emphasise".split()
)
"""Verbs whose finite clause is what their subject says."""

NAMING = frozenset("call name dub label term describe regard consider".split())
"""Verbs whose object is what something is called: its modifiers are not the verb's ("called it a chance for peace")."""

AVOWING = frozenset("claim admit accept bear assume deny disclaim".split())
"""Verbs whose subject, with "responsibility", is the doer of what follows ("claimed responsibility for the attack")."""

STRETCHES = frozenset(
    "hour day week month year night weekend end start beginning round series evening".split()
)
"""Nouns whose ``of`` phrase goes on for that long ("three days of talks")."""

COURSE = frozenset(("after", "during", "in", "at", "through", "following", "amid"))
"""Prepositions under which talks without parties are those of the parties that the clause names ("signed after talks")."""

MOTION = frozenset(
    "leave travel fly arrive go head come depart embark return take set be begin start land jet sail drive wrap pay "
    "conclude end finish bring".split()
)
"""Verbs whose subject does what a noun after ``for``, ``on`` or ``in`` names ("left for talks", "is on a visit")."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a slot: the actor, the word that stands in the slot, and the span that names the actor."""

    actor: Actor
    word: int
    span: Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """A predicate found: its word, its entry, and the verb that a noun leans on.

    ``extra``: further words of the trigger (particle, light verb, its noun); ``bound``: words that its conditions bind.
    """

    word: int
    entry: Predicate
    light: int | None = None
    extra: tuple[int, ...] = ()
    bound: tuple[int, ...] = ()
    strength: float = 1.0


def light_verb(scene: Scene, i: int) -> int | None:
    """The verb of which the noun ``i`` is object or passive subject (through coordination), or None."""
    s = scene.sentence
    for _ in range(grammar.DEPTH):
        word = s.words[i]
        if word.head < 0:
            return None
        above = s.words[word.head]
        if word.rel == "conj" or (word.rel == "nmod" and above.lemma.lower() in grammar.PARTITIVES):
            i = word.head
            continue
        if above.upos == "VERB" and (word.rel == "obj" or word.deprel == "nsubj:pass"):
            return word.head
        if above.upos == "VERB" and word.deprel == "acl:relcl":
            return None
        return _relative_light(scene, i)
    return None


def _relative_light(scene: Scene, i: int) -> int | None:
    """The verb of a relative or reduced clause whose object the noun is ("the talks held in")."""
    s = scene.sentence
    for c in s.children[i]:
        if s.words[c].rel == "acl" and scene.lemma(c) in LIGHT_VERBS and i in grammar.objects(s, c):
            return c
    return None


def fillers(scene: Scene, i: int, slot: str, light: int | None = None) -> tuple[int, ...]:
    """Heads of the phrases that fill ``slot`` of the predicate ``i``; ``light`` is the verb a noun leans on."""
    key = (i, slot)
    found = scene.memo.get(key)
    if found is None:
        head, _, rest = slot.partition(".")
        if rest:
            found = tuple(
                w
                for f in fillers(scene, i, head, light)
                for m in _meant(scene, f)
                for w in fillers(scene, m, rest)
            )
        else:
            found = tuple(dict.fromkeys(_fill(scene, i, head, light)))
        scene.memo[key] = found
    return found


def _fill(scene: Scene, i: int, slot: str, light: int | None) -> list[int]:
    if slot.startswith("has:"):
        return _particles(scene, i, slot[4:])
    if slot == "light":
        return [] if light is None else [light]
    if scene.sentence.words[i].rel == "aux":
        return _fill_modal(scene, i, slot)
    if scene.sentence.words[i].rel == "cop":
        return _fill_being(scene, i, slot)
    upos = scene.sentence.words[i].upos
    if upos == "VERB" or (upos == "AUX" and scene.sentence.words[i].rel != "aux"):
        return _fill_verb(scene, i, slot)
    if upos == "ADJ":
        return _fill_adjective(scene, i, slot)
    return _fill_noun(scene, i, slot, light)


def _particles(scene: Scene, i: int, lemma: str) -> list[int]:
    """Particles and adverbs of that lemma on the verb, also as the first of two case markers ("walked out of")."""
    s = scene.sentence
    found = [
        c
        for c in s.children[i]
        if s.words[c].lemma.lower() == lemma
        and (s.words[c].deprel == "compound:prt" or s.words[c].rel in ("advmod", "case", "mark", "obl"))
    ]
    if not found:
        below = [c for o in s.dependents(i, "obl") for c in s.dependents(o, "case")]
        found = [c for c in below if s.words[c].lemma.lower() == lemma and c == i + 1]
    return found


def _fill_verb(scene: Scene, i: int, slot: str) -> list[int]:
    s = scene.sentence
    if slot == "subj":
        return grammar.subjects(s, i)
    if slot == "obj":  # "allowed inspectors to visit": the parser may call the only object indirect
        return grammar.objects(s, i) or grammar.indirect_objects(s, i)
    if slot == "iobj":
        return grammar.indirect_objects(s, i)
    if slot == "comp":
        return grammar.complements(s, i)
    if slot == "mod":
        return s.dependents(i, "advmod")
    found = [c for c in grammar.modifiers(s, i, slot) if c not in scene.times]
    if not found and (slot in ("poss", "adj") or scene.lemma(i) in NAMING):
        return []
    if not found:  # "launched attacks on X", "appealed to X for aid": the phrase may hang on another argument
        for o in s.dependents(i, "obj", "obl", "nsubj:pass"):
            found = grammar.modifiers(s, o, slot)
            if found:
                break
    return found


def _fill_modal(scene: Scene, i: int, slot: str) -> list[int]:
    """Slots of "must" and "should": who says so, who must, and what ("Oman said that Fiji must pay")."""
    s = scene.sentence
    verb = s.words[i].head
    if slot == "comp":
        return [verb]
    if slot == "obj":
        return grammar.subjects(s, verb)
    if slot != "subj":
        return []
    above = s.words[verb].head
    if s.words[verb].rel == "ccomp" and scene.lemma(above) in SAYING:
        return grammar.surface_subjects(s, above)
    said = [c for c in s.dependents(verb, "parataxis") if scene.lemma(c) in SAYING]
    return [w for c in said[:1] for w in s.dependents(c, "nsubj")]


def _fill_being(scene: Scene, i: int, slot: str) -> list[int]:
    """Slots of "be" with a place ("was in Oslo to meet the king"): who is there, where, and what for."""
    s = scene.sentence
    where = s.words[i].head
    if slot == "subj":
        return grammar.surface_subjects(s, where)
    if slot == "comp":
        return [c for c in s.dependents(where, "advcl", "acl", "xcomp") if "to" in grammar.markers(s, c)]
    if slot in grammar.cases(s, where):
        return [where]
    return grammar.modifiers(s, where, slot)


def _fill_adjective(scene: Scene, i: int, slot: str) -> list[int]:
    s = scene.sentence
    if slot == "subj":
        return grammar.surface_subjects(s, i)
    if slot == "comp":
        return grammar.complements(s, i)
    return grammar.modifiers(s, i, slot)


def _fill_noun(scene: Scene, i: int, slot: str, light: int | None) -> list[int]:
    s = scene.sentence
    if slot == "subj":
        return _noun_doers(scene, i, light)
    if slot == "obj":
        return grammar.modifiers(s, i, "of") or [
            c for c in s.dependents(i, "compound", "amod") if c not in grammar.doers(s, i)
        ]
    if slot == "poss":
        return s.dependents(i, "nmod:poss")
    if slot in ("adj", "mod"):
        return grammar.affiliations(s, i) + (
            s.dependents(i, "nmod", "nummod", "acl") if slot == "mod" else []
        )
    if slot == "comp":
        return grammar.complements(s, i)
    found = grammar.modifiers(s, i, slot)
    if not found and slot in DETACHED:
        found = [m for c in s.dependents(i, "nmod") for m in grammar.modifiers(s, c, slot)]
    if not found and light is not None:
        found = [f for f in grammar.modifiers(s, light, slot) if f != i]
    return found


def _noun_doers(scene: Scene, i: int, light: int | None) -> list[int]:
    """Doers of an event noun: by-phrase, possessor, subject of its light verb, adjective; copula subject last."""
    s = scene.sentence
    by = [c for c in s.dependents(i, "nmod", "obl") if grammar.case_of(s, c) in ("by", "from")]
    found = by + s.dependents(i, "nmod:poss")
    if light is not None and scene.lemma(light) in LIGHT_VERBS | OWN_PLANS:
        found += [w for w in grammar.subjects(s, light) if w != i]
    found += [c for c in grammar.affiliations(s, i) if c in scene.mentions]
    if not found:
        found = _travellers(scene, i) or _avowing(scene, i)
    return found + [c for c in s.dependents(i, "nsubj") if s.dependents(i, "cop") and c != i]


def _travellers(scene: Scene, i: int) -> list[int]:
    """Who is on the way to what the noun ``i`` names ("X flew to Y for talks", "X is on a visit")."""
    s = scene.sentence
    if s.words[i].rel == "conj" and s.words[i].head >= 0:
        i = s.words[i].head
    if grammar.case_of(s, i) not in ("for", "on", "in", "to", "from"):
        return []
    if s.dependents(i, "cop"):
        return grammar.surface_subjects(s, i)
    above = s.words[i].head
    if above < 0 or s.words[above].upos != "VERB" or scene.lemma(above) not in MOTION:
        return []
    return grammar.surface_subjects(s, above)


def _avowing(scene: Scene, i: int) -> list[int]:
    """Who says that he did what the noun ``i`` names ("claimed responsibility for the attack")."""
    s = scene.sentence
    above = s.words[i].head
    if above < 0 or grammar.case_of(s, i) != "for":
        return []
    if scene.lemma(above) == "responsibility":
        above = s.words[above].head
    elif not any(scene.lemma(c) == "responsibility" for c in s.dependents(above, "obj")):
        return []
    return grammar.subjects(s, above) if above >= 0 and scene.lemma(above) in AVOWING else []


def _meant(scene: Scene, i: int) -> list[int]:
    """The words meant by a phrase with head ``i``: all its conjuncts, looked through partitives."""
    s = scene.sentence
    return [m for c in grammar.conjuncts(s, i) for m in grammar.members(s, c)]


def parties(scene: Scene, head: int) -> list[Party]:
    """Actors that the phrase with head ``head`` names, conjuncts and listed members included, each once."""
    found: dict[str, Party] = {}
    for c in grammar.conjuncts(scene.sentence, head):
        for party in _named(scene, c):
            found.setdefault(party.actor.id, party)
    return list(found.values())


def _named(scene: Scene, i: int) -> list[Party]:
    """Actors named by one conjunct: itself, or what a partitive is made of with its conjuncts; and those it lists."""
    s = scene.sentence
    own = _party(scene, i, i)
    below = [m for m in grammar.members(s, i) if m != i]
    found = [own] if own else [_party(scene, k, i) for m in below for k in grammar.conjuncts(s, m)]
    return (_each(scene, i) if own else []) or [p for p in found if p is not None] + _listed(scene, i)


def _each(scene: Scene, i: int) -> list[Party]:
    """The states of a plural that stands for several: "the ministers of Norway and Chile", "British and Irish officials".

    Empty unless two at least are named and each is an actor.
    """
    s = scene.sentence
    if "Number=Plur" not in s.words[i].feats:
        return []
    for owner in s.dependents(i, "nmod", "amod", "compound"):
        several = grammar.conjuncts(s, owner)
        if len(several) < 2 or (s.words[owner].rel == "nmod" and grammar.case_of(s, owner) not in ("of", "")):
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
    else:
        code, span = country_names().get(s.words[i].form), scene.span(i)
    country = scene.countries.get(code or "")
    return Party(country, stands, span) if country is not None else None


def affiliated(scene: Scene, head: int) -> list[Party]:
    """Actors whose thing the phrase names: "Israeli positions", "Ankara's statement", "a base of the army"."""
    s = scene.sentence
    found: dict[str, Party] = {}
    for m in _meant(scene, head):
        if m in scene.mentions or s.words[m].upos not in ("NOUN", "PROPN"):
            continue
        owners = [*s.dependents(m, "nmod:poss"), *grammar.affiliations(s, m)]
        owners += [c for c in s.dependents(m, "nmod") if grammar.case_of(s, c) in ("of", "from", "in", "by")]
        for owner in owners:
            for party in parties(scene, owner):
                found.setdefault(party.actor.id, Party(party.actor, head, party.span))
    return list(found.values())


def fill_parties(
    scene: Scene, trigger: Trigger, slots: tuple[str, ...], taken: frozenset[str]
) -> list[Party]:
    """Actors in the first of ``slots`` that holds one (not in ``taken``): direct mentions first, then affiliations."""
    for look in (parties, affiliated):
        for slot in slots:
            found: dict[str, Party] = {}
            for filler in fillers(scene, trigger.word, slot, trigger.light):
                if filler in (trigger.word, trigger.light):
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
    actors = _theirs(scene, trigger) if entry.reciprocal else []
    actors = actors or fill_parties(scene, trigger, entry.actor, frozenset())
    taken = frozenset(p.actor.id for p in actors)
    recipients = fill_parties(scene, trigger, entry.recipient, taken)
    if not actors and entry.pos == "n" and not OBJECT_SLOTS & set(entry.recipient):
        actors = fill_parties(
            scene, trigger, ("of", "between", "among"), taken | {p.actor.id for p in recipients}
        )
    if actors and not recipients and "visit" in entry.modes:
        recipients = _hosts(scene, trigger, taken)
    if not actors and not recipients and entry.reciprocal and entry.pos == "n":
        actors = _those_who_met(scene, trigger)
    if not actors and entry.pos == "v":
        actors = _means(scene, trigger, frozenset(p.actor.id for p in recipients))
    if entry.reciprocal:
        return actors + recipients, []
    return actors, recipients


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
    """The country of the town that is visited, where the text speaks of that country."""
    for slot in trigger.entry.recipient:
        for i in fillers(scene, trigger.word, slot, trigger.light):
            place = scene.places.get(i)
            host = scene.countries.get(place.country or "") if place is not None else None
            if place is not None and host is not None and host.id not in taken:
                return [Party(host, i, Span(place.start, place.end))]
    return []


def _those_who_met(scene: Scene, trigger: Trigger) -> list[Party]:
    """Of talks that nobody is said to hold: the two or more of whom the clause speaks ("signed after days of talks")."""
    s = scene.sentence
    i = trigger.word
    above = s.words[i].head
    while above >= 0 and scene.lemma(above) in STRETCHES:
        i, above = above, s.words[above].head
    if above < 0 or s.words[above].upos != "VERB" or grammar.case_of(s, i) not in COURSE:
        return []
    found = [p for w in grammar.surface_subjects(s, above) for p in parties(scene, w)]
    return found if len(found) > 1 else []


def _means(scene: Scene, trigger: Trigger, taken: frozenset[str]) -> list[Party]:
    """Whose deed a passive was done by or in ("were killed in an Israeli strike", "was hit by army shells")."""
    s = scene.sentence
    if not grammar.is_passive(s, trigger.word):
        return []
    for c in s.dependents(trigger.word, "obl"):
        if grammar.case_of(s, c) in ("in", "by", "during") and c not in scene.mentions:
            owners = s.dependents(c, "nmod:poss") + grammar.affiliations(s, c) + grammar.modifiers(s, c, "by")
            found = [p for o in owners for p in parties(scene, o) if p.actor.id not in taken]
            if found:
                return found
    return []
