"""What happens in the made-up year: for each kind of event several wordings of each course that it may take.

``{A}``, ``{B}``: a minister of the acting and the other country; ``{a}``, ``{b}``: the countries; ``{aa}``, ``{bb}``: their adjectives;
``{acap}``: the country or its capital; ``{day}``: "on Monday"; ``{n}``, ``{m}``: numbers of dead and hurt.
"""

from typing import NamedTuple


class Forms(NamedTuple):
    """Wordings of one course: headlines, first sentences, further sentences that tell the event again."""

    headlines: list[str]
    leads: list[str]
    details: list[str]


class Kind(NamedTuple):
    """A kind of event: whose city it is in, which minister speaks, and its wordings; ``backs``: how it is looked back on."""

    name: str
    where: str
    office: str
    occurred: Forms
    backs: list[str]
    planned: Forms | None = None
    denied: Forms | None = None

    def forms(self, status: str) -> Forms:
        """The wordings for one status."""
        found: Forms | None = getattr(self, status)
        return found or self.occurred


KINDS = [
    Kind(
        "meeting", "either", "foreign minister",
        Forms(
            ["{a} and {b} hold talks in {city}", "{aa} and {bb} ministers meet in {city}", "{a} meets {b} in {city}"],
            ["{A} met {B} in {city} {day} for talks on trade and security.",
             "{A} held talks with {B} in {city} {day}.",
             "The foreign ministers of {a} and {b} met {day} in {city} to discuss their common border.",
             "{A} and {B} discussed water rights when they met in {city} {day}."],
            ["The meeting in {city} between the ministers of {a} and {b} lasted four hours.",
             "{A} also talked with {B} in {city} about a new railway line."]),
        ["{A} met {B} in {city} {day}.", "The foreign ministers of {a} and {b} held talks in {city} {day}."],
        Forms(
            ["{aa} minister to meet {bb} counterpart in {city}", "{a} and {b} to hold talks in {city}"],
            ["{A} will meet {B} in {city} {day}, the ministry said.",
             "{A} plans to meet {B} in {city} {day}.",
             "{a} and {b} will hold talks in {city} {day}, officials said."],
            ["{A} is to meet {B} for two hours."]),
        Forms(
            ["{a} and {b} call off talks in {city}", "Meeting of {aa} and {bb} ministers cancelled"],
            ["{A} called off a meeting with {B} in {city} that had been planned for this week.",
             "Talks between {a} and {b} in {city} were cancelled {day}."],
            ["{A} did not meet {B} in {city}."]),
    ),
    Kind(
        "accord", "either", "foreign minister",
        Forms(
            ["{a} and {b} sign trade agreement", "{aa}-{bb} trade deal signed in {city}"],
            ["{a} and {b} signed a trade agreement in {city} {day}.",
             "{A} and {B} signed an agreement on trade in {city} {day}.",
             "{a} signed a trade agreement with {b} {day} at a ceremony in {city}."],
            ["Under the agreement that {a} and {b} signed, tariffs on farm goods will fall.",
             "{A} and {B} signed the agreement in the town hall of {city}."]),
        ["{a} and {b} signed a trade agreement in {city} {day}."],
        Forms(
            ["{a} and {b} to sign trade agreement", "{aa}-{bb} trade deal to be signed in {city}"],
            ["{a} and {b} will sign a trade agreement in {city} {day}.",
             "{A} is to sign a trade agreement with {b} in {city} {day}."],
            ["{A} and {B} will sign the agreement in {city}."]),
        Forms(
            ["{a} and {b} fail to sign trade agreement", "{a} does not sign trade deal with {b}"],
            ["{a} and {b} did not sign a trade agreement in {city} {day} as planned.",
             "{A} refused to sign a trade agreement with {b} in {city} {day}."],
            []),
    ),
    Kind(
        "raid", "actor", "defence minister",
        Forms(
            ["{n} killed in attack near {city}", "Gunmen kill {n} in {city}", "{rebels} attack {aa} soldiers near {city}"],
            ["Fighters of the {rebels} attacked an army post near {city} {day}, killing {n} {aa} soldiers and wounding {m}.",
             "The {rebels} killed {n} soldiers in an attack on a {aa} base near {city} {day}.",
             "At least {n} {aa} soldiers were killed {day} when fighters of the {rebels} attacked their base near {city}.",
             "{aa} officials said that the {rebels} attacked a base near {city} {day} and killed {n} soldiers."],
            ["The {rebels} attacked the base near {city} before dawn, residents said.",
             "The attack killed {n} soldiers and wounded {m} others, a hospital in {city} said.",
             "{A} said that the {rebels} had killed {n} soldiers."]),
        ["The {rebels} killed {n} {aa} soldiers near {city} {day}."],
    ),
    Kind(
        "march", "actor", "interior minister",
        Forms(
            ["Thousands protest in {city}", "Teachers march in {city} over pay", "{aa} teachers take to the streets"],
            ["More than {thousands} teachers protested in {city} {day} against the {aa} government.",
             "Teachers marched through {city} {day} to demand higher pay from the {aa} government.",
             "About {thousands} {aa} teachers demonstrated {day} in {city} over unpaid wages."],
            ["The teachers protested outside the governor's office in {city} until nightfall.",
             "{aa} teachers rallied in {city} despite the rain."],),
        ["{aa} teachers protested in {city} {day}."],
        Forms(
            ["{aa} teachers to march in {city}", "Teachers plan protest in {city}"],
            ["{aa} teachers plan to protest in {city} {day} against the government.",
             "Teachers in {a} will march in {city} {day} over pay, their union said."],
            []),
        Forms(
            ["{aa} teachers call off march in {city}"],
            ["{aa} teachers called off a protest in {city} that was planned for this week, their union said.",
             "{aa} teachers did not protest in {city} {day} after the union cancelled the march."],
            []),
    ),
    Kind(
        "sanctions", "recipient", "foreign minister",
        Forms(
            ["{a} imposes sanctions on {b}", "{acap} hits {bb} banks with sanctions"],
            ["{a} imposed sanctions on {b} {day}.",
             "{A} said that {a} had imposed sanctions on {bb} banks {day}.",
             "{acap} imposed economic sanctions on {bcap} {day} over the border dispute."],
            ["The sanctions that {a} imposed on {b} freeze the assets of three banks.",
             "{b} called the {aa} sanctions unjust."]),
        ["{a} imposed sanctions on {b} {day}."],
        Forms(
            ["{a} to impose sanctions on {b}"],
            ["{a} will impose sanctions on {b} {day}, {A} said.", "{a} plans to impose sanctions on {bb} banks {day}."],
            []),
    ),
    Kind(
        "relief", "recipient", "foreign minister",
        Forms(
            ["{a} sends aid to {b} after floods", "{aa} aid reaches {city}"],
            ["{a} delivered {n} tonnes of food to {city} in {b} {day} after floods.",
             "{a} sent food and medicine to {b} {day}, and the first trucks reached {city}.",
             "{aa} officials delivered aid to flood victims in {city}, {b}, {day}."],
            ["{A} said that {a} had sent food to {b}.", "The {aa} government sent tents to {city} as well."]),
        ["{a} sent food to {b} {day}."],
        Forms(
            ["{a} to send aid to {b}"],
            ["{a} will send food and medicine to {city} in {b} {day}, {A} said.", "{a} plans to deliver food to {b} {day}."],
            []),
        Forms(
            ["{aa} aid for {b} held up"],
            ["{a} did not send food to {b} {day}, officials in {city} said.",
             "{a} cancelled a delivery of food to {city} in {b} {day}."],
            []),
    ),
    Kind(
        "arrest", "actor", "interior minister",
        Forms(
            ["{aa} police arrest {n} in {city}", "{n} opposition members arrested in {city}"],
            ["{aa} police arrested {n} opposition members in {city} {day}.",
             "Police in {city} arrested {n} members of the {aa} opposition {day}.",
             "{A} said that police had arrested {n} opposition members in {city} {day}."],
            ["Police arrested the opposition members at their party's office in {city}.",
             "The {n} people arrested in {city} were taken to the central prison."]),
        ["{aa} police arrested {n} opposition members in {city} {day}."],
    ),
    Kind(
        "expulsion", "actor", "foreign minister",
        Forms(
            ["{a} expels {bb} diplomats", "{acap} orders {bb} diplomats out"],
            ["{a} expelled {n} {bb} diplomats {day}.",
             "{A} said {day} that {a} had expelled {n} diplomats of {b}.",
             "{acap} expelled {n} {bb} diplomats {day} in a row over spying."],
            ["{b} protested after {a} expelled its diplomats.", "The {bb} diplomats whom {a} expelled must leave within days."]),
        ["{a} expelled {n} {bb} diplomats {day}."],
        Forms(
            ["{a} to expel {bb} diplomats"],
            ["{a} will expel {n} {bb} diplomats {day}, {A} said.", "{a} plans to expel {bb} diplomats {day}."],
            []),
    ),
    Kind(
        "blame", "recipient", "defence minister",
        Forms(
            ["{a} accuses {b} of arming rebels", "{aa} minister blames {b} over rebels"],
            ["{A} accused {b} {day} of arming the {rebels}.",
             "{a} accused {b} {day} of sending weapons to the {rebels}.",
             "{A} blamed {bcap} {day} for arms found in the hands of the {rebels}."],
            ["{A} accused {b} of arming the {rebels} in a speech to parliament."]),
        ["{a} accused {b} {day} of arming rebels."],
    ),
    Kind(
        "withdrawal", "recipient", "defence minister",
        Forms(
            ["{aa} troops leave {city}", "{a} pulls troops out of {city}"],
            ["{a} withdrew its troops from {city} in {b} {day}.",
             "{aa} troops withdrew from {city} in {b} {day}.",
             "{A} said that {a} had withdrawn its troops from {city} {day}."],
            ["The {aa} army withdrew the last of its troops from {city} by nightfall."]),
        ["{aa} troops withdrew from {city} {day}."],
        Forms(
            ["{a} to withdraw troops from {city}"],
            ["{a} will withdraw its troops from {city} in {b} {day}, {A} said.",
             "{aa} troops are to withdraw from {city} in {b} {day}."],
            []),
        Forms(
            ["{aa} troops stay in {city}"],
            ["{a} did not withdraw its troops from {city} {day}.",
             "{aa} troops failed to withdraw from {city} in {b} {day} as planned."],
            []),
    ),
]  # fmt: skip

SAID = [
    '"We are following this closely," an official in {city} said.',
    "An official of the ministry said the coming weeks would be important.",
    '"Nobody here is surprised," a shopkeeper in {city} said.',
    "An analyst at a university in {acap} said relations were complicated.",
    "A spokesman declined to comment.",
]
FILLERS = [
    "{Thing} in the {part} of the country {did} {much} since {month}.",
    "According to {who}, {things} {have} {much} within {number} years.",
    "{Who} expects {things} to be {state} by {month}.",
    "About {number} in a hundred households {live}.",
    "{Thing} {did} {much}, {who} found in {month}.",
    "In the {part}, {things} {have} {much}, while in the towns {things2} are {state}.",
    "The road to the {part} is being widened for the {number} lorries that carry {goods} each day.",
    "{Goods} and {goods2} make up most of what is sold at the market on the {part} side of the river.",
    "{Who} counted {number} new {places} in {month}, most of them in the {part}.",
    "A {place} with {number} rooms is under construction beside the old {place2}.",
    "Forecasters expect {weather} in the {part} towards the end of {month}.",
    "The {place} in the {part} quarter will be closed for {number} days in {month} for repairs.",
    "Visitors queue from dawn to see {number} {places} that a painter furnished with {goods}.",
    "Children in the {part} walk {number} minutes to the nearest {place}, {who} noted.",
    "A shipment of {goods} left the harbour with {number} crates more than in {month}.",
    "The {place} hall smelled of {goods}, for the caterers had moved in by {month}.",
    "Chess players from {number} {places} have signed up for the cup that begins in {month}.",
    "Nobody could say when the lift of the {place} had last worked.",
    "Snow is rare in the {part}; old people speak of a winter with {number} days of {weather}.",
    "{Goods} used to travel by barge, and {number} of the barges still lie in the mud by the {place}.",
    "Among the guests of the {place} was a choir of {number} from the {part}.",
    "Beekeepers blame {weather} for losing one hive in {number}.",
    "Old postcards show the {place} with a tower that fell in a storm {number} years ago.",
    "A cook who trained in the {part} serves {goods} with pepper, and has {number} tables.",
    "Whoever wants a seat on the {month} ferry must book {number} days ahead.",
    "The gardens beside the {place} hold {number} kinds of roses.",
    "Students measured the river every {month} and found {weather} to be of little weight.",
    "Trams will run until midnight once {number} new carriages have passed their tests.",
    "It took {number} masons to mend the roof of the {place} after {weather}.",
    "Weavers in the {part} sell to {number} {places} abroad.",
    "For lunch there was soup, and {goods} for those who stayed until the end.",
    "A film about the {place} won a prize for its music in {month}.",
    "Prices at the {part} auction started low, and {number} lots of {goods} found no buyer.",
    "Doctors advise {number} minutes of walking a day, whatever the season.",
    "The lighthouse in the {part} was painted white in {month}, at the wish of {number} sailors.",
    "{Who} keeps its archive in {number} rooms below the {place}.",
    "Football was played on gravel until {number} families paid for grass.",
    "The bells of the {place} ring at six, except in {month}.",
    "An engineer drew the bridge on a napkin, and {number} months later it stood.",
    "Cyclists may use the lane along the {place} from {month}.",
    "Fishermen mend their nets in the {part} while {weather} lasts.",
    "The oldest tree in the {part} has a girth of {number} paces.",
    "Teachers lent out {number} telescopes for the eclipse in {month}.",
    "Boxes of {goods} stood along the platform of the {place2}, each with a number in chalk.",
    "The mill, idle for {number} years, grinds again every {month}.",
    "Most of the {places} close on Mondays; {number} of them open late.",
    "A map from the {place} archive names {number} villages that nobody remembers.",
    "Tickets for the {month} concert were gone within {number} minutes.",
    "The pond freezes seldom, but skates hang in every hall of the {part}.",
    "In {month} the storks come back to {number} chimneys in the {part}.",
    "A tailor sews the costumes for the {month} parade, {number} of them in blue.",
    "With {weather} on the way, growers covered {number} rows of tomatoes.",
    "The {place} lends umbrellas, of which {number} have not come back.",
    "Radio listeners chose a song about {goods} as the tune of the year.",
    "Under the market lies a cellar with {number} barrels, the oldest from a {month} long past.",
    "The clock above the {place} is {number} minutes slow, and the town likes it so.",
    "Apprentices learn to carve {goods} crates from the offcuts of the {part} sawmill.",
    "By {month}, {number} pupils had read aloud at the {place2}.",
]
SLOTS: dict[str, list[str]] = {
    "thing": [
        "the price of bread",
        "the harvest of maize",
        "the catch of sardines",
        "the level of the lake",
        "the number of visitors",
        "the output of copper",
        "the rent of a small flat",
        "the yield of coffee",
    ],
    "things": [
        "wages of nurses",
        "bus fares",
        "school fees",
        "deposits at banks",
        "sales of bicycles",
        "exports of timber",
        "births",
        "house prices",
        "orders for cement",
    ],
    "did": ["has fallen", "has risen", "has hardly changed", "has doubled", "has swung", "has crept up"],
    "have": ["have fallen", "have risen", "have hardly changed", "have doubled", "have recovered"],
    "much": [
        "by a tenth",
        "sharply",
        "a little",
        "more than expected",
        "for the third time",
        "by half",
        "without much notice",
        "faster than elsewhere",
    ],
    "state": ["stable", "higher", "lower", "back to normal", "harder to find", "cheaper"],
    "month": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
    ],
    "who": [
        "a survey of farmers",
        "the office of statistics",
        "a study by two economists",
        "the chamber of commerce",
        "a report on transport",
        "the union of fishermen",
        "a census of shops",
        "the weather service",
    ],
    "part": ["north", "south", "east", "west", "far north", "south-west", "hilly centre", "coastal strip"],
    "live": [
        "live from farming",
        "own a radio",
        "cook with gas",
        "rent their home",
        "keep goats",
        "have piped water",
    ],
    "goods": [
        "timber",
        "copper",
        "coffee",
        "oranges",
        "salt",
        "cotton",
        "tea",
        "cement",
        "dried fish",
        "honey",
    ],
    "place": [
        "hospital",
        "library",
        "museum",
        "hotel",
        "school",
        "theatre",
        "swimming pool",
        "railway station",
    ],
    "places": ["bakeries", "workshops", "cinemas", "pharmacies", "cafés", "petrol stations", "vineyards"],
    "weather": [
        "heavy showers",
        "fog",
        "dry heat",
        "the first frost",
        "strong winds",
        "mild days",
        "thunder",
    ],
    "number": ["3", "7", "11", "14", "18", "25", "32", "40", "56", "63", "70", "85"],
}
TAILS = [
    "",
    "",
    "",
    "",
    ", two people with knowledge of the matter said",
    ", according to state radio",
    ", state television reported",
    ", local newspapers reported",
    ", a spokeswoman confirmed",
    ", according to a statement",
    ", diplomats said",
]
"""Ends of first sentences."""
