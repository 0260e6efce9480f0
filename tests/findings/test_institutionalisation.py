"""Values, goals and cultures side by side: shares with their own denominators, and no score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, study
from samenspel import analyse, read
from samenspel.catalogue import texts
from samenspel.findings.asked_model import Institutionalisation, Share
from samenspel.study.instrument_rows import Finding, Published, StrategyAnswer
from samenspel.study.model import Study
from samenspel.study.rows import Priority, Tally

SAYS: dict[str, Finding] = {"p": "present", "a": "absent", "n": "not_mentioned"}
SAME = [VALUES[at : at + 6] for at in range(4)]  # values 4 and 5 (from 1) lie in all four maps


def said(letters: str, strategy: str, network: str = "N") -> list[StrategyAnswer]:
    return [
        StrategyAnswer(network, strategy, SAYS[letter], f"{network}{number}")
        for number, letter in enumerate(letters, start=1)
    ]


def made(
    maps: Sequence[Sequence[str]], goals: str = "", cultures: str = "", **design: Any
) -> Study:
    rows = (*said(goals, "shared-goals"), *said(cultures, "connecting-cultures"))
    return replace(study({"N": maps}, **design), strategies=rows)


def only(made: Study) -> Institutionalisation:
    (found,) = analyse(made, resamples=99).workings.institutionalisation
    return found


def shares(made: Study) -> dict[str, Share]:
    return {share.aspect: share for share in only(made).shares}


def figures(share: Share) -> tuple[tuple[str, ...], int | None, int | None, bool | None]:
    return share.items, share.count, share.of, share.met


def test_three_shares_stand_side_by_side_with_their_own_denominators() -> None:
    found = shares(made(SAME, goals="pppan", cultures="pan"))
    assert list(found) == ["values", "goals", "cultures"]
    assert figures(found["values"]) == ((VALUES[3], VALUES[4], VALUES[5]), 4, 4, True)
    assert figures(found["goals"]) == (("shared-goals",), 3, 5, True)
    assert figures(found["cultures"]) == (("connecting-cultures",), 1, 3, False)


def test_there_is_no_score_that_takes_them_together() -> None:
    names = {part.name for part in fields(Institutionalisation)}
    assert names == {"network", "threshold", "shares"}


def test_all_values_that_tie_are_named_in_the_order_of_the_cards() -> None:
    split = shares(made([VALUES[:6], VALUES[6:12]], goals="p"))["values"]
    assert figures(split) == (VALUES[:12], 1, 2, False)


def test_met_is_more_than_the_threshold_of_the_study_which_is_stated() -> None:
    half = only(made(SAME, goals="ppaa"))
    assert (half.threshold, half.shares[1].met) == ("1/2", False)
    third = only(made(SAME, goals="ppaa", threshold=Fraction(1, 3)))
    assert (third.threshold, third.shares[1].met) == ("1/3", True)
    values = shares(made([VALUES[:6], VALUES[6:12]], goals="p", threshold=Fraction(1, 3)))["values"]
    assert (values.count, values.of, values.met) == (1, 2, True)


def test_what_was_not_asked_has_a_reason_and_no_count() -> None:
    found = shares(made([], cultures="pp"))
    assert figures(found["values"]) == ((), None, None, None)
    assert figures(found["goals"]) == (("shared-goals",), None, None, None)
    for aspect in ("values", "goals"):
        assert found[aspect].reasons == dict.fromkeys(("count", "of", "met"), "not_asked")
    assert found["cultures"].reasons == {}
    assert "not_asked" in texts("reasons")


def test_goals_of_the_organisations_are_not_goals_of_the_network() -> None:
    rows = [replace(row, level="organisation") for row in said("ppp", "shared-goals")]
    assert shares(replace(study({"N": SAME}), strategies=tuple(rows)))["goals"].count is None


def test_goals_that_only_a_document_states_were_asked_of_nobody() -> None:
    document = StrategyAnswer("N", "shared-goals", "present", document="plan")
    found = shares(replace(study({"N": SAME}), strategies=(document,)))["goals"]
    assert (found.count, found.reasons["count"]) == (None, "not_asked")


def test_without_maps_the_lists_of_most_important_values_speak() -> None:
    lists = tuple(
        Priority(who, "N", value, choice, perspective=perspective)  # type: ignore[arg-type]
        for who, value, choice, perspective in (
            ("a", VALUES[0], "most", "network"),
            ("b", VALUES[0], "most", "network"),
            ("c", VALUES[1], "least", "network"),
            ("a", VALUES[2], "most", "organisation"),
            ("b", VALUES[2], "most", "organisation"),
            ("c", VALUES[2], "most", "organisation"),
        )
    )
    bare = made([], goals="p")
    assert figures(shares(replace(bare, priorities=lists))["values"]) == (
        (VALUES[0],),
        2,
        3,
        True,
    )


def test_maps_go_before_lists() -> None:
    lists = (Priority("N1", "N", VALUES[17], "most"),)
    both = replace(made(SAME, goals="p"), priorities=lists)
    assert shares(both) == shares(made(SAME, goals="p"))


def test_lists_without_any_most_important_value_name_none() -> None:
    lists = (Priority("a", "N", VALUES[0], "least"),)
    found = shares(replace(made([], goals="p"), priorities=lists))["values"]
    assert figures(found) == ((), 0, 1, False)


def test_published_counts_of_values_and_strategies_count_alike() -> None:
    printed = replace(
        made([]),
        tallies=(
            Tally("N", VALUES[2], "important", 5, 8),
            Tally("N", VALUES[3], "important", 2, 8),
        ),
        published=(
            Published("N", "strategies", "shared-goals", "present", 9, 4),
            Published("N", "strategies", "connecting-cultures", "present", 9),
        ),
    )
    found = shares(printed)
    assert figures(found["values"]) == ((VALUES[2],), 5, 8, True)
    assert figures(found["goals"]) == (("shared-goals",), 4, 9, False)
    assert figures(found["cultures"]) == (("connecting-cultures",), None, 9, None)
    assert found["cultures"].reasons == {"count": "not_printed", "met": "not_printed"}


@pytest.mark.parametrize("order", [1, -1])
def test_what_a_source_counts_goes_before_what_it_only_mentions(order: int) -> None:
    published = (
        Published("N", "strategies", "shared-goals", "present", 17),
        Published("N", "strategies", "shared-goals", "present", 15, 12),
    )
    found = shares(replace(made([]), published=tuple(published[::order])))["goals"]
    assert (found.count, found.of) == (12, 15)


def test_values_alone_are_told_elsewhere() -> None:
    alone = analyse(read("examples/west-brabant-west"), resamples=99)
    assert alone.workings.institutionalisation == ()


@settings(max_examples=20, deadline=None)
@given(
    goals=st.text("pan", min_size=1, max_size=9),
    cultures=st.text("pan", min_size=1, max_size=9),
    other=st.text("pan", max_size=9),
)
def test_a_share_is_a_count_of_those_asked_whatever_another_network_says(
    goals: str, cultures: str, other: str
) -> None:
    both = study({"M": [VALUES[6:12]], "N": SAME})
    mine = (*said(goals, "shared-goals"), *said(cultures, "connecting-cultures"))
    theirs = said(other, "shared-goals", "M")
    *_, last = analyse(
        replace(both, strategies=(*theirs, *mine)), resamples=99
    ).workings.institutionalisation
    assert last == only(made(SAME, goals, cultures))
    for share, letters in zip(last.shares[1:], (goals, cultures), strict=True):
        assert (share.count, share.of) == (letters.count("p"), len(letters))
        assert share.met == (2 * letters.count("p") > len(letters))
