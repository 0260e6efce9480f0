"""All figures on a million maps, against the least that any program must do: count them."""

from __future__ import annotations

import numpy as np
from bench.measure import medians, peak_megabytes, row, seconds, title, verdict
from numpy.typing import NDArray

from samenspel.analysis.blind import lines
from samenspel.analysis.values import IMPORTANT, Lines, tabulate

MAPS = 1_000_000
SHAPE = (6, 6, 6)
LARGEST = 15
REPEATS = 9


def million_maps(rng: np.random.Generator) -> NDArray[np.int8]:
    one = np.repeat(np.array([1, 0, -1], dtype=np.int8), SHAPE)
    return rng.permuted(np.broadcast_to(one, (MAPS, len(one))), axis=1)


def ragged_starts(rng: np.random.Generator) -> NDArray[np.intp]:
    """Return starts of networks of 2 to 15; the last one takes what is left, at least 2."""
    starts = np.cumsum(rng.integers(2, LARGEST + 1, size=MAPS)) - 2
    return np.concatenate([[0], starts[starts <= MAPS - 2]])


def main() -> None:
    rng = np.random.default_rng(1)
    boxes, starts = million_maps(rng), ragged_starts(rng)
    title(f"{MAPS:,} maps in {len(starts):,} networks of 2-15", ["seconds", "ratio", "target"])
    given = peak_megabytes()
    drawn: list[Lines] = []
    cold = seconds(lambda: drawn.append(Lines(*lines(LARGEST, SHAPE))))
    with_lines = peak_megabytes()
    tabulate(boxes, starts, drawn[0])
    with_tabulate = peak_megabytes()
    np.add.reduceat(boxes == IMPORTANT, starts)
    with_bare = peak_megabytes()
    bare, every = medians(
        lambda: np.add.reduceat(boxes == IMPORTANT, starts),
        lambda: tabulate(boxes, starts, drawn[0]),
        repeats=REPEATS,
    )
    row("bare np.add.reduceat(boxes == IMPORTANT, starts)", f"{bare:.3f}", "1.00")
    ratio = every / bare
    row("tabulate", f"{every:.3f}", f"{ratio:.2f}", verdict(ratio, 5))
    row("chance lines for 2-15, cold, 99,999 resamples", f"{cold:.3f}")
    row("peak MB: the maps", f"{given:.0f}")
    row("peak MB: and the chance lines", f"{with_lines:.0f}")
    row("peak MB: and tabulate", f"{with_tabulate:.0f}")
    row("peak MB: and the bare count", f"{with_bare:.0f}")


if __name__ == "__main__":
    main()
