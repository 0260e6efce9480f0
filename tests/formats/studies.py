"""Any valid study, for laws that must hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import get_args

from hypothesis import strategies as st

from formats.agreeing import agreed
from formats.cells import IDS, LETTERS, WORDS, filled, ids, texts
from formats.codebooks import codebooks, codings
from formats.instruments import expectations, instruments
from samenspel.study.coding import Document
from samenspel.study.model import BOXES, Card, Design, Reconstruction, Shape, Study, Template
from samenspel.study.plan_checks import sort_ids
from samenspel.study.qset import (
    Bipolar,
    Correlation,
    Extraction,
    Flag,
    FlagLevel,
    Rotation,
    Turn,
    ViewpointPlan,
)
from samenspel.study.rows import (
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


@st.composite
def plans(draw: st.DrawFn) -> ViewpointPlan:
    """Return how viewpoints may be looked for, without flags: those need maps."""
    factors = draw(st.integers(1, 8))
    pairs = st.permutations(range(1, factors + 1))
    degrees = st.sampled_from([-90.0, 0.1, 15.0, 22.25])
    turns = draw(st.lists(st.tuples(pairs, degrees), max_size=3 if factors > 1 else 0))
    return ViewpointPlan(
        factors,
        extraction=draw(st.sampled_from(get_args(Extraction))),
        rotation=draw(st.sampled_from(get_args(Rotation))),
        correlation=draw(st.sampled_from(get_args(Correlation))),
        flag_level=draw(st.sampled_from(get_args(FlagLevel))),
        bipolar=draw(st.sampled_from(get_args(Bipolar))),
        turns=tuple(Turn(first, second, angle) for (first, second, *_), angle in turns),
        resamples=draw(st.sampled_from([0, 2_000, 100_000])),
        margin=draw(st.sampled_from([0.5, 1.0, 1.25])),
    )


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
        template=draw(st.sampled_from([None, *get_args(Template)])),
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
        expectations=draw(expectations(names)),
        viewpoints=draw(st.none() | plans()),
        networks=tuple(
            Network(**draw(filled("networks", id=id, participants=9))) for id in draw(ids(0, 3))
        ),
    )


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
                **draw(
                    filled(
                        "documents",
                        id=f"d{file}",
                        network=design.networks[0].id,
                        file=file,
                        respondent="",
                    )
                )
            )
            for file in files
        ]
    )
    design = _with_people(draw, design, asked)
    sorts = tuple(row for who in asked for row in _map(draw, design, *who))
    codes = draw(codebooks())
    words = tuple((item.file, draw(st.text(LETTERS) | WORDS)) for item in documents)
    return Study(
        design=_with_flags(draw, design, sorts),
        sorts=sorts,
        priorities=tuple(row for who in asked for row in _lists(draw, design, *who)),
        obstructing=tuple(Obstruction(**draw(filled("obstructing", **it))) for it in open_answers),
        meanings=tuple(Meaning(**draw(filled("meanings", **it))) for it in open_answers),
        remarks=tuple(
            Remark(**draw(filled("remarks", respondent=who, network=network)))
            for who, network in asked
        ),
        documents=tuple(documents),
        codes=codes,
        codings=tuple(
            coding
            for item, (_, text) in zip(documents, words, strict=True)
            for coding in draw(codings(item.id, text, values[0], codes))
        ),
        tallies=tuple(
            Tally(**draw(filled("tallies", network=network.id, value=values[0], count=1)))
            for network in design.networks
        ),
        **draw(instruments(design, asked, documents)),
        **draw(agreed(design)),
        texts=words,
    )


def _with_people(draw: st.DrawFn, design: Design, asked: list[tuple[str, str]]) -> Design:
    organisations = [
        Organisation(
            **draw(filled("organisations", id=id, networks="", self_sufficiency=len(id) % 4))
        )
        for id in draw(ids(1, 2))
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


def _with_flags(draw: st.DrawFn, design: Design, sorts: tuple[Placement, ...]) -> Design:
    known = list(sort_ids(Study(design, sorts=sorts)))
    if design.viewpoints is None or not known:
        return design
    flag = st.builds(Flag, st.sampled_from(known), st.integers(1, design.viewpoints.factors))
    flags = tuple(draw(st.lists(flag, max_size=3, unique=True)))
    return replace(design, viewpoints=replace(design.viewpoints, flags=flags))


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
