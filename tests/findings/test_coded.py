"""Codings that count, and the answers that they stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, WORDS, study
from samenspel import analyse
from samenspel.findings.asked_model import ItemFigures, Verdict
from samenspel.findings.coded import counting, with_codings
from samenspel.findings.complexity import complexity
from samenspel.findings.layers import layers
from samenspel.findings.result import Findings
from samenspel.findings.strategies import strategies
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.instrument_rows import (
    ConditionScore,
    Finding,
    ObstacleAnswer,
    StrategyAnswer,
)
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Participant

TEXT = "Wij vertrouwen elkaar.\nMaar niet altijd."
SPANS = {"trust-yes": (0, 22), "trust-no": (23, 40)}
CODES = (
    Code("trust-yes", "Ja", topic="strategy", item="trust", level="network", finding="present"),
    Code("trust-no", "Geen", topic="strategy", item="trust", level="network", finding="absent"),
    Code("home", "Thuis", topic="strategy", item="trust", level="organisation", finding="present"),
    Code("pull", "Spanning", topic="tension", item="provider-provider", finding="present"),
    Code("push", "Spanning", topic="tension", item="municipality-provider", finding="present"),
    Code("money", "Geld", topic="obstacle", item="funding"),
    Code("open", "Open", topic="value_espoused", item=VALUES[0]),
    Code("free", "Vrij"),
)  # fmt: skip


def interview(id: str, respondent: str = "", network: str = "N") -> Document:
    return Document(id, network, kind="interview", file=f"{id}.txt", respondent=respondent or id)


def put(document: str, code: str, coder: str = "a", **fields: Any) -> Coding:
    start, end = SPANS.get(code, (0, 2))
    return Coding(document, coder=coder, code=code, start=start, end=end, **fields)


def made(*codings: Coding, people: int = 3, **fields: Any) -> Study:
    """Return a study of interviews r1, r2, .. and a plan, in which this was coded."""
    documents = (
        *(interview(f"r{at}") for at in range(1, people + 1)),
        Document("plan", "N", kind="policy", file="plan.txt"),
    )
    chosen: dict[str, Any] = {
        "documents": documents,
        "codes": CODES,
        "texts": tuple((row.file, TEXT) for row in documents),
        **fields,
    }
    return Study(
        Design("s", WORDS, networks=(Network("N"), Network("M"))), codings=codings, **chosen
    )


def answers(found: Study) -> dict[tuple[str, str, str], set[Finding]]:
    given: dict[tuple[str, str, str], set[Finding]] = {}
    for row in found.strategies:
        given.setdefault((row.respondent or row.document, row.strategy, row.level), set()).add(
            row.finding
        )
    return given


def trust(found: Study) -> ItemFigures:
    (matrix,) = strategies(with_codings(found), 1)
    return matrix.rows[0].figures


def test_a_coded_strategy_is_the_answer_of_the_interviewed_person_with_the_words_behind_it() -> (
    None
):
    (row, *silent) = with_codings(made(put("r1", "trust-yes", reviewed=True))).strategies
    assert row == StrategyAnswer(
        "N", "trust", "present", "r1", quote="Wij vertrouwen elkaar.", reviewed=True
    )
    assert {(one.respondent, one.level, one.finding) for one in silent} == {
        ("r1", "organisation", "not_mentioned")
    }


def test_a_coded_strategy_in_another_document_is_evidence_of_that_document_and_of_no_person() -> (
    None
):
    (row,) = with_codings(made(put("plan", "trust-no"))).strategies
    assert (row.respondent, row.document, row.evidence) == ("", "plan", "document")
    assert row.quote == "Maar niet altijd."


def test_an_interview_with_nobody_known_speaks_as_a_document() -> None:
    nobody = Document("group", "N", kind="interview", file="r1.txt")
    (row,) = with_codings(made(put("group", "trust-yes"), documents=(nobody,))).strategies
    assert (row.respondent, row.document, row.evidence) == ("", "group", "document")


def test_who_was_not_coded_on_a_strategy_did_not_mention_it_and_never_denies_it() -> None:
    found = answers(with_codings(made(put("r1", "home"))))
    assert found == {
        ("r1", "trust", "organisation"): {"present"},
        ("r1", "trust", "network"): {"not_mentioned"},
    }


def test_an_interview_in_which_no_strategy_was_coded_was_not_asked_about_one() -> None:
    assert with_codings(made(put("r1", "free"), put("r2", "money"))).strategies == ()


def test_who_speaks_of_obstacles_was_asked_about_tensions_and_the_other_way_round() -> None:
    found = with_codings(made(put("r1", "pull"), put("r2", "money")))
    (figures,) = complexity(found, 1)
    assert figures.asked == 2
    counts = [(one.id, one.present, one.not_mentioned) for one in figures.tensions]
    assert sorted(counts) == [("municipality-provider", 0, 2), ("provider-provider", 1, 1)]
    assert [(one.id, one.present, one.asked) for one in figures.obstacles] == [("funding", 1, 2)]


def test_a_tension_in_a_document_is_counted_for_nobody() -> None:
    found = with_codings(made(put("plan", "pull"), put("plan", "money")))
    assert (found.tensions, found.obstacles) == ((), ())


def test_values_that_documents_state_are_said_and_those_of_one_person_are_not() -> None:
    both = made(put("plan", "open"), put("r1", "open"), Coding("r2", VALUES[1]))
    said = [row.value for row in with_codings(both).codings if row.document == "plan"]
    assert said == [VALUES[0]]
    only = study({"N": [VALUES[:6]] * 5})
    documents = (interview("r1"), Document("plan", "N", file="plan.txt"))
    mapped = replace(both, design=only.design, sorts=only.sorts, documents=documents)
    (one,) = found(mapped).said
    assert (one.documents, one.said) == (1, (VALUES[0],))
    judged = {row.item: row.document for row in found(mapped).workings.triangulation}
    assert judged[VALUES[0]] == "yes"
    assert judged[VALUES[1]] == "not_mentioned"


def test_interviews_alone_say_nothing_of_what_documents_promise() -> None:
    base = study({"N": [VALUES[:6]] * 5})
    alone = replace(base, documents=(interview("r1"),), codings=(Coding("r1", VALUES[0]),))
    assert found(alone).said == ()
    assert {row.document for row in found(alone).workings.triangulation} == {"not_asked"}


def found(made: Study) -> Findings:
    return analyse(made, resamples=99)


# Who counts: settled only where anything was settled, the dictionary never, the same once.


def test_what_was_settled_counts_alone_in_its_document_and_everybody_counts_elsewhere() -> None:
    base = made(
        put("r1", "trust-yes", "a"),
        put("r1", "trust-no", "settled"),
        put("r2", "trust-yes", "a"),
        put("r2", "trust-no", "b"),
    )
    kept = [(row.document, row.coder) for row in counting(base)]
    assert kept == [("r1", "settled"), ("r2", "a"), ("r2", "b")]


def test_what_the_dictionary_suggests_never_counts_in_either_form() -> None:
    base = made(put("r1", "trust-yes", "dictionary"), Coding("plan", VALUES[0], coder="dictionary"))
    assert counting(base) == ()
    assert with_codings(base) == replace(base, codings=())


def test_one_code_on_one_exact_span_counts_once_whoever_put_it_there() -> None:
    base = made(put("r1", "trust-yes", "a"), put("r1", "trust-yes", "b", reviewed=True))
    (row,) = counting(base)
    assert (row.coder, row.reviewed) == ("a", True)
    other = replace(base, codings=(base.codings[0], replace(base.codings[1], end=3)))
    assert len(counting(other)) == 2


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["yes no"], "mixed"),
        (["yes no", "yes"], "mixed"),
        (["yes no", "yes", "yes"], "present"),
        (["yes no", "no", "no"], "absent"),
        (["yes no", "yes", "no"], "mixed"),
        (["yes", "yes", "no"], "present"),
    ],
)
def test_who_says_both_was_asked_and_is_in_neither_count(
    said: list[str], expected: Verdict
) -> None:
    codings = [
        put(f"r{at}", f"trust-{word}")
        for at, words in enumerate(said, start=1)
        for word in words.split()
    ]
    figures = trust(made(*codings))
    assert (figures.asked, figures.both) == (len(said), said.count("yes no"))
    assert (figures.present, figures.absent) == (said.count("yes"), said.count("no"))
    assert figures.verdict == expected


def test_a_source_that_says_both_is_mixed_and_not_silent() -> None:
    base = made(put("r1", "trust-yes"), put("r1", "trust-no"))
    (row,) = found(base).workings.triangulation
    assert (row.item, row.interview) == ("trust", "mixed")


def test_an_answer_typed_beside_its_coding_is_counted_once() -> None:
    typed = StrategyAnswer("N", "trust", "present", "r1")
    figures = trust(made(put("r1", "trust-yes"), strategies=(typed,)))
    assert (figures.present, figures.asked) == (1, 1)
    against = trust(made(put("r1", "trust-no"), strategies=(typed,)))
    assert (against.present, against.absent, against.both, against.asked) == (0, 0, 1, 1)


def test_saying_it_ten_times_counts_once_in_every_figure() -> None:
    person = Participant("r1", "N", layer="director")
    codings = [
        Coding("r1", code=code, start=at, end=at + 1)
        for at in range(5)
        for code in ("trust-yes", "home")
    ]
    base = made(*codings, *(Coding("r1", code="pull", start=at, end=at + 1) for at in range(5)))
    base = replace(base, design=replace(base.design, participants=(person,)))
    (layer,) = layers(with_codings(base), 1)
    assert (layer.network_present, layer.network_asked) == (1, 1)
    assert (trust(base).present, trust(base).asked) == (1, 1)
    (figures,) = complexity(with_codings(base), 1)
    assert (figures.tensions[0].present, figures.asked) == (1, 1)


def test_an_answer_stands_once_with_the_first_words_that_were_reviewed() -> None:
    rows = (Coding("r1", code="money", start=at, end=at + 3, reviewed=at > 3) for at in range(9))
    (answer,) = with_codings(made(*rows)).obstacles
    assert (answer.text, answer.reviewed) == (TEXT[4:7], True)


def test_interviews_belong_to_the_last_round_in_which_people_were_asked_the_same() -> None:
    later = ObstacleAnswer("r9", "N", "funding", round=3)
    base = made(put("r1", "money"), obstacles=(replace(later, round=2), later))
    assert {row.round for row in with_codings(base).obstacles if row.respondent == "r1"} == {3}


def test_a_later_round_of_other_answers_takes_no_interview_along() -> None:
    asked = tuple(ConditionScore("r9", "N", "organising", 3, round=number) for number in (2, 4))
    base = made(put("r1", "money"), conditions=asked)
    assert {row.round for row in with_codings(base).obstacles} == {2}
    typed = replace(base, obstacles=(ObstacleAnswer("r9", "N", "funding", round=2),))
    assert {row.round for row in with_codings(typed).obstacles} == {2}


def test_a_person_of_two_networks_answers_for_the_network_of_the_interview() -> None:
    documents = (interview("r1", "p"), interview("m", "p", "M"))
    base = made(put("r1", "trust-yes"), put("m", "trust-no"), documents=documents)
    base = replace(base, texts=(("r1.txt", TEXT), ("m.txt", TEXT)))
    rows = {(row.network, row.level): row.finding for row in with_codings(base).strategies}
    assert rows == {
        ("N", "network"): "present",
        ("N", "organisation"): "not_mentioned",
        ("M", "network"): "absent",
        ("M", "organisation"): "not_mentioned",
    }


@st.composite
def coded(draw: st.DrawFn) -> Study:
    rows = draw(
        st.lists(
            st.builds(
                put,
                st.sampled_from(["r1", "r2", "r3", "plan"]),
                st.sampled_from([code.id for code in CODES]),
                st.sampled_from(["a", "b", "settled", "dictionary"]),
                reviewed=st.booleans(),
            ),
            max_size=12,
            unique_by=lambda row: (row.document, row.code, row.coder),
        )
    )
    return made(*rows)


@settings(max_examples=40, deadline=None)
@given(base=coded(), order=st.randoms(use_true_random=False))
def test_neither_the_order_of_codings_nor_a_second_time_changes_a_figure(
    base: Study, order: Any
) -> None:
    rows = list(base.codings)
    order.shuffle(rows)
    other = replace(base, codings=tuple(rows))
    once, again = with_codings(base), with_codings(with_codings(other))
    assert answers(once) == answers(again)
    for analysis in (strategies, complexity):
        one, two = (analysis(it, 1) for it in (once, again))
        assert sorted(map(figures_of, one)) == sorted(map(figures_of, two))


def figures_of(found: Any) -> str:
    """Return the figures of one network; respondents stand in the order in which they come."""
    rows = getattr(found, "rows", None) or (*found.tensions, *found.obstacles)
    return str([getattr(row, "figures", row) for row in rows])


@settings(max_examples=40, deadline=None)
@given(base=coded())
def test_what_people_said_adds_up_to_who_was_asked(base: Study) -> None:
    for matrix in strategies(with_codings(base), 1):
        for row in matrix.rows:
            said = row.figures
            known = (said.present or 0) + (said.absent or 0) + (said.not_mentioned or 0)
            assert known + said.both == said.asked
            assert sum(row.answers.count(one) for one in ("present", "absent", "both")) <= 3
