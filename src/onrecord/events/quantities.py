"""Quantities: how many were killed, arrested, marched; how much money; how many weapons."""

from onrecord.events import grammar
from onrecord.events.arguments import Trigger, fillers
from onrecord.events.numbers import Amount, amounts
from onrecord.events.scene import Scene
from onrecord.schema import Quantity

COUNTED_BY_VERB = {
    "killed": "kill die slay murder execute assassinate massacre behead perish slaughter shoot_dead death killing "
    "fatality dead murder execution toll",
    "injured": "injure wound hurt maim injury wounded injured",
    "arrested": "arrest detain imprison jail apprehend capture round detention arrest",
    "displaced": "displace flee evacuate uproot displacement exodus evacuation",
    "abducted": "abduct kidnap seize abduction kidnapping",
    "released": "release free liberate pardon release",
    "deported": "deport expel deportation expulsion",
    "missing": "missing",
}
BY_VERB = {lemma: of for of, lemmas in COUNTED_BY_VERB.items() for lemma in lemmas.split()}
PREDICATIVE = {
    "dead": "killed",
    "wounded": "injured",
    "injured": "injured",
    "missing": "missing",
    "homeless": "displaced",
}
THINGS = {
    "weapons": "missile rocket shell bomb grenade weapon rifle gun mine mortar munition warhead torpedo",
    "aircraft": "aircraft plane jet helicopter drone warplane bomber fighter airplane",
    "vehicles": "tank vehicle truck armored armoured howitzer launcher car bus",
    "vessels": "ship boat vessel warship submarine frigate destroyer tanker",
    "troops": "troop troops soldier peacekeeper marine serviceman personnel reservist paratrooper",
}
BY_THING = {lemma: of for of, lemmas in THINGS.items() for lemma in lemmas.split()}
PEOPLE = frozenset(
    "people person man woman child civilian soldier troop officer policeman police fighter militant rebel protester "
    "demonstrator worker student resident villager refugee migrant member hostage prisoner detainee journalist "
    "passenger user family marcher supporter activist victim other insurgent gunman national citizen peacekeeper "
    "inmate patient guard official diplomat teacher farmer miner doctor nurse boy girl student lawmaker".split()
)
CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP",
    "gbp": "GBP", "sterling": "GBP", "¥": "JPY", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY",
    "rupee": "INR", "₹": "INR", "rouble": "RUB", "ruble": "RUB", "shekel": "ILS", "lira": "TRY", "rand": "ZAR",
    "naira": "NGN", "hryvnia": "UAH", "zloty": "PLN", "krona": "SEK", "krone": "NOK", "franc": "CHF", "won": "KRW",
    "a$": "AUD", "c$": "CAD", "nt$": "TWD", "hk$": "HKD", "r$": "BRL",
}  # fmt: skip
OWN_DOLLARS = {"australian": "AUD", "canadian": "CAD", "singaporean": "SGD", "zealand": "NZD", "kong": "HKD"}


def find_quantities(scene: Scene, triggers: list[Trigger]) -> dict[int, list[Quantity]]:
    """Quantities of a sentence by the word of the trigger whose event they belong to."""
    found: dict[int, list[Quantity]] = {}
    if not triggers:
        return found
    for amount in amounts(scene.sentence):
        if any(t.start < _end(scene, amount) and _start(scene, amount) < t.end for t in scene.times.values()):
            continue
        for trigger, quantity in _placed(scene, triggers, amount):
            if quantity not in found.setdefault(trigger.word, []):
                found[trigger.word].append(quantity)
    return found


def _start(scene: Scene, amount: Amount) -> int:
    return scene.sentence.words[amount.first].start


def _end(scene: Scene, amount: Amount) -> int:
    return scene.sentence.words[amount.last].end


def _placed(scene: Scene, triggers: list[Trigger], amount: Amount) -> list[tuple[Trigger, Quantity]]:
    """The trigger that an amount belongs to (by the tree), with what it counts there."""
    counted = _counted(scene, amount)
    unit = _currency(scene, amount)
    if unit is not None:
        trigger = _nearest_above(scene, triggers, counted)
        return [(trigger, _quantity(scene, amount, "money", unit))] if trigger else []
    lemma = scene.lemma(counted)
    own = PREDICATIVE.get(lemma) or _predicative(scene, counted) or _toll(scene, counted)
    if own:
        trigger = _nearest_above(scene, triggers, counted)
        return [(trigger, _quantity(scene, amount, own))] if trigger else []
    for trigger in triggers:
        of = _role(scene, trigger, counted)
        if of is not None:
            return [(trigger, _quantity(scene, amount, of))]
    if lemma in BY_THING:
        trigger = _nearest_above(scene, triggers, counted)
        return [(trigger, _quantity(scene, amount, BY_THING[lemma]))] if trigger else []
    return []


def _counted(scene: Scene, amount: Amount) -> int:
    """The noun that a number counts, or the number's own head word where it stands alone."""
    s = scene.sentence
    inside = range(amount.first, amount.last + 1)
    head = next((i for i in reversed(inside) if s.words[i].head not in inside), amount.last)
    word = s.words[head]
    if word.rel in ("nummod", "compound", "amod", "det", "quantmod") and word.head >= 0:
        return word.head
    below = grammar.members(s, head)[0]
    return grammar.members(s, below)[0] if below in inside else below


def _predicative(scene: Scene, counted: int) -> str | None:
    """ "Left 12 people dead", "40 were wounded": what is said of the counted persons."""
    s = scene.sentence
    word = s.words[counted]
    if word.head < 0:
        return None
    above = s.words[word.head]
    for c in (*s.children[word.head], *s.children[counted]):
        lemma = s.words[c].form.lower()
        if lemma in PREDICATIVE and s.words[c].rel in ("xcomp", "amod", "acl", "advcl"):
            return PREDICATIVE[lemma]
    return PREDICATIVE.get(above.form.lower()) if above.upos == "ADJ" else None


def _toll(scene: Scene, counted: int) -> str | None:
    """ "The death toll rose to 56", "the number of arrests passed 300": what the subject of the verb counts."""
    s = scene.sentence
    above = s.words[counted].head
    if above < 0 or s.words[above].upos != "VERB" or s.words[counted].upos != "NUM":
        return None
    for subject in s.dependents(above, "nsubj", "obj"):
        if scene.lemma(subject) in ("toll", "number", "count", "tally"):
            of = [scene.lemma(c) for c in s.dependents(subject, "compound", "nmod", "amod")]
            found = next((BY_VERB[lemma] for lemma in of if lemma in BY_VERB), None)
            return found or ("killed" if scene.lemma(subject) == "toll" else None)
    return None


def _role(scene: Scene, trigger: Trigger, counted: int) -> str | None:
    """What the counted word is to the trigger: those killed, arrested, marching."""
    lemma = scene.lemma(trigger.word)
    patient = _holds(scene, trigger, ("obj", "of", "iobj"), counted)
    if patient and lemma in BY_VERB:
        return BY_VERB[lemma]
    if _holds(scene, trigger, ("subj",), counted):
        if lemma in ("die", "perish", "flee"):
            return BY_VERB[lemma]
        if trigger.entry.event == "PROTEST" and _is_people(scene, counted):
            return "participants"
    if patient and scene.lemma(counted) in BY_THING:
        return BY_THING[scene.lemma(counted)]
    if patient and _is_people(scene, counted):
        return {"RETREAT": "released", "ASSAULT": "targets", "PROTEST": "participants"}.get(
            trigger.entry.event, "people"
        )
    return None


def _is_people(scene: Scene, counted: int) -> bool:
    """True for a noun that counts people, or a number that stands for them; not for states and other bodies."""
    s = scene.sentence
    if s.words[counted].upos == "NUM":
        return not s.dependents(counted, "nmod", "obl")
    at = scene.mentions.get(counted)
    return scene.lemma(counted) in PEOPLE or (at is not None and at[0].kind == "person")


def _holds(scene: Scene, trigger: Trigger, slots: tuple[str, ...], counted: int) -> bool:
    s = scene.sentence
    for slot in slots:
        for f in fillers(scene, trigger.word, slot, trigger.light):
            for c in grammar.conjuncts(s, f):
                parts = grammar.members(s, c)  # "tens of thousands of people" are parts of parts
                if counted == c or any(counted in (p, *grammar.members(s, p)) for p in parts):
                    return True
    return False


def _nearest_above(scene: Scene, triggers: list[Trigger], i: int) -> Trigger | None:
    """The trigger that governs word ``i`` most closely."""
    by_word = {t.word: t for t in triggers}
    by_word.update({t.light: t for t in triggers if t.light is not None and t.light not in by_word})
    s = scene.sentence
    for j in (i, *s.ancestors(i)):
        if j in by_word:
            return by_word[j]
        word = s.words[j]
        if word.upos == "VERB":  # "the bombing left 12 dead", "the toll of the attack rose to 56"
            for deed in (
                d for subject in s.dependents(j, "nsubj") for d in (subject, *s.dependents(subject, "nmod"))
            ):
                if deed in by_word:
                    return by_word[deed]
        if word.upos == "VERB" and word.rel in ("conj", "ccomp", "advcl", "acl", "parataxis"):
            return None
    return None


def _currency(scene: Scene, amount: Amount) -> str | None:
    """ISO code of the currency of an amount of money, or None for what is no money."""
    s = scene.sentence
    if amount.first > 0:
        sign = s.words[amount.first - 1].form.lower()
        if sign in CURRENCIES:
            return CURRENCIES[sign]
    for i in range(amount.first, min(amount.last + 3, len(s.words))):
        lemma = scene.lemma(i)
        if lemma in ("dollar",) and scene.lemma(i - 1) in OWN_DOLLARS:
            return OWN_DOLLARS[scene.lemma(i - 1)]
        if lemma in CURRENCIES and (s.words[i].upos in ("NOUN", "SYM", "PROPN")):
            return CURRENCIES[lemma]
    return None


def _quantity(scene: Scene, amount: Amount, of: str, unit: str | None = None) -> Quantity:
    return Quantity(
        of=of,
        low=amount.low,
        high=amount.high,
        unit=unit,
        start=_start(scene, amount),
        end=_end(scene, amount),
    )
