"""What a study puts on paper: its words, cards and places, and never what anybody answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from samenspel.catalogue import Instrument, instrument, instruments, texts
from samenspel.study.model import (
    ANSWER_TABLES,
    NO_WORDS,
    Card,
    Design,
    Mode,
    Shape,
    Study,
    Template,
    table,
)
from samenspel.study.sorts import cards, networks
from samenspel.text import Text

ALWAYS = "context"  # has no table of its own: it fills those of networks and participants
USUAL: Template = "existing_network"  # what a study prepares that does not say so


@dataclass(frozen=True, slots=True)
class Paper:
    """What there is to print of one study."""

    title: Text
    mode: Mode
    cards: tuple[Card, ...]
    card_set: Text  # as it stands in the margin
    shape: Shape
    picks: int
    organisations: tuple[str, ...]  # names of the members, where there is one network
    networks: tuple[str, ...]  # names
    template: Template
    instruments: tuple[Instrument, ...]


NOTHING = Study(Design(id="", title=NO_WORDS))


def paper_of(study: Study = NOTHING, ask: Collection[str] = ()) -> Paper:
    """Return what a study puts on paper; without one, what the catalogue has.

    ``ask`` names the instruments; without it they are those that the study asks.
    """
    design, chosen = study.design, ask or asked(study)
    return Paper(
        title=design.title,
        mode=design.mode,
        cards=cards(design),
        card_set=_card_set(design),
        shape=design.shape,
        picks=design.picks,
        organisations=_organisations(study),
        networks=tuple(one.name or one.id for one in design.networks),
        template=design.template or USUAL,
        instruments=tuple(instrument(id) for id in instruments() if id in chosen),
    )


def asked(study: Study) -> set[str]:
    """Return the instruments that a study already has answers of; all, while it has none."""
    rows = (row for name in ANSWER_TABLES for row in table(study, name))
    found = {getattr(row, "instrument", "") for row in rows} & set(instruments())
    return found | {ALWAYS} if found else set(instruments())


def printed(key: str, **parts: object) -> Text:
    """Return words of a print, filled in."""
    return texts("print")[key].format(**parts)


def _card_set(design: Design) -> Text:
    if design.own_cards:
        return printed("own_cards", title=design.title, version=design.version)
    return printed("catalogue_cards", set=design.card_set, version=design.card_version)


def _organisations(study: Study) -> tuple[str, ...]:
    if len(networks(study)) > 1:
        return ()
    return tuple(one.name or one.id for one in study.design.organisations)


def counted(words: Text, paper: Paper, top: int) -> Text:
    """Return an introduction with the numbers of this study in it."""
    top = min(top, paper.shape.important)
    return words.format(cards=len(paper.cards), picks=paper.picks, top=top)
