"""What a whole sentence names, whichever way its clauses are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samenspel.reading.leaving import nothing_but
from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure
from samenspel.reading.predicate import list_marks
from samenspel.reading.scene import Scene, scene
from samenspel.reading.sentences import Sentence
from samenspel.reading.subjects import excepted, spoken_values
from samenspel.reading.vocabulary import ITEM_KINDS, Vocabulary

# Where one of these is said, figures that stand in order need not mean what they seem to.
_TURNING = ("not", "compare", "elsewhere", "place", "tie", "only", "neither", "difference")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The things and the amounts of one sentence, in order, without what belongs to what."""

    values: tuple[str, ...]
    networks: tuple[str, ...]
    sides: tuple[str, ...]
    items: tuple[str, ...]
    names: tuple[str, ...]  # cases and members
    amounts: tuple[Measure, ...]
    whole: bool
    shared: bool
    comparing: bool
    turned: bool  # a word may turn the sense of the amounts
    guarded: bool  # what is left out is not fully read

    @property
    def named(self) -> frozenset[str]:
        """Return everything that is named."""
        lists = (self.values, self.networks, self.sides, self.items, self.names)
        return frozenset(id for ids in lists for id in ids)


def mentions(sentence: Sentence, vocabulary: Vocabulary) -> Mentions:
    """Return everything that a sentence names."""
    said = scene(sentence, vocabulary)
    values = spoken_values(said)
    taken = {mark.start for mark in values}
    return Mentions(
        values=_ids(values),
        networks=_ids(said.all("network")),
        sides=_ids(list_marks(said)) + (("balance",) if said.has("balance") else ()),
        items=_ids(mark for mark in said.all(*ITEM_KINDS) if mark.start not in taken),
        names=_ids(said.all("case", "organisation")),
        amounts=tuple(said.measures),
        whole=said.has("whole"),
        shared=said.has("shared"),
        comparing=said.has("compare") or said.has("difference"),
        turned=any(said.has(kind) for kind in _TURNING) or bool(excepted(said)),
        guarded=said.has("guard") or _left_out(said),
    )


def _ids(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.meaning for mark in marks))


def _left_out(said: Scene) -> bool:
    """Return whether something other than a network is left out: 'except trust'."""
    return said.has("except") and not excepted(said) and not nothing_but(said)
