"""A PETRARCH verb dictionary as entries of the lexicon of predicates, so that it is read by the same grammar.

What stands before and after the verb of a pattern becomes conditions: a phrase with a preposition fills the slot of that
preposition, a particle the slot ``has:``, any other word ``beside:before`` or ``beside:after``: the words of the phrases
on that side of the verb, wherever voice and word order have put them. ``$``, ``+`` and ``%`` say who is actor and who recipient.
CAMEO codes become PLOVER types by the crosswalk; codes that PLOVER has dropped and ``[---]`` say that there is no event.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from onrecord import ontologies
from onrecord.errors import LexiconError
from onrecord.lexicons.inflection import known_lemmas
from onrecord.lexicons.petrarch_verbs import Block, Codes, Pattern, Phrase, Verb, VerbFile, Word, read_verbs
from onrecord.lexicons.predicates import Predicate

Index = Mapping[tuple[str, str], tuple[Predicate, ...]]

BEFORE, AFTER = "beside:before", "beside:after"
PARTICLES = frozenset("out up down off away back forward ahead aside apart along together".split())
AUXILIARIES = frozenset(
    "is are am was were be been being have has had will would to is_to do does did having".split()
)
PASSIVE = frozenset(("was", "were", "been", "be", "being"))
RECIPIENT = (
    "obj iobj with to against on at from for into in over between of about obj.with obj.to obj.against obj.of obj.on "
    "obj.between obj.from comp.obj beside:first"
).split()
"""Where a target stands that a pattern does not place, in order of preference."""


class Dictionary(msgspec.Struct, frozen=True):
    """A user's verbs: entries by lemma, a digest of the file, and one line for each line of it that was left out."""

    name: str
    digest: str
    index: Index
    problems: tuple[str, ...]


def load_dictionary(path: str | Path) -> Dictionary:
    """The verb dictionary at ``path``; ``LexiconError`` where it cannot be read or holds no event."""
    file = read_verbs(path)
    entries: dict[tuple[str, str], list[Predicate]] = {}
    problems = list(file.problems)
    for block in file.blocks:
        for lemma, entry in _entries(file, block, problems):
            entries.setdefault((lemma, "v"), []).append(entry)
    if not entries:
        raise LexiconError(f"{path}: no verb in it has a CAMEO code")
    index = {key: tuple(sorted(found, key=lambda e: -len(e.needs))) for key, found in entries.items()}
    return Dictionary(file.name, file.digest, index, tuple(problems))


def _entries(file: VerbFile, block: Block, problems: list[str]) -> Iterator[tuple[str, Predicate]]:
    """Entries of a block, each with the lemma that it is for."""
    frames = [(p, *_frame(p)) for p in block.patterns]
    for pattern, needs, actor, recipient in frames:
        name = f"{file.name}:{pattern.line} {pattern.text}"
        entry = _entry(name, pattern.codes, needs, actor, recipient, problems)
        if entry is None:
            problems.append(f"{file.name}, line {pattern.line}: no CAMEO code in [{_shown(pattern.codes)}]")
            continue
        yield from ((verb.lemma, _of_verb(entry, verb)) for verb in block.verbs)
    for verb in block.verbs:
        codes = verb.codes or block.codes
        if codes.forth is None and codes.back is None:
            continue
        words = " ".join((verb.lemma, *verb.rest))
        entry = _entry(f"{file.name}:{verb.line} {words}", codes, {}, ("subj",), tuple(RECIPIENT), problems)
        if entry is None:
            problems.append(f"{file.name}, line {verb.line}: no CAMEO code in [{_shown(codes)}]")
        else:
            yield verb.lemma, _of_verb(entry, verb)


def _shown(codes: Codes) -> str:
    return (codes.forth or "---") + (f":{codes.back}" if codes.back else "")


def _of_verb(entry: Predicate, verb: Verb) -> Predicate:
    """The entry for one verb; the further words of a verb of several are conditions."""
    if not verb.rest:
        return entry
    needs = {
        f"has:{word}" if _is_small(word) else AFTER: "*" if _is_small(word) else word for word in verb.rest
    }
    return msgspec.structs.replace(entry, lemma=verb.lemma, needs={**needs, **entry.needs})


def _is_small(word: str) -> bool:
    return word in PARTICLES or len(word) <= 4


def _entry(
    name: str,
    codes: Codes,
    needs: dict[str, str],
    actor: tuple[str, ...],
    recipient: tuple[str, ...],
    problems: list[str],
) -> Predicate | None:
    """One entry, or None for a code that CAMEO does not have."""
    code = codes.forth or codes.back
    if code is None:
        return Predicate(id=name, lemma="", event="NONE", cameo="", needs=needs)
    if codes.forth is None:
        actor, recipient = recipient, actor
    try:
        plover = ontologies.to_plover(code)
    except LexiconError:
        return None
    if plover is None:
        return Predicate(id=name, lemma="", event="NONE", cameo="", needs=needs)
    return Predicate(
        id=name,
        lemma="",
        event=plover.event,
        modes=plover.modes,
        contexts=plover.contexts,
        cameo=code,
        actor=actor,
        recipient=recipient,
        reciprocal=codes.forth is not None and codes.forth == codes.back,
        needs=needs,
    )


def _frame(pattern: Pattern) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """Conditions of a pattern, and the slots of its source and its target."""
    needs: dict[str, str] = {}
    source, target = ["subj"], list(RECIPIENT)
    before = [p for p in pattern.before if not _is_auxiliary(p)]
    passive = any(PASSIVE & set(w) for p in pattern.before for w in p.words)
    for phrase in before:
        slot = _slot(phrase, BEFORE, needs)
        place = f"subj.{phrase.preposition}" if phrase.preposition else "obj" if passive else "subj"
        if phrase.role == "target":
            target = [place]
        elif phrase.role == "source" and phrase.preposition:
            source = [place]
        _need(needs, slot, phrase, BEFORE)
    for phrase in pattern.after:
        slot = _slot(phrase, AFTER, needs)
        place = phrase.preposition or "obj"
        if phrase.role == "target":
            target = [place, f"obj.{place}"] if phrase.preposition else target
        elif phrase.role == "source":
            source = ["subj"] if passive and place == "by" else [place]
            target = ["subj", *target] if target == RECIPIENT and not passive else target
        _need(needs, slot, phrase, AFTER)
    return needs, tuple(source), tuple(target)


def _slot(phrase: Phrase, side: str, needs: dict[str, str]) -> str:
    """A slot for the phrase that no condition has taken yet."""
    name = phrase.preposition or side
    if side == BEFORE and phrase.preposition:
        name = f"subj.{phrase.preposition}"
    return name if name not in needs else f"{name}#{len(needs)}"


def _need(needs: dict[str, str], slot: str, phrase: Phrase, side: str) -> None:
    """Enter the conditions of one phrase."""
    if phrase.preposition in PARTICLES and phrase.role is None:
        needs[f"has:{phrase.preposition}"] = "*"
        phrase, slot = Phrase(None, phrase.words), side if side not in needs else f"{side}#{len(needs)}"
    if not phrase.words:
        if phrase.preposition is not None:
            needs[slot] = "*"
        return
    *others, head = phrase.words
    needs[slot] = _spec(head)
    for word in others:
        needs[f"{slot}.mod#{len(needs)}" if phrase.preposition else f"{side}#{len(needs)}"] = _spec(word)


def _is_auxiliary(phrase: Phrase) -> bool:
    return bool(phrase.words) and all(set(w) <= AUXILIARIES for w in phrase.words)


def _spec(word: Word) -> str:
    """A word's alternatives as a condition: each as written and as a lemma."""
    forms = dict.fromkeys(form for w in word for form in (w, *_lemmas(w)))
    return "|".join(f"^{form}" for form in forms)


def _lemmas(word: str) -> Iterator[str]:
    """What the lemma of a form may be: plurals and forms of verbs."""
    known = known_lemmas().get(word)
    if known is not None:
        yield known
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes")):
        yield word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
