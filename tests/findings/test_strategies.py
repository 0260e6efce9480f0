"""Strategies: one rule for who is counted, and what a count is enough for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import WORDS
from samenspel import read
from samenspel.catalogue import texts
from samenspel.catalogue.items import item_ids
from samenspel.findings.asked_model import ItemFigures, StrategyFigures, StrategyMatrix, Verdict
from samenspel.findings.items import verdict
from samenspel.findings.strategies import strategies
from samenspel.study.instrument_rows import Finding, Level, Published, StrategyAnswer
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation, Participant

SAYS: dict[str, Finding] = {"p": "present", "a": "absent", "n": "not_mentioned"}
FINDINGS: tuple[Finding, ...] = get_args(Finding)
NETWORKS = (Network("N"), Network("M"))


def answers(
    letters: str, strategy: str = "trust", level: Level = "network"
) -> list[StrategyAnswer]:
    """Return one answer a letter: p present, a absent, n not mentioned, a dot not asked."""
    return [
        StrategyAnswer("N", strategy, SAYS[letter], f"r{number}", level=level)
        for number, letter in enumerate(letters, start=1)
        if letter != "."
    ]


def made(*rows: StrategyAnswer, **design: Any) -> Study:
    chosen = {"id": "study", "title": WORDS, "networks": NETWORKS, **design}
    return Study(Design(**chosen), strategies=rows)


def matrix(study: Study) -> StrategyMatrix:
    (only,) = strategies(study, 1)
    return only


def row(study: Study) -> StrategyFigures:
    (only,) = matrix(study).rows
    return only


def counts(figures: ItemFigures) -> tuple[int | None, int | None, int | None, int]:
    return figures.present, figures.absent, figures.not_mentioned, figures.asked


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("ppa", "present"),
        ("pppaa", "present"),
        ("paaa", "absent"),
        ("aann", "cannot_tell"),  # half is not more than half
        ("ppaa", "mixed"),
        ("pan", "mixed"),
        ("ppnnn", "cannot_tell"),  # not mentioned is not absent
        ("nnn", "cannot_tell"),
        ("p", "present"),
    ],
)
def test_more_than_half_of_those_asked_decide_and_otherwise_it_is_mixed_or_open(
    letters: str, expected: Verdict
) -> None:
    assert row(made(*answers(letters))).figures.verdict == expected


def test_every_row_has_the_number_asked_on_that_item_and_level() -> None:
    study = made(
        *answers("ppan"), *answers("p..a.", level="organisation"), *answers("..aa", "shared-vision")
    )
    found = matrix(study)
    assert [(one.id, one.level, counts(one.figures)) for one in found.rows] == [
        ("trust", "network", (2, 1, 1, 4)),
        ("trust", "organisation", (1, 1, 0, 2)),
        ("shared-vision", "network", (0, 2, 0, 2)),
    ]


def test_who_was_not_asked_stands_in_the_matrix_as_not_asked() -> None:
    study = made(*answers("pa."), *answers("..n", "shared-vision"))
    found = matrix(study)
    assert found.respondents == ("r1", "r2", "r3")
    assert [one.answers for one in found.rows] == [
        ("present", "absent", None),
        (None, None, "not_mentioned"),
    ]


def test_rows_stand_in_the_order_of_the_catalogue_with_the_network_first() -> None:
    ids = item_ids("strategies")
    rows = [
        one
        for id in reversed(ids)
        for level in reversed(get_args(Level))
        for one in answers("p", id, level)
    ]
    found = [(one.id, one.level) for one in matrix(made(*rows)).rows]
    assert found == [(id, level) for id in ids for level in ("network", "organisation")]


def test_a_document_is_evidence_and_no_respondent() -> None:
    document = StrategyAnswer("N", "trust", "present", document="plan", evidence="document")
    found = matrix(made(*answers("aan"), document))
    assert found.respondents == ("r1", "r2", "r3")
    assert counts(found.rows[0].figures) == (0, 2, 1, 3)
    assert found.rows[0].figures.verdict == "absent"
    assert [(e.evidence, e.present, e.absent, e.sources) for e in found.rows[0].evidence] == [
        ("interview", 0, 2, 3),
        ("document", 1, 0, 1),
    ]


def test_a_document_that_says_it_twice_is_one_source() -> None:
    document = StrategyAnswer("N", "trust", "present", document="plan", quote="one")
    found = row(made(document, replace(document, quote="two"), replace(document, document="web")))
    # The evidence of a document is that document, whatever the column says.
    assert [(e.evidence, e.present, e.sources) for e in found.evidence] == [("document", 2, 2)]


def test_what_only_documents_say_is_for_people_to_confirm() -> None:
    found = row(made(StrategyAnswer("N", "trust", "present", document="plan"))).figures
    assert (counts(found), found.verdict) == ((0, 0, 0, 0), "cannot_tell")


def test_answers_by_mail_and_in_interviews_count_alike_and_are_told_apart() -> None:
    first, second = answers("pa")
    found = row(made(first, replace(second, evidence="questionnaire")))
    assert counts(found.figures) == (1, 1, 0, 2)
    assert [(e.evidence, e.sources) for e in found.evidence] == [
        ("interview", 1),
        ("questionnaire", 1),
    ]


def test_respondents_are_split_by_the_kind_of_their_organisation() -> None:
    study = made(
        *answers("ppapn"),
        organisations=(Organisation("o", kind="provider"), Organisation("g", kind="municipality")),
        participants=(
            Participant("r1", "N", "o"),
            Participant("r2", "N", "g"),
            Participant("r3", "N", "g"),
            Participant("r4", "M", "o"),  # the same code in another network is somebody else
            Participant("r5", "N"),
        ),
    )
    found = row(study).figures.by_kind
    assert [(one.kind, one.present, one.asked) for one in found] == [
        ("provider", 1, 1),
        ("municipality", 1, 2),
        ("unknown", 1, 2),
    ]


def test_only_the_round_that_was_asked_for_counts() -> None:
    first = answers("ppp")
    later = [replace(one, round=2) for one in answers("aa")]
    study = made(*first, *later)
    assert strategies(study, 1) == strategies(made(*first), 1)
    (second,) = strategies(study, 2)
    assert counts(second.rows[0].figures) == (0, 2, 0, 2)


def test_without_questions_on_strategies_there_is_nothing() -> None:
    assert strategies(read("examples/west-brabant-west"), 1) == ()


def published(item: str, finding: Finding, of: int, count: int | None = None) -> Published:
    return Published("N", "strategies", item, finding, of, count)  # type: ignore[arg-type]


def printed(*rows: Published) -> StrategyMatrix:
    return matrix(replace(made(), published=rows))


def test_a_printed_count_tells_nothing_of_the_others() -> None:
    found = printed(published("trust", "absent", 15, 13))
    (only,) = found.rows
    assert (found.published, found.respondents, only.answers) == (True, (), ())
    assert counts(only.figures) == (None, 13, None, 15)
    assert only.figures.verdict == "absent"
    assert only.figures.reasons == {"present": "not_printed", "not_mentioned": "not_printed"}


def test_a_finding_without_a_count_is_no_verdict() -> None:
    (only,) = printed(published("trust", "present", 15)).rows
    assert counts(only.figures) == (None, None, None, 15)
    assert only.figures.verdict == "cannot_tell"
    assert set(only.figures.reasons) == {"present", "absent", "not_mentioned"}
    assert set(only.figures.reasons.values()) <= texts("reasons").keys()


def test_a_source_that_prints_both_is_weighed_like_answers() -> None:
    (only,) = printed(
        published("trust", "present", 15, 6), published("trust", "absent", 15, 5)
    ).rows
    assert counts(only.figures) == (6, 5, None, 15)
    assert only.figures.verdict == "mixed"


def test_counts_among_other_people_are_never_put_together() -> None:
    rows = printed(published("trust", "present", 15, 9), published("trust", "absent", 17, 9)).rows
    assert [(counts(one.figures), one.figures.verdict) for one in rows] == [
        ((9, None, None, 15), "present"),
        ((None, 9, None, 17), "absent"),
    ]


def test_printed_complexity_is_no_strategy() -> None:
    other = Published("N", "complexity", "funding", "present", 15, 4)
    assert strategies(replace(made(), published=(other,)), 1) == ()


@st.composite
def answered(draw: st.DrawFn, network: str = "N") -> list[StrategyAnswer]:
    """Draw answers of up to eight people on three strategies; each is asked once or not."""
    people = draw(st.integers(1, 8))
    rows = []
    for strategy in ("mutual-dependence", "trust", "shared-goals"):
        for level in get_args(Level):
            given = draw(st.lists(st.sampled_from("pan."), min_size=people, max_size=people))
            rows += answers("".join(given), strategy, level)
    return [replace(one, network=network) for one in rows]


@st.composite
def members(draw: st.DrawFn) -> dict[str, Any]:
    kinds = draw(st.lists(st.sampled_from([*"pm."]), min_size=8, max_size=8))
    return {
        "organisations": (
            Organisation("p", kind="provider"),
            Organisation("m", kind="municipality"),
        ),
        "participants": tuple(
            Participant(f"r{number}", "N", "" if kind == "." else kind)
            for number, kind in enumerate(kinds, start=1)
        ),
    }


@settings(max_examples=40, deadline=None)
@given(rows=answered(), listed=members())
def test_what_was_said_adds_up_to_who_was_asked(
    rows: list[StrategyAnswer], listed: dict[str, Any]
) -> None:
    for found in strategies(made(*rows, **listed), 1):
        for one in found.rows:
            figures = one.figures
            assert None not in counts(figures)
            assert sum(counts(figures)[:3]) == figures.asked  # type: ignore[arg-type]
            assert sum(kind.present for kind in figures.by_kind) == figures.present
            assert sum(kind.asked for kind in figures.by_kind) == figures.asked
            assert sum(e.sources for e in one.evidence) == figures.asked
            assert sum(answer is not None for answer in one.answers) == figures.asked
            assert len(one.answers) == len(found.respondents)


@settings(max_examples=40, deadline=None)
@given(rows=answered(), other=answered("M"))
def test_rows_of_another_network_never_matter(
    rows: list[StrategyAnswer], other: list[StrategyAnswer]
) -> None:
    together = strategies(made(*other, *rows), 1)
    assert together == (*strategies(made(*rows), 1), *strategies(made(*other), 1))


@settings(max_examples=40, deadline=None)
@given(rows=answered(), listed=members())
def test_other_names_change_nothing_but_names(
    rows: list[StrategyAnswer], listed: dict[str, Any]
) -> None:
    renamed = [replace(one, respondent=f"x-{one.respondent}") for one in rows]
    moved = listed | {
        "participants": tuple(replace(p, id=f"x-{p.id}") for p in listed["participants"])
    }
    expected = tuple(
        replace(one, respondents=tuple(f"x-{who}" for who in one.respondents))
        for one in strategies(made(*rows, **listed), 1)
    )
    assert strategies(made(*renamed, **moved), 1) == expected


@settings(max_examples=40, deadline=None)
@given(rows=answered(), order=st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_no_figure(
    rows: list[StrategyAnswer], order: object
) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    here, there = (
        [one.figures for found in strategies(made(*given), 1) for one in found.rows]
        for given in (rows, shuffled)
    )
    assert here == there


asked_counts = st.integers(0, 40).flatmap(
    lambda asked: st.integers(0, asked).flatmap(
        lambda present: st.tuples(st.just(present), st.integers(0, asked - present), st.just(asked))
    )
)


@given(said=asked_counts)
def test_a_verdict_is_one_word_and_turns_with_what_was_said(said: tuple[int, int, int]) -> None:
    present, absent, asked = said
    turned: dict[Verdict, Verdict] = {"present": "absent", "absent": "present"}
    found = verdict(present, absent, asked)
    assert verdict(absent, present, asked) == turned.get(found, found)
    assert (found == "present") == (present > asked - present)


@given(said=asked_counts)
def test_silence_never_settles_what_was_open(said: tuple[int, int, int]) -> None:
    present, absent, asked = said
    before, after = verdict(present, absent, asked), verdict(present, absent, asked + 1)
    assert after == before or after in {"mixed", "cannot_tell"}
    assert (before == "cannot_tell") <= (after == "cannot_tell")
