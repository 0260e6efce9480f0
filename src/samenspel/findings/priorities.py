"""Lists of most and least important values, with the votes that are missing from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from samenspel.findings.model import MissingVotes, Priorities, PriorityFigures
from samenspel.study.model import Study
from samenspel.study.rows import Choice, Perspective, Priority, Tally
from samenspel.study.sorts import cards

BOTH_SIDES = 2  # this many on either side is 'opinions on both sides'
CHOICES: tuple[Choice, ...] = get_args(Choice)
Scope = tuple[str, Perspective]
Lists = dict[str, dict[Choice, list[str]]]  # respondent -> choice -> values


def priorities(study: Study, number: int) -> tuple[Priorities, ...]:
    """Return one entry for every network and perspective that was asked in this round."""
    ids = [card.id for card in cards(study.design)]
    picks = study.design.picks
    answered: dict[Scope, list[Priority]] = {}
    for answer in study.priorities:
        if answer.round == number:
            answered.setdefault((answer.network, answer.perspective), []).append(answer)
    counted: dict[Scope, list[Tally]] = {}
    for tally in study.tallies:
        if tally.round == number and tally.category != "important":
            counted.setdefault((tally.network, tally.perspective), []).append(tally)
    return (
        *(_from_answers(scope, lists(rows), ids, picks) for scope, rows in answered.items()),
        *(_from_tallies(scope, rows, ids, picks) for scope, rows in counted.items()),
    )


def lists(rows: Sequence[Priority]) -> Lists:
    """Return each respondent's most and least lists, in the order of the answers."""
    found: Lists = {}
    for row in rows:
        own = found.setdefault(row.respondent, {choice: [] for choice in CHOICES})
        own[row.choice].append(row.value)
    return found


def _from_answers(scope: Scope, given: Lists, ids: Sequence[str], picks: int) -> Priorities:
    named = {
        choice: Counter(id for own in given.values() for id in own[choice]) for choice in CHOICES
    }
    open_to = {
        choice: Counter(
            {
                id: sum(_could_still_name(own, choice, id, picks) for own in given.values())
                for id in ids
            }
        )
        for choice in CHOICES
    }
    missing = tuple(
        MissingVotes(
            choice,
            given=named[choice].total(),
            possible=picks * len(given),
            respondents=tuple(who for who, own in given.items() if len(own[choice]) < picks),
        )
        for choice in CHOICES
    )
    return Priorities(
        *scope, len(given), picks, tuple(_value(id, named, open_to) for id in ids), missing
    )


def _could_still_name(own: dict[Choice, list[str]], choice: Choice, id: str, picks: int) -> bool:
    return len(own[choice]) < picks and not any(id in own[side] for side in CHOICES)


def _from_tallies(
    scope: Scope, rows: Sequence[Tally], ids: Sequence[str], picks: int
) -> Priorities:
    respondents = rows[0].respondents
    named = {choice: Counter[str]() for choice in CHOICES}
    for row in rows:
        named["most" if row.category == "most" else "least"][row.value] += row.count
    missing = tuple(
        MissingVotes(choice, named[choice].total(), picks * respondents) for choice in CHOICES
    )
    open_to = {
        votes.choice: Counter(
            {
                id: min(votes.missing, respondents - named["most"][id] - named["least"][id])
                for id in ids
            }
        )
        for votes in missing
    }
    values = tuple(_value(id, named, open_to) for id in ids)
    return Priorities(*scope, respondents, picks, values, missing, published=True)


def _value(
    id: str, named: dict[Choice, Counter[str]], open_to: dict[Choice, Counter[str]]
) -> PriorityFigures:
    most, least = named["most"][id], named["least"][id]
    return PriorityFigures(
        id=id,
        most=most,
        least=least,
        balance=most - least,
        both_sides=min(most, least) >= BOTH_SIDES,
        most_bounds=(most, most + open_to["most"][id]),
        least_bounds=(least, least + open_to["least"][id]),
    )
