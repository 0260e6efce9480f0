"""Questionnaires: everything the catalogue asks, and whatever is answered gives a valid study."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.catalogue import instrument, texts
from samenspel.catalogue.wording import data
from samenspel.study.checks import problems
from samenspel.study.codec import from_plain, to_plain
from samenspel.study.model import ANSWER_TABLES, Design
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Network
from samenspel.study.sorts import AGREED, maps
from samenspel.web.elicitation.forms import FIELDS, UNKNOWN, Field, Form
from samenspel.web.elicitation.given import AnswerError, answers, merged, wrong
from samenspel.web.elicitation.guests import OWN_MAP, TABLES
from samenspel.web.elicitation.questionnaires import Answered, facts, rows
from samenspel.web.elicitation.questions import KINDS, form
from web.asking import ALL, everything, few_cards, respondent

TYPED = st.sampled_from(
    [
        *("", "0", "3", "12", "1.250", "999999999", "1234567890", "-1", "2,5", "168", "169"),
        *("2024-03-01", "2024-02-30", "2024-3-1", "31.500 inwoners", "250 medewerkers", "veel"),
        *("=1+1", "@gemeente", "funding", "gezinnen", "x" * 3000, "een\r\ntwee", "\x00\ud800", " "),
        *("Dat ieder doet wat is afgesproken.", "unknown", "１２", "1e5", "ja\n"),
    ]
)


def typed(field: Field) -> st.SearchStrategy[Any]:
    ids = [choice.id for choice in field.choices]
    if field.kind == "some":
        return st.lists(st.sampled_from(ids), max_size=5)
    return st.sampled_from(["", *ids]) if ids else TYPED


@st.composite
def filled(draw: st.DrawFn, id: str, design: Design, who: str) -> tuple[Form, dict[str, Any]]:
    """Return a questionnaire that somebody answered page by page, in whatever way."""
    asked, said = respondent(design, who), dict[str, Any]()
    for _ in range(2):  # answers lead to more questions
        for field in form(id, asked, said).fields:
            if draw(st.integers(0, 3)) and field in form(id, asked, said).fields:
                said = merged(form(id, asked, said).fields, said, {field.name: draw(typed(field))})
    return form(id, asked, said), said


@cache
def design() -> Design:
    return everything(**few_cards())


def study_of(design: Design, answered: list[Answered]) -> StudyFile:
    plain = to_plain(StudyFile(design))
    tables: dict[str, Any] = {}
    for table, row in rows(answered):
        tables.setdefault(table, []).append(row)
    return from_plain(plain | facts(plain, answered) | tables)


@pytest.mark.parametrize("id", ALL)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_whatever_a_form_accepts_gives_a_valid_study(id: str, data: st.DataObject) -> None:
    answered = []
    for who in ("p1", "p2"):
        made, said = data.draw(filled(id, design(), who))
        answered.append(Answered(respondent(design(), who), made, said, 1))
    assert problems(study_of(design(), answered)) == []


def said(id: str, **given: Any) -> StudyFile:
    named = {name.replace("__", "."): value for name, value in given.items()}
    asked = respondent(everything())
    made = form(id, asked, named)
    assert set(named) <= {field.name for field in made.fields}
    assert wrong(made, named) == {}
    return study_of(everything(), [Answered(asked, made, named, 1)])


def test_every_instrument_of_the_catalogue_can_be_filled_in() -> None:
    asked = respondent(everything())
    for id in ALL[1:]:
        made = form(
            id, asked, {"stakeholder.network.1": "gezinnen", "values.network": ["trustful"]}
        )
        questions = {field.question for field in made.fields}
        assert {one.id for one in instrument(id).questions} - {"text"} <= questions, id


def test_every_question_that_needs_one_line_has_a_kind_of_its_own() -> None:
    short = {
        one["id"]
        for about in data("instruments").values()
        for one in about["questions"]
        if one.get("lines") == 1
    }
    assert short == set(KINDS)


def test_a_phone_shows_few_questions_at_once() -> None:
    asked = respondent(everything())
    assert all(1 <= len(page.fields) <= FIELDS for id in ALL for page in form(id, asked, {}).pages)


def test_every_answer_of_a_table_says_which_instrument_fills_it() -> None:
    filled = {table for tables in TABLES.values() for table in tables} - {OWN_MAP}
    by_hand = {"documents", "codes", "codings", "tallies", "published", "unlinked"}
    of_own_pages = {"meanings", "remarks", "statements", "checks"}
    assert filled | by_hand | of_own_pages | {*AGREED} == set(ANSWER_TABLES)


def test_not_knowing_is_kept_and_is_no_row() -> None:
    asked = respondent(everything())
    made = form("outcomes", asked, {})
    kept = merged(made.fields, {}, {"cases.network": UNKNOWN, "ended_well.network": ""})
    assert kept == {"cases.network": UNKNOWN}
    assert answers(made, kept) == {}


def test_not_sure_of_a_strategy_is_an_answer_and_leaving_it_open_is_none() -> None:
    study = said("strategies", finding__network__trust="not_mentioned")
    (row,) = study.strategies
    assert (row.strategy, row.finding, row.level) == ("trust", "not_mentioned", "network")
    assert row.evidence == "questionnaire"


def test_an_answer_that_no_page_asks_for_is_refused() -> None:
    made = form("governance", respondent(everything()), {})
    for typed in ({"nobody": "x"}, {"form.network": "oligarchy"}, {"form.network": ["market"]}):
        with pytest.raises(AnswerError):
            merged(made.fields, {}, typed)


@pytest.mark.parametrize(
    ("id", "name", "typed"),
    [
        ("context", "hours.network", "200"),
        ("context", "hours.network", "veel"),
        ("context", "started.network", "2024-02-30"),
        ("context", "size.network", "groot"),
        ("say", "proposals.network.school", "1,5"),
        ("interests", "stakeholder.network.1", "=SUM(A1)"),
        ("priorities", "most.organisation", ["four", "of", "the", "cards"]),
    ],
)
def test_what_cannot_be_understood_is_kept_and_named_at_its_field(
    id: str, name: str, typed: Any
) -> None:
    asked = respondent(everything())
    known = [card.id for card in asked.cards][:4]
    typed = known if isinstance(typed, list) else typed
    kept = merged(form(id, asked, {}).fields, {}, {name: typed})
    assert kept == {name: typed}
    made = form(id, asked, kept)
    assert set(wrong(made, kept)) == {name}
    assert answers(made, kept) == {}


@pytest.mark.parametrize(
    ("id", "given", "name"),
    [
        ("outcomes", {"cases": "4", "ended_well": "5"}, "ended_well"),
        ("outcomes", {"cases": "4", "region_cases": "3"}, "cases"),
        ("say", {"proposals": "1", "passed": "2"}, "passed"),
        ("say", {"passed": "2"}, "passed"),
    ],
)
def test_a_part_larger_than_its_whole_is_named(id: str, given: dict[str, str], name: str) -> None:
    about = ".school" if id == "say" else ""
    kept = {f"{key}.network{about}": value for key, value in given.items()}
    assert set(wrong(form(id, respondent(everything()), kept), kept)) == {f"{name}.network{about}"}


@pytest.mark.parametrize("typed", ["31.500 inwoners", "31,500 inwoners", "31500 inwoners"])
def test_a_size_is_a_number_with_what_was_counted(typed: str) -> None:
    study = said("context", size__network=typed)
    found = {one.id: (one.size, one.size_unit) for one in study.design.organisations}
    assert found["gemeente"] == (31500, "inwoners")
    assert found["school"] == (None, "")


def test_facts_fill_only_the_cells_that_were_left_open() -> None:
    typed = Network("net", name="Netwerk Rond", funding="input")
    base = everything(networks=(typed,))
    asked = [respondent(base, "p1"), respondent(base, "p2")]
    both = {"funding.network": "output", "mandated.network": "yes", "reason.network": "Samen"}
    other = {**both, "mandated.network": "no", "reason.network": "Sneller"}
    told = [
        Answered(who, form("context", who, given), given, 1)
        for who, given in zip(asked, (both, other), strict=True)
    ]
    (network,) = study_of(base, told).design.networks
    assert network == replace(typed, reason="Samen\nSneller")  # they differ on who decided


def test_of_oneself_the_last_round_counts() -> None:
    base = everything()
    who = respondent(base)
    told = [
        Answered(who, form("context", who, {}), {"layer.network": layer}, number)
        for number, layer in ((1, "delegate"), (2, "director"))
    ]
    first = study_of(base, told).design.participants[0]
    assert (first.id, first.layer) == ("p1", "director")


def test_own_words_that_happen_to_be_the_name_of_an_obstacle_do_not_make_it_one() -> None:
    study = said("complexity", obstacle__network__funding="absent", text__network="funding")
    assert problems(study) == []
    assert [(row.obstacle, row.text) for row in study.obstacles] == [
        ("funding", ""),
        ("", "Funding"),
    ]


def test_relations_ask_about_every_other_organisation_and_need_an_own_one() -> None:
    asked = form("relations", respondent(everything()), {})
    assert {field.about for field in asked.fields} == {"jeugd", "school"}
    nobody = replace(respondent(everything()), id="px")
    assert form("relations", nobody, {}).fields == ()


def test_every_party_that_is_named_makes_room_for_one_more() -> None:
    who = respondent(everything())
    assert len(form("interests", who, {}).pages) == 1
    assert len(form("interests", who, {"stakeholder.network.1": "gezinnen"}).pages) == 2


def test_a_value_is_never_most_and_least_important_at_once() -> None:
    who = respondent(everything())
    first = who.cards[0].id
    given = {"most.network": [first], "least.network": [first]}
    made = form("priorities", who, given)
    assert answers(made, given) == {("most", "", "network"): [first]}


def test_a_map_of_ones_own_organisation_is_whole_once_both_outer_boxes_are_full() -> None:
    who = respondent(everything(**few_cards()))
    own = {"important.organisation": ["own-0", "own-1"]}
    for less, neutral in (["own-2"], 0), (["own-2", "own-3"], 2):
        given = {**own, "less_important.organisation": less}
        made = form(OWN_MAP, who, given)
        study = study_of(who.design, [Answered(who, made, given, 1)])
        (found,) = maps(study, round=1, perspective="organisation")
        assert found.complete == bool(neutral)
        assert list(found.boxes.values()).count("neutral") == neutral
        assert maps(study, round=1) == ()


def test_every_kind_of_mistake_has_its_words() -> None:
    kinds = {"one", "some", "words", "name", *KINDS.values()}
    assert {f"wrong_{kind}" for kind in kinds} <= set(texts("web_ask"))
