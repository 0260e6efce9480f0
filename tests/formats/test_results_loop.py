"""The loop in the files of results: every audience gets one shape, and a reason for what is not."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from formats.test_results import unexplained
from report.loop_sample import AGREED, CHANGE, MEMBERS, WHOLE, WITHHELD, shown
from samenspel.disclosure.released import ReleasedLoop
from samenspel.formats.results import results
from samenspel.formats.results_tables import to_csv, to_xlsx


@pytest.mark.parametrize("released", [WHOLE, MEMBERS], ids=["researcher", "members"])
def test_whatever_is_null_has_a_reason(released: object) -> None:
    found = results(released)  # type: ignore[arg-type]
    parts = {key: found[key] for key in ("changes", "gaps", "agreed")}
    assert all(parts.values())
    assert list(unexplained(parts)) == []


def test_nothing_computed_for_one_matched_person_says_why() -> None:
    unknown = dict.fromkeys(("kept", "kept_by_chance", "overlap", "p"))
    few = replace(
        CHANGE,
        matched=1,
        values=(),
        **unknown,  # type: ignore[arg-type]
        reasons=dict.fromkeys(unknown, "too_few_matched"),
    )
    (written,) = results(shown(ReleasedLoop((few,))))["changes"]
    assert list(unexplained(written)) == []
    assert written["reason"]["overlap"] == "too_few_matched"


def test_what_is_withheld_shows_no_figure() -> None:
    *_, written = results(MEMBERS)["changes"]
    assert written["network"] == WITHHELD.id
    assert {written[key] for key in ("since", "values", "overlap", "p")} == {None}


def test_a_row_of_the_csv_is_told_apart_from_every_other_one() -> None:
    for released in (WHOLE, MEMBERS):
        rows = list(csv.DictReader(io.StringIO(to_csv(released, "en"))))
        names = [
            tuple(row[key] for key in ("subject", "scope", "item", "measure"))
            for row in rows
            if row["subject"] in {"changes", "gaps", "agreed"}
        ]
        assert len(names) > 20
        assert len(set(names)) == len(names)


def test_the_workbook_has_a_row_for_each_value_and_each_agreement() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(WHOLE, "nl")))
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert len(rows["changes values"]) == 1 + len(CHANGE.values)
    assert len(rows["agreed agreements"]) == 1 + len(AGREED.agreements)
    assert len(rows["agreed followups"]) == 1 + len(AGREED.followups)
