"""Words in files of older programs: DOS ends them with a sign, and has letters of its own."""

from __future__ import annotations

import re

from samenspel.errors import InvalidStudyError
from samenspel.formats.sources import words_of
from samenspel.study.cells import one_line_end
from samenspel.study.problems import Place, problem

DOS_END = b"\x1a"  # what comes after it is no longer part of the file
# Every byte is a sign in both; only in the right one it stands where such a sign can stand.
OLDER = ("cp1252", "cp850")
LOWER, UPPER = "àáâäåæçèéêëìíîïñòóôöøùúûüœß", "ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜŒŠŽ"
SIGNS = "€“”–—…«»°§\u00a0"
MISPLACED = re.compile(
    rf"(?<=[a-z{LOWER}])[{UPPER}]"  # a capital within a word
    rf"|(?<=[A-Z{UPPER}])[{UPPER}](?=[a-z{LOWER}])"
    rf"|(?<=[a-z{LOWER}])[{SIGNS}](?=[a-z{LOWER}])"  # a sign within a word
    rf"|[^\x00-\x7f{LOWER}{UPPER}{SIGNS}‘’]"  # what Dutch, English and their neighbours lack
)


def lines_of(raw: bytes, place: Place) -> list[str]:
    """Return the lines of a file without blank ones at the end: UTF-8, or an older alphabet."""
    raw = raw.partition(DOS_END)[0]
    lines = _words(raw, place).split("\n")
    while lines and not lines[-1].strip():
        del lines[-1]
    if not lines:
        raise InvalidStudyError([problem("empty_file", place)])
    return lines


def _words(raw: bytes, place: Place) -> str:
    try:
        return words_of(raw, place)
    except InvalidStudyError as error:
        read = [raw.decode(name, "replace") for name in OLDER]
        likely = [words for words in read if not MISPLACED.search(words)]
        if error.problems[0].code != "not_utf8" or len(likely) != 1:
            raise
        return one_line_end(likely[0])
