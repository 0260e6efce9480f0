"""A letter with a personal link: one page a person, as PDF; all words are data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samenspel.report.frame import spoken
from samenspel.report.print_paper import Paper, printed
from samenspel.report.print_sheets import typeset
from samenspel.text import Language, plain

SHORT = {"values-map", "obstructing"}  # done in ten minutes


@dataclass(frozen=True, slots=True)
class Letter:
    """One person's letter: the code that stands for the person, and the personal link."""

    code: str
    network: str
    link: str
    picture: str  # the link as a QR code, SVG


def pages_of_letters(paper: Paper, letters: Sequence[Letter], language: Language) -> bytes:
    """Return the letters of a study on A4, each on a page of its own, as PDF."""

    def said(key: str, **parts: object) -> str:
        return spoken(printed(key, **parts), language)

    return typeset(
        "letter.typ",
        {
            "title": said("invitation_title"),
            "language": language,
            "study": spoken(paper.title, language),
            "greeting": said("letter_dear"),
            "why": said("letter_why"),
            "parts": [
                {"title": said("letter_ask_title"), "words": said(_ask(paper))},
                {"title": said("letter_sees_title"), "words": said(f"letter_sees_{paper.mode}")},
            ],
            "free": said("letter_free"),
            "how": said("letter_how"),
            "scan": said("letter_scan"),
            "private": said("letter_private"),
            "regards": said("invitation_regards"),
            "letters": [_letter(one, language) for one in letters],
        },
    )


def _ask(paper: Paper) -> str:
    """Return what the letter says of the work: cards and ten minutes only where that is it."""
    asked = {one.id for one in paper.instruments}
    return "letter_ask" if "values-map" in asked <= SHORT else "letter_ask_more"


def _letter(letter: Letter, language: Language) -> dict[str, Any]:
    about = printed("letter_about", code=plain(letter.code), network=plain(letter.network))
    return {
        "about": spoken(about, language),
        "link": letter.link,
        "picture": letter.picture,
    }
