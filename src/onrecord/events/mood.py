"""Mood: what the tense, aspect, modality and negation of a clause, or the modifiers of a noun, say of whether it happened."""

from onrecord.events import grammar
from onrecord.events import status_words as words
from onrecord.events.scene import Scene
from onrecord.schema import ParsedSentence, Status

Verdict = tuple[Status, tuple[str, ...]]

WEIGHT: dict[Status, int] = {
    "occurred": 0, "historical": 0, "ongoing": 1, "planned": 2, "hypothetical": 3, "denied": 4,
}  # fmt: skip
"""Which status wins where a clause passes on its own and that of the clause above: the farther from fact, the stronger."""


def stronger(one: Verdict, other: Verdict) -> Verdict:
    """The verdict that is farther from fact; its rules first."""
    first, second = (one, other) if WEIGHT[one[0]] >= WEIGHT[other[0]] else (other, one)
    return first[0], tuple(dict.fromkeys((*first[1], *second[1])))


def clause_mood(scene: Scene, i: int) -> Verdict:
    """What tense, aspect, modality and negation of the clause of word ``i`` say."""
    s = scene.sentence
    auxiliary = _shared_auxiliaries(s, i)
    lemmas = {s.words[c].form.lower() for c in auxiliary} | {s.words[c].lemma.lower() for c in auxiliary}
    negated = _is_negated(s, i)
    future = lemmas & words.FUTURE_AUXILIARIES
    modal = lemmas & words.MODAL_AUXILIARIES
    if "be" in lemmas and (_is_to(s, i, auxiliary) or _is_due_to(s, i)):
        return ("denied", ("is-to", "negation")) if negated else ("planned", ("is-to",))
    if future:
        return ("denied", ("future", "negation")) if negated else ("planned", ("future",))
    if modal:
        rule = f"modal:{min(modal)}"
        return (
            ("denied", (rule, "negation"))
            if negated and modal & words.REFUSING_AUXILIARIES
            else (
                "hypothetical",
                (rule,),
            )
        )
    if negated:
        return "denied", ("negation",)
    return _tense(scene, i, auxiliary)


def _is_to(s: ParsedSentence, i: int, auxiliary: list[int]) -> bool:
    """True for "is to meet" and "are to be sent"."""
    to = [c for c in s.dependents(i, "mark") if s.words[c].lemma.lower() == "to"]
    before = any(s.words[c].lemma.lower() == "be" and c < to[0] for c in auxiliary) if to else False
    return bool(to) and ("VerbForm=Inf" in s.words[i].feats or before)


def _is_due_to(s: ParsedSentence, i: int) -> bool:
    """True for a verb that "is due to" stands before, where the tree takes "due to" for a preposition or conjunction."""
    if s.words[i].upos != "VERB":
        return False
    due = [c for c in s.dependents(i, "case", "mark") if s.words[c].lemma.lower() == "due"]
    return any(s.words[c + 1].form.lower() == "to" for c in due if c + 1 < len(s.words))


def _tense(scene: Scene, i: int, auxiliary: list[int]) -> Verdict:
    s = scene.sentence
    word = s.words[i]
    verb = word.upos in ("VERB", "AUX")
    if verb and any(s.words[c].form.lower() == "being" for c in auxiliary):
        told = set(grammar.markers(s, i)) & words.TOLD_MARKERS  # "before being freed"
        return ("occurred", ("participle",)) if told else ("ongoing", ("progressive:passive",))
    if (
        verb and "Tense=Pres" in word.feats and "VerbForm=Part" in word.feats
    ) or "VerbForm=Ger" in word.feats:
        present = [c for c in auxiliary if s.words[c].lemma == "be" and "Tense=Pres" in s.words[c].feats]
        perfect = any(s.words[c].lemma == "have" and "Tense=Pres" in s.words[c].feats for c in auxiliary)
        if present and _later(scene, i):
            return "planned", ("progressive", "time:later")
        if present or perfect:
            return "ongoing", ("progressive",)
        return "occurred", ("participle",)
    if "Mood=Imp" in word.feats and not scene.headline:
        return "hypothetical", ("imperative",)
    if scene.headline and word.head < 0 and "to" in grammar.markers(s, i):
        return "planned", ("headline:infinitive",)
    if "Tense=Pres" in word.feats and _later(scene, i):
        return "planned", ("present", "time:later")
    if scene.headline and "Tense=Pres" in word.feats:
        return "occurred", ("headline:present",)
    return "occurred", ("past",) if "Tense=Past" in word.feats else ("plain",)


def _later(scene: Scene, i: int) -> bool:
    """True if a time expression on word ``i`` begins after publication; the time stamp of a live report does not."""
    if scene.published is None:
        return False
    for c in scene.sentence.children[i]:
        time = scene.times.get(c)
        if time is None or (time.type == "TIME" and time.start == scene.sentence.start):
            continue
        if time.begin is not None and time.begin > scene.published:
            return True
    return False


def _shared_auxiliaries(s: ParsedSentence, i: int) -> list[int]:
    """Auxiliaries of word ``i``; a conjunct that is not finite shares those of the first ("will meet and discuss")."""
    for _ in range(grammar.DEPTH):
        found = grammar.auxiliaries(s, i)
        word = s.words[i]
        if found or word.rel != "conj" or "VerbForm=Fin" in word.feats or word.upos not in ("VERB", "AUX"):
            return found
        i = word.head
    return []


def _is_negated(s: ParsedSentence, i: int) -> bool:
    """True for "not", "never", "without" on word ``i`` and for a subject or object with "no"."""
    for c in s.children[i]:
        word = s.words[c]
        lemma = word.lemma.lower()
        if word.rel in ("advmod", "aux", "det", "cc", "mark") and (
            lemma in words.NEGATIONS or word.form.lower() in words.NEGATIONS
        ):
            return not _is_only(s, c)
        if word.rel == "aux" and lemma == "have" and _is_yet_to(s, c, i):
            return True
        if word.rel == "advmod" and word.form.lower() == "longer" and _has_no(s, c):  # "no longer"
            return True
        if word.rel == "nsubj" and (lemma in words.NOTHING or _has_no(s, c)):
            return True
        if word.deprel in ("obj", "nsubj:pass"):
            if lemma in ("nothing", "none", "nobody"):
                return True
            if lemma not in words.IDLE and _has_no(s, c) and s.words[i].lemma.lower() != "have":
                return True
    return False


def _is_yet_to(s: ParsedSentence, have: int, i: int) -> bool:
    """True for "has yet to V" where the parser takes "has" for an auxiliary of the verb ``i``."""
    between = [s.words[c].lemma.lower() for c in range(have + 1, i)]
    return between[:2] == ["yet", "to"]


def _is_only(s: ParsedSentence, i: int) -> bool:
    """True for the "not" of "not only"."""
    return i + 1 < len(s.words) and s.words[i + 1].lemma.lower() in ("only", "just", "merely")


def _has_no(s: ParsedSentence, i: int) -> bool:
    return any(
        s.words[c].rel in ("det", "cc", "advmod") and s.words[c].lemma.lower() in ("no", "neither")
        for c in s.children[i]
    )


def noun_mood(scene: Scene, i: int) -> Verdict:
    """What adjectives, determiners and participles on the noun ``i`` say."""
    s = scene.sentence
    for c in s.children[i]:
        word = s.words[c]
        lemma, form = word.lemma.lower(), word.form.lower()
        if word.rel == "det" and lemma in ("no", "neither"):
            return "denied", ("negation:no",)
        if word.rel in ("amod", "advmod", "compound", "acl"):
            for status, group in _MODIFIER_KINDS:
                if form in group or (lemma in group and word.rel == "amod"):
                    return status, (f"modifier:{form}",)
        if word.rel == "det" and lemma == "any":
            return "hypothetical", ("modifier:any",)
    return "occurred", ("bare",)


_MODIFIER_KINDS: tuple[tuple[Status, frozenset[str]], ...] = (
    ("denied", words.MODIFIERS_DENIED),
    ("hypothetical", words.MODIFIERS_HYPOTHETICAL),
    ("planned", words.MODIFIERS_PLANNED),
    ("ongoing", words.MODIFIERS_ONGOING),
)
