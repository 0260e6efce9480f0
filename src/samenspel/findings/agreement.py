"""How far coders agree on a codebook: people among each other, and the dictionary beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis.agreement.figures import draws
from samenspel.analysis.agreement.unitised import Marks, overlapping, unitised
from samenspel.analysis.agreement.units import Shares, Tally, Units, pooled, shares, tally
from samenspel.findings.agreement_model import (
    BranchAgreement,
    CodeAgreement,
    CodingAgreement,
    TreeAgreement,
    Unitised,
)
from samenspel.findings.agreement_places import Ground, Place, ground, marks, pieces, places
from samenspel.study.coding import DICTIONARY, SETTLED, Code, Coding
from samenspel.study.model import Study

RESAMPLES = 999


class _Tree(NamedTuple):
    """A codebook in its order, and which codes are under each, itself included."""

    codes: Sequence[Code]
    under: Mapping[str, frozenset[str]]


class _Both(NamedTuple):
    """Some codes together, on paragraphs and on characters."""

    segments: Shares
    characters: Shares
    paragraphs_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """What is compared, and the same resamples for all of it."""

    laid: Ground
    placed: tuple[Place, ...]
    paragraphs: NDArray[np.float64]  # resamples x paragraphs
    documents: NDArray[np.float64]  # resamples x documents

    def of(self, ids: AbstractSet[str]) -> list[Place]:
        """Return where these codes were put."""
        return [place for place in self.placed if place.code in ids]


def agreement(
    codings: Sequence[Coding],
    codes: Sequence[Code],
    texts: Mapping[str, str],
    *,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> CodingAgreement:
    """Return how far coders agree in the documents that two or more of them coded.

    ``texts`` gives the text of a document by its id, and is asked only for those documents. Who has
    no coding in a document did not code it: that is missing, never 'absent'.
    """
    tree = _Tree(_in_order(codes), _under(codes))
    coded = [row for row in codings if row.coder != SETTLED]
    usable = [row for row in coded if _is_usable(row, tree, texts)]
    suggested = {row.code for row in usable if row.coder == DICTIONARY}

    def compared(rows: Sequence[Coding], on: AbstractSet[str]) -> TreeAgreement:
        laid = ground(rows, texts)
        return _tree(
            _Field(
                laid,
                tuple(place for place in places(rows, laid) if place.code in on),
                draws(len(laid.begin), resamples=resamples, seed=seed),
                draws(len(laid.documents), resamples=resamples, seed=seed),
            ),
            _Tree([code for code in tree.codes if tree.under[code.id] & on], tree.under),
        )

    people = [row for row in usable if row.coder != DICTIONARY]
    return CodingAgreement(
        people=compared(people, tree.under.keys()),
        with_dictionary=compared(usable, suggested) if suggested else None,
        left_out=len(coded) - len(usable),
    )


def study_agreement(study: Study, *, resamples: int = RESAMPLES) -> CodingAgreement:
    """Return how far the coders of a study agree."""
    words = dict(study.texts)
    texts = {row.id: words[row.file] for row in study.documents if row.file in words}
    return agreement(study.codings, study.codes, texts, resamples=resamples, seed=study.design.seed)


def _is_usable(row: Coding, tree: _Tree, texts: Mapping[str, str]) -> bool:
    placed = row.start is not None and row.end is not None and row.document in texts
    return bool(row.coder) and row.code in tree.under and placed


def _under(codes: Sequence[Code]) -> dict[str, frozenset[str]]:
    parents = {code.id: code.parent for code in codes}
    under: dict[str, set[str]] = {code.id: {code.id} for code in codes}
    for code in codes:
        above = code.parent
        while above in under and code.id not in under[above]:
            under[above].add(code.id)
            above = parents[above]
    return {id: frozenset(ids) for id, ids in under.items()}


def _tree(field: _Field, tree: _Tree) -> TreeAgreement:
    laid, used = field.laid, frozenset(place.code for place in field.placed)
    direct = [frozenset([id]) for id in sorted(used)] or [used]
    rolled_up = {code.id: tree.under[code.id] & used for code in tree.codes}
    both = _shares_of(field, {used, *direct, *rolled_up.values()})
    return TreeAgreement(
        coders=laid.coders,
        documents=laid.documents,
        paragraphs=len(laid.begin),
        characters=int((laid.end - laid.begin).sum()),
        anything=_code(field, "", used, both[used]),
        codes=tuple(_code(field, id, ids, both[ids]) for id, ids in rolled_up.items() if ids),
        unused=tuple(id for id, ids in rolled_up.items() if not ids),
        pooled_segments=pooled([both[ids].segments for ids in direct]),
        pooled_characters=pooled([both[ids].characters for ids in direct]),
        branches=tuple(_branches(field, tree, used)),
    )


def _code(field: _Field, code: str, ids: frozenset[str], both: _Both) -> CodeAgreement:
    marked = marks(field.of(ids), dict.fromkeys(ids, 0))
    return CodeAgreement(
        code=code,
        paragraphs_by=both.paragraphs_by,
        segments=pooled([both.segments]),
        characters=pooled([both.characters]),
        stretches=_unitised(field, marked, 1).u,
    )


def _shares_of(field: _Field, sets: AbstractSet[frozenset[str]]) -> dict[frozenset[str], _Both]:
    """Return the agreement on every set of codes; all at once, as they share their resamples."""
    order = sorted(sets, key=sorted)
    rated = [_rated(field, ids) for ids in order]
    tallies = [one for segments, characters, _ in rated for one in (segments, characters)]
    found = list(shares(tallies, field.paragraphs))
    return {ids: _Both(found[2 * n], found[2 * n + 1], rated[n][2]) for n, ids in enumerate(order)}


def _rated(field: _Field, ids: frozenset[str]) -> tuple[Tally, Tally, tuple[int, ...]]:
    laid, cut = field.laid, pieces(field.laid, field.of(ids))
    every = np.arange(len(laid.begin))
    first = np.searchsorted(cut.paragraph, every)
    coded = np.maximum.reduceat(cut.ratings, first, axis=1) if len(every) else cut.ratings
    return (
        tally(coded, Units(np.ones_like(every), every, field.paragraphs)),
        tally(cut.ratings, Units(cut.sizes, cut.paragraph, field.paragraphs)),
        tuple((coded > 0).sum(axis=1).tolist()),
    )


def _unitised(field: _Field, marked: Marks, values: int) -> Unitised:
    laid = field.laid
    return unitised(marked, laid.lengths, laid.coded, values=values, drawn=field.documents)


def _branches(field: _Field, tree: _Tree, used: AbstractSet[str]) -> Iterator[BranchAgreement]:
    """Yield the branches of which two or more codes were used."""
    children: dict[str, list[str]] = {}
    for code in tree.codes:
        if tree.under[code.id] & used:
            children.setdefault(code.parent, []).append(code.id)
    for parent, ids in children.items():
        if len(ids) > 1:
            values = {below: n for n, id in enumerate(ids) for below in tree.under[id]}
            marked = marks(field.of(values.keys()), values)
            # Who put two of them on the same words gave no one answer to 'which'.
            found = None if overlapping(marked) else _unitised(field, marked, len(ids))
            yield BranchAgreement(parent, tuple(ids), found)


def _in_order(codes: Sequence[Code]) -> list[Code]:
    """Return each code before those under it; one whose parent is not there stands at the top."""
    known = {code.id for code in codes}
    below: dict[str, list[Code]] = {}
    for code in codes:
        below.setdefault(code.parent if code.parent in known else "", []).append(code)
    ordered, waiting = [], below.get("", [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below.get(ordered[-1].id, [])[::-1]
    return ordered
