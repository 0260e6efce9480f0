"""Checks of a design: its names, cards, boxes, lists and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import card_sets, card_versions
from samenspel.errors import Problem
from samenspel.study.model import BOXES, TABLES, Study, table
from samenspel.study.problems import Place, listed, problem
from samenspel.study.sorts import cards, networks

NUMBERS = ("participants", "size", "hours", "count", "proposals", "passed", "members")
LOWEST = {
    **dict.fromkeys((*NUMBERS, "cases", "ended_well", "region_cases"), 0),
    "respondents": 1,
    "round": 1,
}


def card_set_known(study: Study) -> bool:
    """Return whether the cards of a study can be found."""
    design = study.design
    return bool(design.own_cards) or (
        design.card_set in card_sets() and design.card_version in card_versions(design.card_set)
    )


def _titles(study: Study) -> Iterator[Problem]:
    title = study.design.title
    if not (title.nl.strip() and title.en.strip()):
        yield problem("title_empty", Place("study", column="study.title"))
    if not study.design.languages:
        yield problem("no_languages", Place("study", column="study.languages"))
    for number, card in enumerate(study.design.own_cards, start=1):
        if not (card.label.nl.strip() and card.label.en.strip()):
            yield problem("label_empty", Place("study", column=f"cards.{number}.label"), card.id)


def _card_set(study: Study) -> Iterator[Problem]:
    design = study.design
    if card_set_known(study):
        return
    if design.card_set not in card_sets():
        known = listed(card_sets())
        yield problem(
            "unknown_card_set", Place("study", column="study.card_set"), design.card_set, known
        )
        return
    yield problem(
        "unknown_card_version",
        Place("study", column="study.card_version"),
        design.card_version,
        listed(card_versions(design.card_set)),
    )


def _threshold(study: Study) -> Iterator[Problem]:
    if not 0 < study.design.threshold < 1:
        place = Place("study", column="study.threshold")
        yield problem("threshold_range", place, study.design.threshold)


def _shape(study: Study) -> Iterator[Problem]:
    places = {box: study.design.shape.places(box) for box in BOXES}
    wrong = [box for box in BOXES if places[box] < (box == "important")]
    for box in wrong:
        yield problem("shape_box", Place("study", column=f"shape.{box}"), places[box])
    if wrong or not card_set_known(study):
        return
    total, number = sum(places.values()), len(cards(study.design))
    # Published counts need no boxes, so a study without maps may leave the shape as it is.
    if study.sorts and total != number:
        yield problem("shape_sum", Place("study", column="shape"), total, number)


def _picks(study: Study) -> Iterator[Problem]:
    if not card_set_known(study):
        return
    picks, number = study.design.picks, len(cards(study.design))
    if picks < 1 or (study.priorities and 2 * picks > number):
        yield problem("picks_range", Place("study", column="study.picks"), picks, number)


def _lowest(study: Study) -> Iterator[Problem]:
    for name in TABLES:
        rows = table(study, name)
        for column in LOWEST.keys() & set(dir(TABLES[name])):
            for index, row in enumerate(rows):
                number = getattr(row, column)
                if number is not None and number < LOWEST[column]:
                    place = Place(name, index, column)
                    yield problem("below_minimum", place, number, LOWEST[column])


def _stated(study: Study) -> Iterator[Problem]:
    """Find stated cells of a reconstruction about cards or networks that are not there."""
    if study.design.reconstruction is None or not card_set_known(study):
        return
    values = {card.id for card in cards(study.design)}
    known = {network.id for network in networks(study)}
    for number, cell in enumerate(study.design.reconstruction.stated, start=1):
        for column, found, allowed in (
            ("network", cell.network, known),
            ("value", cell.value, values),
        ):
            if found not in allowed:
                place = Place("study", column=f"reconstruction.stated.{number}.{column}")
                yield problem("unknown_stated_cell", place, found)


CHECKS = (_titles, _card_set, _threshold, _shape, _picks, _lowest, _stated)
