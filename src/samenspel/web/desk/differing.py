"""Where coders differ in a source: for each code, the stretches that somebody put it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenspel.reading.turns import paragraphs
from samenspel.study.coding import DICTIONARY, SETTLED
from samenspel.web.coding.models import Code, Coding, Source

Span = tuple[int, int]
NOT_PEOPLE = ("", SETTLED, DICTIONARY)


@dataclass(frozen=True, slots=True)
class By:
    """What one coder put a code on, within one stretch; nothing is 'not coded'."""

    coder: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    memos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """One code on words that hang together, as each coder put it there."""

    code: Code
    start: int
    end: int
    by: tuple[By, ...]

    @property
    def key(self) -> str:
        """Return what this stretch is known by, as long as nobody codes here anew."""
        return f"{self.code.pk}-{self.start}-{self.end}"

    @property
    def agreed(self) -> bool:
        """Return whether every coder put the code on the same words."""
        return len({one.spans for one in self.by}) == 1

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every span that somebody coded."""
        return tuple(sorted({span for one in self.by for span in one.spans}))


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph in which coders differ, with every stretch that begins in it."""

    number: int
    words: str
    stretches: tuple[Stretch, ...]


def people(codings: Iterable[Coding]) -> list[str]:
    """Return who coded, without the dictionary and what was settled."""
    return sorted({one.coder for one in codings} - set(NOT_PEOPLE))


def placed(source: Source) -> list[Coding]:
    """Return the codings that stand on words, in the order of the text."""
    found = source.codings.filter(code__isnull=False, start__isnull=False, end__isnull=False)
    return list(found.select_related("code").order_by("start", "end", "id"))


def stretches(source: Source, codings: Sequence[Coding]) -> list[Stretch]:
    """Return every code on every stretch of words that one of two coders or more put it on."""
    coders = people(codings)
    if len(coders) < 2:
        return []
    by_code: dict[int, list[Coding]] = defaultdict(list)
    for one in codings:
        if one.coder in coders:
            by_code[one.code_id or 0].append(one)
    found = [
        _stretch(source.words, coders, group)
        for ones in by_code.values()
        for group in _hanging(ones)
    ]
    return sorted(found, key=lambda one: (one.start, one.end, one.code.place))


def parts(source: Source, found: Iterable[Stretch]) -> list[Part]:
    """Return paragraphs with the stretches that begin in them."""
    inside = list(found)
    made = []
    for number, (start, end) in enumerate(paragraphs(source.words), start=1):
        own = tuple(one for one in inside if start <= one.start <= end)
        if own:
            made.append(Part(number, source.words[start:end], own))
    return made


def _hanging(codings: Iterable[Coding]) -> Iterator[list[Coding]]:
    """Yield codings that overlap, together; they come in the order of the text."""
    group: list[Coding] = []
    last = -1
    for one in codings:
        if group and (one.start or 0) >= last:
            yield group
            group, last = [], -1
        group.append(one)
        last = max(last, one.end or 0)
    if group:
        yield group


def _stretch(text: str, coders: Sequence[str], group: Sequence[Coding]) -> Stretch:
    own: Mapping[str, list[Coding]] = {
        coder: [one for one in group if one.coder == coder] for coder in coders
    }
    return Stretch(
        code=group[0].code,  # type: ignore[arg-type] # only codings with a code come here
        start=min(one.start or 0 for one in group),
        end=max(one.end or 0 for one in group),
        by=tuple(
            By(
                coder,
                tuple((one.start or 0, one.end or 0) for one in ones),
                tuple(text[one.start : one.end] for one in ones),
                tuple(one.memo for one in ones if one.memo),
            )
            for coder, ones in own.items()
        ),
    )
