"""What is asked of one person: only what the study asks, and what was not answered elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samenspel.catalogue import Instrument, instrument
from samenspel.text import Text, listed, plain
from samenspel.web.elicitation.answering import asked
from samenspel.web.elicitation.forms import UNKNOWN, Field, Form, Given, unknown
from samenspel.web.elicitation.given import wrong
from samenspel.web.elicitation.guests import MAP, Sorter, instruments_of
from samenspel.web.elicitation.models import Answers

State = Literal["new", "begun", "check", "done"]


@dataclass(frozen=True, slots=True)
class Part:
    """One instrument on the list of what is asked, with how far somebody is."""

    instrument: Instrument
    state: State
    answered: int  # of the cards, or of the questions that are not in one's own words
    total: int
    place: int  # of the page to go on with

    @property
    def cards(self) -> bool:
        """Whether this is the map, of which cards are counted."""
        return self.instrument.id == MAP


def parts(who: Sorter) -> tuple[Part, ...]:
    """Return what is asked, in its order: the map first."""
    given = {
        one.instrument: one
        for one in Answers.objects.filter(invitation=who.invitation, round=who.sorting.round)
    }
    return tuple(_parts(who, given))


def _parts(who: Sorter, given: dict[str, Answers]) -> Iterator[Part]:
    for id in instruments_of(who.invitation):
        if id == MAP:
            yield _map(who)
            continue
        answers = given.get(id) or Answers(instrument=id)
        made = asked(who, answers)
        if made.fields:
            yield _part(made, answers)


def _map(who: Sorter) -> Part:
    done, total = len(who.sorting.boxes), len(who.cards)
    begun: State = "begun" if who.sorting.revision else "new"
    return Part(instrument(MAP), "done" if who.sorting.finished else begun, done, total, 1)


def _part(made: Form, answers: Answers) -> Part:
    needed = [field for field in made.fields if not field.written]
    open_at = [field.name for field in needed if not answers.given.get(field.name)]
    refused = wrong(made, answers.given)
    state: State = "begun" if answers.revision else "new"
    if refused or answers.finished:
        state = "check" if refused else "done"
    first = next(iter([*refused, *open_at]), "")
    done = state == "done"
    place = 1 if done else made.page_of(first)
    return Part(made.instrument, state, len(needed) - len(open_at), len(needed), place)


@dataclass(frozen=True, slots=True)
class Told:
    """One answer as its giver reads it back: the question, and what was chosen or written."""

    about: Text
    question: Text
    answer: Text


def told_of(who: Sorter) -> tuple[tuple[Text, tuple[Told, ...]], ...]:
    """Return everything that was answered, questionnaire by questionnaire."""
    there = Answers.objects.filter(invitation=who.invitation, round=who.sorting.round)
    read = ((asked(who, one), one) for one in there)
    return tuple((made.instrument.title, tuple(_told(made, one.given))) for made, one in read)


def _told(made: Form, given: Given) -> Iterator[Told]:
    for page in made.pages:
        for group in page.groups:
            for field in group.fields:
                if answer := given.get(field.name):
                    about = page.lead if field.kind == "some" else group.label
                    yield Told(about, field.label, _read_back(field, answer))


def _read_back(field: Field, answer: str | list[str]) -> Text:
    labels = {choice.id: choice.label for choice in (*field.choices, unknown())}
    if isinstance(answer, list):
        return listed([labels[one] for one in answer if one in labels])
    known = labels if field.choices or answer == UNKNOWN else {}
    return known.get(answer, plain(answer))
