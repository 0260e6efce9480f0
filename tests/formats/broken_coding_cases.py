"""Ways to break a codebook and what was coded with it; each has its own name."""

from __future__ import annotations

from pathlib import Path

from formats.broken import Broken, swap
from formats.broken_cases import line

CODES = "codes.csv"
CODINGS = "codings.csv"


def without_words(path: Path) -> None:
    """Keep a document of which the words are elsewhere."""
    (path / "documents/visie.txt").unlink()
    (path / "documents.csv").write_text("id,network,file\nvisie,noord,\n", encoding="utf-8")


BROKEN_CODINGS = (
    Broken("unknown_code", swap(CODINGS, "samen-nu", "samen-ooit"), CODINGS, 3, "code"),
    Broken("code_in_circle", line(CODES, "los,Los,los,,,,,"), CODES, 4, "parent"),
    Broken("bad_colour", swap(CODES, "#1f6f8b", "blauw"), CODES, 2, "colour"),
    Broken("code_scores_nothing", swap(CODES, "network,present", "network,"), CODES, 3, "finding"),
    Broken("code_scores_too_much", line(CODES, "los,Los,,,,,network,"), CODES, 4, "level"),
    Broken("code_or_value", line(CODINGS, "visie,rust,,samen,,,"), CODINGS, 4, "code"),
    Broken("coding_outside_text", swap(CODINGS, "0,3", "3,3"), CODINGS, 3, "start"),
    Broken("coding_without_text", without_words, CODINGS, 3, "start"),
    Broken("quote_differs", swap(CODINGS, "Wij", "Zij"), CODINGS, 3, "quote"),
    Broken("coded_twice", line(CODINGS, "visie,,,samen-nu,0,3,a"), CODINGS, 4, "code"),
)
