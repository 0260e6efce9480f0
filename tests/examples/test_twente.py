"""The published counts of Twente as they are printed, with what is missing from them."""

import csv
from pathlib import Path

import pytest

from samenspel import analyse
from samenspel.catalogue.items import item_ids, items
from samenspel.findings.asked_model import Complexity, StrategyFigures, StrategyMatrix, Verdict
from samenspel.findings.workings_model import Workings
from samenspel.formats import read
from samenspel.study.sorts import cards

FOLDER = Path(__file__).parents[2] / "examples" / "twente"
DATA = Path(__file__).parent / "data"
RESPONDENTS = 17

# What the counts allow, beside what the study says of it, and why the two may differ.
VERDICTS: dict[tuple[str, str], tuple[Verdict, str]] = {
    ("interprofessional-education", "network"): ("absent", "as the study: 13 of 15"),
    ("interprofessional-education", "organisation"): ("cannot_tell", "6 of 15 is no majority"),
    ("mutual-dependence", "network"): ("present", "as the study: 12 of 15"),
    ("mutual-dependence", "organisation"): ("absent", "as the study: 8 of 15, just over half"),
    ("interdisciplinary-agreements", "network"): ("cannot_tell", "in documents, not counted"),
    ("professional-value-creation", "network"): ("present", "as the study: 13 of 15"),
    ("interorganisational-governance", "network"): ("cannot_tell", "'absent' without a count"),
    ("interorganisational-strategies", "network"): ("cannot_tell", "'absent' without a count"),
    ("trust", "network"): ("present", "as the study: 11 of 15"),
    ("shared-vision", "network"): ("present", "as the study: 15 of 17"),
    ("visionary-leadership", "network"): ("present", "as the study: 15 of 15"),
    ("connecting-cultures", "network"): ("present", "as the study: 12 of 15"),
    ("shared-goals", "network"): ("present", "as the study: 17 of 17"),
}
OBSTACLES: dict[str, tuple[Verdict, str]] = {
    "degree-of-dependence": ("cannot_tell", "8 of 17 is no majority"),
    "funding": ("cannot_tell", "'named most' without a count"),
    "competition": ("cannot_tell", "not counted"),
    "organisational-interest": ("present", "as the study: 12 of 17"),
    "traditional-ways-of-working": ("cannot_tell", "not counted"),
    "business-operations": ("cannot_tell", "not counted"),
    "change-not-in-organisations-yet": ("present", "as the study: 9 of 17, just over half"),
}


def published(name: str) -> list[dict[str, str]]:
    with (DATA / f"published_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_10() -> list[dict[str, str]]:
    return published("priorities")


@pytest.fixture(scope="module")
def workings() -> Workings:
    return analyse(read(FOLDER), resamples=99).workings


@pytest.fixture(scope="module")
def matrix(workings: Workings) -> StrategyMatrix:
    (only,) = workings.strategies
    return only


@pytest.fixture(scope="module")
def complexity(workings: Workings) -> Complexity:
    (only,) = workings.complexity
    return only


def number(cell: str) -> int | None:
    return int(cell) if cell else None


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
    assert all(
        (row.size_unit == "inwoners / inhabitants") == (row.size is not None)
        for row in organisations
    )


def test_readers_are_told_that_answers_per_person_are_unknown() -> None:
    notice = read(FOLDER).design.notice
    assert notice is not None
    assert "per persoon" in notice.nl
    assert "per person" in notice.en


def test_every_published_count_of_a_strategy_is_found_back(matrix: StrategyMatrix) -> None:
    rows: dict[tuple[str, str], StrategyFigures] = {(row.id, row.level): row for row in matrix.rows}
    printed = published("strategies")
    assert rows.keys() == {(row["strategy"], row["level"]) for row in printed}
    for row in printed:
        found = rows[row["strategy"], row["level"]]
        said = {"present": found.figures.present, "absent": found.figures.absent}
        other = "absent" if row["finding"] == "present" else "present"
        assert said == {row["finding"]: number(row["respondents_saying_so"]), other: None}
        assert found.figures.asked == int(row["of"])
        assert found.dimension == row["dimension"]


def test_what_the_text_does_not_print_stays_unknown(matrix: StrategyMatrix) -> None:
    assert (matrix.published, matrix.respondents) == (True, ())
    for row in matrix.rows:
        figures = row.figures
        counts = {name: getattr(figures, name) for name in ("present", "absent", "not_mentioned")}
        unknown = [name for name, count in counts.items() if count is None]
        assert len(unknown) >= 2
        assert figures.reasons == dict.fromkeys(unknown, "not_printed")


def test_verdicts_agree_with_the_study_where_its_figures_allow(matrix: StrategyMatrix) -> None:
    found: dict[tuple[str, str], Verdict] = {
        (row.id, row.level): row.figures.verdict for row in matrix.rows
    }
    assert found == {row: expected for row, (expected, _) in VERDICTS.items()}
    said = {(row["strategy"], row["level"]): row["finding"] for row in published("strategies")}
    assert all(found[row] in {said[row], "cannot_tell"} for row in said)


def test_shared_norms_and_values_have_no_published_count(matrix: StrategyMatrix) -> None:
    asked = {item.id for item in items("strategies") if item.group != "functional"}
    assert len(asked) == 12
    assert asked - {row.id for row in matrix.rows} == {"shared-norms-and-values"}


def test_every_published_count_of_an_obstacle_is_found_back(complexity: Complexity) -> None:
    whole, *printed = published("obstacles")
    assert complexity.whole is not None
    assert (complexity.whole.id, complexity.whole.present) == ("institutional-complexity", 17)
    assert (whole["obstacle"], whole["respondents_saying_so"]) == ("institutional-complexity", "17")
    assert {one.id: (one.present, one.asked) for one in complexity.obstacles} == {
        row["obstacle"]: (number(row["respondents_saying_so"]), int(row["of"])) for row in printed
    }
    assert [one.id for one in complexity.obstacles] == list(item_ids("obstacles"))


def test_obstacles_are_present_only_where_more_than_half_were_counted(
    complexity: Complexity,
) -> None:
    found = {one.id: one.verdict for one in complexity.obstacles}
    assert found == {id: expected for id, (expected, _) in OBSTACLES.items()}
    assert complexity.tensions == ()


def test_three_shares_are_those_of_effective_one_goal_and_connected_cultures(
    workings: Workings,
) -> None:
    (only,) = workings.institutionalisation
    assert [(share.items, share.count, share.of, share.met) for share in only.shares] == [
        (("effective",), 9, RESPONDENTS, True),
        (("shared-goals",), 17, RESPONDENTS, True),
        (("connecting-cultures",), 12, 15, True),
    ]


def test_nobody_can_be_placed_in_a_layer(workings: Workings) -> None:
    assert workings.layers == ()


def test_what_the_study_expected_is_written_down_for_three_dimensions() -> None:
    expectations = read(FOLDER).design.expectations
    assert [one.about[0] for one in expectations] == [
        "strategies:professional",
        "strategies:organisational",
        "strategies:normative",
    ]
    groups = {item.group for item in items("strategies")}
    assert {one.about[0].partition(":")[2] for one in expectations} < groups


def test_every_published_row_says_where_it_comes_from() -> None:
    assert all(row.source.startswith("Studie / study 2021, ") for row in read(FOLDER).published)
