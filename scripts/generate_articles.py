"""Articles about a made-up year, and the truth about them: which are copies, which tell the same event.

    python scripts/generate_articles.py --articles 3000 --seed 7 -o build/generated

Writes ``articles.jsonl`` (id, title, text, outlet, published, url) and ``truth.jsonl`` (id, story, copy_of, told: for each
passage of the article's text that tells an event: start, end, event, status). Countries and cities are real, so that
they are found; persons, outlets and everything that happens are made up. The same seed gives the same bytes.

What makes it hard, on purpose: every country does the same kinds of things with the same neighbours several times a
year, sometimes in one week; outlets disagree on tolls and days, leave parties and places out, look back on earlier events,
and announce what is later called off or never heard of again.
"""

import argparse
import json
import random
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generator.kinds import FILLERS, KINDS, SAID, SLOTS, TAILS, Kind
from generator.world import (
    COUNTRIES,
    FIRST_NAMES,
    LAST_NAMES,
    OUTLETS,
    OUTLETS_OWN_LINES,
    REBELS,
    WIRES,
    Country,
)

YEAR_BEGINS = date(2026, 1, 5)
DAYS = 350


@dataclass(frozen=True)
class Happening:
    """One event of the made-up year. ``course``: days from the event's own day, and what is told of it then."""

    name: str
    kind: Kind
    actor: Country
    recipient: Country
    minister: dict[str, str]
    city: str
    day: date
    toll: int
    hurt: int
    rebels: str
    course: tuple[tuple[int, str], ...]


@dataclass
class Text:
    """An article in the making: its passages, each with the event and status that it tells, or none."""

    passages: list[tuple[str, Happening | None, str | None]] = field(default_factory=list)

    def add(self, words: str, event: Happening | None = None, status: str | None = None) -> None:
        self.passages.append((words, event, status))


def main() -> None:
    arguments = _arguments()
    arguments.output.mkdir(parents=True, exist_ok=True)
    with (
        (arguments.output / "articles.jsonl").open("w", encoding="utf-8") as articles,
        (arguments.output / "truth.jsonl").open("w", encoding="utf-8") as truth,
    ):
        for row, told in generate(arguments.articles, arguments.seed):
            articles.write(json.dumps(row, ensure_ascii=False) + "\n")
            truth.write(json.dumps(told, ensure_ascii=False) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("-o", "--output", type=Path, default=Path("build/generated"))
    return parser.parse_args()


def generate(count: int, seed: int) -> list[tuple[dict[str, object], dict[str, object]]]:
    """``count`` articles by day of publication, each with its truth."""
    chance = random.Random(seed)
    ministers = _ministers(chance)
    found: list[tuple[dict[str, object], dict[str, object]]] = []
    earlier: list[Happening] = []
    number = 0
    while len(found) < count:
        number += 1
        happening = _happening(chance, number, ministers, count)
        for offset, status in happening.course:
            found += _coverage(chance, happening, offset, status, earlier)
        earlier.append(happening)
    found = found[:count]
    found.sort(key=lambda pair: (str(pair[0]["published"]), str(pair[0]["id"])))
    return found


def _ministers(chance: random.Random) -> dict[str, dict[str, str]]:
    """For each country who holds its offices this year."""
    offices = ("foreign minister", "defence minister", "interior minister", "president")
    return {
        c.name: {o: f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}" for o in offices}
        for c in COUNTRIES
    }


def _happening(
    chance: random.Random, number: int, ministers: dict[str, dict[str, str]], count: int
) -> Happening:
    kind = chance.choice(KINDS)
    actor = chance.choice(COUNTRIES)
    recipient = chance.choice([c for c in COUNTRIES if c.region == actor.region and c is not actor])
    place = {"actor": actor, "recipient": recipient, "either": chance.choice((actor, recipient))}[kind.where]
    days = max(60, min(DAYS, count // 8))
    toll = chance.choice((2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 17, 19, 23, 26, 31, 38, 44))
    return Happening(
        name=f"h{number:05d}",
        kind=kind,
        actor=actor,
        recipient=recipient,
        minister=ministers[actor.name] | {f"other {k}": v for k, v in ministers[recipient.name].items()},
        city=chance.choice(place.cities),
        day=YEAR_BEGINS + timedelta(days=chance.randrange(days)),
        toll=toll,
        hurt=toll + chance.randrange(3, 40),
        rebels=chance.choice(REBELS),
        course=_course(chance, kind),
    )


def _course(chance: random.Random, kind: Kind) -> tuple[tuple[int, str], ...]:
    """What is told of an event when: most only once it happened, some announced, some called off or never heard of."""
    ahead = -chance.choice((2, 3, 4, 5))
    after = chance.choice((0, 1))
    if not kind.planned or chance.random() < 0.6:
        return ((after, "occurred"),)
    fate = chance.random()
    if fate < 0.55:
        return ((ahead, "planned"), (after, "occurred"))
    if fate < 0.8 and kind.denied:
        return ((ahead, "planned"), (0, "denied"))
    return ((ahead, "planned"),)


def _coverage(
    chance: random.Random, h: Happening, offset: int, status: str, earlier: list[Happening]
) -> list[tuple[dict[str, object], dict[str, object]]]:
    """The articles of one day about one event: some written by outlets themselves, and copies of a wire's text."""
    told = h.day + timedelta(days=offset)
    outlets = chance.sample(OUTLETS, chance.choice((1, 1, 2, 2, 3, 4)))
    rows = []
    for n, outlet in enumerate(outlets):
        published = told + timedelta(days=chance.choice((0, 0, 1)) if status != "planned" else 0)
        text = _written(chance, h, status, published, earlier)
        rows.append(_row(f"{h.name}-{status[0]}{n}", h, outlet, published, text, None))
    if chance.random() < 0.4:
        wire = _written(chance, h, status, told, earlier)
        source = f"{h.name}-{status[0]}w"
        rows.append(_row(source, h, chance.choice(WIRES), told, wire, None))
        taking = chance.sample([o for o in OUTLETS if o not in outlets], chance.choice((1, 2, 3)))
        for n, outlet in enumerate(taking):
            rows.append(_row(f"{source}{n}", h, outlet, told, _copied(chance, wire), source))
    return rows


def _written(
    chance: random.Random, h: Happening, status: str, published: date, earlier: list[Happening]
) -> Text:
    """An article of its own: headline, lead, what else is known, a voice, what came before, and filling."""
    text = Text()
    words = _words(chance, h, published)
    forms = h.kind.forms(status)
    text.add(chance.choice(forms.headlines).format(**words), h, status)
    lead = chance.choice(forms.leads).format(**words).removesuffix(".")
    text.add(f"{_dateline(chance, h)}{lead}{chance.choice(TAILS)}.", h, status)
    for detail in chance.sample(forms.details, min(len(forms.details), chance.choice((0, 1, 1, 2)))):
        text.add(detail.format(**words), h, status)
    more: list[tuple[str, Happening | None, str | None]] = []
    if chance.random() < 0.6:
        more.append((chance.choice(SAID).format(**words), None, None))
    past = [e for e in earlier if _looks_back(h, e)]
    if past and chance.random() < 0.35:
        before = chance.choice(past)
        back = chance.choice(before.kind.backs).format(**_words(chance, before, published, back=True))
        more.append((back, before, "occurred"))
    more += [(_filling(chance), None, None) for _ in range(chance.choice((2, 4, 7, 11, 14)))]
    chance.shuffle(more)
    for passage in more:
        text.add(*passage)
    return text


def _filling(chance: random.Random) -> str:
    """A sentence of no political interest."""
    words = {}
    for slot, choices in SLOTS.items():
        first, second = chance.sample(choices, 2)
        words |= {slot: first, f"{slot}2": second, slot.capitalize(): _upper(first)}
    return chance.choice(FILLERS).format(**words)


def _looks_back(h: Happening, e: Happening) -> bool:
    same = {h.actor.name, h.recipient.name} == {e.actor.name, e.recipient.name}
    return same and 3 < (h.day - e.day).days < 60 and any(s == "occurred" for _, s in e.course)


def _dateline(chance: random.Random, h: Happening) -> str:
    return f"{h.city.upper()} — " if chance.random() < 0.3 else ""


def _words(chance: random.Random, h: Happening, published: date, back: bool = False) -> dict[str, str]:
    """What the templates are filled with: names of the parties in one of several forms, the day, the place, numbers."""
    a, b, office = h.actor, h.recipient, h.kind.office
    toll = h.toll + (chance.choice((-1, 1, 2, 3)) if chance.random() < 0.25 else 0)
    hurt = h.hurt + (chance.choice((-4, 5, 8)) if chance.random() < 0.25 else 0)
    hurt_day = h.day + timedelta(days=1 if chance.random() < 0.04 else 0)
    return {
        "A": _person(chance, a, office, h.minister[office]),
        "B": _person(chance, b, office, h.minister[f"other {office}"]),
        "a": a.name,
        "b": b.name,
        "aa": a.adjective,
        "bb": b.adjective,
        "acap": a.cities[0] if chance.random() < 0.3 else a.name,
        "bcap": b.cities[0] if chance.random() < 0.3 else b.name,
        "last": h.minister[office].split()[-1],
        "otherlast": h.minister[f"other {office}"].split()[-1],
        "city": h.city,
        "day": _day(chance, hurt_day, published, back),
        "n": str(max(2, toll)),
        "m": str(max(3, hurt)),
        "thousands": f"{1 + h.toll % 9},000",
        "rebels": h.rebels,
    }


def _person(chance: random.Random, country: Country, office: str, name: str) -> str:
    form = chance.randrange(4)
    return (
        f"{country.name}'s {office} {name}",
        f"{country.adjective} {office.title()} {name}",
        f"the {office} of {country.name}, {name},",
        f"{country.adjective} {office} {name}",
    )[form]


def _day(chance: random.Random, day: date, published: date, back: bool) -> str:
    away = (published - day).days
    if back or abs(away) > 6:
        return f"on {day.day} {day:%B}"
    forms = [f"on {day:%A}", f"on {day:%A}", f"on {day.day} {day:%B}"]
    if away == 1:
        forms.append("yesterday")
    return chance.choice(forms)


def _copied(chance: random.Random, wire: Text) -> Text:
    """A wire's text as another outlet runs it: cut from the end, words changed, its own lines around it."""
    kept = max(2, round(len(wire.passages) * chance.choice((1, 1, 0.8, 0.6))))
    copy = Text()
    for words, event, status in wire.passages[:kept]:
        changed = words
        for old, new in chance.sample(CHANGES, 6):
            changed = changed.replace(old, new)
        copy.add(changed, event, status)
    if chance.random() < 0.5:
        copy.add(chance.choice(OUTLETS_OWN_LINES))
    return copy


CHANGES = [
    (" said ", " stated "), ("more than ", "over "), (" near ", " close to "), (" people", " persons"),
    ("officials", "authorities"), (" also ", " too "), (" began ", " started "), (" several ", " a number of "),
    (" after ", " following "), ("residents", "inhabitants"),
]  # fmt: skip


def _row(
    name: str, h: Happening, outlet: str, published: date, text: Text, copy_of: str | None
) -> tuple[dict[str, object], dict[str, object]]:
    title = text.passages[0][0]
    body = "\n\n".join(_upper(p[0]) for p in text.passages[1:])
    whole, at, told = f"{title}\n\n{body}", 0, []
    for words, event, status in text.passages:
        start = whole.index(_upper(words) if at else words, at)
        at = start + len(words)
        if event is not None:
            told.append(
                {"start": start, "end": at, "event": event.name, "kind": event.kind.name, "status": status}
            )
    row: dict[str, object] = {
        "id": name,
        "title": title,
        "text": body,
        "outlet": outlet,
        "published": published.isoformat(),
        "url": f"https://{outlet.lower().replace(' ', '-')}.example/{published:%Y/%m/%d}/{name}",
    }
    return row, {"id": name, "story": h.name, "copy_of": copy_of, "told": told}


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


if __name__ == "__main__":
    main()
