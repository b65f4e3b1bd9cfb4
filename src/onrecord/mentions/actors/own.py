"""Users' own actors in the text: their names are found first, and what their file says of them goes before our tables."""

from onrecord.lexicons.countries import capitals, country_names, demonyms
from onrecord.lexicons.organizations import Organization
from onrecord.lexicons.own.book import OwnActor, Spell
from onrecord.lexicons.own.force import Force, current
from onrecord.lexicons.own.match import names_by_start, names_whole, plain, start_of
from onrecord.mentions.actors.candidate import Candidate, Chain, What
from onrecord.mentions.actors.gazetteer import Hit, HitKind, Known
from onrecord.schema import Document, ParsedSentence, Role

_WHAT: dict[str, What] = {
    "person": "person",
    "organization": "organization",
    "government": "government",
    "country": "country",
    "group": "organization",
}
Decision = tuple[OwnActor, Spell]


def with_own_hits(text: str, sentence: ParsedSentence, found: list[Hit]) -> list[Hit]:
    """Known names ``found`` in a sentence of ``text``, those of the book in force put in; of two that overlap the longer
    stays, of two alike the book's.
    """
    force = current()
    own = own_hits(text, sentence, force) if force is not None else []
    if not own:
        return found
    kept = [h for h in own if not any(_within(h, other) for other in found)]
    taken = {i for h in kept for i in range(h.first, h.last + 1)}
    others = [h for h in found if taken.isdisjoint(range(h.first, h.last + 1))]
    return sorted([*kept, *others])


def _within(hit: Hit, other: Hit) -> bool:
    """True if a name is only a part of another."""
    return other.first <= hit.first and hit.last <= other.last and other[:2] != hit[:2]


def own_hits(text: str, sentence: ParsedSentence, force: Force) -> list[Hit]:
    """Names of the book in force in a sentence, left to right, longest first, as far as they hold on that day."""
    index = names_by_start(force.book)
    ends = {w.end: i for i, w in enumerate(sentence.words)}
    found: list[Hit] = []
    past = -1
    for i, word in enumerate(sentence.words):
        if i <= past:
            continue
        for name in index.get(start_of(word.form), ()):
            last = ends.get(word.start + len(name.name))
            written = text[word.start : word.start + len(name.name)]
            if last is None or not name.fits(written) or not _is_name(sentence, i, last, name.name):
                continue
            spell = name.actor.on(force.day)
            known = _known(sentence, i, last, written, name.actor, spell) if spell is not None else None
            if known is not None:
                found.append(Hit(i, last, known))
                past = last
                break
    return found


def _is_name(sentence: ParsedSentence, first: int, last: int, name: str) -> bool:
    """True unless the words are ordinary ones here: a name has a capital where the file has one."""
    word = sentence.words[first]
    if word.form[0].islower() and name[0].isupper():
        return False
    return last > first or word.upos in ("PROPN", "X") or word.ner != "O" or not name[0].isupper()


def _known(
    sentence: ParsedSentence, first: int, last: int, written: str, actor: OwnActor, spell: Spell
) -> Known | None:
    """What a name of the book is here; None where our tables say the same of a country."""
    kind: HitKind = "organization"
    if actor.kind == "person" or (
        actor.kind is None and all(w.ner.endswith("PER") for w in sentence.words[first : last + 1])
    ):
        return Known(written, "person", None, None, actor.entry)
    if actor.kind == "country" or (actor.kind is None and spell.country and spell.cameo == spell.country):
        if actor.kind is None and spell.country in (
            country_names().get(written), demonyms().get(written), capitals().get(written)
        ):  # fmt: skip
            return None
        kind = "country" if actor.kind == "country" else "capital"
        return Known(written, kind, spell.country, None, actor.entry)
    body = Organization((actor.key,), spell.country, spell.sectors, origin=actor.file)
    return Known(written, kind, spell.country, body, actor.entry)


def under_own_names(document: Document, named: list[Candidate]) -> list[list[Candidate]]:
    """Mentions by name of each actor of the book in force, whichever of its names they use; those with two or more."""
    force = current()
    found: dict[str, list[Candidate]] = {}
    for candidate in named if force is not None else ():
        for _, actor, _ in _of_name(document, candidate, force):  # type: ignore[arg-type]
            found.setdefault(actor.entry, []).append(candidate)
    return [several for several in found.values() if len(several) > 1]


def know_own(document: Document, chains: list[Chain]) -> dict[int, Decision]:
    """Put what the book in force says on ``chains``; the answer is by ``id`` of the chain that it decided."""
    force = current()
    if force is None:
        return {}
    decided: dict[int, Decision] = {}
    for chain in chains:
        found = [f for m in chain.members if m.form == "name" for f in _of_name(document, m, force)]
        if found:
            first, actor, spell = max(found, key=lambda f: f[0].name_last - f[0].name_first)
            _take(chain, first, actor, spell)
            decided[id(chain)] = actor, spell
    return decided


def _of_name(document: Document, member: Candidate, force: Force) -> list[tuple[Candidate, OwnActor, Spell]]:
    """The entry that a mention by name is of, on the day in force; none where it does not hold then."""
    words = document.sentences[member.sentence].words
    whole = document.text[words[member.name_first].start : words[member.name_last].end]
    for name in names_whole(force.book).get(plain(whole), ()):
        spell = name.actor.on(force.day)
        fits = name.fits(whole) or len(plain(whole).split()) > 1
        if spell is not None and fits and _same_sort(member, name.actor):
            return [(member, name.actor, spell)]
    return []


def _same_sort(member: Candidate, actor: OwnActor) -> bool:
    """False for a person where the file means no person, and the other way round."""
    return actor.kind is None or (actor.kind == "person") == (member.what == "person")


def _take(chain: Chain, first: Candidate, actor: OwnActor, spell: Spell) -> None:
    """Put an entry on a chain: what the file leaves open stays as it was found."""
    chain.country = spell.country or chain.country
    if spell.sectors:
        for member in chain.members:
            member.sectors = ()
        first.sectors = spell.sectors
        chain.refresh()
    if actor.kind is not None:
        chain.what = _WHAT[actor.kind]
    first.entry, first.basis = actor.entry, "user"
    if spell.office is not None:
        for member in chain.members:
            member.roles = [r for r in member.roles if r.basis != "gazetteer"]
        first.roles.append(Role(spell.office, None, spell.country, "user"))
