"""Alpha of 20 yes/no codes on every character, against the least that any program must do."""

from __future__ import annotations

from functools import partial

import numpy as np
from bench.measure import medians, row, title, verdict
from numpy.typing import NDArray

from samenspel.analysis.agreement.figures import draws
from samenspel.analysis.agreement.unitised import Marks, unitised
from samenspel.analysis.agreement.units import agree
from samenspel.analysis.agreement.yes_no import yes_no

CODERS, CHARACTERS, CODES = 3, 100_000, 20
DOCUMENTS, UNITS = 20, 50  # of 50,000 characters, with units of one coder in each
REPEATS = 15


def coded_by(rng: np.random.Generator) -> NDArray[np.bool_]:
    """Return stretches of some hundred characters, about the same for every coder."""
    coded = np.zeros((CODERS, CHARACTERS, CODES), dtype=bool)
    for code in range(CODES):
        for start in rng.integers(CHARACTERS - 1_000, size=30):
            for coder in range(CODERS):
                first = start + rng.integers(100)
                coded[coder, first : first + rng.integers(100, 900), code] = True
    return coded


def bare(coded: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    said = coded.sum(0, dtype=np.int8)
    return [np.bincount(said[:, code]) for code in range(CODES)]


def marks(rng: np.random.Generator) -> Marks:
    """Return units of two coders, each somewhere in a slot of its own."""
    coder, document, slot = (
        axis.ravel() for axis in np.mgrid[:2, :DOCUMENTS, :UNITS].astype(np.int64)
    )
    start = slot * 1_000 + rng.integers(400, size=len(slot))
    return Marks(coder, document, start, start + 500, slot % CODES)


def main() -> None:
    rng = np.random.default_rng(1)
    coded = coded_by(rng)
    missing = np.zeros((CODERS, CHARACTERS), dtype=bool)
    missing[2, CHARACTERS // 2 :] = True
    title(f"Alpha, {CODERS} coders x {CHARACTERS:,} characters x {CODES} codes",
          ["ms", "ratio", "target"])  # fmt: skip
    least, plain, half = medians(
        partial(bare, coded),
        partial(yes_no, coded),
        partial(yes_no, coded, missing),
        repeats=REPEATS,
    )
    row("bare sum over coders and one bincount a code", f"{1000 * least:.2f}", "1.00")
    for what, took in (("alpha", plain), ("alpha, one coder missing in half of it", half)):
        row(what, f"{1000 * took:.2f}", f"{took / least:.2f}", verdict(took / least, 4))
    _intervals(rng)


def _intervals(rng: np.random.Generator) -> None:
    title("With intervals over 999 resamples", ["ms"])
    ratings = rng.integers(2, size=(CODERS, 2_000))
    units, lengths = marks(rng), np.full(DOCUMENTS, 50_000)
    whole = np.ones((2, DOCUMENTS), dtype=bool)
    drawn = draws(DOCUMENTS)
    segments, stretches = medians(
        partial(agree, ratings),
        partial(unitised, units, lengths, whole, values=CODES, drawn=drawn),
        repeats=REPEATS,
    )
    row("percent, kappa, alpha and AC1 of 2,000 paragraphs", f"{1000 * segments:.1f}")
    row("unitised alpha of 2,000 units in 1,000,000 characters", f"{1000 * stretches:.1f}")


if __name__ == "__main__":
    main()
