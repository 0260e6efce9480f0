"""Studies to attack: at random, agreeing, standing at an edge, and one with everything in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from builders import VALUES, counts_to_picks, placements, study
from samenspel.study.coding import Coding, Document
from samenspel.study.model import Study
from samenspel.study.rows import (
    Meaning,
    Network,
    Obstruction,
    Placement,
    Priority,
    Remark,
    Tally,
)

Picks = Sequence[Sequence[str]]
# What everybody chose, from two-thirds alike to nothing in common.
POOLS = {"agreeing": 8, "alike": 11, "random": 18}


def drawn(respondents: int, pool: str, seed: int = 1) -> Picks:
    """Return random picks out of the first so many values."""
    rng = np.random.default_rng([seed, respondents, POOLS[pool]])
    return [rng.permutation(VALUES[: POOLS[pool]])[:6].tolist() for _ in range(respondents)]


def sharing(respondents: int, shared: int) -> Picks:
    """Return picks in which so many values are just more than half, and the others alike."""
    more = respondents // 2 + 1
    left, others = 6 * respondents - more * shared, 18 - shared
    rest = [left // others + (at < left % others) for at in range(others)]
    return counts_to_picks([more] * shared + rest, respondents)


def identical(respondents: int) -> Picks:
    """Return picks of people who all chose the same."""
    return [VALUES[:6]] * respondents


CONSTRUCTED: dict[str, Picks] = {
    "5 sharing 10": sharing(5, 10),
    "6 sharing 9": sharing(6, 9),
    "7 sharing 8": sharing(7, 8),
    "7 sharing 10": sharing(7, 10),
    "10 sharing 10": sharing(10, 10),
    "11 sharing 11": sharing(11, 11),
    "9 sharing none": sharing(9, 0),
    "13 sharing none": sharing(13, 0),
    **{f"{n} identical": identical(n) for n in (1, 4, 5, 6, 7, 9, 12, 15)},
}

BIG = {"open": 9, "big": 13, "shut": 7, "quiet": 6}
SMALL = {"pool": 5, "four": 4, "three": 3, "two": 2, "lone": 1, "no": 3}
SIZES = BIG | SMALL
OUTSIDE = {"open": "bands", "big": "bands", "shut": "no", "pool": "pooled", "no": "no"}
WHOLE = ("pool", "four", "three", "two", "lone")


def everything(seed: int = 1) -> Study:
    """Return a study with networks of every kind and answers to every instrument."""
    rng = np.random.default_rng(seed)
    groups = {id: drawn(size, "alike", seed) for id, size in SIZES.items()}
    networks = (
        *(Network(id, outside=OUTSIDE.get(id), participants=20) for id in groups),  # type: ignore[arg-type]
        Network("counted"),
    )
    base = study(groups, id="everything", networks=networks)
    return with_the_rest(replace(base, sorts=(*_topped(base.sorts), *_unfinished())), rng)


def _topped(sorts: Sequence[Placement]) -> list[Placement]:
    """Return maps in which everybody's first three important values are the top 3."""
    places: dict[str, int] = {}
    found = []
    for row in sorts:
        if row.category == "important":
            places[row.respondent] = places.get(row.respondent, 0) + 1
        top = places.get(row.respondent, 9)
        found.append(replace(row, top=top if row.category == "important" and top < 4 else None))
    return found


def _unfinished() -> list[Placement]:
    return [row for row in placements("later", "open", VALUES[3:9]) if row.value != VALUES[0]]


def with_the_rest(base: Study, rng: np.random.Generator) -> Study:
    """Return a study with random answers to what is not a values map for the network."""
    people = list(dict.fromkeys((row.respondent, row.network) for row in base.sorts))
    own = [
        replace(row, perspective="organisation")
        for person in people
        for row in placements(*person, rng.permutation(VALUES)[:6].tolist())
    ]
    return replace(
        base,
        sorts=(*base.sorts, *own),
        priorities=tuple(_listed(people, rng)),
        obstructing=tuple(
            Obstruction(
                *who, value=str(rng.choice(VALUES)), text=f"reden {rng.integers(99)}", reviewed=True
            )
            for who in people
        ),
        remarks=tuple(
            Remark(*who, "values_help", f"antwoord {rng.integers(99)}", reviewed=True)
            for who in people
        ),
        documents=(Document("d1", "open"), Document("d2", "shut")),
        codings=(Coding("d1", str(rng.choice(VALUES))), Coding("d2", VALUES[0])),
        tallies=tuple(Tally("counted", id, "important", int(rng.integers(4)), 9) for id in VALUES),
    )


def _listed(people: Sequence[tuple[str, str]], rng: np.random.Generator) -> list[Priority]:
    rows = []
    for who in people:
        six = rng.permutation(VALUES)[:6].tolist()
        rows += [Priority(*who, value, "most") for value in six[:3]]
        rows += [Priority(*who, value, "least") for value in six[3:]]
    return rows


def with_meanings(base: Study, texts: Sequence[str], *, reviewed: bool = True) -> Study:
    """Return a study in which everybody explains the values of their top 3, one text each."""
    rows = [
        Meaning(
            row.respondent,
            row.network,
            row.value,
            behaviour=f"{words} {row.value} {number}",
            reviewed=reviewed,
        )
        for number, row in enumerate(base.sorts)
        if row.top is not None and row.perspective == "network"
        for words in texts
    ]
    return replace(base, meanings=(*base.meanings, *rows))
