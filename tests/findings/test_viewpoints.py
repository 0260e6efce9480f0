"""Viewpoints as findings: maps as sorts, names instead of places, and reasons for what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from math import isfinite
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import MINDS, VALUES, of_minds, placements, random_study, studies, study
from samenspel import analyse, read
from samenspel.analysis.viewpoints.bootstrap import bootstrap_sorts
from samenspel.analysis.viewpoints.model import Method
from samenspel.analysis.viewpoints.sorted import analyse_sorts
from samenspel.catalogue import texts
from samenspel.findings import analyse_qset, analyse_viewpoints, maps_as_sorts
from samenspel.findings.doubts import doubt_words
from samenspel.findings.viewpoints import viewpoints
from samenspel.findings.viewpoints_model import Doubted, ViewpointFindings
from samenspel.study.model import Study
from samenspel.study.plan_checks import sort_ids
from samenspel.study.qset import Flag, QSet, QSort, Statement, Turn, ViewpointPlan
from samenspel.study.rows import Tally
from samenspel.text import plain

QUICK = ViewpointPlan(factors=2, resamples=0)
DRAWN = replace(QUICK, resamples=200)


def asked(made: Study, plan: ViewpointPlan = QUICK) -> Study:
    return replace(made, design=replace(made.design, viewpoints=plan))


def found_in(made: Study, plan: ViewpointPlan = QUICK) -> ViewpointFindings:
    found = analyse(asked(made, plan), resamples=99).viewpoints
    assert found is not None
    return found


def qset(*places: tuple[int | None, ...], shape: tuple[tuple[int, int], ...] = ()) -> QSet:
    statements = tuple(Statement(f"s{at}", plain(f"S{at}")) for at in range(len(places[0])))
    sorts = tuple(QSort(f"p{at}", one) for at, one in enumerate(places))
    return QSet(plain("Q"), statements, sorts, shape)


# Maps as sorts.


def test_a_map_is_a_sort_of_three_columns_in_the_order_of_the_cards() -> None:
    made = study({"N": [VALUES[12:]]})
    found = maps_as_sorts(made, 1)
    assert [one.id for one in found.statements] == list(VALUES)
    assert found.shape == ((-1, 6), (0, 6), (1, 6))
    (sort,) = found.sorts
    assert sort == QSort("N1", (0,) * 6 + (-1,) * 6 + (1,) * 6, network="N")


def test_only_complete_maps_for_the_network_in_the_round_are_sorts() -> None:
    made = study({"N": [VALUES[:6], VALUES[6:12], VALUES[:6]]})
    elsewhere = {"N2": {"perspective": "organisation"}, "N3": {"round": 2}}
    rows = tuple(
        replace(row, **elsewhere.get(row.respondent, {}))  # type: ignore[arg-type]
        for row in (*made.sorts, *placements("half", "N", VALUES[:6])[:17])
    )
    found = maps_as_sorts(replace(made, sorts=rows), 1)
    assert [one.id for one in found.sorts] == ["N1"]
    assert [one.id for one in maps_as_sorts(replace(made, sorts=rows), 2).sorts] == ["N3"]


def test_who_sorted_for_two_networks_is_told_apart_by_the_network() -> None:
    made = study({"N": [VALUES[:6]], "Z": [VALUES[:6]]})
    rows = (*made.sorts, *placements("N1", "Z", VALUES[6:12]))
    found = maps_as_sorts(replace(made, sorts=rows), 1)
    assert [one.id for one in found.sorts] == ["N1 @ N", "Z1", "N1 @ Z"]


def test_a_box_without_places_is_no_column() -> None:
    made = random_study(np.random.default_rng(1), [3], shape=(4, 0, 5))
    assert maps_as_sorts(made, 1).shape == ((-1, 5), (1, 4))


@settings(max_examples=20, deadline=None)
@given(made=studies())
def test_every_sort_keeps_the_shape_of_the_study(made: Study) -> None:
    found = maps_as_sorts(made, 1)
    assert all(sorted(Counter(one.places).items()) == list(found.shape) for one in found.sorts)
    assert len(found.sorts) * len(found.statements) == len(made.sorts)


@settings(max_examples=20, deadline=None)
@given(made=studies(), twice=st.booleans())
def test_a_sort_is_called_as_the_plan_may_call_it(made: Study, *, twice: bool) -> None:
    other = tuple(replace(row, network=f"{row.network} anders") for row in made.sorts)
    both = replace(made, sorts=made.sorts + other) if twice else made
    called = [one.id for one in maps_as_sorts(both, 1).sorts]
    assert called == list(sort_ids(both))
    assert len(called) == len(set(called))


# Why there are none.


def test_a_study_that_does_not_ask_for_viewpoints_has_none() -> None:
    assert analyse(of_minds({"N": "aaabbb"}), resamples=99).viewpoints is None


def test_viewpoints_are_not_made_of_boxes_that_were_filled_in_afterwards() -> None:
    found = found_in(read("examples/west-brabant-west"))
    assert (found.why_not, found.viewpoints, found.how_many) == ("reconstructed_sorts", (), None)
    assert found.sorts == 12


def test_published_counts_hold_no_sorts() -> None:
    counts = tuple(Tally("N", value, "important", 2, 4) for value in VALUES[:12])
    made = replace(study({"N": []}), tallies=counts)
    assert found_in(made).why_not == "tallies_only"
    assert found_in(study({"N": []})).why_not == "no_sorts"


ALIKE = ((1, 1, 1), (2, 2, 2))
TOO_LITTLE: dict[str, QSet] = {
    "no_sorts": QSet(plain("Q"), (Statement("s", plain("S")),), ()),
    "one_sort": qset((1, 2, 3)),
    "one_statement": qset((1,), (2,)),
    "nothing_varies": qset(*ALIKE),
}


@pytest.mark.parametrize("why", TOO_LITTLE)
def test_too_little_to_compute_is_a_reason_and_no_error(why: str) -> None:
    found = viewpoints(TOO_LITTLE[why], DRAWN, seed=1)
    assert found.why_not == why
    assert not any((found.viewpoints, found.scores, found.sorters, found.doubts))
    assert why in texts("reasons")


def test_one_sort_that_varies_is_nothing_to_compare() -> None:
    assert viewpoints(qset(*ALIKE, (1, 2, 3)), QUICK, seed=1).why_not == "nothing_varies"
    assert viewpoints(qset(*ALIKE, (1, 2, 3), (1, 3, 2)), QUICK, seed=1).why_not is None


def test_a_sort_of_empty_cells_is_survived() -> None:
    found = viewpoints(qset((None,) * 3, (1, 2, 3), (3, 1, 2)), QUICK, seed=1)
    assert found.sorters[0].loadings[0].loading is None


# What is found.


def test_people_of_two_minds_stand_for_two_viewpoints() -> None:
    found = found_in(of_minds({"N": "aaaaabbbb", "Z": "aabbb"}))
    stands_for: dict[str, set[str]] = {one.label: set() for one in found.viewpoints}
    for sorter in found.sorters:
        for one in sorter.loadings:
            if one.flagged:
                stands_for[one.viewpoint].add(sorter.id)
    a = {"N1", "N2", "N3", "N4", "N5", "Z1", "Z2"}
    b = {"N6", "N7", "N8", "N9", "Z3", "Z4", "Z5"}
    assert {frozenset(group) for group in stands_for.values()} == {frozenset(a), frozenset(b)}
    assert [one.loaders for one in found.viewpoints] == [7, 7]
    assert found.how_many is not None
    assert found.how_many.parallel == 2


def test_the_composite_of_a_viewpoint_is_the_map_of_its_people() -> None:
    found = found_in(of_minds({"N": "aaaaaaabbb"}))
    first = {one.id: one.scores[0].place for one in found.scores}
    assert Counter(first.values()) == {-1: 6, 0: 6, 1: 6}
    highest = {id for id, place in first.items() if place == 1}
    assert len(highest & set(MINDS["a"][:6])) >= 5


def test_figures_are_those_of_the_analysis_with_names_instead_of_places() -> None:
    made = of_minds({"N": "aaaaabbbbb"})
    found = found_in(made, DRAWN)
    sorts = np.array([one.places for one in maps_as_sorts(made, 1).sorts], dtype=float).T
    whole = analyse_sorts(sorts, Method(factors=2))
    drawn = bootstrap_sorts(sorts, Method(factors=2), resamples=200, seed=1)
    z = [[score.z for score in one.scores] for one in found.scores]
    assert z == whole.z.tolist()
    loadings = [[one.loading for one in sorter.loadings] for sorter in found.sorters]
    assert loadings == whole.loadings.tolist()
    low = [[score.interval and score.interval.low for score in one.scores] for one in found.scores]
    assert low == drawn.z_low.tolist()
    kept = [[one.frequency for one in sorter.loadings] for sorter in found.sorters]
    assert kept == drawn.flagged.tolist()
    for name, figures in {
        "loaders": whole.loaders,
        "sum_of_squares": whole.sums_of_squares,
        "explained": whole.explained,
        "reliability": whole.reliability,
        "se": whole.se,
        "defined": drawn.defined,
        "similarity": drawn.similarity,
    }.items():
        assert [getattr(one, name) for one in found.viewpoints] == figures.tolist(), name
    high = [[one.interval and one.interval.high for one in row.loadings] for row in found.sorters]
    assert high == drawn.loadings_high.tolist()
    places = [[score.place for score in one.scores] for one in found.scores]
    assert places == whole.arrays.tolist()
    assert [one.equivalent for one in found.scores] == whole.equivalent.tolist()
    (alike,) = found.likeness
    assert (alike.correlation, alike.sed) == (whole.correlations[0, 1], whole.sed[0, 1])
    assert [one.difference for one in found.differences] == whole.differences[:, 0].tolist()


def test_a_level_is_written_as_it_is_known() -> None:
    found = found_in(of_minds({"N": "aaaaabbbbb"}))
    levels = {one.level for one in found.differences}
    assert levels - {None} <= {"0.05", "0.01", "0.001", "0.000001"}
    assert len(levels) > 2
    apart = {one.id: one.scores[0].distinguishing for one in found.scores}
    # With two viewpoints a statement tells one from all others when it tells the two apart.
    assert apart == {one.statement: one.level for one in found.differences}
    assert all(one.consensus == (apart[one.id] is None) for one in found.scores)


def test_what_a_network_shares_is_laid_beside_the_highest_column() -> None:
    made = of_minds({"N": "aaaaab", "Z": "bbbbb"})
    findings = analyse(asked(made), resamples=99)
    assert findings.viewpoints is not None
    shares = {
        scope.id: tuple(value.id for value in scope.values if value.shared)
        for scope in findings.networks
    }
    for at, one in enumerate(findings.viewpoints.viewpoints):
        highest = {row.id for row in findings.viewpoints.scores if row.scores[at].place == 1}
        assert {beside.network: beside.shared for beside in one.overlaps} == shares
        for beside in one.overlaps:
            assert beside.both == tuple(id for id in shares[beside.network] if id in highest)
    both = [[len(beside.both) for beside in one.overlaps] for one in findings.viewpoints.viewpoints]
    assert max(both[0]) > 3


def test_flags_by_hand_are_the_only_ones() -> None:
    plan = replace(QUICK, flags=(Flag("N2", 1), Flag("N7", 2)))
    found = found_in(of_minds({"N": "aaaaabbbbb"}), plan)
    flagged = {
        (sorter.id, one.viewpoint)
        for sorter in found.sorters
        for one in sorter.loadings
        if one.flagged
    }
    assert flagged == {("N2", "1"), ("N7", "2")}


def test_in_every_draw_the_flags_by_hand_are_the_only_ones() -> None:
    plan = replace(DRAWN, flags=(Flag("N2", 1), Flag("N7", 2)))
    found = found_in(of_minds({"N": "aaaaabbbbb"}), plan)
    often = {
        (sorter.id, one.viewpoint)
        for sorter in found.sorters
        for one in sorter.loadings
        if one.frequency
    }
    assert often == {("N2", "1"), ("N7", "2")}


def test_turns_by_hand_change_the_loadings() -> None:
    made = of_minds({"N": "aaaaabbbbb"})
    turned = found_in(made, replace(QUICK, turns=(Turn(1, 2, 10.0),)))
    assert turned.sorters[0].loadings[0] != found_in(made).sorters[0].loadings[0]


CHOICES: dict[str, Any] = {
    "factors": 3,
    "extraction": "centroid",
    "rotation": "none",
    "correlation": "spearman",
    "flag_level": "0.01",
    "margin": 0.3,
}


@pytest.mark.parametrize("name", CHOICES)
def test_every_choice_of_the_plan_reaches_the_analysis(name: str) -> None:
    rng = np.random.default_rng(4)
    sorts = rng.permuted(np.tile(np.repeat(range(-3, 4), (1, 2, 3, 4, 3, 2, 1)), (9, 1)), axis=1)
    made = qset(*map(tuple, sorts.tolist()))
    choice = {name: CHOICES[name]}
    found = viewpoints(made, replace(QUICK, **choice), seed=1)
    method = {"factors": 2, **choice}
    method["flag_level"] = float(method.get("flag_level", 0.05))
    whole = analyse_sorts(sorts.T.astype(float), Method(**method))
    loadings = [[(one.loading, one.flagged) for one in row.loadings] for row in found.sorters]
    both = zip(whole.loadings.tolist(), whole.flags.tolist(), strict=True)
    assert loadings == [list(zip(*pair, strict=True)) for pair in both]
    assert [one.equivalent for one in found.scores] == whole.equivalent.tolist()
    usual = viewpoints(made, QUICK, seed=1)
    assert (found.sorters, found.scores) != (usual.sorters, usual.scores)


def test_of_statements_that_tie_the_first_id_gets_the_higher_column() -> None:
    # With s8 and s7 in this order, only the ids can put s7 first.
    made = QSet(
        plain("Q"),
        tuple(Statement(f"s{9 - at}", plain("S")) for at in range(4)),
        (QSort("p0", (1, 4, 3, 2)), QSort("p1", (1, 3, 4, 2))),
        tuple((column, 1) for column in (1, 2, 3, 4)),
    )
    plan = replace(QUICK, factors=1, flags=(Flag("p0", 1), Flag("p1", 1)))
    found = viewpoints(made, plan, seed=1)
    assert found.forced
    assert [one.scores[0].place for one in found.scores] == [1, 3, 4, 2]
    assert Doubted("tied_scores", ("1",)) in found.doubts


def test_a_forced_shape_is_kept_where_no_sort_is_complete() -> None:
    shape = ((-2, 1), (0, 2), (5, 1))
    found = viewpoints(qset((None, 0, 0, -2), (5, None, 0, 0), shape=shape), QUICK, seed=1)
    assert found.shape == shape
    assert sorted(one.scores[0].place or 0 for one in found.scores) == [-2, 0, 0, 5]


def test_a_factor_with_two_sides_can_be_split_and_the_halves_are_named() -> None:
    up, down = (1, 2, 3, 4, 5, 6), (6, 5, 4, 3, 2, 1)
    sorts = qset(up, down, (2, 1, 3, 4, 5, 6), (6, 5, 4, 3, 1, 2), (1, 2, 3, 4, 6, 5))
    one_factor = replace(QUICK, factors=1)
    whole = viewpoints(sorts, one_factor, seed=1)
    assert [(one.label, one.bipolar) for one in whole.viewpoints] == [("1", True)]
    assert {whole.viewpoints[0].negative_loaders, 5 - whole.viewpoints[0].negative_loaders} == {
        2,
        3,
    }
    assert Doubted("bipolar", ("1",)) in whole.doubts
    halves = viewpoints(sorts, replace(one_factor, bipolar="split", resamples=50), seed=1)
    assert [one.label for one in halves.viewpoints] == ["1+", "1-"]
    assert halves.made == 1
    assert [one.negative_loaders for one in halves.viewpoints] == [0, 0]


def test_a_viewpoint_that_nobody_stands_for_has_no_scores_and_says_why() -> None:
    plan = replace(DRAWN, flags=(Flag("N1", 1), Flag("N2", 1)))
    found = found_in(of_minds({"N": "aaaaabbbbb"}), plan)
    empty = found.viewpoints[1]
    assert (empty.loaders, empty.reliability, empty.se) == (0, None, None)
    assert empty.reasons["reliability"] == empty.reasons["se"] == "no_flags"
    assert empty.overlaps == ()
    assert all(one.scores[1].z is one.scores[1].place is None for one in found.scores)
    assert not any((found.differences, found.likeness))
    assert all(one.consensus is None for one in found.scores)


def test_doubts_hold_the_names_of_sorts_and_viewpoints_and_counts_as_they_are() -> None:
    sorts = qset((2, 2, 2, 2), (1, 2, 3, 4), (1, 2, 3, 4), (4, 1, 3, 2), (None, 1, 3, 2))
    doubts = {one.code: one.about for one in viewpoints(sorts, QUICK, seed=1).doubts}
    assert doubts["constant_sorts"] == ("p0",)
    assert doubts["identical_sorts"] == ("p1", "p2")
    assert doubts["missing_cells"] == ("p4",)
    assert doubts["few_sorts"] == ("5",)
    more = viewpoints(sorts, replace(QUICK, factors=8), seed=1)
    asked_and_made = {one.code: one.about for one in more.doubts}["fewer_factors"]
    assert asked_and_made == ("8", str(more.made))
    assert more.made < 8


def test_factors_of_one_strength_are_numbered_as_people_number_them() -> None:
    sorts = qset((2, 1, 1, 2), (1, 2, 2, 1), (1, 2, 1, 2), (2, 1, 2, 1))
    doubts = viewpoints(sorts, replace(QUICK, rotation="none"), seed=1).doubts
    assert Doubted("close_eigenvalues", ("1", "2")) in doubts


def numbers(part: Any) -> Iterator[float]:
    """Yield every number inside findings."""
    if isinstance(part, float):
        yield part
    elif is_dataclass(part):
        for field in fields(part):
            yield from numbers(getattr(part, field.name))
    elif isinstance(part, tuple):
        for item in part:
            yield from numbers(item)


@settings(max_examples=15, deadline=None)
@given(made=studies())
def test_of_any_study_every_figure_is_a_number_or_absent_and_every_doubt_has_words(
    made: Study,
) -> None:
    found = found_in(made, ViewpointPlan(factors=3, resamples=20))
    assert all(map(isfinite, numbers(found)))
    assert all(doubt_words(one).nl for one in found.doubts)
    assert found.why_not is None or found.why_not in texts("reasons")
    for one in found.viewpoints:
        hollow = {
            name for name in ("reliability", "se", "similarity") if getattr(one, name) is None
        }
        assert hollow <= one.reasons.keys()


def test_the_same_study_and_seed_give_the_same_findings_and_another_seed_others() -> None:
    made = asked(of_minds({"N": "aaaaabbbbb"}), DRAWN)
    one, again = (analyse(made, resamples=99) for _ in range(2))
    assert one.viewpoints == again.viewpoints
    other = analyse(replace(made, design=replace(made.design, seed=2)), resamples=99)
    for part in ("viewpoints", "how_many"):
        assert getattr(one.viewpoints, part) != getattr(other.viewpoints, part)
    assert one.provenance.study_hash != other.provenance.study_hash


def test_progress_of_the_bootstrap_is_told() -> None:
    told: list[tuple[int, int]] = []
    analyse_viewpoints(
        of_minds({"N": "aaabbb"}), DRAWN, progress=lambda done, of: told.append((done, of))
    )
    assert told[-1] == (200, 200)


# Other ways in.


def test_a_plan_can_be_given_beside_a_study() -> None:
    made = of_minds({"N": "aaaaabbbbb"})
    assert analyse_viewpoints(made, QUICK) == analyse(asked(made))


def test_sorts_that_belong_to_no_study_have_viewpoints_and_nothing_else() -> None:
    made = of_minds({"N": "aaaaabbbbb"})
    sorts = maps_as_sorts(made, 1)
    found = analyse_qset(sorts, DRAWN, seed=1)
    assert found.viewpoints == viewpoints(sorts, DRAWN, seed=1)
    assert [card.id for card in found.cards] == list(VALUES)
    assert (found.networks, found.everyone, found.design.title) == ((), None, sorts.title)
    assert (found.provenance.shape, found.provenance.card_versions) == ((0, 0, 0), ())
    assert found.design.mode == "pseudonymous"
    assert repr(found)


def test_the_fingerprint_of_sorts_changes_with_one_place() -> None:
    one, other = (
        analyse_qset(qset((1, 2, 3), last), QUICK).provenance for last in ((1, 3, 2), (3, 1, 2))
    )
    assert one.study_hash != other.study_hash
    assert replace(one, study_hash="") == replace(other, study_hash="")
