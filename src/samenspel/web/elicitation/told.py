"""What was answered, as rows of the tables of a study: the same as when it is typed in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samenspel.catalogue import instrument, item_ids
from samenspel.study.cells import cell_words
from samenspel.web.elicitation.forms import Form, Given
from samenspel.web.elicitation.given import Key, answers
from samenspel.web.elicitation.guests import OWN_MAP
from samenspel.web.elicitation.questions import NAMED
from samenspel.web.elicitation.values import HINDERING, OWN

Plain = dict[str, Any]
Told = tuple[str, Plain]  # the name of a table, and a row of it
BY_SCREEN = {"evidence": "questionnaire"}


@dataclass(frozen=True, slots=True)
class Said:
    """The answers to one instrument, asked for by question, by what it is about, and by side."""

    found: Mapping[Key, Any]

    def __call__(self, question: str, about: str = "", side: str = "network") -> Any:  # noqa: ANN401
        """Return an answer; None when there is none."""
        return self.found.get((question, about, side))

    def abouts(self) -> tuple[str, ...]:
        """Return what was answered about, in the order of the form."""
        return tuple(dict.fromkeys(about for _, about, _ in self.found))

    def row(self, about: str = "", **columns: str) -> Plain:
        """Return a row with the answers about one thing, by the name of their column."""
        values = {name: self(question, about) for name, question in columns.items()}
        return {name: value for name, value in values.items() if value is not None}


def told(form: Form, given: Given, who: Plain, organisation: str) -> Iterator[Told]:
    """Yield the rows that answers stand for; ``who`` fills the columns that say whose they are."""
    said = Said(answers(form, given))
    if form.instrument.id == OWN_MAP:
        return (("sorts", who | row) for row in _own_map(form, said))
    rows = ROWS[form.instrument.id]
    own = {"organisation": organisation} if form.instrument.id == "relations" else {}
    return ((table, who | own | row) for table, row in rows(said))


def facts_in(form: Form, given: Given) -> dict[str, Plain]:
    """Return what was said of oneself, one's organisation and the network: they have own tables."""
    said = Said(answers(form, given))
    about = {name: {id: said(id) for id in ids} for name, ids in FACTS.items()}
    if size := said("size"):
        about["organisations"] |= {"size": size[0], "size_unit": size[1]}
    return {
        name: {id: cell_words(value) for id, value in row.items() if value not in (None, "")}
        for name, row in about.items()
    }


FACTS = {
    "participants": ("layer", "delivers_care", "hours", "since"),
    "organisations": ("kind", "reach", "expertise", "unique", "self_sufficiency"),
    "networks": (
        *("mandated", "reason", "partners_chosen", "started"),
        *("time_pressure", "funding", "delegation"),
    ),
}


def _own_map(form: Form, said: Said) -> Iterator[Plain]:
    """Yield the cards that lie in a box; with both outer boxes full, the rest lies between them."""
    outer = {
        field.question: said(field.question, side="organisation") or [] for field in form.fields
    }
    placed = {card: box for box, cards in outer.items() for card in cards}
    if all(len(outer[field.question]) == field.at_most for field in form.fields):
        placed = {choice.id: "neutral" for choice in form.fields[0].choices} | placed
    for card, box in placed.items():
        yield {"value": card, "category": box, "perspective": "organisation"}


def _priorities(said: Said) -> Iterator[Told]:
    for side in instrument("priorities").asked:
        for choice in ("most", "least"):
            for value in said(choice, side=side) or ():
                row = {"value": value, "choice": choice, "perspective": side}
                yield "priorities", row
    for question in ("clash", "clash_approach", "clash_level"):
        if answer := said(question):
            yield "remarks", {"question": question, "answer": answer}


def _obstructing(said: Said) -> Iterator[Told]:
    for value in said(HINDERING) or ():
        yield "obstructing", {"value": value} | said.row(value, text="text")
    if own := said(OWN):
        yield "obstructing", {"text": own}


def _strategies(said: Said) -> Iterator[Told]:
    for strategy in item_ids("strategies"):
        sides = [one for one in ("network", "organisation") if said("finding", strategy, one)]
        for side in sides:
            # Words are asked once: they stand with the first of the two.
            quote = said.row(strategy, quote="quote") if side == sides[0] else {}
            found = {"strategy": strategy, "finding": said("finding", strategy, side)}
            yield "strategies", found | {"level": side} | BY_SCREEN | quote


def _complexity(said: Said) -> Iterator[Told]:
    for tension in item_ids("tensions"):
        if finding := said("tension", tension):
            kind = said.row(tension, kind="kind") if finding == "present" else {}
            row = {"tension": tension, "finding": finding} | said.row(tension, quote="quote")
            yield "tensions", row | kind | BY_SCREEN
    known = item_ids("obstacles")
    for obstacle in known:
        if finding := said("obstacle", obstacle):
            yield "obstacles", {"obstacle": obstacle, "finding": finding} | BY_SCREEN
    if own := said("text"):
        # Words that happen to be the name of one on the list are still somebody's own.
        yield "obstacles", {"text": own.capitalize() if own in known else own} | BY_SCREEN


def _governance(said: Said) -> Iterator[Told]:
    for question in ("form", "towards", "network_governance", "meeting_rhythm"):
        if answer := said(question):
            yield "governance", {"question": question, "answer": answer} | BY_SCREEN
    for task in item_ids("coordinator_tasks"):
        if said("coordinator_task", task) == "yes":
            yield "governance", {"question": "coordinator_task", "answer": task} | BY_SCREEN
    for contingency in item_ids("contingencies"):
        if level := said("level", contingency):
            row = {"question": contingency, "answer": level} | said.row(contingency, quote="quote")
            yield "governance", row | BY_SCREEN


def _say(said: Said) -> Iterator[Told]:
    for member in said.abouts():
        names = ("decides", "proposals", "passed", "equality")
        if row := said.row(member, **{name: name for name in names}):
            yield "say", {"organisation": member} | row


def _conditions(said: Said) -> Iterator[Told]:
    for condition in item_ids("conditions"):
        if row := said.row(condition, score="score"):
            yield (
                "conditions",
                {"condition": condition} | row | said.row(condition, sentence="sentence"),
            )


def _interests(said: Said) -> Iterator[Told]:
    for place in said.abouts():
        names = ("client_question", "met", "investment", "returns", "stake")
        row = said.row(place, **{name: name for name in names})
        if row and said(NAMED, place):
            yield "interests", {"stakeholder": said(NAMED, place)} | row


def _relations(said: Said) -> Iterator[Told]:
    for other in said.abouts():
        for kind in ("depends", "trusts", "refers"):
            if strength := said(kind, other):
                yield "relations", {"other": other, "kind": kind, "strength": strength}


def _outcomes(said: Said) -> Iterator[Told]:
    names = ("cases", "ended_well", "region_cases", "example")
    if row := said.row(**{name: name for name in names}):
        yield "outcomes", row


def _nothing(_: Said) -> Iterator[Told]:
    return iter(())


ROWS: Mapping[str, Callable[[Said], Iterator[Told]]] = {
    "context": _nothing,  # fills the tables of people, organisations and networks
    "priorities": _priorities,
    "obstructing": _obstructing,
    "strategies": _strategies,
    "complexity": _complexity,
    "governance": _governance,
    "say": _say,
    "conditions": _conditions,
    "interests": _interests,
    "relations": _relations,
    "outcomes": _outcomes,
}
