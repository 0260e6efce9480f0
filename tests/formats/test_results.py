"""Results as data: the stable layout, a reason for everything that is not there, safe cells."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from builders import random_study, studies
from samenspel import analyse, disclose, read
from samenspel.disclosure.released import AudienceName
from samenspel.formats.results import results, to_json
from samenspel.formats.results_tables import TIDY, to_csv, to_xlsx
from samenspel.study.model import Card, Study
from samenspel.text import plain

AUDIENCES: tuple[AudienceName, ...] = ("researcher", "members", "outside")
SHARES = Path("tests/examples/data/published_shares.csv")


def of(made: Study, audience: AudienceName = "researcher") -> dict[str, Any]:
    return results(disclose(analyse(made, resamples=999), audience))


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
@pytest.mark.parametrize("name", ["west-brabant-west", "twente"])
def test_whatever_is_null_has_a_reason_in_the_examples(name: str, audience: AudienceName) -> None:
    found = of(read(f"examples/{name}"), audience)
    assert list(unexplained(found)) == []
    assert set(found["reasons"]) >= set(found["reason"].values())


@settings(max_examples=10, deadline=None)
@given(made=studies())
def test_whatever_is_null_has_a_reason_in_any_study(made: Study) -> None:
    for audience in AUDIENCES:
        assert list(unexplained(of(made, audience))) == []


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
