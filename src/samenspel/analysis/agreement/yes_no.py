"""Krippendorff's alpha of many yes/no codes over very many units, such as characters, at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis.agreement.figures import ratio
from samenspel.analysis.agreement.model import Bools, YesNo

MOST_IN_A_BYTE = 10  # coders, of which how many are there and how many say yes fit one int8


def yes_no(coded: Bools, missing: Bools | None = None) -> YesNo:
    """Return alpha of each code, without intervals.

    With two categories, alpha depends only on how often each number of yes comes with each number
    of coders who worked there. So every unit is read once, and counted in a small table.

    Parameters
    ----------
    coded
        Coders x units x codes: whether the coder put the code there.
    missing
        Coders x units: whether the coder did not work there at all; by default nobody missed
        anything. What is coded there is left out.

    Raises
    ------
    ValueError
        When the shapes do not fit each other.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
    """
    coders, units, codes = coded.shape
    kind = np.int8 if coders <= MOST_IN_A_BYTE else np.int64
    there = np.full(units, coders, dtype=kind)
    if missing is not None:
        if missing.shape != (coders, units):
            raise ValueError(f"missing is {missing.shape}, and must be {(coders, units)}")
        there = there - missing.sum(axis=0, dtype=kind)
        coded = coded & ~missing[:, :, None]
    cells = coded.sum(axis=0, dtype=kind)
    cells += (there * (coders + 1))[:, None]
    tables = [np.bincount(cells[:, code], minlength=(coders + 1) ** 2) for code in range(codes)]
    return _alpha(np.array(tables).reshape(codes, coders + 1, coders + 1))


def _alpha(units: NDArray[np.int64]) -> YesNo:
    """Return alpha from how many units there are, codes x coders there x number of yes."""
    present = np.arange(units.shape[1])[:, None]
    yes = np.arange(units.shape[2])
    pairable = np.where(present >= 2, units, 0)
    values = (pairable * present).sum(axis=(1, 2))
    positive = (pairable * yes).sum(axis=(1, 2))
    apart = (pairable * 2 * yes * (present - yes) / np.maximum(present - 1, 1)).sum(axis=(1, 2))
    seen = apart / np.maximum(values, 1)
    by_chance = 2 * positive * (values - positive) / np.maximum(values * (values - 1), 1)
    return YesNo(ratio(seen, by_chance), positive, int(values.max(initial=0)))
