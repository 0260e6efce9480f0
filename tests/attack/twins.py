"""Another study with other maps behind the same public facts and the same bands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from attack.studies import with_the_rest
from samenspel.study.model import Study
from samenspel.study.rows import Box, Meaning, Placement
from samenspel.study.sorts import maps

Boxes = dict[str, Box]
Person = tuple[str, str]  # network, respondent


@dataclass(frozen=True)
class Scope:
    """People who are counted together, with the counts at which their bands begin."""

    networks: tuple[str, ...]
    starts: tuple[int, ...]


def scope(networks: Sequence[str], respondents: int) -> Scope:
    """Return a scope with the bands of the specification: four from twelve people, else two."""
    half = respondents // 2 + 1
    return Scope(tuple(networks), (4, half, respondents - 3) if respondents >= 12 else (half,))


def twin(base: Study, scopes: Sequence[Scope], rng: np.random.Generator) -> Study:
    """Return a study with other maps; in these scopes every value stays in its band.

    Whoever is in no scope gets another map altogether.
    """
    found = maps(base, round=1)
    boxes = {(one.network, one.respondent): dict(one.boxes) for one in found}
    bound = {network for one in scopes for network in one.networks}
    for one in found:
        if one.network not in bound or not one.complete:
            _shuffle(boxes[one.network, one.respondent], rng)
    for counted in scopes:
        people = [
            boxes[one.network, one.respondent]
            for one in found
            if one.complete and one.network in counted.networks
        ]
        _wander(people, counted.starts, rng)
    made = replace(base, sorts=tuple(_rewritten(base.sorts, boxes, rng)), meanings=())
    return with_the_rest(replace(made, meanings=tuple(_said(base, made, rng))), rng)


def _shuffle(own: Boxes, rng: np.random.Generator) -> None:
    own |= dict(zip(own, rng.permutation(list(own.values())).tolist(), strict=True))


def _wander(people: Sequence[Boxes], starts: Sequence[int], rng: np.random.Generator) -> None:
    """Swap cards between the boxes of single people, as long as no value leaves its band."""
    counts = Counter(id for own in people for id, box in own.items() if box == "important")
    for _ in range(60 * len(people)):
        own = people[int(rng.integers(len(people)))]
        one, other = rng.choice(list(own), 2, replace=False).tolist()
        after = counts.copy()
        for value, box in ((one, own[other]), (other, own[one])):
            after[value] += (box == "important") - (own[value] == "important")
        if all(_band(after[id], starts) == _band(counts[id], starts) for id in own):
            own[one], own[other] = own[other], own[one]
            counts = after


def _band(count: int, starts: Sequence[int]) -> int:
    return sum(count >= start for start in starts)


def _rewritten(
    rows: Sequence[Placement], boxes: Mapping[Person, Boxes], rng: np.random.Generator
) -> Iterator[Placement]:
    """Yield the maps for the network with these boxes, and another top 3."""
    tops = {
        person: rng.permutation([id for id, box in own.items() if box == "important"])[:3].tolist()
        for person, own in boxes.items()
    }
    for row in rows:
        if row.perspective == "network":
            person = (row.network, row.respondent)
            top = tops[person].index(row.value) + 1 if row.value in tops[person] else None
            yield replace(row, category=boxes[person][row.value], top=top)


def _said(base: Study, made: Study, rng: np.random.Generator) -> Iterator[Meaning]:
    """Yield the reviewed texts of a study with other authors, and other unreviewed ones."""
    holders: dict[tuple[str, str], list[str]] = {}
    for one in maps(made, round=1):
        for value in (id for id, box in one.boxes.items() if one.complete and box == "important"):
            holders.setdefault((one.network, value), []).append(one.respondent)
    for row in base.meanings:
        if able := holders.get((row.network, row.value)):
            author = str(rng.choice(able))
            if row.reviewed:
                yield replace(row, respondent=author)
            yield replace(
                row, respondent=author, example=f"ongelezen {rng.integers(99)}", reviewed=False
            )
