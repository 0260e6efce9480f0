"""Where coders put codes: codings as places on all texts joined into one, cut into paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis.agreement.unitised import Marks
from samenspel.analysis.agreement.units import MISSING
from samenspel.study.coding import Coding

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Place:
    """Some words of a document that a coder put a code on."""

    coder: int
    document: int
    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Ground:
    """The documents that two or more coders worked on, laid end to end.

    ``begin`` and ``end`` are of paragraphs that have words in them; a blank one cannot be coded.
    """

    coders: tuple[str, ...]
    documents: tuple[str, ...]
    lengths: Ints
    coded: NDArray[np.bool_]  # coders x documents
    begin: Ints
    end: Ints
    document: Ints  # of each paragraph


@dataclass(frozen=True, slots=True)
class Pieces:
    """Stretches of text in which no coder begins or ends; ratings are 1, 0, or missing."""

    ratings: Ints  # coders x pieces
    sizes: Ints
    paragraph: Ints


def ground(codings: Sequence[Coding], texts: Mapping[str, str]) -> Ground:
    """Return what can be compared; only texts that two coders worked on are asked for."""
    workers: dict[str, set[str]] = {}
    for row in codings:
        workers.setdefault(row.document, set()).add(row.coder)
    documents = tuple(sorted(id for id, names in workers.items() if len(names) > 1))
    everybody = {name for names in workers.values() for name in names}
    # Who worked only on documents of their own is compared with nobody.
    coders = sorted({name for id in documents for name in workers[id]} or everybody)
    coded = [[name in workers[id] for id in documents] for name in coders]
    words = [texts[id] for id in documents]
    lengths = np.array([len(text) for text in words], dtype=np.int64)
    begin, end, document = _paragraphs(words)
    return Ground(
        coders=tuple(coders),
        documents=documents,
        lengths=lengths,
        coded=np.array(coded, dtype=bool).reshape(len(coders), len(documents)),
        begin=begin,
        end=end,
        document=document,
    )


def _paragraphs(words: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    """Return where each paragraph begins and ends, and the number of its document."""
    offset, found = 0, list[tuple[int, int, int]]()
    for number, text in enumerate(words):
        found += [(offset + start, offset + end, number) for start, end in paragraphs(text)]
        offset += len(text)
    begin, end, document = np.array(found, dtype=np.int64).reshape(-1, 3).T
    return begin, end, document


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph that has words begins and ends."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def places(codings: Iterable[Coding], laid: Ground) -> tuple[Place, ...]:
    """Return the codings in the documents that are compared."""
    who = {name: number for number, name in enumerate(laid.coders)}
    where = {id: number for number, id in enumerate(laid.documents)}
    return tuple(
        Place(who[row.coder], where[row.document], row.start, row.end, row.code)
        for row in codings
        if row.document in where and row.start is not None and row.end is not None
    )


def pieces(laid: Ground, placed: Sequence[Place]) -> Pieces:
    """Return for every stretch of paragraphs who put one of these places there."""
    offsets = np.concatenate([[0], np.cumsum(laid.lengths)])
    rows = [(p.coder, offsets[p.document] + p.start, offsets[p.document] + p.end) for p in placed]
    coder, starts, ends = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    cuts = np.unique(np.concatenate([laid.begin, laid.end, starts, ends]))
    changes = np.zeros((len(laid.coders), len(cuts)), dtype=np.int64)
    np.add.at(changes, (coder, np.searchsorted(cuts, starts)), 1)
    np.subtract.at(changes, (coder, np.searchsorted(cuts, ends)), 1)
    paragraph = np.searchsorted(laid.begin, cuts[:-1], side="right") - 1
    inside = (paragraph >= 0) & (cuts[:-1] < laid.end[paragraph])
    paragraph = paragraph[inside]
    here = laid.coded[:, laid.document[paragraph]]
    said = changes.cumsum(axis=1)[:, :-1][:, inside] > 0
    return Pieces(np.where(here, said, MISSING), np.diff(cuts)[inside], paragraph)


def marks(placed: Iterable[Place], values: Mapping[str, int]) -> Marks:
    """Return places as units with the value of their code.

    Places of one value that overlap are one unit: the coder marked all of those words.
    """
    rows: list[tuple[int, int, int, int, int]] = []
    for place in sorted(placed, key=lambda p: (p.coder, p.document, values[p.code], p.start)):
        line = (place.coder, place.document, values[place.code])
        begin, end = place.start, place.end
        if rows and (rows[-1][:2], rows[-1][4]) == (line[:2], line[2]) and begin < rows[-1][3]:
            *_, begin, before, _ = rows.pop()
            end = max(end, before)
        rows.append((*line[:2], begin, end, line[2]))
    return Marks(*np.array(rows, dtype=np.int64).reshape(-1, 5).T)
