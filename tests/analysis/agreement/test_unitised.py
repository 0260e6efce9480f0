"""Unitised alpha: the paper's definition for any continuum, and what it must equal elsewhere.

No figure of the paper's own example could be confirmed word for word, so none is here. What pins
the formulas is a count of single characters by the paper's equations (``brute``), the figures of
Krippendorff (2011), to which unitised alpha comes down for units of length 1, and an example that
another open program for the same paper (lindanna/unitized_alpha) computes.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import brute
from analysis.agreement.brute import Continuum, Unit
from analysis.agreement.test_units import BINARY, MISSING, NOMINAL, near
from samenspel.analysis.agreement.figures import draws
from samenspel.analysis.agreement.model import Ints, Unitised
from samenspel.analysis.agreement.unitised import Marks, unitised
from samenspel.analysis.agreement.units import agree

ANOTHER_PROGRAM = [
    Unit(0, 0, 2, 5, 0),
    Unit(0, 0, 9, 11, 0),
    Unit(0, 0, 12, 20, 1),
    Unit(1, 0, 2, 5, 0),
    Unit(1, 0, 7, 15, 1),
    Unit(2, 0, 2, 5, 0),
    Unit(2, 0, 10, 15, 1),
]


def family(continuum: Continuum, *, values: int = 1, resamples: int = 0) -> Unitised:
    marks = Marks(*np.array(continuum.units, dtype=np.int64).reshape(-1, 5).T)
    lengths = np.array(continuum.lengths, dtype=np.int64)
    drawn = draws(len(lengths), resamples=resamples)
    return unitised(marks, lengths, np.array(continuum.coded), values=values, drawn=drawn)


def by_all(units: Sequence[Unit], length: int, coders: int) -> Continuum:
    return Continuum(units, [length], [[True]] * coders)


@st.composite
def continua(draw: st.DrawFn) -> Continuum:
    """Return up to four coders with up to two values in up to two short documents."""
    coders = draw(st.integers(2, 4))
    lengths = draw(st.lists(st.integers(1, 7), min_size=1, max_size=2))
    coded = [[draw(st.booleans()) for _ in lengths] for _ in range(coders)]
    units = [
        Unit(coder, document, start, end, draw(st.integers(0, 1)))
        for coder, row in enumerate(coded)
        for document, works in enumerate(row)
        if works
        for start, end in draw(stretches(lengths[document]))
    ]
    return Continuum(units, lengths, coded)


@st.composite
def stretches(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    cuts = sorted({0, length, *draw(st.lists(st.integers(0, length), max_size=4))})
    return [pair for pair in pairwise(cuts) if draw(st.booleans())]


@settings(max_examples=80, deadline=None)
@given(continuum=continua())
def test_every_coefficient_is_its_definition(continuum: Continuum) -> None:
    found = family(continuum, values=2)
    every, both = brute.everything(continuum), brute.marked_by_both(continuum)
    assert near(found.u, brute.family(every, (0, 1, 2)))
    assert near(found.relevant, brute.relevant(every))
    assert near(found.coding, brute.family(both, (1, 2)))
    for value in (1, 2):
        assert near(found.by_value[value - 1], brute.by_value(both, value, (1, 2)))


@pytest.mark.parametrize(
    ("data", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)], ids="ABC"
)
def test_units_of_length_one_give_the_alphas_of_krippendorff_2011(data: Ints, alpha: float) -> None:
    units = [
        Unit(coder, unit, 0, 1, int(said))
        for (coder, unit), said in np.ndenumerate(data)
        if said >= 0
    ]
    continuum = Continuum(units, [1] * data.shape[1], (data >= 0).tolist())
    found = family(continuum, values=12)
    assert found.u.value == pytest.approx(alpha, abs=5e-4)
    assert found.coding.value == pytest.approx(alpha, abs=5e-4)
    assert found.coverage == pytest.approx(1)


def test_another_program_gives_the_same() -> None:
    found = family(by_all(ANOTHER_PROGRAM, 20, 3), values=2)
    figures = [found.u, found.relevant, found.coding, *found.by_value]
    expected = [0.474, 0.433, 0.779, 0.769, 0.787]
    assert [figure.value for figure in figures] == pytest.approx(expected, abs=5e-4)
    shares = [found.coverage, *found.coverages]
    assert shares == pytest.approx([0.3833, 0.9545, 0.5952], abs=5e-5)


@settings(max_examples=30, deadline=None)
@given(continuum=continua())
def test_with_one_value_what_and_where_are_one_question(continuum: Continuum) -> None:
    same = [unit._replace(value=0) for unit in continuum.units]
    found = family(continuum._replace(units=same))
    assert found.u.value == pytest.approx(found.relevant.value)
    assert found.coding.value is None


@settings(max_examples=30, deadline=None)
@given(continuum=continua(), times=st.integers(2, 4))
def test_cutting_every_unit_into_characters_gives_alpha_on_characters(
    continuum: Continuum, times: int
) -> None:
    single = [
        unit._replace(start=place, end=place + 1)
        for unit in continuum.units
        for place in range(unit.start * times, unit.end * times)
    ]
    lengths = [length * times for length in continuum.lengths]
    longer = Continuum(single, lengths, continuum.coded)
    ratings = [
        [
            longer.at(coder, document, place) if row[document] else -1
            for document, length in enumerate(lengths)
            for place in range(length)
        ]
        for coder, row in enumerate(continuum.coded)
    ]
    alpha = agree(np.array(ratings), categories=3).alpha.value
    assert family(longer, values=2).u.value == pytest.approx(alpha)


def test_the_same_units_are_full_agreement() -> None:
    units = [Unit(coder, 0, *place) for coder in (0, 1) for place in ((2, 5, 0), (5, 9, 1))]
    found = family(by_all(units, 12, 2), values=2)
    assert (found.u.value, found.relevant.value, found.coding.value) == (1, 1, 1)


def test_the_same_places_with_other_values_are_agreement_on_relevance_only() -> None:
    units = [Unit(coder, 0, 4 * n, 4 * n + 2, (n + coder) % 2) for coder in (0, 1) for n in (0, 1)]
    found = family(by_all(units, 12, 2), values=2)
    assert found.relevant.value == 1
    assert found.coding.value is not None
    assert found.coding.value < 0


def test_a_continuum_twice_as_long_agrees_as_much() -> None:
    # Units scale with the continuum; a gap is loose characters, of which there are more then.
    scaled = [u._replace(start=1000 * u.start, end=1000 * u.end) for u in ANOTHER_PROGRAM]
    one = family(by_all(ANOTHER_PROGRAM, 20, 3), values=2)
    other = family(by_all(scaled, 20_000, 3), values=2)
    assert other.coding.value == pytest.approx(one.coding.value)
    assert other.u.value == pytest.approx(one.u.value, abs=0.02)


@pytest.mark.parametrize(
    ("coded", "reason"),
    [
        ([[True, True]], "one_coder"),
        ([[True, True], [False, False]], "never_both"),
        ([[True, False], [False, True]], "never_both"),
    ],
)
def test_there_is_a_reason_where_there_is_no_figure(coded: list[list[bool]], reason: str) -> None:
    found = family(Continuum([Unit(0, 0, 1, 2, 0)], [5, 5], coded))
    for figure in (found.u, found.relevant, found.coding, *found.by_value):
        assert (figure.value, figure.reason) == (None, reason)


def test_nothing_marked_does_not_vary() -> None:
    found = family(by_all([], 5, 2))
    assert (found.u.reason, found.relevant.reason) == ("no_variation", "no_variation")
    assert found.coding.reason == "no_overlap"


def test_who_did_not_work_on_a_document_is_missing_and_not_silent() -> None:
    units = [unit for unit in ANOTHER_PROGRAM if unit.coder < 2]
    elsewhere = Unit(0, 1, 3, 9, 1)
    two = family(by_all(units, 20, 2), values=2)
    more = Continuum([*units, elsewhere], [20, 30], [[True, True], [True, False]])
    assert family(more, values=2) == two


def test_intervals_draw_whole_documents() -> None:
    rng = np.random.default_rng(1)
    units = [
        Unit(coder, document, start, start + 10, 0)
        for document in range(8)
        for coder in (0, 1)
        for start in [int(20 + rng.integers(5 + 3 * document))]
    ]
    whole = Continuum(units, [100] * 8, [[True] * 8] * 2)
    found = family(whole, resamples=200)
    assert found.u.low is not None
    assert found.u.value is not None
    assert found.u.high is not None
    assert found.u.low < found.u.value < found.u.high
    five = Continuum(units[:8], [100] * 4, [[True] * 4] * 2)
    assert family(five, resamples=200).u.doubt == "too_few_documents"


def test_marking_by_chance_is_no_agreement() -> None:
    rng = np.random.default_rng(1)
    found = []
    for _ in range(200):
        # Every coder marks 25 of 50 slots of 20 characters, whatever the text says.
        units = [
            Unit(coder, 0, 20 * slot, 20 * slot + 20, 0)
            for coder in (0, 1)
            for slot in rng.permutation(50)[:25].tolist()
        ]
        found.append(family(by_all(units, 1_000, 2)).u.value)
    mean = np.mean(np.array(found, dtype=float))
    assert mean == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize(
    ("units", "coded", "words"),
    [
        ([Unit(0, 0, 3, 3, 0)], True, "empty"),
        ([Unit(0, 0, 3, 11, 0)], True, "outside"),
        ([Unit(0, 0, 3, 5, 0)], False, "did not work"),
        ([Unit(0, 0, 3, 5, 0), Unit(0, 0, 4, 6, 0)], True, "overlap"),
    ],
)
def test_impossible_units_are_refused(units: list[Unit], coded: bool, words: str) -> None:  # noqa: FBT001
    with pytest.raises(ValueError, match=words):
        family(Continuum(units, [10], [[coded], [True]]))


def test_expected_coincidences_of_the_definition_add_up_to_the_observed_ones() -> None:
    table = brute.everything(by_all(ANOTHER_PROGRAM, 20, 3))
    expected = sum((table.expected(c, k) for c in range(3) for k in range(3)), Fraction())
    assert expected == table.total() == 60
