"""What a group writes down: agreements and tension cards, checked and kept as they were typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from samenspel.study.model import Study as StudyFile
from samenspel.study.sorts import cards
from samenspel.text import Text, plain
from samenspel.web.speech.words import sentence
from samenspel.web.workshop.models import Agreement, Session, Tension

LONGEST = {"behaviour": 1000, "owner": 200, "one": 1000, "other": 1000, "handling": 1000}
FORMS: Mapping[str, Callable[[Session], QuerySet[Any]]] = {
    "agreement": lambda session: Agreement.objects.filter(session=session),
    "tension": lambda session: Tension.objects.filter(session=session),
}
KINDS: tuple[str, ...] = tuple(Tension.Kind.values)


@dataclass(frozen=True, slots=True)
class Written:
    """An agreement or a tension card, with what it is about in words."""

    row: Agreement | Tension
    about: Text


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a form, and what is wrong with it by field."""

    words: Mapping[str, str]
    wrong: Mapping[str, Text] = field(default_factory=dict)


def agreements_of(session: Session, study: StudyFile) -> list[Written]:
    """Return the agreements of a session, each with the label of its value."""
    labels = {card.id: card.label for card in cards(study.design)}
    rows = session.agreements.all() if session.pk else ()
    return [Written(row, labels.get(row.value, plain(row.value))) for row in rows]


def tensions_of(session: Session) -> list[Written]:
    """Return the tension cards of a session."""
    rows = session.tensions.all() if session.pk else ()
    return [Written(row, kind_of(row.kind)) for row in rows]


def kind_of(kind: str) -> Text:
    """Return what a kind of tension is called."""
    return sentence(f"kind_{kind}", part="workshop")


def agreement(given: Mapping[str, str], values: Collection[str]) -> Typed:
    """Return an agreement as typed, with what is missing or cannot be."""
    words = _words(given, ("value", "behaviour", "owner", "start", "review"))
    return Typed(words, dict(_wrong_agreement(words, values)))


def _wrong_agreement(
    words: Mapping[str, str], values: Collection[str]
) -> Iterator[tuple[str, Text]]:
    if words["value"] not in values:
        yield "value", _word("value_choose")
    yield from _wrong_words(words, ("behaviour", "owner"))
    start, review = day(words["start"]), day(words["review"])
    if start is None:
        yield "start", _word("day_wrong")
    if words["review"] and review is None:
        yield "review", _word("day_wrong")
    if start and review and review < start:
        yield "review", _word("review_early")


def tension(given: Mapping[str, str]) -> Typed:
    """Return a tension card as typed, with what is missing."""
    words = _words(given, ("kind", "one", "other", "handling"))
    wrong = dict(_wrong_words(words, ("one", "other")))
    if words["kind"] not in KINDS:
        wrong = {"kind": _word("kind_choose"), **wrong}
    return Typed(words, wrong)


def _words(given: Mapping[str, str], fields: Collection[str]) -> dict[str, str]:
    return {name: given.get(name, "").strip()[: LONGEST.get(name, 64)] for name in fields}


def _wrong_words(words: Mapping[str, str], fields: Collection[str]) -> Iterator[tuple[str, Text]]:
    return ((name, _word(f"{name}_missing")) for name in fields if not words[name])


def day(words: str) -> date | None:
    """Return a date that was typed; none when it is not one."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def found(session: Session, form: str, pk: int) -> Agreement | Tension | None:
    """Return what was written in a form of this session."""
    return _rows(session, form).filter(pk=pk).first()


def keep(session: Session, form: str, typed: Typed, pk: int | None) -> None:
    """Keep what was typed in a form, in the place of ``pk`` when that is there."""
    about: dict[str, Any] = dict(typed.words)
    if form == "agreement":
        about |= {name: day(about[name]) for name in ("start", "review")}
    if pk is None or not _rows(session, form).filter(pk=pk).update(**about):
        _rows(session, form).create(session=session, **about)


def remove(session: Session, form: str, pk: int) -> None:
    """Remove what was written in a form."""
    _rows(session, form).filter(pk=pk).delete()


def _rows(session: Session, form: str) -> QuerySet[Any]:
    return FORMS[form](session)


def typed_before(row: Agreement | Tension) -> Typed:
    """Return what was written as it is typed again, to change it."""
    fields = ("value", "behaviour", "owner", "start", "review", "kind", "one", "other", "handling")
    found = {name: getattr(row, name, None) for name in fields}
    return Typed({name: str(value) for name, value in found.items() if value is not None})


def _word(key: str) -> Text:
    return sentence(key, part="workshop")
