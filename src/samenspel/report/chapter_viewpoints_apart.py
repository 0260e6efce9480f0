"""Where viewpoints differ and what they share: in sentences, as a picture, and in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.findings.viewpoints_model import (
    Difference,
    Score,
    StatementFigures,
    ViewpointFigures,
    ViewpointFindings,
)
from samenspel.report.blocks import Block, Figure, Heading, Paragraph, Table
from samenspel.report.charts_viewpoints import ApartRow, Mark
from samenspel.report.charts_viewpoints import apart as drawn
from samenspel.report.words import NONE, joined
from samenspel.report.words_viewpoints import (
    Sorted,
    beside,
    heads,
    interval_note,
    interval_of,
    label,
    score_of,
    scored,
    semicolons,
    signed,
    starred,
    title,
    told,
    viewed,
)
from samenspel.text import Text, number

MOST_SIGNS = 24  # in one picture: eight statements with three viewpoints fit on a page
MOST_NAMED = 3


def apart(found: ViewpointFindings, words: Sorted) -> Iterator[Block]:
    """Return on what viewpoints differ, on what no difference was shown, and how alike they are."""
    if not found.viewpoints:
        return
    yield Heading(viewed("apart_title"), 2)
    having = scored(found)
    if len(having) < 2:
        yield Paragraph(viewed("apart_one"))
        return
    rows = _by_spread(found, having)
    yield Paragraph(_lead(found, words), lead=True)
    top = [words.labels[row.id] for row in rows[:MOST_NAMED]]
    yield from told([(viewed("apart_most"), top), *_shared(found, words)])
    yield Paragraph(joined(_equal(found, words)))
    yield from _picture(rows, having, found, words)
    yield _pairs(rows, found, words)
    yield from _likeness(found)


def _by_spread(
    found: ViewpointFindings, having: Sequence[ViewpointFigures]
) -> list[StatementFigures]:
    """Return the statements, the one with the greatest difference in z first."""

    def spread(row: StatementFigures) -> float:
        scores = [score_of(row, one.label).z or 0.0 for one in having]
        return max(scores) - min(scores)

    return sorted(found.scores, key=spread, reverse=True)


def _distinguishes(row: StatementFigures) -> bool:
    return any(score.distinguishing for score in row.scores)


def _lead(found: ViewpointFindings, words: Sorted) -> Text:
    count = sum(map(_distinguishes, found.scores))
    key = {0: "apart_none", 1: "apart_lead_one"}.get(count, "apart_lead")
    return viewed(key, count=count, total=len(found.scores), things=words.things)


def _shared(found: ViewpointFindings, words: Sorted) -> Iterator[tuple[Text, list[Text]]]:
    """Yield where no difference was shown, and where a difference that matters is ruled out."""
    yield (
        viewed("consensus_some"),
        [words.labels[row.id] for row in found.scores if row.consensus],
    )
    yield (
        viewed("equivalent_some"),
        [words.labels[row.id] for row in found.scores if row.equivalent],
    )


def _equal(found: ViewpointFindings, words: Sorted) -> Iterator[Text]:
    """Yield what finding no difference means, and that nothing is shared where that is so."""
    if not any(row.consensus for row in found.scores):
        yield viewed("consensus_none_values" if words.values else "consensus_none")
    yield viewed("equivalent_means", margin=number(found.plan.margin, 1))
    if not any(row.equivalent for row in found.scores):
        yield viewed("equivalent_none")


def _picture(
    rows: Sequence[StatementFigures],
    having: Sequence[ViewpointFigures],
    found: ViewpointFindings,
    words: Sorted,
) -> Iterator[Block]:
    chosen = [row for row in rows if _distinguishes(row)] or list(rows)
    shown = chosen[: max(3, MOST_SIGNS // len(having))]
    table = _all(rows, having, found, words)
    given = [ApartRow(words.labels[row.id], _marks(row, having)) for row in shown]
    if len(shown) < len(rows):
        yield Paragraph(viewed("apart_shown", count=len(shown)))
    lines = viewed("lines_bootstrap" if found.resamples else "lines_error")
    yield Figure(
        caption=viewed("apart_caption"),
        alternative=viewed("apart_alternative", items=words.several(row.id for row in shown)),
        spec=drawn(given, names=[title(one.label) for one in having], lines=lines),
        table=table,
    )


def _marks(row: StatementFigures, having: Sequence[ViewpointFigures]) -> tuple[Mark, ...]:
    scores = [(one, score_of(row, one.label)) for one in having]
    return tuple(
        Mark(score.z or 0.0, interval_of(score, one), _marked(one, score)) for one, score in scores
    )


def _marked(one: ViewpointFigures, score: Score) -> Text:
    figure = starred(signed(score.z), score.distinguishing)
    return viewed("apart_figures", item=label(one.label), figures=figure)


def _all(
    rows: Sequence[StatementFigures],
    having: Sequence[ViewpointFigures],
    found: ViewpointFindings,
    words: Sorted,
) -> Table:
    return Table(
        caption=viewed("all_caption", things=words.things),
        header=(words.head, *(title(one.label) for one in having), viewed("col_judgement")),
        rows=tuple(
            (
                words.labels[row.id],
                *(_cell(score_of(row, one.label), words) for one in having),
                _judged(row),
            )
            for row in rows
        ),
        note=joined([viewed("all_note"), viewed("note_stars"), interval_note(found)]),
    )


def _cell(score: Score, words: Sorted) -> Text:
    return beside(starred(signed(score.z), score.distinguishing), words.place(score.place))


def _judged(row: StatementFigures) -> Text:
    marks = {"consensus": row.consensus, "equivalent": row.equivalent}
    said = [viewed(f"judged_{mark}") for mark, holds in marks.items() if holds]
    return semicolons(said) if said else NONE


def _pairs(rows: Sequence[StatementFigures], found: ViewpointFindings, words: Sorted) -> Table:
    by_pair = {(one.statement, one.first, one.second): one for one in found.differences}
    pairs = list(dict.fromkeys((one.first, one.second) for one in found.differences))
    return Table(
        caption=viewed("pairs_caption"),
        header=(words.head, *(_pair("pair", *pair) for pair in pairs)),
        rows=tuple(
            (
                words.labels[row.id],
                *(_difference(by_pair.get((row.id, *pair))) for pair in pairs),
            )
            for row in rows
        ),
        numeric=tuple(range(1, len(pairs) + 1)),
        note=joined([viewed("pairs_note"), viewed("note_stars")]),
    )


def _pair(key: str, first: str, second: str) -> Text:
    return viewed(key, first=label(first), second=label(second))


def _difference(one: Difference | None) -> Text:
    return starred(signed(one.difference), one.level) if one else NONE


def _likeness(found: ViewpointFindings) -> Iterator[Block]:
    most = max((one.correlation for one in found.likeness), default=None)
    if most is None:
        return
    if len(found.likeness) > 1:
        top = [one for one in found.likeness if one.correlation == most]
        pairs = semicolons([_pair("pair_words", one.first, one.second) for one in top])
        yield Paragraph(viewed("likeness_most", pairs=pairs, correlation=signed(most)))
    yield Table(
        caption=viewed("likeness_caption"),
        header=heads("pair", "correlation", "sed"),
        rows=tuple(
            (
                _pair("pair_words", one.first, one.second),
                signed(one.correlation),
                number(one.sed),
            )
            for one in found.likeness
        ),
        numeric=(1, 2),
    )
