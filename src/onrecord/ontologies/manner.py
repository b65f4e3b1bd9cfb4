"""CAMEO codes for intending, declining, threatening or agreeing to do what other codes stand for.

CAMEO gives speech about an action a code of its own: 033 is the intent to give what 07 gives, 121 the refusal of
material cooperation, 138 the threat of force. Each table maps the beginning of a code; the longest one counts.
"""

_INTENDED = {
    "04": "036", "045": "039", "05": "032", "06": "031", "061": "0311", "062": "0312", "063": "0313",
    "064": "0314", "07": "033", "071": "0331", "072": "0332", "073": "0333", "074": "0334",
}  # fmt: skip
_DECLINED = {"03": "120", "04": "125", "05": "122", "06": "121", "07": "121", "08": "124"}
_CONCEDED = {
    "081": "0351",
    "082": "0352",
    "083": "034",
    "084": "0353",
    "085": "0354",
    "086": "0355",
    "087": "0356",
}
_THREATENED = {
    "14": "133", "15": "138", "16": "1313", "161": "1313", "162": "1311", "163": "1312", "164": "134", "165": "135",
    "166": "136", "17": "130", "172": "132", "1721": "1321", "1722": "1322", "1723": "1323", "1724": "1324",
    "173": "137", "175": "137", "18": "1383", "19": "1384", "191": "1381", "192": "1382", "20": "1385",
}  # fmt: skip


def intended(code: str) -> str | None:
    """The code for wanting or planning to cooperate as ``code`` does (03); None for what is no cooperation."""
    return _longest(_INTENDED, code)


def declined(code: str) -> str | None:
    """The code for declining what ``code`` stands for (12); None for what nobody asks of others."""
    return _longest(_DECLINED, code)


def conceded(code: str) -> str | None:
    """The code for agreeing to yield as ``code`` does (034, 035); None for what is no concession."""
    return _longest(_CONCEDED, code)


def threatened(code: str) -> str | None:
    """The code for threatening what ``code`` stands for (13); None for what is no conflict in deeds."""
    return _longest(_THREATENED, code)


def _longest(table: dict[str, str], code: str) -> str | None:
    return next((table[code[:size]] for size in range(len(code), 1, -1) if code[:size] in table), None)
