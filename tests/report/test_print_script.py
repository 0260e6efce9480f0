"""The script: everything is in it, in both forms, and nothing that anybody answered."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from outputs import words
from samenspel.catalogue import templates, texts
from samenspel.report.docx import to_docx
from samenspel.report.print_paper import NOTHING, paper_of
from samenspel.report.print_script import pages_of_script, script
from samenspel.study.model import Study, Template
from samenspel.study.rows import Network
from samenspel.text import LANGUAGES, Language


def squeezed(shown: str) -> str:
    return "".join(shown.split())


def study(template: Template | None = None) -> Study:
    networks = (Network("n", "North [side]"), Network("m"))
    return replace(NOTHING, design=replace(NOTHING.design, template=template, networks=networks))


@pytest.mark.parametrize("template", get_args(Template))
def test_every_word_of_every_step_is_printed_in_both_forms(template: Template) -> None:
    paper = paper_of(study(template))
    for language in LANGUAGES:
        shown = {
            "pdf": pages_of_script(paper, language),
            "docx": to_docx(script(paper), language),
        }
        for kind, made in shown.items():
            found = squeezed(words(kind, made))
            for step in templates()[template].steps:
                for text in (step.title, step.does, *step.says, step.shows, step.watch):
                    assert squeezed(text.in_language(language)) in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clock_runs_from_step_to_step_and_the_networks_are_named(language: Language) -> None:
    shown = words("pdf", pages_of_script(paper_of(study("new_network")), language))
    assert all(time in shown for time in ("0:00", "0:05", "0:20", "1:15", "1:55"))
    assert "North [side]" in shown


def test_a_study_that_names_no_conversation_prepares_the_one_of_an_existing_network() -> None:
    title = templates()["existing_network"].title.en
    assert title in words("docx", to_docx(script(paper_of(study())), "en"))


def test_only_a_group_without_names_reads_that_few_answers_show_nothing() -> None:
    words_of_few = texts("print")["script_before_few"].en.split("}")[1]
    paper = paper_of(study())
    assert words_of_few in words("docx", to_docx(script(paper), "en"))
    assert words_of_few not in words("docx", to_docx(script(replace(paper, mode="named")), "en"))
