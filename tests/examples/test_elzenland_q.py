"""The invented Q-study: what was planted in it comes out, and it says that it is invented."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from samenspel.disclosure import disclose
from samenspel.findings import analyse_qset
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.formats import read_sorts
from samenspel.study.qset import Flag, QSet, Turn, ViewpointPlan

FOLDER = Path(__file__).parents[2] / "examples" / "elzenland-q"
FAMILY = [f"p{at:02}" for at in range(1, 8)]
AGREEMENTS = [f"p{at:02}" for at in range(8, 14)]
KNOWN = [f"p{at:02}" for at in range(14, 19)]
PLANTED = {"1": FAMILY, "2": [*AGREEMENTS, "p19"], "3": KNOWN}
PLAN = ViewpointPlan(resamples=200)
SHAPE = ((-4, 2), (-3, 3), (-2, 4), (-1, 4), (0, 4), (1, 4), (2, 4), (3, 3), (4, 2))


@cache
def sorts() -> QSet:
    return read_sorts(FOLDER / "elzenland-q.dat")


@cache
def found(plan: ViewpointPlan = PLAN) -> ViewpointFindings:
    viewpoints = disclose(analyse_qset(sorts(), plan)).viewpoints
    assert viewpoints
    return viewpoints


def standing(viewpoints: ViewpointFindings) -> dict[str, list[str]]:
    """Return who is flagged for each viewpoint."""
    flagged = [
        (loading.viewpoint, sorter.id)
        for sorter in viewpoints.sorters
        for loading in sorter.loadings
        if loading.flagged
    ]
    return {
        label: [who for viewpoint, who in flagged if viewpoint == label]
        for label in dict.fromkeys(viewpoint.label for viewpoint in viewpoints.viewpoints)
    }


def test_22_people_sorted_30_statements_in_the_same_nine_columns() -> None:
    assert (len(sorts().sorts), len(sorts().statements)) == (22, 30)
    assert sorts().shape == SHAPE
    for sort in sorts().sorts:
        assert sorted(Counter(sort.places).items()) == list(SHAPE)


def test_the_statements_are_short_and_no_two_are_the_same() -> None:
    words = [statement.words.en for statement in sorts().statements]
    assert len(set(words)) == 30
    assert all(len(one) <= 60 for one in words)


@pytest.mark.parametrize("extraction", ["pca", "centroid"])
def test_everybody_stands_where_they_were_planted(extraction: str) -> None:
    plan = ViewpointPlan(extraction=extraction, resamples=0)  # type: ignore[arg-type]
    assert sorted(standing(found(plan)).values()) == sorted(PLANTED.values())


def test_three_looks_at_the_number_agree_on_three() -> None:
    looks = found().how_many
    assert looks
    assert (looks.parallel, looks.map) == (3, 3)
    three = looks.previews[2]
    assert sorted(three.loaders) == sorted(map(len, PLANTED.values()))
    assert (three.unflagged, three.confounded, three.bipolar) == (3, 2, 1)


def test_the_person_who_says_the_reverse_is_named() -> None:
    (two,) = (one for one in found().viewpoints if one.bipolar)
    assert (two.label, two.negative_loaders) == ("2", 1)
    assert ("bipolar", ("2",)) in {(doubt.code, doubt.about) for doubt in found().doubts}
    negative = {
        sorter.id
        for sorter in found().sorters
        for loading in sorter.loadings
        if loading.flagged and loading.loading is not None and loading.loading < 0
    }
    assert negative == {"p19"}


def test_split_the_second_viewpoint_becomes_two() -> None:
    plan = ViewpointPlan(bipolar="split", resamples=0)
    assert standing(found(plan)) == {"1": FAMILY, "2+": AGREEMENTS, "2-": ["p19"], "3": KNOWN}


def test_who_goes_with_several_viewpoints_stands_for_none() -> None:
    assert ("confounded_sorts", ("p20", "p22")) in {
        (doubt.code, doubt.about) for doubt in found().doubts
    }
    everybody = {sort.id for sort in sorts().sorts}
    assert everybody.difference(*standing(found()).values()) == {"p20", "p21", "p22"}


@pytest.mark.parametrize(("label", "top"), [("1", {1, 3}), ("2", {9, 14}), ("3", {17, 20})])
def test_what_was_planted_on_top_lies_in_the_two_highest_columns(label: str, top: set[int]) -> None:
    high = {
        at
        for at, row in enumerate(found().scores, start=1)
        for score in row.scores
        if score.viewpoint == label and score.place is not None and score.place >= 3
    }
    assert top <= high


def test_the_planted_viewpoints_are_stable() -> None:
    for one in found().viewpoints:
        assert one.defined == 1
        assert one.similarity is not None
        assert one.similarity > 0.9


def test_turning_there_and_back_changes_nothing() -> None:
    there = (Turn(1, 2, 40), Turn(1, 2, -40))
    turned = found(ViewpointPlan(resamples=0, turns=there))
    assert standing(turned) == PLANTED


def test_flags_by_hand_are_the_only_ones() -> None:
    flags = (Flag("p01", 1), Flag("p08", 2), Flag("p14", 3))
    plan = ViewpointPlan(resamples=0, flags=flags)
    assert standing(found(plan)) == {"1": ["p01"], "2": ["p08"], "3": ["p14"]}


@pytest.mark.parametrize("name", ["README.md", "LEESMIJ.md"])
def test_the_folder_and_the_title_say_that_it_is_invented(name: str) -> None:
    words = (FOLDER / name).read_text("utf-8")
    assert ("verzonnen" if name == "LEESMIJ.md" else "invented") in words.partition("\n\n")[0]
    assert "invented" in sorts().title.en


@pytest.mark.parametrize("name", ["README.md", "LEESMIJ.md"])
def test_the_folder_says_who_was_planted_where(name: str) -> None:
    words = (FOLDER / name).read_text("utf-8")
    for first, last in (("p01", "p07"), ("p08", "p13"), ("p14", "p18")):
        assert f"| {first}-{last} |" in words
