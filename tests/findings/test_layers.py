"""Layers: what directors, delegates and professionals see, at the table and at home."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import WORDS
from samenspel.findings.asked_model import Range
from samenspel.findings.layers import layers
from samenspel.findings.workings_model import Layer, LayerFigures
from samenspel.study.instrument_rows import Level, StrategyAnswer
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Participant

NETWORKS = (Network("N"), Network("M"))
PEOPLE = (
    Participant("a", "N", layer="director"),
    Participant("b", "N", layer="delegate", delivers_care=True, hours=4),
    Participant("c", "N", layer="delegate", delivers_care=False, hours=10),
    Participant("d", "N", layer="delegate", delivers_care=True),
)


def made(*rows: StrategyAnswer, people: tuple[Participant, ...] = PEOPLE) -> Study:
    chosen: dict[str, Any] = {"networks": NETWORKS, "participants": people}
    return Study(Design("study", WORDS, **chosen), strategies=rows)


def says(who: str, network: str = "", organisation: str = "") -> list[StrategyAnswer]:
    """Return the answers of one person: a letter a strategy, at the table and at home."""
    findings: dict[str, Any] = {"p": "present", "a": "absent", "n": "not_mentioned"}
    levels: dict[Level, str] = {"network": network, "organisation": organisation}
    ids = ("mutual-dependence", "trust", "shared-goals")
    return [
        StrategyAnswer("N", id, findings[letter], who, level=level)
        for level, letters in levels.items()
        for id, letter in zip(ids, letters, strict=False)
    ]


def by_layer(study: Study) -> dict[Layer, LayerFigures]:
    return {one.layer: one for one in layers(study, 1)}


def answers(one: LayerFigures) -> tuple[int, int, int, int]:
    return one.network_present, one.network_asked, one.organisation_present, one.organisation_asked


def test_people_care_and_hours_are_counted_per_layer() -> None:
    found = by_layer(made())
    assert list(found) == ["director", "delegate"]
    delegates = found["delegate"]
    assert (delegates.participants, delegates.deliver_care) == (3, 2)
    assert delegates.hours == Range(4, 10)
    assert (found["director"].participants, found["director"].hours) == (1, None)


def test_an_odd_number_of_hours_has_one_median() -> None:
    people = tuple(
        replace(one, hours=hours) for one, hours in zip(PEOPLE, (1, 2, 7, 4), strict=True)
    )
    assert by_layer(made(people=people))["delegate"].hours == Range(4, 4)


def test_change_that_stops_at_the_table_shows_at_the_level_of_the_organisation() -> None:
    found = by_layer(made(*says("b", "ppp", "aan"), *says("c", "pp", "p"), *says("a", "p")))
    assert answers(found["delegate"]) == (4, 4, 1, 4)
    assert answers(found["director"]) == (0, 0, 0, 0)


def test_both_levels_rest_on_the_same_questions_to_the_same_people() -> None:
    other = [row for row in says("c", organisation="pp") if row.strategy == "trust"]
    found = by_layer(made(*says("b", "pp", "a"), *other))
    assert answers(found["delegate"]) == (1, 1, 0, 1)


def test_who_answered_and_is_not_listed_has_an_unknown_layer() -> None:
    people = (*PEOPLE, Participant("e", "N"))
    found = by_layer(made(*says("z", "pa", "na"), *says("e", "p", "p"), people=people))
    assert (found["unknown"].participants, answers(found["unknown"])) == (2, (2, 3, 1, 3))


def test_documents_sit_in_no_layer() -> None:
    document = StrategyAnswer("N", "trust", "present", document="plan")
    assert layers(made(document), 1) == layers(made(), 1)


def test_people_whose_layer_nobody_wrote_down_are_no_layer() -> None:
    people = tuple(replace(one, layer=None) for one in PEOPLE)
    assert layers(made(*says("a", "p"), people=people), 1) == ()


def test_only_the_round_that_was_asked_for_counts() -> None:
    later = [replace(row, round=2) for row in says("a", "pp", "aap")]
    study = made(*says("a", "aap", "p"), *later)
    assert [answers(one) for one in layers(study, 2)] == [(2, 2, 0, 2), (0, 0, 0, 0)]
    assert [answers(one) for one in layers(study, 1)] == [(0, 1, 1, 1), (0, 0, 0, 0)]


@settings(max_examples=40, deadline=None)
@given(
    seats=st.lists(st.sampled_from(get_args(Layer)), min_size=1, max_size=6),
    told=st.lists(st.tuples(st.text("pan", max_size=3), st.text("pan", max_size=3)), max_size=6),
)
def test_layers_add_up_to_everyone_and_every_answer_to_both_levels(
    seats: list[Layer], told: list[tuple[str, str]]
) -> None:
    people = tuple(
        Participant(f"r{number}", "N", layer=None if seat == "unknown" else seat)
        for number, seat in enumerate(("director", *seats))
    )
    rows = [row for number, said in enumerate(told) for row in says(f"r{number}", *said)]
    elsewhere = [replace(row, network="M") for row in rows[1:]]
    others = tuple(replace(one, network="M") for one in people)
    found = layers(made(*rows, people=people), 1)
    everyone = {person.id for person in people} | {row.respondent for row in rows}
    assert sum(one.participants for one in found) == len(everyone)
    twice = sum(min(map(len, said)) for said in told)
    assert sum(one.network_asked for one in found) == twice
    assert all(one.network_asked == one.organisation_asked for one in found)
    both = layers(made(*elsewhere, *rows, people=(*others, *people)), 1)
    assert both == (*found, *layers(made(*elsewhere, people=others), 1))
    renamed = [replace(row, respondent=f"x-{row.respondent}") for row in rows]
    known = tuple(replace(person, id=f"x-{person.id}") for person in people)
    assert layers(made(*renamed, people=known), 1) == found
