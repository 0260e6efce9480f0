"""Viewpoints as data: a reason for everything that is not there, and tables a person can use."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from builders import of_minds, studies
from formats.test_results import hollow, unexplained, walk
from samenspel import analyse, disclose
from samenspel.catalogue import texts
from samenspel.disclosure import Released
from samenspel.findings import analyse_qset
from samenspel.formats.results import results, to_json
from samenspel.formats.results_tables import to_csv, to_xlsx
from samenspel.study.model import Study
from samenspel.study.qset import Flag, QSet, QSort, Statement, Turn, ViewpointPlan
from samenspel.text import plain

PLAN = ViewpointPlan(
    factors=2, turns=(Turn(1, 2, 5.0), Turn(1, 2, -5.0), Turn(1, 2, 5.0)), resamples=50
)
BY_HAND = replace(PLAN, flags=(Flag("N1", 1), Flag("N2", 1), Flag("N9", 2)), resamples=0)
HALF = replace(PLAN, flags=(Flag("N1", 1),), factors=3)
PLANS = {"drawn": PLAN, "by hand": BY_HAND, "half": HALF, "alone": replace(BY_HAND, factors=1)}


@lru_cache
def released(name: str = "drawn") -> Released:
    plan = PLANS[name]
    turns = plan.turns if plan.factors > 1 else ()
    flags = tuple(flag for flag in plan.flags if flag.factor <= plan.factors)
    made = of_minds({"N": "aaaaabbbbb", "Z": "aab"})
    design = replace(made.design, viewpoints=replace(plan, turns=turns, flags=flags))
    return disclose(analyse(replace(made, design=design), resamples=99))


def written(name: str = "drawn") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(released(name)))["viewpoints"]
    return found


@pytest.mark.parametrize("name", PLANS)
def test_whatever_is_null_has_a_reason_with_words(name: str) -> None:
    found = results(released(name))
    assert list(unexplained(found)) == list(hollow(found)) == []
    codes = {why for row in walk(found) for why in row.get("reason", {}).values()}
    assert codes <= found["reasons"].keys() <= texts("reasons").keys()


@settings(max_examples=10, deadline=None)
@given(made=studies())
def test_whatever_is_null_has_a_reason_in_any_study(made: Study) -> None:
    design = replace(made.design, viewpoints=ViewpointPlan(resamples=10))
    found = results(disclose(analyse(replace(made, design=design), resamples=99)))
    assert list(unexplained(found)) == list(hollow(found)) == []
    json.dumps(found, allow_nan=False)


def test_each_kind_of_absence_has_its_own_reason() -> None:
    drawn, by_hand, half, alone = map(written, PLANS)
    assert by_hand["sorters"][0]["loadings"][0]["reason"] == {
        "interval": "no_bootstrap",
        "frequency": "no_bootstrap",
    }
    assert half["scores"][0]["scores"][1]["reason"] == dict.fromkeys(
        ("z", "place", "interval", "distinguishing"), "no_flags"
    )
    assert half["scores"][0]["reason"]["consensus"] == "one_viewpoint"
    assert alone["scores"][0]["scores"][0]["reason"]["distinguishing"] == "one_viewpoint"
    alike = [score for row in drawn["scores"] for score in row["scores"]]
    assert {"distinguishing": "not_distinguishing"} in [score["reason"] for score in alike]
    assert {"level": "not_different"} in [row["reason"] for row in drawn["differences"]]


def test_a_study_that_does_not_ask_writes_no_word_of_viewpoints() -> None:
    unasked = disclose(analyse(of_minds({"N": "aaaaabbbbb"}), resamples=99))
    assert "viewpoints" not in to_json(unasked)
    assert "viewpoints" not in to_csv(unasked, "en")


def test_when_nothing_can_be_computed_every_part_says_why() -> None:
    one = QSet(plain("Q"), (Statement("s", plain("S")),), (QSort("p", (1,)),))
    found = results(disclose(analyse_qset(one, PLAN)))
    assert list(unexplained(found)) == []
    part = found["viewpoints"]
    assert set(part["reason"].values()) == {"one_sort"}
    assert part["reason"].keys() == {name for name in part if part[name] in (None, [])} - {
        "shape",
        "doubts",
    }


def test_figures_keep_their_full_precision() -> None:
    found, full = written(), released().viewpoints
    assert full is not None
    assert found["scores"][3]["scores"][1]["z"] == full.scores[3].scores[1].z
    assert found["how_many"]["eigenvalues"][0]["eigenvalue"] == full.how_many.eigenvalues[0]  # type: ignore[union-attr]
    first = full.sorters[0].loadings[0].interval
    assert first is not None
    assert found["sorters"][0]["loadings"][0]["interval"] == {"low": first.low, "high": first.high}


def test_a_sort_in_one_column_says_that_it_has_no_loading() -> None:
    statements = tuple(Statement(f"s{at}", plain("S")) for at in range(3))
    places = [(1, 1, 1), (1, 2, 3), (2, 3, 1)]
    sorts = tuple(QSort(f"p{at}", one) for at, one in enumerate(places))
    made = QSet(plain("Q"), statements, sorts)
    found = results(disclose(analyse_qset(made, replace(PLAN, factors=1, turns=()))))
    assert list(unexplained(found)) == []
    flat, other = (row["loadings"][0] for row in found["viewpoints"]["sorters"][:2])
    assert flat["reason"] == dict.fromkeys(("loading", "interval"), "constant_sort")
    assert (flat["frequency"], other["reason"]) == (0.0, {})  # never counted for any viewpoint


def test_a_doubt_is_written_in_words() -> None:
    made = QSet(
        plain("Q"),
        tuple(Statement(f"s{at}", plain("S")) for at in range(4)),
        tuple(QSort(f"p{at}", one) for at, one in enumerate([(1, 2, 3, 4), (4, 1, 2, 3)])),
    )
    doubts = results(disclose(analyse_qset(made, replace(PLAN, turns=()))))["viewpoints"]["doubts"]
    assert {one["code"] for one in doubts} >= {"few_sorts"}
    few = next(one for one in doubts if one["code"] == "few_sorts")
    assert few["about"] == ["2"]
    assert "2" in few["words"]["nl"]
    assert "2" in few["words"]["en"]


def tidy(name: str = "drawn") -> dict[tuple[str, str], dict[str, str]]:
    rows = csv.DictReader(io.StringIO(to_csv(released(name), "en")))
    return {(row["item"], row["measure"]): row for row in rows if row["subject"] == "viewpoints"}


@pytest.mark.parametrize("name", PLANS)
def test_a_row_of_the_csv_is_told_apart_from_every_other_one(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(released(name), "en"))))
    assert len(tidy(name)) == sum(row["subject"] == "viewpoints" for row in rows) > 200


def test_the_csv_holds_the_figures_by_statement_sort_and_viewpoint() -> None:
    found, rows = written(), tidy()
    statement = found["scores"][0]
    here = rows[f"{statement['id']} 2", "scores.scores.z"]
    assert here["figure"] == str(statement["scores"][1]["z"])
    assert rows["N1 1", "sorters.loadings.flagged"]["figure"] in {"True", "False"}
    assert rows["0", "shape.places"]["figure"] == "6"
    assert rows["1", "how_many.eigenvalues.chance"]["figure"]
    assert [rows[f"{at}", "plan.turns.degrees"]["figure"] for at in (1, 2, 3)] == [
        "5.0",
        "-5.0",
        "5.0",
    ]


def sheets(name: str = "drawn") -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(released(name), "nl")))
    return {sheet: book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names}


def test_the_workbook_has_a_row_a_statement_and_a_row_a_sort_with_viewpoints_beside() -> None:
    found, book = written(), sheets()
    head, *rows = book["viewpoints statements"]
    assert len(rows) == 18
    first = dict(zip(head, rows[0], strict=True))
    one, two = found["scores"][0]["scores"]
    assert (first["z 1"], first["z 2"]) == pytest.approx((one["z"], two["z"]), rel=1e-15)
    assert (first["place 1"], first["place 2"]) == (one["place"], two["place"])
    assert first["words.nl"] == found["statements"][0]["words"]["nl"]
    assert {"interval 1.low", "distinguishing 2", "consensus", "equivalent"} <= first.keys()
    head, *rows = book["viewpoints loadings"]
    assert len(rows) == 13
    assert dict(zip(head, rows[-1], strict=True))["id"] == "Z3"
    assert {"loading 1", "flagged 2", "frequency 1"} <= set(head)


def test_an_empty_cell_of_the_workbook_has_its_reason_in_the_same_row() -> None:
    head, *rows = sheets("half")["viewpoints statements"]
    first = dict(zip(head, rows[0], strict=True))
    assert (first["z 2"], first["reason 2.z"]) == ("", "no_flags")
    assert (first["consensus"], first["reason.consensus"]) == ("", "one_viewpoint")
    head, _ = sheets("half")["viewpoints"]
    assert not {"plan.turns", "plan.flags"} & set(head)


def test_every_other_table_has_a_sheet_of_its_own() -> None:
    found, book = written("by hand"), sheets("by hand")
    counts = {name: len(rows) - 1 for name, rows in book.items() if name.startswith("viewpoints")}
    assert counts == {
        "viewpoints": 1,
        "viewpoints statements": 18,
        "viewpoints loadings": 13,
        "viewpoints viewpoints": 2,
        "viewpoints viewpoints overlaps": 4,
        "viewpoints differences": 18,
        "viewpoints likeness": 1,
        "viewpoints eigenvalues": len(found["how_many"]["eigenvalues"]),
        "viewpoints partial": len(found["how_many"]["partial"]),
        "viewpoints previews": len(found["how_many"]["previews"]),
        "viewpoints shape": 3,
        "viewpoints turns": 3,
        "viewpoints flags": 3,
        **({"viewpoints doubts": len(found["doubts"])} if found["doubts"] else {}),
    }
    assert max(map(len, book)) <= 31
