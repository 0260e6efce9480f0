"""What a whole sentence names, whichever way its clauses are read."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure
from samenspel.reading.predicate import list_marks
from samenspel.reading.scene import Scene, scene
from samenspel.reading.sentences import Sentence
from samenspel.reading.subjects import spoken_values
from samenspel.reading.vocabulary import ITEM_KINDS, Vocabulary


@dataclass(frozen=True, slots=True)
class Mentions:
    """The things and the amounts of one sentence, without what belongs to what."""

    values: frozenset[str]
    networks: frozenset[str]
    sides: frozenset[str]
    items: frozenset[str]
    names: frozenset[str]  # cases and members
    amounts: tuple[Measure, ...]
    whole: bool
    shared: bool
    comparing: bool
    guarded: bool  # a word turns the sense of a quantifier round


def mentions(sentence: Sentence, vocabulary: Vocabulary) -> Mentions:
    """Return everything that a sentence names."""
    said = scene(sentence, vocabulary)
    return Mentions(
        values=_ids(spoken_values(said)),
        networks=frozenset(said.meanings("network")),
        sides=_ids(list_marks(said)) | _balance(said),
        items=frozenset(said.meanings(*ITEM_KINDS)),
        names=frozenset(said.meanings("case", "organisation")),
        amounts=tuple(said.measures),
        whole=said.has("whole"),
        shared=said.has("shared"),
        comparing=said.has("compare") or said.has("difference"),
        guarded=said.has("guard"),
    )


def _ids(marks: list[Mark]) -> frozenset[str]:
    return frozenset(mark.meaning for mark in marks)


def _balance(said: Scene) -> frozenset[str]:
    return frozenset({"balance"} if said.has("balance") else ())
