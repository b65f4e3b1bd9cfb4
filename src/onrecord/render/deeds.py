"""What a CAMEO code says in plain words: the verb phrase in its base form and the preposition before the other party.

Codes that say no more than the PLOVER type and mode are left out (``words.PHRASES`` has those); a code of four digits
that is left out is told by its first three. ``BY_VERB`` holds verbs that are plain words themselves.
"""

Deed = tuple[str, str]

WANTED: dict[str, str] = {
    "1": "material cooperation", "11": "economic cooperation", "12": "military cooperation",
    "13": "judicial cooperation", "14": "intelligence", "2": "diplomatic support", "3": "aid",
    "31": "economic aid", "32": "military aid", "33": "humanitarian aid", "34": "protection or peacekeepers",
    "4": "political reform", "41": "a change of leaders", "42": "a change of policy", "43": "rights",
    "44": "a change of institutions", "5": "concessions", "51": "an easing of restrictions", "52": "calm",
    "53": "a release or return", "54": "an easing of sanctions", "55": "access",
    "56": "an end or limit to fighting", "6": "talks", "7": "a settlement", "8": "mediation",
}  # fmt: skip
"""What is asked for, by the digits after the cue: CAMEO counts alike in appeals (02) and demands (10)."""

REFUSED: dict[str, str] = {
    "1": "1", "11": "11", "12": "12", "13": "13", "14": "14", "2": "3", "21": "31", "22": "32", "23": "33",
    "24": "34", "3": "4", "31": "41", "32": "42", "33": "43", "34": "44", "41": "51", "42": "52", "43": "53",
    "44": "54", "45": "55", "46": "56", "6": "8",
}  # fmt: skip
"""Digits after the cue of refusals (12) -> those of what is asked for."""

INTENDED: dict[str, Deed] = {
    "031": ("cooperate materially", "with"), "0311": ("cooperate economically", "with"),
    "0312": ("cooperate militarily", "with"), "0313": ("cooperate in justice", "with"),
    "0314": ("share intelligence", "with"), "032": ("give diplomatic support", "to"), "033": ("give aid", "to"),
    "0331": ("give economic aid", "to"), "0332": ("give military aid", "to"),
    "0333": ("give humanitarian aid", "to"), "0334": ("give protection", "to"), "034": ("reform", ""),
    "0341": ("change leaders", ""), "0342": ("change policy", ""), "0343": ("grant rights", "to"),
    "0344": ("change institutions", ""), "035": ("give way", "to"), "0351": ("ease restrictions", "on"),
    "0352": ("end a protest", "against"), "0353": ("release people or property", "of"),
    "0354": ("ease sanctions", "on"), "0355": ("give access", "to"), "0356": ("scale down fighting", "with"),
    "036": ("hold talks", "with"), "037": ("settle a dispute", "with"), "038": ("accept mediation", "by"),
    "039": ("mediate", "for"),
}  # fmt: skip
"""What is agreed, promised or planned (03)."""

DEEDS: dict[str, Deed] = {
    "016": ("deny a charge", "by"), "018": ("voice sympathy", "with"), "019": ("voice agreement", "with"),
    **{f"02{k}": (f"appeal for {thing}", "to") for k, thing in WANTED.items()},
    "045": ("mediate", "between"), "046": ("negotiate", "with"), "043": ("host a visit", "of"),
    "051": ("praise or endorse", ""), "052": ("defend in words", ""), "053": ("rally support", "for"),
    "054": ("recognize", ""), "055": ("apologize", "to"), "056": ("pardon", ""),
    "057": ("conclude an agreement", "with"), "050": ("cooperate diplomatically", "with"),
    "061": ("cooperate economically", "with"), "062": ("cooperate militarily", "with"),
    "063": ("cooperate in justice", "with"), "064": ("share intelligence", "with"),
    "071": ("give economic aid", "to"), "072": ("give military aid", "to"), "073": ("give humanitarian aid", "to"),
    "074": ("give protection", "to"), "075": ("grant asylum", "to"), "081": ("ease restrictions", "on"),
    "0813": ("ease a curfew", "in"), "0814": ("ease emergency law", "in"), "082": ("end a protest", "against"),
    "083": ("yield to calls for reform", "by"), "0832": ("change policy", "for"), "0833": ("grant rights", "to"),
    "0842": ("return property", "to"), "085": ("ease sanctions", "on"), "0872": ("ease a blockade", "of"),
    "091": ("investigate crime", "by"), "092": ("investigate abuses", "by"),
    "093": ("investigate military acts", "by"), "094": ("investigate war crimes", "by"), "100": ("make a demand", "of"),
    **{f"10{k}": (f"demand {thing}", "from") for k, thing in WANTED.items()},
    "110": ("voice disapproval", "of"), "111": ("criticize", ""), "113": ("rally others", "against"),
    "114": ("complain officially", "to"), "115": ("sue", ""), "116": ("convict", ""), "120": ("refuse a request", "of"),
    **{f"12{k}": (f"refuse {WANTED[v]}", "to") for k, v in REFUSED.items()},
    "124": ("refuse to give way", "to"), "125": ("refuse talks", "with"), "127": ("reject a plan", "of"),
    "128": ("defy rules or law", "of"), "129": ("veto a plan", "of"), "1311": ("threaten to cut aid", "to"),
    "1312": ("threaten sanctions", "on"), "1313": ("threaten to cut relations", "with"),
    "133": ("threaten protest", "against"), "134": ("threaten to end talks", "with"),
    "135": ("threaten to end mediation", "with"), "137": ("threaten repression", "of"),
    "1381": ("threaten a blockade", "of"), "139": ("give an ultimatum", "to"), "142": ("go on hunger strike", "against"),
    "150": ("show military or police power", "towards"), "151": ("put police on alert", "towards"),
    "152": ("put forces on alert", "towards"), "155": ("bring out cyber forces", "towards"),
    "160": ("reduce relations", "with"), "161": ("cut or reduce diplomatic relations", "with"),
    "162": ("cut aid", "to"), "163": ("impose sanctions", "on"), "164": ("break off talks", "with"),
    "165": ("end mediation", "with"), "1661": ("withdraw or expel peacekeepers", "of"),
    "1662": ("withdraw or expel observers", "of"), "1663": ("withdraw or expel aid agencies", "of"),
    "1722": ("ban a party or politician", "of"), "191": ("blockade", ""), "192": ("occupy territory", "of"),
    "196": ("break a ceasefire", "with"), "201": ("drive out people", "of"), "202": ("kill many", "of"),
}  # fmt: skip
"""CAMEO code -> what is done."""

BY_VERB: dict[str, Deed] = {
    "sign": ("sign an agreement", "with"), "co-sign": ("sign an agreement", "with"),
    "initial": ("initial an agreement", "with"), "ratify": ("ratify an agreement", "with"),
    "reach": ("reach an agreement", "with"), "vote": ("vote", "for"), "recognize": ("recognize", ""),
    "recognise": ("recognize", ""), "congratulate": ("congratulate", ""), "thank": ("thank", ""),
    "praise": ("praise", ""), "welcome": ("welcome", ""), "endorse": ("endorse", ""), "approve": ("approve", ""),
    "condemn": ("condemn", ""), "criticize": ("criticize", ""), "criticise": ("criticize", ""),
    "invite": ("invite", ""), "warn": ("warn", ""), "oppose": ("oppose", ""), "reject": ("reject a proposal", "of"),
    "negotiate": ("negotiate", "with"), "discuss": ("hold talks", "with"), "mediate": ("mediate", "between"),
}  # fmt: skip
"""Lemma of the lexicon's entry -> what is done, where the text's own verb is the plainest and most exact word."""

PRONE_TO_TYPE: dict[str, frozenset[str]] = {
    "vote": frozenset(("SUPPORT",)), "approve": frozenset(("SUPPORT",)), "reach": frozenset(("SUPPORT",)),
    "sign": frozenset(("SUPPORT",)), "ratify": frozenset(("SUPPORT",)), "welcome": frozenset(("SUPPORT",)),
    "invite": frozenset(("AGREE",)), "warn": frozenset(("THREATEN",)), "reject": frozenset(("REJECT",)),
}  # fmt: skip
"""Types for which a verb of ``BY_VERB`` is meant, where it has other senses."""


def deed(event: str, cameo: str | None, entry: str | None) -> Deed | None:
    """What is done by the lexicon's verb (``entry``: its id, "sign.v/obj=@agreement"), else by the CAMEO code."""
    lemma, _, pos = (entry or "").partition("/")[0].rpartition(".")
    if pos == "v" and lemma in BY_VERB and event in PRONE_TO_TYPE.get(lemma, (event,)):
        return BY_VERB[lemma]
    for code in (cameo or "", (cameo or "")[:3]):
        if code in DEEDS:
            return DEEDS[code]
    return None
