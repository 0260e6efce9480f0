"""What follows from the rows: cards, networks, rounds, maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from samenspel.study.instrument_rows import Published, Relation, StrategyAnswer, UnlinkedCase
from samenspel.study.model import ANSWER_TABLES, Card, Design, Shape, Study
from samenspel.study.rows import Network, Participant, Placement, Row, Tally
from samenspel.study.sorts import AGREED, cards, maps, networks, rounds
from samenspel.study.tables import columns
from samenspel.text import plain

SHAPE = Shape(1, 1, 1)
OWN = Design("s", plain("S"), shape=SHAPE, own_cards=tuple(Card(c, plain(c)) for c in "abc"))
ROWS = (
    Placement("p2", "n", "a", "important", top=1),
    Placement("p1", "n", "c", "neutral"),
    Placement("p2", "n", "b", "neutral"),
    Placement("p2", "n", "c", "less_important"),
    Placement("p2", "m", "a", "important"),
    Placement("p1", "n", "a", "important", round=2),
    Placement("p1", "n", "a", "neutral", perspective="organisation"),
)


def test_cards_come_from_the_catalogue_unless_a_study_has_its_own() -> None:
    assert len(cards(Design("s", plain("S")))) == 18
    assert [card.id for card in cards(OWN)] == ["a", "b", "c"]


def test_old_cards_have_their_own_words() -> None:
    words = {
        version: {c.id: c.label.nl for c in cards(Design("s", plain("S"), card_version=version))}
        for version in ("2021", "2023")
    }
    assert words["2021"]["trustful"] != words["2023"]["trustful"]


def test_maps_stand_in_order_of_first_appearance_and_know_whether_they_are_complete() -> None:
    found = maps(Study(OWN, ROWS), round=1)
    assert [(it.respondent, it.network, it.complete) for it in found] == [
        ("p2", "n", True),
        ("p1", "n", False),
        ("p2", "m", False),
    ]
    assert found[0].boxes == {"a": "important", "b": "neutral", "c": "less_important"}
    assert found[0].top == ("a",)


def test_the_top_is_in_the_order_that_was_given() -> None:
    rows = tuple(Placement("p", "n", c, "important", top=t) for c, t in (("a", 3), ("b", 1)))
    assert maps(Study(OWN, rows), round=1)[0].top == ("b", "a")


def test_rounds_and_perspectives_are_kept_apart() -> None:
    study = Study(OWN, ROWS)
    assert [it.respondent for it in maps(study, round=2)] == ["p1"]
    assert [it.boxes for it in maps(study, round=1, perspective="organisation")] == [
        {"a": "neutral"}
    ]
    assert rounds(study) == (1, 2)


def test_without_a_table_the_networks_are_those_that_rows_name() -> None:
    study = Study(OWN, ROWS, tallies=(Tally("t", "a", "important", 1, 2),))
    assert [network.id for network in networks(study)] == ["n", "m", "t"]


def test_a_table_of_networks_is_the_last_word() -> None:
    listed = Design(
        "s", plain("S"), networks=(Network("x"),), participants=(Participant("p", "y"),)
    )
    assert [network.id for network in networks(Study(listed, ROWS))] == ["x"]


def test_whatever_is_answered_or_printed_names_a_network_and_a_round() -> None:
    study = Study(
        Design("s", plain("S")),
        relations=(Relation("r", "a", "b", "trusts", 1, round=3),),
        strategies=(StrategyAnswer("s", "trust", "present", respondent="p", round=2),),
        published=(Published("p", "strategies", "trust", "present", 5, round=4),),
        unlinked=(UnlinkedCase("x"),),
    )
    assert [network.id for network in networks(study)] == ["s", "r", "p"]
    assert rounds(study) == (2, 3, 4)


@pytest.mark.parametrize("table", ANSWER_TABLES)
def test_every_table_with_rounds_is_among_the_answers_but_what_a_group_agreed(table: str) -> None:
    numbered = "round" in {column.name for column in columns(table)}
    counts = numbered and table not in AGREED
    known: dict[str, Any] = {column.name: "x" for column in columns(table) if column.required}
    kind: Callable[..., Row] = ANSWER_TABLES[table]
    rows: dict[str, Any] = {table: (kind(**(known | ({"round": 7} if numbered else {}))),)}
    assert rounds(Study(Design("s", plain("S")), **rows)) == ((7,) if counts else ())
