"""Viewpoints in a real browser: accessible, readable on a phone and in the dark."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from e2e.axe import violations
from report.viewpoints import nine_columns, released, three_boxes, why_not, without_flags
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.report import compose_viewpoints
from samenspel.report.html import to_html
from samenspel.text import LANGUAGES, Language

pytestmark = pytest.mark.browser
LOOKED_AT = {"nl": 320, "en": 1280}  # a chapter takes seconds each time
MADE: dict[str, Callable[[], ViewpointFindings]] = {
    "boxes": lambda: three_boxes(sorts=7),
    "columns": nine_columns,
    "nobody": lambda: without_flags(three_boxes()),
    "reason": lambda: why_not("tallies_only"),
}


@cache
def html(name: str, language: Language) -> str:
    return to_html(compose_viewpoints(released(MADE[name]())), language)


def show(page: Page, words: str, tmp_path: Path) -> None:
    path = tmp_path / "viewpoints.html"
    path.write_text(words, "utf-8")
    page.goto(path.as_uri())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_the_viewpoints_are_accessible_light_and_dark_wide_and_narrow(
    page: Page, tmp_path: Path, name: str, language: Language
) -> None:
    for scheme, width in (("light", 1280), ("dark", 320)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        show(page, html(name, language), tmp_path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if LOOKED_AT[language] == width:
            assert violations(page) == []


def test_every_picture_has_words_for_who_cannot_see_it_and_scrolls_by_keyboard(
    page: Page, tmp_path: Path
) -> None:
    show(page, html("columns", "nl"), tmp_path)
    pictures = page.locator("svg[role=img]")
    assert pictures.count() == 5
    for at in range(5):
        assert len(pictures.nth(at).get_attribute("aria-label") or "") > 40
    assert page.locator("figure .scroll[tabindex='0']").count() == 5
