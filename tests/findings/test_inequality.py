"""Inequality of size and of say, flagged with the organisations that show it."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.findings.asked_model import Range
from samenspel.findings.inequality import inequality
from samenspel.findings.workings_model import Flag, Inequality, SayRow
from samenspel.study.instrument_rows import Say
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation
from samenspel.text import plain

DESIGN = Design("s", plain("S"), networks=(Network("n"), Network("m")))
COUNT = st.none() | st.integers(0, 4)
SAY = st.lists(
    st.builds(
        Say,
        network=st.sampled_from("nm"),
        organisation=st.sampled_from("abcdef"),
        respondent=st.sampled_from("pq"),
        decides=st.sampled_from([None, True, False]),
        proposals=COUNT,
        passed=COUNT,
        equality=st.none() | st.integers(1, 5),
        round=st.sampled_from([1, 2]),
    ),
    max_size=14,
)
SIZES = st.lists(
    st.tuples(st.none() | st.integers(0, 40), st.sampled_from(["", "fte", "inhabitants"])),
    max_size=6,
)


def member(
    id: str, size: int | None = None, unit: str = "fte", networks: str = "n"
) -> Organisation:
    return Organisation(id, networks=networks, size=size, size_unit=unit)


def say(id: str, **fields: Any) -> Say:
    return Say("n", id, **fields)


def found(*rows: Organisation | Say) -> tuple[Inequality, ...]:
    members = tuple(row for row in rows if isinstance(row, Organisation))
    answers = tuple(row for row in rows if isinstance(row, Say))
    return inequality(Study(replace(DESIGN, organisations=members), say=answers), 1)


def flags(*rows: Organisation | Say) -> tuple[Flag, ...]:
    (one,) = found(*rows)
    return one.flags


def test_ten_times_as_large_is_flagged_with_both_ends() -> None:
    rows = [member("a", 12), member("b", 120), member("c", 50), member("d", 12)]
    assert flags(*rows) == (Flag("size", ("a", "b", "d"), (("largest", 120), ("smallest", 12))),)
    assert flags(member("a", 12), member("b", 119)) == ()


def test_employees_are_never_compared_with_inhabitants() -> None:
    assert flags(member("a", 12), member("b", 160_000, "inhabitants")) == ()


def test_an_unknown_size_is_no_size() -> None:
    assert flags(member("a", 12), member("b")) == ()
    assert flags(member("a", 0), member("b", 0)) == ()


def test_some_decide_and_some_do_not() -> None:
    rows = [say("a", decides=True), say("b", decides=False), say("c"), say("d", decides=True)]
    assert flags(*rows) == (Flag("decides", ("a", "b", "d"), (("decide", 2), ("do_not", 1))),)


@pytest.mark.parametrize("decides", [True, False])
def test_equal_say_is_no_inequality(decides: bool) -> None:  # noqa: FBT001 - a fact of both
    assert flags(say("a", decides=decides), say("b", decides=decides), say("c")) == ()


def test_who_gets_nothing_passed_stands_beside_who_gets_most_passed() -> None:
    rows = [
        say("a", proposals=2, passed=0),
        say("b", proposals=3, passed=0),
        say("c", proposals=4, passed=2),
        say("d", proposals=5, passed=3),
    ]
    figures = (("none_passed_of", 5), ("passed", 3), ("passed_of", 5))
    assert flags(*rows) == (Flag("passed", ("a", "b", "d"), figures),)


@pytest.mark.parametrize(
    ("loser", "winner"),
    [
        ({"proposals": 1, "passed": 0}, {"proposals": 3, "passed": 3}),
        ({"proposals": 2, "passed": 0}, {"proposals": 4, "passed": 2}),
        ({"proposals": 2, "passed": 1}, {"proposals": 3, "passed": 3}),
        ({"proposals": 2}, {"proposals": 3, "passed": 3}),
        ({"proposals": 2, "passed": 0}, {"passed": 3}),
        ({"proposals": 0, "passed": 0}, {"proposals": 3, "passed": 3}),
    ],
)
def test_just_below_the_line_no_proposals_are_flagged(
    loser: dict[str, int], winner: dict[str, int]
) -> None:
    assert flags(say("a", **loser), say("b", **winner)) == ()


def felt(*scores: int) -> list[Organisation | Say]:
    """Return organisations from small to large that feel this equal."""
    ids = [f"o{at}" for at in range(len(scores))]
    members = [member(id, at) for at, id in enumerate(ids, start=20)]
    return [*members, *(say(id, equality=score) for id, score in zip(ids, scores, strict=True))]


def test_the_smaller_half_feels_less_equal() -> None:
    assert flags(*felt(1, 3, 5, 4, 5)) == (
        Flag(
            "equality_by_size",
            ("o0", "o1", "o3", "o4"),
            (("smaller_half", 3), ("larger_half", 4)),
        ),
    )
    assert flags(*felt(1, 4, 1, 4, 5)) == ()


def test_a_half_holds_at_least_two_organisations() -> None:
    assert flags(*felt(1, 3, 5)) == ()
    assert len(flags(*felt(1, 1, 5, 5))) == 1


def test_who_has_the_middle_size_is_in_neither_half() -> None:
    rows = [*felt(1, 1, 1, 5, 5), member("x", 22), member("y", 22)]
    rows += [say("x", equality=1), say("y", equality=5)]
    (flag,) = flags(*rows)
    assert set(flag.organisations) == {"o0", "o1", "o3", "o4"}


def test_opinions_within_an_organisation_weigh_against_a_flag() -> None:
    assert len(flags(*felt(1, 2, 3, 4))) == 1
    assert flags(*felt(1, 2, 3, 4), say("o1", respondent="q", equality=3)) == ()
    assert flags(*felt(1, 2, 3, 4), say("o2", respondent="q", equality=2)) == ()


def test_two_people_who_differ_leave_it_unknown() -> None:
    (one,) = found(
        member("a", 12),
        say("a", respondent="p", decides=True, proposals=3, passed=1, equality=2),
        say("a", respondent="q", decides=False, proposals=3, passed=2, equality=5),
    )
    assert one.rows == (
        SayRow("a", "unknown", 12, "fte", None, proposals=3, passed=None, equality=Range(2, 5)),
    )


def test_an_organisation_that_no_table_lists_is_shown_after_the_members() -> None:
    (one,) = found(member("z", 3), say("y", decides=True), say("b", decides=True))
    assert [row.organisation for row in one.rows] == ["z", "b", "y"]


def test_without_sizes_or_say_there_is_nothing_to_compare() -> None:
    assert found(member("a"), member("b", networks="m")) == ()
    assert [one.network for one in found(member("a", 3, networks="m"))] == ["m"]


def members_of(sizes: list[tuple[int | None, str]], networks: str = "n") -> list[Organisation]:
    return [
        member(id, size, unit, networks) for id, (size, unit) in zip("abcdef", sizes, strict=False)
    ]


@given(say_rows=SAY, sizes=SIZES)
def test_every_flag_names_organisations_whose_rows_show_it(
    say_rows: list[Say], sizes: list[tuple[int | None, str]]
) -> None:
    for one in found(*members_of(sizes), *say_rows):
        rows = {row.organisation: row for row in one.rows}
        for flag in one.flags:
            named = [rows[id] for id in flag.organisations]
            figures = dict(flag.figures)
            assert len(named) == len(set(flag.organisations)) >= 2
            if flag.kind == "size":
                assert {row.size for row in named} == {figures["largest"], figures["smallest"]}
                assert len({row.size_unit for row in named}) == 1
            if flag.kind == "decides":
                assert len(named) == sum(figures.values())
                assert {row.decides for row in named} == {True, False}
            if flag.kind == "passed":
                assert 0 in {row.passed for row in named}
                assert figures["none_passed_of"] >= 2
                assert 2 * figures["passed"] > figures["passed_of"]
            if flag.kind == "equality_by_size":
                assert len(named) >= 4
                assert figures["smaller_half"] < figures["larger_half"]


@settings(max_examples=40)
@given(say_rows=SAY, sizes=SIZES, order=st.randoms(use_true_random=False))
def test_neither_the_order_of_the_rows_nor_another_network_or_round_matters(
    say_rows: list[Say], sizes: list[tuple[int | None, str]], order: Random
) -> None:
    listed = members_of(sizes)
    whole = found(*listed, *members_of([(10**6, "fte")] * 6, "m"), *say_rows)
    own = [row for row in say_rows if row.network == "n" and row.round == 1]
    order.shuffle(own)
    assert found(*listed, *own) == tuple(one for one in whole if one.network == "n")
