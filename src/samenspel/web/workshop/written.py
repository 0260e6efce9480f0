"""What a group writes down: what words mean, agreements and tension cards, as they were typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from samenspel.study.cells import one_line_end
from samenspel.study.model import Study as StudyFile
from samenspel.study.sorts import cards
from samenspel.text import Text, listed, plain
from samenspel.web.agreed.due import new_name
from samenspel.web.agreed.models import Agreement, TensionCard, Understanding
from samenspel.web.speech.words import sentence
from samenspel.web.workshop.models import Session

Row = Understanding | Agreement | TensionCard
LONGEST = {
    "words": 300,
    "behaviour": 1000,
    "owner": 200,
    "demand": 1000,
    "against": 1000,
    "handling": 1000,
}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "understanding": ("value", "same", "words"),
    "agreement": ("level", "behaviour", "owner", "start", "review"),
    "tension": ("kind", "demand", "against", "handling", "owner", "start", "review"),
}
FORMS: Mapping[str, Callable[[], QuerySet[Any]]] = {
    "understanding": Understanding.objects.all,
    "agreement": Agreement.objects.all,
    "tension": TensionCard.objects.all,
}
LETTERS = {"agreement": "a", "tension": "t"}
DAYS = ("start", "review")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "same": tuple(Understanding.Same.values),
    "level": tuple(Agreement.Level.values),
    "kind": tuple(TensionCard.Kind.values),
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a group wrote, with what it is about in words."""

    row: Any
    about: Text

    @property
    def says(self) -> Text:
        """The answer to *same word, same thing?*, or the level at which an agreement holds."""
        if isinstance(self.row, Understanding):
            return _word(f"same_{self.row.same}")
        return _word(f"level_{self.row.level}")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a form, and what is wrong with it by field."""

    words: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    wrong: Mapping[str, Text] = field(default_factory=dict)


def understood(session: Session, study: StudyFile) -> list[Written]:
    """Return what the words mean to a group, as it said last, each with the label of its value."""
    about = {"study": session.study, "network": session.network}
    rows = Understanding.objects.filter(**about, round__lte=session.round).order_by("round", "id")
    last = {row.value: row for row in rows}
    return [Written(row, _label(study, value)) for value, row in last.items()]


def agreements_of(session: Session, study: StudyFile) -> list[Written]:
    """Return the agreements of a session, each with the labels of its values."""
    rows = _rows(session, "agreement")
    return [Written(row, listed([_label(study, one) for one in row.values])) for row in rows]


def tensions_of(session: Session) -> list[Written]:
    """Return the tension cards of a session."""
    return [Written(row, kind_of(row.kind)) for row in _rows(session, "tension")]


def kind_of(kind: str) -> Text:
    """Return what a kind of tension is called."""
    return sentence(f"kind_{kind}", part="workshop")


def _label(study: StudyFile, value: str) -> Text:
    return {card.id: card.label for card in cards(study.design)}.get(value, plain(value))


def understanding(given: Mapping[str, str], values: Collection[str]) -> Typed:
    """Return what a word means as typed, with what is missing."""
    words = _words(given, "understanding")
    wrong = dict(_wrong_choices(words, ("same",)))
    if words["value"] not in values:
        wrong = {"value": _word("value_choose"), **wrong}
    return Typed(words, wrong=wrong)


def agreement(given: Mapping[str, str], chosen: Collection[str], values: Collection[str]) -> Typed:
    """Return an agreement as typed, with what is missing or cannot be."""
    words = _words(given, "agreement")
    wrong: dict[str, Text] = {}
    if not chosen or not {*chosen} <= {*values}:
        wrong["values"] = _word("values_choose")
    wrong |= dict(_wrong_choices(words, ("level",)))
    wrong |= dict(_wrong_words(words, ("behaviour", "owner")))
    return Typed(words, tuple(chosen), wrong | dict(_wrong_days(words, needed=True)))


def tension(given: Mapping[str, str]) -> Typed:
    """Return a tension card as typed, with what is missing."""
    words = _words(given, "tension")
    wrong = dict(_wrong_choices(words, ("kind",)))
    wrong |= dict(_wrong_words(words, ("demand", "against")))
    return Typed(words, wrong=wrong | dict(_wrong_days(words, needed=False)))


def _words(given: Mapping[str, str], form: str) -> dict[str, str]:
    return {
        name: one_line_end(given.get(name, "")).strip()[: LONGEST.get(name, 64)]
        for name in FIELDS[form]
    }


def _wrong_choices(words: Mapping[str, str], names: Collection[str]) -> Iterator[tuple[str, Text]]:
    return ((one, _word(f"{one}_choose")) for one in names if words[one] not in CHOICES[one])


def _wrong_words(words: Mapping[str, str], names: Collection[str]) -> Iterator[tuple[str, Text]]:
    return ((name, _word(f"{name}_missing")) for name in names if not words[name])


def _wrong_days(words: Mapping[str, str], *, needed: bool) -> Iterator[tuple[str, Text]]:
    start, review = day(words["start"]), day(words["review"])
    if start is None and (needed or words["start"]):
        yield "start", _word("day_wrong")
    if words["review"] and review is None:
        yield "review", _word("day_wrong")
    if start and review and review < start:
        yield "review", _word("review_early")


def day(words: str) -> date | None:
    """Return a date that was typed; none when it is not one."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def a_year_after(start: date) -> date:
    """Return the same day of the next year; of a leap day, the last of that month."""
    leap = (start.month, start.day) == (2, 29)
    return start.replace(year=start.year + 1, day=28 if leap else start.day)


def found(session: Session, form: str, pk: int) -> Row | None:
    """Return what was written in a form of this session."""
    row: Row | None = _rows(session, form).filter(pk=pk).first()
    return row


def late(session: Session, form: str, typed: Typed, pk: int | None) -> bool:
    """Return whether this would begin after a day on which the group looked back at it."""
    start, row = day(typed.words.get("start", "")), found(session, form, pk or 0)
    if start is None or row is None or isinstance(row, Understanding):
        return False
    return row.followups.filter(day__lt=start).exists()


def keep(session: Session, form: str, typed: Typed, pk: int | None) -> None:
    """Keep what was typed in a form, in the place of ``pk`` when that is there."""
    about: dict[str, Any] = dict(typed.words)
    if form == "understanding":
        value = about.pop("value")
        _rows(session, form).update_or_create(defaults=about, **_of(session), value=value)
        return
    about |= {name: day(about[name]) for name in DAYS}
    if about["start"] and about["review"] is None:
        about["review"] = a_year_after(about["start"])
    if form == "agreement":
        about["values"] = list(typed.values)
    if pk is None or not _rows(session, form).filter(pk=pk).update(**about):
        name = new_name(session.study, LETTERS[form])
        _rows(session, form).create(**_of(session), name=name, **about)


def remove(session: Session, form: str, pk: int) -> bool:
    """Remove what was written in a form; return whether nothing stands on it, so it could go."""
    row = found(session, form, pk)
    if row is None:
        return True
    if isinstance(row, Understanding):
        about = {"study": row.study, "network": row.network}
        if any(row.value in one.values for one in Agreement.objects.filter(**about)):
            return False
    elif row.followups.exists():
        return False
    row.delete()
    return True


def _rows(session: Session, form: str) -> QuerySet[Any]:
    return FORMS[form]().filter(**_of(session))


def _of(session: Session) -> dict[str, Any]:
    return {"study": session.study, "network": session.network, "round": session.round}


def typed_before(row: Row) -> Typed:
    """Return what was written as it is typed again, to change it."""
    names = {name for names in FIELDS.values() for name in names}
    found = {name: getattr(row, name, None) for name in names}
    words = {name: str(value) for name, value in found.items() if value is not None}
    return Typed(words, tuple(getattr(row, "values", ())))


def _word(key: str) -> Text:
    return sentence(key, part="workshop")
