"""The published counts of Twente: table 10 as it is printed, with the votes that are missing."""

import csv
from pathlib import Path

from samenspel.formats import read
from samenspel.study.sorts import cards

FOLDER = Path(__file__).parents[2] / "examples" / "twente"
TABLE_10 = Path(__file__).parent / "data" / "published_priorities.csv"
RESPONDENTS = 17


def table_10() -> list[dict[str, str]]:
    with TABLE_10.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_counts_are_those_of_table_10_of_2021() -> None:
    counts = {(row.value, row.category): row.count for row in read(FOLDER).tallies}
    assert counts == {
        (row["value"], category): int(row[f"{category}_count"])
        for row in table_10()
        for category in ("most", "least")
    }


def test_three_and_seven_votes_are_missing_of_51() -> None:
    tallies = read(FOLDER).tallies
    given = {
        category: sum(row.count for row in tallies if row.category == category)
        for category in ("most", "least")
    }
    assert given == {"most": 48, "least": 44}
    assert {row.respondents for row in tallies} == {RESPONDENTS}


def test_counts_say_what_was_asked_and_where_they_come_from() -> None:
    tallies = read(FOLDER).tallies
    assert {(r.instrument, r.perspective, r.card_version, r.source) for r in tallies} == {
        ("priorities", "network", "2021", "2021 study, table 10")
    }


def test_values_have_the_words_of_2021() -> None:
    labels = {card.id: card.label.nl for card in cards(read(FOLDER).design)}
    assert labels == {row["value"]: row["label_nl"] for row in table_10()}


def test_ten_providers_and_six_municipalities_are_members() -> None:
    organisations = read(FOLDER).design.organisations
    assert {row.networks for row in organisations} == {"twente"}
    kinds = [row.kind for row in organisations]
    assert (kinds.count("provider"), kinds.count("municipality")) == (10, 6)
    sizes = {row.name: row.size for row in organisations if row.kind == "municipality"}
    assert sizes["Enschede"] == 159_732
    assert all((row.size_unit == "inhabitants") == (row.size is not None) for row in organisations)


def test_readers_are_told_that_answers_per_person_are_unknown() -> None:
    notice = read(FOLDER).design.notice
    assert notice is not None
    assert "per persoon" in notice.nl
    assert "per person" in notice.en
