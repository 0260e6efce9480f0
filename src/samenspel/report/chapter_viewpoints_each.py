"""Each viewpoint by itself: what lies high and low, how sure that is, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from samenspel.findings.viewpoints_model import (
    Score,
    StatementFigures,
    ViewpointFigures,
    ViewpointFindings,
)
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_viewpoints_composite import (
    MOST_CARDS,
    Laid,
    Legend,
    Pile,
    composite,
)
from samenspel.report.words import NONE, count_of, joined
from samenspel.report.words_viewpoints import (
    STARS,
    Sorted,
    beside,
    heads,
    inside,
    interval_note,
    interval_of,
    interval_words,
    score_of,
    scored,
    signed,
    standing,
    title,
    told,
    viewed,
)
from samenspel.text import Text, number, plain

# Lorenzo-Seva and ten Berge (2006): from .95 on equal, from .85 on fairly alike.
EQUAL, FAIR = 0.95, 0.85

Rows = Sequence[StatementFigures]


def each(found: ViewpointFindings, words: Sorted) -> Iterator[Block]:
    """Return the crib sheet, the composite sort and the certainty of every viewpoint."""
    yield Heading(viewed("each_title"), 2)
    yield Paragraph(viewed("each_means"))
    if words.briefly != words.labels:
        yield Paragraph(viewed("numbers_mean"))
    having = scored(found)
    for one in found.viewpoints:
        yield Heading(title(one.label), 3)
        yield Paragraph(joined(_lead(one, found)), lead=True)
        if one not in having:
            yield Paragraph(viewed("no_scores"))
            continue
        yield from told(_crib(one, found, words))
        if len(having) > 1 and not any(score_of(r, one.label).distinguishing for r in found.scores):
            yield Paragraph(viewed("distinguishing_none"))
        yield Paragraph(viewed("certainty"))
        yield Bullets(tuple(_certainty(one, found)))
        yield _picture(one, found, words)


def _lead(one: ViewpointFigures, found: ViewpointFindings) -> Iterator[Text]:
    yield standing(one, found)
    if one.loaders == 1:
        yield viewed("rests_on_one")
    if one.bipolar:
        yield viewed("bipolar_means")
    other = one.label[:-1] + {"+": "-", "-": "+"}.get(one.label[-1:], "")
    if other != one.label and any(two.label == other for two in found.viewpoints):
        yield viewed("mirror", other=inside(other))


def _crib(
    one: ViewpointFigures, found: ViewpointFindings, words: Sorted
) -> Iterator[tuple[Text, list[Text]]]:
    """Yield the lists of a crib sheet: its ends, and what lies beyond every other viewpoint."""
    rows = _by_score(one, found)
    ends = {"highest": (found.shape[-1][0], rows), "lowest": (found.shape[0][0], rows[::-1])}
    for key, (column, order) in ends.items():
        head = viewed(f"{key}_box" if words.boxes else key, place=words.place(column))
        yield head, [words.labels[id] for id in _at(column, order, one)]
    names = [two.label for two in scored(found) if two != one]
    if names:
        yield viewed("higher"), _beyond(max, rows, one.label, names, words)
        yield viewed("lower"), _beyond(min, rows[::-1], one.label, names, words)
        yield viewed("distinguishing"), _distinguishing(rows, one, words)


def _by_score(one: ViewpointFigures, found: ViewpointFindings) -> list[StatementFigures]:
    """Return the statements from the highest to the lowest score; ties in their own order."""
    return sorted(found.scores, key=lambda row: -(score_of(row, one.label).z or 0.0))


def _at(column: int, rows: Rows, one: ViewpointFigures) -> list[str]:
    return [row.id for row in rows if score_of(row, one.label).place == column]


def _beyond(
    outer: Callable[[list[int]], int],
    rows: Rows,
    own: str,
    others: list[str],
    words: Sorted,
) -> list[Text]:
    """Return what lies further out than in every other viewpoint, with its place here."""
    placed = [(row, _place(row, own), [_place(row, other) for other in others]) for row in rows]
    return [
        beside(words.labels[row.id], words.height(here))
        for row, here, elsewhere in placed
        if here not in elsewhere and outer([here, *elsewhere]) == here
    ]


def _place(row: StatementFigures, viewpoint: str) -> int:
    return score_of(row, viewpoint).place or 0


def _distinguishing(rows: Rows, one: ViewpointFigures, words: Sorted) -> list[Text]:
    return [
        beside(words.briefly[row.id], _level(score))
        for row in rows
        if (score := score_of(row, one.label)).distinguishing
    ]


def _level(score: Score) -> Text:
    level = str(score.distinguishing)
    english = f"p\u00a0<\u00a0{level}"
    return Text(english.replace(".", ","), english)


def _certainty(one: ViewpointFigures, found: ViewpointFindings) -> Iterator[Text]:
    if one.reliability is not None:
        yield viewed("reliability_is", reliability=number(one.reliability))
    if one.se is not None:
        yield viewed("se_is", se=number(one.se))
    yield viewed("explained_is", share=number(one.explained))
    if one.defined is not None and found.resamples:
        counts = count_of(round(one.defined * found.resamples), found.resamples)
        yield viewed("defined_is", counts=counts)
    if one.similarity is not None:
        key = "high" if one.similarity >= EQUAL else "fair" if one.similarity >= FAIR else "low"
        yield viewed(f"similarity_{key}", similarity=signed(one.similarity))


def _picture(one: ViewpointFigures, found: ViewpointFindings, words: Sorted) -> Figure | Table:
    table = _table(one, found, words)
    if len(found.statements) > MOST_CARDS:
        return table
    rows = _by_score(one, found)
    low, high = found.shape[0][0], found.shape[-1][0]
    return Figure(
        caption=table.caption,
        alternative=viewed(
            "composite_alternative",
            viewpoint=inside(one.label),
            highest=words.several(_at(high, rows, one)),
            lowest=words.several(_at(low, rows[::-1], one)),
        ),
        spec=composite(_piles(one, found, words), _legend(words)),
        table=table,
    )


def _legend(words: Sorted) -> Legend:
    named = plain("")  # a box says itself what it means
    return Legend(
        left=named if words.boxes else viewed("least"),
        right=named if words.boxes else viewed("most"),
        mark=viewed("composite_mark"),
        numbers=viewed("composite_numbers"),
    )


def _piles(one: ViewpointFigures, found: ViewpointFindings, words: Sorted) -> list[Pile]:
    """Return the columns from low to high; boxes as on the values map, the highest first."""
    number_of = {statement.id: at for at, statement in enumerate(found.statements, start=1)}
    label_of = {statement.id: statement.words for statement in found.statements}
    columns = [column for column, _ in found.shape]
    cards: dict[int, list[Laid]] = {column: [] for column in columns}
    for row in _by_score(one, found):
        score = score_of(row, one.label)
        if score.place in cards:
            marked = score.distinguishing is not None
            cards[score.place].append(Laid(label_of[row.id], number_of[row.id], marked))
    last = max(len(columns) - 1, 1)
    piles = [
        Pile(words.place(column), tuple(cards[column]), at / last)
        for at, column in enumerate(columns)
    ]
    return piles[::-1] if words.boxes else piles


def _table(one: ViewpointFigures, found: ViewpointFindings, words: Sorted) -> Table:
    compared = len(scored(found)) > 1
    rows = [_row(row, one, words) for row in _by_score(one, found)]
    note = [interval_note(found), *([viewed("note_stars")] if compared else [])]
    return Table(
        caption=viewed("composite_caption", viewpoint=title(one.label)),
        header=(
            words.head,
            *heads("place", "z", "interval"),
            *(heads("level") if compared else ()),
        ),
        rows=tuple(row if compared else row[:4] for row in rows),
        numeric=(2, 3),
        note=joined(note),
    )


def _row(row: StatementFigures, one: ViewpointFigures, words: Sorted) -> tuple[Text, ...]:
    score = score_of(row, one.label)
    return (
        words.labels[row.id],
        words.place(score.place),
        signed(score.z),
        interval_words(interval_of(score, one)),
        plain(STARS[score.distinguishing]) if score.distinguishing else NONE,
    )
