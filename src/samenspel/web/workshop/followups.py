"""Looking back: what became of an agreement or a tension card, a line each time it is looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from samenspel.formats.calendar import Reminder
from samenspel.study.cells import one_line_end
from samenspel.study.model import Study as StudyFile
from samenspel.study.sorts import cards
from samenspel.text import Language, Text, listed, plain
from samenspel.web.agreed.due import Made, is_due, made
from samenspel.web.agreed.models import Agreement, FollowUp
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study
from samenspel.web.workshop.written import Typed, day, kind_of

LONGEST = 300
STATUSES: tuple[str, ...] = tuple(FollowUp.Status.values)


@dataclass(frozen=True, slots=True)
class Look:
    """An agreement or a tension card as a group looks back at it, with what was typed just now."""

    row: Made
    key: str
    about: Text
    due: bool
    typed: Typed

    @property
    def is_agreement(self) -> bool:
        """Whether it is an agreement, and no tension."""
        return isinstance(self.row, Agreement)

    @property
    def history(self) -> list[tuple[FollowUp, Text]]:
        """What became of it, oldest first, each with its status in words."""
        looked = sorted(self.row.followups.all(), key=lambda one: (one.day, one.pk))
        return [(one, _word(f"status_{one.status}")) for one in looked]


def looks(record: Study, study: StudyFile, network: str, typed: Mapping[str, Typed]) -> list[Look]:
    """Return everything that a network made: first what is due, then in the order of making."""
    labels = {card.id: card.label for card in cards(study.design)}
    empty = Typed({"day": timezone.localdate().isoformat()})
    found = [
        Look(one, key_of(one), _about(one, labels), is_due(one), typed.get(key_of(one), empty))
        for one in made(record, network)
    ]
    return sorted(found, key=lambda one: not one.due)


def key_of(one: Made) -> str:
    """Return what a form calls an agreement or a card."""
    return f"{'agreement' if isinstance(one, Agreement) else 'tension'}-{one.pk}"


def _about(one: Made, labels: Mapping[str, Text]) -> Text:
    if isinstance(one, Agreement):
        return listed([labels.get(value, plain(value)) for value in one.values])
    return _word("tension", kind=kind_of(one.kind))


def typed_of(given: Mapping[str, str], one: Made) -> Typed:
    """Return a look back as typed, with what is missing or cannot be."""
    words = {
        "status": given.get("status", ""),
        "words": one_line_end(given.get("words", "")).strip()[:LONGEST],
        "day": given.get("day", "").strip()[:64],
    }
    return Typed(words, wrong=dict(_wrong(words, one)))


def _wrong(words: Mapping[str, str], one: Made) -> Iterator[tuple[str, Text]]:
    if words["status"] not in STATUSES:
        yield "status", _word("status_choose")
    if not words["words"]:
        yield "words", _word("words_missing")
    looked = {look.day for look in one.followups.all()}
    if why := _wrong_day(day(words["day"]), one.start, looked):
        yield "day", _word(why)


def _wrong_day(on: date | None, start: date | None, looked: Collection[date]) -> str:
    if on is None:
        return "day_wrong"
    if on > timezone.localdate():
        return "day_future"
    if start and on < start:
        return "day_early"
    return "day_twice" if on in looked else ""


def add(one: Made, typed: Typed) -> None:
    """Add what became of it to what stands there."""
    if on := day(typed.words["day"]):
        one.followups.create(status=typed.words["status"], words=typed.words["words"], day=on)


def reminders(found: Collection[Look], network: str, language: Language) -> list[Reminder]:
    """Return the days on which a network looks back, for a calendar; without who sees to it."""
    return [
        Reminder(
            f"{one.row.name}.{one.row.study.name}@samenspel",
            one.row.review,
            _word("calendar_title", network=network, about=one.about).in_language(language),
            one.row.behaviour
            if isinstance(one.row, Agreement)
            else f"{one.row.demand}\n{one.row.against}",
        )
        for one in found
        if one.row.review
    ]


def _word(key: str, **parts: object) -> Text:
    return sentence(key, part="agreed", **parts)
