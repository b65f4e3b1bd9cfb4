"""The words by which a text shows that a name is a place, and of what kind."""

PARTS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern"
    " northwestern southeastern southwestern central downtown uptown midtown inner outer greater upper lower metro"
    " metropolitan mid occupied mainland rural suburban coastal historic old the far deep city town state province"
    " village county district region republic kingdom of".split()
)
"""Words that may stand before the name inside a tagged span without being part of it."""

CLASSES: dict[str, tuple[str, ...]] = {
    "province": ("ADM1", "ADM2", "RGN"), "provinces": ("ADM1", "ADM2"),
    "region": ("ADM1", "RGN", "ADM2"), "regions": ("ADM1", "RGN"), "oblast": ("ADM1",),
    "state": ("ADM1",), "states": ("ADM1",), "governorate": ("ADM1", "ADM2"), "prefecture": ("ADM1", "ADM2"),
    "district": ("ADM2", "ADM1"), "districts": ("ADM2", "ADM1"), "county": ("ADM2", "ADM1"), "counties": ("ADM2",),
    "parish": ("ADM2", "ADM1"), "municipality": ("ADM2", "PPL"), "department": ("ADM1", "ADM2"),
    "city": ("PPL", "PPLC"), "cities": ("PPL", "PPLC"), "town": ("PPL", "PPLC"), "towns": ("PPL",),
    "township": ("PPL",), "village": ("PPL",), "villages": ("PPL",), "capital": ("PPLC", "PPL"),
    "suburb": ("PPL", "PPLX"), "suburbs": ("PPL", "PPLX"), "port": ("PPL", "PPLC"),
    "neighborhood": ("PPL", "PPLX"), "neighbourhood": ("PPL", "PPLX"), "area": (), "metro": (),
    "island": ("ISL", "ADM1", "PCLI"), "peninsula": ("RGN", "ADM1"), "territory": ("ADM1", "RGN", "PCLI"),
    "republic": ("ADM1", "PCLI", "RGN"),
}  # fmt: skip
"""Words of class and the features that they leave."""

SHORT_STATES = frozenset({"ga", "ky", "la", "md", "mo", "pa", "va", "vt"})
"""Abbreviations of states of the United States that are written with one capital and a point."""

LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "across", "around", "inside", "throughout", "into", "within"}
)
LOOSE = frozenset(
    {"from", "to", "of", "over", "through", "toward", "towards", "between", "via", "off", "for"}
)

CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs"
    " fri sat sun ramadan easter christmas thanksgiving".split()
)

GENERIC = frozenset(
    "center centre court church hall park school university act river lake bay house street road avenue drive ford"
    " mound bridge station airport hospital library museum college club bank god man van may re it city county"
    " state town village district region island mountain mount hill valley creek beach field cathedral chapel mosque"
    " side end shore camp delta virus mission villages police mars venus saturn titan pluto mercury jupiter europa uranus neptune ms mr mrs dr temple tower square plaza palace prison jail port harbor harbour coast east west north south casino cavalier"
    " balkan internet congress senate parliament earth world union nation republic hamas fatah".split()
)
"""Single words that are common nouns or names of something else even where a village bears them."""

TOWNSPEOPLE = frozenset(
    "man woman men women resident residents native natives police teen teenager mayor councillor councilman alderman"
    " aldermen firefighters".split()
)
"""Nouns that the name of a place modifies, and hardly ever the name of a person: "a Leeds man", "Leeds police"."""

RESIDENTS = TOWNSPEOPLE | frozenset(
    "detectives detective officials official officers officer couple businesses government based actor actress lawyer"
    " lawmaker lawmakers teacher doctor authorities prosecutors mother father student students driver motorist senator"
    " governor sen. gov. rep. attorney secretary president ambassador troops forces army navy".split()
)
"""More of them, for names that were not taken for persons."""

BRANCHES = frozenset({"and", "&", "-", "'s", "’s"})
