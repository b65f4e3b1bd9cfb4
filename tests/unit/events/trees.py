"""Sentences by hand in six columns: form, lemma, tag, features, governor, relation; and actors by their words."""

from tests.conllu_fixture import document

from onrecord.events.find import find_events
from onrecord.events.scene import Scene, build_scenes
from onrecord.lexicons.predicates import Predicate
from onrecord.schema import Actor, Document, Event, Mention, Place, Statement, Time

COUNTRIES = {
    "Ghana": "GHA",
    "Chile": "CHL",
    "Norway": "NOR",
    "Peru": "PER",
    "Chilean": "CHL",
    "Norwegian": "NOR",
}

LEXICON = tuple(
    Predicate(id=f"{lemma}.{pos}", lemma=lemma, pos=pos, event=event, cameo=cameo, **options)
    for lemma, pos, event, cameo, options in (
        (
            "must",
            "v",
            "REQUEST",
            "020",
            {"needs": {"subj": "actor", "obj": "actor"}, "embeds": "hypothetical"},
        ),
        ("attack", "v", "ASSAULT", "190", {}),
        ("attack", "n", "ASSAULT", "190", {"recipient": ("on", "against", "obj")}),
        ("withdraw", "v", "RETREAT", "0874", {"recipient": ("from",)}),
        ("meet", "v", "CONSULT", "040", {"reciprocal": True, "recipient": ("obj", "with")}),
        (
            "talk",
            "n",
            "CONSULT",
            "040",
            {"reciprocal": True, "actor": ("subj", "between"), "recipient": ("with",)},
        ),
        (
            "hold",
            "v",
            "CONSULT",
            "040",
            {"needs": {"obj": "talk|meeting"}, "recipient": ("with",), "reciprocal": True},
        ),
        ("hold", "v", "NONE", "010", {"needs": {"obj": "view"}}),
        ("threaten", "v", "THREATEN", "130", {"recipient": ("obj",)}),
        ("refuse", "v", "REJECT", "120", {"recipient": ("obj",)}),
        ("accuse", "v", "ACCUSE", "112", {}),
        ("kill", "v", "ASSAULT", "190", {}),
        ("agree", "v", "AGREE", "030", {"recipient": ("with",)}),
        ("call", "v", "REQUEST", "020", {"needs": {"has:for": "*"}}),
        ("ceasefire", "n", "RETREAT", "0871", {}),
        ("demand", "v", "REQUEST", "100", {"recipient": ()}),
        ("fighting", "n", "ASSAULT", "190", {"actor": ("between",), "recipient": ("with",)}),
        ("visit", "v", "CONSULT", "042", {"modes": ("visit",)}),
        ("arrest", "v", "COERCE", "173", {"modes": ("arrest",)}),
        ("march", "v", "PROTEST", "141", {"recipient": ("on",)}),
    )
)


def tree(*sentences: str, published: str | None = "2024-03-24", headline: int = 0) -> Document:
    """A document of sentences in six columns each."""
    blocks = []
    for sentence in sentences:
        lines = []
        for n, line in enumerate(sentence.strip().splitlines(), 1):
            form, lemma, upos, feats, head, deprel = line.split()
            lines.append(f"{n} {form} {lemma} {upos} _ {feats} {head} {deprel} _ _")
        blocks.append("\n".join(lines))
    return document("# newdoc id = d\n" + "\n\n".join(blocks), published, headline)


def countries(found: Document) -> tuple[Actor, ...]:
    """Every country that is named in the document, as an actor."""
    mentions: dict[str, list[Mention]] = {}
    for s in found.sentences:
        for w in s.words:
            if w.form in COUNTRIES:
                mentions.setdefault(COUNTRIES[w.form], []).append(Mention(w.start, w.end, "name"))
    return tuple(
        Actor(id=f"a{n}", name=code, kind="country", country=code, mentions=tuple(ms))
        for n, (code, ms) in enumerate(mentions.items(), 1)
    )


def scene(found: Document, n: int = 0) -> Scene:
    return build_scenes(found, countries(found), (), (), ())[n]


def events(
    found: Document,
    times: tuple[Time, ...] = (),
    places: tuple[Place, ...] = (),
    statements: tuple[Statement, ...] = (),
) -> tuple[Event, ...]:
    return find_events(found, countries(found), times, places, statements)


def who(found: Document, event: Event) -> tuple[list[str], list[str]]:
    """Country codes of actors and recipients."""
    names = {a.id: a.name for a in countries(found)}
    return [names[i] for i in event.actors], [names[i] for i in event.recipients]
