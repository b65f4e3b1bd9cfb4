"""What a text is about, as far as events need it: sport and entertainment use the words of conflict for play."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.events import grammar
from onrecord.events.arguments import Trigger
from onrecord.events.scene import Scene
from onrecord.schema import Actor, Document, ParsedSentence

PLAY = frozenset(
    "match goal league cup championship tournament season coach quarterback striker midfielder goalkeeper defender "
    "football soccer basketball baseball cricket rugby tennis golf hockey boxing olympics olympic medal semifinal "
    "quarterfinal semi-final playoff playoffs innings wicket touchdown homer inning kickoff halftime half-time "
    "premiership bundesliga nba nfl nhl mlb fifa uefa athlete teammate knockout penalty referee stadium sprint "
    "film movie album song singer actor actress concert celebrity sitcom premiere box-office band guitarist novel "
    "episode fixture relegation formula grand-slam wimbledon racing derby jockey batsman bowler".split()
)
PUBLIC = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "UAF", "IGO", "PTY", "OPP"))
"""Sectors whose doings count even in a text about play."""


SHORT = 5
"""How many sentences a text has at most of which one word of mischance says what it is about."""

HEADING = 4
"""How many words a title of a passage has at most."""

PUBLIC_ACTORS = 3
"""How many actors of public life make a text one about public affairs."""

PRIVATE = frozenset(("CVL", "CRM"))
"""Sectors that alone make a single person no political actor: what private persons do to each other is no event."""


MISHAPS = frozenset(
    "earthquake quake tsunami hurricane typhoon cyclone tornado flood flooding landslide mudslide avalanche wildfire "
    "bushfire drought storm blizzard heatwave lightning eruption volcano crash collision accident derailment wreck "
    "stampede capsizing shipwreck fire blaze epidemic pandemic outbreak virus disease coronavirus covid covid-19 "
    "cholera ebola famine collapse leak mishap".split()
)
DISASTERS = frozenset(
    "earthquake quake tsunami hurricane typhoon cyclone tornado landslide mudslide avalanche wildfire bushfire".split()
)
"""Of these one word says what even a long text is about."""

VIOLENCE = frozenset(
    "attack bomb bombing gunman shooting airstrike strike raid shelling rocket missile rebel militant insurgent "
    "terrorist soldier troop militia clash fighting war assassin assault offensive gunfire explosion blast army "
    "police protester attacker killer murder suicide sniper ambush jihadist".split()
)


VEHICLES = frozenset(
    "car truck lorry van bus minibus train tram taxi motorcycle motorbike bicycle scooter tractor suv pickup vehicle boat "
    "dog bull elephant hippo hippopotamus crocodile alligator shark lion tiger leopard bear snake cow buffalo horse bee "
    "wasp tree rock boulder log wall roof ladder".split()
)
"""What kills by mischance, where nobody is said to have used it."""

MISCHANCES = frozenset(
    "crash collide overturn derail capsize sink drown collapse swerve skid topple slip".split()
)
"""Verbs of a clause of time that tell of a mishap ("when a bus overturned")."""

BEARERS = frozenset("rebel militant soldier troop militia army police protester".split())
"""Words of ``VIOLENCE`` that name people: they come to the help after a mishap too."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a text is about: ``play`` (sport, entertainment), an ``accident`` or disaster, ``public`` affairs."""

    play: bool
    accident: bool
    public: bool


def find_topic(document: Document, actors: Iterable[Actor]) -> Topic:
    """The topic of ``document``: public affairs where three who act for the public appear and neither of the others is."""
    play, accident = is_play(document), is_accident(document)
    acting = sum(is_public(a) for a in actors)
    return Topic(play, accident, not play and not accident and acting >= PUBLIC_ACTORS)


def is_accident(document: Document) -> bool:
    """True for a text that speaks of mishaps and forces of nature more than of violence, and more than once if it is long."""
    mishaps = disasters = violence = 0
    for sentence in document.sentences:
        for i, word in enumerate(sentence.words):
            if word.upos in ("NOUN", "PROPN"):
                lemma = word.lemma.lower()
                mishaps += _is_mishap(sentence, i)
                disasters += lemma in DISASTERS
                violence += lemma in VIOLENCE and lemma not in BEARERS
    return mishaps > violence and (mishaps > 1 or disasters > 0 or len(document.sentences) <= SHORT)


def _is_mishap(s: ParsedSentence, i: int) -> bool:
    """True for a word of mischance; "fire" that is opened, set, returned or come under is none."""
    lemma = s.words[i].lemma.lower()
    if lemma != "fire":
        return lemma in MISHAPS
    return s.words[i].rel != "obj" and grammar.case_of(s, i) not in ("on", "under", "with", "of", "to")


def is_heading(sentence: ParsedSentence) -> bool:
    """True for the title of a passage ("THE TALKS"): a few words without a verb or an end."""
    words = sentence.words
    return len(words) <= HEADING and words[-1].upos != "PUNCT" and not any(w.upos == "VERB" for w in words)


def is_accidental(scene: Scene, trigger: Trigger) -> bool:
    """True if the trigger's own clause names a mishap as the cause ("were killed in a crash")."""
    s = scene.sentence
    first = s.words[trigger.word].head if s.words[trigger.word].rel == "conj" else trigger.word
    own = s.dependents(trigger.word, "obl", "nsubj", "obl:agent") + s.dependents(first, "obl")
    hung = [*own, *s.ancestors(trigger.word)]
    hung += [c for i in hung for c in s.dependents(i, "flat", "compound", "appos")]
    if any(_is_mishap(s, i) for i in hung):
        return True
    if any(scene.lemma(i) in VIOLENCE - BEARERS for i in range(len(s.words))):
        return False
    clauses = [c for c in s.dependents(first, "advcl") if scene.lemma(c) in MISCHANCES]
    return bool(clauses) or any(scene.lemma(i) in VEHICLES and grammar.case_of(s, i) == "by" for i in own)


def is_violent(scene: Scene, trigger: Trigger) -> bool:
    """True if the trigger's clause names violence as the cause ("the shelling killed two drivers")."""
    s = scene.sentence
    return any(scene.lemma(i) in VIOLENCE for i in s.dependents(trigger.word, "obl", "nsubj", "obl:agent"))


def is_play(document: Document) -> bool:
    """True for a text that is mostly about sport or entertainment: four kinds of its words, three in a hundred nouns."""
    nouns, kinds, play = 0, set(), 0
    for sentence in document.sentences:
        for word in sentence.words:
            if word.upos in ("NOUN", "PROPN"):
                nouns += 1
                lemma = word.lemma.lower()
                if lemma in PLAY:
                    play += 1
                    kinds.add(lemma)
    return len(kinds) >= 4 and play * 100 >= 6 * nouns


def is_public(actor: Actor) -> bool:
    """True for an actor that acts for a state, an armed group, a party or an organisation of states."""
    return actor.kind in ("government", "country") or any(s in PUBLIC for s in actor.sectors)


def is_relevant(actor: Actor) -> bool:
    """True for an actor of political interest: with a country, a collective, or a person who is not just private."""
    if actor.country is not None or actor.kind in ("government", "country", "organization", "group"):
        return True
    return any(s not in PRIVATE for s in actor.sectors)


def is_unnamed(actor: Actor) -> bool:
    """True for private people without a name ("tourists")."""
    return (
        bool(actor.sectors)
        and set(actor.sectors) <= PRIVATE
        and all(m.form != "name" for m in actor.mentions)
    )
