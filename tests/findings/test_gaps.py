"""The gap of layers: which value one layer shares and another does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import VALUES, study
from samenspel.findings.gaps import gaps
from samenspel.findings.loop_model import LayerGap
from samenspel.study.model import Study
from samenspel.study.rows import Participant

LOW, HIGH = VALUES[:6], VALUES[6:12]
D, W = "director", "professional"


def layered(picks: list[tuple[str, ...]], layers: str) -> Study:
    """Return one network; ``layers`` holds a letter for each person, a dot when it is unknown."""
    words = {"d": D, "p": W}
    made = study({"n": picks})
    people = tuple(
        Participant(f"n{at}", "n", layer=words.get(letter))  # type: ignore[arg-type]
        for at, letter in enumerate(layers, start=1)
    )
    return replace(made, design=replace(made.design, participants=people))


def gap(made: Study) -> LayerGap:
    (found,) = gaps(made, 1, 999)
    return found


def test_a_case_by_hand() -> None:
    mixed = (*LOW[:3], *HIGH[:3])
    found = gap(layered([LOW, LOW, mixed, mixed, HIGH], "ddppp"))
    told = [(one.layer, one.respondents, one.participants, one.shared) for one in found.layers]
    assert told == [(D, 2, 2, LOW), (W, 3, 3, mixed)]
    assert set(found.apart) == set(LOW[3:]) | set(HIGH[:3])
    # Within: 6 (directors), and 6, 3 and 3 (professionals). Between: 3, 3 and 0, twice.
    assert found.difference == pytest.approx((6 + 6 + 3 + 3) / 4 - 2)
    assert found.p is not None


def test_layers_that_choose_alike_are_not_apart() -> None:
    found = gap(layered([LOW] * 4, "ddpp"))
    assert (found.apart, found.difference, found.p) == ((), 0.0, 1.0)


def test_one_person_does_not_share_for_a_layer() -> None:
    assert gap(layered([LOW, LOW, HIGH], "ddp")).apart == ()


def test_who_has_no_known_layer_is_shown_and_not_compared() -> None:
    found = gap(layered([LOW, LOW, LOW, LOW, HIGH, HIGH], "ddpp.."))
    assert [one.layer for one in found.layers] == [D, W, "unknown"]
    assert (found.apart, found.difference) == ((), 0.0)


def test_with_one_in_each_layer_nothing_is_tested() -> None:
    found = gap(layered([LOW, HIGH], "dp"))
    assert (found.difference, found.p) == (None, None)
    assert set(found.reasons) == {"difference", "p"}


@pytest.mark.parametrize("layers", ["dddd", "....", "dd.."])
def test_with_fewer_than_two_known_layers_there_is_no_gap(layers: str) -> None:
    assert gaps(layered([LOW, LOW, HIGH, HIGH], layers), 1, 999) == ()


def test_who_did_not_answer_counts_among_those_asked_only() -> None:
    found = gap(layered([LOW, LOW, HIGH], "ddpp"))
    assert [(one.respondents, one.participants) for one in found.layers] == [(2, 2), (1, 2)]
