"""What is wrong with a study, and what is not; the broken files are in tests/formats."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, placements
from samenspel.study.answer_checks import safe_file_name
from samenspel.study.checks import problems
from samenspel.study.model import Design, Shape, Study
from samenspel.study.rows import Network, Participant, Placement, Priority, Tally
from samenspel.text import plain

DESIGN = Design("s", plain("S"))
MAP = tuple(placements("p", "n", VALUES[:6]))


def codes(study: Study) -> list[tuple[str, str, int | None, str]]:
    return [(item.code, item.file, item.row, item.column) for item in problems(study)]


def test_a_map_with_too_few_cards_is_legal() -> None:
    assert codes(Study(DESIGN, MAP[:5])) == []


def test_a_seventh_card_in_a_box_is_one_problem_at_that_card() -> None:
    seventh = replace(MAP[6], category="important")
    assert codes(Study(DESIGN, (*MAP[:6], seventh, *MAP[7:]))) == [
        ("box_full", "sorts", 8, "category")
    ]


def test_the_same_card_may_lie_elsewhere_in_another_round_or_for_another_party() -> None:
    again = tuple(replace(row, round=2) for row in MAP)
    own = tuple(replace(row, perspective="organisation") for row in MAP)
    assert codes(Study(DESIGN, MAP + again + own)) == []


def test_the_same_code_may_answer_in_two_networks() -> None:
    other = tuple(replace(row, network="m") for row in MAP)
    assert codes(Study(DESIGN, MAP + other)) == []


def test_rows_are_named_as_the_reader_knows_them() -> None:
    wrong = replace(MAP[0], value="x")
    found = problems(Study(DESIGN, (wrong,)), lambda table, index: 10 * index + len(table))
    assert [item.row for item in found] == [5]


def test_participants_are_only_asked_for_where_a_network_lists_them() -> None:
    listed = replace(DESIGN, participants=(Participant("q", "m"),))
    assert codes(Study(listed, MAP)) == []
    listed = replace(DESIGN, participants=(Participant("q", "n"),))
    assert {code for code, *_ in codes(Study(listed, MAP))} == {"unknown_participant"}


def test_fewer_asked_than_answered_cannot_be() -> None:
    design = replace(DESIGN, networks=(Network("n", participants=0),))
    assert codes(Study(design, MAP)) == [("too_few_participants", "networks", 2, "participants")]


def test_another_round_may_ask_other_people() -> None:
    design = replace(DESIGN, networks=(Network("n", participants=1),))
    later = tuple(replace(row, respondent="q", round=2) for row in MAP)
    assert codes(Study(design, MAP + later)) == []


def test_cards_of_a_version_that_never_was_are_refused() -> None:
    row = replace(MAP[0], card_version="1999")
    assert codes(Study(DESIGN, (row,))) == [("unknown_card_version", "sorts", 2, "card_version")]


def test_named_mode_wants_a_yes_from_everybody_who_answered() -> None:
    named = replace(DESIGN, mode="named", participants=(Participant("p", "n", named=True),))
    assert codes(Study(named, MAP)) == []
    silent = replace(named, participants=(Participant("p", "n"),))
    assert codes(Study(silent, MAP)) == [("no_consent", "sorts", 2, "respondent")]


def test_published_counts_need_no_boxes() -> None:
    seven = replace(DESIGN, shape=Shape(7, 4, 8))
    assert codes(Study(seven, tallies=(Tally("n", VALUES[0], "most", 1, 2),))) == []
    assert codes(Study(seven, MAP[:4])) == [("shape_sum", "study", None, "shape")]


def test_two_lists_of_one_person_may_differ_by_perspective() -> None:
    most = Priority("p", "n", VALUES[0], "most")
    least = Priority("p", "n", VALUES[0], "least", perspective="organisation")
    assert codes(Study(DESIGN, priorities=(most, least))) == []
    clash = (most, replace(least, perspective="network"))
    assert codes(Study(DESIGN, priorities=clash)) == [("most_and_least", "priorities", 3, "value")]


def test_counts_beside_answers_to_another_question_are_fine() -> None:
    tally = Tally("n", VALUES[0], "most", 1, 2, instrument="priorities")
    assert codes(Study(DESIGN, MAP, tallies=(tally,))) == []


@given(st.text())
def test_a_safe_file_name_stays_in_its_folder(name: str) -> None:
    if safe_file_name(name):
        assert not set(name) & set('/\\:*?"<>|\0')
        assert name.endswith((".txt", ".md"))
        assert ".." not in name


def test_names_that_computers_keep_for_themselves_are_not_safe() -> None:
    names = ("con.txt", "COM1.md", ".txt", "a/b.txt", "..\\a.txt", "a.exe", "a.txt ", "é" * 99)
    assert not any(map(safe_file_name, (*names, f"{'é' * 120}.txt")))
    assert all(map(safe_file_name, ("visie.txt", "Visie 2024 (def.).md", "é.txt")))


@given(
    st.lists(
        st.builds(
            Placement,
            st.sampled_from("pq"),
            st.just("n"),
            st.sampled_from(VALUES[:4]),
            st.sampled_from(["important", "neutral", "less_important"]),
            top=st.none() | st.integers(0, 4),
        )
    )
)
@settings(deadline=None)
def test_any_rows_can_be_checked(rows: list[Placement]) -> None:
    study = Study(DESIGN, tuple(rows))
    for item in problems(study):
        assert item.row is None or 2 <= item.row < len(rows) + 2
