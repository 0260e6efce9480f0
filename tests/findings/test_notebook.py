"""A notebook's calls: sorts in any form, options checked whole, and every doubt told."""

from __future__ import annotations

import doctest
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from numpy.testing import assert_array_equal

import samenspel
from samenspel import (
    SamenspelWarning,
    bootstrap_viewpoints,
    how_many_viewpoints,
    viewpoints,
)
from samenspel.analysis.viewpoints.bootstrap import bootstrap_sorts
from samenspel.analysis.viewpoints.how_many import how_many
from samenspel.analysis.viewpoints.model import Method, Viewpoints
from samenspel.analysis.viewpoints.model import Turn as Turned
from samenspel.analysis.viewpoints.sorted import analyse_sorts
from samenspel.errors import InvalidStudyError, Problem
from samenspel.findings import notebook
from samenspel.study.qset import QSet, QSort, Statement, Turn
from samenspel.text import plain

BOARD = (-2, -1, -1, 0, 0, 0, 1, 1, 2)
SHAPE = {-2: 1, -1: 2, 0: 3, 1: 2, 2: 1}
ROWS, PEOPLE = len(BOARD), 12


def two_minds() -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return sorts of people who think as one of two others do, give or take some statements."""
    rng = np.random.default_rng(5)
    minds = [rng.permutation(BOARD) for _ in range(2)]
    sorts = []
    for person in range(PEOPLE):
        sort = minds[person % 2].copy()
        one, other = rng.choice(ROWS, 2, replace=False)
        sort[[one, other]] = sort[[other, one]]
        sorts.append(sort)
    return np.array(sorts, dtype=float).T


SORTS = two_minds()
IDS = [f"s{number}" for number in range(ROWS)]
NAMES = [f"p{number}" for number in range(PEOPLE)]


@pytest.fixture(autouse=True)
def _doubts_are_not_the_point() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SamenspelWarning)
        yield


def problems(call: Any, sorts: object = SORTS, **options: Any) -> tuple[Problem, ...]:
    with pytest.raises(InvalidStudyError) as caught:
        call(sorts, **options)
    for item in caught.value.problems:
        assert item.message.nl != item.message.en
        assert item.repair.nl
        assert item.repair.en
    return caught.value.problems


def codes(call: Any, sorts: object = SORTS, **options: Any) -> list[tuple[str, str]]:
    return [(item.code, item.column) for item in problems(call, sorts, **options)]


def told(call: Any, sorts: object, **options: Any) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call(sorts, **options)
    assert all(item.category is SamenspelWarning for item in caught)
    assert all(item.filename == __file__ for item in caught), "a warning points at the notebook"
    return [str(item.message) for item in caught]


def same(one: Viewpoints, other: Viewpoints) -> None:
    for name in ("loadings", "flags", "z", "arrays"):
        assert_array_equal(getattr(one, name), getattr(other, name))


def test_the_example_in_the_manual_runs() -> None:
    done = doctest.testmod(notebook)
    assert (done.failed, done.attempted > 2) == (0, True)


def test_the_calls_are_public_and_load_when_asked() -> None:
    assert {"viewpoints", "bootstrap_viewpoints", "how_many_viewpoints"} <= set(samenspel.__all__)
    assert viewpoints is notebook.viewpoints


def test_the_figures_are_those_of_the_analysis() -> None:
    same(viewpoints(SORTS, factors=2), analyse_sorts(SORTS, Method(factors=2)))
    for choice in ("assignment", "procrustes"):
        how: dict[str, Any] = {"resamples": 50, "seed": 3, "alignment": choice}
        drawn = bootstrap_viewpoints(SORTS, factors=2, **how)
        assert drawn.alignment == choice
        assert_array_equal(drawn.z, bootstrap_sorts(SORTS, Method(factors=2), **how).z)
        assert drawn.resamples == 50
    looked = how_many_viewpoints(SORTS, seed=3, most=4)
    assert_array_equal(looked.chance, how_many(SORTS, Method(), seed=3, most=4).chance)
    assert [one.factors for one in looked.previews] == [1, 2, 3, 4]


OPTIONS: list[dict[str, Any]] = [
    {"extraction": "centroid"},
    {"rotation": "none"},
    {"correlation": "spearman"},
    {"r_compatible": True},
    {"flag_level": 0.001},
    {"bipolar": "split"},
    {"margin": 0.5},
]


@pytest.mark.parametrize("option", OPTIONS, ids=str)
def test_every_option_reaches_the_analysis(option: dict[str, Any]) -> None:
    same(viewpoints(SORTS, **option), analyse_sorts(SORTS, Method(**option)))


def forms() -> list[object]:
    ints = SORTS.astype(int)
    statements = tuple(Statement(id, plain(id)) for id in IDS)
    sorts = tuple(QSort(id, tuple(row)) for id, row in zip(NAMES, ints.T.tolist(), strict=True))
    return [
        ints,
        np.asfortranarray(SORTS),
        SORTS.astype(np.float32),
        SORTS.astype(object),
        SORTS.tolist(),
        tuple(map(tuple, ints.tolist())),
        np.ma.masked_array(SORTS),
        pd.DataFrame(ints, index=IDS, columns=NAMES),
        pd.DataFrame(ints).astype("Int64"),
        pl.DataFrame(ints, schema=NAMES),
        pl.DataFrame({"statement": IDS} | dict(zip(NAMES, ints.T.tolist(), strict=True))),
        pl.DataFrame(
            {"statement": pl.Series(IDS, dtype=pl.Categorical)}
            | dict(zip(NAMES, ints.T.tolist(), strict=True))
        ),
        QSet(plain("Q"), statements, sorts),
        QSet(plain("Q"), statements, sorts, tuple(SHAPE.items())),
    ]


@pytest.mark.parametrize("form", range(len(forms())))
def test_the_same_sorts_in_any_form_give_the_same_viewpoints(form: int) -> None:
    same(viewpoints(forms()[form], factors=2), viewpoints(SORTS, factors=2))


def missing() -> list[object]:
    holes = SORTS.copy()
    holes[2, 3] = np.nan
    filled = holes.tolist()
    filled[2][3] = None
    frame = pd.DataFrame(filled)
    return [
        holes,
        filled,
        frame,
        frame.astype("Int64"),
        frame.astype(object).where(frame.notna(), None),
        pl.DataFrame(filled, orient="row"),
        np.ma.masked_array(SORTS, np.isnan(holes)),
    ]


@pytest.mark.parametrize("form", range(len(missing())))
def test_an_empty_cell_is_the_same_in_any_form(form: int) -> None:
    same(viewpoints(missing()[form], factors=2), viewpoints(missing()[0], factors=2))
    assert any("statements are missing" in line for line in told(viewpoints, missing()[form]))


def test_what_was_given_is_not_changed() -> None:
    before = SORTS.copy()
    viewpoints(SORTS, factors=2, turns=[(1, 2, 10.0)])
    assert_array_equal(SORTS, before)


def test_turns_are_tuples_or_turns() -> None:
    by_hand = analyse_sorts(SORTS, Method(factors=2, turns=(Turned(1, 2, 15.0),)))
    for turn in ((1, 2, 15.0), [1, 2, 15], Turn(1, 2, 15.0), Turned(1, 2, 15.0)):
        same(viewpoints(SORTS, factors=2, turns=[turn]), by_hand)


def test_flags_by_hand_are_kept() -> None:
    flags = np.zeros((PEOPLE, 2), dtype=bool)
    flags[:4, 0] = flags[4:6, 1] = True
    for form in (flags, flags.astype(int), flags.tolist(), pd.DataFrame(flags), flags.astype("O")):
        assert_array_equal(viewpoints(SORTS, factors=2, flags=form).flags, flags)
    drawn = bootstrap_viewpoints(SORTS, factors=2, flags=flags, resamples=50)
    assert_array_equal(drawn.flagged > 0, flags)


def test_a_shape_is_a_mapping_or_pairs_and_fills_the_composite_sorts() -> None:
    flat = dict.fromkeys((0, -1, 1), 3)
    for shape in (flat, sorted(flat.items()), np.array(sorted(flat.items()))):
        found = viewpoints(SORTS, factors=2, shape=shape)
        assert sorted(found.arrays[:, 0]) == sorted([-1.0, 0.0, 1.0] * 3)
    assert any("same shape" in line for line in told(viewpoints, SORTS, factors=2, shape=flat))


def test_statements_that_tie_follow_their_names() -> None:
    """In two opposite halves every score comes twice; the first name gets the higher column."""
    sorts = np.array([[1, 1, 0, 0, -1, -1]] * 9, dtype=float).T
    sorts[:, 8] = [1, 0, 0, 1, -1, -1]
    shape = {-1: 1, 0: 4, 1: 1}
    flags = np.array([[True]] * 8 + [[False]])
    options: dict[str, Any] = {"factors": 1, "shape": shape, "flags": flags}
    assert_array_equal(viewpoints(sorts, **options).arrays[:2, 0], [1, 0])
    names = ["z", "a", "c", "d", "e", "f"]
    assert_array_equal(viewpoints(sorts, statements=names, **options).arrays[:2, 0], [0, 1])
    assert_array_equal(
        viewpoints(sorts, statements=[10, 2, 3, 4, 5, 6], **options).arrays[:2, 0], [0, 1]
    )
    framed = pd.DataFrame(sorts, index=names)
    assert_array_equal(viewpoints(framed, **options).arrays[:2, 0], [0, 1])


WRONG: Sequence[tuple[dict[str, Any], str]] = [
    *(({"factors": found}, "whole_number_wanted") for found in (0, -1, 2.5, True, 9, "3", None)),
    *(({name: "x"}, "not_an_option") for name in ("extraction", "rotation", "correlation")),
    ({"extraction": ["pca"]}, "not_an_option"),
    ({"extraction": np.array(["pca", "pca"])}, "not_an_option"),
    ({"r_compatible": "yes"}, "not_an_option"),
    ({"r_compatible": 1}, "not_an_option"),
    ({"flag_level": 0.1}, "not_an_option"),
    ({"flag_level": "0.05"}, "not_an_option"),
    ({"bipolar": None}, "not_an_option"),
    ({"language": "de"}, "not_an_option"),
    *(({"margin": found}, "positive_number_wanted") for found in (0.0, -1, np.nan, np.inf, "1")),
    *(({"turns": found}, "turn_form") for found in ((1, 2, 15.0), 3, "1", [(1, 2)], [(1, 2, "x")])),
    *(({"turns": [found]}, "turn_form") for found in ((1.0, 2, 3), (True, 2, 3), (1, 2, np.nan))),
    ({"flags": np.zeros((PEOPLE, 2), dtype=bool)}, "flags_size"),
    ({"flags": [True] * PEOPLE}, "flags_size"),
    ({"flags": True}, "flags_size"),
    ({"flags": [[True, False], [True]]}, "flags_form"),
    ({"flags": np.full((PEOPLE, 3), 0.4)}, "flags_form"),
    ({"flags": np.full((PEOPLE, 3), "x")}, "flags_form"),
    *(({"shape": found}, "shape_form") for found in ({}, 3, "x", [1, 2], [(1, 2, 3)], {0.5: 9})),
    ({"shape": {0: 10**9}}, "shape_form"),
    ({"shape": SHAPE | {0: 4}}, "shape_total"),
    ({"shape": [(1, 5), (0, 4)]}, "shape_order"),
    ({"shape": {-1: -1, 1: 10}}, "shape_count"),
    ({"statements": IDS[:-1]}, "names_length"),
    ({"statements": [*IDS[:-1], "s0"]}, "same_statement"),
    ({"statements": "abc"}, "names_form"),
    ({"statements": 9}, "names_form"),
]


@pytest.mark.parametrize(("options", "code"), WRONG, ids=str)
def test_an_option_that_cannot_be_followed_is_named(options: dict[str, Any], code: str) -> None:
    assert {item.code for item in problems(viewpoints, **options)} == {code}


def test_a_turn_of_factors_that_are_not_there_is_named() -> None:
    assert codes(viewpoints, factors=2, turns=[(1, 2, 5), (1, 3, 5), (2, 2, 5)]) == [
        ("unknown_factor", "turns.2.second"),
        ("turn_of_one_factor", "turns.3.second"),
    ]


def test_draws_have_limits_of_their_own() -> None:
    wrong = {"resamples": 0, "seed": -1, "alignment": "best", "progress": 3}
    assert codes(bootstrap_viewpoints, **wrong) == [
        ("whole_number_wanted", "resamples"),
        ("whole_number_wanted", "seed"),
        ("not_an_option", "alignment"),
        ("not_an_option", "progress"),
    ]
    assert codes(bootstrap_viewpoints, resamples=100_001) == [("whole_number_wanted", "resamples")]
    assert codes(how_many_viewpoints, most=9, seed=1.5) == [
        ("whole_number_wanted", "seed"),
        ("whole_number_wanted", "most"),
    ]


def test_everything_wrong_with_sorts_and_options_is_named_at_once() -> None:
    bad = SORTS.copy()
    bad[0, 0] = np.inf
    wrong = {"factors": 0, "extraction": "x", "shape": {0: 3}, "statements": ["a", "a"]}
    assert [item.code for item in problems(viewpoints, bad, **wrong)] == [
        *("whole_number_wanted", "not_an_option", "names_length", "same_statement"),
        *("shape_total", "place_range"),
    ]


def test_a_study_that_is_not_sound_is_refused_as_its_check_says() -> None:
    study = QSet(plain("Q"), (Statement("a", plain("a")),), ())
    assert [item.code for item in problems(viewpoints, study)] == ["few_statements", "few_sorts"]


def test_names_of_a_frame_are_those_of_doubts_and_problems() -> None:
    framed = pd.DataFrame(SORTS, index=IDS, columns=NAMES)
    framed["p3"] = 1.0
    assert any("In p3 everything" in line for line in told(viewpoints, framed, factors=2))
    framed.loc["s4", "p5"] = 1e9
    [item] = problems(viewpoints, framed)
    assert "Statement s4 stands at 1000000000.0 in sort p5" in item.message.en
    assert (item.file, item.row, item.column) == ("sorts", 6, "p5")


def test_only_the_cell_with_a_word_is_blamed() -> None:
    [item] = problems(viewpoints, [[1, 2], [3, "x"], [5, 6]])
    assert (item.code, item.row, item.column, item.found) == ("cell_not_a_number", 3, "2", "x")


def test_factors_in_doubts_are_numbered_from_one() -> None:
    nothing_shared = np.eye(ROWS) - 1 / ROWS
    lines = told(viewpoints, nothing_shared, factors=1)
    assert any(line.startswith("Factor 1 and factor 2 are equally strong") for line in lines)


def test_doubts_are_told_in_either_language() -> None:
    few = SORTS[:, :5]
    assert told(viewpoints, few, factors=1)[0].startswith("There are only 5 sorts.")
    assert told(viewpoints, few, factors=1, language="nl")[0].startswith("Er zijn maar 5")
    with pytest.warns(SamenspelWarning, match="Under 8") as caught:
        viewpoints(few, factors=1)
    assert isinstance(caught[0].message, SamenspelWarning)
    assert caught[0].message.text.nl.startswith("Er zijn maar 5")


def test_every_call_tells_of_few_sorts() -> None:
    few = SORTS[:, :5]
    assert "There are only 5" in told(bootstrap_viewpoints, few, factors=1, resamples=9)[0]
    assert "There are only 5" in told(how_many_viewpoints, few, most=2)[0]


def test_who_asks_how_many_hears_of_the_sorts_and_not_of_factors() -> None:
    opposite = SORTS[:, :1] * ([1.0, -1.0] * 2)
    assert len(told(viewpoints, opposite)) > 2
    assert [line[:14] for line in told(how_many_viewpoints, opposite)] == [
        *("There are only", "These sorts ha"),
    ]


def test_progress_is_told() -> None:
    seen: list[tuple[int, int]] = []
    bootstrap_viewpoints(
        SORTS, factors=2, resamples=40, progress=lambda done, asked: seen.append((done, asked))
    )
    assert seen[-1] == (40, 40)
