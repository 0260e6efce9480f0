"""A large network, three in ten silent, against the least that any program must do: add it up."""

from __future__ import annotations

import numpy as np
from bench.measure import medians, peak_megabytes, row, title, verdict

from samenspel.analysis.relations import STRONGEST, Relations, Ties, relations

ORGANISATIONS = 5_000
ROWS = 100_000
SILENT = 3 * ORGANISATIONS // 10
DRAWN = 5 * ROWS // 6  # and of these, one in three is returned where the other answered
REPEATS = 201


def large_network(rng: np.random.Generator) -> Ties:
    """Return ties in no order at all: worse than any table."""
    source = rng.integers(SILENT, ORGANISATIONS, size=DRAWN)
    target = rng.integers(ORGANISATIONS, size=DRAWN)
    returned = (target >= SILENT) & (rng.random(DRAWN) < 1 / 3)
    there, back = np.stack([source, target]), np.stack([target, source])[:, returned]
    pairs = np.unique(np.concatenate([there, back], axis=1), axis=1)
    pairs = rng.permutation(pairs[:, pairs[0] != pairs[1]], axis=1)[:, :ROWS]
    pairs = np.ascontiguousarray(pairs, dtype=np.int32)
    answered = np.where(np.arange(ORGANISATIONS) < SILENT, 0, ORGANISATIONS - 1)
    strength = rng.integers(1, STRONGEST + 1, size=len(pairs[0])).astype(np.int8)
    return Ties(pairs[0], pairs[1], strength, answered)


def received(ties: Ties) -> object:
    return np.bincount(ties.target, weights=ties.strength, minlength=ORGANISATIONS)


def given_and_received(ties: Ties) -> object:
    return np.bincount(ties.source, weights=ties.strength, minlength=ORGANISATIONS), received(ties)


def main() -> None:
    ties = large_network(np.random.default_rng(1))
    title(
        f"{len(ties.source):,} ties of {ORGANISATIONS:,} organisations, {SILENT:,} of them silent",
        ["ms", "ratio", "target"],
    )
    with_ties = peak_megabytes()
    found = relations(ties)
    with_relations = peak_megabytes()
    bare, every = medians(
        lambda: given_and_received(ties), lambda: relations(ties), repeats=REPEATS
    )
    (one,) = medians(lambda: received(ties), repeats=REPEATS)
    row("strength by target: source is not read", f"{1000 * one:.2f}", f"{one / bare:.2f}")
    row("bare np.bincount by source, and by target", f"{1000 * bare:.2f}", "1.00")
    ratio = every / bare
    row("relations, all bounds", f"{1000 * every:.2f}", f"{ratio:.2f}", verdict(ratio, 5))
    _rows_of(found)
    row("peak MB: the ties", f"{with_ties:.0f}")
    row("peak MB: and relations", f"{with_relations:.0f}")


def _rows_of(found: Relations) -> None:
    for name in ("density", "reciprocity", "centralisation", "asymmetry"):
        bounds = getattr(found, name)
        row(name, f"{bounds.low:.4f}", f"{bounds.high:.4f}")


if __name__ == "__main__":
    main()
