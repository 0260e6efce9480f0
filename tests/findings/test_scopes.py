"""Values in networks of any size: bounds, unfinished maps, published counts, rounds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, placements, random_study, studies, study, with_networks
from samenspel import analyse
from samenspel.findings.model import ScopeFigures, ValueFigures
from samenspel.study.model import Study
from samenspel.study.rows import Participant, Tally

FIVE = [VALUES[at : at + 6] for at in range(5)]


def scope(made: Study, *, round: int | None = None) -> ScopeFigures:
    return analyse(made, resamples=999, round=round).networks[0]


def value(made: Study, id: str) -> ValueFigures:
    return next(one for one in scope(made).values if one.id == id)


def test_bounds_say_what_the_others_could_still_change() -> None:
    made = with_networks(study({"N": FIVE}), participants=8)
    found = value(made, VALUES[4])
    assert (found.important, found.bounds) == (5, (5, 8))
    assert found.robustly_shared is True
    nearly = value(made, VALUES[3])
    assert (nearly.important, nearly.bounds, nearly.shared) == (4, (4, 7), True)
    assert nearly.robustly_shared is False


def test_participants_are_counted_when_they_are_listed() -> None:
    made = study({"N": FIVE})
    people = tuple(Participant(f"N{number}", "N") for number in range(1, 8))
    made = replace(made, design=replace(made.design, participants=people))
    assert scope(made).participants == 7


def test_an_unfinished_map_counts_as_not_answered() -> None:
    made = study({"N": FIVE})
    begun = placements("N6", "N", VALUES[:6])[:11]
    found = scope(replace(made, sorts=(*made.sorts, *begun)))
    assert (found.respondents, found.incomplete) == (5, 1)
    assert [one.important for one in found.values] == [one.important for one in scope(made).values]


def test_published_counts_give_what_counts_allow_and_no_more() -> None:
    made = study({"N": FIVE})
    counts = {one.id: one.important for one in scope(made).values}
    tallies = tuple(Tally("N", id, "important", count, 5) for id, count in counts.items())
    found = scope(replace(made, sorts=(), tallies=tallies))
    known = scope(made)
    assert found.published
    for one, other in zip(found.values, known.values, strict=True):
        assert (one.important, one.rank, one.shared) == (other.important, other.rank, other.shared)
        assert one.neutral is None
        assert one.contested is None
        assert one.reasons["contested"] == "tallies_only"
    assert found.congruence is not None
    assert known.congruence is not None
    assert found.congruence.phi == known.congruence.phi
    assert found.congruence.p == known.congruence.p
    assert found.congruence.leave_one_out is None


def test_each_round_is_analysed_on_its_own_and_the_latest_by_default() -> None:
    first = study({"N": FIVE})
    second = tuple(replace(row, round=2) for row in study({"N": [VALUES[6:12]] * 5}).sorts)
    both = replace(first, sorts=(*first.sorts, *second))
    assert scope(both) == scope(replace(first, sorts=second), round=2)
    assert scope(both, round=1) == scope(first)


def test_one_respondent_has_no_congruence_and_is_no_error() -> None:
    found = scope(study({"N": [VALUES[:6]]}))
    assert found.congruence is None
    assert found.reasons["congruence"] == "one_respondent"
    assert [one.id for one in found.values if one.shared] == list(VALUES[:6])


def test_the_threshold_of_the_study_decides_what_is_shared() -> None:
    made = study({"N": FIVE}, threshold=Fraction(4, 5))
    assert {one.id for one in scope(made).values if one.shared} == {VALUES[4], VALUES[5]} & {
        one.id for one in scope(made).values if one.important == 5
    }


@settings(max_examples=15, deadline=None)
@given(made=studies())
def test_every_count_is_within_its_scope(made: Study) -> None:
    found = analyse(made, resamples=199)
    whole = found.everyone
    assert whole is not None
    for one in (*found.networks, whole):
        boxes = [(v.important, v.neutral or 0, v.less_important or 0) for v in one.values]
        assert all(sum(three) == one.respondents for three in boxes)
        assert sum(v.important for v in one.values) == one.respondents * made.design.shape.important
        assert min(v.rank for v in one.values) == 1
    assert whole.respondents == sum(n.respondents for n in found.networks)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), order=st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(seed: int, order: object) -> None:
    made = random_study(np.random.default_rng(seed), [6])
    rows = list(made.sorts)
    order.shuffle(rows)  # type: ignore[attr-defined]
    here, there = scope(made), scope(replace(made, sorts=tuple(rows)))
    assert here.values == there.values
    assert here.congruence is not None
    assert there.congruence is not None
    assert here.congruence.p == pytest.approx(there.congruence.p)
