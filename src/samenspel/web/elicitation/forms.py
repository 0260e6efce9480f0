"""What a questionnaire looks like on a screen: fields in groups, a few groups on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from samenspel.catalogue import Instrument
from samenspel.study.model import NO_WORDS, Card, Design
from samenspel.study.rows import Organisation
from samenspel.study.sorts import cards
from samenspel.text import Text
from samenspel.web.speech.words import sentence

UNKNOWN = "unknown"  # asked, and the answer is that somebody does not know or will not say
FIELDS = 6  # on one page: what a phone shows without much scrolling
Kind = Literal["one", "some", "whole", "number", "date", "size", "name", "words"]
Given = Mapping[str, Any]  # name of a field -> words, or ids where several may be chosen


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose from; ``id`` is what is kept."""

    id: str
    label: Text
    explanation: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Field:
    """One question with room for its answer; ``about`` is the item, member or card it is about."""

    question: str
    kind: Kind
    label: Text
    choices: tuple[Choice, ...] = ()
    about: str = ""
    perspective: str = "network"
    at_most: int = 0  # answers to choose; 0: any number

    @property
    def name(self) -> str:
        """What it is called in a form, and in what is kept."""
        return ".".join(filter(None, (self.question, self.perspective, self.about)))

    @property
    def written(self) -> bool:
        """Whether the answer is in one's own words: those are never needed."""
        return self.kind in {"words", "name"}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields about one thing; ``explanation`` is for who asks what that means."""

    fields: tuple[Field, ...]
    label: Text = NO_WORDS
    lead: Text = NO_WORDS
    explanation: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked at once."""

    groups: tuple[Group, ...]
    lead: Text
    title: Text = NO_WORDS

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of this page."""
        return tuple(field for group in self.groups for field in group.fields)


@dataclass(frozen=True, slots=True)
class Form:
    """One instrument as somebody fills it in."""

    instrument: Instrument
    pages: tuple[Page, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of every page."""
        return tuple(field for page in self.pages for field in page.fields)

    def page_of(self, name: str) -> int:
        """Return on which page a field stands; the first is 1."""
        places = (place for place, page in enumerate(self.pages, start=1) if _holds(page, name))
        return next(places, 1)


def _holds(page: Page, name: str) -> bool:
    return any(field.name == name for field in page.fields)


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who is asked, in which network of which study."""

    design: Design
    network: str
    id: str

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of the study."""
        return cards(self.design)

    @property
    def members(self) -> tuple[Organisation, ...]:
        """The organisations of the network, as far as the design knows them."""
        listed = self.design.organisations
        own = tuple(one for one in listed if self.network in one.networks.split())
        people = (one for one in self.design.participants if one.network == self.network)
        named = dict.fromkeys(one.organisation for one in people if one.organisation)
        return own or listed or tuple(Organisation(id) for id in named)

    @property
    def organisation(self) -> str:
        """The organisation of this person, when that is a known member; else nothing."""
        people = self.design.participants
        own = (one for one in people if (one.id, one.network) == (self.id, self.network))
        name = next((one.organisation for one in own), "")
        return name if name in {one.id for one in self.members} else ""


def spread(groups: list[Group], lead: Text, title: Text = NO_WORDS) -> Iterator[Page]:
    """Yield pages that hold about as much as each other, none more than a phone can show."""
    largest = max((len(group.fields) for group in groups), default=1)
    at_once = max(1, FIELDS // largest)
    pages = -(-len(groups) // at_once)
    for place in range(pages):
        start, end = (len(groups) * part // pages for part in (place, place + 1))
        yield Page(tuple(groups[start:end]), lead, title)


def unknown() -> Choice:
    """Return the answer that there is none: no row of the study, but kept."""
    return Choice(UNKNOWN, sentence("unknown", part="ask"))
