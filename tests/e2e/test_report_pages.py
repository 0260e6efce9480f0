"""Real reports in a real browser: accessible, readable on a phone, by keyboard, in the dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builders import VALUES, study
from e2e.axe import violations
from samenspel import analyse, disclose, read
from samenspel.cli.outputs import REPORTS
from samenspel.disclosure.released import AudienceName
from samenspel.study.model import Study
from samenspel.text import LANGUAGES, Language

pytestmark = pytest.mark.browser
LOOKED_AT = {"nl": 320, "en": 1280}  # a long report takes a minute each time
NINE = [[VALUES[(who + at) % 12] for at in range(6)] for who in range(9)]
REPORTED: tuple[tuple[str, AudienceName], ...] = (
    ("west-brabant-west", "researcher"),
    ("west-brabant-west", "members"),
    ("west-brabant-west", "outside"),
    ("twente", "researcher"),
    ("voorbeeldregio", "researcher"),
    ("nine", "members"),
)


def read_study(name: str) -> Study:
    return study({"Negen": NINE}) if name == "nine" else read(f"examples/{name}")


@cache
def html(name: str, audience: AudienceName, language: Language) -> str:
    return str(REPORTS["html"](disclose(analyse(read_study(name)), audience), language))


def show(page: Page, words: str, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(words, "utf-8")
    page.goto(path.as_uri())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "audience"), REPORTED)
def test_a_report_is_accessible_light_and_dark_wide_and_narrow(
    page: Page, tmp_path: Path, name: str, audience: AudienceName, language: Language
) -> None:
    for scheme, width in (("light", 1280), ("dark", 320)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        show(page, html(name, audience, language), tmp_path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("html").get_attribute("lang") == language
        if LOOKED_AT[language] == width:
            assert violations(page) == []


def test_the_keyboard_reaches_the_skip_link_the_contents_and_every_table(
    page: Page, tmp_path: Path
) -> None:
    show(page, html("west-brabant-west", "researcher", "en"), tmp_path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName"))
    assert {"A", "SUMMARY"} <= reached


def test_text_at_twice_the_size_still_fits(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    show(page, html("west-brabant-west", "researcher", "nl"), tmp_path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_page_of_a_network_of_nine_shows_two_bands_and_no_count(
    page: Page, tmp_path: Path
) -> None:
    show(page, html("nine", "members", "en"), tmp_path)
    cells = page.locator("table").first.locator("td").all_inner_texts()
    assert set(cells) == {"more than half", "half or fewer"}
    assert len(cells) == 18
