"""Governance: answers with their counts, and steps to each form that leave the unknown open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, study
from samenspel import analyse
from samenspel.catalogue import governance_forms, item_ids, texts
from samenspel.findings.asked_model import Range
from samenspel.findings.governance import governance
from samenspel.findings.workings_model import FormFit, Governance, GovernanceAnswers
from samenspel.study.instrument_rows import GovernanceAnswer, GovernanceQuestion
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation
from samenspel.text import plain

DESIGN = Design("s", plain("S"), networks=(Network("n"), Network("m")))
CONTINGENCIES = item_ids("contingencies")
FITS = {form.id: form.fits for form in governance_forms()}
OPTIONS = {
    "form": ("market", "network"),
    "towards": ("network",),
    "network_governance": ("nao", "lead-organisation"),
    "coordinator_task": item_ids("coordinator_tasks"),
    "meeting_rhythm": item_ids("meeting_rhythms"),
    **dict.fromkeys(CONTINGENCIES, ("1", "2", "3", "4")),
}


@st.composite
def answers(draw: st.DrawFn) -> GovernanceAnswer:
    question = draw(st.sampled_from(list(OPTIONS)))
    person, paper = draw(st.sampled_from([("p", ""), ("q", ""), ("r", ""), ("", "plan")]))
    answer = draw(st.sampled_from(OPTIONS[question]))
    return GovernanceAnswer(
        draw(st.sampled_from("nm")),
        question,  # type: ignore[arg-type]
        answer,
        respondent=person,
        document=paper,
        evidence=draw(st.sampled_from(["interview", "document", "questionnaire"])),
        round=draw(st.sampled_from([1, 2])),
    )


ROWS = st.lists(answers(), max_size=25)
LEVELS = st.fixed_dictionaries({id: st.none() | st.integers(1, 4) for id in CONTINGENCIES})


def asked(question: GovernanceQuestion, *given_answers: str) -> list[GovernanceAnswer]:
    return [
        GovernanceAnswer("n", question, answer, respondent=f"p{at}")
        for at, answer in enumerate(given_answers)
    ]


def at_levels(**levels: int | None) -> list[GovernanceAnswer]:
    known = {id: str(level) for id, level in levels.items() if level is not None}
    rows = [row for id, level in known.items() for row in asked(id, level)]  # type: ignore[arg-type]
    return rows or asked("meeting_rhythm", "weekly")


def found(*rows: GovernanceAnswer) -> tuple[Governance, ...]:
    return governance(Study(DESIGN, governance=rows), 1)


def only(rows: list[GovernanceAnswer]) -> Governance:
    (one,) = found(*rows)
    return one


def answer(rows: list[GovernanceAnswer]) -> GovernanceAnswers:
    (one,) = only(rows).answers
    return one


def by_form(one: Governance) -> dict[str, FormFit]:
    return {fit.form: fit for fit in one.fits}


def steps(form: str, levels: dict[str, int]) -> int:
    """Count the steps by walking them: the far simpler thing that the bounds must contain."""
    ranges = {id: range(low, high + 1) for id, (low, high) in FITS[form].items()}
    return sum(min(abs(levels[id] - fit) for fit in ranges[id]) for id in CONTINGENCIES)


def completions(one: Governance) -> Iterator[dict[str, int]]:
    spans = [level.level or Range(1, 4) for level in one.levels]
    for picked in product(*(range(int(span.low), int(span.high) + 1) for span in spans)):
        yield dict(zip(CONTINGENCIES, picked, strict=True))


def test_an_answer_is_one_that_all_gave() -> None:
    one = answer(asked("form", "network", "network", "network"))
    assert (one.answer, one.counts, one.asked) == ("network", (("network", 3),), 3)
    assert one.reasons == {}


def test_a_majority_is_no_agreement() -> None:
    one = answer(asked("form", "network", "market", "network"))
    assert (one.answer, one.reasons) == (None, {"answer": "answers_differ"})
    assert one.counts == (("network", 2), ("market", 1))


def test_answers_that_are_given_equally_often_stand_in_alphabetical_order() -> None:
    one = answer(asked("meeting_rhythm", "weekly", "quarterly", "monthly", "when-needed"))
    assert [id for id, _ in one.counts] == ["monthly", "quarterly", "weekly", "when-needed"]


def test_a_document_that_says_otherwise_is_heard_too() -> None:
    paper = GovernanceAnswer("n", "network_governance", "nao", document="plan")
    said = [*asked("network_governance", "lead-organisation"), paper]
    assert (answer(said).answer, answer(said).asked) == (None, 2)
    more = answer([*said, replace(paper, document="site")])
    assert (more.counts, more.asked) == ((("nao", 2), ("lead-organisation", 1)), 3)


def test_tasks_are_counted_over_who_spoke_of_tasks_and_once_each() -> None:
    first = asked("coordinator_task", "mediating", "monitoring")
    again = [replace(first[0], answer="monitoring"), first[0]]
    one = answer([*first, *again])
    assert (one.asked, one.counts) == (2, (("monitoring", 2), ("mediating", 1)))
    assert (one.answer, one.reasons) == (None, {"answer": "several_answers"})


def test_what_nobody_was_asked_has_no_entry() -> None:
    assert found() == ()
    one = only(asked("trust", "3"))
    assert one.answers == ()


def test_answers_that_differ_give_a_level_between_two_medians() -> None:
    paper = GovernanceAnswer("n", "trust", "4", document="plan", evidence="document")
    one = only([*asked("trust", "2", "2", "3"), paper]).levels[0]
    assert (one.id, one.level, one.answered) == ("trust", Range(2, 3), 4)
    assert one.evidence == ("interview", "document")


def test_a_level_that_is_left_open_stays_unknown() -> None:
    levels = {level.id: level for level in only(asked("trust", "", "3")).levels}
    assert (levels["trust"].level, levels["trust"].answered) == (Range(3, 3), 1)
    assert levels["goal_consensus"].level is None
    assert only(asked("trust", "")).levels[0].level is None


def test_members_are_counted_but_never_turned_into_a_level() -> None:
    organisations = tuple(Organisation(f"o{at}", networks="n") for at in range(12))
    design = replace(DESIGN, organisations=organisations)
    (one,) = governance(Study(design, governance=tuple(asked("trust", "3"))), 1)
    assert one.members == 12
    assert {level.id: level.level for level in one.levels}["members"] is None
    assert only(asked("trust", "3")).members is None


@pytest.mark.parametrize("form", list(FITS))
def test_a_network_just_as_a_form_is_described_lies_at_no_distance_from_it(form: str) -> None:
    # Provan & Kenis 2008, in the levels of the catalogue.
    one = only(at_levels(**{id: low for id, (low, _) in FITS[form].items()}))
    assert by_form(one)[form].distance == Range(0, 0)
    assert one.nearest == (form,)


def test_steps_are_counted_over_four_contingencies() -> None:
    one = only(at_levels(trust=2, members=4, goal_consensus=3, competencies=3))
    fits = by_form(one)
    assert fits["self-regulating"].per_contingency == (
        ("trust", Range(2, 2)),
        ("members", Range(3, 3)),
        ("goal_consensus", Range(1, 1)),
        ("competencies", Range(2, 2)),
    )
    assert [(fit.form, fit.distance) for fit in one.fits] == [
        ("self-regulating", Range(8, 8)),
        ("lead-organisation", Range(3, 3)),
        ("nao", Range(1, 1)),
    ]


def test_forms_that_lie_equally_near_are_both_named() -> None:
    one = only(at_levels(trust=1, members=4, goal_consensus=3, competencies=3))
    assert [fit.distance.low for fit in one.fits] == [9, 2, 2]
    assert one.nearest == ("lead-organisation", "nao")


def test_with_nothing_known_any_form_may_be_nearest() -> None:
    one = only(at_levels())
    assert {fit.known for fit in one.fits} == {0}
    assert all(fit.distance.low == 0 < fit.distance.high for fit in one.fits)
    assert set(one.nearest) == FITS.keys()


def test_how_many_call_trust_important_is_not_how_much_trust_there_is() -> None:
    assert "trustful" in VALUES
    rest = [value for value in VALUES if value != "trustful"]
    rows = (*asked("trust", "1", "2"), *asked("form", "network", "market"))
    trusting = study({"n": [["trustful", *rest[:5]]] * 7})
    indifferent = study({"n": [rest[:6]] * 7})
    here, there, without = (
        analyse(replace(base, governance=rows), resamples=99).workings.governance
        for base in (trusting, indifferent, replace(trusting, sorts=()))
    )
    assert here == there == without
    assert here[0].levels[0].level == Range(1, 2)
    unasked = replace(trusting, governance=tuple(asked("form", "network")))
    assert analyse(unasked, resamples=99).workings.governance[0].levels[0].level is None


@given(levels=LEVELS)
def test_the_distance_spans_every_level_that_an_unknown_contingency_may_have(
    levels: dict[str, int | None],
) -> None:
    one = only(at_levels(**levels))
    every = list(completions(one))
    assert len(every) == 4 ** sum(level is None for level in levels.values())
    for fit in one.fits:
        walked = [steps(fit.form, each) for each in every]
        assert fit.distance == Range(min(walked), max(walked))
        assert fit.known == sum(level is not None for level in levels.values())


@settings(max_examples=50)
@given(rows=ROWS)
def test_the_nearest_form_is_among_those_named_whatever_the_unknown_levels_are(
    rows: list[GovernanceAnswer],
) -> None:
    for one in found(*rows):
        for levels in completions(one):
            walked = {form: steps(form, levels) for form in FITS}
            for fit in one.fits:
                assert fit.distance.low <= walked[fit.form] <= fit.distance.high
            near = {form for form, distance in walked.items() if distance == min(walked.values())}
            assert near <= set(one.nearest)


@given(levels=LEVELS, known=st.sampled_from(CONTINGENCIES), level=st.integers(1, 4))
def test_knowing_one_contingency_more_never_widens_a_distance(
    levels: dict[str, int | None], known: str, level: int
) -> None:
    before = by_form(only(at_levels(**(levels | {known: None}))))
    after = by_form(only(at_levels(**(levels | {known: level}))))
    for form, fit in after.items():
        assert before[form].distance.low <= fit.distance.low
        assert fit.distance.high <= before[form].distance.high


@given(rows=ROWS)
def test_an_answer_is_unknown_exactly_when_there_is_a_reason(rows: list[GovernanceAnswer]) -> None:
    for one in found(*rows):
        for each in one.answers:
            assert (each.answer is None) == ("answer" in each.reasons)
            assert set(each.reasons.values()) <= texts("reasons").keys()
            assert all(0 < count <= each.asked for _, count in each.counts)
            if each.answer:
                assert each.counts == ((each.answer, each.asked),)
        for level in one.levels:
            assert (level.level is None) == (level.answered == 0) == (level.evidence == ())


@settings(max_examples=50)
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_neither_the_order_of_the_rows_nor_another_network_or_round_matters(
    rows: list[GovernanceAnswer], order: Random
) -> None:
    own = [row for row in rows if row.network == "n" and row.round == 1]
    order.shuffle(own)
    assert found(*own) == tuple(one for one in found(*rows) if one.network == "n")
