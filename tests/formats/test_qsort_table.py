"""Sorts as a plain table, from whatever spreadsheet or program."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.cells import ids, texts
from formats.qsets import Holds, qsets
from samenspel.formats import qsort_table
from samenspel.formats.qsort_table import common_shape
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import Text, plain

some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
HOLDS = Holds(ids=ids(2, 5), title=st.just("sorts"))
SORTS = (QSort("Anna", (-1, 0, 1)), QSort("Bo", (1, 0, -1)), QSort("Co", (0, 1, None)))
QSET = QSet(
    title=plain("sorts"),
    statements=(
        Statement("a", plain("Wij luisteren; altijd")),
        Statement("b", plain("Wij bellen")),
        Statement("c", plain("Wij komen")),
    ),
    sorts=SORTS,
    shape=((-1, 1), (0, 1), (1, 1)),
)
TABLE = """\
id,statement,Anna,Bo,Co
a,Wij luisteren; altijd,-1,1,0
b,Wij bellen,0,0,1
c,Wij komen,1,-1,
"""


def read(table: str | bytes) -> QSet:
    return qsort_table.read(table.encode() if isinstance(table, str) else table, "sorts.csv")


def without_words(qset: QSet) -> QSet:
    return replace(qset, statements=tuple(Statement(s.id, plain(s.id)) for s in qset.statements))


def test_a_row_is_a_statement_and_a_column_a_sort() -> None:
    assert read(TABLE) == QSET
    assert qsort_table.write(QSET).decode() == TABLE


@given(qset=qsets(HOLDS))
@some
def test_what_is_written_is_read_back(qset: QSet) -> None:
    assert qsort_table.read(qsort_table.write(qset), "sorts.csv") == qset


@given(qset=qsets(HOLDS), words=st.lists(texts(), min_size=5, max_size=5))
@some
def test_words_in_two_languages_are_kept_in_two_columns(qset: QSet, words: list[Text]) -> None:
    spoken = tuple(
        replace(item, words=said)
        for item, said in zip(qset.statements, words[: len(qset.statements)], strict=False)
    )
    both = replace(qset, statements=spoken)
    assert qsort_table.read(qsort_table.write(both), "sorts.csv") == both


@pytest.mark.parametrize(
    "table",
    [
        TABLE.replace("\n", "\r\n"),
        "\ufeff" + TABLE,
        TABLE.replace("id,", "statement_id,"),
        TABLE.replace("id,", ","),
        TABLE.replace("id,statement", "ID, Statement"),
        TABLE.replace("1,\n", "1,NA\n"),
        TABLE.replace("-1", " -1 ").replace(",1", ",+1"),
        TABLE.replace("Wij luisteren; altijd", '"Wij luisteren; altijd"'),
        TABLE.replace("Wij luisteren; altijd", "Wij luisteren@ altijd")
        .replace(",", ";")
        .replace("Wij luisteren@ altijd", '"Wij luisteren; altijd"'),
        TABLE.replace(",", "\t"),
        TABLE + "\n\n",
        TABLE.replace("\n", ",,\n"),
    ],
)
def test_how_a_spreadsheet_writes_a_table_says_nothing(table: str) -> None:
    assert read(table) == QSET


def test_without_words_the_id_of_a_statement_speaks_for_it() -> None:
    assert read("id,Anna,Bo,Co\na,-1,1,0\nb,0,0,1\nc,1,-1,\n") == without_words(QSET)


def test_a_statement_with_an_empty_cell_for_words_is_called_by_its_id() -> None:
    words = [item.words for item in read(TABLE.replace("Wij bellen", "")).statements]
    assert words == [QSET.statements[0].words, plain("b"), QSET.statements[2].words]


def test_a_table_that_says_so_has_a_row_for_each_sort() -> None:
    turned = "sort,a,b,c\nAnna,-1,0,1\nBo,1,0,-1\nCo,0,1,\n"
    assert read(turned) == without_words(QSET)


@pytest.mark.parametrize("index", ["", "statement_id"])
def test_a_data_frame_of_statements_by_sorts_is_read(index: str) -> None:
    frame = pd.DataFrame(
        {sort.id: sort.places for sort in SORTS[:2]}, index=pd.Index(list("abc"), name=index)
    )
    out = StringIO()
    frame.to_csv(out)
    assert read(out.getvalue()).sorts == SORTS[:2]


def test_no_spreadsheet_computes_what_is_written() -> None:
    unsafe = replace(QSET, sorts=(QSort("=1+1", (-1, 0, 1)), *SORTS[1:]))
    written = qsort_table.write(unsafe)
    assert written.startswith(b"id,statement,'=1+1,Bo,Co\n")
    assert read(written) == unsafe


@pytest.mark.parametrize(
    ("sorts", "shape"),
    [
        ([(0, 1, 1), (1, 0, 1)], ((0, 1), (1, 2))),
        ([(0, 1, 1), (1, 0, None)], ((0, 1), (1, 2))),
        ([(0, 1, 1), (0, 0, None)], ()),  # more in a column than the shape allows
        ([(0, 1, 1), (0, 0, 1)], ()),
        ([(0, None, 1), (1, 0, None)], ()),  # no complete sort tells
    ],
)
def test_sorts_are_forced_when_all_of_them_keep_one_shape(
    sorts: list[tuple[int | None, ...]], shape: tuple[tuple[int, int], ...]
) -> None:
    assert common_shape(sorts) == shape
