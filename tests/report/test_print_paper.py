"""What a study puts on paper is its design, and never what anybody answered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import random_study, study
from samenspel import read
from samenspel.catalogue import instruments
from samenspel.report.print_consent import consent
from samenspel.report.print_forms import guide, invitation, questionnaire
from samenspel.report.print_paper import paper_of
from samenspel.study.model import Study
from samenspel.study.rows import Network, Organisation, Priority


def asks(found: Study) -> list[str]:
    return [about.id for about in paper_of(found).instruments]


def test_without_a_study_everything_is_asked_about_the_cards_of_the_catalogue() -> None:
    paper = paper_of()
    assert [about.id for about in paper.instruments] == list(instruments())
    assert len(paper.cards) == 18
    assert paper.mode == "pseudonymous"


def test_a_study_without_answers_asks_everything() -> None:
    assert asks(study({})) == list(instruments())


def test_a_study_asks_what_it_has_answers_of_and_for_its_context() -> None:
    found = study({"ons": [["trustful"]]})
    assert asks(found) == ["context", "values-map"]
    named = (Priority("r1", "ons", "trustful", "most"),)
    assert asks(replace(found, priorities=named)) == ["context", "values-map", "priorities"]


def test_published_counts_are_answers_too() -> None:
    assert asks(read("examples/twente"))[:2] == ["context", "priorities"]


def test_what_to_ask_can_be_chosen_and_keeps_the_order_of_the_catalogue() -> None:
    chosen = paper_of(study({"ons": [["trustful"]]}), ("governance", "values-map"))
    assert [about.id for about in chosen.instruments] == ["values-map", "governance"]


def test_an_instrument_of_ones_own_is_not_printed() -> None:
    found = study({"ons": [["trustful"]]})
    own = tuple(replace(row, instrument="our-own") for row in found.sorts)
    assert asks(replace(found, sorts=own)) == list(instruments())


def test_members_are_named_only_where_there_is_one_network() -> None:
    members = (Organisation("a", "Jeugdhulp Oost"), Organisation("b"))
    one = study({}, networks=(Network("ons"),), organisations=members)
    two = study({}, networks=(Network("ons"), Network("anders")), organisations=members)
    assert paper_of(one).organisations == ("Jeugdhulp Oost", "b")
    assert paper_of(two).organisations == ()


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 999), other=st.integers(0, 999))
def test_other_answers_give_the_same_paper(seed: int, other: int) -> None:
    ours, theirs = (
        paper_of(random_study(np.random.default_rng(chance), [7, 5])) for chance in (seed, other)
    )
    assert ours == theirs
    for make in (guide, questionnaire, invitation, consent):
        assert make(ours) == make(theirs)
