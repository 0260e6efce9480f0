"""Results as data: the stable layout, a reason for everything that is not there, safe cells."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from builders import random_study, studies
from formats.studies import studies as full_studies
from report.workings_sample import WORKINGS, released
from samenspel import analyse, disclose, read
from samenspel.catalogue import texts
from samenspel.disclosure.released import AudienceName, Released
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import Workings
from samenspel.formats.results import WHY, results, to_json
from samenspel.formats.results_tables import TIDY, to_csv, to_xlsx
from samenspel.formats.results_workings import WHY as WHY_WORKING
from samenspel.study.instrument_rows import Outcome
from samenspel.study.model import Card, Study
from samenspel.text import plain

AUDIENCES: tuple[AudienceName, ...] = ("researcher", "members", "outside")
SHARES = Path("tests/examples/data/published_shares.csv")


def of(
    made: Study, audience: AudienceName = "researcher", network: str | None = None
) -> dict[str, Any]:
    return results(disclose(analyse(made, resamples=999), audience, network=network))


def test_every_count_of_appendix_f_is_in_the_json() -> None:
    found = json.loads(to_json(disclose(analyse(read("examples/west-brabant-west")))))
    scopes = {scope["id"]: scope for scope in (*found["networks"], found["all"])}
    counted = {(id, v["id"]): v["important"] for id, s in scopes.items() for v in s["values"]}
    with SHARES.open(encoding="utf-8") as file:
        published = {
            (r["scope"], r["value"]): int(r["important_count"]) for r in csv.DictReader(file)
        }
    assert len(published) == 18 * 5
    assert counted == published


def test_the_layout_is_the_documented_one() -> None:
    found = of(read("examples/west-brabant-west"))
    top = {"study", "networks", "all", "between_networks", "priorities", "provenance"}
    assert top <= found.keys()
    scope = {
        "id",
        "respondents",
        "participants",
        "values",
        "expected_shared_by_chance",
        "congruence",
    }
    value = {
        "id", "important", "neutral", "less_important", "support", "rank",
        "shared", "robustly_shared", "clear", "contested",
    }  # fmt: skip
    for one in (*found["networks"], found["all"]):
        assert scope <= one.keys()
        assert {"overlap", "phi", "p", "p_holm"} <= one["congruence"].keys()
        assert all(value <= row.keys() for row in one["values"])


def unexplained(part: object, path: str = "") -> Iterator[str]:
    """Yield every figure that is null without a reason beside it."""
    if isinstance(part, dict):
        reasons = part.get("reason") or {}
        for key, found in part.items():
            if found is None and key not in reasons and key not in {"notice", "reconstruction"}:
                yield f"{path}.{key}"
            yield from unexplained(found, f"{path}.{key}")
    elif isinstance(part, list):
        for place, item in enumerate(part):
            yield from unexplained(item, f"{path}[{place}]")


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", ["west-brabant-west", "twente", "voorbeeldregio"])
def test_whatever_is_null_has_a_reason_in_the_examples(name: str, audience: AudienceName) -> None:
    made = read(f"examples/{name}")
    first = made.design.networks[0].id
    found = of(made, audience, network=first if audience == "members" else None)
    assert list(unexplained(found)) == []
    assert set(found["reasons"]) >= set(found["reason"].values())


@settings(max_examples=10, deadline=None)
@given(made=studies())
def test_whatever_is_null_has_a_reason_in_any_study(made: Study) -> None:
    for audience in AUDIENCES:
        assert list(unexplained(of(made, audience))) == []


@settings(max_examples=15, deadline=None)
@given(made=full_studies())
def test_whatever_is_null_has_a_reason_in_any_study_with_every_instrument(made: Study) -> None:
    found = of(made)
    assert list(unexplained(found)) == []
    assert list(hollow(found)) == []
    json.dumps(found, allow_nan=False)


def hollow(part: object, path: str = "") -> Iterator[str]:
    """Yield every list that holds an empty place, where no reason can stand beside it."""
    if isinstance(part, dict):
        for key, found in part.items():
            yield from hollow(found, f"{path}.{key}")
    elif isinstance(part, list):
        if None in part:
            yield path
        for item in part:
            yield from hollow(item, path)


def test_whatever_is_null_has_a_reason_in_the_sample_of_all_workings() -> None:
    found = results(released())
    assert list(unexplained(found)) == []
    assert list(hollow(found)) == []
    codes = {why for row in walk(found) for why in row.get("reason", {}).values()}
    assert codes <= found["reasons"].keys()


def test_every_reason_that_the_writer_gives_has_its_sentence() -> None:
    given = {why for reasons in WHY_WORKING.values() for why in reasons.values()}
    assert given | set(WHY.values()) <= texts("reasons").keys()


def walk(part: object) -> Iterator[dict[str, Any]]:
    """Yield every object inside plain data."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from walk(item)


def test_every_subject_of_how_networks_work_is_in_the_json_under_its_own_name() -> None:
    found = json.loads(to_json(released()))
    for field in fields(Workings):
        assert len(found[field.name]) == len(getattr(WORKINGS, field.name)) > 0
    noord, *_ = found["context"]
    assert noord["started"] == "2024-09-01"


def test_figures_keep_their_full_precision() -> None:
    exact = 1 / 3
    (one, *_) = WORKINGS.relations
    changed = replace(WORKINGS, relations=(replace(one, density=Range(exact, 2 * exact)),))
    (row,) = json.loads(to_json(released(changed)))["relations"]
    assert row["density"] == {"low": exact, "high": 2 * exact}


def test_answers_stand_beside_who_gave_them_and_who_was_not_asked_has_none() -> None:
    matrix = next(one for one in WORKINGS.strategies if any(None in r.answers for r in one.rows))
    plain_rows = next(
        one["rows"] for one in results(released())["strategies"] if one["network"] == matrix.network
    )
    for row, written in zip(matrix.rows, plain_rows, strict=True):
        given = zip(matrix.respondents, row.answers, strict=True)
        assert [(one["respondent"], one["finding"]) for one in written["answers"]] == [
            (who, said) for who, said in given if said
        ]
        assert written["present"] == row.figures.present


def test_for_other_audiences_every_subject_is_empty_and_says_why() -> None:
    made = replace(
        read("examples/west-brabant-west"),
        outcomes=(Outcome("A", "A1", 3),),
    )
    for audience in ("members", "outside"):
        found = of(made, audience)
        for field in fields(Workings):
            assert found[field.name] == []
            assert found["reason"][field.name] == "not_for_this_audience"
    assert of(made)["outcomes"][0]["cases"] == 3


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def tidy_rows(full: Released) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(full, "en"))))


def test_a_row_of_the_csv_is_told_apart_from_every_other_one() -> None:
    names = [
        tuple(row[key] for key in ("subject", "scope", "item", "measure"))
        for row in tidy_rows(released())
        if row["subject"] in {field.name for field in fields(Workings)}
    ]
    assert len(names) > 500
    assert len(set(names)) == len(names)


def test_the_csv_holds_every_figure_of_how_networks_work() -> None:
    rows = {(r["subject"], r["scope"], r["item"], r["measure"]): r for r in tidy_rows(released())}
    here = rows["strategies", "noord", "trust network", "rows.present"]
    trust = WORKINGS.strategies[0].rows
    assert here["figure"] == str(next(r.figures.present for r in trust if r.id == "trust"))
    assert rows["relations", "noord", "depends", "density.low"]["figure"] == "0.4"
    unknown = rows["comparison", "zuid", "", "members"]
    assert (unknown["figure"], unknown["reason"]) == ("", "organisations_unknown")


def test_every_table_inside_a_subject_has_its_own_sheet_with_a_name_that_fits() -> None:
    full = released()
    found = sheets(to_xlsx(full, "nl"))
    plain = results(full)
    for field in fields(Workings):
        assert len(found[field.name]) == 1 + len(plain[field.name])
    assert max(map(len, found)) <= 31
    for name, count in {
        "strategies rows": sum(len(one["rows"]) for one in plain["strategies"]),
        "strategies rows answers": sum(
            len(row["answers"]) for one in plain["strategies"] for row in one["rows"]
        ),
        "governance fits per_contingency": sum(
            len(fit["per_contingency"]) for one in plain["governance"] for fit in one["fits"]
        ),
        "expectations bearings": sum(len(one["bearings"]) for one in plain["expectations"]),
    }.items():
        head, *rows = found[name]
        assert len(rows) == count > 0
        assert head[0] == "scope"
    head, first, *_ = found["relations unequal"]
    assert dict(zip(head, first, strict=True)) == {
        "scope": "noord",
        "part_of": "depends",
        "organisation": "buurtkracht",
        "other": "gemeente-noord",
        "difference": 3.0,
    }


def test_no_sheet_has_a_column_for_rows_that_have_a_sheet_of_their_own() -> None:
    found = sheets(to_xlsx(released(), "en"))
    for name, (head, *_) in found.items():
        assert not [key for key in head if f"{name} {key}" in found], name


def hostile() -> Study:
    """Return a study whose labels are formulas."""
    made = random_study(np.random.default_rng(1), [6])
    cards = [
        Card(card.id, plain(f"=HYPERLINK({number})"))
        for number, card in enumerate(made.design.own_cards)
    ]
    networks = tuple(replace(n, name="@SUM(1)") for n in made.design.networks)
    return replace(made, design=replace(made.design, own_cards=tuple(cards), networks=networks))


def test_no_cell_of_a_csv_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(disclose(analyse(hostile())), "en"))))
    assert rows[0] == list(TIDY)
    assert not [c for row in rows[1:] for c in row if c[:1] in "=+@\t" and c]
    assert not [c for row in rows[1:] for c in row if c.startswith("-") and not c[1:2].isdigit()]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    content = to_xlsx(disclose(analyse(hostile())), "nl")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names[0] == "about"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [n for n in parts.namelist() if b"<f>" in parts.read(n)]


def test_a_workbook_has_a_row_a_value_and_the_same_bytes_twice() -> None:
    full = disclose(analyse(read("examples/west-brabant-west")))
    content = to_xlsx(full, "en")
    assert content == to_xlsx(full, "en")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_name("networks values").to_python()
    assert len(rows) == 1 + 4 * 18
