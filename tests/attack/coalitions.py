"""The attack: what one member, two members or nobody's member learns from what was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from attack.told import Told
from disclosure.attacker import Block, Fact, Observed, certainties, from_release, possible
from samenspel.disclosure.bands import partition
from samenspel.disclosure.released import Rung
from samenspel.disclosure.weights import Group
from samenspel.study.model import Study
from samenspel.study.sorts import cards, maps

Person = tuple[str, str]  # block, respondent
Cards = frozenset[str]


@dataclass(frozen=True)
class World:
    """What really is so: the cards, the shape, and what everybody calls important, by block."""

    values: tuple[str, ...]
    shape: tuple[int, int, int]
    chosen: Mapping[str, Mapping[str, Cards]]  # block -> respondent -> important values

    @classmethod
    def of(cls, study: Study, *, round: int = 1) -> World:
        """Return the complete maps of a study; every network is a block."""
        shape = study.design.shape
        chosen: dict[str, dict[str, Cards]] = {}
        for one in maps(study, round=round):
            if one.complete:
                important = frozenset(id for id, box in one.boxes.items() if box == "important")
                chosen.setdefault(one.network, {})[one.respondent] = important
        values = tuple(card.id for card in cards(study.design))
        return cls(values, (shape.important, shape.neutral, shape.less_important), chosen)

    def together(self, blocks: Sequence[str]) -> World:
        """Return the same people with some blocks taken as one, called 'all'."""
        people = {
            f"{block}/{who}": own for block in blocks for who, own in self.chosen[block].items()
        }
        apart = {block: one for block, one in self.chosen.items() if block not in blocks}
        return replace(self, chosen={**apart, "all": people})

    def size(self, blocks: Iterable[str]) -> int:
        """Return how many people some blocks hold."""
        return sum(len(self.chosen.get(block, ())) for block in blocks)


def members_together(respondents: int) -> int:
    """Return how many members who compare cards a group must withstand, by the specification."""
    return 2 if respondents >= 7 else 1


def observed(world: World, blocks: Sequence[str], told: Told) -> Observed | None:
    """Return what a telling, or the refusal of one, says of the people it counts together."""
    if told.reason not in {"", "release_check"}:
        return None
    n, (picks, *rest) = world.size(blocks), world.shape
    assert told.respondents in {None, n}, (told.respondents, n)
    group = Group(n, len(world.values), picks, members_together(n), smallest=min(rest))
    bands = {value: (low, high) for value, low, high in told.bands}
    return from_release(tuple(blocks), group, _rung(told, n), bands, told.shared)


def _rung(told: Told, respondents: int) -> Rung | None:
    if told.reason:
        return None
    two = {(band.low, band.high) for band in partition("two_bands", respondents)}
    ends = {(low, high) for _, low, high in told.bands}
    return ("two_bands" if ends <= two else "four_bands") if ends else "number"


def learned(world: World, coalition: Iterable[Person], releases: Sequence[Observed]) -> list[Fact]:
    """Return what a coalition knows for certain of somebody else's box."""
    picks = world.shape[0]
    blocks = _blocks(world, set(coalition), {block for seen in releases for block in seen.blocks})
    assert possible(world.values, picks, blocks, releases)  # what happened is one of the worlds
    return certainties(world.values, picks, blocks, releases)


def _blocks(world: World, coalition: set[Person], seen: set[str]) -> list[Block]:
    return [
        Block(
            block,
            len(world.chosen[block]),
            tuple(own for who, own in world.chosen[block].items() if (block, who) in coalition),
        )
        for block in sorted(seen)
    ]


def coalitions(world: World, blocks: Sequence[str], *, pairs: int) -> Iterator[tuple[Person, ...]]:
    """Yield nobody, every member, and (from seven people on) so many pairs, the same each time.

    Pairs that have most and least in common come first; the others are spread over the rest.
    Members, or pairs, with the same cards learn the same, so one of them attacks.
    """
    people = [(block, who) for block in blocks for who in world.chosen.get(block, ())]
    hands = [(), *_different(world, ((person,) for person in people))]
    if members_together(len(people)) == 2:
        found = list(_different(world, combinations(people, 2)))
        found.sort(key=lambda pair: len(frozenset.intersection(*_cards(world, pair))))
        hands += _spread(found, pairs)
    yield from hands


def _different(world: World, groups: Iterable[tuple[Person, ...]]) -> list[tuple[Person, ...]]:
    found = {
        frozenset(
            (block, cards) for (block, _), cards in zip(people, _cards(world, people), strict=True)
        ): people
        for people in groups
    }
    return list(found.values())


def _cards(world: World, people: Sequence[Person]) -> list[Cards]:
    return [world.chosen[block][who] for block, who in people]


def _spread(found: Sequence[Any], number: int) -> list[Any]:
    """Return so many items from first to last, evenly."""
    if len(found) <= number:
        return list(found)
    return [found[round(at * (len(found) - 1) / (number - 1))] for at in range(number)]
