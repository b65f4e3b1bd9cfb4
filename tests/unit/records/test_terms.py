import math
import sys
from pathlib import Path

import msgspec

from onrecord.lexicons.frequency import RAREST, zipf
from onrecord.records.linkage import clusters, linked
from onrecord.records.terms import Terms, content_words, cosine, terms_of

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))

import numpy as np
from generate_articles import generate


def test_common_words_are_common_and_unknown_ones_rare():
    assert zipf("the") > zipf("river") > zipf("xylem") >= RAREST
    assert zipf("no such word") == RAREST


def test_terms_are_of_length_one_and_in_order():
    found = terms_of("The ferry Ambrel sank off Toskar with 31 aboard.")
    numbers = found.numbers.tolist()
    assert numbers == sorted(numbers)
    assert math.isclose(math.fsum((w / 1e6) ** 2 for w in found.millionths.tolist()), 1.0, abs_tol=1e-4)


def test_terms_as_earlier_records_hold_them_are_the_same():
    found = terms_of("Chad and Niger sign a treaty on the waters of Lake Chad")
    lists = tuple(found.numbers.tolist()), tuple(n / 1e6 for n in found.millionths.tolist())
    assert Terms(*lists) == found
    old = msgspec.msgpack.encode({"terms": lists[0], "weights": lists[1]})
    assert msgspec.msgpack.decode(old, type=Terms) == found


def test_names_tell_articles_apart_that_words_do_not():
    one, same, other = (
        terms_of(t)
        for t in (
            "The ferry Ambrel sank off Toskar after midnight.",
            "Off Toskar the ferry Ambrel went down.",
            "The ferry Quilmar sank off Lindeth after midnight.",
        )
    )
    assert cosine(one, same) > cosine(one, other)
    assert cosine(one, other) == cosine(other, one)


def test_content_words_leave_out_numbers_and_small_words():
    assert content_words("The 31 divers were searching the narrows") == ("diver", "search", "narrow")


def test_groups_are_kept_apart_by_an_infinite_distance():
    distances = np.array([[0.0, -1.0, np.inf], [-1.0, 0.0, -2.0], [np.inf, -2.0, 0.0]])
    assert clusters(distances, "near", -1e-6) == [[0], [1, 2]]
    assert linked([1, 2, 3, 4], [(1, 3), (9, 2)]) == [[1, 3], [2], [4]]


def test_the_generator_gives_the_same_articles_and_true_passages():
    made = generate(60, 2)
    assert made == generate(60, 2)
    for row, truth in made:
        text = f"{row['title']}\n\n{row['text']}"
        assert row["id"] == truth["id"]
        for told in truth["told"]:
            assert 0 <= told["start"] < told["end"] <= len(text)
            assert text[told["start"] - 1 : told["start"]] in ("", "\n")
