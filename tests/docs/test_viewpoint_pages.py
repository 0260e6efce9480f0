"""The pages on viewpoints say the levels, formulas and doubts that the program has."""

from __future__ import annotations

import re
from math import isclose, sqrt
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from samenspel.analysis.viewpoints import differences, flagging, scores
from samenspel.analysis.viewpoints.model import FEW_SORTS, Doubt, DoubtCode, Method, Turn
from samenspel.analysis.viewpoints.rotation import MOST_ROUNDS, R_TOLERANCE, turned
from samenspel.findings import analyse_qset
from samenspel.findings.doubts import FoundCode
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.formats import read_sorts
from samenspel.study.qset import ViewpointPlan
from samenspel.text import LANGUAGES, Language, number

PAGE: dict[Language, Path] = {
    "en": Path("docs/explanation/method-viewpoints.md"),
    "nl": Path("docs/explanation/method-viewpoints.nl.md"),
}
TUTORIAL: dict[Language, Path] = {
    "en": Path("docs/tutorial/viewpoints.md"),
    "nl": Path("docs/tutorial/viewpoints.nl.md"),
}


def words(page: Path) -> str:
    return " ".join(page.read_text("utf-8").split())


def rows(language: Language, after: str) -> list[list[str]]:
    """Return the first table below a heading: rows of cells, without the head."""
    part = re.split(rf"^## {after}", PAGE[language].read_text("utf-8"), flags=re.MULTILINE)[1]
    block = re.findall(r"(?:^\|.*\n)+", part, re.MULTILINE)[0]
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        for line in block.splitlines()
    ][2:]


def figure(cell: str) -> float:
    return float(cell.replace(",", "."))


FLAGS = {"en": "Flags", "nl": "Vlaggen"}
APART = {"en": "On what they differ", "nl": "Waarin zij verschillen"}
TOLD = {"en": "What is always told", "nl": "Wat er altijd bij staat"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gives_the_loading_that_is_beyond_chance(language: Language) -> None:
    listed = {float(level): rest for level, *rest in rows(language, FLAGS[language])}
    assert listed.keys() == flagging.CRITICAL.keys()
    for level, (critical, *loadings) in listed.items():
        z = flagging.CRITICAL[level]
        assert figure(critical) == z
        for cell, statements in zip(loadings, (18, 30, 60), strict=True):
            assert cell == number(z / sqrt(statements), 3).in_language(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gives_the_levels_of_a_difference(language: Language) -> None:
    listed = {float(level): figure(z) for level, z in rows(language, APART[language])}
    assert listed == differences.CRITICAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_lists_every_doubt_in_the_order_of_the_program(language: Language) -> None:
    listed = [code.strip("`") for code, *_ in rows(language, TOLD[language])]
    assert listed == [*get_args(DoubtCode), *get_args(FoundCode)]
    assert Doubt(listed[0]).code == "few_sorts"  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gives_the_other_limits(language: Language) -> None:
    told = words(PAGE[language])
    fewer = {"en": f"under {FEW_SORTS} sorts", "nl": f"minder dan {FEW_SORTS} sorteringen"}
    assert fewer[language] in told
    assert f"1 + {R_TOLERANCE:.0e}".replace("e-05", "e-5") in told
    assert f"{MOST_ROUNDS:,}".replace(",", {"en": ",", "nl": "."}[language]) in told
    assert Method().margin == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gives_the_formula_of_reliability(language: Language) -> None:
    assert number(0.8, 1).in_language(language) + " N / (1 + " in words(PAGE[language])
    made = scores.precision(np.ones((4, 1)), np.ones((3, 1), dtype=bool))
    assert isclose(made.reliability[0], 0.8 * 3 / (1 + 0.8 * 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_turn_is_what_the_page_says(language: Language) -> None:
    assert "x cos d + y sin d" in words(PAGE[language])
    assert "y cos d - x sin d" in words(PAGE[language])
    x, y, d = 0.6, 0.3, 25.0
    after = turned(np.array([[x, y]]), [Turn(1, 2, d)])
    cosine, sine = np.cos(np.radians(d)), np.sin(np.radians(d))
    np.testing.assert_allclose(after, [[x * cosine + y * sine, y * cosine - x * sine]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "source",
    ["Brown", "Horn", "Kaiser", "Stephenson", "Velicer", "Watts", "Zabala"],
)
def test_the_page_names_its_sources(language: Language, source: str) -> None:
    heading = {"en": "## Sources", "nl": "## Bronnen"}[language]
    assert source in PAGE[language].read_text("utf-8").split(heading)[1]


def example() -> ViewpointFindings:
    sorts = read_sorts("examples/elzenland-q/elzenland-q.dat")
    found = analyse_qset(sorts, ViewpointPlan(resamples=0)).viewpoints
    assert found
    return found


NAMED = {
    "en": ("three eigenvalues are larger than chance", "MAP is lowest at three", "three people"),
    "nl": ("drie eigenwaarden groter dan toeval", "MAP van Velicer is het laagst bij drie", "drie"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tutorial_says_what_the_example_gives(language: Language) -> None:
    found = example()
    looks = found.how_many
    assert looks
    assert (looks.parallel, looks.map, looks.previews[2].unflagged) == (3, 3, 3)
    told = words(TUTORIAL[language])
    assert all(part in told for part in NAMED[language])
    doubts = {doubt.code: doubt.about for doubt in found.doubts}
    assert doubts == {"bipolar": ("2",), "confounded_sorts": ("p20", "p22")}
    assert f"{found.sorts} " in told
    assert f"{len(found.statements)} " in told
