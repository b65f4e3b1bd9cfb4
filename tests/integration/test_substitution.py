"""Other names, same reading: type, mode, status, spans and confidence do not hang on who the parties are."""

from collections import Counter

from tests.integration.substitution import casts, differences, pieces, read, sentences, told

CASTS = 13
FLOOR = 0.995
"""Share of substitutions that change nothing. The aim is 1; the rest are names that the network does not find."""


def test_names_change_nothing():
    changed, total = [], 0
    for template in sentences():
        readings = [(p, told(read(p), p)) for p in (pieces(template, cast) for cast in casts(CASTS))]
        usual = Counter(repr(found) for _, found in readings).most_common(1)[0][0]
        reference = next(found for _, found in readings if repr(found) == usual)
        for p, found in readings:
            total += 1
            if any(differences(reference, found)):
                changed.append("".join(text for text, _ in p))
    assert total >= 500
    assert 1 - len(changed) / total >= FLOOR, changed
