"""What members who share by name see of how their network works: every part has its decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from samenspel.disclosure.workings import OF_ALL, own_workings
from samenspel.findings.asked_model import Quote
from samenspel.findings.coded_model import Coded, Segment
from samenspel.findings.workings_model import Workings
from samenspel.text import Text, plain

# The decision on every part. A new one is either of one network, and says of which, or of all.
OF_ONE = (
    "strategies",
    "institutionalisation",
    "complexity",
    "governance",
    "inequality",
    "conditions",
    "interests",
    "relations",
    "layers",
    "outcomes",
    "context",
    "triangulation",
    "quotes",
    "coded",
    "segments",
    "checked",
    "comments",
)
# What of one network is in somebody's words: names, units, and what makes an organisation unique,
# as the person who composes the study wrote it. What respondents say stands in `Quote` alone.
WORDS = {
    "SayRow.organisation",
    "SayRow.size_unit",
    "Flag.organisations",
    "Flag.figures",
    "InterestFigures.stakeholder",
    "RelationFigures.unequal",
    "RelationFigures.betweenness",
    "ContextFigures.unique",
    "ContextFigures.without_unique",
    "StrategyMatrix.respondents",
    "OutcomeFigures.respondent",
    "Quote.words",
    "Quote.respondent",
    "Segment.words",
    "Segment.respondent",
    "Segment.document",
    "Segment.code",
    "CodeFigures.id",
    "CodeFigures.name",
    "CodeFigures.by_person",
    "Together.first",
    "Together.second",
    "Doubled.respondent",
    "Coded.respondents",
    "StatementFigures.id",
    "StatementFigures.statement",
}
# What is text in Python, and only ever holds a code of the catalogue or of a closed list.
CODES = {
    "ItemFigures.id",
    "StrategyFigures.id",
    "StrategyFigures.dimension",
    "Institutionalisation.threshold",
    "Share.items",
    "Complexity.tension_kinds",
    "GovernanceAnswers.question",
    "GovernanceAnswers.counts",
    "GovernanceAnswers.answer",
    "ContingencyLevel.id",
    "FormFit.per_contingency",
    "ConditionFigures.id",
    "ContextFigures.funding",
    "ContextFigures.delegation",
    "Triangulated.item",
    "Quote.topic",
    "Quote.item",
    "CodeFigures.topic",
    "CodeFigures.item",
    "CodeFigures.level",
    "CodeFigures.finding",
    "Doubled.topic",
    "Doubled.item",
    "Doubled.level",
    "StatementFigures.about",
}


def kind_of(part: str) -> type:
    """Return the type of the rows of one part."""
    found: type = get_args(get_type_hints(Workings)[part])[0]
    return found


def inside(kind: type) -> Iterator[type]:
    """Yield a type and every type of ours that its fields hold."""
    yield kind
    for hint in get_type_hints(kind).values():
        for part in _parts(hint):
            if isinstance(part, type) and is_dataclass(part) and part is not Text:
                yield from inside(part)


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    if get_origin(hint) is not Literal:
        for part in get_args(hint):
            yield from _parts(part)


def filled(kind: type, network: str) -> Any:
    """Return a row of this type in which every word is that of this network."""
    hints = get_type_hints(kind)
    return kind(**{field.name: _cell(hints[field.name], network) for field in fields(kind)})


def _cell(hint: Any, network: str) -> Any:
    plain_cells = {
        str: network,
        Text: plain(network),
        int: 7,
        float: 7.0,
        bool: True,
        date: date(2024, 5, 1),
    }
    if hint in plain_cells:
        return plain_cells[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return filled(hint, network)
    return _of_several(get_origin(hint), get_args(hint), network)


def _of_several(origin: Any, options: tuple[Any, ...], network: str) -> Any:
    if origin is Literal:
        return options[0]
    if origin in {Union, UnionType}:
        return _cell(options[0], network)
    if origin is tuple:
        return tuple(_cell(option, network) for option in options if option is not Ellipsis)
    assert issubclass(origin, Mapping), origin
    return {network: network}


def both() -> Workings:
    """Return every part with a row of 'hier' and a row of 'elders'."""
    rows = {
        field.name: tuple(filled(kind_of(field.name), network) for network in ("hier", "elders"))
        for field in fields(Workings)
    }
    return Workings(**rows)


def test_every_part_is_of_one_network_or_of_all() -> None:
    parts = [field.name for field in fields(Workings)]
    assert sorted((*OF_ONE, *OF_ALL)) == sorted(parts)


@pytest.mark.parametrize("part", OF_ONE)
def test_what_is_of_one_network_says_of_which_and_holds_no_other(part: str) -> None:
    row, *parts = inside(kind_of(part))
    assert get_type_hints(row)["network"] is str
    held = {name for kind in (row, *parts) for name in get_type_hints(kind)}
    assert "networks" not in held
    assert not any("network" in get_type_hints(kind) for kind in parts)


@pytest.mark.parametrize("part", OF_ONE)
def test_members_see_the_rows_of_their_own_network(part: str) -> None:
    own = own_workings(both(), "hier")
    assert getattr(own, part) == getattr(both(), part)[:1]


@pytest.mark.parametrize("part", OF_ALL)
def test_members_see_nothing_of_what_compares_networks(part: str) -> None:
    assert getattr(both(), part)
    assert getattr(own_workings(both(), "hier"), part) == ()


def test_members_read_no_word_of_another_network() -> None:
    assert "elders" in str(both())
    assert "elders" not in str(own_workings(both(), "hier"))


def test_members_read_reviewed_words_only() -> None:
    said = Quote("hier", "strategies", "trust", "Wij bellen.", "r1", reviewed=False)
    found = Workings(quotes=(said, replace(said, reviewed=True)))
    assert own_workings(found, "hier").quotes == (replace(said, reviewed=True),)


def test_members_see_the_codes_of_which_words_were_reviewed_in_their_own_network() -> None:
    here, elsewhere = filled(Coded, "hier"), filled(Segment, "elders")
    said = replace(elsewhere, network="hier", code="hier", reviewed=False)
    shown = [
        own_workings(Workings(coded=(here,), segments=segments), "hier").coded[0]
        for segments in ((said, replace(elsewhere, code="hier")), (replace(said, reviewed=True),))
    ]
    assert [(one.codes, one.together) for one in shown] == [
        ((), ()),
        (here.codes, here.together),
    ]


def test_words_stand_where_we_know_of_them() -> None:
    """A new field for words needs a decision: is it reviewed, and who wrote it?"""
    kinds = {kind for part in OF_ONE for kind in inside(kind_of(part))}
    held = {
        f"{kind.__name__}.{name}"
        for kind in kinds
        for name, hint in get_type_hints(kind).items()
        if name not in {"network", "reasons"} and {str, Text} & set(_parts(hint))
    }
    assert held == WORDS | CODES
