"""The published counts of the 2021 study, with the votes that are missing from them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from samenspel import analyse, read
from samenspel.findings import Findings
from samenspel.findings.model import Priorities

PUBLISHED = Path("tests/examples/data/published_priorities.csv")


@pytest.fixture(scope="module")
def findings() -> Findings:
    return analyse(read("examples/twente"))


@pytest.fixture(scope="module")
def lists(findings: Findings) -> Priorities:
    (only,) = findings.priorities
    return only


def test_every_balance_of_table_10(lists: Priorities) -> None:
    with PUBLISHED.open(encoding="utf-8") as file:
        published = {row["value"]: row for row in csv.DictReader(file)}
    assert {value.id for value in lists.values} == published.keys()
    for value in lists.values:
        row = published[value.id]
        counted = (value.most, value.least, value.balance)
        assert counted == (int(row["most_count"]), int(row["least_count"]), int(row["balance"]))


def test_three_and_seven_votes_are_missing(lists: Priorities) -> None:
    assert [(m.choice, m.given, m.possible, m.missing) for m in lists.missing] == [
        ("most", 48, 51, 3),
        ("least", 44, 51, 7),
    ]


def test_bounds_say_what_the_missing_votes_leave_open(lists: Priorities) -> None:
    by_id = {value.id: value for value in lists.values}
    assert by_id["effective"].most_bounds == (9, 12)
    assert by_id["comprehensive"].least_bounds == (12, 17)
    assert by_id["trustful"].least_bounds == (0, 7)


def test_opinions_on_both_sides_are_exactly_these_three(lists: Priorities) -> None:
    both = {(v.id, v.most, v.least) for v in lists.values if v.both_sides}
    assert both == {("effective", 9, 2), ("preventive", 5, 2), ("whole-systems", 4, 2)}


def test_tallies_say_nothing_of_the_values_map(findings: Findings) -> None:
    (network,) = findings.networks
    assert network.values == ()
    assert network.congruence is None
    assert findings.everyone is None
