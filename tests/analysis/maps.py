"""Values maps to test with: the four networks of 2023, and any others that hypothesis thinks of."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from samenspel.analysis.values import Lines

SORTS = Path(__file__).parents[2] / "examples" / "west-brabant-west" / "sorts.csv"
CODES = {"important": 1, "neutral": 0, "less_important": -1}
STARTS_2023 = np.array([0, 2, 6, 8])

Shape = tuple[int, int, int]


def published_2023() -> tuple[list[str], NDArray[np.int8]]:
    """Return the 18 values and the twelve maps of networks A-D, in that order."""
    with SORTS.open(encoding="utf-8-sig", newline="") as file:
        boxes = {(r["respondent"], r["value"]): CODES[r["category"]] for r in csv.DictReader(file)}
    people, values = (sorted({key[at] for key in boxes}) for at in (0, 1))
    rows = [[boxes[person, value] for value in values] for person in people]
    return values, np.array(rows, dtype=np.int8)


def one_map(shape: Shape) -> NDArray[np.int8]:
    """Return a map with the values in the order of the boxes."""
    return np.repeat(np.array([1, 0, -1], dtype=np.int8), shape)


def random_maps(rng: np.random.Generator, shape: Shape, maps: int) -> NDArray[np.int8]:
    """Return maps that are picked blindly."""
    return rng.permuted(np.tile(one_map(shape), (maps, 1)), axis=1)


def out_of_reach(most: int) -> Lines:
    """Return lines that no count passes."""
    index = np.arange(most + 1)
    return Lines(index + 1, index**2)


def starts_of(sizes: list[int]) -> NDArray[np.intp]:
    """Return the first row of each network."""
    return np.cumsum([0, *sizes[:-1]])


shapes = st.tuples(*[st.integers(0, 7)] * 3).filter(lambda shape: sum(shape) > 0)
some_sizes = st.lists(st.integers(1, 9), min_size=1, max_size=6)
seeds = st.integers(0, 2**32 - 1)
