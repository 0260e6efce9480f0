"""Change between two rounds of a network, for the same people, and drift from its first round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from samenspel.analysis.swaps import RESAMPLES, swap
from samenspel.findings.groups import Group, groups
from samenspel.findings.loop_model import RoundChange, ValueChange
from samenspel.study.model import Design, Study
from samenspel.study.sorts import ValuesMap, cards, rounds

FEWEST = 2  # matched respondents
UNCOMPUTED = ("kept", "kept_by_chance", "overlap", "p")
Maps = Mapping[str, ValuesMap]  # respondent -> map


def changes(study: Study, number: int, resamples: int) -> tuple[RoundChange, ...]:
    """Return the change of every network that made maps in this round and in one before it."""
    until = [one for one in rounds(study) if one <= number]
    if until[-1:] != [number] or len(until) < FEWEST:
        return ()
    by_network: dict[str, dict[int, Group]] = {}
    for one in until:
        for group in groups(study, one):
            if group.maps:
                by_network.setdefault(group.network.id, {})[one] = group
    drawn = min(resamples, RESAMPLES)
    return tuple(
        _change(study.design, rows, drawn)
        for rows in by_network.values()
        if number in rows and len(rows) > 1
    )


def _change(design: Design, rows: Mapping[int, Group], resamples: int) -> RoundChange:
    since, number = sorted(rows)[-2:]
    before, after = _by_respondent(rows[since]), _by_respondent(rows[number])
    both = sorted(before.keys() & after.keys())
    first, now = shared(rows[min(rows)], design), shared(rows[number], design)
    drift = {"first_shared": first, "still_shared": tuple(id for id in first if id in now)}
    found = RoundChange(
        network=rows[number].network.id,
        since=since,
        round=number,
        matched=len(both),
        joined=len(after) - len(both),
        left=len(before) - len(both),
        values=(),
        kept=None,
        kept_by_chance=None,
        overlap=None,
        p=None,
        **drift,
        reasons=dict.fromkeys(UNCOMPUTED, "too_few_matched"),
    )
    pairs = [(before[who], after[who]) for who in both]
    return _computed(found, pairs, design, resamples) if len(both) >= FEWEST else found


def _computed(
    found: RoundChange, pairs: Sequence[tuple[ValuesMap, ValuesMap]], design: Design, resamples: int
) -> RoundChange:
    ids = [card.id for card in cards(design)]
    picked = [[important(one[at]) for one in pairs] for at in (0, 1)]
    before, after = (np.array([[id in own for id in ids] for own in side]) for side in picked)
    moved = swap(before, after, rng=np.random.default_rng(design.seed), resamples=resamples)
    picks = design.shape.important
    kept = [len(own & later) for own, later in zip(*picked, strict=True)]
    return replace(
        found,
        values=tuple(
            ValueChange(id, int(was.sum()), int(now.sum()), int((was & now).sum()))
            for id, was, now in zip(ids, before.T, after.T, strict=True)
        ),
        kept=sum(kept) / len(kept),
        kept_by_chance=picks**2 / len(ids),
        overlap=(moved.before, moved.after),
        p=moved.p,
        reasons={},
    )


def _by_respondent(group: Group) -> Maps:
    return {one.respondent: one for one in group.maps}


def important(values_map: ValuesMap) -> frozenset[str]:
    """Return the values that one respondent finds important."""
    return frozenset(id for id, box in values_map.boxes.items() if box == "important")


def counted(maps: Sequence[ValuesMap], design: Design) -> dict[str, int]:
    """Return how many find each value important."""
    picked = [important(one) for one in maps]
    return {card.id: sum(card.id in own for own in picked) for card in cards(design)}


def shared(group: Group, design: Design) -> tuple[str, ...]:
    """Return the values that more than the threshold of those who answered find important."""
    more_than = design.threshold * len(group.maps)
    return tuple(id for id, count in counted(group.maps, design).items() if count > more_than)
