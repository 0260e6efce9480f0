"""Networks beside each other: who shares what, whose picks overlap, where they pull apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.disclosure.released import Released
from samenspel.findings.model import Congruence, Crossing, ScopeFigures
from samenspel.report.blocks import Block, Figure, Heading, Paragraph, Table
from samenspel.report.chapter_values import ALPHA
from samenspel.report.charts import Cell, Point, congruence, sharing_map
from samenspel.report.words import (
    NONE,
    Words,
    count_of,
    joined,
    probability,
    ranked,
    sentence,
    wording,
)
from samenspel.text import Text, listed, number, plain


def _full(released: Released) -> list[ScopeFigures]:
    return [one for one in released.networks if isinstance(one, ScopeFigures) and one.values]


def who_shares_what(released: Released, words: Words) -> Iterator[Block]:
    """Return the map of values by network, when there are several networks in full."""
    scopes = _full(released)
    if len(scopes) < 2:
        return
    yield Heading(wording("who_shares_what"))
    yield Paragraph(wording("who_shares_what_intro", threshold=words.threshold))
    order = _order(released, scopes)
    caption = wording("who_shares_what_caption")
    shared = [
        wording(
            "network_shared",
            network=words.network(scope.id),
            values=words.several(value.id for value in ranked(scope) if value.shared),
        )
        for scope in scopes
    ]
    yield Figure(
        caption=caption,
        alternative=wording("who_shares_what_alternative", shared=listed(shared)),
        spec=sharing_map(
            [words.value(id) for id in order],
            [words.network(scope.id) for scope in scopes],
            _cells(scopes, words),
        ),
        table=Table(
            caption=caption,
            header=(wording("col_value"), *(words.network(scope.id) for scope in scopes)),
            rows=tuple(_row(id, scopes, words) for id in order),
            numeric=tuple(range(1, len(scopes) + 1)),
        ),
    )


def _order(released: Released, scopes: Sequence[ScopeFigures]) -> list[str]:
    whole = released.everyone
    first = whole if isinstance(whole, ScopeFigures) else scopes[0]
    return [value.id for value in ranked(first)]


def _cells(scopes: Sequence[ScopeFigures], words: Words) -> list[Cell]:
    return [
        Cell(
            words.value(value.id),
            words.network(scope.id),
            wording("of", count=value.important, respondents=scope.respondents),
            value.support,
            marked=value.shared,
        )
        for scope in scopes
        for value in scope.values
    ]


def _row(id: str, scopes: Sequence[ScopeFigures], words: Words) -> tuple[Text, ...]:
    figures = [{value.id: value for value in scope.values}[id] for scope in scopes]
    counted = (
        _marked(count_of(value.important, scope.respondents), shared=value.shared)
        for value, scope in zip(figures, scopes, strict=True)
    )
    return (words.value(id), *counted)


def _marked(count: Text, *, shared: bool) -> Text:
    return wording("count_shared", count=count) if shared else count


def resemblance(released: Released, words: Words) -> Iterator[Block]:
    """Return how far picks overlap, beside what blind picking gives."""
    whole = (released.everyone,) if isinstance(released.everyone, ScopeFigures) else ()
    several = len(released.networks) > 1
    scopes = [*_full(released), *(whole if several else ())]
    found = [(scope, scope.congruence) for scope in scopes if scope.congruence]
    if not found:
        return
    points = [_point(scope, one, words) for scope, one in found]
    said = [
        wording("network_values", network=point.label, values=number(point.phi)) for point in points
    ]
    yield Heading(wording("congruence_title"))
    caption = wording("congruence_caption")
    heads = ("network", "respondents", "overlap", "phi", "range", "p", "p_holm")
    yield Figure(
        caption=caption,
        alternative=wording("congruence_alternative", values=listed(said)),
        spec=congruence(points),
        table=Table(
            caption=caption,
            header=tuple(wording(f"col_{head}") for head in heads),
            rows=tuple(_congruence_row(scope, one, words) for scope, one in found),
            numeric=(1, 2, 3, 4, 5, 6),
            note=wording("congruence_note"),
        ),
    )


def _point(scope: ScopeFigures, found: Congruence, words: Words) -> Point:
    low, high = found.leave_one_out or (None, None)
    return Point(words.network(scope.id), scope.respondents, found.phi, low, high)


def _congruence_row(scope: ScopeFigures, found: Congruence, words: Words) -> tuple[Text, ...]:
    ends = found.leave_one_out
    return (
        words.network(scope.id),
        plain(scope.respondents),
        number(found.overlap),
        number(found.phi),
        wording("range", low=number(ends[0]), high=number(ends[1])) if ends else NONE,
        probability(found.p),
        NONE if found.p_holm is None else probability(found.p_holm),
    )


def between(released: Released, words: Words) -> Iterator[Block]:  # noqa: ARG001 - one shape for all chapters
    """Return whether respondents resemble those of their own network more than others."""
    found = released.between
    if found is not None:
        yield Paragraph(
            sentence(
                "between_yes" if found.p <= ALPHA else "between_no",
                within=number(found.within),
                between=number(found.between),
                p=probability(found.p),
            )
        )


def crossings(released: Released, words: Words) -> Iterator[Block]:
    """Return values that are shared in one network and low or hindering in another."""
    if not released.crossings:
        return
    yield Heading(wording("crossings_title"))
    certain = [crossing for crossing in released.crossings if not crossing.artefact]
    if certain:
        yield Paragraph(joined(_crossing(crossing, words) for crossing in certain))
    artefact = any(crossing.artefact for crossing in released.crossings)
    yield Table(
        caption=wording("crossings_caption"),
        header=tuple(
            wording(f"col_{head}") for head in ("value", "shared_in", "against_in", "how")
        ),
        rows=tuple(
            (
                words.value(crossing.value),
                words.network(crossing.shared_in),
                words.network(crossing.against_in),
                _how(crossing),
            )
            for crossing in released.crossings
        ),
        note=wording("artefact_note") if artefact else None,
    )


def _crossing(crossing: Crossing, words: Words) -> Text:
    return sentence(
        "crossing",
        value=words.value(crossing.value),
        here=words.network(crossing.shared_in),
        there=words.network(crossing.against_in),
        how=_how(crossing),
    )


def _how(crossing: Crossing) -> Text:
    how = wording(f"how_{crossing.how}", count=crossing.count, respondents=crossing.respondents)
    return wording("artefact", count=how) if crossing.artefact else how
