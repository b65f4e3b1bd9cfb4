"""Codes in plain words: what a person reads instead of ``CONSULT`` / ``phone`` or ``MIL``."""

import datetime
from functools import cache

from onrecord.lexicons.countries import country_by_code
from onrecord.render.deeds import INTENDED, deed
from onrecord.schema import Quantity, Status

PHRASES: dict[str, tuple[str, str]] = {
    "AGREE": ("agree", "with"),
    "CONSULT": ("hold talks", "with"),
    "CONSULT/visit": ("visit", ""),
    "CONSULT/third-party": ("hold hosted talks", "with"),
    "CONSULT/multilateral": ("confer", "with"),
    "CONSULT/phone": ("speak by telephone", "with"),
    "SUPPORT": ("support", ""),
    "CONCEDE": ("give way", "to"),
    "COOPERATE": ("cooperate", "with"),
    "AID": ("give aid", "to"),
    "RETREAT": ("pull back", "from"),
    "RETREAT/withdraw": ("withdraw", "from"),
    "RETREAT/release": ("release captives", "of"),
    "RETREAT/disarm": ("disarm", ""),
    "RETREAT/ceasefire": ("cease fire", "with"),
    "RETREAT/access": ("give access", "to"),
    "RETREAT/resign": ("resign", "from"),
    "REQUEST": ("make a request", "to"),
    "REQUEST/assist": ("ask for help", "from"),
    "REQUEST/change": ("ask for change", "from"),
    "REQUEST/yield": ("ask for concessions", "from"),
    "REQUEST/meet": ("ask for talks", "with"),
    "ACCUSE": ("accuse", ""),
    "ACCUSE/disapprove": ("criticize", ""),
    "ACCUSE/investigate": ("investigate", ""),
    "ACCUSE/allege": ("accuse", ""),
    "REJECT": ("refuse a request", "of"),
    "REJECT/assist": ("refuse help", "to"),
    "REJECT/change": ("refuse a change", "asked by"),
    "REJECT/yield": ("refuse to give way", "to"),
    "REJECT/meet": ("refuse talks", "with"),
    "THREATEN": ("threaten", ""),
    "THREATEN/restrict": ("threaten restrictions", "on"),
    "THREATEN/arrest": ("threaten arrest", "of"),
    "THREATEN/relations": ("threaten to end relations", "with"),
    "THREATEN/expel": ("threaten expulsion", "of"),
    "THREATEN/territory": ("threaten to take territory", "of"),
    "THREATEN/violence": ("threaten force", "against"),
    "PROTEST": ("protest", "against"),
    "PROTEST/demo": ("demonstrate", "against"),
    "PROTEST/riot": ("riot", "against"),
    "PROTEST/strike": ("stop work in protest", "against"),
    "PROTEST/hunger": ("go on hunger strike", "against"),
    "PROTEST/boycott": ("boycott", ""),
    "PROTEST/obstruct": ("block the way", "of"),
    "PROTEST/vandalize": ("damage property", "of"),
    "SANCTION": ("take measures", "against"),
    "SANCTION/convict": ("convict", ""),
    "SANCTION/expel": ("expel", ""),
    "SANCTION/withdraw": ("withdraw", "from"),
    "SANCTION/discontinue": ("cut exchange or impose sanctions", "on"),
    "MOBILIZE": ("mobilize", "towards"),
    "MOBILIZE/troops": ("move troops", "towards"),
    "MOBILIZE/weapons": ("move weapons", "towards"),
    "MOBILIZE/police": ("deploy police", "towards"),
    "MOBILIZE/militia": ("deploy a militia", "towards"),
    "COERCE": ("use coercion", "on"),
    "COERCE/seize": ("seize property", "of"),
    "COERCE/restrict": ("restrict", ""),
    "COERCE/censor": ("censor", ""),
    "COERCE/curfew": ("impose a curfew", "on"),
    "COERCE/martial-law": ("impose emergency law", "on"),
    "COERCE/arrest": ("arrest", ""),
    "COERCE/deport": ("deport", ""),
    "COERCE/withhold": ("cut off supplies", "of"),
    "COERCE/misinformation": ("spread false information", "on"),
    "COERCE/cyber": ("break into computers", "of"),
    "ASSAULT": ("attack", ""),
    "ASSAULT/abduct": ("abduct", ""),
    "ASSAULT/beat": ("beat", ""),
    "ASSAULT/torture": ("torture", ""),
    "ASSAULT/sexual": ("use sexual violence", "against"),
    "ASSAULT/targeted": ("make a targeted attack", "on"),
    "ASSAULT/destroy": ("destroy property", "of"),
    "ASSAULT/primitive": ("attack at close quarters", ""),
    "ASSAULT/firearms": ("shoot", "at"),
    "ASSAULT/explosives": ("attack with explosives", ""),
    "ASSAULT/suicide-attack": ("make a suicide attack", "on"),
    "ASSAULT/aerial": ("make an air attack", "on"),
    "ASSAULT/drone": ("make a drone attack", "on"),
    "ASSAULT/heavy-weapons": ("shell", ""),
    "ASSAULT/crowd-control": ("use crowd control", "against"),
    "ASSAULT/unconventional": ("use banned weapons", "against"),
}
"""Event type, or type and mode -> verb phrase in its base form, and the preposition before the recipient."""

FORMS: dict[str, tuple[str, str]] = {
    "bring": ("brought", "bringing"),
    "drive": ("drove", "driving"),
    "put": ("put", "putting"),
    "sue": ("sued", "suing"),
    "ban": ("banned", "banning"),
    "initial": ("initialled", "initialling"),
    "defy": ("defied", "defying"),
    "veto": ("vetoed", "vetoing"),
    "show": ("showed", "showing"),
    "ask": ("asked", "asking"),
    "beat": ("beat", "beating"),
    "break": ("broke", "breaking"),
    "confer": ("conferred", "conferring"),
    "cut": ("cut", "cutting"),
    "expel": ("expelled", "expelling"),
    "give": ("gave", "giving"),
    "go": ("went", "going"),
    "hold": ("held", "holding"),
    "make": ("made", "making"),
    "seize": ("seized", "seizing"),
    "shoot": ("shot", "shooting"),
    "speak": ("spoke", "speaking"),
    "spread": ("spread", "spreading"),
    "stop": ("stopped", "stopping"),
    "take": ("took", "taking"),
    "withdraw": ("withdrew", "withdrawing"),
}

SECTORS: dict[str, str] = {
    "COP": "police", "GOV": "government", "JUD": "judiciary", "LEG": "legislature", "MIL": "military",
    "PRM": "paramilitary", "PTY": "party", "REB": "armed opposition", "SPY": "intelligence", "UAF": "armed group",
    "UNK": "unknown", "AGR": "farming", "BUS": "business", "CRM": "crime", "CVL": "civilians", "EDU": "education",
    "ELI": "former officials", "JRN": "media", "LAB": "labour", "MED": "health", "REF": "refugees",
    "OPP": "opposition", "PRE": "partly recognised", "REL": "religion", "SOC": "civil society",
}  # fmt: skip

BODIES = {"UNO": "United Nations", "EUR": "European Union", "NAT": "NATO", "IGO": "international"}

STATUSES: dict[Status, str] = {
    "occurred": "occurred",
    "ongoing": "under way",
    "planned": "planned",
    "hypothetical": "only considered",
    "denied": "denied",
    "historical": "background",
}
MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


def action(
    event: str,
    modes: tuple[str, ...],
    status: Status,
    several: bool = False,
    cameo: str | None = None,
    entry: str | None = None,
) -> tuple[str, str]:
    """What one or ``several`` do, in the form that the status asks for ("held talks", "to hold talks"), and the
    preposition before the other party: by the CAMEO code and the id of the lexicon's ``entry`` where these say more than
    type and modes. An agreement says what is agreed where its code does.
    """
    phrase, preposition = _phrase(event, modes, status, cameo, entry)
    return _inflected(phrase, status, several), preposition


def _phrase(
    event: str, modes: tuple[str, ...], status: Status, cameo: str | None, entry: str | None
) -> tuple[str, str]:
    """Verb phrase in its base form and preposition."""
    if event in ("AGREE", "CONCEDE") and cameo is not None and cameo.startswith("03"):
        told = (
            deed("SUPPORT", None, entry) if status == "planned" else None
        )  # to sign, to vote: AGREE until it is done
        told = told or _by_mode("CONSULT", modes) or INTENDED.get(cameo) or INTENDED.get(cameo[:3])
        if told is not None:
            return told if status == "planned" else (f"agree to {told[0]}", told[1])
    found = deed(event, cameo, entry) or _by_mode(event, modes)
    return found or PHRASES.get(event, (event.lower(), ""))


def _by_mode(event: str, modes: tuple[str, ...]) -> tuple[str, str] | None:
    return next((PHRASES[k] for k in (f"{event}/{m}" for m in modes) if k in PHRASES), None)


def _inflected(phrase: str, status: Status, several: bool) -> str:
    verb, space, rest = phrase.partition(" ")
    past, doing = FORMS.get(verb, (_past(verb), _doing(verb)))
    if status == "planned":
        return f"to {phrase}"
    if status == "hypothetical":
        return f"might {phrase}"
    if status == "denied":
        return f"did not {phrase}"
    if status == "ongoing":
        return f"{'are' if several else 'is'} {doing}{space}{rest}"
    return f"{past}{space}{rest}"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _doing(verb: str) -> str:
    return verb + "ing" if not verb.endswith("e") or verb.endswith("ee") else verb[:-1] + "ing"


@cache
def country(code: str) -> str:
    """The English name of a country or body, its code where it has none."""
    found = country_by_code().get(code)
    return found.name if found is not None else BODIES.get(code, code)


def sector(code: str) -> str:
    """A PLOVER sector in a word or two."""
    return SECTORS.get(code, code)


def day(iso: str) -> str:
    """``2024-03-24`` as "24 March 2024"; what is no ISO day stays as it is."""
    try:
        date = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def days(begin: str | None, finish: str | None) -> str:
    """A stretch of days, said as shortly as possible: "24 March 2024", "March 2024", "28 June – 2 July 2024"."""
    if begin is None or finish is None:
        return f"from {day(begin)}" if begin else f"until {day(finish)}" if finish else ""
    if begin == finish:
        return day(begin)
    try:
        first, last = datetime.date.fromisoformat(begin[:10]), datetime.date.fromisoformat(finish[:10])
    except ValueError:
        return f"{begin} – {finish}"
    whole_months = first.day == 1 and (last + datetime.timedelta(days=1)).day == 1
    if whole_months and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        months = MONTHS[first.month - 1 : last.month : max(1, last.month - first.month)]
        return f"{' – '.join(months)} {first.year}"
    if first.year != last.year:
        return f"{day(begin)} – {day(finish)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(finish)}"
    return f"{first.day}–{day(finish)}"


COUNTED: dict[str, str] = {
    "participants": "took part", "people": "people", "targets": "people", "released": "released", "aircraft": "aircraft",
}  # fmt: skip
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def quantity(q: Quantity) -> str:
    """A quantity in words: "at least 36 killed", "USD 400 million", "60,000 troops"."""
    unit = f"{q.unit} " if q.unit and q.of == "money" else ""
    if q.low is not None and q.high is not None:
        amount = unit + (number(q.low) if q.low == q.high else f"{number(q.low)} to {number(q.high)}")
    elif q.low is not None:
        amount = f"at least {unit}{number(q.low)}"
    else:
        amount = f"up to {unit}{number(q.high)}" if q.high is not None else f"some {unit}".strip()
    if q.of == "money":
        return amount if q.unit else f"{amount} in money"
    return " ".join(w for w in (amount, q.unit, COUNTED.get(q.of, q.of)) if w)


def number(value: float) -> str:
    """``36`` as "36", ``60000`` as "60,000", ``4e8`` as "400 million"."""
    for size, name in SCALES:
        if value >= size and value == round(value, -4):
            return f"{value / size:,.4g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
