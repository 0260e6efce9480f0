"""Viewpoints in a thousand sorts and 5,000 resamples, against one bare decomposition of each."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import warnings
from functools import partial
from pathlib import Path

import numpy as np
from bench.measure import medians, row, title, verdict
from numpy.typing import NDArray

from samenspel import SamenspelWarning, bootstrap_viewpoints, viewpoints

Floats = NDArray[np.float64]

SHAPE_18 = {-1: 6, 0: 6, 1: 6}
SHAPE_33 = {-4: 2, -3: 3, -2: 4, -1: 5, 0: 5, 1: 5, 2: 4, 3: 3, 4: 2}
RESAMPLES = 5_000
OFTEN, SELDOM, ONCE = 51, 7, 3
R_SCRIPT = """
if (!requireNamespace("qmethod", quietly = TRUE)) quit(status = 3)
sorts <- read.csv(commandArgs(TRUE)[1], header = FALSE)
print(system.time(capture.output(qmethod::qmethod(sorts, nfactors = 3)))[["elapsed"]])
"""


def sorts_of(shape: dict[int, int], people: int) -> Floats:
    """Return forced sorts (statements x people) of three groups, each with a view."""
    rng = np.random.default_rng(1)
    columns = np.repeat(np.array(list(shape), dtype=float), list(shape.values()))
    views = rng.normal(size=(len(columns), 3))
    leaning = views[:, np.arange(people) % 3] + rng.normal(size=(len(columns), people))
    sorts = np.empty_like(leaning)
    np.put_along_axis(sorts, np.argsort(leaning, axis=0), columns[:, None], axis=0)
    return sorts


def main() -> None:
    warnings.simplefilter("ignore", SamenspelWarning)
    _one_analysis(sorts_of(SHAPE_18, 1_000))
    _resamples(sorts_of(SHAPE_33, 9))
    _more_sorts()
    _others(sorts_of(SHAPE_18, 1_000))


def _one_analysis(sorts: Floats) -> None:
    title("18 statements, 1,000 sorts, PCA and varimax", ["ms", "ratio", "target"])
    decompose = partial(np.linalg.svd, sorts, full_matrices=False)
    for factors in (3, 2, 4):
        ways = [partial(viewpoints, sorts, factors=factors, r_compatible=r) for r in (False, True)]
        bare, converged, as_in_r = medians(decompose, *ways, repeats=OFTEN)
        if factors == 3:
            row("bare thin np.linalg.svd", f"{1000 * bare:.2f}", "1.00")
        ratio = converged / bare
        target = [verdict(ratio, 10)] if factors == 3 else []
        row(f"{factors} factors, converged", f"{1000 * converged:.2f}", f"{ratio:.2f}", *target)
        row(f"{factors} factors, as R stops", f"{1000 * as_in_r:.2f}", f"{as_in_r / bare:.2f}")


def _resamples(sorts: Floats) -> None:
    title(f"{RESAMPLES:,} resamples, 33 statements, 9 sorts", ["seconds", "ratio", "target"])
    many = np.random.default_rng(1).normal(size=(RESAMPLES, *sorts.shape))
    bare, ours = medians(
        lambda: np.linalg.svd(many, full_matrices=False),
        lambda: bootstrap_viewpoints(sorts, factors=3, resamples=RESAMPLES, seed=1),
        repeats=SELDOM,
    )
    row(f"bare thin np.linalg.svd on {many.shape}", f"{bare:.3f}", "1.00")
    row(
        "bootstrap, 3 factors, converged",
        f"{ours:.3f}",
        f"{ours / bare:.2f}",
        verdict(ours / bare, 4),
    )
    row("and in seconds", f"{ours:.3f}", "", verdict(ours, 1))


def _more_sorts() -> None:
    title("18 statements, 3 factors, more and more sorts", ["seconds", "us a sort"])
    for people in (1_000, 10_000, 100_000):
        sorts = sorts_of(SHAPE_18, people)
        (took,) = medians(partial(viewpoints, sorts, factors=3), repeats=ONCE)
        row(f"{people:,} sorts", f"{took:.3f}", f"{1e6 * took / people:.1f}")


def _others(sorts: Floats) -> None:
    title("The same in other programs, 3 factors", ["18 x 1,000", "resamples"])
    row("R with qmethod, on this machine", _seconds_in_r(sorts))
    row("R with qmethod, published for a machine of 2 cores", "8.8 s", "118 s")
    row("Qualis' engine, published for a machine of 2 cores", "0.22 s", "25 s")


def _seconds_in_r(sorts: Floats) -> str:
    """Return how long one analysis takes in R; its bootstrap takes minutes and is left out."""
    if not shutil.which("Rscript"):
        return "not installed"
    with tempfile.TemporaryDirectory() as folder:
        table, script = Path(folder, "sorts.csv"), Path(folder, "time.R")
        np.savetxt(table, sorts, fmt="%d", delimiter=",")
        script.write_text(R_SCRIPT, encoding="utf-8")
        command = ["Rscript", str(script), str(table)]
        ran = subprocess.run(command, check=False, capture_output=True, text=True)
    if ran.returncode == 3:
        return "not installed"
    return "failed" if ran.returncode else f"{ran.stdout.split()[-1]} s"


if __name__ == "__main__":
    main()
