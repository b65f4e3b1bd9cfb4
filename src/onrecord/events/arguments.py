"""Arguments: which words fill the slots of a predicate, and which actors those words name.

The language of slots is that of ``onrecord.lexicons.predicates``.
"""

from dataclasses import dataclass

from onrecord.events import grammar
from onrecord.events.scene import Scene
from onrecord.lexicons.predicates import Predicate, phrasal_verbs
from onrecord.schema import Actor, ParsedSentence, Span

LIGHT_VERBS = frozenset(
    "make take give have hold launch conduct carry stage issue express begin start continue resume open deliver "
    "mount commit offer voice put lodge extend pay undertake perform wage convene host renew announce lead order "
    "step hit open intensify escalate accelerate declare reach sign close strike provide send unleash face bring present submit "
    "file table".split()
)
"""Verbs under which an event noun finds its doer: the subject of the verb does what the noun names."""

OBJECT_SLOTS = frozenset(("of", "obj"))
"""Slots that take a noun's ``of`` phrase for its object; where no entry claims it, it is the doer ("the retreat of X")."""

DETACHED = frozenset(("on", "against", "with", "into", "over", "between", "to", "from"))
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

WITH_OF = frozenset(
    "accuse acquit approve assure clear complain convict convince cure deprive despair disapprove dispose inform notify "
    "relieve remind rid rob speak strip suspect tell think warn".split()
)
"""Verbs that take an ``of`` phrase of their own."""

SUFFERING = frozenset("suffer endure sustain face experience repel survive withstand undergo".split())
"""Verbs whose subject is the one to whom that is done which the object names ("suffered an attack")."""

CLAUSES = frozenset(("advcl", "parataxis", "conj", "punct", "cc"))
"""Relations of what is no phrase of a verb."""

GOING_ON = frozenset(
    "break erupt begin start resume continue go end flare rage occur happen ensue follow cease stop intensify escalate "
    "spread worsen subside".split()
)
"""Verbs whose subject is what goes on ("clashes broke out between X and Y")."""

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
    ``finer``: the entry of a bound noun that says more exactly what was done ("launched an air strike").
    """

    word: int
    entry: Predicate
    light: int | None = None
    extra: tuple[int, ...] = ()
    bound: tuple[int, ...] = ()
    strength: float = 1.0
    finer: Predicate | None = None

    @property
    def coded(self) -> Predicate:
        """The entry whose modes, contexts and code the event gets."""
        return self.finer or self.entry


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
                for m in meant(scene, f)
                for w in fillers(scene, m, rest) or _loosened(scene, i, m, rest)
            )
        else:
            found = tuple(dict.fromkeys(_fill(scene, i, head, light)))
        scene.memo[key] = found
    return found


def _loosened(scene: Scene, i: int, noun: int, slot: str) -> list[int]:
    """The ``of`` phrase right behind a noun that the parser hung on the verb ``i`` ("gained control of the town")."""
    s = scene.sentence
    if slot != "of" or scene.lemma(i) in WITH_OF:
        return []
    return [
        o
        for o in s.dependents(i, "obl")
        if noun + 1 in s.dependents(o, "case") and grammar.case_of(s, o) == "of"
    ]


def _fill(scene: Scene, i: int, slot: str, light: int | None) -> list[int]:
    if slot.startswith("has:"):
        return _particles(scene, i, slot[4:])
    if slot == "light":
        return [] if light is None else [light]
    slot = slot.partition("#")[0]
    if slot == "beside:first":
        return _first_named(scene, i)
    if slot.startswith("beside:"):
        return _beside(scene, i, slot == "beside:after")
    if scene.sentence.words[i].rel == "aux":
        return _fill_modal(scene, i, slot)
    if scene.sentence.words[i].rel == "cop":
        return _fill_being(scene, i, slot)
    upos = scene.sentence.words[i].upos
    if acts_as_noun(scene, i):
        return _fill_noun(scene, i, slot, light)
    if upos == "VERB" or (upos == "AUX" and scene.sentence.words[i].rel != "aux"):
        return _fill_verb(scene, i, slot)
    if upos == "ADJ":
        return _fill_adjective(scene, i, slot)
    return _fill_noun(scene, i, slot, light)


def _beside(scene: Scene, i: int, after: bool) -> list[int]:
    """Words of the phrases on one side of the verb ``i``: of its subject, or of its objects and what follows it."""
    s = scene.sentence
    own = grammar.objects(s, i) if after else grammar.subjects(s, i)
    heads = own + [c for c in s.children[i] if (c > i) == after and s.words[c].rel not in CLAUSES]
    if not after and (above := s.words[i].head) >= 0 and above < i and s.words[above].upos == "VERB":
        heads.append(above)
    inner = [c for h in heads for c in s.dependents(h, "amod", "compound", "nmod", "conj", "advmod", "flat")]
    return [w for w in dict.fromkeys((*heads, *inner)) if w != i]


def _first_named(scene: Scene, i: int) -> list[int]:
    """The first actor that is named after the verb ``i`` in its own clause, however deep."""
    own = set(grammar.subjects(scene.sentence, i))
    below = scene.sentence.subtree(i, without=("advcl", "parataxis", "conj", "ccomp"))
    return [w for w in below if w > i and w in scene.mentions and w not in own][:1]


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


def _after_particle(scene: Scene, i: int) -> list[int]:
    """The object of a phrasal verb whose particle the parser took for a preposition ("handed over the prisoners")."""
    s = scene.sentence
    found = [o for o in s.dependents(i, "obl") if i + 1 in s.dependents(o, "case")]
    return found[:1] if found and (scene.lemma(i), scene.lemma(i + 1)) in phrasal_verbs() else []


def _measured(s: ParsedSentence, i: int) -> list[int]:
    """An object whose amount begins with a preposition ("pledged between 20 and 25 million euros")."""
    return [
        c
        for c in s.dependents(i, "obl")
        if grammar.case_of(s, c) in ("between", "over", "under", "around", "about")
        and s.dependents(c, "nummod")
    ]


def _fill_verb(scene: Scene, i: int, slot: str) -> list[int]:
    s = scene.sentence
    if slot == "subj":
        return grammar.subjects(s, i)
    if slot == "obj":  # "allowed inspectors to visit": the parser may call the only object indirect
        return (
            grammar.objects(s, i)
            or grammar.indirect_objects(s, i)
            or _after_particle(scene, i)
            or _measured(s, i)
        )
    if slot == "iobj":
        return grammar.indirect_objects(s, i)
    if slot == "comp":
        return grammar.complements(s, i)
    if slot == "mod":
        return s.dependents(i, "advmod")
    own = [c for c in grammar.modifiers(s, i, slot) if not _is_when(scene, c, slot)]
    return own or _hanging(scene, i, slot)


def _is_when(scene: Scene, i: int, slot: str) -> bool:
    """True for a time that says when; in "sentenced to ten years" it says what."""
    time = scene.times.get(i)
    return time is not None and not (slot == "to" and time.type == "DURATION")


def _hanging(scene: Scene, i: int, slot: str) -> list[int]:
    """A phrase that hangs on another argument of the verb ``i`` ("launched attacks on X", "appealed to X for aid")."""
    s = scene.sentence
    if slot in ("poss", "adj") or scene.lemma(i) in NAMING:
        return []
    hosts = s.dependents(i, "obj", "iobj", "obl", "nsubj:pass")
    deeper = [n for h in hosts for n in s.dependents(h, "nmod")] if slot in ("to", "against") else []
    joined = [n for h in hosts for n in s.dependents(h, "conj")]  # "fired gas and bullets at X"
    for o in (*hosts, *joined, *deeper):
        found = grammar.modifiers(s, o, slot)
        if found:
            return found
    return []


def is_direct(scene: Scene, i: int, filler: int) -> bool:
    """True if the phrase hangs on the predicate ``i`` itself, or is inherited by it, and not on another argument."""
    s = scene.sentence
    above = s.words[filler].head
    return above == i or s.words[above].head != i or s.words[filler].rel not in ("nmod", "acl", "advcl")


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
    if (
        not found
        and slot in DETACHED
        and s.words[i].rel == "nsubj"
        and scene.lemma(s.words[i].head) in GOING_ON
    ):
        found = grammar.modifiers(s, s.words[i].head, slot)
    return found


def acts_as_noun(scene: Scene, i: int) -> bool:
    """True for a gerund that stands as a noun ("fighting between X and Y resumed")."""
    s = scene.sentence
    word = s.words[i]
    return (
        word.upos == "VERB"
        and "VerbForm=Ger" in word.feats
        and word.rel in ("nsubj", "obj", "obl", "nmod", "conj")
        and bool(s.dependents(i, "det", "nmod", "amod", "nmod:poss"))
        and not s.dependents(i, "obj", "mark")
    )


def _noun_doers(scene: Scene, i: int, light: int | None) -> list[int]:
    """Doers of an event noun: by-phrase, possessor, subject of its light verb, adjective; copula subject last."""
    s = scene.sentence
    by = [c for c in s.dependents(i, "nmod", "obl") if grammar.case_of(s, c) in ("by", "from")]
    found = (by or _misplaced_doers(scene, i)) + s.dependents(i, "nmod:poss")
    if light is not None and scene.lemma(light) in (LIGHT_VERBS | OWN_PLANS) - SUFFERING:
        found += [w for w in grammar.subjects(s, light) if w != i]
    found += [c for c in grammar.affiliations(s, i) if c in scene.mentions]
    if not found:
        found = _travellers(scene, i) or _avowing(scene, i)
    return found + [c for c in s.dependents(i, "nsubj") if s.dependents(i, "cop") and c != i]


def _misplaced_doers(scene: Scene, i: int) -> list[int]:
    """The by-phrase behind whom ``i`` befalls that the parser hung on that ("the eviction of families by police")."""
    s = scene.sentence
    suffering = [c for c in s.dependents(i, "nmod") if grammar.case_of(s, c) in ("of", "on", "against")]
    return [d for c in suffering for d in s.dependents(c, "nmod") if grammar.case_of(s, d) == "by"]


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


def meant(scene: Scene, i: int) -> list[int]:
    """The words meant by a phrase with head ``i``: all its conjuncts, looked through partitives."""
    s = scene.sentence
    return [m for c in grammar.conjuncts(s, i) for m in grammar.members(s, c)]
