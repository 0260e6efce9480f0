"""Names go out of a text, and out of every other text of the study; only an owner has them back.

What was coded before stays on the same words: its places move with the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samenspel.reading.pseudonyms import Key, Known, key, known_names, replaced, restored
from samenspel.study.coding import SETTLED
from samenspel.web.coding.models import Coding, Original, Source, Step
from samenspel.web.desk.codebook import rename
from samenspel.web.desk.decided import carried
from samenspel.web.desk.differing import Span
from samenspel.web.desk.names import key_of, remember
from samenspel.web.studies.models import Study

TYPED = {"before", "memo", "why"}  # what a step holds in words of people


@dataclass(frozen=True, slots=True)
class Moved:
    """A text without names, and where its replaced pieces were and are."""

    words: str
    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]

    def span(self, span: Span) -> Span:
        """Return where words are now."""
        return self.place(span[0]), self.place(span[1], end=True)

    def place(self, at: int, *, end: bool = False) -> int:
        """Return where a place is now; one within a name goes to an edge of what replaced it."""
        before = bisect_right(self.old, (at, -1)) - 1
        if before < 0:
            return at
        (_, stop), (now, behind) = self.old[before], self.new[before]
        if at >= stop:
            return behind + at - stop
        return behind if end else now


def preview(source: Source, known: Sequence[Known]) -> str:
    """Return the text as it will be; nothing is kept."""
    raw = source.original.words
    return replaced(raw, _wider(source, known, raw))


@transaction.atomic
def replace(source: Source, known: Sequence[Known], *, apart: bool) -> None:
    """Replace names in a text and in all others; keep the original apart, or not at all."""
    record = Study.objects.select_for_update().get(pk=source.study_id)
    raw = source.original.words
    wider = _wider(source, known, raw)
    remember(record, wider)
    for other in record.sources.filter(ready=True):
        _again(other, wider)
    _in_codebook(record, wider)
    source.words, source.title = replaced(raw, wider), replaced(source.title, wider)
    source.file, source.ready = f"{source.name}.txt", True
    source.save(update_fields=["words", "title", "file", "ready"])
    if not apart:
        source.original.delete()


@transaction.atomic
def forget(source: Source) -> None:
    """Throw the original of a text away."""
    Original.objects.filter(source=source).delete()


@transaction.atomic
def restore(source: Source) -> bool:
    """Put the names back, so that they can be replaced anew; not where something is coded."""
    source.refresh_from_db(from_queryset=Source.objects.select_for_update())
    if not source.ready or source.codings.exists():
        return False
    Original.objects.get_or_create(source=source, defaults={"words": with_names(source)})
    source.words, source.file, source.ready = "", "", False
    source.steps.all().delete()
    source.save(update_fields=["words", "file", "ready"])
    return True


def with_names(source: Source) -> str:
    """Return the text with its names, for an owner."""
    kept = Original.objects.filter(source=source).first()
    return kept.words if kept else restored(source.words, key_of(source.study))


def _wider(source: Source, known: Sequence[Known], raw: str) -> Key:
    """Return the key with more names; a number that stands in any text is of nobody else."""
    others = source.study.sources.filter(ready=True).values_list("words", flat=True)
    return key([raw, *others], known, key_of(source.study, source.language))


def _again(source: Source, wider: Key) -> None:
    """Replace what is a name from now on in a text that was ready, and in all said of it."""
    moved = moves(source.words, wider)
    source.words, source.title = moved.words, replaced(source.title, wider)
    source.save(update_fields=["words", "title"])
    for coding in source.codings.all():
        told = coding.memo, coding.quote
        coding.memo, coding.quote = _bare(coding.memo, wider), _bare(coding.quote, wider)
        if moved.old or told != (coding.memo, coding.quote):
            _move(coding, moved)
    for step in source.steps.all():
        step.data = _told(step, moved, wider)
        step.save(update_fields=["data"])


def _told(step: Step, moved: Moved, wider: Key) -> dict[str, Any]:
    """Return what a step tells, without names, on the words where they stand now."""
    data = step.data if step.kind != SETTLED else carried(step, moved.span, {})
    places = {
        name: moved.place(data[name], end=name == "end") for name in {"start", "end"} & set(data)
    }
    return data | places | {name: _bare(data[name], wider) for name in TYPED & set(data)}


def _bare(words: str, wider: Key) -> str:
    return replaced(words, wider) if words else ""


def moves(text: str, wider: Key) -> Moved:
    """Return a text without the names of a key, and how its places moved."""
    old, new, words = [], [], list[str]()
    tokens = {(row.kind, row.name, row.words): row.token for row in wider.rows}
    at = length = 0
    for found in known_names(text, wider.known):
        between = text[at : found.start]
        instead = tokens[found.kind, found.name, text[found.start : found.end]]
        begin = length + len(between)
        words += [between, instead]
        length, at = begin + len(instead), found.end
        old.append((found.start, found.end))
        new.append((begin, length))
    return Moved("".join([*words, text[at:]]), tuple(old), tuple(new))


def _move(coding: Coding, moved: Moved) -> None:
    if coding.start is not None and coding.end is not None:
        coding.start, coding.end = moved.span((coding.start, coding.end))
    same = {name: getattr(coding, name) for name in ("coder", "code", "start", "end")}
    others = coding.source.codings.filter(**same).exclude(pk=coding.pk)
    if coding.start is not None and others.exists():
        coding.delete()  # two that stood within one name are one now
    else:
        coding.save(update_fields=["start", "end", "memo", "quote"])


def _in_codebook(record: Study, wider: Key) -> None:
    told = ("label", "description", "example", "memo")
    for code in record.codes.all():
        label = code.label
        for name in told:
            setattr(code, name, _bare(getattr(code, name), wider))
        if code.label != label or _names_somebody(code.name, wider):
            rename(code)
        code.save(update_fields=told)


def _names_somebody(short: str, wider: Key) -> bool:
    """Return whether an id was made of words with a name, which lost its capitals there."""
    words = short.replace("-", " ").title()
    return replaced(words, wider) != words
