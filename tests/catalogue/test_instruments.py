"""The instruments: what is asked fits what a study can hold."""

from dataclasses import fields
from itertools import chain
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from samenspel.catalogue import (
    Instrument,
    card_sets,
    cards,
    instrument,
    instruments,
    item_ids,
    item_lists,
    references,
)
from samenspel.catalogue.instruments import Per, Question, Role
from samenspel.study import instrument_rows
from samenspel.study.instrument_rows import GovernanceQuestion
from samenspel.study.model import ANSWER_TABLES, DESIGN_TABLES, Design, Shape
from samenspel.study.rows import Box, Choice, Meaning, Participant, Perspective, Remark
from samenspel.text import Text

ALL = [instrument(id) for id in instruments()]
ABOUT_VALUES = [asked for asked in ALL if asked.card_set]
OTHERS = [asked for asked in ALL if not asked.card_set]
CASES = [pytest.param(asked, id=asked.id) for asked in ALL]
STRENGTHS = ("investment", "returns", "depends", "trusts", "refers", "self_sufficiency")
# What a study accepts where the type of the column does not say it; empty: words.
ACCEPTED = {
    **dict.fromkeys(STRENGTHS, frozenset("0123")),
    **dict.fromkeys(("score", "equality"), frozenset("12345")),
    **dict.fromkeys(("tension", "obstacle"), frozenset(get_args(instrument_rows.Finding))),
    **dict.fromkeys(("form", "towards"), frozenset(get_args(instrument_rows.Form))),
    "level": frozenset("1234"),
    "network_governance": frozenset(get_args(instrument_rows.NetworkGovernance)),
    "coordinator_task": frozenset({"yes", "no"}),
    "meeting_rhythm": frozenset[str](),
}


def every_text(asked: Instrument) -> list[Text]:
    questions = asked.questions
    return [
        asked.title,
        asked.introduction,
        *asked.asked.values(),
        *(place.label for place in asked.places),
        *(question.words for question in questions),
        *(option.label for question in questions for option in question.options),
        *(question.prompt for question in questions if question.prompt),
    ]


def tables(asked: Instrument) -> list[type]:
    """Return the tables whose rows belong to an instrument unless they say otherwise."""
    own = {
        table: next((f.default for f in fields(table) if f.name == "instrument"), None)
        for table in ANSWER_TABLES.values()
    }
    found = [table for table, default in own.items() if default == asked.id]
    return found or list(DESIGN_TABLES.values())


def cells(asked: Instrument) -> dict[str, object]:
    """Return what may stand in each column of these tables."""
    return dict(chain.from_iterable(get_type_hints(table).items() for table in tables(asked)))


def accepted(asked: Instrument, question: Question) -> list[frozenset[str]]:
    """Return the closed list of every column that a question may fill; empty: words, a number."""
    if question.id in ACCEPTED:
        return [ACCEPTED[question.id]]
    hints = [get_type_hints(table) for table in tables(asked)]
    return [closed(columns[question.id]) for columns in hints if question.id in columns]


def closed(hint: object) -> frozenset[str]:
    for part in (hint, *get_args(hint)):
        if get_origin(part) is Literal:
            return frozenset(get_args(part))
        if part is bool:
            return frozenset({"yes", "no"})
    return frozenset()


@pytest.mark.parametrize("asked", CASES)
def test_an_instrument_is_complete_in_both_languages_with_its_source(asked: Instrument) -> None:
    assert all(text.nl.strip() and text.en.strip() for text in every_text(asked))
    assert asked.version
    assert asked.card_set in {"", *card_sets()}
    assert set(asked.asked) <= set(get_args(Perspective))
    assert asked.asked["network"]
    assert set(asked.roles) <= set(get_args(Role))
    assert asked.roles
    marks = [(asked.source, asked.verified), *((p.source, p.verified) for p in asked.places)]
    assert all(source.strip() and verified in {"seen", "memory"} for source, verified in marks)


@pytest.mark.parametrize("asked", CASES)
def test_dutch_questions_are_in_sentences_of_at_most_15_words(asked: Instrument) -> None:
    for text in every_text(asked):
        for sentence in text.nl.replace("?", ".").replace("!", ".").split("."):
            assert len(sentence.split()) <= 15, sentence


def test_the_values_map_is_the_shape_a_study_has_unless_it_says_otherwise() -> None:
    places = {place.id: place.places for place in instrument("values-map").places}
    shape = Shape()
    assert places == {box: shape.places(box) for box in get_args(Box)}
    assert sum(places.values()) == len(cards("values-18", "2023"))


def test_only_the_six_important_places_were_seen_in_a_source() -> None:
    marks = {place.id: place.verified for place in instrument("values-map").places}
    assert marks == {"important": "seen", "neutral": "memory", "less_important": "memory"}


def test_priorities_ask_three_most_and_three_least_for_organisation_and_network() -> None:
    asked = instrument("priorities")
    picks = Design("any", Text("", "")).picks
    assert {place.id: place.places for place in asked.places} == dict.fromkeys(
        get_args(Choice), picks
    )
    assert set(asked.asked) == set(get_args(Perspective))


def test_every_open_question_on_values_has_a_place_in_the_study_and_the_other_way_round() -> None:
    once = {q.id for asked in ABOUT_VALUES for q in asked.questions if q.per == "person"}
    assert once == set(get_args(get_type_hints(Remark)["question"]))
    per_top_value = {q.id for q in instrument("values-map").questions if q.per == "value"}
    assert per_top_value == {"behaviour", "example", "change"}
    assert per_top_value <= set(get_type_hints(Meaning))


def test_every_table_of_answers_names_an_instrument_that_the_catalogue_has() -> None:
    named = {
        field.default
        for table in ANSWER_TABLES.values()
        for field in fields(table)
        if field.name == "instrument" and isinstance(field.default, str)
    }
    assert named == {asked.id for asked in ALL} - {"context"}


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        pytest.param(asked, question, id=f"{asked.id}-{question.id}")
        for asked in OTHERS
        for question in asked.questions
    ],
)
def test_every_other_question_offers_what_the_study_accepts(
    asked: Instrument, question: Question
) -> None:
    assert {option.id for option in question.options} in accepted(asked, question)


@pytest.mark.parametrize("asked", OTHERS, ids=lambda asked: asked.id)
def test_nothing_that_a_respondent_can_tell_is_left_unasked(asked: Instrument) -> None:
    beside = {"respondent", "document", "network", "round", "instrument", "evidence", "reviewed"}
    about = {"organisation", "other", "stakeholder", "strategy", "condition", "level", "finding"}
    columns = set(cells(asked)) - beside - about
    if asked.id == "context":
        kept_by_the_researcher = {"id", "name", "networks", "participants", "outside", "named"}
        kept_by_the_researcher.add("layers_apart")
        columns -= {*kept_by_the_researcher, "size_unit"}
    if asked.id == "governance":
        answered = set(get_args(GovernanceQuestion)) - set(item_ids("contingencies"))
        columns = columns - {"question", "answer"} | answered | {"level"}
    if asked.id == "relations":
        columns = columns - {"kind", "strength"} | set(get_args(instrument_rows.RelationKind))
    assert columns <= {question.id for question in asked.questions}


def test_levels_and_strategies_are_asked_for_what_the_study_keeps_apart() -> None:
    assert set(instrument("strategies").asked) == set(get_args(instrument_rows.Level))
    assert set(item_ids("contingencies")) < set(get_args(GovernanceQuestion))


def test_a_question_that_goes_through_a_list_names_one_that_exists() -> None:
    asked = [question for one in ALL for question in one.questions]
    assert {question.items for question in asked if question.items} == set(item_lists())
    assert all(question.items for question in asked if question.per == "item")
    assert {question.per for question in asked} == set(get_args(Per))


def test_each_role_is_asked_for_the_values_and_no_instrument_is_for_nobody() -> None:
    for role in get_args(Role):
        assert "values-map" in {asked.id for asked in ALL if role in asked.roles}
    assert set(get_args(Role)) < closed(get_type_hints(Participant)["layer"])


def test_an_unknown_instrument_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="crystal-ball"):
        instrument("crystal-ball")


def test_reference_lines_name_known_values_their_source_and_what_they_do_not_say() -> None:
    known = {card.id for card in cards("values-18", "2023")}
    for line in references():
        named = {*line.most, *line.least, *dict(line.shares)}
        assert named
        assert named <= known
        assert not set(line.most) & set(line.least)
        words = (line.label, line.scope, line.caveat)
        assert all(text.nl.strip() and text.en.strip() for text in words)
        assert line.source.strip()
        assert line.verified in {"seen", "memory"}


def test_european_shares_are_those_of_table_2_of_2022() -> None:
    line = next(line for line in references() if line.id == "europe-2022-top3")
    assert dict(line.shares) == {
        "person-centred": 47.3,
        "coordinated": 34.1,
        "holistic": 24.7,
        "effective": 22.8,
    }
