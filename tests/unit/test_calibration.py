"""The figures of calibration, and the fit behind ``confidence``."""

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "scripts")]

from calibrate import MEANINGS, fitted, shares  # noqa: E402
from confidence import auc, brier, calibration_error, reliability  # noqa: E402

from onrecord.lexicons.evidence import weights  # noqa: E402

SURE = [(0.9, True)] * 9 + [(0.9, False)] + [(0.1, True)] + [(0.1, False)] * 9


def test_what_says_nine_in_ten_and_is_right_in_nine_of_ten_has_no_error() -> None:
    assert reliability(SURE, 2) == [(10, pytest.approx(0.1), 0.1), (10, pytest.approx(0.9), 0.9)]
    assert calibration_error(SURE, 2) == pytest.approx(0.0)
    assert auc(SURE) == pytest.approx(0.9)
    assert brier(SURE) == pytest.approx(0.09)


def test_bins_do_not_sort_by_the_answer() -> None:
    same = [(0.5, n % 2 == 0) for n in range(20)]
    assert [share for _, _, share in reliability(same, 2)] == [0.5, 0.5]


def test_the_fit_finds_the_shares_of_groups() -> None:
    x = np.array([[1.0, 0.0]] * 100 + [[1.0, 1.0]] * 100)
    y = np.array([1.0] * 80 + [0.0] * 20 + [1.0] * 30 + [0.0] * 70)
    low, high = shares(np.array([[1.0, 1.0], [1.0, 0.0]]), fitted(x, y))
    assert low == pytest.approx(0.3, abs=0.06)
    assert high == pytest.approx(0.8, abs=0.06)


def test_the_table_has_the_names_that_are_fitted() -> None:
    assert list(weights()) == list(MEANINGS)
