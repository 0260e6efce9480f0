"""Names go out of a text, and out of every other text of the study; only an owner has them back.

What was coded before stays on the same words: its places move with the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from samenspel.reading.pseudonyms import Key, Known, key, known_names, replaced, restored
from samenspel.web.coding.models import Code, Coding, Original, Source
from samenspel.web.desk.names import key_of, remember
from samenspel.web.studies.models import Study


@dataclass(frozen=True, slots=True)
class Moved:
    """A text without names, and where its replaced pieces were and are."""

    words: str
    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]

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
    return replaced(raw, _wider(source.study, known, raw))


@transaction.atomic
def replace(source: Source, known: Sequence[Known], *, apart: bool) -> None:
    """Replace names in a text and in all others; keep the original apart, or not at all."""
    record = Study.objects.select_for_update().get(pk=source.study_id)
    raw = source.original.words
    wider = _wider(record, known, raw)
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


def _wider(record: Study, known: Sequence[Known], raw: str) -> Key:
    """Return the key with more names; a number that stands in any text is of nobody else."""
    others = record.sources.filter(ready=True).values_list("words", flat=True)
    return key([raw, *others], known, key_of(record))


def _again(source: Source, wider: Key) -> None:
    """Replace what is a name from now on in a text that was ready, under what was coded."""
    moved = moves(source.words, wider)
    if not moved.old:
        return
    source.words, source.title = moved.words, replaced(source.title, wider)
    source.save(update_fields=["words", "title"])
    for coding in source.codings.all():
        coding.memo = replaced(coding.memo, wider)
        coding.quote = replaced(coding.quote, wider)
        _move(coding, moved)
    for step in source.steps.all():
        for name in {"start", "end"} & set(step.data):
            step.data[name] = moved.place(step.data[name], end=name == "end")
        step.save(update_fields=["data"])


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
        coding.start = moved.place(coding.start)
        coding.end = moved.place(coding.end, end=True)
    same = {name: getattr(coding, name) for name in ("coder", "code", "start", "end")}
    others = coding.source.codings.filter(**same).exclude(pk=coding.pk)
    if coding.start is not None and others.exists():
        coding.delete()  # two that stood within one name are one now
    else:
        coding.save(update_fields=["start", "end", "memo", "quote"])


def _in_codebook(record: Study, wider: Key) -> None:
    told = ("label", "description", "example", "memo")
    for code in record.codes.all():
        before = [getattr(code, name) for name in told]
        after = [replaced(words, wider) for words in before]
        if after != before:
            Code.objects.filter(pk=code.pk).update(**dict(zip(told, after, strict=True)))
