"""The papers for a privacy officer say what the software does, and leave the rest to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from report.test_print_forms import everything
from samenspel import read
from samenspel.catalogue import texts
from samenspel.report.blocks import Bullets, Table
from samenspel.report.print_assessment import RISKS, assessment, register
from samenspel.report.print_consent import PROMISES, promise
from samenspel.report.print_paper import Paper, paper_of
from samenspel.study.model import Mode
from samenspel.text import LANGUAGES

WBW = Path("examples/west-brabant-west")
LONGEST = 18  # words in a sentence


@pytest.fixture(scope="module")
def paper() -> Paper:
    return paper_of(read(WBW))


@pytest.mark.parametrize("make", [assessment, register])
def test_it_says_what_this_study_asks_of_whom(paper: Paper, make: type) -> None:
    for language in LANGUAGES:
        said = everything(make(paper), language)
        assert all(one.title.in_language(language) in said for one in paper.instruments)
        assert all(one in said for one in paper.networks)


@pytest.mark.parametrize("mode", get_args(Mode))
def test_who_sees_what_is_what_participants_were_promised(mode: Mode) -> None:
    made = assessment(replace(paper_of(), mode=mode))
    lists = [block.items for block in made.blocks if isinstance(block, Bullets)]
    assert tuple(map(promise, PROMISES[mode])) in lists


def test_each_risk_has_what_the_software_does_and_what_people_do() -> None:
    (table,) = (one for one in assessment(paper_of()).blocks if isinstance(one, Table))
    assert len(table.rows) == len(RISKS)
    assert all(cell.nl and cell.en for row in table.rows for cell in row)


def test_every_word_of_these_papers_is_used() -> None:
    papers = [paper_of(read(WBW)), replace(paper_of(), mode="named")]
    made = [make(one) for one in papers for make in (assessment, register)]
    said = "\n".join(everything(one, "en") for one in made)
    for key, words in texts("print_assessment").items():
        assert words.en.partition("{")[0] in said, key


def test_their_sentences_are_short() -> None:
    for key, words in texts("print_assessment").items():
        for language in LANGUAGES:
            for one in words.in_language(language).split(". "):
                assert len(one.split()) <= LONGEST, (key, one)
