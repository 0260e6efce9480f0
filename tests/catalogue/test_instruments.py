"""The instruments: what is asked fits what a study can hold."""

from typing import get_args, get_type_hints

import pytest

from samenspel.catalogue import (
    Instrument,
    card_sets,
    cards,
    instrument,
    instruments,
    references,
)
from samenspel.study.model import Design, Shape
from samenspel.study.rows import Box, Choice, Meaning, Perspective, Remark
from samenspel.text import Text

ALL = [instrument(id) for id in instruments()]


def every_text(asked: Instrument) -> list[Text]:
    return [
        asked.title,
        asked.introduction,
        *asked.asked.values(),
        *(place.label for place in asked.places),
        *(question.words for question in asked.questions),
    ]


@pytest.mark.parametrize("asked", ALL, ids=instruments())
def test_an_instrument_is_complete_in_both_languages_with_its_source(asked: Instrument) -> None:
    assert all(text.nl.strip() and text.en.strip() for text in every_text(asked))
    assert asked.version
    assert asked.card_set in card_sets()
    marks = [(asked.source, asked.verified), *((p.source, p.verified) for p in asked.places)]
    assert all(source.strip() and verified in {"seen", "memory"} for source, verified in marks)


@pytest.mark.parametrize("asked", ALL, ids=instruments())
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


def test_every_open_question_has_a_place_in_the_study_and_the_other_way_round() -> None:
    once = {q.id for asked in ALL for q in asked.questions if q.per == "person"}
    assert once == set(get_args(get_type_hints(Remark)["question"]))
    per_top_value = {q.id for q in instrument("values-map").questions if q.per == "value"}
    assert per_top_value == {"behaviour", "example", "change"}
    assert per_top_value <= set(get_type_hints(Meaning))


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
