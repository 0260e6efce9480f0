"""Every exception of the project, and the problem that a person can repair."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.text import Language, Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to repair in a study: what, where, what was found, what is allowed, how.

    ``file`` is a table or file name as the reader knows it, ``row`` the row in the spreadsheet
    (the header is row 1), ``column`` the column's name. ``found`` is already shortened for show.
    """

    code: str
    message: Text
    repair: Text
    file: str = ""
    row: int | None = None
    column: str = ""
    found: str = ""
    allowed: str = ""


class SamenspelError(Exception):
    """Something that a person can understand and repair; never shown as a traceback."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class InvalidStudyError(SamenspelError):
    """A study cannot be used as it is; carries every problem at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            Text(
                "; ".join(problem.message.nl for problem in problems),
                "; ".join(problem.message.en for problem in problems),
            )
        )


class UnusableFileError(SamenspelError):
    """A path cannot be read or written: it is absent, in use, or not what its name says."""


class ReleaseError(SamenspelError):
    """A release cannot be made: the ledger is unreadable or the audience is not complete."""


class MissingPartError(SamenspelError):
    """An optional library that this call needs is not installed."""


class SamenspelWarning(UserWarning):
    """A condition that a reader must know before using figures; carries both languages."""

    def __init__(self, text: Text, language: Language = "en") -> None:
        super().__init__(text.in_language(language))
        self.text = text
