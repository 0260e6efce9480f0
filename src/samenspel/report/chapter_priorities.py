"""Lists of most and least important values, and the votes that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import texts
from samenspel.disclosure.released import Released
from samenspel.findings.model import MissingVotes, Priorities, PriorityFigures
from samenspel.report.blocks import Block, Figure, Heading, Paragraph, Table
from samenspel.report.charts import BalanceRow, balance
from samenspel.report.words import Words, joined, sentence, wording
from samenspel.text import Text, listed, plain


def priorities(released: Released, words: Words) -> Iterator[Block]:
    """Return each list: its balance, opinions on both sides, missing votes, picture, table."""
    if not released.priorities:
        return
    yield Heading(wording("priorities_title"))
    for entry in released.priorities:
        yield Paragraph(joined([_top(entry, words), _both_sides(entry, words)]), lead=True)
        yield Paragraph(joined(text for votes in entry.missing for text in _missing(votes)))
        yield _figure(entry, words)


def top_priorities(released: Released, words: Words) -> Iterator[Text]:
    """Return for each list which value is on top, for the hurried reader."""
    return (_top(entry, words) for entry in released.priorities)


def _names(entry: Priorities, words: Words) -> dict[str, Text]:
    perspective = texts("terms")[f"perspective_{entry.perspective}"]
    return {"network": words.network(entry.network), "perspective": perspective}


def _top(entry: Priorities, words: Words) -> Text:
    highest = max(value.balance for value in entry.values)
    first = [value for value in entry.values if value.balance == highest]
    parts: dict[str, object] = {
        **_names(entry, words),
        "first": words.several(value.id for value in first),
        "n": entry.respondents,
    }
    if len(first) > 1:
        return sentence("priorities_top_tie", balance=_signed(highest), **parts)
    return sentence("priorities_top", most=first[0].most, least=first[0].least, **parts)


def _both_sides(entry: Priorities, words: Words) -> Text:
    both = [value for value in entry.values if value.both_sides]
    if not both:
        return sentence("priorities_both_none")
    return sentence("priorities_both", values=listed([_sides(value, words) for value in both]))


def _sides(value: PriorityFigures, words: Words) -> Text:
    return wording("sides", value=words.value(value.id), most=value.most, least=value.least)


def _missing(votes: MissingVotes) -> Iterator[Text]:
    choice = texts("terms")[f"choice_{votes.choice}"]
    if not votes.missing:
        yield sentence("votes_complete", choice=choice, possible=votes.possible)
        return
    yield sentence(
        "votes_missing",
        choice=choice,
        given=votes.given,
        possible=votes.possible,
        missing=votes.missing,
    )
    if votes.respondents:
        people = listed([plain(who) for who in votes.respondents])
        yield sentence("votes_missing_who", choice=choice, people=people)


def _figure(entry: Priorities, words: Words) -> Figure:
    order = sorted(entry.values, key=lambda value: -value.balance)
    rows = [
        BalanceRow(words.value(value.id), value.most, value.least, marked=value.both_sides)
        for value in order
    ]
    caption = wording("priorities_caption", **_names(entry, words))
    table = Table(
        caption=caption,
        header=tuple(wording(f"col_{head}") for head in ("value", "most", "least", "balance")),
        rows=tuple(
            (
                words.value(value.id),
                _open(value.most, value.most_bounds),
                _open(value.least, value.least_bounds),
                plain(_signed(value.balance)),
            )
            for value in order
        ),
        numeric=(1, 2, 3),
        note=wording("priorities_note") if any(v.missing for v in entry.missing) else None,
    )
    first = listed([_sides(value, words) for value in order if value.balance == order[0].balance])
    alternative = wording("priorities_alternative", first=first)
    return Figure(caption, alternative, balance(rows), table)


def _open(count: int, bounds: tuple[int, int]) -> Text:
    low, high = bounds
    return plain(count) if low == high else wording("votes_open", count=count, low=low, high=high)


def _signed(balance_: int) -> str:
    return f"{balance_:+d}".replace("-", "−") if balance_ else "0"
