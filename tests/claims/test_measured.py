"""What the claim check makes of sentences whose truth is known."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claims.measured import CASES, OWN, measured, released, sentences, table
from samenspel.claims import check
from samenspel.reading import Paragraph

FOUND = measured(OWN)
KNOWN: dict[str, dict[str, Any]] = tomllib.loads(CASES.read_text("utf-8"))
DECIDABLE = [
    (id, language) for id, case in KNOWN.items() for language in ("nl", "en") if language in case
]
AT_LEAST = {"B1", "B2", "B3", "B6", "B9", "B15", "B17", "V1", "V2", "V4", "V5"}


SETS = (OWN, OWN.with_name("other_sentences.toml"), OWN.with_name("third_sentences.toml"))
TOLD = {path: FOUND if path == OWN else measured(path) for path in SETS}


def verdicts(path: Path, kind: str) -> Counter[str]:
    return Counter(one.verdict for one in TOLD[path] if one.kind == kind)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_of_100_true_sentences_95_are_supported_and_no_more_than_one_is_not(path: Path) -> None:
    counted = verdicts(path, "true")
    assert counted.total() == 100
    assert counted["supported"] >= 95
    assert counted["not_supported"] <= 1


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_of_50_altered_sentences_45_are_not_supported_and_none_is_supported(path: Path) -> None:
    counted = verdicts(path, "altered")
    assert counted.total() == 50
    assert counted["not_supported"] >= 45
    assert counted["supported"] == 0


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_figures_that_claim_nothing_are_not_listed(path: Path) -> None:
    assert verdicts(path, "no_claim") == {"not_listed": 20}


def test_the_sentences_are_half_dutch_half_english_over_both_studies_and_all_different() -> None:
    true = [entry for entry in sentences(OWN) if entry["kind"] == "true"]
    assert Counter(entry["language"] for entry in true) == {"nl": 50, "en": 50}
    assert {entry["study"] for entry in true} == {"twente", "west-brabant-west"}
    assert len({entry["text"] for entry in sentences(OWN)}) == len(sentences(OWN))


def test_every_one_of_the_35_cases_is_caught_or_has_its_reason() -> None:
    assert list(KNOWN) == [f"B{n}" for n in range(1, 19)] + [f"V{n}" for n in range(1, 18)]
    assert all(("why" in case) != ("nl" in case) for case in KNOWN.values())
    assert {id for id, _ in DECIDABLE} >= AT_LEAST


@pytest.mark.parametrize(("id", "language"), DECIDABLE)
def test_a_known_case_is_caught_in_the_words_of_a_report(id: str, language: str) -> None:
    case = KNOWN[id]
    found = list(check([Paragraph(case[language])], released(case["study"])))
    assert [one.verdict for one in found] == ["not_supported"]
    assert found[0].reason.nl != found[0].reason.en


def test_the_table_lists_every_kind_and_every_miss() -> None:
    rows = list(table(OWN, FOUND))
    assert [row.split()[0] for row in rows[1:4]] == ["true", "altered", "no_claim"]
    misses = sum("->" in row for row in rows)
    right = {"true": "supported", "altered": "not_supported", "no_claim": "not_listed"}
    assert misses == sum(one.verdict != right[one.kind] for one in FOUND)
