"""Dutch for everybody: short sentences, one way to address the reader, no word for two things."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SUBJECTS = sorted(Path("src/samenspel/catalogue/data/wording").glob("*.toml"))
LONGEST = 25  # words in a sentence
LONG = 15  # what a sentence should stay under
LONG_ONES = 3  # how many do not: this number may only become smaller
AVOIDED = {"rapport": "verslag", "rekenblad": "spreadsheet"}  # say instead
TO_COLLEAGUES = {"u": "je", "uw": "je"}
TO_DIRECTORS = {"je": "u", "jij": "u", "jou": "u", "jouw": "uw"}


def dutch() -> Iterator[tuple[str, str, str]]:
    """Yield subject, key and every Dutch text that a person can read."""
    for path in SUBJECTS:
        for key, entry in tomllib.loads(path.read_text("utf-8")).items():
            yield path.stem, key, entry["nl"]


def sentences() -> Iterator[tuple[str, int]]:
    """Yield where a sentence stands and how many words it has."""
    for subject, key, text in dutch():
        for sentence in re.split(r"(?<=[.!?])[’”]?\s+", text):
            yield f"{subject}.{key}", len(sentence.split())


def test_no_dutch_sentence_is_longer_than_25_words() -> None:
    assert {where: words for where, words in sentences() if words > LONGEST} == {}


def test_ever_fewer_dutch_sentences_are_longer_than_15_words() -> None:
    long = [where for where, words in sentences() if words > LONG]
    assert len(long) <= LONG_ONES, long


def avoided(subject: str, key: str) -> set[str]:
    """Return what is not said: pages, paper and letters say u to directors, the rest says je."""
    formal = subject.startswith(("web", "print")) or key.startswith("letter_")
    return {*AVOIDED, *(TO_DIRECTORS if formal else TO_COLLEAGUES)}


def test_one_thing_has_one_name_and_one_reader_is_addressed_in_one_way() -> None:
    found = {
        (subject, key, word)
        for subject, key, text in dutch()
        for word in avoided(subject, key)
        if re.search(rf"\b{word}\b", re.sub(r"\{[a-z_]*\}|‘[^’]*’", "", text), re.IGNORECASE)
    }
    assert found == set()


@pytest.mark.parametrize("asked", ["instruments", "items"])
def test_a_question_says_u_on_paper_and_on_a_screen(asked: str) -> None:
    text = (SUBJECTS[0].parents[1] / f"{asked}.toml").read_text("utf-8")
    assert [word for word in TO_DIRECTORS if re.search(rf"\b{word}\b", text, re.IGNORECASE)] == []
