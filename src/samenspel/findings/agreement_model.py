"""How far coders agree, as found: per code and over the tree, on paragraphs and on characters."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.analysis.agreement.model import Agreement, Figure, Reason, Unitised

__all__ = [
    "Agreement",
    "BranchAgreement",
    "CodeAgreement",
    "CodingAgreement",
    "Figure",
    "Reason",
    "TreeAgreement",
    "Unitised",
]


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code and all under it; ``code`` is empty for any code at all."""

    code: str
    paragraphs_by: tuple[int, ...]  # how many paragraphs each coder put it on, as ``coders``
    segments: Agreement  # on paragraphs: is it here, yes or no
    characters: Agreement
    stretches: Figure  # where stretches begin and end: unitised alpha


@dataclass(frozen=True, slots=True)
class BranchAgreement:
    """Which of the codes right under ``parent`` (empty: at the top) coders put on a stretch.

    ``found`` has a figure a child in ``by_value``; it is None where somebody put two of the
    children on the same words, because then there is no one answer to 'which'.
    """

    parent: str
    children: tuple[str, ...]
    found: Unitised | None


@dataclass(frozen=True, slots=True)
class TreeAgreement:
    """Agreement of some coders, in the documents that two or more of them coded."""

    coders: tuple[str, ...]
    documents: tuple[str, ...]
    paragraphs: int
    characters: int
    anything: CodeAgreement
    codes: tuple[CodeAgreement, ...]  # in the order of the tree, those that somebody used
    unused: tuple[str, ...]
    pooled_segments: Agreement  # over all codes as they were put on, none counted for its parent
    pooled_characters: Agreement
    branches: tuple[BranchAgreement, ...]


@dataclass(frozen=True, slots=True)
class CodingAgreement:
    """Agreement of people, and of people with the dictionary as one more coder.

    The dictionary is silent on what it has no words for, so there it is compared only on codes that
    it suggested somewhere. ``left_out`` counts codings without a coder, a known code or a place in
    a text.
    """

    people: TreeAgreement
    with_dictionary: TreeAgreement | None
    left_out: int
