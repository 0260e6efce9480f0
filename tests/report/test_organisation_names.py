"""Organisations are read by their names wherever a reader may see those, else by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from report.sample import document
from report.workings_sample import CONTEXT, INEQUALITY, RELATIONS, WORKINGS, Chapter, released
from samenspel.advice.agenda import advise
from samenspel.disclosure import Released
from samenspel.findings.workings_model import Bearing, Expected
from samenspel.report.chapter_context import context
from samenspel.report.chapter_expectations import expectations
from samenspel.report.chapter_inequality import inequality
from samenspel.report.chapter_interests import interests
from samenspel.report.chapter_quotes import quotes
from samenspel.report.chapter_relations import relations, spanners
from samenspel.report.html import to_html
from samenspel.report.words import Words
from samenspel.text import LANGUAGES, Language, plain

CHAPTERS = (context, inequality, relations, spanners, interests, quotes, expectations)
IDS = sorted(
    {row.organisation for found in INEQUALITY for row in found.rows}
    | {id for found in CONTEXT for id in (*dict(found.unique), *found.without_unique)}
    | {id for found in RELATIONS for id, _ in found.betweenness}
    | {id for found in RELATIONS for more, less, _ in found.unequal for id in (more, less)}
)
NAMES = {id: f"Stichting {number}" for number, id in enumerate(IDS)}


def known(names: Mapping[str, str]) -> Released:
    party = Bearing("interests", "noord", "buurtkracht", 1, 2, "unmet")
    expected = Expected("x", plain("Meer hulp."), (party,), ())
    shown = released(replace(WORKINGS, expectations=(expected,)))
    return replace(shown, study=replace(shown.study, organisations=names))


def read(chapter: Chapter, names: Mapping[str, str], language: Language) -> str:
    shown = known(names)
    return to_html(document(*chapter(shown, Words.of(shown))), language)


def advised(names: Mapping[str, str]) -> Iterator[str]:
    shown = known(names)
    for one in advise(shown).recommendations:
        yield from (text.in_language(to) for text in one.evidence for to in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_shows_names_where_they_are_known_and_no_id(
    chapter: Chapter, language: Language
) -> None:
    by_name, by_id = (read(chapter, names, language) for names in (NAMES, {}))
    shown = [id for id in IDS if id in by_id]
    assert shown
    assert not [id for id in IDS if id in by_name]
    assert all(NAMES[id] in by_name for id in shown)
    assert "Stichting" not in by_id


def test_advice_names_organisations_as_the_chapters_do() -> None:
    by_name, by_id = (" ".join(advised(names)) for names in (NAMES, {}))
    shown = [id for id in IDS if id in by_id]
    assert {"de-brug", "buurtkracht", "client-aan-zet", "kompas"} <= set(shown)
    assert not [id for id in IDS if id in by_name]
    assert all(NAMES[id] in by_name for id in shown)


def test_an_organisation_without_a_name_keeps_its_id() -> None:
    words = Words.of(known({"de-brug": "Stichting De Brug"}))
    assert words.organisation("de-brug").nl == "Stichting De Brug"
    assert words.organisation("kompas").nl == "kompas"
