"""Floors for the annotated actor mentions of the sample articles (docs/gold.md, "Mentions of actors")."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import actor_gold
import actors

DIGEST = "641cb30b792f87d14a987780b85feaee1657774491e89fe4b24f26dc01f3b629"
FLOORS = {
    "found": 0.985,
    "country": 0.955,
    "country of all": 0.95,
    "sector": 0.95,
    "sector of all": 0.94,
}


@pytest.fixture(scope="module")
def figures() -> actor_gold.Figures:
    return actors.mentions_of_articles()


def test_the_data_are_those_the_floors_were_measured_on() -> None:
    assert actor_gold.digest() == DIGEST


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(figures: actor_gold.Figures, name: str) -> None:
    reached = figures.rows()[name]
    assert reached >= FLOORS[name], "\n".join([f"{name} {reached:.3f}", *figures.errors])


SCENES = {"found": 0.90, "country": 0.83, "country of all": 0.76, "sector": 0.86, "sector of all": 0.80}


@pytest.fixture(scope="module")
def scenes() -> actor_gold.Figures:
    return actors.mentions_of_articles("scenes")


@pytest.mark.parametrize("name", SCENES)
def test_no_figure_of_the_texts_with_scenes_falls_below_its_floor(
    scenes: actor_gold.Figures, name: str
) -> None:
    reached = scenes.rows()[name]
    assert reached >= SCENES[name], "\n".join([f"{name} {reached:.3f}", *scenes.errors])


DISPATCHES = {"found": 0.96, "country": 0.92, "country of all": 0.90, "sector": 0.86, "sector of all": 0.84}


@pytest.fixture(scope="module")
def dispatches() -> actor_gold.Figures:
    return actors.mentions_of_articles("dispatches")


@pytest.mark.parametrize("name", DISPATCHES)
def test_no_figure_of_the_dispatches_falls_below_its_floor(dispatches: actor_gold.Figures, name: str) -> None:
    reached = dispatches.rows()[name]
    assert reached >= DISPATCHES[name], "\n".join([f"{name} {reached:.3f}", *dispatches.errors])


def test_labels_part_what_is_equally_right() -> None:
    countries, sectors = actor_gold.labels("PER+BOL|-/REB|UAF")
    assert countries == (frozenset({"PER", "BOL"}), frozenset())
    assert sectors == ("REB", "UAF")
    assert actor_gold.labels("?") == (None, ())
