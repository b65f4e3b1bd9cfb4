"""The words of English time expressions: months, weekdays, units, numbers, parts, zones."""

from onrecord.mentions.times.expression import Part

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: n for n, name in enumerate(MONTH_NAMES, 1)}
MONTH_ABBREVIATIONS = {name[:3]: n for n, name in enumerate(MONTH_NAMES, 1) if len(name) > 3} | {"sept": 9}
AMBIGUOUS_MONTHS = frozenset({"march", "may", "august"})
"""Months that are common words when written small."""
FIRST_NAME_MONTHS = frozenset({"april", "may", "june", "august"})

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: n for n, name in enumerate(WEEKDAY_NAMES)}
WEEKDAY_PLURALS = {name + "s": n for n, name in enumerate(WEEKDAY_NAMES)}
WEEKDAY_ABBREVIATIONS = {name[:3]: n for n, name in enumerate(WEEKDAY_NAMES)} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "weekend": "WE", "fortnight": "F", "season": "S", "night": "N",
}  # fmt: skip
"""Unit of each noun. E is ten years, C a hundred, F two weeks, S one season, N one night."""
UNIT_PLURALS = {
    "seconds": "TS", "secs": "TS", "minutes": "TM", "mins": "TM", "hours": "TH", "hrs": "TH", "days": "D",
    "weeks": "W", "months": "M", "quarters": "Q", "years": "Y", "yrs": "Y", "decades": "E", "centuries": "C",
    "weekends": "WE", "fortnights": "F", "seasons": "S", "nights": "N",
}  # fmt: skip
ANY_UNIT = UNITS | UNIT_PLURALS
WEEKLONG = {
    "hourlong": "TH", "daylong": "D", "weeklong": "W", "monthlong": "M", "yearlong": "Y", "decadelong": "E",
}  # fmt: skip

SMALL_NUMBERS = {
    word: n
    for n, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
} | {"thirtieth": 30}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
SOME = frozenset({"few", "several", "some", "many", "various"})

PARTS: dict[str, Part] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "early", "start": "early",
    "end": "late",
}  # fmt: skip
DAYPARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "noon": "12:00", "midday": "MI", "midnight": "24:00", "overnight": "NI",
    "lunchtime": "MI", "dawn": "MO", "dusk": "EV", "daybreak": "MO",
}  # fmt: skip
DAYPARTS_AFTER_A_DAY = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI", "noon": "12:00",
    "midday": "MI", "overnight": "NI",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

RELATIONS = {
    "last": "last", "this": "this", "next": "next", "past": "last", "coming": "next", "following": "following",
    "previous": "previous", "preceding": "previous", "same": "same", "that": "same", "current": "this",
    "upcoming": "next", "prior": "previous", "succeeding": "following", "ensuing": "following",
}  # fmt: skip

NAMED_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "wet": 0, "west": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "trt": 180, "est": -300, "edt": -240, "et": None, "cst": -360, "cdt": -300, "ct": None,
    "mst": -420, "mdt": -360, "mt": None, "pst": -480, "pdt": -420, "pt": None, "akst": -540, "akdt": -480,
    "hst": -600, "ist": None, "pkt": 300, "hkt": 480, "sgt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "sast": 120, "eat": 180, "wat": 60, "cat": 120,
}  # fmt: skip
"""Minutes east of Greenwich; None where the letters stand for several zones."""

APPROXIMATORS = (
    ("about",), ("around",), ("approximately",), ("roughly",), ("nearly",), ("almost",), ("circa",), ("some",),
    ("less", "than"), ("more", "than"), ("fewer", "than"), ("at", "least"), ("up", "to"), ("just", "over"),
    ("just", "under"), ("just", "about"), ("only",), ("exactly",), ("well", "over"), ("no", "more", "than"),
    ("a", "little", "over"), ("as", "many", "as"), ("as", "long", "as"), ("just",), ("barely",),
)  # fmt: skip
CLOCK_APPROXIMATORS = (
    ("shortly", "after"), ("shortly", "before"), ("just", "after"), ("just", "before"), ("soon", "after"),
    ("about",), ("around",), ("approximately",), ("roughly",), ("nearly",), ("almost",), ("circa",), ("exactly",),
)  # fmt: skip

VAGUE: dict[tuple[str, ...], str] = {
    ("recently",): "PAST_REF", ("lately",): "PAST_REF", ("the", "past"): "PAST_REF", ("long", "ago"): "PAST_REF",
    ("the", "other", "day"): "PAST_REF", ("the", "recent", "past"): "PAST_REF", ("the", "distant", "past"): "PAST_REF",
    ("now",): "PRESENT_REF", ("right", "now"): "PRESENT_REF", ("currently",): "PRESENT_REF",
    ("nowadays",): "PRESENT_REF", ("at", "present"): "PRESENT_REF", ("the", "moment"): "PRESENT_REF",
    ("these", "days"): "PRESENT_REF", ("this", "day"): "PRESENT_REF", ("to", "date"): "PRESENT_REF",
    ("this", "time"): "PRESENT_REF", ("the", "present"): "PRESENT_REF",
    ("soon",): "FUTURE_REF", ("shortly",): "FUTURE_REF", ("the", "future"): "FUTURE_REF",
    ("the", "near", "future"): "FUTURE_REF", ("the", "coming", "future"): "FUTURE_REF",
}  # fmt: skip

VAGUE_AFTER: dict[tuple[str, ...], set[str]] = {
    ("the", "past"): {"in"}, ("the", "future"): {"in"}, ("the", "moment"): {"at", "for"}, ("this", "day"): {"to"},
    ("this", "time"): {"at"}, ("the", "present"): {"at", "for", "until"},
}  # fmt: skip
"""Vague references that count as such only after these words."""

ERAS: dict[tuple[str, ...], tuple[str, str]] = {
    ("world", "war", "ii"): ("1939-09-01", "1945-09-02"), ("world", "war", "two"): ("1939-09-01", "1945-09-02"),
    ("second", "world", "war"): ("1939-09-01", "1945-09-02"), ("wwii",): ("1939-09-01", "1945-09-02"),
    ("world", "war", "i"): ("1914-07-28", "1918-11-11"), ("world", "war", "one"): ("1914-07-28", "1918-11-11"),
    ("first", "world", "war"): ("1914-07-28", "1918-11-11"), ("wwi",): ("1914-07-28", "1918-11-11"),
    ("cold", "war"): ("1947-03-12", "1991-12-26"), ("middle", "ages"): ("0500-01-01", "1499-12-31"),
}  # fmt: skip
"""Named periods by which texts date events, with first and last day as reference works give them."""

FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "biannual": "P6M",
    "biennial": "P2Y",
}  # fmt: skip

YEAR_CUES = frozenset(
    "in since by until till from to between and during of early mid late before after around about circa year years "
    "for the through summer spring autumn fall winter or as fy ca c".split()
)
"""Words before a bare number of four digits that make it a year."""
NOT_A_YEAR_BEFORE = frozenset(
    "$ £ € ¥ # no number nos page pages p pp room flight route highway section case bill rule article resolution".split()
)
NOT_A_YEAR_AFTER = frozenset(
    (
        "% percent per people persons men women children soldiers troops km kilometers kilometres kilometer kilometre "
        "miles mile meters metres metre meter feet ft kg tons tonnes ton tonne dollars euros pounds units times others "
        "points votes seats members million billion trillion thousand hundred m mm cm hectares acres cases deaths "
        "victims homes houses jobs workers students refugees migrants civilians megawatts mw degrees hours days weeks "
        "months years minutes seconds ° year"
    ).split()
)
