"""Quotes: every free text comes out once, with its subject, its speaker and whether it was read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.findings.asked_model import Quote
from samenspel.findings.quotes import WORDS, quotes
from samenspel.study.instrument_rows import (
    ConditionScore,
    Finding,
    GovernanceAnswer,
    Interest,
    ObstacleAnswer,
    Outcome,
    StrategyAnswer,
    TensionAnswer,
)
from samenspel.study.model import ANSWER_TABLES, Design, Study
from samenspel.text import plain

DESIGN = Design("s", plain("S"))
SAID: dict[str, tuple[Any, ...]] = {
    "strategies": (
        StrategyAnswer("n", "trust", "present", respondent="p", quote="een", reviewed=True),
        StrategyAnswer("n", "trust", "present", document="plan", quote="twee"),
    ),
    "tensions": (TensionAnswer("p", "n", "provider-provider", "present", quote="drie"),),
    "obstacles": (
        ObstacleAnswer("p", "n", "funding", "vier"),
        ObstacleAnswer("q", "n", text="vijf", reviewed=True),
    ),
    "governance": (GovernanceAnswer("n", "form", "network", document="plan", quote="zes"),),
    "conditions": (ConditionScore("p", "n", "interests", 3, "zeven"),),
    "interests": (Interest("n", "cliënten", "p", client_question="acht", stake="negen"),),
    "outcomes": (Outcome("n", "p", example="tien"),),
}


def test_every_free_text_of_every_table_comes_out_with_its_subject_and_its_speaker() -> None:
    found = quotes(Study(DESIGN, **SAID), 1)
    assert [(one.topic, one.item, one.words, one.respondent) for one in found] == [
        ("strategies", "trust", "een", "p"),
        ("strategies", "trust", "twee", "plan"),
        ("tensions", "provider-provider", "drie", "p"),
        ("obstacles", "funding", "vier", "p"),
        ("obstacles", "", "vijf", "q"),
        ("governance", "form", "zes", "plan"),
        ("conditions", "interests", "zeven", "p"),
        ("interests", "cliënten", "acht", "p"),
        ("interests", "cliënten", "negen", "p"),
        ("outcomes", "", "tien", "p"),
    ]
    assert [one.words for one in found if one.reviewed] == ["een", "vijf"]


def test_no_table_with_words_to_be_reviewed_is_forgotten() -> None:
    # These leave under their own names, and what was coded as the answer that it stands for.
    older = {"obstructing", "meanings", "remarks", "codings", "checks"}
    reviewed = {
        name for name, row in ANSWER_TABLES.items() if "reviewed" in row.__dataclass_fields__
    }
    assert reviewed - older == WORDS.keys()


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_an_answer_without_words_is_no_quote(blank: str) -> None:
    silent = {name: tuple(_silent(row, name, blank) for row in rows) for name, rows in SAID.items()}
    assert quotes(Study(DESIGN, **silent), 1) == ()


def _silent(row: Any, name: str, blank: str) -> Any:
    return replace(row, **dict.fromkeys(WORDS[name][1], blank))


@pytest.mark.parametrize("finding", ["absent", "not_mentioned"])
def test_own_words_for_an_obstacle_that_is_not_there_are_no_obstacle(finding: Finding) -> None:
    own = ObstacleAnswer("p", "n", text="te druk", finding=finding)
    listed = replace(own, obstacle="funding")
    study = Study(DESIGN, obstacles=(own, replace(own, finding="present"), listed))
    assert [one.item for one in quotes(study, 1)] == ["", "funding"]


@given(
    rows=st.lists(
        st.builds(
            Outcome,
            network=st.sampled_from("nm"),
            respondent=st.sampled_from("pq"),
            example=st.text(max_size=5),
            round=st.sampled_from([1, 2]),
            reviewed=st.booleans(),
        )
    )
)
def test_words_are_kept_as_they_are_and_stay_in_their_round(rows: list[Outcome]) -> None:
    told = [row for row in rows if row.round == 2 and row.example.strip()]
    assert quotes(Study(DESIGN, outcomes=tuple(rows)), 2) == tuple(
        Quote(row.network, "outcomes", "", row.example, row.respondent, row.reviewed)
        for row in told
    )
