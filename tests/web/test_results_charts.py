"""What a chart tells: what its table says, whoever reads it, in both languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel import analyse, disclose, read
from samenspel.disclosure import Released
from samenspel.report.blocks import Figure, Table
from samenspel.report.charts import Bar, ranking
from samenspel.report.drawing import drawn
from samenspel.report.frame import spoken
from samenspel.text import LANGUAGES, Language, plain
from samenspel.web.results.chapters import chapters, report_of
from samenspel.web.results.live import MOST_CELLS, live, tips

EXAMPLES = ("voorbeeldregio", "west-brabant-west", "twente")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@cache
def released(name: str) -> Released:
    return disclose(analyse(read(f"examples/{name}"), resamples=99))


@cache
def figures() -> tuple[Figure, ...]:
    """Return every chart of every example."""
    return tuple(
        block
        for name in EXAMPLES
        for chapter in chapters(report_of(released(name)))
        for block in chapter.blocks
        if isinstance(block, Figure)
    )


def cells(table: Table, language: Language) -> Iterator[str]:
    for row in (table.header, *table.rows):
        yield from (spoken(cell, language) for cell in row)


def numbers(words: str) -> set[str]:
    return set(NUMBER.findall(words))


def written(spec: Any) -> Iterator[str]:
    """Yield all words of a chart that stand in a row of it."""
    for panel in spec.get("vconcat", [spec]):
        for layer in panel["layer"]:
            if layer["mark"]["type"] == "text":
                yield from (one["words"] for one in layer["data"]["values"] if "row" in one)


def known(table: Table, language: Language) -> set[str]:
    """Return each number in a table, and how often a row says the same."""
    rows = [[spoken(cell, language) for cell in row] for row in table.rows]
    said = {found for words in cells(table, language) for found in numbers(words)}
    return said | {str(times) for row in rows for times in Counter(row).values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_a_chart_follows_from_the_table_beside_it(language: Language) -> None:
    assert len(figures()) > 50
    for figure in figures():
        shown = {one for words in written(drawn(figure.spec, language)) for one in numbers(words)}
        assert shown <= known(figure.table, language), figure.caption.en


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_told_of_a_row_that_its_table_does_not_say(language: Language) -> None:
    for figure in figures():
        said = {*cells(figure.table, language)}
        every = [line for tip in tips(figure, language) for line in tip.lines]
        assert {words for line in every for words in line if words} <= said, figure.caption.en


def test_all_charts_with_rows_tell_something_of_most_of_them() -> None:
    told = [len(tips(figure, "nl")) for figure in figures()]
    assert told.count(0) == 1  # a line through what each factor adds: it has no rows
    assert min(count for count in told if count) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_browser_gets_is_the_chart_of_the_report_and_a_veil_over_its_rows(
    language: Language,
) -> None:
    for figure in figures():
        got: Any = json.loads(json.dumps(live(figure, language)))["spec"]
        own = drawn(figure.spec, language)
        for panel, drawing in zip(
            got.get("vconcat", [got]), own.get("vconcat", [own]), strict=True
        ):
            *layers, last = panel["layer"]
            assert [*layers, last] == drawing["layer"] or layers == drawing["layer"]
            assert panel["width"] == drawing["width"]


def bars(labels: list[str]) -> Figure:
    """Return a figure of bars, one for each label, and its table."""
    header = (plain("Value"), plain("Count"))
    values = [Bar(plain(label), count) for count, label in enumerate(labels)]
    rows = tuple((bar.label, plain(bar.count)) for bar in values)
    spec = ranking(values, respondents=len(labels), more_than=1)
    return Figure(plain("Bars"), plain("Bars"), spec, Table(plain("Bars"), header, rows))


LABELS = st.lists(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=90
    ).filter(str.strip),
    min_size=1,
    max_size=40,
)


@given(LABELS)
@settings(max_examples=60)
def test_each_row_is_told_by_its_own_line_however_it_is_called(labels: list[str]) -> None:
    """Two rows may be called alike, and a name may be cut or hold anything."""
    found = tips(bars(labels), "nl")
    assert [tip.key for tip in found] == [str(row) for row in range(len(labels))]
    assert [tip.lines for tip in found] == [(("Count", str(row)),) for row in range(len(labels))]
    assert [tip.title for tip in found] == [spoken(plain(label), "nl") for label in labels]


def test_of_a_row_too_long_to_take_in_only_what_the_chart_writes_is_told() -> None:
    figure = bars(["One", "Two"])
    wide = replace(
        figure.table,
        header=(plain("Value"), *[plain(f"head {at}") for at in range(MOST_CELLS)]),
        rows=tuple((row[0], *[plain("x")] * MOST_CELLS) for row in figure.table.rows),
    )
    told = [tip.lines for tip in tips(replace(figure, table=wide), "en")]
    assert told == [(("", "0 of 2"),), (("", "1 of 2"),)]
