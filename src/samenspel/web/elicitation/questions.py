"""The questionnaires of the catalogue as forms: whatever it asks, one way to show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from samenspel.catalogue import Instrument, Item, instrument, items, texts
from samenspel.catalogue.instruments import Question
from samenspel.study.model import NO_WORDS
from samenspel.text import Text, plain
from samenspel.web.elicitation.forms import (
    Choice,
    Field,
    Form,
    Given,
    Group,
    Kind,
    Page,
    Respondent,
    spread,
    unknown,
)
from samenspel.web.elicitation.guests import MAP, OWN_MAP
from samenspel.web.elicitation.values import hindering, own_map, priorities
from samenspel.web.speech.words import sentence

STAKEHOLDERS = 12
NAMED = "stakeholder"  # the field with the name of one
WHOLLY_OWN = {OWN_MAP: own_map, "obstructing": hindering}
# Answers to write down that are no words.
KINDS: Mapping[str, Kind] = {
    "hours": "number",
    "started": "date",
    "size": "size",
    **dict.fromkeys(("proposals", "passed", "cases", "ended_well", "region_cases"), "whole"),
}


def form(id: str, to: Respondent, given: Given) -> Form:
    """Return what one instrument asks of somebody; some answers lead to more questions."""
    about = asked_as(id)
    return Form(about, tuple(_pages(about, to, given)))


def asked_as(id: str) -> Instrument:
    """Return an instrument of the catalogue, or its map as it is asked about an organisation."""
    if id != OWN_MAP:
        return instrument(id)
    title = sentence("own_map_title", part="ask")
    introduction = sentence("own_map_introduction", part="ask")
    return replace(instrument(MAP), id=OWN_MAP, title=title, introduction=introduction)


def _pages(about: Instrument, to: Respondent, given: Given) -> Iterator[Page]:
    if about.id in WHOLLY_OWN:
        yield from WHOLLY_OWN[about.id](about, to, given)
        return
    if about.id == "priorities":
        yield from priorities(about, to, given)
    lead = about.asked["network"] if about.id != "priorities" else NO_WORDS
    for _, together in groupby(about.questions, key=lambda one: (one.per, _list_of(one))):
        yield from _together(tuple(together), about, to, given, lead)


def _list_of(question: Question) -> str:
    return question.items if question.per == "item" else ""


def _together(
    asked: tuple[Question, ...], about: Instrument, to: Respondent, given: Given, lead: Text
) -> Iterator[Page]:
    match asked[0].per:
        case "person":
            yield from spread([Group((field(one),)) for one in asked], lead)
        case "item":
            yield from _per_item(asked, about, lead)
        case "organisation":
            yield from spread(list(_per_member(asked, about, to)), lead)
        case "stakeholder":
            yield from spread(list(_per_stakeholder(asked, given)), lead)


def field(question: Question, about: str = "", perspective: str = "network") -> Field:
    """Return a question of the catalogue as a field."""
    choices = _choices(question)
    kind: Kind = "one" if choices else KINDS.get(question.id, "words")
    return Field(question.id, kind, question.words, choices, about, perspective)


def _choices(question: Question) -> tuple[Choice, ...]:
    offered = [Choice(option.id, option.label) for option in question.options]
    if question.per == "person" and question.items:
        offered = [Choice(item.id, item.label) for item in items(question.items)]
    # A list that has its own 'not sure' needs no other.
    if not offered or offered[-1].id == "not_mentioned":
        return tuple(offered)
    return (*offered, unknown())


def _per_item(asked: tuple[Question, ...], about: Instrument, lead: Text) -> Iterator[Page]:
    """Yield pages on the items of a list; what belongs together stays together."""
    name = asked[0].items
    for group, members in groupby(items(name), key=lambda item: item.group):
        title = texts("print")[f"group_{group}" if group else f"list_{name}"]
        yield from spread([_on_item(item, asked, about) for item in members], lead, title)


def _on_item(item: Item, asked: tuple[Question, ...], about: Instrument) -> Group:
    fields = tuple(one for question in asked for one in _sides(question, item, about))
    # Where all are asked the same, or a scale needs its ends, what the item is says more.
    alike = {one.question for one in items(asked[0].items)} == {item.question}
    scale = any(option.id.isdigit() for one in asked for option in one.options)
    if alike or scale:
        return Group(fields, item.label, item.explanation)
    return Group(fields, item.label, item.question, item.explanation)


def _sides(question: Question, item: Item, about: Instrument) -> Iterator[Field]:
    """Yield a question for what it is asked about: choices for each side, words once."""
    if not question.options or len(about.asked) == 1:
        yield field(question, item.id)
        return
    for side, words in about.asked.items():
        yield Field(question.id, "one", words, _choices(question), item.id, side)


def _per_member(asked: tuple[Question, ...], about: Instrument, to: Respondent) -> Iterator[Group]:
    others = about.id == "relations"
    if others and not to.organisation:
        return
    for member in to.members:
        if not (others and member.id == to.organisation):
            fields = tuple(field(question, member.id) for question in asked)
            yield Group(fields, plain(member.name or member.id))


def _per_stakeholder(asked: tuple[Question, ...], given: Given) -> Iterator[Group]:
    """Yield room for every party that was named, and for one more."""
    label = sentence("stakeholder", part="ask")
    for place in range(1, STAKEHOLDERS + 1):
        named = Field(NAMED, "name", label, about=str(place))
        fields = (named, *(field(question, str(place)) for question in asked))
        yield Group(fields, sentence("stakeholder_at", part="ask", place=place))
        if not given.get(named.name):
            return
