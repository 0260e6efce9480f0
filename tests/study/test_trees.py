"""The ready trees hold what the studies scored, and fit in any study."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from samenspel.catalogue import items
from samenspel.study.checks import problems
from samenspel.study.coding import Code
from samenspel.study.model import Card, Design, Study
from samenspel.study.sorts import cards
from samenspel.study.trees import TREES, tree
from samenspel.text import LANGUAGES, Language, Text, plain

PAPER, SCREEN = "#ffffff", "#10181b"
DESIGN = Design("s", plain("S"))


def all_codes(language: Language) -> tuple[Code, ...]:
    return tuple(code for kind in TREES for code in tree(kind, language))


def luminance(colour: str) -> float:
    """Return relative luminance as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_trees_together_are_a_codebook_without_a_problem(language: Language) -> None:
    assert problems(Study(DESIGN, codes=all_codes(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parent_stands_above_its_children(language: Language) -> None:
    seen: set[str] = set()
    for code in all_codes(language):
        assert code.parent in {"", *seen}
        seen.add(code.id)


def test_twelve_strategies_are_scored_at_two_levels_as_present_and_as_absent() -> None:
    scored = [code for code in tree("strategies", "nl") if code.topic == "strategy"]
    twelve = [item.id for item in items("strategies") if item.group != "functional"]
    assert len(twelve) == 12
    assert Counter((code.item, code.level, code.finding) for code in scored) == Counter(
        product(twelve, ("network", "organisation"), ("present", "absent"))
    )


def test_every_value_can_be_stated_shown_and_in_the_way() -> None:
    scored = [code for code in tree("values", "en") if code.topic]
    topics = ("value_espoused", "value_enacted", "value_obstructing")
    known = [card.id for card in cards(DESIGN)]
    assert Counter((code.topic, code.item) for code in scored) == Counter(product(topics, known))


def test_a_study_with_its_own_cards_gets_its_own_values() -> None:
    own = Design("s", plain("S"), card_set="", own_cards=(Card("rust", Text("Rust", "Calm")),))
    found = [code for code in tree("values", "en", own) if code.topic]
    assert [(code.id, code.name) for code in found] == [
        ("espoused-rust", "Calm (stated)"),
        ("enacted-rust", "Calm (shown)"),
        ("obstructing-rust", "Calm (in the way)"),
    ]


def test_every_tension_and_obstacle_of_the_catalogue_can_be_scored() -> None:
    tensions = {(code.item, code.finding) for code in tree("tensions", "nl") if code.topic}
    obstacles = {code.item for code in tree("obstacles", "nl") if code.topic}
    three = {item.id for item in items("tensions")}
    assert tensions == set(product(three, ("present", "absent")))
    assert obstacles == {item.id for item in items("obstacles")}


def test_names_differ_within_a_tree_and_ids_do_not_change_with_the_language() -> None:
    for kind in TREES:
        names = [code.name for code in tree(kind, "nl")]
        assert len(set(names)) == len(names)
    assert [code.id for code in all_codes("nl")] == [code.id for code in all_codes("en")]


def test_every_colour_is_clear_on_paper_and_on_a_dark_screen() -> None:
    for colour in {code.colour for code in all_codes("nl")}:
        one = luminance(colour) + 0.05
        assert (luminance(PAPER) + 0.05) / one >= 3
        assert one / (luminance(SCREEN) + 0.05) >= 3
