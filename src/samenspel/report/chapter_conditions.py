"""Five conditions for working together: the scores as they were given, and the middle of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.catalogue import item_ids
from samenspel.catalogue.items import label
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import ConditionFigures
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_levels import SCORES, ScoreRow, scores
from samenspel.report.words import Words
from samenspel.report.words_network import noted
from samenspel.report.words_workings import by_network, of, ranged, titled, told
from samenspel.text import Text, listed

Scored = Sequence[ConditionFigures]


def conditions(released: Released, words: Words) -> Iterator[Block]:
    """Return how each network scores the five conditions, with everybody's score counted."""
    found = released.workings.conditions
    if not found:
        return
    yield Heading(noted("conditions_title"))
    yield Paragraph(noted("conditions_rule"))
    for network, scored in by_network(found).items():
        yield from titled(network, words)
        yield Bullets((*_sentences(scored), *_left_out(scored)))
        yield _figure(scored, words.network(network))


def _sentences(scored: Scored) -> Iterator[Text]:
    """Yield what more than half score high, what more than half score low, and the rest."""
    high = [one for one in scored if 2 * _high(one) > one.answered]
    low = [one for one in scored if 2 * _low(one) > one.answered]
    between = [one for one in scored if one not in (*high, *low)]
    if high:
        yield noted("conditions_high", items=listed([_counted(one, _high(one)) for one in high]))
    if low:
        yield noted("conditions_low", items=listed([_counted(one, _low(one)) for one in low]))
    if between:
        yield noted("conditions_between", items=listed([_both(one) for one in between]))


def _high(found: ConditionFigures) -> int:
    return sum(found.scores[3:])


def _low(found: ConditionFigures) -> int:
    return sum(found.scores[:2])


def _counted(found: ConditionFigures, count: int) -> Text:
    return told("item_counts", item=label("conditions", found.id), counts=of(count, found.answered))


def _both(found: ConditionFigures) -> Text:
    counts = noted("high_and_low", high=_high(found), low=_low(found), answered=found.answered)
    return told("item_counts", item=label("conditions", found.id), counts=counts)


def _left_out(scored: Scored) -> Iterator[Text]:
    asked = {one.id for one in scored}
    open_ = [label("conditions", id) for id in item_ids("conditions") if id not in asked]
    if open_:
        yield noted("conditions_left_out", items=listed(open_))


def _figure(scored: Scored, network: Text) -> Figure:
    caption = noted("conditions_caption", network=network)
    rows = [
        ScoreRow(label("conditions", one.id), _middle(one), one.scores, one.median)
        for one in scored
    ]
    said = [told("item_counts", item=row.label, counts=row.words) for row in rows]
    return Figure(
        caption=caption,
        alternative=noted("conditions_alternative", conditions=listed(said)),
        spec=scores(
            rows,
            heads=(noted("score_lowest"), noted("score_highest")),
            framed=noted("score_framed"),
        ),
        table=Table(
            caption=caption,
            header=(
                noted("col_condition"),
                *(noted("col_score", score=score) for score in SCORES),
                noted("col_middle"),
            ),
            rows=tuple(_row(one) for one in scored),
            numeric=tuple(range(1, len(SCORES) + 2)),
            note=noted("middle_note"),
        ),
    )


def _middle(found: ConditionFigures) -> Text:
    return noted("middle", middle=ranged(found.median), answered=found.answered)


def _row(found: ConditionFigures) -> tuple[Text, ...]:
    return (
        label("conditions", found.id),
        *(of(count, found.answered) for count in found.scores),
        ranged(found.median),
    )
