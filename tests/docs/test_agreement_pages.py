"""The figures in the explanation of agreement are those that the program computes."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from samenspel.analysis.agreement.figures import MOST_UNDEFINED
from samenspel.analysis.agreement.unitised import FEWEST_DOCUMENTS
from samenspel.analysis.agreement.units import FEWEST_GROUPS, agree
from samenspel.findings.agreement import RESAMPLES

PAGES = [
    Path("docs/explanation") / name for name in ("method-agreement.md", "method-agreement.nl.md")
]
CELLS = np.array([[1, 1], [1, 0], [0, 1], [0, 0]])  # both, only one, only the other, neither


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_paradox_of_kappa_is_computed(page: Path) -> None:
    rows = re.findall(r"^\| .* \| \d+ \| \d+ .* \|$", page.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 2
    for row in rows:
        counts = [int(n) for n in re.findall(r"\d+", row)[:4]]
        printed = [float(f"0.{n}") for n in re.findall(r"[.,](\d\d)", row)]
        found = agree(np.repeat(CELLS, counts, axis=0).T)
        figures = [found.kappa.value, found.alpha.value, found.ac1.value]
        assert printed == pytest.approx(figures, abs=0.005)
        assert (sum(counts), found.percent.value) == (100, 0.85)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (PAGES[0], "ten paragraphs or five documents"),
        (PAGES[1], "tien alinea's of vijf documenten"),
    ],
    ids=["en", "nl"],
)
def test_the_limits_are_those_of_the_program(page: Path, words: str) -> None:
    text = " ".join(page.read_text("utf-8").split())
    assert words in text
    assert str(RESAMPLES) in text
    assert (FEWEST_GROUPS, FEWEST_DOCUMENTS, MOST_UNDEFINED) == (10, 5, 1 / 20)
