"""The reference page of the catalogue cannot lag behind the catalogue."""

import re
from pathlib import Path

from samenspel.catalogue import (
    card_versions,
    cards,
    governance_forms,
    instrument,
    instruments,
    item_lists,
    items,
    references,
    templates,
    version,
)

PAGE = (Path(__file__).parents[2] / "docs/reference/catalogue.md").read_text("utf-8")


def test_the_page_names_the_version() -> None:
    assert f"`{version()}`" in PAGE


def test_the_page_has_a_row_for_every_value_with_its_labels() -> None:
    rows = {line.split("`")[1]: line for line in PAGE.splitlines() if line.startswith("| `")}
    for year in card_versions("values-18"):
        for card in cards("values-18", year):
            assert card.label.nl in rows[card.id]
            assert card.label.en in rows[card.id]
            assert rows[card.id].endswith(f"| {card.verified} |")


def test_the_page_names_every_instrument_place_and_question() -> None:
    for asked in map(instrument, instruments()):
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{asked.id}`"))
        assert all(f"`{place.id}` {place.places}" in row for place in asked.places)
        assert all(f"`{question.id}`" in row for question in asked.questions)
        assert all(perspective in row for perspective in asked.asked)


def test_the_page_names_every_item_of_every_list_with_its_mark() -> None:
    lines = PAGE.split("## Lists")[1].splitlines()
    for name in item_lists():
        row = next(line for line in lines if line.startswith(f"| `{name}`"))
        assert re.findall(r"`([^`]+)`", row)[1:] == [item.id for item in items(name)]
        assert {item.verified for item in items(name)} == {row.split("|")[-2].strip()}


def test_the_page_says_which_levels_fit_which_form() -> None:
    for form in governance_forms():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{form.id}`"))
        levels = [str(low) if low == high else f"{low}–{high}" for low, high in form.fits.values()]
        assert row == f"| `{form.id}` | {' | '.join(levels)} | {form.verified} |"


def test_the_page_names_every_template_with_its_minutes_and_what_it_asks() -> None:
    for entry in templates().values():
        title = f"{entry.title.nl} / {entry.title.en}"
        asks = ", ".join(f"`{id}`" for id in entry.asks)
        assert f"| `{entry.id}` | {title} | {entry.minutes} | {asks} | {entry.verified} |" in PAGE


def test_the_page_names_every_reference_line_with_its_mark() -> None:
    for line in references():
        row = next(row for row in PAGE.splitlines() if row.startswith(f"| `{line.id}`"))
        assert row.endswith(f"| {line.verified} |")
        assert all(f"`{value}`" in row for value in (*line.most, *line.least, *dict(line.shares)))
