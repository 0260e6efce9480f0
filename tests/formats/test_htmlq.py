"""CSV files of HtmlQ and FlashQ: columns as HtmlQ (MIT, aproxima) sends and qmethod reads them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings

from formats.cells import IDS
from formats.qsets import FILLED, Holds, qsets
from formats.test_fuzz import noise, spoiled
from formats.tool_files import HTMLQ_CSV, KENQ_CSV, attempt
from samenspel.formats import htmlq
from samenspel.formats.qsort_rows import MAIL, NAMELESS
from samenspel.study.qset import QSet
from samenspel.text import plain

IN_CSV = Holds(
    names=IDS.filter(lambda name: name not in NAMELESS and not MAIL.search(name)),
    words=None,
    title=FILLED,
)
SORT_COLUMN = "uid;sort;nneg\nan;-1| 0| 0|+1;1\nbo;+1| 0|-1| 0;1\n"


@settings(max_examples=60, deadline=None)
@given(qset=qsets(IN_CSV))
def test_what_is_written_is_read_back(qset: QSet) -> None:
    content = htmlq.write(qset)
    assert htmlq.read(content, "q.csv") == qset
    assert htmlq.looks_like(content.decode())


def test_a_column_for_each_statement_is_read() -> None:
    found = htmlq.read(HTMLQ_CSV.encode(), "q.csv")
    assert found.title == plain("Onze waarden 1.0")
    assert [item.id for item in found.statements] == ["s1", "s2", "s3", "s4"]
    assert [sort.places for sort in found.sorts] == [(-1, 0, 0, 1), (1, 0, -1, 0), (0, 1, 0, -1)]
    assert found.shape == ((-1, 1), (0, 2), (1, 1))


def test_one_column_with_bars_is_read_as_well() -> None:
    found = htmlq.read(SORT_COLUMN.encode(), "map/keuzes.csv")
    assert found.title == plain("keuzes")
    assert [sort.places for sort in found.sorts] == [(-1, 0, 0, 1), (1, 0, -1, 0)]


def test_who_gave_no_name_or_a_mail_address_is_called_by_the_number_of_the_session() -> None:
    found = htmlq.read(HTMLQ_CSV.encode(), "q.csv")
    assert [sort.id for sort in found.sorts] == ["an", "2", "3"]


def test_times_answers_and_comments_stay_behind() -> None:
    said = repr(htmlq.read(HTMLQ_CSV.encode(), "q.csv"))
    assert not any(words in said for words in ("2024", "61", "want", "b.nl", "werk"))


def test_statements_stand_in_the_order_of_their_numbers() -> None:
    found = htmlq.read(HTMLQ_CSV.replace("s1;s2", "s10;s2").encode(), "q.csv")
    assert [item.id for item in found.statements] == ["s2", "s3", "s4", "s10"]
    assert found.sorts[0].places == (0, 0, 1, -1)


def test_the_order_of_the_columns_says_nothing() -> None:
    rows = [line.split(";") for line in HTMLQ_CSV.splitlines()]
    turned = "\n".join(";".join(reversed(row)) for row in rows)
    assert htmlq.read(turned.encode(), "q.csv") == htmlq.read(HTMLQ_CSV.encode(), "q.csv")


def test_a_title_that_differs_between_rows_is_not_a_title() -> None:
    content = HTMLQ_CSV.replace("Onze waarden 1.0;;", "Bo;;", 1).encode()
    found = htmlq.read(content, "keuzes.csv")
    assert found == replace(htmlq.read(HTMLQ_CSV.encode(), "q.csv"), title=plain("keuzes"))


@pytest.mark.parametrize("text", [HTMLQ_CSV, SORT_COLUMN, HTMLQ_CSV.replace(";", ",")])
def test_its_files_are_known_by_their_header(text: str) -> None:
    assert htmlq.looks_like(text)


@pytest.mark.parametrize("text", [KENQ_CSV, "", "uid;naam\n", "id,sort,an,bo\n"])
def test_other_files_are_not_taken_for_its_own(text: str) -> None:
    assert not htmlq.looks_like(text)


@pytest.mark.parametrize("text", [HTMLQ_CSV, SORT_COLUMN])
def test_a_spoiled_file_ends_in_a_study_or_a_sentence(text: str) -> None:
    rng = random.Random(3)  # noqa: S311 -- not a secret: the same tries each time
    for mutant in (spoiled,) * 200 + (noise,) * 50:
        attempt(htmlq.read, mutant(text.encode(), rng))
