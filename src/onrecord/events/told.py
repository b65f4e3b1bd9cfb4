"""What somebody says of another that is an event of its own, although no entry names it.

Who says that another has attacked, or is to blame, accuses; who says that another needs to do something, that it is
time for it, or tells him "do it", asks; who says that he will not do something refuses; who says what will happen
unless another yields threatens. Only where the two parties are known already (``pairs``): the speaker must be the one
and who is spoken of the other. The entries are called after the way in which it is said, and the word.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from onrecord.events import grammar
from onrecord.events.arguments import AVOWING, SAYING, Party, Trigger, fillers
from onrecord.events.cue_categories import CONFLICT
from onrecord.events.heard import READER, RECIPIENT
from onrecord.events.parties import parties
from onrecord.events.scene import Scene
from onrecord.events.status import find_status
from onrecord.lexicons.predicates import Predicate
from onrecord.schema import ParsedSentence

SPOKEN_OF = ("comp.subj", "comp.comp.subj", "comp.for", "obj", "iobj", "to")
"""Slots of a verb of saying that hold of whom, or to whom, something is said."""


class Way(NamedTuple):
    """A way of saying: type, CAMEO code and mode of what is done by it, and how surely it is done."""

    event: str
    cameo: str
    modes: tuple[str, ...]
    strength: float


WAYS = {
    "told": Way("ACCUSE", "112", ("allege",), 0.8),
    "urged": Way("REQUEST", "020", (), 0.85),
    "refused": Way("REJECT", "120", (), 0.6),
    "warned": Way("THREATEN", "130", (), 0.6),
    "judged": Way("ACCUSE", "111", ("disapprove",), 0.6),
    "declined": Way("REJECT", "120", (), 0.6),
    "menaced": Way("THREATEN", "130", (), 0.7),
    "praised": Way("SUPPORT", "051", (), 0.6),
    "tells": Way("ACCUSE", "112", ("allege",), 0.1),
    "foretells": Way("THREATEN", "130", (), 0.1),
    "speaks": Way("ACCUSE", "110", (), -0.2),
    "bodes": Way("THREATEN", "130", (), -0.2),
}
"""The last four: whatever else one tells or foretells of the other, or where he is named, is seldom to his praise."""

ABUSIVE = frozenset(("ASSAULT", "COERCE"))
"""Types of what is done to people by the state in which it is done, where nobody else is named."""

REAL = frozenset(("occurred", "ongoing", "historical"))
"""Statuses of what is told as having happened."""

COOPERATION = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
TELLING = (
    SAYING
    | AVOWING
    | frozenset(
        "vow swear promise pledge find conclude rule reveal report believe think maintain assert contend tweet".split()
    )
)
PARTS = frozenset("hand finger part role".split())
BLAMED = frozenset("responsible guilty complicit culpable answerable".split())
"""What one is who did wrong ("said that X was responsible for the raid")."""

BAD = frozenset(
    "outrageous shameful disgraceful scandalous absurd immoral wrong inexcusable intolerable deplorable "
    "appalling hypocritical illegal unlawful cowardly reckless irresponsible barbaric criminal unjust unfair cynical "
    "dishonest despicable disastrous unjustified unjustifiable unwarranted provocative dangerous disgrace outrage "
    "insult shame affront farce travesty lie scandal provocation mistake betrayal sham puppet mockery regrettable "
    "disappointing troubling alarming worrying brutal inhumane racist undemocratic unconstitutional corrupt".split()
)
"""What somebody calls ill (adjectives and nouns of a clause with "to be")."""

GOOD = frozenset(
    "admirable commendable courageous brave legitimate justified encouraging generous historic praiseworthy exemplary "
    "heroic wise welcome laudable friend partner ally hero inspiration triumph milestone credible remarkable "
    "impressive indispensable".split()
)
"""What somebody calls good."""

UNSUITED = frozenset(
    "unacceptable nonstarter non-starter premature unrealistic unworkable out-of-question".split()
)
"""What somebody calls what he will not have."""

SUFFERING = frozenset("regret rue suffer perish burn reap".split())
PAYING = frozenset("face pay feel meet incur bear see".split())
PRICE = frozenset(
    "consequence retaliation response price wrath punishment sanction reprisal penalty retribution reckoning cost force "
    "fire hell defeat destruction annihilation war tariff duty".split()
)
"""What they will suffer, or face, whom somebody threatens ("said that X would pay a price")."""

OBLIGED = frozenset("need have ought".split())
"""Verbs whose infinitive is a duty ("said that X needed to leave")."""

UNWANTED = frozenset("want need accept intend plan mean wish tolerate stand".split())
"""Verbs that, denied, say that somebody will not have something ("said that it no longer wanted their food")."""

WILLING = frozenset("will would 'll 'd shall wo".split())
POSSIBLE = WILLING | frozenset("can could may might".split())
DUTY = frozenset("must should ought".split())
CONDITIONS = frozenset("if unless until should long once".split())
"""Words that open the clause of what somebody must do, or leave, lest something follow."""


@cache
def entry(way: str, lemma: str) -> Predicate:
    """The entry of a word by which something is done in a way of ``WAYS``."""
    event, cameo, modes, _ = WAYS[way]
    own = way in ("refused", "warned")
    return Predicate(
        id=f"{way}:{lemma}",
        lemma=lemma,
        event=event,
        modes=modes,
        cameo=cameo,
        recipient=(*RECIPIENT, "comp.obj", "comp.with") if own else SPOKEN_OF,
        status="occurred" if own else None,
    )


def told(scene: Scene, found: Iterable[Trigger], speaker: str, other: str) -> Iterator[Trigger]:
    """What the speaker does by what he says of the other (ids of actors); ``found``: the sentence's triggers."""
    found = tuple(found)
    talk = _Talk(
        scene, speaker, other, {t.word: t.entry.event for t in found if not t.entry.id.startswith(READER)}
    )
    for t in found:
        if t.entry.event in CONFLICT and talk.is_misdeed(t):
            yield from talk.said("told", t.word)
    for i in range(len(scene.sentence.words)):
        yield from talk.ways(i)


class _Talk(NamedTuple):
    """A sentence and its two sides; ``taken``: type of the event that the lexicon sees in a word."""

    scene: Scene
    speaker: str
    other: str
    taken: Mapping[int, str]

    def ways(self, i: int) -> Iterator[Trigger]:
        """What is done by the clause of word ``i``, or by its being said."""
        if i not in self.taken and self.is_refused(i):
            yield self.trigger("refused", i)
        elif i not in self.taken and self.is_warned(i):
            yield self.trigger("warned", i)
        if self.is_blamed(i):
            yield from self.said("told", i)
        elif self.is_obliged(i) or self.is_commanded(i):
            yield from self.said("urged", i)
        elif self.is_menaced(i):
            yield from self.said("menaced", i)
        elif (judged := self.judged(i)) is not None:
            yield from self.said(judged, i)
        else:
            yield from self.tells(i)

    def trigger(self, way: str, i: int) -> Trigger:
        """The trigger of a way at word ``i``."""
        return Trigger(i, entry(way, self.scene.lemma(i)), None, (), (), WAYS[way].strength)

    def said(self, way: str, i: int) -> Iterator[Trigger]:
        """The verb by which the speaker says the clause of word ``i``, if there is one."""
        above = verb_of_saying(self.scene, i)
        if above is not None and self.speaker in self.named(grammar.subjects(self.scene.sentence, above)):
            yield self.trigger(way, above)

    def named(self, heads: Iterable[int]) -> set[str]:
        """Ids of the parties that the phrases name, or whose office they name ("Italy's minister")."""
        return {p.actor.id for w in heads for p in (*parties(self.scene, w), *owners(self.scene, w))}

    def means_other(self, heads: Iterable[int]) -> bool:
        """True if the other, and not the speaker, is meant."""
        named = self.named(heads)
        return self.other in named and self.speaker not in named

    def is_of_other(self, i: int) -> bool:
        """True if the other is the subject of word ``i`` as it stands."""
        return self.means_other(grammar.surface_subjects(self.scene.sentence, i))

    def has(self, i: int, auxiliaries: frozenset[str]) -> bool:
        """True if one of the auxiliaries stands with word ``i``."""
        s = self.scene.sentence
        return any(s.words[c].rel == "aux" and self.scene.lemma(c) in auxiliaries for c in s.children[i])

    def is_negated(self, i: int) -> bool:
        """True for "not", "never" and "no longer" with word ``i``."""
        return any(self.scene.lemma(c) in ("not", "never", "longer") for c in self.scene.sentence.children[i])

    def is_misdeed(self, t: Trigger) -> bool:
        """True for harm that the other is told to have done; what he must or may do is none."""
        doers = [w for slot in t.entry.actor for w in fillers(self.scene, t.word, slot, t.light)]
        if not doers and t.entry.event in ABUSIVE and grammar.is_passive(self.scene.sentence, t.word):
            return self.has_place(t.word) and find_status(self.scene, t)[0] in REAL
        return not t.entry.reciprocal and self.means_other(doers) and find_status(self.scene, t)[0] in REAL

    def has_place(self, i: int) -> bool:
        """True for "prisoners were beaten in X" and "prisoners in X were beaten": the other is the state where it is done."""
        s = self.scene.sentence
        near = [i, *grammar.surface_subjects(s, i)]
        return self.means_other(w for n in near for w in grammar.modifiers(s, n, "in"))

    def is_blamed(self, i: int) -> bool:
        """True for "X was responsible for the raid", "X was behind it", "X was to blame", "X had a hand in it"."""
        s = self.scene.sentence
        lemma = self.scene.lemma(i)
        blamed = (
            (s.words[i].upos == "ADJ" and lemma in BLAMED)
            or (lemma == "blame" and "to" in grammar.markers(s, i) and not s.dependents(i, "obj"))
            or (lemma == "have" and any(self.scene.lemma(w) in PARTS for w in s.dependents(i, "obj")))
            or ("behind" in grammar.cases(s, i) and bool(s.dependents(i, "cop")))
        )
        return blamed and not self.is_negated(i) and self.is_of_other(i)

    def judged(self, i: int) -> str | None:
        """The way of "X's ruling was a disgrace" and of "it was outrageous that X had left"; None for no judgement."""
        s = self.scene.sentence
        lemma = self.scene.lemma(i)
        if lemma not in BAD | GOOD | UNSUITED or not s.dependents(i, "cop") or self.is_negated(i):
            return None
        if self.other not in self.named(s.subtree(i)) or self.speaker in self.named(s.dependents(i, "nsubj")):
            return None
        return "judged" if lemma in BAD else "declined" if lemma in UNSUITED else "praised"

    def is_menaced(self, i: int) -> bool:
        """True for "X would face consequences", "X will regret it"."""
        s = self.scene.sentence
        if not self.has(i, WILLING) or self.is_negated(i) or not self.is_of_other(i):
            return False
        lemma = self.scene.lemma(i)
        faced = any(self.scene.lemma(w) in PRICE for w in s.dependents(i, "obj"))
        dearly = any(self.scene.lemma(w) in ("dearly", "heavily") for w in s.dependents(i, "advmod"))
        return lemma in SUFFERING or (lemma in PAYING and (faced or dearly))

    def is_obliged(self, i: int) -> bool:
        """True for "X needed to leave", "X ought to leave", "it was time for X to leave"."""
        s = self.scene.sentence
        lemma = self.scene.lemma(i)
        if self.is_negated(i):
            return False
        if lemma == "time" and s.dependents(i, "cop"):
            below = s.dependents(i, "acl", "advcl", "ccomp", "csubj")
            heads = [w for c in below for w in s.dependents(c, "nsubj")] + grammar.modifiers(s, i, "for")
            return self.means_other(heads)
        if lemma not in OBLIGED or s.words[i].upos not in ("VERB", "AUX"):
            return False
        if s.words[i].rel == "aux":
            return lemma == "ought" and self.is_of_other(s.words[i].head)
        infinitive = any("to" in grammar.markers(s, c) for c in s.dependents(i, "xcomp"))
        return infinitive and self.is_of_other(i)

    def is_commanded(self, i: int) -> bool:
        """True for the imperative of "Withdraw, X told Y"."""
        s = self.scene.sentence
        above = verb_of_saying(self.scene, i) if "Mood=Imp" in s.words[i].feats else None
        if above is None or s.dependents(i, "nsubj"):
            return False
        return self.means_other([*s.dependents(above, "obj", "iobj"), *grammar.modifiers(s, above, "to")])

    def is_refused(self, i: int) -> bool:
        """True for what the speaker says, or is told, that he will not do."""
        willing = self.has(i, WILLING) or self.scene.lemma(i) in UNWANTED
        if not willing or not self.is_negated(i) or conditions(self.scene, i):
            return False
        named = self.named(grammar.surface_subjects(self.scene.sentence, i))
        return self.speaker in named and self.other not in named

    def is_warned(self, i: int) -> bool:
        """True for what the speaker says will happen if the other does, or does not do, something."""
        s = self.scene.sentence
        above = verb_of_saying(self.scene, i)
        hinges = conditions(self.scene, i) + (conditions(self.scene, above) if above is not None else [])
        lest = any(self.is_negated(c) or "unless" in grammar.markers(s, c) for c in hinges)
        if not hinges or not self.has(i, POSSIBLE) or (self.is_cooperation(i, hinges) and not lest):
            return False
        speakers = grammar.surface_subjects(s, i) if above is None else grammar.subjects(s, above)
        heads = [w for c in (i, *hinges) for w in grammar.surface_subjects(s, c)] + s.dependents(i, "obj")
        heads += [] if above is None else s.dependents(above, "obj", "iobj", "obl")
        return self.speaker in self.named(speakers) and self.other in self.named(heads)

    def is_cooperation(self, i: int, without: Iterable[int] = ()) -> bool:
        """True if the clause of word ``i``, but for those of its clauses, names cooperation."""
        s = self.scene.sentence
        aside = [*without, *s.dependents(i, "nsubj", "advcl"), *grammar.modifiers(s, i, "for")]
        below = set(s.subtree(i)).difference(*(s.subtree(c) for c in aside))
        return any(self.taken.get(w) in COOPERATION for w in below)

    def tells(self, i: int) -> Iterator[Trigger]:
        """What else the speaker says that the other does or will do, or says where the other is named."""
        s = self.scene.sentence
        above = verb_of_saying(self.scene, i)
        if s.words[i].rel == "aux" or above is None or above in self.taken:
            return
        of_other = self.is_of_other(i) and s.words[i].upos == "VERB"
        own = self.speaker in self.named(grammar.surface_subjects(s, i))
        if not of_other and (
            (own and not self.has(i, WILLING)) or self.other not in self.named(s.subtree(i))
        ):
            return
        if self.has(i, WILLING):
            if not self.is_cooperation(i):
                yield from self.said("foretells" if of_other else "bodes", i)
        elif (
            not self.has(i, DUTY)
            and not grammar.is_passive(s, i)
            and (of_other or not self.is_cooperation(i))
        ):
            yield from self.said("tells" if of_other else "speaks", i)


def verb_of_saying(scene: Scene, i: int) -> int | None:
    """The verb that says the clause of word ``i``, or a clause with which it is coordinated."""
    s = scene.sentence
    for _ in range(grammar.DEPTH):
        if s.words[i].rel != "conj":
            break
        i = s.words[i].head
    if s.words[i].rel == "ccomp" and scene.lemma(s.words[i].head) in TELLING:
        return s.words[i].head
    return next((c for c in s.dependents(i, "parataxis") if scene.lemma(c) in TELLING), None)


def owners(scene: Scene, i: int) -> list[Party]:
    """Parties whose the one is that word ``i`` names ("Italy's minister", "the Kenyan army")."""
    s = scene.sentence
    titles = [
        c
        for c in s.dependents(i, "nmod", "compound", "appos")
        if c < i and s.words[c].upos in ("NOUN", "PROPN")
    ]
    heads = (i, *(c for c in titles if not grammar.cases(s, c)))
    own = [c for h in heads for c in (*s.dependents(h, "nmod:poss"), *grammar.affiliations(s, h))]
    return [p for c in own if c in scene.mentions for p in parties(scene, c)]


def conditions(scene: Scene, i: int) -> list[int]:
    """Heads of the clauses on which the clause of word ``i`` depends ("if", "unless")."""
    s = scene.sentence
    return [
        c
        for c in s.dependents(i, "advcl")
        if CONDITIONS.intersection(grammar.markers(s, c)) or is_inverted(s, c)
    ]


def is_inverted(s: ParsedSentence, i: int) -> bool:
    """True for the condition "should X leave": the auxiliary stands before the subject."""
    subjects = s.dependents(i, "nsubj")
    should = [c for c in s.dependents(i, "aux") if s.words[c].lemma.lower() == "should"]
    return bool(subjects and should) and should[0] < subjects[0]
