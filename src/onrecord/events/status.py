"""Status: did it happen? Tense, aspect, modality, negation and what stands above the trigger decide.

A predicate first gets the status that its own clause gives it (``clause_mood``); then each word above it may change
that: a verb that plans, asks, fears, denies or manages, a purpose clause, a condition, a noun such as "threat" or
"plan". Every rule that fired is named. Words come from ``status_words``; conventions from ``docs/schema.md``.
"""

from onrecord.events import grammar
from onrecord.events import status_words as words
from onrecord.events.arguments import LIGHT_VERBS, MOTION, Trigger
from onrecord.events.clause import (
    is_apart,
    is_condition,
    is_definite,
    is_finite,
    is_new,
    is_told_of,
    same_subject,
)
from onrecord.events.implication import VERB_KINDS, comes_about, governed, infinitive_kind, noun_kind
from onrecord.events.mood import WEIGHT, Verdict, clause_mood, noun_mood, stronger
from onrecord.events.scene import Scene
from onrecord.events.triggers import entries_of
from onrecord.schema import ParsedSentence, Status

REPORTING = frozenset(
    ("say", "tell", "report", "state", "note", "claim", "announce", "reveal", "add", "know")
)
FACT_LOW = -1.0
"""Below this the reader's factuality (-3..3) turns a bare "occurred" into "hypothetical": it errs by about one point."""


def find_status(scene: Scene, trigger: Trigger) -> Verdict:
    """Status of the trigger's event and the names of the rules that led there."""
    if trigger.entry.status is not None:
        return _known(trigger.entry.status), ("entry:status",)
    i = trigger.word
    s = scene.sentence
    if s.words[i].rel == "cop":
        return predicate(scene, s.words[i].head, 0)
    if s.words[i].upos in ("NOUN", "PROPN") and not s.dependents(i, "cop"):
        status, rules = nominal(scene, i, 0)
    else:
        status, rules = predicate(scene, i, 0)
        if s.words[i].upos in ("NOUN", "PROPN"):
            status, rules = stronger((status, rules), noun_mood(scene, i))
    spelt_out = _spelt_out(scene, i) if status in ("occurred", "ongoing") else None
    if spelt_out is not None:
        return spelt_out
    return _with_fact(scene, i, status, rules)


def _spelt_out(scene: Scene, i: int) -> Verdict | None:
    """How a noun such as "goal" makes a gerund fare that spells it out ("our goals in X, namely returning Y"), or None.

    What is spelt out is the phrase before "namely", wherever the parser hangs the gerund.
    """
    s = scene.sentence
    first = s.words[i].head if s.words[i].rel == "conj" else i
    namely = next((c for c in s.children[first] if scene.lemma(c) == "namely"), None) if first >= 0 else None
    if namely is None or not s.words[i].form.endswith("ing"):
        return None
    last = next((j for j in range(namely - 1, -1, -1) if s.words[j].upos != "PUNCT"), None)
    if last is None:
        return None
    kinds = ((noun_kind(scene.lemma(j)), scene.lemma(j)) for j in (last, *s.ancestors(last)))
    return next(((_known(kind), (f"{kind}:{lemma}",)) for kind, lemma in kinds if kind is not None), None)


def _known(status: str) -> Status:
    return next((s for s in WEIGHT if s == status), "occurred")


def _with_fact(scene: Scene, i: int, status: Status, rules: tuple[str, ...]) -> Verdict:
    """The reader's factuality only corrects an "occurred" that no word supports."""
    fact = scene.sentence.words[i].fact
    if status == "occurred" and fact is not None and fact < FACT_LOW and "bare" in rules:
        return "hypothetical", (*rules, "reader:factuality")
    return status, rules


def predicate(scene: Scene, i: int, depth: int) -> Verdict:
    """Verdict on the event that the verb, adjective or predicate noun ``i`` names."""
    own = clause_mood(scene, i)
    if depth > grammar.DEPTH:
        return own
    return _under(scene, i, own, depth + 1)


def _under(scene: Scene, i: int, own: Verdict, depth: int) -> Verdict:
    """``own`` as changed by the word above ``i`` and by the markers of the clause."""
    s = scene.sentence
    word = s.words[i]
    if is_condition(s, i):
        return stronger(own, ("hypothetical", ("condition",)))
    if word.head < 0:
        return stronger(_main_condition(s, i, own), _question(scene, own))
    if i in scene.embedded:
        return _by_entry(scene, i, own, depth)
    above = _ABOVE.get(word.rel)
    return above(scene, i, own, depth) if above else own


def _question(scene: Scene, own: Verdict) -> Verdict:
    s = scene.sentence
    last = next((w.form for w in reversed(s.words) if w.form not in "”\"'’)"), "")
    return ("hypothetical", ("question",)) if last == "?" else own


def _main_condition(s: ParsedSentence, i: int, own: Verdict) -> Verdict:
    """A main clause in the future that hangs on a condition is hypothetical."""
    if own[0] == "planned" and any(is_condition(s, c) for c in s.dependents(i, "advcl")):
        return "hypothetical", (*own[1], "condition:main")
    return own


def _in_complement(scene: Scene, i: int, own: Verdict, depth: int) -> Verdict:
    """xcomp, ccomp, csubj: the verb, adjective or noun above says how the content fares."""
    s = scene.sentence
    above = s.words[i].head
    lemma = scene.lemma(above)
    if lemma in words.TRUTHS and is_finite(s, i):
        return stronger(own, ("denied", (f"denied:{lemma}",))) if _is_untrue(scene, above, depth) else own
    if s.words[i].rel == "csubj":
        return own
    if s.words[i].rel == "ccomp" and is_finite(s, i):
        return _finite_content(scene, i, own, lemma, depth)
    kind = infinitive_kind(s, above, lemma)
    unknown = lemma not in words.VERBS_HAPPENED and not comes_about(s, above, lemma)
    if kind == "happened" and unknown and "to" in grammar.markers(s, i):
        kind = "hypothetical"
    return _embedded(scene, above, own, kind, f"{kind}:{lemma}", depth)


def _finite_content(scene: Scene, i: int, own: Verdict, lemma: str, depth: int) -> Verdict:
    s = scene.sentence
    above = s.words[i].head
    if lemma in words.CONTENT_DENIED:
        return stronger(own, ("denied", (f"denied:{lemma}",)))
    if lemma in words.CONTENT_ASKED and (
        "VerbForm=Inf" in s.words[i].feats or "Mood=Sub" in s.words[i].feats or own[1] == ("modal:should",)
    ):
        return stronger(own, ("hypothetical", (f"asked:{lemma}",)))
    if own[0] == "hypothetical" and ("modal:would" in own[1] or "modal:'d" in own[1]):
        return _future_in_past(scene, i, own, lemma)
    if lemma in words.CONTENT_HYPOTHETICAL and own[0] in ("occurred", "ongoing") and "past" not in own[1]:
        return stronger(own, ("hypothetical", (f"content:{lemma}",)))
    if lemma in ("fear", "hope", "wish", "doubt", "suspect", "imagine", "speculate", "wonder"):
        return stronger(own, ("hypothetical", (f"content:{lemma}",)))
    outer = clause_mood(scene, above)
    return stronger(own, outer) if lemma not in REPORTING and "negation" in outer[1] else own


def _future_in_past(scene: Scene, i: int, own: Verdict, lemma: str) -> Verdict:
    """ "Agreed that it would send", "said they would withdraw": what was announced was a plan, unless conditioned."""
    s = scene.sentence
    conditioned = any(is_condition(s, c) for c in s.dependents(i, "advcl"))
    if conditioned or lemma not in words.CONTENT_PLANNED or "Tense=Pres" in s.words[s.words[i].head].feats:
        return own
    commits = lemma not in REPORTING or lemma == "announce"
    dated = any(scene.times[c].type != "DURATION" for c in s.children[i] if c in scene.times)
    ours = same_subject(scene, i) or dated
    return ("planned", (*own[1], "future-in-past")) if commits or ours else own


def _embedded(scene: Scene, above: int, own: Verdict, kind: str, rule: str, depth: int) -> Verdict:
    """``own`` under a word that implies ``kind``: the verdict on that word itself turns it round or passes on."""
    outer = _verdict(scene, above, depth)
    if kind == "happened":
        ongoing: Verdict = ("ongoing", (rule,))
        if scene.lemma(above) in words.VERBS_ONGOING and outer[0] in ("occurred", "ongoing"):
            return stronger(own, ongoing)
        return stronger(own, (outer[0], (rule, *outer[1])))
    if outer[0] == "denied":
        turned: Status = "hypothetical" if kind == "denied" else "denied"
        return stronger(own, (turned, (rule, *outer[1])))
    if kind == "planned" and outer[0] == "hypothetical":
        return stronger(own, ("hypothetical", (rule, *outer[1])))
    if kind == "hypothetical" and own[0] == "denied":
        return "hypothetical", (rule, *own[1])
    return stronger(own, (_known(kind), (rule,)))


def _by_entry(scene: Scene, i: int, own: Verdict, depth: int) -> Verdict:
    """``own`` under a trigger whose lexicon entry says how its content fares (``embeds``)."""
    status, entry = scene.embedded[i]
    kind = "happened" if status == "occurred" else status
    above = scene.sentence.words[i].head
    if kind == "planned" and scene.sentence.words[i].rel == "ccomp":
        own, kind = _in_planned_clause(scene, i, own)
    if kind in ("planned", "hypothetical") and scene.lemma(above) != entry.partition(".")[0]:
        return stronger(own, (_known(kind), (f"embeds:{entry}",)))
    return _embedded(scene, above, own, kind, f"embeds:{entry}", depth)


def _in_planned_clause(scene: Scene, i: int, own: Verdict) -> tuple[Verdict, str]:
    """A whole clause under a word that plans: "vowed that it would send" is a plan, "proposed that they leave" a wish."""
    s = scene.sentence
    if own[1] in (("modal:would",), ("modal:'d",)) and "Tense=Pres" not in s.words[s.words[i].head].feats:
        return _future_in_past(scene, i, own, scene.lemma(s.words[i].head)), "planned"
    bare = not grammar.auxiliaries(s, i) and "to" not in grammar.markers(s, i)
    asked = scene.lemma(s.words[i].head) in words.CONTENT_HYPOTHETICAL and own[1] == ("plain",)
    wished = bare and (asked or "VerbForm=Inf" in s.words[i].feats)
    return own, "hypothetical" if wished else "planned"


def _verdict(scene: Scene, i: int, depth: int) -> Verdict:
    if depth > grammar.DEPTH:
        return "occurred", ()
    noun = scene.sentence.words[i].upos in ("NOUN", "PROPN") and not scene.sentence.dependents(i, "cop")
    return nominal(scene, i, depth) if noun else predicate(scene, i, depth)


def _in_adverbial(scene: Scene, i: int, own: Verdict, depth: int) -> Verdict:
    """Adverbial clauses: purpose, "without", "instead of"; a participle shares the fate of the main clause."""
    s = scene.sentence
    above = s.words[i].head
    marks = grammar.markers(s, i)
    case = grammar.case_of(s, i)
    if case in words.WITHOUT_CASES or not {"without", "instead"}.isdisjoint(marks):
        return "denied", ("without",)
    if "to" in marks and "VerbForm=Fin" not in s.words[i].feats:
        lemma = scene.lemma(above)
        noun = next((scene.lemma(c) for c in s.dependents(above, "obj") if noun_kind(scene.lemma(c))), "")
        if noun and lemma in LIGHT_VERBS:  # "faces pressure to", "made an offer to"
            return _embedded(scene, above, own, noun_kind(noun) or "planned", f"noun:{noun}", depth)
        kind = infinitive_kind(s, above, lemma) if lemma not in words.VERBS_HAPPENED else "happened"
        if kind == "denied" and s.dependents(above, "obj"):  # "blocked a road to demand pay"
            kind = "happened"
        if kind != "happened" and s.words[above].upos in ("VERB", "ADJ"):
            return _embedded(scene, above, own, kind, f"{kind}:{lemma}", depth)
        outer = _verdict(scene, above, depth)
        purpose: Status = "planned" if outer[0] in ("occurred", "ongoing", "planned") else "hypothetical"
        return stronger(own, (purpose, ("purpose",)))
    if any(m in _GERUND_MARKS for m in marks):
        return _after_preposition(scene, above, own, marks, depth)
    if is_finite(s, i) and "until" not in marks:
        return _when_future(scene, above, own, marks, depth)
    outer = _verdict(scene, above, depth)
    return stronger(own, (outer[0], ("participle:shares", *outer[1])))


_GERUND_MARKS = frozenset("of from for into against about at to on with over in".split())


def _after_preposition(scene: Scene, above: int, own: Verdict, marks: tuple[str, ...], depth: int) -> Verdict:
    """Gerunds after a preposition: "accused of", "prevented from", "thanked for", "warned against"."""
    lemma = scene.lemma(above)
    if (
        "from" in marks
        or lemma in words.VERBS_DENIED
        or lemma == "short"
        or ("against" in marks and lemma in ("decide", "vote", "opt"))
    ):
        return _embedded(scene, above, own, "denied", f"denied:{lemma}", depth)
    if "of" in marks and lemma in ("accuse", "suspect", "charge", "acquit", "guilty", "convict"):
        if lemma == "acquit":
            return "denied", ("denied:acquit",)
        alleged: Status = "occurred" if lemma in ("accuse", "convict", "guilty") else "hypothetical"
        return stronger(own, (alleged, (f"alleged:{lemma}",)))
    if any(m in ("against", "into", "about", "of") for m in marks):
        return stronger(own, ("hypothetical", (f"gerund:{lemma}",)))
    kind = next((k for k, group in VERB_KINDS if lemma in group), "happened")
    return _embedded(scene, above, own, kind, f"{kind}:{lemma}", depth)


def _when_future(scene: Scene, above: int, own: Verdict, marks: tuple[str, ...], depth: int) -> Verdict:
    """A present-tense clause of time under a future main clause is itself to come."""
    if (
        any(m in ("when", "once", "after", "before", "while", "until", "as") for m in marks)
        and own[0] == "occurred"
    ):
        outer = _verdict(scene, above, depth)
        if outer[0] in ("planned", "hypothetical") and "past" not in own[1]:
            return stronger(own, (outer[0], ("when:future", *outer[1])))
    return own


def _in_noun_clause(scene: Scene, i: int, own: Verdict, depth: int) -> Verdict:
    """Clauses under a noun: relative clauses keep their own tense, "plan to V" and "threat of V-ing" take the noun's."""
    s = scene.sentence
    above = s.words[i].head
    marks = grammar.markers(s, i)
    if s.words[i].deprel == "acl:relcl" or not marks:
        return _describing(scene, i, above, own, depth)
    lemma = scene.lemma(above)
    if not words.WHEN.isdisjoint(marks) or ("of" in marks and lemma in words.STRETCHES):
        return own  # "hours after X imposed a curfew", "three days of fighting"
    if grammar.lacks_object(s, i) and "past" in own[1] and lemma in words.PROPOSALS:
        return own  # "an idea that they turned down"
    denied = _denied_claim(scene, above, depth)
    if denied:
        return stronger(own, ("denied", (f"denied:{denied}",)))
    if any(scene.lemma(c) == "but" for c in s.children[i]):  # "had no choice but to release them"
        return own
    kind = noun_kind(lemma) or ("hypothetical" if "that" not in marks and "by" not in marks else None)
    if kind is None or ("that" in marks and kind == "planned" and own[0] != "occurred"):
        return own
    return _embedded(scene, above, own, kind, f"{kind}:{lemma}", depth)


def _denied_claim(scene: Scene, noun: int, depth: int) -> str:
    """The word that denies what the noun claims ("rejected claims that ...", "the claim is false"), "" for none."""
    word = scene.sentence.words[noun]
    if scene.lemma(noun) not in words.CLAIMS or word.head < 0:
        return ""
    lemma = scene.lemma(word.head)
    if word.deprel == "nsubj" and lemma in words.TRUTHS:
        return lemma if _is_untrue(scene, word.head, depth) else ""
    denies = word.deprel in ("obj", "nsubj:pass") and lemma in words.CLAIM_DENIERS
    return lemma if denies and clause_mood(scene, word.head)[0] != "denied" else ""


def _is_untrue(scene: Scene, i: int, depth: int) -> bool:
    """True for "not true" and "false", not for "not false"."""
    return (_verdict(scene, i, depth)[0] == "denied") == (scene.lemma(i) not in words.UNTRUE)


def _describing(scene: Scene, i: int, above: int, own: Verdict, depth: int) -> Verdict:
    """A clause that describes a noun: of "any" or "no" such thing nothing is said to be; a present tense that tells
    apart what is still to come is as open ("groups that keep the ceasefire will be heard").
    """
    s = scene.sentence
    if any(scene.lemma(c) in ("any", "no", "whichever", "whatever") for c in s.dependents(above, "det")):
        return stronger(own, ("hypothetical", ("relative:any",)))
    if own[0] != "occurred" or scene.headline:
        return own
    subjunctive = "VerbForm=Inf" in s.words[i].feats or "Mood=Sub" in s.words[i].feats
    if subjunctive and not grammar.auxiliaries(s, i):  # "the demand that Oman give up the island"
        return "hypothetical", ("subjunctive",)
    if not is_finite(s, i):
        return _participle_of(scene, i, above, own, depth)
    head = s.words[above].head
    if is_apart(s, i, above):
        return own
    if own[1] == ("plain",) and "Tense=Pres" in s.words[i].feats and head >= 0 and depth < grammar.DEPTH:
        outer = _verdict(scene, head, depth + 1)
        if outer[0] in ("planned", "hypothetical"):
            return stronger(own, ("hypothetical", ("relative:open", *outer[1])))
    return own


def _participle_of(scene: Scene, i: int, above: int, own: Verdict, depth: int) -> Verdict:
    """A bare participle: what has no "the" yet is as open as what it stands under ("begged X to send a force backed by Y")."""
    s = scene.sentence
    top = s.words[above].head
    if top >= 0 and depth < grammar.DEPTH and s.words[above].rel == "obj" and is_new(s, above):
        outer = _verdict(scene, top, depth + 1)
        if outer[0] in ("planned", "hypothetical"):
            return stronger(own, ("hypothetical", ("participle:open", *outer[1])))
    if "Tense=Pres" in scene.sentence.words[i].feats:
        return "ongoing", (*own[1], "participle:present")
    return own


def _in_conjunct(scene: Scene, i: int, own: Verdict, depth: int) -> Verdict:
    """A conjunct stands under what the first conjunct stands under; without tense of its own it shares that too."""
    first = grammar.coordinated_with(scene.sentence, i)
    if not is_finite(scene.sentence, i) and "Tense=Past" not in scene.sentence.words[i].feats:
        outer = _verdict(scene, first, depth)
        return stronger(own, (outer[0], ("conjunct", *outer[1])))
    return _under(scene, first, own, depth + 1) if depth <= grammar.DEPTH else own


_ABOVE = {
    "xcomp": _in_complement, "ccomp": _in_complement, "csubj": _in_complement, "advcl": _in_adverbial, "acl": _in_noun_clause,
    "conj": _in_conjunct,
}  # fmt: skip


# --- nouns -------------------------------------------------------------------------------------------------------


def nominal(scene: Scene, i: int, depth: int) -> Verdict:
    """Verdict on the event that noun ``i`` names: its own modifiers, then the word it hangs on."""
    own = noun_mood(scene, i)
    if own[0] in ("denied", "hypothetical") or depth > grammar.DEPTH:
        return own
    s = scene.sentence
    word = s.words[i]
    if word.head < 0:
        return stronger(own, _question(scene, own))
    if i in scene.embedded:
        return _by_entry(scene, i, own, depth + 1)
    above = s.words[word.head]
    if word.rel == "conj":
        outer = nominal(scene, word.head, depth + 1) if above.upos in ("NOUN", "PROPN") else own
        return stronger(own, outer)
    if word.rel in ("nmod", "compound", "appos") and above.upos in ("NOUN", "PROPN", "NUM"):
        return stronger(own, _under_noun(scene, i, word.head, depth + 1))
    if word.rel == "nsubj" and _is_under_way(scene, word.head):
        return stronger(own, ("ongoing", ("under-way",)))
    if above.upos == "ADV" and scene.lemma(word.head) in words.AHEAD_CASES:
        return stronger(own, ("planned", (f"case:{scene.lemma(word.head)}",)))
    if above.upos in ("VERB", "AUX", "ADJ"):
        return stronger(own, _under_verb(scene, i, word.head, own, depth + 1))
    return own


def _is_under_way(scene: Scene, i: int) -> bool:
    """True for "(are) under way", "underway", "in progress", unless negated or in another tense than the present."""
    s = scene.sentence
    place = words.UNDER_WAY.get(scene.lemma(i), "-") == grammar.case_of(s, i)
    present = any("Tense=Pres" in s.words[c].feats for c in s.dependents(i, "cop"))
    return (place or scene.lemma(i) == "underway") and present and clause_mood(scene, i)[0] == "occurred"


def _under_noun(scene: Scene, i: int, above: int, depth: int) -> Verdict:
    """A noun under a noun: "threat of an attack", "plans for talks", "a series of raids"."""
    s = scene.sentence
    lemma = scene.lemma(above)
    case = grammar.case_of(s, i)
    if case in words.AHEAD_CASES:
        return "planned", (f"case:{case}",)
    if lemma in grammar.PARTITIVES or s.words[i].rel == "appos":
        return nominal(scene, above, depth)
    if lemma in ("resumption", "start", "beginning", "continuation", "launch", "opening", "restart"):
        return nominal(scene, above, depth)
    kind = None if lemma == "way" and case != "of" else noun_kind(lemma)
    if kind is None:
        return _shared_by_noun(scene, i, above, depth)
    if case in ("by", "after", "since", "during", "in", "with", "amid", "following"):
        return "occurred", ()
    if is_definite(s, i) and kind == "hypothetical" and case in ("about", "over", "on", "into", "against"):
        return "occurred", ("definite",)
    return _embedded(scene, above, ("occurred", ()), kind, f"{kind}:{lemma}", depth)


def _shared_by_noun(scene: Scene, i: int, above: int, depth: int) -> Verdict:
    """What is not known yet shares the fate of the noun it hangs on ("to open a route for aid")."""
    outer = nominal(scene, above, depth)
    known = is_definite(scene.sentence, i) or is_told_of(scene.sentence, i)
    if outer[0] in ("planned", "hypothetical") and not known:
        return outer[0], ("with-noun", *outer[1])
    return "occurred", ()


def _under_verb(scene: Scene, i: int, above: int, own: Verdict, depth: int) -> Verdict:
    """A noun under a verb: what the verb does to its object, or the verb's own status where it only says "take place"."""
    s = scene.sentence
    lemma = scene.lemma(above)
    word = s.words[i]
    case = grammar.case_of(s, i) if word.rel in ("obl", "nmod") else ""
    if case in words.AHEAD_CASES:
        return "planned", (f"case:{case}",)
    if case in words.WITHOUT_CASES:
        return "denied", ("without",)
    if word.rel == "nsubj" and lemma in words.FAILING and scene.lemma(i) in words.ATTEMPTS:
        return "denied", (f"denied:{lemma}",)
    if case == "as" and lemma in words.VERBS_VIEWING:
        return "hypothetical", (f"viewed:{lemma}",)
    if case == "for" and lemma in MOTION:
        return _on_the_way(scene, i, above, depth)
    if lemma == "announce" and word.rel == "obj":
        to_come = _is_dated_later(scene, i) or any(e.event in words.ANNOUNCED for e in entries_of(scene, i))
        return ("planned", ("announced",)) if to_come else ("occurred", ("announced",))
    kind = governed(s, above, lemma, word.deprel, case)
    if kind == "hypothetical" and lemma in words.TALKING and is_definite(s, i) and _is_deed(scene, i):
        return "occurred", ("definite",)
    if (
        lemma in words.ORGANISING and "Tense=Past" in s.words[above].feats
    ):  # "organised a raid": it took place
        kind = None
    if kind is not None:
        return _embedded(scene, above, ("occurred", ()), kind, f"{kind}:{lemma}", depth)
    outer = predicate(scene, above, depth)
    if lemma in LIGHT_VERBS or lemma in words.GOVERNORS_BEING:
        happens = word.rel in ("obj", "nsubj") or case in ("in", "of", "with")
        if lemma in words.GOING_ON and word.deprel == "nsubj" and outer[0] == "occurred":
            return "ongoing", (f"shares:{lemma}", *outer[1])
        return (outer[0], (f"shares:{lemma}", *outer[1])) if happens else ("occurred", ())
    if (
        outer[0] in ("planned", "hypothetical")
        and not (is_definite(s, i) or is_told_of(s, i))
        and word.rel in ("obj", "nsubj", "obl")
        and case not in words.BEHIND_CASES
    ):
        return outer[0], (f"indefinite:{lemma}", *outer[1])
    return "occurred", ()


def _is_dated_later(scene: Scene, i: int) -> bool:
    """True if the noun names a day after publication ("a march for Friday")."""
    times = [scene.times[c] for c in scene.sentence.children[i] if c in scene.times]
    return scene.published is not None and any((t.begin or "") > scene.published for t in times)


def _is_deed(scene: Scene, i: int) -> bool:
    """True for a noun of violence, of which people speak after it was done ("discussed the massacre")."""
    return any(e.event == "ASSAULT" for e in entries_of(scene, i))


def _on_the_way(scene: Scene, i: int, above: int, depth: int) -> Verdict:
    """ "Left for talks": the talks are to come; "left for a visit": who has left is on it."""
    outer = predicate(scene, above, depth)
    if outer[0] in ("occurred", "ongoing") and scene.lemma(i) in ("visit", "trip", "tour"):
        return "ongoing", ("under-way",)
    return stronger(outer, ("planned", (f"purpose:{scene.lemma(above)}",)))
