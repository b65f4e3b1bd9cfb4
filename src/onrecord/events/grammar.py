"""Reading the tree: voice, subjects, objects and oblique modifiers, whatever construction they stand in.

Everything here takes a ``ParsedSentence`` and indices of its words and gives indices back; nothing knows of events.
Relations are those of basic Universal Dependencies with the subtypes of English EWT and GUM 2.16.
"""

from onrecord.schema import ParsedSentence

DEPTH = 6
"""How many steps an inherited subject is followed; deeper chains are parser errors more often than language."""

OBJECT_MARKERS = frozenset(("of", "for", "from", "into", "over"))
"""Markers after which the subject of a gerund is the object of the verb above ("accused X of shelling Y")."""

SUBJECT_CONTROL = frozenset(("promise", "pledge", "vow", "threaten"))
"""Verbs whose infinitive has their own subject although they have an object ("promised X to leave")."""

BECOMING = frozenset("become remain stay seem appear be name elect".split())
"""Verbs that say what somebody is."""

PAPERS = frozenset(
    "resolution statement letter message tweet post note speech report communique communiqué declaration bill motion "
    "article editorial petition memo memorandum email telegram cable advertisement leaflet editorial appeal law decree "
    "amendment measure document".split()
)
"""Nouns of what somebody writes or says: what they do, those do who issued them."""

CALLING = frozenset(("call", "appeal", "wait", "plead", "rely"))
"""Verbs whose infinitive is done by those whom a preposition names."""

CALLED = frozenset(("call", "label", "term", "brand", "dub", "declare", "pronounce"))
"""Verbs with an object and what that is called."""

SENDING = frozenset(
    ("send", "deploy", "dispatch", "order", "mobilize", "mobilise", "task", "recruit", "hire")
)
"""Verbs whose purpose clause has their object as subject ("sent troops to guard the border")."""

PARTITIVES = frozenset(
    "number dozen hundred thousand million score lot majority minority group series round wave part half third "
    "quarter member handful couple pair kind sort type list range string spate set bit most some many all several "
    "one two three four five six seven eight nine ten each both any none few barrage volley salvo host slew batch "
    "flurry percent % rest bunch plethora trio team state ton tonne tonnes kilo kilogram litre liter gallon crate sack "
    "truckload lorryload planeload shipload load".split()
)
"""Nouns and numerals whose ``of`` phrase is the thing that is meant ("dozens of soldiers", "a series of raids")."""


def is_relative(s: ParsedSentence, i: int) -> bool:
    """True if word ``i`` is a relative pronoun."""
    word = s.words[i]
    return word.upos == "PRON" and ("PronType=Rel" in word.feats or word.lemma in ("who", "which", "whom"))


def case_of(s: ParsedSentence, i: int) -> str:
    """Lemma of the first case marker or clause marker of word ``i``; fixed parts are joined ("because_of")."""
    for c in s.children[i]:
        if s.words[c].rel in ("case", "mark"):
            parts = [c, *s.dependents(c, "fixed")]
            return "_".join(s.words[p].lemma.lower() for p in parts)
    return ""


def cases(s: ParsedSentence, i: int) -> tuple[str, ...]:
    """Lemmas of all case markers and clause markers of word ``i`` ("out", "of"), fixed parts left out."""
    return tuple(s.words[c].lemma.lower() for c in s.children[i] if s.words[c].rel in ("case", "mark"))


def markers(s: ParsedSentence, i: int) -> tuple[str, ...]:
    """Lemmas of all clause markers and of adverbs that open the clause of word ``i`` ("if", "to", "whether", "when")."""
    return tuple(
        s.words[c].lemma.lower()
        for c in s.children[i]
        if s.words[c].rel == "mark" or (s.words[c].rel == "advmod" and "PronType=" in s.words[c].feats)
    )


def auxiliaries(s: ParsedSentence, i: int) -> list[int]:
    """Auxiliaries (with the passive one) and copula of word ``i``."""
    return [c for c in s.children[i] if s.words[c].rel in ("aux", "cop")]


def is_passive(s: ParsedSentence, i: int) -> bool:
    """True if the verb ``i`` is passive: by its auxiliary, its subject, or as a bare participle that modifies a noun."""
    word = s.words[i]
    if _is_bare_past(s, i):
        return False
    if _is_suffered(s, i):
        return True
    below = [s.words[c] for c in s.children[i]]
    if any(w.deprel in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") for w in below):
        return True
    if any(w.rel in ("nsubj", "aux") for w in below):
        return False
    if "VerbForm=Part" not in word.feats or "Tense=Past" not in word.feats:
        return False
    if word.rel in ("acl", "advcl", "amod") and word.deprel != "acl:relcl":
        return True
    return (
        word.rel in ("conj", "xcomp")
        and word.head >= 0
        and s.words[word.head].upos == "VERB"
        and (word.rel == "xcomp" or is_passive(s, word.head))
    )


SUFFERED = frozenset(
    "jail sentence arrest detain imprison kill execute behead hang oust sack expel deport convict charge indict kidnap "
    "abduct injure wound free release acquit pardon impeach assassinate evacuate extradite hospitalise hospitalize".split()
)
"""Verbs that are nothing without an object: with a subject alone a headline means what was done to it."""


def _is_suffered(s: ParsedSentence, i: int) -> bool:
    """True for a headline's passive that the parser took for a past tense ("Opposition leader jailed for ten years")."""
    word = s.words[i]
    if word.lemma.lower() not in SUFFERED or word.head >= 0 or s.words[-1].form in (".", "!", "?"):
        return False
    below = {s.words[c].rel for c in s.children[i]}
    return "Tense=Past" in word.feats and "nsubj" in below and not below & {"obj", "aux", "ccomp", "xcomp"}


def _is_bare_past(s: ParsedSentence, i: int) -> bool:
    """True for a past tense that the parser took for a participle: a full sentence's main verb without an auxiliary.

    Only headlines leave the auxiliary out ("Envoy attacked"), and they have no full stop.
    """
    if s.words[i].rel not in ("root", "conj", "ccomp", "parataxis") or s.words[-1].form != ".":
        return False
    return not any(
        s.words[c].rel == "aux" or s.words[c].deprel == "obl:agent" or case_of(s, c) == "by"
        for c in s.children[i]
    ) and any(s.words[c].deprel == "nsubj:pass" for c in s.children[i])


def conjuncts(s: ParsedSentence, i: int) -> list[int]:
    """Word ``i`` and everything coordinated with it, in order."""
    found, waiting = [], [i]
    while waiting:
        j = waiting.pop()
        found.append(j)
        waiting.extend(
            c
            for c in s.children[j]
            if s.words[c].rel == "conj" and not _is_ruled_out(s, c) and coordinated_with(s, c) == j
        )
    return sorted(found)


def _is_ruled_out(s: ParsedSentence, i: int) -> bool:
    """True for a noun that is named as what is not meant ("the Syrian envoy and not the Omani minister")."""
    return s.words[i].upos in ("NOUN", "PROPN") and any(
        s.words[c].lemma.lower() == "not" and s.words[c].rel in ("advmod", "cc") for c in s.children[i]
    )


def antecedent(s: ParsedSentence, verb: int, pronoun: int) -> int:
    """The noun that a relative pronoun in the clause of ``verb`` stands for, or the pronoun itself."""
    if not is_relative(s, pronoun):
        return pronoun
    i = verb
    for _ in range(DEPTH):
        word = s.words[i]
        if word.deprel == "acl:relcl" and word.head >= 0:
            return word.head
        if word.head < 0:
            break
        i = word.head
    return pronoun


def _own(s: ParsedSentence, i: int, *relations: str) -> list[int]:
    return [antecedent(s, i, c) for c in s.dependents(i, *relations) if s.words[c].deprel != "nsubj:outer"]


def surface_subjects(s: ParsedSentence, i: int, depth: int = 0) -> list[int]:
    """Subject of word ``i`` as it stands, or the one it shares, controls or modifies; empty if there is none."""
    own = _own(s, i, "nsubj")
    if own or depth > DEPTH:
        return own
    word = s.words[i]
    if word.head < 0:
        return []
    if word.deprel == "acl:relcl":
        return [] if _own(s, i, "obj") else [word.head]
    inherit = _INHERIT.get(word.rel)
    return inherit(s, i, depth + 1) if inherit else []


def coordinated_with(s: ParsedSentence, i: int) -> int:
    """The verb that the conjunct ``i`` goes on with.

    A past tense does not go on with an infinitive, whatever the tree says ("agreed to sell the jail and asked for aid"):
    it goes on with the verb above that.
    """
    above = s.words[i].head
    own = s.words[i].feats
    if s.words[i].upos != "VERB" or "Tense=Past" not in own or "VerbForm=Fin" not in own:
        return above
    for _ in range(DEPTH):
        word = s.words[above]
        if "VerbForm=Inf" not in word.feats or word.rel not in ("xcomp", "advcl", "conj", "ccomp"):
            return above
        if word.head < 0 or s.words[word.head].upos != "VERB":
            return above
        above = word.head
    return above


def _from_conjunct(s: ParsedSentence, i: int, depth: int) -> list[int]:
    return surface_subjects(s, coordinated_with(s, i), depth)


def _from_control(s: ParsedSentence, i: int, depth: int) -> list[int]:
    """Subject of a complement without one: the object of the verb above, else that verb's own subject."""
    above = s.words[i].head
    if s.words[i].rel == "ccomp" and "VerbForm=Fin" in s.words[i].feats:
        return []
    objects = _own(s, above, "iobj") or _own(s, above, "obj")
    if objects and s.words[above].lemma not in SUBJECT_CONTROL:
        return objects
    return _called_on(s, above) or surface_subjects(s, above, depth)


def _called_on(s: ParsedSentence, i: int) -> list[int]:
    """Who is to do what the infinitive of the verb ``i`` says, where a preposition names them ("called on X to leave")."""
    if s.words[i].lemma not in CALLING:
        return []
    return [c for c in s.dependents(i, "obl") if case_of(s, c) in ("on", "for", "to", "with")][:1]


def _from_main(s: ParsedSentence, i: int, depth: int) -> list[int]:
    """Subject of an adverbial clause without one."""
    above = s.words[i].head
    marks = markers(s, i)
    objects = _own(s, above, "obj")
    if objects and (
        any(m in OBJECT_MARKERS for m in marks) or ("to" in marks and s.words[above].lemma in SENDING)
    ):
        return objects
    called = _called_on(s, above) if "to" in marks else []
    return called or surface_subjects(s, above, depth)


def _from_noun(s: ParsedSentence, i: int, depth: int) -> list[int]:
    """Subject of a clause that modifies a noun: the noun for a participle, the noun's doer for an infinitive."""
    above = s.words[i].head
    marks = markers(s, i)
    if "VerbForm=Part" in s.words[i].feats and not marks:
        return authors(s, above, depth) or [above]
    return doers(s, above, depth) or ([] if marks else [above])


def authors(s: ParsedSentence, noun: int, depth: int = 0) -> list[int]:
    """Who speaks in a paper or speech: its doer, or who issues it ("passed a resolution condemning X")."""
    if s.words[noun].lemma.lower() not in PAPERS:
        return []
    found = doers(s, noun, depth)
    above = s.words[noun].head
    if found or above < 0 or s.words[above].upos != "VERB" or s.words[noun].rel not in ("obj", "nsubj"):
        return found
    return subjects(s, above) if noun in objects(s, above) else []


_INHERIT = {
    "conj": _from_conjunct,
    "xcomp": _from_control,
    "ccomp": _from_control,
    "advcl": _from_main,
    "acl": _from_noun,
}


def subjects(s: ParsedSentence, i: int) -> list[int]:
    """Logical subject of the verb ``i``: the by-agent of a passive, else the subject."""
    if not is_passive(s, i):
        return surface_subjects(s, i)
    return _agents(s, i) or _shared_agents(s, i)


def _agents(s: ParsedSentence, i: int) -> list[int]:
    named = [c for c in s.dependents(i, "obl:agent") if case_of(s, c) in ("by", "")]
    return named or [c for c in s.dependents(i, "obl") if case_of(s, c) == "by"]


def _shared_agents(s: ParsedSentence, i: int) -> list[int]:
    """Agents of the last of several passives ("was invaded and looted by X")."""
    for c in reversed(s.dependents(i, "conj")):
        if is_passive(s, c) and not s.dependents(c, "nsubj"):
            return _agents(s, c)
    above = s.words[i].head
    if s.words[i].rel == "conj" and above >= 0:
        last = max(s.dependents(above, "conj"))
        return _agents(s, last) if last != i and is_passive(s, last) else []
    return []


def objects(s: ParsedSentence, i: int) -> list[int]:
    """Logical object of the verb ``i``: the subject of a passive, the object, or the antecedent of an object gap."""
    called = _called(s, i)
    own = [antecedent(s, i, c) for c in s.dependents(i, "obj") if c not in called]
    if own:
        return own
    if is_passive(s, i):
        return surface_subjects(s, i)
    word = s.words[i]
    if _has_object_gap(s, i):
        return [word.head]
    nearest = next((c for c in s.dependents(i, "conj") if i < c <= i + 3), None)
    if (
        nearest is not None
        and s.words[nearest].upos == "VERB"
        and not s.dependents(i, "obl", "xcomp", "ccomp")
    ):
        return (
            [] if s.dependents(nearest, "nsubj") else s.dependents(nearest, "obj")
        )  # "invaded and occupied X"
    if word.rel == "conj" and word.head >= 0 and s.words[word.head].upos == word.upos:
        return [c for c in s.dependents(word.head, "obj") if c > i]
    return _mistaken(s, i)


def _called(s: ParsedSentence, i: int) -> list[int]:
    """What something is called, where the parser took that for a second object ("called the vote a farce")."""
    return s.dependents(i, "obj")[1:] if s.words[i].lemma in CALLED else []


def _mistaken(s: ParsedSentence, i: int) -> list[int]:
    """A name that the parser took for what somebody is called ("called President X")."""
    if s.words[i].upos != "VERB" or s.words[i].lemma in BECOMING or _own(s, i, "obj"):
        return []
    return [c for c in s.dependents(i, "xcomp") if s.words[c].upos == "PROPN"]


def _has_object_gap(s: ParsedSentence, i: int) -> bool:
    """True for a relative clause without relative pronoun whose object is its noun ("the man police arrested")."""
    word = s.words[i]
    if word.deprel != "acl:relcl" or not s.dependents(i, "nsubj") or s.words[word.head].upos == "ADV":
        return False
    return not any(is_relative(s, c) for c in s.children[i]) and not s.dependents(i, "ccomp", "xcomp", "obl")


def lacks_object(s: ParsedSentence, i: int) -> bool:
    """True for a clause under a noun with "that" and without an object: a relative clause that the parser took for content."""
    word = s.words[i]
    return word.rel == "acl" and "that" in markers(s, i) and not s.dependents(i, "obj", "ccomp", "xcomp")


def indirect_objects(s: ParsedSentence, i: int) -> list[int]:
    """Indirect object of the verb ``i``; the subject of a passive that keeps its object ("was given aid")."""
    own = _own(s, i, "iobj")
    if not own and is_passive(s, i) and s.dependents(i, "obj"):
        return surface_subjects(s, i)
    return own


def modifiers(s: ParsedSentence, i: int, preposition: str) -> list[int]:
    """Oblique or nominal modifiers of word ``i`` with that case marker, and gerund clauses with it as a marker."""
    return [
        _whole(s, i, c)
        for c in s.children[i]
        if s.words[c].rel in _MODIFYING
        and (case_of(s, c) == preposition or preposition in cases(s, c))
        and not (preposition == "to" and _is_purpose(s, c))
    ]


def _is_purpose(s: ParsedSentence, i: int) -> bool:
    """True for an infinitive with "to" that says what for ("protested to demand pay"): it is no phrase with "to"."""
    return s.words[i].rel == "advcl" and "VerbForm=Inf" in s.words[i].feats


_MODIFYING = frozenset(("obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "advmod", "obj"))
"""Relations of phrases with a preposition; an object that has one is a phrase that the parser took for an object."""


def _whole(s: ParsedSentence, verb: int, i: int) -> int:
    return antecedent(s, verb, i) if s.words[i].upos == "PRON" else i


def complements(s: ParsedSentence, i: int) -> list[int]:
    """Heads of the clausal complements of word ``i``; an infinitive that the parser took for a purpose counts last."""
    found = [c for c in s.dependents(i, "xcomp", "ccomp") if c not in _mistaken(s, i)]
    if s.words[i].upos in ("NOUN", "PROPN"):
        return found + [
            c for c in s.dependents(i, "acl") if s.words[c].deprel != "acl:relcl" and markers(s, c)
        ]
    return found or _called(s, i) or [c for c in s.dependents(i, "advcl") if "to" in markers(s, c)]


def doers(s: ParsedSentence, i: int, depth: int = 0) -> list[int]:
    """Who does what the noun ``i`` names, by the noun's own modifiers, then by the verb that it leans on."""
    by = [c for c in s.dependents(i, "nmod", "obl") if case_of(s, c) == "by"]
    if by:
        return by
    owners = s.dependents(i, "nmod:poss")
    if owners:
        return owners
    return doers_above(s, i, depth)


def doers_above(s: ParsedSentence, i: int, depth: int = 0) -> list[int]:
    """Logical subject of the verb of which noun ``i`` is the object ("made a decision to")."""
    above = s.words[i].head
    if above >= 0 and depth <= DEPTH and s.words[i].rel == "obj" and not is_passive(s, above):
        return surface_subjects(s, above, depth + 1)
    return []


def affiliations(s: ParsedSentence, i: int) -> list[int]:
    """Modifiers of noun ``i`` that say whose or which it is: adjectives, compounds and names."""
    return s.dependents(i, "amod", "compound", "nmod:desc", "nmod:unmarked", "flat")


def members(s: ParsedSentence, i: int) -> list[int]:
    """What a partitive word ``i`` is made of ("dozens of soldiers": soldiers), or the word itself."""
    if s.words[i].lemma.lower() in PARTITIVES or s.words[i].upos == "NUM":
        found = [c for c in s.dependents(i, "nmod", "obl") if case_of(s, c) in ("of", "among")]
        if found:
            return found
    return [i]
