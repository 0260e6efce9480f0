"""What a study expects has a name, words and topics that the study knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import VALUES
from samenspel.catalogue import item_ids
from samenspel.study.checks import problems
from samenspel.study.choices import topics
from samenspel.study.model import Card, Design, Expectation, Study
from samenspel.text import Text, plain

GOOD = Expectation("a", plain("Leden steunen elkaar."), ("congruence",))


def codes(*expectations: Expectation) -> list[tuple[str, str]]:
    study = Study(Design("s", plain("S"), expectations=expectations))
    return [(item.code, item.column) for item in problems(study)]


def test_every_table_and_finding_can_be_expected() -> None:
    wide = ("values:trustful", "congruence", "strategies", "strategies:normative")
    narrow = ("strategies:trust", "institutionalisation:goals", "tensions:provider-provider")
    more = ("obstacles:funding", "governance:form", "governance:trust", "conditions:interests")
    rest = ("interests", "relations:depends", "inequality", "outcomes", "institutionalisation")
    assert codes(replace(GOOD, about=(*wide, *narrow, *more, *rest))) == []


@pytest.mark.parametrize(
    "topic",
    ["values", "values:x", "strategies:x", "congruence:trust", "Interests", "relations:likes"],
)
def test_a_topic_that_has_no_figures_is_refused(topic: str) -> None:
    second = replace(GOOD, id="b", about=("congruence", topic))
    assert codes(GOOD, second) == [("unknown_topic", "expectations.2.about")]


def test_own_cards_are_topics_and_those_of_the_catalogue_are_not() -> None:
    design = Design("s", plain("S"), own_cards=(Card("rust", plain("Rust")),))
    about = ("values:rust", f"values:{VALUES[0]}")
    study = Study(replace(design, expectations=(replace(GOOD, about=about),)))
    assert [item.found for item in problems(study)] == [about[1]]


def test_an_expectation_without_a_topic_or_words_is_refused() -> None:
    empty = Expectation("b", Text("Ja", " "), ())
    assert codes(GOOD, empty) == [
        ("expectation_empty", "expectations.2.words"),
        ("no_topic", "expectations.2.about"),
    ]
    assert codes(replace(GOOD, about=("congruence", ""))) == [("no_topic", "expectations.1.about")]


def test_expectations_have_safe_names_of_their_own() -> None:
    assert codes(GOOD, replace(GOOD, id="b "), GOOD, replace(GOOD, id="=b")) == [
        ("unsafe_id", "expectations.2.id"),
        ("formula_id", "expectations.4.id"),
        ("duplicate_id", "expectations.3.id"),
    ]


def test_every_topic_is_there_once_and_every_strategy_is_one() -> None:
    known = topics(VALUES)
    assert len(known) == len(set(known))
    assert {f"strategies:{id}" for id in item_ids("strategies")} <= set(known)
    assert {f"values:{id}" for id in VALUES} <= set(known)
