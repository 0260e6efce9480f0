"""What a reader of sources found: paragraphs, and what it has to say about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError
from samenspel.study.problems import Place, problem_in, shown
from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader of a source must know: a guess, or what is not in the text."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Found:
    """The paragraphs of a source; a line end in one is a line that was broken off there."""

    paragraphs: tuple[str, ...]
    notes: tuple[Note, ...] = ()


Reader = Callable[[bytes, Place], Found]


def note(code: str, count: object = "", found: object = "") -> Note:
    """Return a note with its sentence."""
    return Note(code, texts("sources")[f"note_{code}"].format(count=count, found=shown(found)))


def counted(counts: Iterable[tuple[str, int]]) -> tuple[Note, ...]:
    """Return a note on each thing that was there at least once."""
    return tuple(note(code, count) for code, count in sorted(counts) if count)


def refused(code: str, place: Place, found: object = "", allowed: object = "") -> InvalidStudyError:
    """Return why a source cannot be read, to raise."""
    return InvalidStudyError([problem_in("sources", code, place, found, allowed)])
