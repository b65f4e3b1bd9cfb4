"""Whom "Indians" means: in an article on the Americas that never speaks of India, the native peoples there."""

from collections import Counter

from onrecord.mentions.actors.gazetteer import Hit
from onrecord.mentions.actors.phrases import lemma_of
from onrecord.schema import ParsedSentence, Place

_WORDS = frozenset(("Indian", "Indians"))
_INDIA = "IND"
_AMERICAS = frozenset(
    "ARG BLZ BOL BRA CAN CHL COL CRI ECU GTM GUY HND MEX NIC PAN PER PRY SLV SUR URY USA VEN".split()
)
_NATIVE = frozenset(
    """
    tribe tribesman village villager community peasant chief chieftain reservation reserve uprising territory rebel
    guerrilla movement organization organisation federation right land marcher highlander
    """.split()
)
_MOST = 0.6


def with_native_peoples(
    sentences: tuple[ParsedSentence, ...], hits: list[list[Hit]], places: tuple[Place, ...]
) -> list[list[Hit]]:
    """The known ``hits`` of each sentence, with "Indian" and "Indians" as names of the peoples of the one country meant.

    Nothing changes where India is named otherwise, by a capital, a person's office or a town, or no American country is.
    """
    if not any(_names_indians(hit) for found in hits for hit in found):
        return hits
    spoken = Counter(h.known.code for found in hits for h in found if not _names_indians(h) and h.known.code)
    spoken += Counter(p.country for p in places if p.country)
    americas = {code: n for code, n in spoken.items() if code in _AMERICAS}
    if spoken[_INDIA] or not americas:
        return hits
    best = max(sorted(americas), key=lambda code: americas[code])
    code = best if americas[best] >= _MOST * sum(americas.values()) else None
    return [
        [_native(hit, code) if _names_indians(hit) and _is_people(s, hit) else hit for hit in found]
        for s, found in zip(sentences, hits, strict=True)
    ]


def _names_indians(hit: Hit) -> bool:
    return hit.known.name in _WORDS and hit.known.code == _INDIA


def _is_people(sentence: ParsedSentence, hit: Hit) -> bool:
    """True for "Indians" and for the adjective before a noun for a community or its members."""
    word = sentence.words[hit.last]
    if word.form == "Indians":
        return True
    return word.head > hit.last and lemma_of(sentence.words[word.head]) in _NATIVE


def _native(hit: Hit, code: str | None) -> Hit:
    return hit._replace(known=hit.known._replace(code=code, entry="agents:indigenous people"))
