"""Problems with their sentences in two languages, ready to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from samenspel.catalogue import texts
from samenspel.errors import Problem

COMPARED = 500  # known names that are compared with what was found
ALIKE = 100  # problems of one kind in one file that are all named; more of the same helps nobody
SHOWN = 60  # characters of what was found that are shown back


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: table or file, spreadsheet row, column or key."""

    file: str = ""
    row: int | None = None
    column: str = ""


NOWHERE = Place()


def problem(
    code: str, place: Place = NOWHERE, found: object = "", allowed: object = "", **words: object
) -> Problem:
    """Return a problem of a study with what it says and how to repair it."""
    return problem_in("problems", code, place, found, allowed, **words)


def problem_in(
    subject: str,
    code: str,
    place: Place = NOWHERE,
    found: object = "",
    allowed: object = "",
    **words: object,
) -> Problem:
    """Return a problem whose sentences are in ``wording/<subject>.toml``."""
    parts = {
        "found": shown(found),
        "allowed": str(allowed),
        **{name: shown(word) for name, word in words.items()},
    }
    sentences = texts(subject)
    return Problem(
        code,
        sentences[code].format(**parts),
        sentences[f"{code}_repair"].format(**parts),
        place.file,
        place.row,
        place.column,
        parts["found"],
        parts["allowed"],
    )


def cut(found: Iterable[Problem], most: int = ALIKE) -> Iterator[Problem]:
    """Name the first of each kind in each file, and count the rest."""
    seen: Counter[tuple[str, str]] = Counter()
    for item in found:
        seen[item.file, item.code] += 1
        if seen[item.file, item.code] <= most:
            yield item
    for (file, code), times in seen.items():
        if times > most:
            yield problem("too_many_alike", Place(file), times - most, code)


def shown(found: object) -> str:
    """Return what was found on one short printable line."""
    words = str(found)
    printable = "".join(letter if letter.isprintable() else "·" for letter in words[:SHOWN])
    return f"{printable}…" if len(words) > SHOWN else printable


def closest(found: str, known: Iterable[str]) -> str:
    """Return the known names, the one that looks most like what was found first."""
    names = list(known)
    near = get_close_matches(found[:SHOWN], names[:COMPARED], n=1)
    return listed(near + [name for name in names if name not in near])


def listed(names: Iterable[str], most: int = 24) -> str:
    """Return names as one line; a long list is cut."""
    all_names = list(names)
    return ", ".join(all_names[:most]) + (", …" if len(all_names) > most else "")
