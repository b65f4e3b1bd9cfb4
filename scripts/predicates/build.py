"""Builds ``src/onrecord/lexicons/predicates.jsonl`` from the tables beside this file (``*.txt``).

The tables are what people edit. A line is empty, a comment (``#``), a head, or entries::

    = ACCUSE allege 112 subj>obj pos=n light=@make contexts=legal,crime
    accuse : Ecuador accused a mining company of fraud.
    accuse of=@warcrime .cameo=1124 .contexts=legal : Gambia accused Myanmar of genocide.

A head (``=``) sets, for the entries below it, event, modes (``-`` for none, several with ``,``), CAMEO code, the
slots ``actor>recipient`` (each a list with ``,``; ``-`` for none; ``<>`` in place of ``>`` makes it reciprocal) and
options. An entry is a lemma, its conditions ``slot=filler``, options with a dot before them, a colon, an example.
Several lemmas that behave alike are joined by ``|`` and share the rest; in the example ``$V`` is then the past tense,
``$B`` the bare form, ``$G`` the gerund, ``$P`` the participle and ``$S`` the form in "-s" of each; ``$1`` and ``$2``
are two countries, ``$X`` an armed group, taken in turn from the lists below so that all are named alike often.
Options: ``pos light contexts status embeds event modes cameo actor recipient reciprocal``.

``python scripts/predicates/build.py`` writes the file; with ``--check`` it only says whether the file is fresh.
"""

import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.lexicons import inflection
from onrecord.lexicons.predicates import Predicate, word_sets

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "src/onrecord/lexicons/predicates.jsonl"
LISTS = {"modes", "contexts", "light", "actor", "recipient"}
OPTIONS = LISTS | {"pos", "status", "embeds", "event", "cameo", "reciprocal"}

COUNTRIES = (
    "Ghana Chile Norway Vietnam Jordan Kenya Peru Poland Nepal Oman Zambia Mexico Latvia Japan Qatar Senegal Panama "
    "Spain Malaysia Kuwait Angola Uruguay Finland Mongolia Egypt Rwanda Cuba Greece Thailand Iraq Uganda Colombia "
    "Austria Bangladesh Morocco Botswana Bolivia Portugal Indonesia Tunisia Namibia Ecuador Sweden Cambodia Georgia "
    "Malawi Paraguay Hungary Fiji Armenia Mali Jamaica Ireland Laos Kazakhstan Togo Honduras Denmark Canada Algeria "
    "Brazil India Turkey Nigeria France China Iran Israel Russia Ukraine Pakistan Australia Ethiopia Argentina"
).split()
VAGUE = {
    "person": 1,
    "place": 1,
    "country": 1,
    "state": 1,
    "several": 1,
    "actor": 2,
    "event": 3,
    "!": 3,
    "*": 4,
}
HELPED = ("comp.obj", "comp.in", "comp.obj.in", "comp.obj.of", "comp.obj.poss")
"""Slots of those whom aid is to help."""

ARMED = ("Rebels", "Government troops", "Insurgents", "Militants", "Soldiers", "Guerrillas")


def listed(cell: str) -> list[str]:
    """The parts of a list with commas; none for ``-``."""
    return [] if cell == "-" else cell.split(",")


def option(name: str, value: str) -> tuple[str, object]:
    """One option with its value in the type that ``Predicate`` wants."""
    if name not in OPTIONS:
        raise ValueError(f"unknown option {name!r}")
    if name in LISTS:
        return name, listed(value)
    if name == "reciprocal":
        return name, value == "yes"
    return name, None if value == "-" else value


def head(line: str) -> dict[str, object]:
    """The defaults that a head sets."""
    event, modes, cameo, frame, *rest = line[1:].split()
    reciprocal = "<>" in frame
    actor, _, recipient = frame.replace("<>", ">").partition(">")
    fields: dict[str, object] = {
        "event": event,
        "modes": listed(modes),
        "cameo": "" if cameo == "-" else cameo,
    }
    fields |= {"actor": listed(actor), "recipient": listed(recipient), "reciprocal": reciprocal}
    fields |= dict(option(*part.split("=", 1)) for part in rest)  # type: ignore[arg-type]
    return fields


def entries(line: str, defaults: dict[str, object]) -> Iterator[dict[str, object]]:
    """The entries of one line, with the defaults of their head, as the fields of a ``Predicate``."""
    left, colon, example = line.partition(" : ")
    if not colon:
        raise ValueError("no ' : ' before the example")
    lemmas, *parts = left.split()
    fields: dict[str, object] = {"pos": "v", **defaults}
    needs: dict[str, str] = {}
    for part in parts:
        slot, equals, filler = part.partition("=")
        if not equals or slot in OPTIONS - {"actor", "recipient", "light"}:
            raise ValueError(f"{part!r} is neither a condition nor an option")
        if slot.startswith("."):
            fields.update([option(slot[1:], filler)])
        else:
            needs[slot] = filler
    fields |= completed(fields)
    conditions = ",".join(f"{slot}={filler}" for slot, filler in needs.items())
    for lemma in lemmas.split("|"):
        identity = f"{lemma}.{fields['pos']}" + (f"/{conditions}" if conditions else "")
        sentence = filled(example.strip(), lemma, identity)
        yield {
            "id": identity,
            "lemma": lemma.replace("_", " "),
            **fields,
            "needs": needs,
            "example": sentence,
        }


def completed(fields: dict[str, object]) -> dict[str, list[str]]:
    """Slots that go without saying: parties "between" whom a noun is, an indirect object beside the object, and for aid
    those whom it is to help ("sent firemen to help Y", "gave money to rebuild homes in Y").
    """
    actor, recipient = list(fields["actor"]), list(fields["recipient"])  # type: ignore[call-overload]
    if fields["pos"] == "n" and "between" not in actor:
        actor.append("between")
    if fields["pos"] == "v" and "obj" in recipient and "iobj" not in recipient:
        recipient.insert(recipient.index("obj") + 1, "iobj")
    helps = fields["event"] == "AID" or str(fields["cameo"]).startswith("033")
    if helps and fields["actor"] == ["subj"] and recipient:
        recipient += [slot for slot in HELPED if slot not in recipient]
    return {"actor": actor, "recipient": recipient}


def filled(example: str, lemma: str, identity: str) -> str:
    """The example with its places filled: the lemma's forms, countries and armed groups by the entry's identity."""
    turn = zlib.crc32(identity.encode())
    step = 1 + turn // len(COUNTRIES) % (len(COUNTRIES) - 1)
    values = {
        "V": inflection.past(lemma),
        "B": lemma,
        "G": inflection.gerund(lemma),
        "P": inflection.participle(lemma),
        "S": inflection.third(lemma),
        "1": COUNTRIES[turn % len(COUNTRIES)],
        "2": COUNTRIES[(turn + step) % len(COUNTRIES)],
        "X": ARMED[turn % len(ARMED)],
    }
    article = "an" if lemma[0] in "aeiou" and not lemma.startswith(("uni", "eu")) else "a"
    example = re.sub(r"\b([Aa])n? (?=\$B)", lambda m: m[1] + article[1:] + " ", example)
    text = re.sub(r"\$([VBGPS12X])", lambda m: values[m[1]], example)
    return text[:1].upper() + text[1:]


def table(path: Path) -> list[Predicate]:
    """The entries of one table; ``SystemExit`` names the line that does not fit."""
    found: list[Predicate] = []
    defaults: dict[str, object] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if line.startswith("="):
                defaults = head(line)
            else:
                found.extend(msgspec.convert(e, Predicate) for e in entries(line, defaults))
        except (ValueError, KeyError, msgspec.ValidationError) as error:
            raise SystemExit(f"{path.name}, line {number}: {error}") from error
    return found


def built() -> bytes:
    """The whole file, sorted by lemma and part of speech, then number of conditions, the narrowest first."""
    found = [p for path in sorted(HERE.glob("*.txt")) for p in table(path)]
    found.sort(key=lambda p: (p.lemma, p.pos, -len(p.needs), vagueness(p), breadth(p)))
    return b"".join(msgspec.json.encode(slim(p)) + b"\n" for p in found)


def vagueness(predicate: Predicate) -> int:
    """How little the conditions say: words and sets nothing, kinds some, "anything" most."""
    return sum(VAGUE.get(part, 0) for filler in predicate.needs.values() for part in filler.split("|"))


def breadth(predicate: Predicate) -> int:
    """How many words the conditions let in."""
    parts = [part for filler in predicate.needs.values() for part in filler.split("|")]
    return sum(len(word_sets().get(part[1:], ())) if part.startswith("@") else 1 for part in parts)


def slim(predicate: Predicate) -> dict[str, object]:
    """The fields of an entry that differ from their defaults, in the order of the type."""
    plain: dict[str, object] = msgspec.to_builtins(predicate)
    defaults = {f.name: f.default for f in msgspec.structs.fields(Predicate)}
    keep = {"id", "lemma", "event", "cameo", "actor", "recipient", "example"}
    empty: list[object] = [[], {}, None, False, ""]
    return {k: v for k, v in plain.items() if k in keep or (v not in empty and v != defaults[k])}


def main() -> int:
    """Write the file, or with ``--check`` compare it."""
    data = built()
    if "--check" in sys.argv[1:]:
        fresh = TARGET.exists() and TARGET.read_bytes() == data
        print(
            "predicates.jsonl is fresh"
            if fresh
            else "predicates.jsonl is stale: run scripts/predicates/build.py"
        )
        return 0 if fresh else 1
    TARGET.write_bytes(data)
    print(f"{len(data.splitlines())} entries")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
