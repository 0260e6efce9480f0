"""Any valid study, for laws that must hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, get_args

from hypothesis import strategies as st

from samenspel.study.cells import options, without_none
from samenspel.study.model import BOXES, Card, Design, Reconstruction, Shape, Study
from samenspel.study.name_checks import EVERYBODY, FORMULA_STARTS
from samenspel.study.rows import (
    Coding,
    Document,
    Meaning,
    Network,
    Obstruction,
    Organisation,
    Participant,
    Perspective,
    Placement,
    Priority,
    Remark,
    Tally,
)
from samenspel.study.tables import Column, columns
from samenspel.text import Text

LETTERS = st.characters(
    exclude_categories=("Cs", "Cc"), include_characters="\n\t", exclude_characters="\ufffe\uffff"
)
# What spreadsheets like to change: formulas, numbers, quotes, escape codes, errors, dates.
AWKWARD = st.sampled_from(
    (
        *("=1+1", "'=1", "''", "+31", "-", "@x", "\t=", "\n", "007", "2023", "6.0", "1e5"),
        *('"a";,"b"', "_x0041_", "#N/A", " voor", "na ", "TRUE", "ja", "1-2-2024"),
        *("e\u0301😀", "＝1", "<b>&amp;"),
    )
)
WORDS = st.one_of(AWKWARD, st.text(LETTERS, max_size=12))
IDS = st.text(LETTERS, min_size=1, max_size=6).filter(
    lambda name: (
        name.isprintable()
        and name == name.strip()
        and not name.startswith(FORMULA_STARTS)
        and name != EVERYBODY
    )
)
PLAIN_IDS = st.sampled_from(["a", "b", "c", "007", "6", "é", "'s-H", "1e5", "Net 1", "名"])
KINDS: dict[object, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(1, 99_999),
    float: st.floats(0, 168),
    bool: st.booleans(),
    date: st.dates(),
}


def ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.one_of(PLAIN_IDS, IDS), min_size=least, max_size=most, unique=True)


def filled(table: str, **known: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return any cells for a table; only what is ``known`` is not free."""
    free = {item.name: _cells(item) for item in columns(table) if item.name not in known}
    return st.fixed_dictionaries(free).map(lambda cells: cells | known)


def _cells(column: Column) -> st.SearchStrategy[Any]:
    allowed = options(column.kind)
    cells = st.sampled_from(allowed) if allowed else KINDS[without_none(column.kind)]
    if column.empty not in (None, "") and not allowed:
        cells = cells.filter(lambda cell: cell != "")  # empty means the default, or is refused
    return cells | st.none() if column.empty is None else cells


@st.composite
def designs(draw: st.DrawFn) -> Design:
    names = draw(ids(3, 6))
    cards = tuple(Card(name, draw(texts()), draw(texts())) for name in names)
    important = draw(st.integers(1, len(cards) - 1))
    neutral = draw(st.integers(0, len(cards) - important))
    return Design(
        id=draw(IDS),
        title=draw(texts()),
        mode=draw(st.sampled_from(["pseudonymous", "named"])),
        seed=draw(st.integers(0, 10**9)),
        languages=draw(st.sampled_from([("nl",), ("en",), ("nl", "en"), ("en", "nl")])),
        threshold=draw(st.fractions(Fraction(1, 99), Fraction(98, 99), max_denominator=99)),
        shape=Shape(important, neutral, len(cards) - important - neutral),
        picks=1,
        card_set=draw(st.sampled_from(["values-18", ""])),
        own_cards=cards,
        notice=draw(st.none() | texts()),
        source=draw(WORDS),
        reconstruction=draw(st.none() | st.builds(Reconstruction, note=texts())),
        networks=tuple(
            Network(**draw(filled("networks", id=id, participants=9))) for id in draw(ids(0, 3))
        ),
    )


def texts() -> st.SearchStrategy[Text]:
    filled_words = WORDS.filter(str.strip)
    return st.builds(Text, filled_words, filled_words)


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """Return any study that can be read."""
    design = draw(designs())
    asked = [(who, network.id) for network in design.networks for who in draw(ids(0, 2))]
    values = [card.id for card in design.own_cards]
    open_answers = [
        {"respondent": who, "network": network, "value": draw(st.sampled_from(values))}
        for who, network in asked
    ]
    files = sorted(draw(st.sets(st.sampled_from(["a.txt", "b c.md", "é.txt"]))))
    documents = (
        []
        if not design.networks
        else [
            Document(
                **draw(filled("documents", id=f"d{file}", network=design.networks[0].id, file=file))
            )
            for file in files
        ]
    )
    return Study(
        design=_with_people(draw, design, asked),
        sorts=tuple(row for who in asked for row in _map(draw, design, *who)),
        priorities=tuple(row for who in asked for row in _lists(draw, design, *who)),
        obstructing=tuple(Obstruction(**draw(filled("obstructing", **it))) for it in open_answers),
        meanings=tuple(Meaning(**draw(filled("meanings", **it))) for it in open_answers),
        remarks=tuple(
            Remark(**draw(filled("remarks", respondent=who, network=network)))
            for who, network in asked
        ),
        documents=tuple(documents),
        codings=tuple(
            Coding(**draw(filled("codings", document=item.id, value=values[0])))
            for item in documents
        ),
        tallies=tuple(
            Tally(**draw(filled("tallies", network=network.id, value=values[0], count=1)))
            for network in design.networks
        ),
        texts=tuple((item.file, draw(st.text(LETTERS) | WORDS)) for item in documents),
    )


def _with_people(draw: st.DrawFn, design: Design, asked: list[tuple[str, str]]) -> Design:
    organisations = [
        Organisation(**draw(filled("organisations", id=id, networks=""))) for id in draw(ids(1, 2))
    ]
    people = [
        Participant(
            **draw(
                filled(
                    "participants",
                    id=who,
                    network=network,
                    organisation=draw(st.sampled_from(["", organisations[0].id])),
                    named=True if design.mode == "named" else draw(st.none() | st.booleans()),
                )
            )
        )
        for who, network in asked
    ]
    networks = tuple(replace(network, participants=None) for network in design.networks)
    return replace(
        design,
        networks=networks,
        organisations=tuple(organisations),
        participants=tuple(people) if design.mode == "named" else (),
    )


def _map(draw: st.DrawFn, design: Design, who: str, network: str) -> list[Placement]:
    """Return a map that may have been left unfinished."""
    boxes = [box for box in BOXES for _ in range(design.shape.places(box))]
    cards = draw(st.permutations([card.id for card in design.own_cards]))
    placed = list(zip(cards, boxes, strict=True))[: draw(st.integers(0, len(cards)))]
    round, perspective = draw(st.integers(1, 3)), draw(st.sampled_from(get_args(Perspective)))
    return [
        Placement(who, network, card, box, round, perspective, top=1 if index == 0 else None)
        for index, (card, box) in enumerate(placed)
    ]


def _lists(draw: st.DrawFn, design: Design, who: str, network: str) -> list[Priority]:
    most, least, *_ = (card.id for card in design.own_cards)
    version = draw(IDS)
    rows = [
        Priority(who, network, most, "most", card_version=version),
        Priority(who, network, least, "least", card_version=version),
    ]
    return rows[: draw(st.integers(0, 2))]
