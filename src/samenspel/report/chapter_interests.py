"""Interests: what each party puts in, what it gets out, and which client questions stay open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import InterestFigures, Range
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_levels import ExchangeRow, exchange
from samenspel.report.words import Words, reason
from samenspel.report.words_network import heads, level, named, noted, or_unknown
from samenspel.report.words_workings import by_network, of, titled, told
from samenspel.text import Text, listed, number, plain

Parties = Sequence[InterestFigures]
Side = Literal["gives", "gets", "even", "open"]
MOST = 3  # the highest level of what goes in and what comes out


def interests(released: Released, words: Words) -> Iterator[Block]:
    """Return investment against return of each party, and client questions without an answer."""
    found = released.workings.interests
    if not found:
        return
    yield Heading(noted("interests_title"))
    yield Paragraph(noted("interests_rule"))
    for network, own in by_network(found).items():
        # A party may be a member: then it is read by the same name as everywhere else.
        parties = [replace(one, stakeholder=words.organisation(one.stakeholder).nl) for one in own]
        yield from titled(network, words)
        yield Bullets((*_balances(parties), *_unbalanced(parties), *_questions(parties)))
        yield _figure(parties, words.network(network))


def _side(balance: Range) -> Side:
    if balance.high < 0:
        return "gives"
    if balance.low > 0:
        return "gets"
    return "even" if balance.low == balance.high else "open"


def _balances(parties: Parties) -> Iterator[Text]:
    """Yield who puts in more, who gets more, who comes out even and who may be either."""
    sides: dict[Side, list[Text]] = {"gives": [], "gets": [], "even": [], "open": []}
    for party in parties:
        if party.balance:
            sides[_side(party.balance)].append(_exchanged(party))
    for side, said in sides.items():
        if said:
            yield noted(f"interests_{side}", items=listed(said))


def _exchanged(party: InterestFigures) -> Text:
    return told("item_counts", item=plain(party.stakeholder), counts=_in_and_out(party))


def _in_and_out(party: InterestFigures) -> Text:
    return noted("in_and_out", investment=level(party.investment), returns=level(party.returns))


def _unbalanced(parties: Parties) -> Iterator[Text]:
    """Yield whose balance is not known, by the reason why."""
    why: dict[str, list[str]] = {}
    for party in parties:
        if party.balance is None:
            why.setdefault(party.reasons["balance"], []).append(party.stakeholder)
    for code, ids in why.items():
        yield noted("interests_unknown", items=named(ids), why=reason(code))


def _questions(parties: Parties) -> Iterator[Text]:
    asked = sum(party.questions for party in parties)
    unmet = sum(party.unmet for party in parties)
    if not asked:
        yield noted("questions_none")
        return
    open_ = [
        told("item_counts", item=plain(party.stakeholder), counts=of(party.unmet, party.questions))
        for party in parties
        if party.unmet
    ]
    if open_:
        yield noted("questions_unmet", count=of(unmet, asked), items=listed(open_))
    else:
        yield noted("questions_met", count=of(0, asked))


def _figure(parties: Parties, network: Text) -> Figure:
    rows = [
        ExchangeRow(plain(party.stakeholder), _in_and_out(party), party.investment, party.returns)
        for party in parties
    ]
    said = [_exchanged(party) for party in parties]
    scale = [(at, plain(at)) for at in range(MOST + 1)]
    caption = noted("interests_caption", network=network)
    return Figure(
        caption=caption,
        alternative=noted("interests_alternative", parties=listed(said)),
        spec=exchange(rows, scale=scale, names=(noted("goes_in"), noted("comes_out"))),
        table=Table(
            caption=caption,
            header=heads("party", "people", "investment", "returns", "balance", "unmet"),
            rows=tuple(_row(party) for party in parties),
            numeric=(1, 2, 3, 4),
            note=noted("interests_note"),
        ),
    )


def _row(party: InterestFigures) -> tuple[Text, ...]:
    return (
        plain(party.stakeholder),
        plain(party.answered),
        level(party.investment),
        level(party.returns),
        or_unknown(_signed(party.balance)),
        of(party.unmet, party.questions) if party.questions else noted("no_question"),
    )


def _signed(balance: Range | None) -> Text | None:
    """Return what is left over with its sign, so that a minus cannot be read as a dash."""
    if balance is None:
        return None
    found = (balance.low, balance.high)
    digits = 0 if all(end == int(end) for end in found) else 1
    ends = [_with_sign(end, digits) for end in dict.fromkeys(found)]
    return ends[0] if len(ends) == 1 else told("range", low=ends[0], high=ends[1])


def _with_sign(steps: float, digits: int) -> Text:
    sign = "−" if steps < 0 else "+" if steps else ""
    words = number(abs(steps), digits)
    return Text(sign + words.nl, sign + words.en)
