"""Who "both countries", "the two sides" and "the leaders" are: the parties of whom the text has just spoken together.

A text names the parties once and then speaks of them as one. An event in which such a group takes part is an event of
its members. ``Company`` remembers, as the text goes on, which actors of different countries were named in one breath:
coordinated ("Norway and Chile") or on the two sides of one event.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.events import grammar
from onrecord.events.hosts import is_host
from onrecord.events.parties import parties
from onrecord.events.scene import Scene
from onrecord.lexicons.countries import country_by_code, country_names, demonyms
from onrecord.schema import Actor, Mention

CLEARLY = 2
"""How many times as often the text speaks of one than of any other that a word could mean."""

KEPT = 12
"""How many companies are remembered."""

NUMBERS = {
    "both": 2,
    "two": 2,
    "2": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "4": 4,
    "five": 5,
    "5": 5,
    "six": 6,
    "6": 6,
}
COUNTED = {"pair": 2, "duo": 2, "trio": 3}
EACH = frozenset(("each", "neither", "either"))
DEFINITE = frozenset(("the", "both", "these", "those", "each", "neither", "either", "all", "their"))
PARTIES = frozenset(
    "country nation state government side party delegation leader president minister neighbour neighbor power rival foe "
    "ally negotiator emperor king premier chancellor capital republic adversary belligerent team signatory envoy "
    "diplomat counterpart army military statesman pair duo monarch".split()
)
"""Nouns that a text uses for parties that it has named before."""

OTHERS = frozenset("neighbour neighbor rival foe adversary enemy ally partner opponent".split())
"""Nouns for the other of two that a text speaks of ("accused its neighbour"), where a possessor stands before them."""

BARE = frozenset(("both", "two", "three", "four", "pair", "duo", "trio"))
"""Words that alone stand for a group, the numbers and nouns after "the" or "all" ("both recalled their envoys")."""

STATES = frozenset("country nation state government side neighbour neighbor power republic capital".split())
"""Of these nouns the members are the countries themselves, where the text has them as actors."""


@dataclass(slots=True)
class Company:
    """The companies of a text so far, the last one first; each is a list of actors of as many countries.

    ``spoken_of``: how often actors of each country are mentioned in the text.
    """

    known: list[tuple[Actor, ...]] = field(default_factory=list)
    spoken_of: Counter[str | None] = field(default_factory=Counter)

    def note(self, actors: Iterable[Actor]) -> None:
        """Remember ``actors``, one for each country, if there are two at least; hosts were only named as places."""
        by_country: dict[str, Actor] = {}
        for actor in actors:
            if actor.country is not None and not is_host(actor):
                by_country.setdefault(actor.country, actor)
        if len(by_country) > 1:
            self.known = [tuple(by_country.values()), *self.known][:KEPT]

    def other(self, country: str) -> Actor | None:
        """The one actor that was named together with one of ``country``; of several the one the text speaks of most."""
        beside = [a for c in self.known if len(c) == 2 and any(b.country == country for b in c) for a in c]
        codes = {a.country: self.spoken_of[a.country] for a in beside if a.country != country}
        best, *rest = sorted(codes, key=lambda code: -codes[code]) or [None]
        clear = not rest or codes[best] >= CLEARLY * max(1, codes[rest[0]])
        return next((a for a in beside if a.country == best), None) if clear else None

    def main_other(self, country: str) -> str | None:
        """The other of the two countries that the text speaks of far more than of any third."""
        codes = sorted(
            (c for c in self.spoken_of if c in country_by_code()), key=lambda c: -self.spoken_of[c]
        )
        if len(codes) < 2 or country not in codes[:2]:
            return None
        third = self.spoken_of[codes[2]] if len(codes) > 2 else 0
        return next(c for c in codes[:2] if c != country) if self.spoken_of[codes[1]] >= 2 * third else None

    def of(self, number: int | None, states: bool) -> tuple[Actor, ...]:
        """The company of ``number`` members (None: of any number) named most often of late; of states alone if asked."""
        fit = [c for c in self.known if number is None or len(c) == number]
        if states:
            fit = [c for c in fit if all(a.country in country_by_code() for a in c)]
        sets = [frozenset(a.country for a in c) for c in fit]
        return max(fit, key=lambda c: sets.count(frozenset(a.country for a in c)), default=())


def resolve_collectives(scene: Scene, company: Company) -> None:
    """Enter in ``scene.members`` whom the groups named in the sentence consist of; then note who is coordinated in it."""
    groups = [(i, *at) for i, at in sorted(scene.mentions.items()) if _may_be_several(scene, i, *at)]
    for i, actor, mention in (
        *groups,
        *groups,
    ):  # twice: "the leaders of both countries" hang on what follows
        if actor.id not in scene.members:
            found = _members(scene, company, i, actor, mention)
            if found:
                scene.members[actor.id] = found
    _resolve_others(scene, company)
    _resolve_bare(scene, company)
    for group in _coordinated(scene):
        company.note(group)


def _resolve_others(scene: Scene, company: Company) -> None:
    """Enter in ``scene.mentions`` whom "its neighbour" names: the one of whom the text speaks together with the owner."""
    s = scene.sentence
    for i, word in enumerate(s.words):
        owners = s.dependents(i, "nmod:poss")
        if word.upos != "NOUN" or scene.lemma(i) not in OTHERS or i in scene.mentions or not owners:
            continue
        owner = next((p.actor.country for p in parties(scene, owners[0]) if p.actor.country), None)
        other = company.other(owner) if owner is not None and "Number=Plur" not in word.feats else None
        if (
            other is None
            and owner is not None
            and word.has("Number=Sing")
            and scene.lemma(i).startswith("neigh")
        ):
            other = scene.countries.get(company.main_other(owner) or "")
            other = None if other is not None and is_host(other) else other
        own = [c for c in s.dependents(i, "appos", "amod", "nmod") if c not in owners]
        if other is not None and not any(parties(scene, c) for c in own):
            scene.mentions[i] = (_state(scene, other), Mention(word.start, word.end, "nominal"))


def _resolve_bare(scene: Scene, company: Company) -> None:
    """Enter whom "both" or "the two" alone stand for: who is coordinated before it in the sentence, or the last company."""
    s = scene.sentence
    for i, word in enumerate(s.words):
        lemma = word.form.lower()
        if lemma not in BARE or i in scene.mentions or word.rel not in ("nsubj", "obj", "iobj", "obl"):
            continue
        if s.dependents(i, "nmod", "amod", "acl", "appos") or (
            lemma != "both" and not s.dependents(i, "det")
        ):
            continue
        number = COUNTED.get(lemma) or NUMBERS[lemma]
        near = [g for g in _coordinated(scene, i) if len({a.country for a in g} - {None}) == number]
        found = tuple(near[-1]) if near else company.of(number, False)
        if found:
            group = Actor(id=f"group:{s.index}:{i}", name=lemma, kind="group")
            scene.mentions[i] = (group, Mention(word.start, word.end, "nominal"))
            scene.members[group.id] = found


def _may_be_several(scene: Scene, i: int, actor: Actor, mention: Mention) -> bool:
    """True for a noun that a text uses for parties, and whose country, if it has one, is not of its own words.

    The country of "the three presidents" is guessed from the passage where nothing else is known.
    """
    if mention.form != "nominal" or actor.kind == "person":
        return False
    if scene.lemma(i) not in PARTIES and not _is_of_several(scene, i):
        return False
    if actor.country is None:
        return True
    before = [w.form for w in scene.sentence.words[: i + 1] if w.start >= mention.start and w.rel != "cc"]
    return any(w.lower() in NUMBERS for w in before) and not any(
        w in demonyms() or w in country_names() for w in before
    )


def _is_of_several(scene: Scene, i: int) -> bool:
    """True for a plural whose owners are a group that is known ("the congresses of both countries")."""
    s = scene.sentence
    owners = (scene.mentions.get(c) for c in s.dependents(i, "nmod", "nmod:poss"))
    several = any(at is not None and at[0].id in scene.members for at in owners)
    return several and "Number=Plur" in s.words[i].feats


def _members(scene: Scene, company: Company, i: int, actor: Actor, mention: Mention) -> tuple[Actor, ...]:
    """Members of the group ``actor`` whose mention has its head at word ``i``; empty for what is no such group."""
    s = scene.sentence
    beside = set(grammar.conjuncts(s, i)) - {i}
    own = tuple(p.actor for p in parties(scene, i) if p.actor.id != actor.id and p.word not in beside)
    if own:
        return own
    for owner in s.dependents(i, "nmod", "nmod:poss"):
        at = scene.mentions.get(owner)
        if at is None or at[0].id not in scene.members:
            return ()
        return scene.members[at[0].id]
    before = [w.form.lower() for w in s.words[: i + 1] if w.start >= mention.start and w.rel != "cc"]
    number = next((NUMBERS[w] for w in before if w in NUMBERS), 2 if EACH & set(before) else None)
    plural = "Number=Plur" in s.words[i].feats or number is not None
    if not plural or not DEFINITE & set(before) or s.dependents(i, "acl"):
        return ()
    states = scene.lemma(i) in STATES
    found = company.of(number, states)
    return tuple(_state(scene, a) for a in found) if states else found


def _state(scene: Scene, actor: Actor) -> Actor:
    """The country of ``actor``, if the text has it as an actor; else the actor itself."""
    country = scene.countries.get(actor.country or "")
    return actor if country is None or is_host(country) else country


def _coordinated(scene: Scene, before: int | None = None) -> list[list[Actor]]:
    """Actors that are coordinated in the sentence (``before`` a word of it), in order."""
    s = scene.sentence
    end = len(s.words) if before is None else before
    heads = [
        i for i in sorted(scene.mentions) if i < end and s.words[i].rel != "conj" and s.dependents(i, "conj")
    ]
    return [[p.actor for p in parties(scene, i)] for i in heads]
