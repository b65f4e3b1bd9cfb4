"""Sentences with exchangeable names, and what a reading says of them apart from who the parties are.

A sentence is a template: ``{A}`` a country, ``{A.adj}`` its adjective, ``{A.cap}`` its capital, ``{A.city}`` another of
its cities, ``{P}`` a person, ``{P.last}`` the last name. A cast fills the letters A, B, C with countries and P, Q with
persons. All sentences are invented.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.pipeline import read_article
from onrecord.schema import Article, Published, Reading

PUBLISHED = "2024-03-14"
SLOT = re.compile(r"\{([A-Z])(?:\.(\w+))?\}")

COUNTRIES = """
France|French|Paris|Lyon
Kenya|Kenyan|Nairobi|Mombasa
Peru|Peruvian|Lima|Arequipa
Vietnam|Vietnamese|Hanoi|Haiphong
Canada|Canadian|Ottawa|Toronto
Iran|Iranian|Tehran|Isfahan
Russia|Russian|Moscow|Kazan
Israel|Israeli|Jerusalem|Haifa
China|Chinese|Beijing|Shanghai
Japan|Japanese|Tokyo|Osaka
Brazil|Brazilian|Brasilia|Recife
Nigeria|Nigerian|Abuja|Lagos
Australia|Australian|Canberra|Perth
India|Indian|New Delhi|Mumbai
South Korea|South Korean|Seoul|Busan
Saudi Arabia|Saudi|Riyadh|Jeddah
Poland|Polish|Warsaw|Krakow
Ukraine|Ukrainian|Kyiv|Odesa
Pakistan|Pakistani|Islamabad|Karachi
Egypt|Egyptian|Cairo|Alexandria
Ethiopia|Ethiopian|Addis Ababa|Adama
Colombia|Colombian|Bogota|Medellin
Mexico|Mexican|Mexico City|Monterrey
Norway|Norwegian|Oslo|Bergen
Serbia|Serbian|Belgrade|Novi Sad
Armenia|Armenian|Yerevan|Gyumri
Indonesia|Indonesian|Jakarta|Surabaya
Thailand|Thai|Bangkok|Chiang Mai
Sudan|Sudanese|Khartoum|Omdurman
Rwanda|Rwandan|Kigali|Butare
Morocco|Moroccan|Rabat|Casablanca
Iraq|Iraqi|Baghdad|Mosul
Fiji|Fijian|Suva|Nadi
Turkey|Turkish|Ankara|Izmir
Greece|Greek|Athens|Patras
Cuba|Cuban|Havana|Holguin
Jordan|Jordanian|Amman|Zarqa
Germany|German|Berlin|Hamburg
Mali|Malian|Bamako|Gao
"""

PERSONS = """
James Walker
Kwame Mensah
Priya Sharma
Carlos Mendoza
Olena Kovalenko
Yuki Tanaka
Siti Rahman
Amina Diallo
Lars Eriksson
Tala Faleolo
Reza Hosseini
Zhang Wei
Miriam Cohen
Nikolai Sokolov
Fatma Yilmaz
Ewa Nowak
Tariq Mahmood
Elena Popescu
Joseph Banda
Luis Quispe
"""

MORE_COUNTRIES = """
Chile|Chilean|Santiago|Valparaiso
Tanzania|Tanzanian|Dodoma|Arusha
Sweden|Swedish|Stockholm|Malmo
Myanmar|Burmese|Naypyidaw|Mandalay
Nepal|Nepali|Kathmandu|Pokhara
Bolivia|Bolivian|La Paz|Cochabamba
Yemen|Yemeni|Sanaa|Taiz
Lebanon|Lebanese|Beirut|Tripoli
Syria|Syrian|Damascus|Aleppo
Libya|Libyan|Tripoli|Benghazi
South Africa|South African|Pretoria|Durban
North Korea|North Korean|Pyongyang|Wonsan
Malawi|Malawian|Lilongwe|Blantyre
Costa Rica|Costa Rican|San Jose|Limon
Sri Lanka|Sri Lankan|Colombo|Kandy
Burkina Faso|Burkinabe|Ouagadougou|Djibo
Azerbaijan|Azerbaijani|Baku|Ganja
Moldova|Moldovan|Chisinau|Balti
Hungary|Hungarian|Budapest|Szeged
Finland|Finnish|Helsinki|Turku
Spain|Spanish|Madrid|Seville
Portugal|Portuguese|Lisbon|Porto
Ireland|Irish|Dublin|Cork
Zambia|Zambian|Lusaka|Kitwe
Ghana|Ghanaian|Accra|Kumasi
Senegal|Senegalese|Dakar|Thies
Niger|Nigerien|Niamey|Zinder
Chad|Chadian|N'Djamena|Abeche
Algeria|Algerian|Algiers|Oran
Tunisia|Tunisian|Tunis|Sfax
Venezuela|Venezuelan|Caracas|Maracaibo
Ecuador|Ecuadorian|Quito|Guayaquil
Paraguay|Paraguayan|Asuncion|Encarnacion
Guatemala|Guatemalan|Guatemala City|Coban
Philippines|Philippine|Manila|Davao
Malaysia|Malaysian|Kuala Lumpur|Ipoh
Bangladesh|Bangladeshi|Dhaka|Khulna
Afghanistan|Afghan|Kabul|Kandahar
Kazakhstan|Kazakh|Astana|Almaty
Mongolia|Mongolian|Ulaanbaatar|Darkhan
Bahrain|Bahraini|Manama|Riffa
Qatar|Qatari|Doha|Al Wakrah
Romania|Romanian|Bucharest|Cluj
Croatia|Croatian|Zagreb|Split
Belgium|Belgian|Brussels|Ghent
Austria|Austrian|Vienna|Graz
Switzerland|Swiss|Bern|Basel
Uruguay|Uruguayan|Montevideo|Rivera
Mozambique|Mozambican|Maputo|Pemba
Somalia|Somali|Mogadishu|Kismayo
"""

LONGER_NAMES = """
Maria Fernanda Castillo
Nguyen Van Thanh
Abdul Karim Hassan
Jean-Pierre Dubois
Mary Anne O'Connor
Anna-Lena Bergstrom
Khalid bin Nasser
Kim Dae-ho
Chinua Okonkwo
Ravi Shankar Prasad
Tomas Novotny
Ahmed al-Rashidi
Ingrid van der Berg
Thabo Nkosi
Ana Lucia Ferreira
Ivan Petrov
Sione Taufa
Hun Sokha
Bjorn Gudmundsson
"""

SINGLE_NAMES = """
Lulinha
Sandoval
Wiranata
Mwangi
Adeyemi
Okoro
Lindqvist
Tamihere
"""

SENTENCES = """
{A} attacked {B} on Monday.
{A.adj} troops shelled the {B.adj} town of {B.city} on Tuesday, killing 12 people.
{A.adj} Foreign Minister {P} met {B.adj} President {Q} in {C.cap} for talks on trade.
{P}, the {A.adj} prime minister, said {B} had violated the ceasefire.
{A} will send 500 soldiers to {B} next month, officials in {A.cap} said.
"We will not withdraw," {A.adj} Defense Minister {P} told reporters in {B.cap}.
{A} threatened to impose sanctions on {B} unless it frees two {A.adj} citizens.
Police in {A.city} arrested 30 protesters outside the {B.adj} embassy.
{A} denied that its forces had crossed into {B}.
The {A.adj} government condemned the bombing of a market in {B.city}.
{A} and {B} signed a trade agreement in {C.cap} on Friday.
{A} accused {B} of supporting rebels in {A.city}.
Thousands of people marched through {A.cap} to demand the release of {P}.
According to {A.adj} officials, {B} has refused to extradite {P}.
{A} expelled three {B.adj} diplomats, the foreign ministry in {A.cap} announced.
{P} urged {A} and {B} to resume negotiations.
{A} pledged $40 million in aid for earthquake victims in {B}.
{A.adj} President {P} arrived in {B.cap} on Wednesday for a three-day visit.
{A} may recall its ambassador from {B}, a senior official in {A.cap} said.
{A.adj} jets reportedly struck a convoy near {B.city}.
The talks between {A} and {B} broke down on Thursday.
{A} lifted its ban on imports from {B}.
{B.adj} lawmakers rejected a treaty with {A}.
{A} asked {B} to hand over {P}, who is suspected of fraud.
{P} said in a statement that {A} was ready to mediate between {B} and {C}.
"This is an act of war," said {P}, a spokesman for the {A.adj} army.
{A} has yet to respond to the offer made by {B}.
{A} would consider joining the mission if {B} asked for it.
{A} and {B} plan to hold joint naval exercises in June.
The {A.adj} navy seized a fishing boat from {B}.
Gunmen killed four {A.adj} aid workers near {B.city}.
{A} praised the decision of {B} to release the prisoners.
The parliament in {A.cap} voted to cut ties with {B}.
{A} delivered tents and medicine to flooded villages in {B}.
{P} was sentenced to five years in prison by a court in {A.city}.
{A} called off a meeting with {B} after the shooting in {A.city}.
{A.adj} Prime Minister {P} thanked {B} for its help.
{A} warned {B} against sending warships to the strait.
Protesters in {A.city} burned the {B.adj} flag.
{A} agreed to withdraw its troops from {B} by the end of the year.
{B} said it had shot down two {A.adj} drones over {B.city}.
{A.adj} Foreign Ministry spokeswoman {P} said {B} "must stop this at once."
{A} demanded an apology from {B} for the incident.
Negotiators from {A} and {B} met in {C.city} on Sunday, the {C.adj} government said.
{A} froze the assets of {P}, a {B.adj} businessman accused of smuggling.
The president of {A}, {P}, and the president of {B}, {Q}, spoke by telephone.
{A} suspended flights to {B} after the outbreak.
A court in {A.cap} ordered the arrest of {P} and {Q}.
{A.adj} rebels ambushed an army patrol near {A.city}, killing six soldiers.
{A} granted asylum to {P}, a journalist who fled {B}.
{P} resigned as prime minister of {A} on Saturday.
{A} blamed {B} for the cyberattack, but {B} denied any role.
"{A} wants peace," {P.last} said, adding that {B} had ignored every proposal.
The {A.adj} army said its soldiers had been fired on from {B.adj} territory.
{A} opened an embassy in {B.cap} last year.
{A} failed to reach a deal with {B} on fishing rights.
Two {A.adj} officials told {P} that {B} was preparing an offensive.
{P} criticised the {A.adj} government on Tuesday over its treatment of {B.adj} workers.
{A} is holding talks with {B} in {C.cap} about the return of refugees.
{A} expressed concern about the arrest of {P} in {B.city}.
{A} invited {B.adj} President {P} to {A.cap}.
Hundreds of {A.adj} soldiers were deployed along the border with {B}.
{A} rejected accusations by {B} that it had armed the militants.
{A.adj} voters will choose between {P} and {Q} on Sunday.
Why did {A} attack {B}?
{A} deported 60 {B.adj} migrants from {A.city} to {B.cap}.
{P} and {Q} discussed the war in {A} over lunch in {B.cap}.
{A.adj} authorities detained {P} at the airport in {A.city}, her lawyer said.
"""


class Country(NamedTuple):
    name: str
    adj: str
    cap: str
    city: str


Cast = dict[str, Country | str]
Piece = tuple[str, bool]  # text, and whether a slot gave it


def sentences() -> list[str]:
    """The templates."""
    return [line for line in SENTENCES.splitlines() if line]


def casts(number: int, countries: str = COUNTRIES, persons: str = PERSONS) -> list[Cast]:
    """Casts that differ in every letter: number ``n`` begins at the ``n``-th country and person of the lists."""
    lands = [Country(*line.split("|")) for line in countries.split("\n") if line]
    people = [line for line in persons.splitlines() if line]
    found: list[Cast] = []
    for n in range(number):
        cast: Cast = {c: lands[(3 * n + k) % len(lands)] for k, c in enumerate("ABC")}
        cast |= {p: people[(2 * n + k) % len(people)] for k, p in enumerate("PQ")}
        found.append(cast)
    return found


def pieces(template: str, cast: Cast) -> list[Piece]:
    """The template as stretches of text, those of names marked; "a" before a vowel becomes "an"."""
    found: list[Piece] = []
    at = 0
    for slot in SLOT.finditer(template):
        found.append((template[at : slot.start()], False))
        found.append((_filled(cast[slot[1]], slot[2]), True))
        at = slot.end()
    return [p for p in (*found, (template[at:], False)) if p[0]]


def _filled(what: Country | str, form: str | None) -> str:
    if isinstance(what, Country):
        return str(getattr(what, form or "name"))
    return what.split()[-1] if form == "last" else what


def read(found: list[Piece]) -> Reading:
    """The reading of the text that ``found`` makes."""
    text = "".join(text for text, _ in found)
    return read_article(Article(id="substitution", text=text, published=Published(PUBLISHED, "given")))


def told(reading: Reading, found: list[Piece]) -> dict[str, object]:
    """What a reading says but for names: every span as places in the template, confidence apart."""
    places = _places(found)

    def span(s: object) -> tuple[object, object]:
        return places[s.start], places[s.end]  # type: ignore[attr-defined]

    events = [
        (
            e.event, e.modes, e.contexts, e.cameo, e.status, tuple(map(span, e.trigger)),
            tuple((a.role, *span(a)) for a in e.arguments), len(e.according_to),
            tuple((q.of, q.low, q.high) for q in e.quantities),
        )
        for e in reading.events
    ]  # fmt: skip
    statements = [
        (
            s.kind, tuple(map(span, s.speaker)), s.cue and span(s.cue), tuple(map(span, s.content)),
            s.hedge and span(s.hedge), s.according_to,
        )
        for s in reading.statements
    ]  # fmt: skip
    return {"events": events, "statements": statements, "confidence": [e.confidence for e in reading.events]}


def _places(found: list[Piece]) -> dict[int, tuple[int, float]]:
    """Offset in the text -> piece and how far into it; all of a name's inside is one place."""
    places: dict[int, tuple[int, float]] = {}
    start = 0
    for n, (text, name) in enumerate(found):
        for k in range(len(text)):
            places[start + k] = (n, 0.5 if name and k else k)
        start += len(text)
    places[start] = (len(found), 0)
    return places


def differences(one: dict[str, object], other: dict[str, object]) -> Iterator[str]:
    """What two tellings say otherwise; confidence may differ by 0.02."""
    for key in ("events", "statements"):
        if one[key] != other[key]:
            yield key
    first, second = one["confidence"], other["confidence"]
    if len(first) != len(second) or any(abs(a - b) > 0.02 for a, b in zip(first, second, strict=True)):
        yield "confidence"
