"""The reconstructed example: every published share, every stated cell, and no name of a network."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from samenspel import analyse
from samenspel.formats import read
from samenspel.study.model import Cell
from samenspel.study.rows import Box
from samenspel.study.sorts import maps

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "west-brabant-west"
DATA = Path(__file__).parent / "data"
SIZES = {"A": 2, "B": 4, "C": 2, "D": 4}

# The study shuffled the letters on purpose. What it says of combinations, and of the form of
# collaboration, may stand nowhere near them.
NEVER_BESIDE_A_LETTER = (
    "samen deskundig",
    "crossroads",
    "inzet voor zorg",
    "all4care",
    "self-regulating",
    "zelfregulerend",
    "lead organisation",
    "administrative organi",
    "nao",
)
UNLINKED = "unlinked.csv"  # the one file that may hold them: no letter stands in it


def published(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def boxes() -> Counter[tuple[str, str, Box]]:
    study = read(FOLDER)
    return Counter(
        (scope, value, box)
        for values_map in maps(study, round=1)
        for value, box in values_map.boxes.items()
        for scope in (values_map.network, "all")
    )


def test_twelve_complete_maps_in_four_networks_of_which_the_number_asked_is_unknown() -> None:
    study = read(FOLDER)
    assert all(values_map.complete for values_map in maps(study, round=1))
    assert Counter(values_map.network for values_map in maps(study, round=1)) == SIZES
    assert [(n.id, n.name, n.participants) for n in study.design.networks] == [
        (letter, "", None) for letter in SIZES
    ]


@pytest.mark.parametrize(
    "row", published("published_shares"), ids=lambda r: f"{r['scope']}-{r['value']}"
)
def test_appendix_f_of_2023(boxes: Counter[tuple[str, str, Box]], row: dict[str, str]) -> None:
    assert boxes[row["scope"], row["value"], "important"] == int(row["important_count"])


def test_appendix_f_has_18_values_for_all_and_for_each_network() -> None:
    assert Counter(row["scope"] for row in published("published_shares")) == dict.fromkeys(
        ("all", *SIZES), 18
    )


@pytest.mark.parametrize(
    "row", published("published_shared_values"), ids=lambda row: row["network"]
)
def test_table_6_of_2023_is_what_more_than_half_find_important(
    boxes: Counter[tuple[str, str, Box]], row: dict[str, str]
) -> None:
    network = row["network"]
    values = {value for scope, value, _ in boxes if scope == network}
    shared = {v for v in values if 2 * boxes[network, v, "important"] > SIZES[network]}
    assert shared == set(row["shared_values"].split(";"))


def test_the_study_says_which_boxes_were_filled_in_and_which_cells_are_stated(
    boxes: Counter[tuple[str, str, Box]],
) -> None:
    reconstruction = read(FOLDER).design.reconstruction
    assert reconstruction is not None
    assert reconstruction.boxes == tuple(box for box in get_args(Box) if box != "important")
    assert "gereconstrueerd" in reconstruction.note.nl
    assert "reconstructed" in reconstruction.note.en
    trust, *cards = reconstruction.stated
    assert trust == Cell("B", "trustful", "neutral")
    assert boxes["B", "trustful", "neutral"] == 1
    assert Counter(cell.network for cell in cards) == {"B": 4, "D": 6}
    for cell in cards:
        assert cell.category == "less_important"
        assert boxes[cell.network, cell.value, "less_important"] == SIZES[cell.network]


@pytest.mark.parametrize("network", ["B", "D"])
def test_the_stated_cards_are_those_that_nobody_there_finds_important(
    boxes: Counter[tuple[str, str, Box]], network: str
) -> None:
    reconstruction = read(FOLDER).design.reconstruction
    assert reconstruction is not None
    stated = {
        cell.value
        for cell in reconstruction.stated
        if (cell.network, cell.category) == (network, "less_important")
    }
    values = {value for _, value, _ in boxes}
    assert stated == {v for v in values if not boxes[network, v, "important"]}


def test_nothing_in_the_example_points_from_a_letter_to_a_real_network() -> None:
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    assert {path.name for path in files} >= {"study.toml", "networks.csv", "sorts.csv", UNLINKED}
    for path in files:
        if path.name == UNLINKED:
            continue
        words = path.read_text("utf-8").lower()
        assert not [name for name in NEVER_BESIDE_A_LETTER if name in words], path.name


def test_table_5_of_2023_is_a_list_that_nothing_joins_with_a_letter() -> None:
    study = read(FOLDER)
    towards = "moving towards "
    assert [
        (
            case.name,
            str(case.members),
            case.form or f"{towards}{case.towards}",
            case.network_governance,
        )
        for case in study.unlinked
    ] == [tuple(row.values()) for row in published("published_governance")]
    assert [case.towards for case in study.unlinked if case.form] == [None] * 3
    assert {case.source for case in study.unlinked} == {"Studie / study 2023, tabel / table 5"}


def test_no_letter_stands_in_the_file_of_table_5_and_no_member_in_the_study() -> None:
    with (FOLDER / UNLINKED).open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not set(cells) & SIZES.keys()
    assert not re.search(r"\b[ABCD]\b", " ".join(cells))
    assert read(FOLDER).design.organisations == ()
    assert read(FOLDER).governance == ()


def test_the_comparison_of_the_letters_has_no_form_and_says_why() -> None:
    rows = analyse(read(FOLDER), resamples=999).workings.comparison
    assert [row.network for row in rows] == list(SIZES)
    for row in rows:
        assert (row.members, row.form, row.network_governance) == (None, None, None)
        assert row.reasons["form"] == row.reasons["network_governance"] == "not_linked"
        assert row.reasons["members"] == "organisations_unknown"


@pytest.mark.parametrize(
    ("page", "words"), [("README.md", "not linked"), ("LEESMIJ.md", "niet gekoppeld")]
)
def test_the_pages_say_that_table_5_is_not_linked_on_purpose(page: str, words: str) -> None:
    found = " ".join((FOLDER / page).read_text("utf-8").split())
    assert UNLINKED in found
    assert words in found
    assert ("on purpose" if page == "README.md" else "met opzet") in found.split(UNLINKED)[1]
