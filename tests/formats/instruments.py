"""Any rows of the instruments beside the values that fit in a study."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from hypothesis import strategies as st

from formats.cells import IDS, WORDS, filled, ids, texts
from samenspel.catalogue import item_ids
from samenspel.study.choices import governance_answers, published_items, topics
from samenspel.study.coding import Document
from samenspel.study.instrument_rows import Finding
from samenspel.study.model import ANSWER_TABLES, Design, Expectation
from samenspel.study.name_checks import told

Cells = dict[str, Any]
LATER = 100_000  # a round without answers: what a source prints never stands beside them
FEW = 2  # respondents who answer these tables; more says no more, and takes long


def expectations(values: Sequence[str]) -> st.SearchStrategy[tuple[Expectation, ...]]:
    """Return what a study with these cards may expect."""
    about = st.lists(st.sampled_from(topics(values)), min_size=1, max_size=3).map(tuple)
    some = ids(0, 2).map(lambda names: [st.tuples(st.just(id), texts(), about) for id in names])
    return some.flatmap(lambda each: st.tuples(*each)).map(
        lambda rows: tuple(Expectation(*row) for row in rows)
    )


@st.composite
def instruments(
    draw: st.DrawFn,
    design: Design,
    asked: Sequence[tuple[str, str]],
    documents: Sequence[Document],
) -> dict[str, Any]:
    """Return rows for every table of an instrument beside the values, by table."""
    people = [{"respondent": who, "network": network} for who, network in asked[:FEW]]
    papers = [
        {"document": item.id, "network": item.network, "evidence": "document", "respondent": ""}
        for item in documents
    ]
    told = [who | {"evidence": draw(TOLD)} for who in people]
    people_or_papers = [*({**who, "document": ""} for who in told), *papers]
    found: dict[str, list[Cells]] = {
        "strategies": [it | {"strategy": _one(draw, "strategies")} for it in people_or_papers],
        "tensions": [it | {"tension": _one(draw, "tensions")} | draw(KINDS) for it in told],
        "obstacles": [it | draw(OBSTACLES) for it in told],
        "governance": [it | draw(ANSWERS) for it in people_or_papers],
        "say": [it | {"organisation": design.organisations[0].id} | draw(SAY) for it in people],
        "conditions": [
            it | {"condition": _one(draw, "conditions"), "score": draw(FIVE)} for it in people
        ],
        "interests": [it | draw(INTERESTS) for it in people],
        "relations": _pairs(draw, design),
        "outcomes": [it | draw(OUTCOMES) for it in people],
        "published": [
            {"network": it.id, "round": LATER} | draw(PUBLISHED) for it in design.networks
        ],
        "unlinked": _unlinked(draw, design),
        "statements": _statements(draw, design),
    }
    found["checks"] = _checks(found["statements"], people)
    return {
        name: tuple(ANSWER_TABLES[name](**draw(filled(name, **known))) for known in rows)
        for name, rows in found.items()
    }


def _statements(draw: st.DrawFn, design: Design) -> list[Cells]:
    """Return a statement on something for every network."""
    known = st.sampled_from(["", *topics(card.id for card in design.own_cards)])
    words = WORDS.filter(str.strip)
    return [
        {"id": f"s{at}", "network": it.id, "words": draw(words), "about": draw(known)}
        | {"round": draw(st.integers(1, 3))}
        for at, it in enumerate(design.networks)
    ]


def _checks(statements: list[Cells], people: list[Cells]) -> list[Cells]:
    """Return what everybody answers to the statements of their own network."""
    return [
        who | {"statement": one["id"], "round": one["round"]}
        for one in statements
        for who in people
        if who["network"] == one["network"]
    ]


def _one(draw: st.DrawFn, name: str) -> str:
    return draw(st.sampled_from(item_ids(name)))


def _pairs(draw: st.DrawFn, design: Design) -> list[Cells]:
    """Return what the first organisation says of each other one, in every network."""
    first, *others = (item.id for item in design.organisations)
    return [
        {"network": network.id, "organisation": first, "other": other}
        | {"strength": draw(THREE), "respondent": ""}
        for network in design.networks
        for other in others
    ]


def _unlinked(draw: st.DrawFn, design: Design) -> list[Cells]:
    here = {told(name) for network in design.networks for name in (network.id, network.name)}
    return [{"name": name} for name in draw(ids(0, 2)) if told(name) not in here]


def _at_most(part: str, whole: str, most: int = 9) -> st.SearchStrategy[Cells]:
    """Return a part that is no more than its whole, either of them perhaps unknown."""
    known = st.integers(0, most).flatmap(
        lambda number: st.fixed_dictionaries(
            {part: st.none() | st.integers(0, number), whole: st.just(number)}
        )
    )
    return known | st.just({part: None, whole: None})


def _spoken(cells: Cells) -> bool:
    """Return whether a row says anything at all."""
    return any(str(cell).strip() for cell in cells.values() if cell is not None)


TOLD = st.sampled_from(["interview", "questionnaire"])
KINDS: st.SearchStrategy[Cells] = st.one_of(
    st.fixed_dictionaries({"finding": st.sampled_from(get_args(Finding)), "kind": st.none()}),
    st.just({"finding": "present", "kind": "overlapping_mandates"}),
)
FIVE = st.integers(1, 5)
THREE = st.integers(0, 3)
OWN_WORDS = WORDS.filter(str.strip)
OBSTACLES: st.SearchStrategy[Cells] = st.one_of(
    st.fixed_dictionaries({"obstacle": st.sampled_from(item_ids("obstacles")), "text": WORDS}),
    st.fixed_dictionaries({"obstacle": st.just(""), "text": OWN_WORDS}),
)
ANSWERS: st.SearchStrategy[Cells] = st.sampled_from(
    [
        {"question": question, "answer": answer}
        for question, answers in governance_answers().items()
        for answer in answers
    ]
)
SAY = st.builds(
    dict[str, Any],
    _at_most("passed", "proposals"),
    decides=st.none() | st.booleans(),
    equality=st.none() | FIVE,
).filter(_spoken)
FELT = st.fixed_dictionaries(
    {
        "client_question": WORDS,
        "met": st.none() | st.booleans(),
        "investment": st.none() | THREE,
        "returns": st.none() | THREE,
        "stake": WORDS,
    }
).filter(_spoken)
INTERESTS = st.builds(dict[str, Any], FELT, stakeholder=IDS)
OUTCOMES = st.builds(
    dict[str, Any],
    _at_most("ended_well", "cases") | st.just({"ended_well": 9, "cases": None}),
    region_cases=st.none() | st.integers(9, 99),
    example=WORDS,
).filter(_spoken)
PUBLISHED: st.SearchStrategy[Cells] = st.builds(
    dict[str, Any],
    st.sampled_from(
        [
            {"instrument": instrument, "item": item}
            for instrument, items in published_items().items()
            for item in items
        ]
    ),
    count=st.none() | st.integers(0, 9),
    respondents=st.integers(9, 99),
)
