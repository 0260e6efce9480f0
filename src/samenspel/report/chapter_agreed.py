"""What a network agreed: what words mean to it, what it does, what pulls apart, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from samenspel.catalogue.wording import term
from samenspel.disclosure.released import BandedChange, Released, Withheld
from samenspel.findings.loop_model import Agreed, RoundChange
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, Quotation, Table
from samenspel.report.words import NONE, Words, joined
from samenspel.report.words_loop import looped
from samenspel.report.words_network import capital, dated
from samenspel.report.words_workings import below, of, titled
from samenspel.study.agreeing import Agreement, AgreementLevel, Status, TensionCard
from samenspel.text import Text, listed, plain

Change = RoundChange | BandedChange


def agreed(released: Released, words: Words) -> Iterator[Block]:
    """Return what each network agreed, with what became of it and of its values."""
    found = released.loop.agreed
    if not found:
        return
    yield Heading(looped("agreed_title"))
    yield Paragraph(looped("agreed_rule"))
    changes = {one.network: one for one in released.loop.changes if not isinstance(one, Withheld)}
    if changes:
        yield Paragraph(looped("beside_note"))
    for one in found:
        yield from titled(one.network, words)
        if counted := tuple(_counted(one)):
            yield Bullets(counted)
        yield from _understood(one, words)
        yield from _agreements(one, changes.get(one.network), words)
        yield from _tensions(one, words)


def _counted(one: Agreed) -> Iterator[Text]:
    parts = {
        "agreed": [row.id for row in one.agreements],
        "tensions": [row.id for row in one.tension_cards],
    }
    for part, ids in parts.items():
        if ids:
            statuses = looped("statuses", statuses=_statuses(ids, one))
            yield looped(f"{part}_count", count=len(ids), statuses=statuses)


def _statuses(ids: Sequence[str], one: Agreed) -> Text:
    latest = Counter(history[-1].status if (history := one.history(id)) else "open" for id in ids)
    told = [
        looped("counted", status=term("status", status), count=latest[status])
        for status in get_args(Status)
        if latest[status]
    ]
    if latest["open"]:
        told.append(looped("counted_open", count=latest["open"]))
    return listed(told)


def _understood(one: Agreed, words: Words) -> Iterator[Block]:
    if not one.understandings:
        return
    order = list(dict.fromkeys(row.value for row in one.understandings))
    yield Heading(looped("understood_title"), below(words))
    yield Table(
        caption=looped("understood_caption", network=words.network(one.network)),
        header=tuple(looped(f"col_{head}") for head in ("value", "same", "meaning")),
        rows=tuple(
            (
                words.value(row.value),
                looped("same", same=term("same", row.same), round=row.round),
                plain(row.words) if row.words else NONE,
            )
            for row in sorted(one.understandings, key=lambda row: order.index(row.value))
        ),
    )


def _agreements(one: Agreed, change: Change | None, words: Words) -> Iterator[Block]:
    for level in get_args(AgreementLevel):
        own = [row for row in one.agreements if row.level == level]
        if own:
            yield Heading(looped("agreed_of", level=term("level", level)), below(words))
        for row in own:
            yield Quotation(row.behaviour, _about(row, words))
            yield Bullets((*_became(row, one), *_beside(row, change, words)))


def _about(row: Agreement, words: Words) -> Text:
    values = words.several(row.values.split())
    return looped("agreement_about", values=values, owner=plain(row.owner), start=dated(row.start))


def _became(row: Agreement | TensionCard, one: Agreed) -> Iterator[Text]:
    """Yield what became of it, latest first, and when the group looks back."""
    for seen in reversed(one.history(row.id)):
        status = term("status", seen.status)
        yield looped("seen", day=dated(seen.day), status=status, words=plain(seen.words))
    if not one.history(row.id):
        yield looped("status_open")
    if row.review and not any(seen.day >= row.review for seen in one.history(row.id)):
        yield looped("review_on", day=dated(row.review))


def _beside(row: Agreement, change: Change | None, words: Words) -> Iterator[Text]:
    """Yield what changed in the values of an agreement since it was made, and not before."""
    if change is None or row.round > change.since:
        return
    if isinstance(change, RoundChange):
        yield from _counts(row.values.split(), change, words)
        return
    for id in row.values.split():
        yield from _side(id, change, words)


def _side(id: str, change: BandedChange, words: Words) -> Iterator[Text]:
    for way in ("up", "down", "stayed_shared", "stayed_not"):
        if id in getattr(change, way):
            between = {"since": change.since, "round": change.round}
            yield looped(f"beside_{way}", value=words.value(id), **between)


def _counts(ids: Sequence[str], change: RoundChange, words: Words) -> Iterator[Text]:
    for value in change.values:
        if value.id in ids:
            yield looped(
                "beside_counted",
                value=words.value(value.id),
                since=change.since,
                round=change.round,
                matched=change.matched,
                before=of(value.before, change.matched),
                after=of(value.after, change.matched),
            )


def _tensions(one: Agreed, words: Words) -> Iterator[Block]:
    if one.tension_cards:
        yield Heading(looped("tension_title"), below(words))
    for row in one.tension_cards:
        both = looped("tension_between", demand=plain(row.demand), against=plain(row.against))
        yield Quotation(both.nl, looped("tension_about", kind=capital(term("kind", row.kind))))
        yield Bullets((*_dealt_with(row), *_became(row, one)))


def _dealt_with(row: TensionCard) -> Iterator[Text]:
    if row.handling:
        yield looped("handling", words=plain(row.handling))
    told = []
    if row.owner:
        told.append(looped("owner", owner=plain(row.owner)))
    if row.start:
        told.append(looped("from_day", start=dated(row.start)))
    if told:
        yield joined(told)
