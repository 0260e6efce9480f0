"""One network in full: what it shares, how sure that is, and the table behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from samenspel.disclosure.released import Released
from samenspel.findings.model import Congruence, ScopeFigures, ValueFigures
from samenspel.report.blocks import Block, Figure, Paragraph, Table
from samenspel.report.chapter_meanings import meanings
from samenspel.report.charts import Bar, BoxRow, boxes, ranking
from samenspel.report.words import (
    NONE,
    Words,
    count_of,
    joined,
    places,
    probability,
    ranked,
    reason,
    sentence,
    wording,
)
from samenspel.text import Text, listed, number, plain

ALPHA = 0.05


def headline(scope: ScopeFigures, words: Words) -> Iterator[Text]:
    """Return who answered and what is shared, where it counts only what others cannot undo."""
    yield _answered(scope, words)
    if not scope.values:
        yield reason("not_asked")
        return
    if _all_answered(scope):
        yield _shared(scope, words)
        yield _clear(scope, words)
    else:
        yield _robust(scope, words)


def _all_answered(scope: ScopeFigures) -> bool:
    """Return whether nobody is known not to have answered."""
    return scope.participants in {None, scope.respondents}


def _sharing(scope: ScopeFigures, words: Words) -> Iterator[Text]:
    yield _answered(scope, words)
    yield _shared(scope, words)
    if not _all_answered(scope):
        yield _robust(scope, words)


def network_chapter(
    scope: ScopeFigures, released: Released, words: Words, level: Literal[2, 3]
) -> Iterator[Block]:
    """Return the sentences, the ranking, opinions on both sides and meanings of one network."""
    if not scope.values:
        yield Paragraph(joined(headline(scope, words)))
        return
    yield Paragraph(joined(_sharing(scope, words)), lead=True)
    yield Paragraph(joined(_doubts(scope, words)))
    yield _ranking(scope, released, words)
    yield from _both_sides(scope, words)
    yield from meanings(scope.id, released, words, level)


def _answered(scope: ScopeFigures, words: Words) -> Text:
    name, n, asked = words.network(scope.id), scope.respondents, scope.participants
    if asked is not None:
        said = sentence("answered_of", network=name, n=n, asked=asked)
    elif n == 1:
        said = sentence("answered_one", network=name)
    else:
        said = sentence("answered", network=name, n=n)
    unfinished = [sentence("incomplete", count=scope.incomplete)] if scope.incomplete else []
    return joined([said, *unfinished])


def _shared(scope: ScopeFigures, words: Words) -> Text:
    shared = [value for value in ranked(scope) if value.shared]
    expected = number(scope.expected_shared_by_chance or 0, 1)
    if not shared:
        return sentence("shared_none", threshold=words.threshold, expected=expected)
    return sentence(
        "shared_some",
        threshold=words.threshold,
        values=words.counted(shared, scope.respondents),
        expected=expected,
    )


def _robust(scope: ScopeFigures, words: Words) -> Text:
    robust = [value.id for value in ranked(scope) if value.robustly_shared]
    if not robust:
        return sentence("robust_none", threshold=words.threshold)
    return sentence("robust_some", values=words.several(robust))


def _doubts(scope: ScopeFigures, words: Words) -> Iterator[Text]:
    yield _clear(scope, words)
    if scope.congruence:
        yield _congruence(scope.congruence)
    else:
        yield reason(scope.reasons["congruence"])
    standing = [value.id for value in scope.values if value.stands_out]
    if standing:
        yield sentence("stands_out", values=words.several(standing))


def _clear(scope: ScopeFigures, words: Words) -> Text:
    clear = [value for value in ranked(scope) if value.clear]
    if scope.clear_from is None:
        return sentence("clear_impossible", n=scope.respondents)
    if not clear:
        return sentence("clear_none", **{"from": scope.clear_from}, n=scope.respondents)
    return sentence("clear_some", values=words.counted(clear, scope.respondents))


def _congruence(found: Congruence) -> Text:
    p = found.p if found.p_holm is None else found.p_holm
    said = probability(p)
    return sentence(
        "congruence_beyond" if p <= ALPHA else "congruence_not",
        overlap=number(found.overlap),
        phi=number(found.phi),
        p=said if found.p_holm is None else sentence("corrected", p=said),
    )


def _ranking(scope: ScopeFigures, released: Released, words: Words) -> Figure:
    order = ranked(scope)
    bars = [Bar(words.value(value.id), value.important, emphasised=value.shared) for value in order]
    top = [value for value in order if value.rank == 1]
    name = words.network(scope.id)
    return Figure(
        caption=wording("ranking_caption", network=name),
        alternative=wording(
            "ranking_alternative",
            count=len(order),
            first=words.counted(top, scope.respondents),
        ),
        spec=ranking(bars, respondents=scope.respondents, more_than=_line(scope, released)),
        table=_table(scope, words),
    )


def _line(scope: ScopeFigures, released: Released) -> float:
    numerator, _, denominator = released.provenance.threshold.partition("/")
    return scope.respondents * int(numerator) / int(denominator or 1)


def _table(scope: ScopeFigures, words: Words) -> Table:
    at = places(scope)
    heads = ("value", "rank", "important", "neutral", "less_important", "judgement")
    return Table(
        caption=wording("ranking_caption", network=words.network(scope.id)),
        header=tuple(wording(f"col_{head}") for head in heads),
        rows=tuple(
            (
                words.value(value.id),
                plain(at[value.id]),
                _important(value, scope),
                _box(value.neutral, artefact="neutral" in value.artefact),
                _box(value.less_important, artefact="less_important" in value.artefact),
                judgement(value),
            )
            for value in ranked(scope)
        ),
        numeric=(1, 2, 3, 4),
        note=_note(scope),
    )


def _important(value: ValueFigures, scope: ScopeFigures) -> Text:
    if value.bounds is None or value.bounds[0] == value.bounds[1]:
        return count_of(value.important, scope.respondents)
    low, high = value.bounds
    counted = count_of(value.important, scope.respondents)
    return wording("with_bounds", count=counted, low=low, high=high, asked=scope.participants)


def _box(count: int | None, *, artefact: bool) -> Text:
    if count is None:
        return wording("unknown")
    return wording("artefact", count=count) if artefact else plain(count)


def judgement(value: ValueFigures) -> Text:
    """Return what may be said of a value, as a list of words."""
    marks = {
        "robust": value.robustly_shared,
        "shared": value.shared and not value.robustly_shared,
        "nearly_shared": value.nearly_shared,
        "clear": value.clear,
        "stands_out": value.stands_out,
        "contested": value.contested,
        "opinions_differ": value.opinions_differ,
    }
    said = [wording(f"judged_{mark}") for mark, holds in marks.items() if holds]
    return Text("; ".join(t.nl for t in said), "; ".join(t.en for t in said)) if said else NONE


def _note(scope: ScopeFigures) -> Text | None:
    notes = []
    if any(value.artefact for value in scope.values):
        notes.append(wording("artefact_note"))
    if any(value.bounds and value.bounds[0] != value.bounds[1] for value in scope.values):
        notes.append(wording("bounds_note"))
    return joined(notes) if notes else None


def _both_sides(scope: ScopeFigures, words: Words) -> Iterator[Block]:
    if scope.both_sides_from is None:
        return
    contested = [value for value in scope.values if value.contested]
    differ = [value for value in scope.values if value.opinions_differ]
    yield Paragraph(joined(_opinions(scope, contested, differ, words)))
    if contested or differ:
        yield _boxes(scope, [*contested, *differ], words)


def _opinions(
    scope: ScopeFigures,
    contested: Sequence[ValueFigures],
    differ: Sequence[ValueFigures],
    words: Words,
) -> Iterator[Text]:
    if contested:
        yield sentence("contested_some", values=words.several(value.id for value in contested))
    elif scope.contested_from is None:
        yield sentence("contested_impossible", n=scope.respondents)
    else:
        yield sentence("contested_none")
    if differ:
        expected = number(scope.expected_both_sides_by_chance or 0, 1)
        yield sentence(
            "differ_some",
            count=len(differ),
            expected=expected,
            **{"from": scope.both_sides_from},
        )
    if any(value.artefact for value in scope.values):
        yield sentence("contested_artefact")


def _boxes(scope: ScopeFigures, values: Sequence[ValueFigures], words: Words) -> Figure:
    rows = [
        BoxRow(
            words.value(value.id),
            value.important,
            value.neutral or 0,
            value.less_important or 0,
            marked=bool(value.contested),
        )
        for value in values
    ]
    said = [
        wording(
            "value_three",
            value=row.label,
            important=row.important,
            neutral=row.neutral,
            less=row.less_important,
        )
        for row in rows
    ]
    caption = wording("boxes_caption", network=words.network(scope.id))
    heads = ("value", "important", "neutral", "less_important", "judgement")
    table = Table(
        caption=caption,
        header=tuple(wording(f"col_{head}") for head in heads),
        rows=tuple(
            (
                words.value(value.id),
                count_of(value.important, scope.respondents),
                _box(value.neutral, artefact="neutral" in value.artefact),
                _box(value.less_important, artefact="less_important" in value.artefact),
                judgement(value),
            )
            for value in values
        ),
        numeric=(1, 2, 3),
        note=_note(scope),
    )
    alternative = wording("boxes_alternative", values=listed(said))
    return Figure(caption, alternative, boxes(rows, respondents=scope.respondents), table)
