"""Checks the ontology, the lexicon of predicates and, by ``lint_actors.py``, the tables of actors; CI runs it.

``python scripts/lint_lexicons.py`` prints coverage, then every breach, one a line; it exits 1 if anything is wrong.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord import ontologies
from onrecord.errors import LexiconError
from onrecord.lexicons import inflection
from onrecord.lexicons.predicates import Predicate, predicates, word_sets

sys.path.insert(0, str(Path(__file__).resolve().parent / "predicates"))
import build

sys.path.insert(0, str(Path(__file__).resolve().parent))
import lint_actors

NONE = "NONE"
KINDS = {"*", "!", "actor", "country", "event", "person", "place", "several", "state"}
CORE_SLOTS = {"subj", "obj", "iobj", "poss", "adj", "comp", "mod", "light"}
PREPOSITIONS = set(
    "about above across after against along alongside amid among around as at because_of before behind between "
    "beyond by despite due_to during for from in inside into like near of off on onto out outside over past "
    "regarding since through to toward towards under until up upon via with within without".split()
)
STATUSES = {"occurred", "ongoing", "planned", "hypothetical", "denied", "historical"}
EMBEDS = {"planned", "hypothetical", "denied", "occurred"}

ALSO: dict[tuple[str, str], str] = {
    ("CONCEDE", "0871"): "a ceasefire that is declared is CONCEDE, one that takes effect is RETREAT (manual)",
    ("CONCEDE", "0874"): "a withdrawal that is announced is CONCEDE (manual)",
    ("CONCEDE", "0356"): "promised withdrawals and ceasefires are CONCEDE, not AGREE (manual)",
    ("CONCEDE", "0353"): "promised releases are CONCEDE, not AGREE (manual)",
    ("CONCEDE", "0354"): "promised easing of sanctions is CONCEDE, not AGREE (manual)",
    ("CONCEDE", "0351"): "promised easing of restrictions is CONCEDE, not AGREE (manual)",
    ("CONCEDE", "0352"): "calling off a protest is CONCEDE (manual)",
    ("CONCEDE", "0355"): "promised access is CONCEDE, not AGREE (manual)",
    ("RETREAT", "0831"): "resignations are RETREAT (manual); CAMEO has no finer code",
    ("COERCE", "1712"): "property seized and destroyed by the authorities",
    ("THREATEN", "173"): "an arrest warrant in absence is a threat (manual)",
    ("SANCTION", "174"): "expelled diplomats are SANCTION (manual)",
    ("SANCTION", "201"): "people who are driven out flee: SANCTION expel (manual)",
}
"""Type and code that stand together although the crosswalk says otherwise, and why."""

UNSAID_MODES: dict[tuple[str, str], str] = {}
"""Modes that no plain wording names, and why."""

UNSAID_CODES: dict[str, str] = {
    "01": "dropped by PLOVER",
    "010": "dropped by PLOVER",
    "011": "dropped by PLOVER",
    "012": "dropped by PLOVER",
    "013": "dropped by PLOVER",
    "014": "dropped by PLOVER",
    "015": "dropped by PLOVER",
    "017": "dropped by PLOVER",
    "184": "said in a clause, not in a predicate of its own",
}
"""Codes that no plain wording names, and why; the cue categories (two digits) are never given by an entry."""


def main() -> int:
    """Report coverage and breaches."""
    entries = predicates()
    found = [*breaches(entries), *lint_actors.breaches()]
    print(*report(entries), *lint_actors.report(), sep="\n")
    print(*found, sep="\n")
    print(f"{len(found)} breaches")
    return 1 if found else 0


def breaches(entries: tuple[Predicate, ...]) -> Iterator[str]:
    """Every breach of the rules, one line each."""
    yield from ontology_breaches()
    for name, words in word_sets().items():
        if not words or any(w != w.strip() or not w for w in words):
            yield f"word_sets.json: @{name} is empty or holds an empty word"
    yield from same("id", Counter(p.id for p in entries))
    yield from same("conditions", Counter((p.lemma, p.pos, *sorted(p.needs.items())) for p in entries))
    order = [(p.lemma, p.pos) for p in entries]
    if order != sorted(order):
        yield "predicates.jsonl: not sorted by lemma"
    if build.TARGET.read_bytes() != build.built():
        yield "predicates.jsonl: stale, run scripts/predicates/build.py"
    for entry in entries:
        for breach in entry_breaches(entry):
            yield f"{entry.id}: {breach}"
    yield from unreached(entries)
    used = {s[1:] for p in entries for s in specs(p) if s.startswith("@")}
    for name in sorted(set(word_sets()) - used):
        yield f"word_sets.json: @{name} is used by no entry"


def same(what: str, count: Counter[object]) -> Iterator[str]:
    """What stands more than once."""
    for key, number in sorted(count.items(), key=repr):
        if number > 1:
            yield f"{key}: the same {what} {number} times"


def ontology_breaches() -> Iterator[str]:
    """Codes of the crosswalk that PLOVER does not know, and PLOVER without a code."""
    for code in ontologies.cameo_codes().values():
        if code.event is None:
            continue
        if code.event not in ontologies.event_types():
            yield f"cameo.tsv: {code.code}: {code.event} is no event type"
        elif not set(code.modes) <= set(ontologies.modes(code.event)):
            yield f"cameo.tsv: {code.code}: {code.modes} are no modes of {code.event}"
        if not set(code.contexts) <= set(ontologies.contexts()):
            yield f"cameo.tsv: {code.code}: {code.contexts} are no contexts"
    for event in ontologies.event_types():
        for mode in (None, *ontologies.modes(event)):
            ontologies.cameo(ontologies.to_cameo(event, mode))


def entry_breaches(entry: Predicate) -> Iterator[str]:
    """What is wrong with one entry."""
    if entry.pos not in ("v", "n", "a"):
        yield f"part of speech {entry.pos!r}"
    if entry.event == NONE:
        if entry.cameo or entry.modes:
            yield "NONE has neither code nor modes"
    else:
        yield from coding_breaches(entry)
    if entry.status is not None and entry.status not in STATUSES:
        yield f"status {entry.status!r}"
    if entry.embeds is not None and entry.embeds not in EMBEDS:
        yield f"embeds {entry.embeds!r}"
    for slot in (*entry.actor, *entry.recipient, *entry.needs):
        if not known_slot(slot):
            yield f"unknown slot {slot!r}"
    for slot, filler in entry.needs.items():
        if slot.startswith("has:") and filler not in ("*", "!"):
            yield f"{slot} takes no value but * or !, not {filler!r}"
    for spec in specs(entry):
        if spec.startswith("@") and spec[1:] not in word_sets():
            yield f"unknown set {spec}"
    if not entry.actor:
        yield "no slot for the actor"
    yield from example_breaches(entry)


def coding_breaches(entry: Predicate) -> Iterator[str]:
    """Type, modes, contexts and code: do they exist and belong together?"""
    if entry.event not in ontologies.event_types():
        yield f"{entry.event} is no event type"
        return
    for mode in entry.modes:
        if mode not in ontologies.modes(entry.event):
            yield f"{mode} is no mode of {entry.event}"
    for context in entry.contexts:
        if context not in ontologies.contexts():
            yield f"{context} is no context"
    try:
        plover = ontologies.to_plover(entry.cameo)
    except LexiconError as error:
        yield str(error)
        return
    if (plover is None or plover.event != entry.event) and (entry.event, entry.cameo) not in ALSO:
        yield f"code {entry.cameo} is {plover.event if plover else 'dropped'}, not {entry.event}"


def example_breaches(entry: Predicate) -> Iterator[str]:
    """The example must be one sentence with the lemma in it."""
    words = set(re.findall(r"[\w'-]+", entry.example.lower()))
    forms = {f for part in entry.lemma.split()[:1] for f in inflection.forms(part)}
    if not words & forms:
        yield f"the example does not hold the lemma: {entry.example!r}"
    if not entry.example.endswith((".", "?", "!")) or " : " in entry.example or "$" in entry.example:
        yield f"the example is no sentence: {entry.example!r}"
    for slot in entry.needs:
        if slot.startswith("has:") and entry.needs[slot] == "*" and slot[4:] not in words:
            yield f"the example lacks {slot[4:]!r}"
        if (
            slot in PREPOSITIONS
            and "!" not in entry.needs[slot].split("|")
            and slot.split("_")[0] not in words
        ):
            yield f"the example lacks {slot!r}"


def known_slot(slot: str) -> bool:
    """True for a slot of the docstring in ``onrecord.lexicons.predicates``."""
    if slot.startswith("has:"):
        return len(slot) > 4
    head, _, rest = slot.partition(".")
    return (head in CORE_SLOTS or head in PREPOSITIONS) and (not rest or known_slot(rest))


def specs(entry: Predicate) -> Iterator[str]:
    """All alternatives of all conditions and light verbs."""
    for filler in entry.needs.values():
        yield from filler.split("|")
    yield from entry.light


def unreached(entries: tuple[Predicate, ...]) -> Iterator[str]:
    """Modes and codes that no entry gives and that no table excuses."""
    reached = {(p.event, m) for p in entries for m in p.modes}
    for event in ontologies.event_types():
        for mode in ontologies.modes(event):
            if (event, mode) not in reached and (event, mode) not in UNSAID_MODES:
                yield f"{event} {mode}: no entry"
    codes = {p.cameo for p in entries}
    for code in ontologies.cameo_codes():
        if code not in codes and code not in UNSAID_CODES and len(code) > 2:
            yield f"CAMEO {code}: no entry"


def report(entries: tuple[Predicate, ...]) -> Iterator[str]:
    """Coverage in figures."""
    codes = {c for c in ontologies.cameo_codes() if len(c) > 2}
    modes = {(e, m) for e in ontologies.event_types() for m in ontologies.modes(e)}
    reached = {(p.event, m) for p in entries for m in p.modes}
    yield f"{len(entries)} entries, {len({(p.lemma, p.pos) for p in entries})} lemmas, {len(word_sets())} word sets"
    yield "by part of speech: " + ", ".join(
        f"{k} {v}" for k, v in sorted(Counter(p.pos for p in entries).items())
    )
    yield "by type: " + ", ".join(f"{k} {v}" for k, v in Counter(p.event for p in entries).most_common())
    yield f"modes reached: {len(reached & modes)} of {len(modes)}"
    yield f"CAMEO codes reached: {len({p.cameo for p in entries} & codes)} of {len(codes)}"


if __name__ == "__main__":
    raise SystemExit(main())
