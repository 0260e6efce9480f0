"""What somebody does with codes: every act is one step, which can be undone and done again.

Codings belong to one coder each, so nobody's act touches what another coded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any, Literal

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.text import slugify

from samenspel.web.coding.models import Code, Coding, Source, Step

LONGEST_MEMO = 2000
LONGEST_LABEL = 80
KINDS = ("coded", "uncoded", "memo")  # steps that can be undone; others are only told
Why = Literal["no_words", "no_letter", "no_code", "no_coding", "nothing_to_undo", "nothing_to_redo"]
Plain = Mapping[str, Any]


class ActError(ValueError):
    """Something that cannot be done; ``why`` says what was wrong, in a word of the catalogue."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody codes in: a source, under a name; ``length`` is that of its words."""

    source: Source
    coder: str
    length: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A code on some words."""

    code: int
    start: int
    end: int


@transaction.atomic
def put(work: Work, spot: Spot) -> Spot:
    """Put a code on words of the source; to do so twice changes nothing."""
    if not 0 <= spot.start < spot.end <= work.length:
        raise ActError("no_words")
    if not Code.objects.filter(pk=spot.code, study=work.source.study_id).exists():
        raise ActError("no_code")
    _, new = _put(work, asdict(spot))
    if new:
        _step(work, "coded", asdict(spot))
    return spot


@transaction.atomic
def take(work: Work, spot: Spot) -> Spot:
    """Take a code of one's own away from some words."""
    there = _there(work, spot)
    _step(work, "uncoded", asdict(spot) | {"memo": there.memo, "reviewed": there.reviewed})
    there.delete()
    return spot


@transaction.atomic
def note(work: Work, spot: Spot, memo: str) -> Spot:
    """Write a memo on a coding of one's own."""
    there, memo = _there(work, spot), memo.strip()[:LONGEST_MEMO]
    if memo != there.memo:
        _step(work, "memo", asdict(spot) | {"before": there.memo, "memo": memo})
        _write(work, asdict(spot), memo)
    return spot


@transaction.atomic
def undo(work: Work) -> Spot:
    """Undo the last step of this coder in this source."""
    last = _steps(work).filter(undone=False).select_for_update().order_by("-id").first()
    if last is None:
        raise ActError("nothing_to_undo")
    return _turned(work, last, UNDO)


@transaction.atomic
def redo(work: Work) -> Spot:
    """Do the step again that was undone last."""
    next_ = _steps(work).filter(undone=True).select_for_update().order_by("id").first()
    if next_ is None:
        raise ActError("nothing_to_redo")
    return _turned(work, next_, REDO)


def refuse(work: Work, topic: str, item: str, start: int, end: int) -> None:
    """Remember that this coder has no use for a suggestion."""
    about = {"topic": topic, "item": item, "start": start, "end": end}
    Step.objects.create(source=work.source, coder=work.coder, kind="refused", data=about)


@transaction.atomic
def named(source: Source, words: str) -> Code:
    """Return the code that is called as these words; when there is none, it is made."""
    label = " ".join(words.split())[:LONGEST_LABEL].strip()
    if not label:
        raise ActError("no_words")
    if not any(map(str.isalpha, label)):
        raise ActError("no_letter")
    known = Code.objects.filter(study=source.study_id, label__iexact=label).first()
    return known or _made(source, label)


def can(work: Work) -> dict[str, bool]:
    """Return whether there is something to undo, and to do again."""
    undone = set(_steps(work).order_by().values_list("undone", flat=True).distinct())
    return {"undo": False in undone, "redo": True in undone}


def _made(source: Source, label: str) -> Code:
    short, study = slugify(label)[:40] or "code", source.study_id
    last = Code.objects.filter(study=study).aggregate(last=Max("place"))["last"]
    told = {"label": label, "place": 0 if last is None else last + 1}
    for number in count(1):
        name = f"{short}-{number}" if number > 1 else short
        made, new = Code.objects.get_or_create(study_id=study, name=name, defaults=told)
        if new:
            return made
    raise AssertionError  # there is always another number


def _steps(work: Work) -> QuerySet[Step]:
    return Step.objects.filter(source=work.source, coder=work.coder, kind__in=KINDS)


def _step(work: Work, kind: str, data: Plain) -> None:
    """Note a step; what was undone before it cannot be done again."""
    _steps(work).filter(undone=True).delete()
    Step.objects.create(source=work.source, coder=work.coder, kind=kind, data=data)


def _turned(work: Work, step: Step, ways: Mapping[str, Callable[[Work, Plain], object]]) -> Spot:
    # A code that was deleted from the codebook took its codings along: nothing comes back.
    if Code.objects.filter(pk=step.data["code"], study=work.source.study_id).exists():
        ways[step.kind](work, step.data)
    step.undone = ways is UNDO
    step.save(update_fields=["undone"])
    return Spot(step.data["code"], step.data["start"], step.data["end"])


def _there(work: Work, spot: Spot) -> Coding:
    there = _mine(work, asdict(spot)).first()
    if there is None:
        raise ActError("no_coding")
    return there


def _mine(work: Work, data: Plain) -> QuerySet[Coding]:
    return Coding.objects.filter(source=work.source, coder=work.coder, **_place(data))


def _place(data: Plain) -> dict[str, int]:
    return {"code_id": data["code"], "start": data["start"], "end": data["end"]}


def _put(work: Work, data: Plain) -> tuple[Coding, bool]:
    kept = {name: data[name] for name in ("memo", "reviewed") if name in data}
    return Coding.objects.get_or_create(
        source=work.source, coder=work.coder, **_place(data), defaults=kept
    )


def _take(work: Work, data: Plain) -> None:
    _mine(work, data).delete()


def _write(work: Work, data: Plain, memo: str) -> None:
    _mine(work, data).update(memo=memo)


UNDO: Mapping[str, Callable[[Work, Plain], object]] = {
    "coded": _take,
    "uncoded": _put,
    "memo": lambda work, data: _write(work, data, data["before"]),
}
REDO: Mapping[str, Callable[[Work, Plain], object]] = {
    "coded": _put,
    "uncoded": _take,
    "memo": lambda work, data: _write(work, data, data["memo"]),
}
