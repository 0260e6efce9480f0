"""Names that are known, found in a text in every way in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenspel.reading.pseudonyms_folded import Folded, folded
from samenspel.reading.pseudonyms_forms import Form, FoundBy, Kind, Known, forms

_ADDRESS = re.compile(r"@|www\.|\.(?:nl|be|de|eu|com|org|net)\b", re.IGNORECASE)
LONGEST_ADDRESS = 100
_STARTS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text, whose it is, and by which rule it was found."""

    start: int
    end: int
    name: str
    kind: Kind
    found_by: FoundBy


def known_names(text: str, known: Sequence[Known]) -> tuple[Name, ...]:
    """Return the names in a text that are known, in order; none overlaps another."""
    return tuple(_found(text, folded(text), forms(known)))


def _found(text: str, plain: Folded, by_start: Mapping[str, Sequence[Form]]) -> Iterator[Name]:
    free = 0
    for word in _STARTS.finditer(plain.words):
        begins = plain.words[word.start() : word.start() + 2]
        fitting = (*by_start.get(begins, ()), *by_start.get(begins[:1], ()))
        if word.start() < free or not fitting:
            continue
        at = max(
            _standing(text, plain, word.start(), fitting), key=lambda one: one[0], default=None
        )
        if at is not None:
            free, form, (start, end) = at
            yield Name(start, end, form.known.name, form.known.kind, form.found_by)


def _standing(
    text: str, plain: Folded, start: int, fitting: Sequence[Form]
) -> Iterator[tuple[int, Form, tuple[int, int]]]:
    """Yield the forms that stand at a place: where each ends, there and in the text."""
    for form in fitting:
        if found := form.fits.match(plain.words, start):
            span = plain.span(*found.span(), text)
            if form.is_name(text[slice(*span)]) or _in_address(text, *span):
                yield found.end(), form, span


def _in_address(text: str, start: int, end: int) -> bool:
    """Return whether a place is in an address of mail or of a page, where no name has a capital."""
    left = text[max(0, start - LONGEST_ADDRESS) : start].rpartition(" ")[2].rpartition("\n")[2]
    right = text[end : end + LONGEST_ADDRESS].partition(" ")[0].partition("\n")[0]
    return bool(_ADDRESS.search(f"{left}{text[start:end]}{right}"))
