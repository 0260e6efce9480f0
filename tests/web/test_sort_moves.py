"""Moves of cards: no card is ever lost, no box too full, and everything can be undone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.study.model import BOXES, Shape
from samenspel.web.elicitation.moves import (
    ASIDE,
    DEEPEST,
    HAND,
    LONGEST,
    PLACES,
    Board,
    MoveError,
    Rules,
    complete,
    full,
    moved,
    swap,
)

CARDS = ("a", "b", "c", "d", "e", "f")
RULES = Rules(Shape(2, 2, 2), top=2)
EMPTY = Board(order=CARDS, places={})
DEALT = Board(order=CARDS, places=dict(zip(CARDS, [*BOXES, *BOXES], strict=True)))
Moves = list[dict[str, object]]


def put(**places: str) -> dict[str, object]:
    return {"places": places}


@st.composite
def moves(draw: st.DrawFn) -> dict[str, object]:
    cards = st.sampled_from(CARDS)
    return draw(
        st.one_of(
            st.fixed_dictionaries({"places": st.dictionaries(cards, st.sampled_from(PLACES))}),
            st.fixed_dictionaries({"top": st.lists(cards, max_size=3)}),
            st.just({"undo": True}),
        )
    )


def made(board: Board, wanted: Moves) -> Board:
    """Return the board after the moves that it allows."""
    for move in wanted:
        try:
            board = moved(board, RULES, [move])
        except MoveError:
            continue
    return board


@given(st.lists(moves(), max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_is_done_every_card_is_somewhere_and_no_box_is_too_full(wanted: Moves) -> None:
    board = made(EMPTY, wanted)
    assert sorted(card for place in PLACES for card in board.at(place)) == sorted(CARDS)
    assert all(len(board.at(box)) <= 2 for box in BOXES)
    assert set(board.top) <= set(board.at("important"))
    assert len(board.top) <= RULES.top


@given(st.lists(moves(), max_size=8))
@settings(max_examples=60, deadline=None)
def test_undoing_every_move_gives_the_empty_board_back(wanted: Moves) -> None:
    board = made(EMPTY, [move for move in wanted if "undo" not in move])
    back = moved(board, RULES, [{"undo": True}] * len(board.past))
    assert (back.places, back.top, back.past) == ({}, (), ())


@given(st.lists(moves(), max_size=8))
@settings(max_examples=40, deadline=None)
def test_a_board_is_the_same_after_it_was_plain_data(wanted: Moves) -> None:
    board = made(EMPTY, wanted)
    again = json.loads(json.dumps([board.places, list(board.past)]))
    assert Board(CARDS, again[0], board.top, tuple(again[1])) == board


def test_a_full_box_takes_no_more() -> None:
    board = moved(EMPTY, RULES, [put(a="important"), put(b="important")])
    assert full(board, RULES, "important")
    with pytest.raises(MoveError, match="full"):
        moved(board, RULES, [put(c="important")])


def test_a_card_that_is_in_a_full_box_may_be_put_there_again() -> None:
    board = moved(EMPTY, RULES, [put(a="important"), put(b="important"), put(a="important")])
    assert board.at("important") == ("a", "b")


def test_a_swap_gives_the_other_card_the_place_of_the_first() -> None:
    board = moved(EMPTY, RULES, [put(a="important"), put(b="important")])
    after = moved(board, RULES, [swap(board, "c", "a")])
    assert after.at("important") == ("b", "c")
    assert "a" in after.at(HAND)
    between = moved(DEALT, RULES, [swap(DEALT, "a", "b")])
    assert (between.place("a"), between.place("b")) == ("neutral", "important")


def test_what_leaves_the_important_box_leaves_the_top() -> None:
    board = moved(DEALT, RULES, [{"top": ["d", "a"]}, put(d=ASIDE)])
    assert board.top == ("a",)
    assert moved(board, RULES, [{"undo": True}]).top == ("d", "a")


@pytest.mark.parametrize("top", [["b"], ["a", "a"], ["a", "d", "a"], [1], ["nobody"]])
def test_a_top_holds_important_values_once_and_no_more_than_its_size(top: list[object]) -> None:
    with pytest.raises(MoveError, match="top"):
        moved(DEALT, RULES, [{"top": top}])


def test_a_map_is_complete_when_every_box_holds_exactly_its_cards() -> None:
    assert complete(DEALT, RULES)
    assert not complete(moved(DEALT, RULES, [put(a=ASIDE)]), RULES)
    assert not complete(DEALT, Rules(Shape(1, 2, 2), top=1))


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        [],
        "undo",
        {"undo": "yes"},
        {"places": {}},
        {"places": ["a"]},
        {"places": {"nobody": "important"}},
        {"places": {"a": "nowhere"}},
        {"places": {"a": ["important"]}},
        {"places": {"a": None}},
        {"words": {"nobody": "x"}},
        {"words": {"meaning-nobody": "x"}},
        {"words": {"extreme_important": 1}},
    ],
)
def test_a_move_that_is_none_is_refused_whole(wrong: object) -> None:
    with pytest.raises(MoveError):
        moved(EMPTY, RULES, [put(a="neutral"), wrong])  # type: ignore[list-item]


def test_words_are_kept_as_a_study_can_hold_them() -> None:
    said = {"extreme_important": " Ja\x00\r\nnee \x1b", "meaning-a": "x" * 3000}
    words = moved(DEALT, RULES, [{"words": said}]).words
    assert words == {"extreme_important": "Ja\nnee", "meaning-a": "x" * LONGEST}
    emptied = moved(DEALT, RULES, [{"words": said}, {"words": {"meaning-a": " "}}])
    assert set(emptied.words) == {"extreme_important"}


def test_what_can_be_undone_has_an_end() -> None:
    board = moved(EMPTY, RULES, [put(a="neutral"), put(a="hand")] * DEEPEST)
    assert len(board.past) == DEEPEST
