"""The lists that instruments go through: complete, plain, and the ids that a study knows."""

import re
from typing import get_args

import pytest

from samenspel.catalogue import Item, governance_forms, item_ids, item_lists, items
from samenspel.study.instrument_rows import NetworkGovernance

EVERY = [
    pytest.param(item, id=f"{name}-{item.id}") for name in item_lists() for item in items(name)
]
DIMENSIONS = {"professional": 4, "organisational": 3, "normative": 5, "functional": 3}


@pytest.mark.parametrize("item", EVERY)
def test_an_item_is_complete_in_both_languages_with_its_source(item: Item) -> None:
    words = (item.label, item.explanation, item.question)
    assert all(text.nl.strip() and text.en.strip() for text in words)
    assert item.question.nl.endswith("?")
    assert item.question.en.endswith("?")
    assert item.source.strip()
    assert item.verified in {"seen", "memory"}


@pytest.mark.parametrize("item", EVERY)
def test_an_item_is_said_in_sentences_of_at_most_15_words(item: Item) -> None:
    for text in (item.label, item.explanation, item.question):
        sentences = re.split(r"(?<=[.!?])\s+", text.nl)
        assert max(len(sentence.split()) for sentence in sentences) <= 15


@pytest.mark.parametrize("name", item_lists())
def test_ids_and_labels_tell_the_items_of_a_list_apart(name: str) -> None:
    found = items(name)
    assert len(set(item_ids(name))) == len(found)
    assert len({item.label.nl for item in found}) == len(found)
    assert len({item.label.en for item in found}) == len(found)


def test_twelve_strategies_in_three_dimensions_and_an_optional_functional_block() -> None:
    groups = [item.group for item in items("strategies")]
    assert {group: groups.count(group) for group in dict.fromkeys(groups)} == DIMENSIONS
    assert groups == sorted(groups, key=list(DIMENSIONS).index)


def test_three_tensions_five_conditions_and_four_contingencies() -> None:
    sizes = {name: len(items(name)) for name in ("tensions", "conditions", "contingencies")}
    assert sizes == {"tensions": 3, "conditions": 5, "contingencies": 4}


def test_every_form_says_which_level_of_every_contingency_fits_it() -> None:
    assert {form.id for form in governance_forms()} == set(get_args(NetworkGovernance))
    for form in governance_forms():
        assert set(form.fits) == set(item_ids("contingencies"))
        assert all(1 <= low <= high <= 4 for low, high in form.fits.values())
        assert form.verified == "memory"


def test_an_unknown_list_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="virtues"):
        items("virtues")
