"""Small studies for tests: name only what the test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from samenspel import catalogue
from samenspel.study.model import Card, Design, Shape, Study
from samenspel.study.rows import Network, Placement
from samenspel.text import Text, plain

VALUES = tuple(card.id for card in catalogue.cards("values-18", "2023"))
WORDS = Text("Een studie", "A study")


def placements(
    respondent: str, network: str, important: Iterable[str], less_important: Iterable[str] = ()
) -> list[Placement]:
    """Return one map of the 18 values; what is not named fills the boxes in catalogue order."""
    top = list(important)
    rest = [value for value in VALUES if value not in top]
    low = list(less_important) or rest[-6:]
    boxes = dict.fromkeys(rest, "neutral") | dict.fromkeys(low, "less_important")
    boxes |= dict.fromkeys(top, "important")
    return [
        Placement(respondent, network, value, boxes[value])  # type: ignore[arg-type]
        for value in VALUES
    ]


def study(groups: Mapping[str, Sequence[Iterable[str]]], **design: Any) -> Study:
    """Return a study from the important values of each respondent of each network."""
    networks = tuple(Network(id) for id in groups)
    rows = [
        row
        for network, picks in groups.items()
        for number, important in enumerate(picks, start=1)
        for row in placements(f"{network}{number}", network, important)
    ]
    chosen = {"id": "study", "title": WORDS, "networks": networks, **design}
    return Study(Design(**chosen), sorts=tuple(rows))


def counts_to_picks(counts: Sequence[int], respondents: int, picks: int = 6) -> list[list[str]]:
    """Return picks of respondents that give exactly these counts: deal cards round the table."""
    dealt = [value for value, count in zip(VALUES, counts, strict=True) for _ in range(count)]
    assert len(dealt) == respondents * picks
    return [dealt[who::respondents] for who in range(respondents)]


def random_study(
    rng: np.random.Generator,
    sizes: Sequence[int],
    *,
    shape: tuple[int, int, int] = (6, 6, 6),
    prefix: str = "",
    **design: Any,
) -> Study:
    """Return a study with random maps on cards of its own."""
    ids = [f"{prefix}waarde-{number}" for number in range(sum(shape))]
    cards = tuple(Card(id, plain(id.capitalize())) for id in ids)
    boxes = np.repeat(["important", "neutral", "less_important"], shape)
    names = [f"{prefix}net-{number}" for number in range(len(sizes))]
    rows = [
        Placement(f"{prefix}r{number}", network, id, box)
        for network, size in zip(names, sizes, strict=True)
        for number in range(size)
        for id, box in zip(ids, rng.permutation(boxes).tolist(), strict=True)
    ]
    chosen = {
        "id": "random",
        "title": WORDS,
        "own_cards": cards,
        "shape": Shape(*shape),
        "networks": tuple(Network(name) for name in names),
        **design,
    }
    return Study(Design(**chosen), sorts=tuple(rows))


# Two ways of seeing the 18 values that have nothing to do with each other, most important first.
MINDS = {"a": VALUES, "b": VALUES[0::3] + VALUES[1::3] + VALUES[2::3]}


def of_minds(groups: Mapping[str, str], *, seed: int = 1, **design: Any) -> Study:
    """Return a study of people who are each of one mind, but for two cards: ``{"N": "aaabb"}``."""
    rng = np.random.default_rng(seed)
    base = study({network: [] for network in groups}, **design)
    rows = [
        row
        for network, minds in groups.items()
        for number, mind in enumerate(minds, start=1)
        for row in _of_mind(rng, f"{network}{number}", network, MINDS[mind])
    ]
    return replace(base, sorts=tuple(rows))


def _of_mind(
    rng: np.random.Generator, respondent: str, network: str, values: Sequence[str]
) -> list[Placement]:
    order = list(values)
    for box in (0, 6):  # one card changes places with one of the next box
        one, other = box + rng.integers(6), box + 6 + rng.integers(6)
        order[one], order[other] = order[other], order[one]
    return placements(respondent, network, order[:6], order[12:])


def with_networks(base: Study, **fields: Any) -> Study:
    """Return a study whose networks all have these fields."""
    changed = tuple(replace(network, **fields) for network in base.design.networks)
    return replace(base, design=replace(base.design, networks=changed))


@st.composite
def shapes(draw: st.DrawFn) -> tuple[int, int, int]:
    """Draw a forced shape."""
    return draw(st.tuples(st.integers(1, 6), st.integers(0, 6), st.integers(1, 6)))


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """Draw a study of random maps: other cards, shapes, sizes and ids."""
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4))
    prefix = draw(st.sampled_from(["", "é-", "网络-", "Ω "]))
    seed = draw(st.integers(0, 2**32 - 1))
    return random_study(
        np.random.default_rng(seed), sizes, shape=draw(shapes()), prefix=prefix, seed=seed % 1000
    )
