"""The templates: a whole script for every conversation that a study can prepare."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from samenspel.catalogue.templates import TemplateEntry, templates
from samenspel.study.model import Template
from samenspel.text import Text

EVERY = [pytest.param(entry, id=id) for id, entry in templates().items()]
OWN_CHOICE = {"nl": "hoeft nergens te zeggen wat u", "en": "never have to say what you"}


def every_text(entry: TemplateEntry) -> Iterator[Text]:
    yield from (entry.title, entry.about)
    for step in entry.steps:
        yield from (step.title, step.does, *step.says, step.shows, step.watch)


def test_a_study_can_prepare_every_template_and_no_other() -> None:
    assert set(templates()) == set(get_args(Template))


def test_the_steps_fill_the_time_that_is_promised() -> None:
    minutes = {id: entry.minutes for id, entry in templates().items()}
    assert minutes == {"new_network": 120, "existing_network": 90, "review": 15}


@pytest.mark.parametrize("entry", EVERY)
def test_a_template_asks_something_and_every_step_is_said_in_both_languages(
    entry: TemplateEntry,
) -> None:
    assert entry.asks
    assert entry.source.strip()
    assert all(step.says and step.minutes > 0 for step in entry.steps)
    assert all(text.nl.strip() and text.en.strip() for text in every_text(entry))


@pytest.mark.parametrize("entry", EVERY)
def test_dutch_is_said_in_sentences_of_at_most_15_words_to_people_called_u(
    entry: TemplateEntry,
) -> None:
    for text in every_text(entry):
        sentences = re.split(r"(?<=[.!?])\s+", text.nl)
        assert max(len(sentence.split()) for sentence in sentences) <= 15, text.nl
        assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", text.nl, re.IGNORECASE)


@pytest.mark.parametrize("id", ["new_network", "existing_network"])
def test_the_group_hears_at_the_start_that_nobody_has_to_say_what_they_chose(id: str) -> None:
    said = templates()[id].steps[0].says
    assert any(OWN_CHOICE["nl"] in line.nl and OWN_CHOICE["en"] in line.en for line in said)


def test_a_new_network_talks_about_meanings_and_clashes_before_agreements_and_governance() -> None:
    steps = [step.title.en for step in templates()["new_network"].steps]
    talks = ["Same word, same thing?", "Where may it clash?"]
    then = ["A first agreement", "How do we govern this?"]
    assert [title for title in steps if title in {*talks, *then}] == talks + then
