"""What R's qmethod 1.8.4 makes of our own synthetic sorts: 18 statements, forced 6/6/6."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).parent / "data"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Run:
    """One run of the reference, such as PCA_varimax_3 on the 40 sorts of s18x40."""

    people: str
    name: str

    @property
    def factors(self) -> int:
        return int(self.name.split("_")[2])

    def found(self) -> dict[str, Any]:
        found: dict[str, Any] = _runs(self.people)[self.name]
        return found

    def matrix(self, name: str) -> Floats:
        return numbers(self.found()[name]["values"])


@cache
def _runs(people: str) -> dict[str, Any]:
    text = (DATA / "reference_synth666.json").read_text(encoding="utf-8")
    runs: dict[str, Any] = json.loads(text)["sets"][people]["runs"]
    return runs


def numbers(rows: list[list[float | None]]) -> Floats:
    """Return a matrix in which what the reference leaves out is NaN."""
    return np.array([[np.nan if cell is None else cell for cell in row] for row in rows])


def targets() -> list[Run]:
    """Return the runs in which the reference does what it says."""
    runs = [Run(people, name) for people in ("s18x8", "s18x40") for name in _runs(people)]
    return [run for run in runs if run.found().get("valid_target")]


def synthetic(people: str) -> Floats:
    """Return the sorts, statements x sorts."""
    path = DATA / f"synthetic_{people.removeprefix('s')}_666.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return np.array([[float(cell) for cell in row[1:]] for row in rows[1:]])
