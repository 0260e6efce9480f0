"""One look: no style or script inside a page, contrast in light and dark, three boxes apart."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.templatetags.static import static

import samenspel.web
from samenspel.text import LANGUAGES

WEB = Path(samenspel.web.__file__).parent
SHEETS = sorted((WEB / "static").glob("*.css"))
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
LOOK = (WEB / "static/samenspel.css").read_text()
LIGHT, DARK = re.findall(r":root \{(.*?)\}", LOOK, re.DOTALL)[:2]
ERRORS = ("bad_request", "refused", "not_found", "went_wrong")
INLINE = re.compile(r"\s(style|on[a-z]+)=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
# Words on a ground need 4.5 to 1, edges of what can be pressed 3 to 1 (WCAG 1.4.3 and 1.4.11).
WORDS = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("muted", "paper"),
    ("muted", "surface"), ("accent", "paper"), ("accent", "surface"), ("accent", "tint"),
    ("ink", "tint"), ("on-accent", "accent"), ("danger", "paper"), ("danger", "danger-tint"),
    ("on-danger", "danger"), ("ink", "warning-tint"), ("warning", "warning-tint"),
    ("ok", "ok-tint"), ("ink", "ok-tint"), ("ink", "important-wash"), ("ink", "neutral-wash"),
    ("ink", "less-wash"), ("muted", "important-wash"), ("muted", "less-wash"),
]  # fmt: skip
EDGES = [("edge", "paper"), ("edge", "surface"), ("accent", "paper")]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_edges_stand_out_from_their_ground(block: str) -> None:
    known = colours(block)
    faint = {pair for pair in WORDS if contrast(known[pair[0]], known[pair[1]]) < 4.5}
    assert faint == set()
    assert {pair for pair in EDGES if contrast(known[pair[0]], known[pair[1]]) < 3} == set()


def test_dark_has_every_colour_that_light_has() -> None:
    assert set(colours(DARK)) == set(colours(LIGHT))


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
def test_the_three_boxes_differ_in_lightness_one_after_the_other(block: str) -> None:
    known = colours(block)
    marks = [luminance(known[name]) for name in ("important", "neutral", "less")]
    assert marks in (sorted(marks), sorted(marks, reverse=True))
    assert all(abs(one - other) > 0.1 for one, other in pairwise(marks))


def test_two_of_the_three_boxes_have_a_pattern_and_no_two_the_same() -> None:
    patterns = re.findall(r"\.box\.(\w+)::before \{ background: ([\w-]+)\(", LOOK)
    assert dict(patterns) == {
        "neutral": "radial-gradient",
        "less_important": "repeating-linear-gradient",
    }


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_page_holds_a_style_or_a_script_of_its_own(path: Path) -> None:
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_fits_on_a_screen(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 80


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_asks_nothing_of_another_host(path: Path) -> None:
    assert re.findall(r"@import|url\(|https?:", path.read_text()) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_motion_stays_still_for_who_asks_that(path: Path) -> None:
    words = path.read_text()
    moving = re.search(r"\b(animation|transition)\s*:", words) is not None
    assert not moving or "prefers-reduced-motion" in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ERRORS)
def test_a_page_about_an_error_leads_nowhere_that_a_stranger_may_not_go(
    name: str, language: str
) -> None:
    page = get_template(f"{name}.html").render({"language": language, "other_language": "en"})
    assert set(re.findall(r'href="(/[^"]*)"', page)) == {
        static("samenspel.css"),
        static("mark.svg"),
    }
