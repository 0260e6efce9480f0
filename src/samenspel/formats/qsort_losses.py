"""What a form could not hold: found by reading back what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.catalogue import texts
from samenspel.study.problems import listed
from samenspel.study.qset import QSet
from samenspel.text import Language, Text, plain

SHOWN = 3  # names that are shown as examples


def in_one_language(qset: QSet, language: Language) -> QSet:
    """Return a Q-study whose words are the same in both languages: those of one of them."""
    return replace(
        qset,
        title=plain(qset.title.in_language(language)),
        statements=tuple(
            replace(item, words=plain(item.words.in_language(language))) for item in qset.statements
        ),
    )


def losses(asked: QSet, written: QSet, kept: QSet) -> tuple[Text, ...]:
    """Return in sentences how what is kept differs from what was asked for and written."""
    if asked != written:
        return (texts("qsort_files")["lost_language"], *losses(written, written, kept))
    return tuple(_losses(written, kept))


def _losses(written: QSet, kept: QSet) -> Iterator[Text]:
    said = texts("qsort_files")
    if kept.title != written.title:
        yield said["lost_title"].format(title=written.title)
    yield from _renamed("lost_names", [one.id for one in written.sorts], [o.id for o in kept.sorts])
    ids = [one.id for one in written.statements], [one.id for one in kept.statements]
    yield from _renamed("lost_ids", *ids)
    words = zip(written.statements, kept.statements, strict=True)
    if other := sum(one.words != two.words for one, two in words):
        yield said["lost_words"].format(count=other, of=len(written.statements))
    if any(one.network for one in written.sorts):
        yield said["lost_networks"]
    shape = tuple((column, count) for column, count in written.shape if count)
    if shape and not kept.shape:
        yield said["lost_shape"]
    if kept.shape and not shape:
        yield said["made_shape"]


def _renamed(key: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Text]:
    other = [f"{one} → {two}" for one, two in zip(before, after, strict=True) if one != two]
    if other:
        names = listed(other, SHOWN)
        yield texts("qsort_files")[key].format(names=names, count=len(other), of=len(before))
