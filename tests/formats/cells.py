"""Any cells and names that a study may hold, the awkward ones first."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from samenspel.study.cells import options, without_none
from samenspel.study.name_checks import EVERYBODY, FORMULA_STARTS
from samenspel.study.tables import Column, columns
from samenspel.text import Text

LETTERS = st.characters(
    exclude_categories=("Cs", "Cc"), include_characters="\n\t", exclude_characters="\ufffe\uffff"
)
# What spreadsheets like to change: formulas, numbers, quotes, escape codes, errors, dates.
AWKWARD = st.sampled_from(
    (
        *("=1+1", "'=1", "''", "+31", "-", "@x", "\t=", "\n", "007", "2023", "6.0", "1e5"),
        *('"a";,"b"', "_x0041_", "#N/A", " voor", "na ", "TRUE", "ja", "1-2-2024"),
        *("e\u0301😀", "＝1", "<b>&amp;"),
    )
)
WORDS = st.one_of(AWKWARD, st.text(LETTERS, max_size=12))
IDS = st.text(LETTERS, min_size=1, max_size=6).filter(
    lambda name: (
        name.isprintable()
        and name == name.strip()
        and not name.startswith(FORMULA_STARTS)
        and name != EVERYBODY
    )
)
PLAIN_IDS = st.sampled_from(["a", "b", "c", "007", "6", "é", "'s-H", "1e5", "Net 1", "名"])
KINDS: dict[object, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(1, 99_999),
    float: st.floats(0, 168),
    bool: st.booleans(),
    date: st.dates(),
}


def ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.one_of(PLAIN_IDS, IDS), min_size=least, max_size=most, unique=True)


def filled(table: str, **known: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return any cells for a table; only what is ``known`` is not free."""
    free = {item.name: _cells(item) for item in columns(table) if item.name not in known}
    return st.fixed_dictionaries(free).map(lambda cells: cells | known)


def _cells(column: Column) -> st.SearchStrategy[Any]:
    allowed = options(column.kind)
    cells = st.sampled_from(allowed) if allowed else KINDS[without_none(column.kind)]
    if column.empty not in (None, "") and not allowed:
        cells = cells.filter(lambda cell: cell != "")  # empty means the default, or is refused
    return cells | st.none() if column.empty is None else cells


def texts() -> st.SearchStrategy[Text]:
    filled_words = WORDS.filter(str.strip)
    return st.builds(Text, filled_words, filled_words)
