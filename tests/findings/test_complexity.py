"""Complexity: tensions and obstacles, out of everybody who was asked about either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import WORDS
from samenspel import read
from samenspel.catalogue.items import item_ids
from samenspel.findings.asked_model import Complexity, ItemFigures
from samenspel.findings.complexity import DEMANDS, Answer, complexity
from samenspel.study.instrument_rows import Finding, ObstacleAnswer, Published, TensionAnswer
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation, Participant

FINDINGS: tuple[Finding, ...] = get_args(Finding)
NETWORKS = (Network("N"), Network("M"))
PROVIDERS, MIXED = "provider-provider", "municipality-provider"


def tension(who: str, id: str = PROVIDERS, finding: Finding = "present") -> TensionAnswer:
    return TensionAnswer(who, "N", id, finding)


def obstacle(who: str, id: str = "funding", finding: Finding = "present") -> ObstacleAnswer:
    return ObstacleAnswer(who, "N", id, finding=finding)


def made(*rows: Answer, **design: Any) -> Study:
    chosen = {"id": "study", "title": WORDS, "networks": NETWORKS, **design}
    return Study(
        Design(**chosen),
        tensions=tuple(row for row in rows if isinstance(row, TensionAnswer)),
        obstacles=tuple(row for row in rows if isinstance(row, ObstacleAnswer)),
    )


def only(study: Study) -> Complexity:
    (found,) = complexity(study, 1)
    return found


def counts(figures: ItemFigures) -> tuple[str, int | None, int | None, int | None, int]:
    one = figures
    return one.id, one.present, one.absent, one.not_mentioned, one.asked


def test_an_obstacle_is_counted_among_all_who_were_asked_about_complexity() -> None:
    found = only(made(obstacle("a"), obstacle("b", "competition"), tension("c"), tension("d")))
    assert found.asked == 4
    assert [counts(one) for one in found.obstacles] == [
        ("funding", 1, 0, 3, 4),
        ("competition", 1, 0, 3, 4),
    ]


def test_an_obstacle_that_somebody_denies_was_mentioned() -> None:
    found = only(made(obstacle("a"), obstacle("b", finding="absent"), tension("c")))
    assert [counts(one) for one in found.obstacles] == [("funding", 1, 1, 1, 3)]
    assert found.obstacles[0].verdict == "mixed"


def test_an_obstacle_that_nobody_spoke_of_does_not_stand_there_as_zero() -> None:
    assert only(made(tension("a"))).obstacles == ()


def test_a_tension_is_counted_among_those_asked_about_that_tension() -> None:
    found = only(
        made(tension("a"), tension("b", finding="absent"), tension("a", MIXED), obstacle("c"))
    )
    assert [counts(one) for one in found.tensions] == [
        (PROVIDERS, 1, 1, 0, 2),
        (MIXED, 1, 0, 0, 1),
    ]
    assert found.asked == 3


def test_own_words_count_people_and_no_denials() -> None:
    own = [ObstacleAnswer("a", "N", text=words) for words in ("Lange reistijd", "Wisselingen")]
    denied = ObstacleAnswer("b", "N", text="Geen ruimte", finding="absent")
    explained = ObstacleAnswer("c", "N", "funding", "Per product")
    found = only(made(*own, denied, explained))
    assert (found.own_words, found.asked) == (1, 3)
    assert [one.id for one in found.obstacles] == ["funding"]


def test_kinds_of_demands_are_counted_per_tension_where_it_is_present() -> None:
    rows = [tension(who) for who in "abcd"]
    said = [
        replace(rows[0], kind="no_settled_priority"),
        replace(rows[1], kind="incompatible_demands"),
        replace(rows[2], kind="no_settled_priority"),
        rows[3],
    ]
    absent = replace(tension("e", finding="absent"), kind="overlapping_mandates")
    assert only(made(*said, absent)).tension_kinds == (
        (PROVIDERS, "incompatible_demands", 1),
        (PROVIDERS, "no_settled_priority", 2),
    )


def test_kinds_of_demands_are_those_of_the_study_format() -> None:
    assert DEMANDS == ("incompatible_demands", "no_settled_priority", "overlapping_mandates")


def test_who_says_so_is_split_by_kind_of_member() -> None:
    study = made(
        *(tension(who, MIXED) for who in "ab"),
        tension("c", MIXED, "absent"),
        obstacle("a"),
        organisations=(Organisation("o", kind="provider"), Organisation("g", kind="municipality")),
        participants=(Participant("a", "N", "o"), Participant("b", "N", "g")),
    )
    found = only(study)
    split = [[(k.kind, k.present, k.asked) for k in one.by_kind] for one in found.tensions]
    assert split == [[("provider", 1, 1), ("municipality", 1, 1), ("unknown", 0, 1)]]
    split = [[(k.kind, k.present, k.asked) for k in one.by_kind] for one in found.obstacles]
    assert split == [[("provider", 1, 1), ("municipality", 0, 1), ("unknown", 0, 1)]]


def test_only_the_round_that_was_asked_for_counts() -> None:
    later = (replace(tension("b"), round=2), replace(obstacle("c"), round=2))
    both = made(tension("a"), obstacle("a"), *later)
    assert complexity(both, 1) == complexity(made(tension("a"), obstacle("a")), 1)
    (second,) = complexity(both, 2)
    assert second.asked == 2


def test_without_questions_on_complexity_there_is_nothing() -> None:
    assert complexity(read("examples/west-brabant-west"), 1) == ()


def published(item: str, of: int, count: int | None = None) -> Published:
    return Published("N", "complexity", item, "present", of, count)


def test_a_source_may_print_complexity_as_a_whole_and_in_parts() -> None:
    rows = (
        published("institutional-complexity", 17, 17),
        published("funding", 17),
        published("degree-of-dependence", 17, 8),
        published(PROVIDERS, 12, 7),
        Published("N", "strategies", "trust", "present", 40, 30),
    )
    found = only(replace(made(), published=rows))
    assert (found.published, found.asked) == (True, 17)
    assert found.whole is not None
    assert counts(found.whole) == ("institutional-complexity", 17, None, None, 17)
    assert [counts(one) for one in found.tensions] == [(PROVIDERS, 7, None, None, 12)]
    assert [(counts(one), one.verdict) for one in found.obstacles] == [
        (("degree-of-dependence", 8, None, None, 17), "cannot_tell"),
        (("funding", None, None, None, 17), "cannot_tell"),
    ]


def test_what_a_source_does_not_print_as_a_whole_is_not_made_up() -> None:
    assert only(replace(made(), published=(published("funding", 17, 9),))).whole is None


@st.composite
def answered(draw: st.DrawFn) -> list[Answer]:
    """Draw what up to six people say of every tension and obstacle, if they are asked at all."""
    findings = st.sampled_from([*FINDINGS, None])
    asked: list[tuple[Callable[..., Answer], str]] = [(tension, id) for id in item_ids("tensions")]
    asked += [(obstacle, id) for id in item_ids("obstacles")[:3]]
    return [
        answer(who, id, said)
        for who in "abcdef"[: draw(st.integers(1, 6))]
        for answer, id in asked
        if (said := draw(findings))
    ]


@settings(max_examples=40, deadline=None)
@given(rows=answered())
def test_what_was_said_adds_up_to_who_was_asked(rows: list[Answer]) -> None:
    for found in complexity(made(*rows), 1):
        assert found.asked == len({row.respondent for row in rows})
        for one in (*found.tensions, *found.obstacles):
            assert None not in counts(one)
            assert sum(counts(one)[1:4]) == one.asked  # type: ignore[arg-type]
            assert sum(kind.present for kind in one.by_kind) == one.present
            assert sum(kind.asked for kind in one.by_kind) == one.asked
        assert {one.asked for one in found.obstacles} <= {found.asked}


@settings(max_examples=40, deadline=None)
@given(rows=answered(), other=answered())
def test_rows_of_another_network_never_matter(rows: list[Answer], other: list[Answer]) -> None:
    elsewhere = [replace(row, network="M") for row in other]
    together = complexity(made(*elsewhere, *rows), 1)
    assert together == (*complexity(made(*rows), 1), *complexity(made(*elsewhere), 1))


@settings(max_examples=40, deadline=None)
@given(rows=answered())
def test_names_and_order_change_nothing(rows: list[Answer]) -> None:
    renamed = [replace(row, respondent=f"x-{row.respondent}") for row in reversed(rows)]
    assert complexity(made(*renamed), 1) == complexity(made(*rows), 1)
