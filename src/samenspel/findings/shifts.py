"""What a respondent finds important for the own organisation against that for the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samenspel.analysis.shifts import SignFlip, sign_flip
from samenspel.findings.model import Contradiction, Gap, Shift
from samenspel.findings.priorities import lists
from samenspel.study.model import Study
from samenspel.study.rows import Perspective, Priority
from samenspel.study.sorts import cards, maps

FEWEST_FOR_TEST = 6
PERSPECTIVES: tuple[Perspective, ...] = ("organisation", "network")


@dataclass(frozen=True, slots=True)
class Ends:
    """The values that one person puts on top and at the bottom, for one party."""

    top: frozenset[str]
    bottom: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    network: str
    instrument: Literal["values-map", "priorities"]
    picks: int


Answers = Mapping[str, Mapping[Perspective, Ends]]  # respondent -> party -> ends
Gathered = dict[str, dict[str, dict[Perspective, Ends]]]  # network -> respondent -> party -> ends


def shifts(study: Study, number: int, resamples: int) -> tuple[Shift, ...]:
    """Return one entry for every network and instrument that was asked for both parties."""
    ids = [card.id for card in cards(study.design)]
    found = []
    for asked, answers in (*_from_maps(study, number), *_from_lists(study, number)):
        both = {who: own for who, own in answers.items() if len(own) == len(PERSPECTIVES)}
        if both:
            tested = _test(both, ids, study.design.seed, resamples)
            found.append(_shift(asked, both, tested, ids))
    return tuple(found)


def _from_maps(study: Study, number: int) -> Iterator[tuple[_Asked, Answers]]:
    gathered: Gathered = {}
    for perspective in PERSPECTIVES:
        for one in maps(study, round=number, perspective=perspective):
            if one.complete:
                sides = ("important", "less_important")
                ends = Ends(*(_of(one.boxes, side) for side in sides))
                gathered.setdefault(one.network, {}).setdefault(one.respondent, {})[perspective] = (
                    ends
                )
    for network, answers in gathered.items():
        yield _Asked(network, "values-map", study.design.shape.important), answers


def _of(boxes: Mapping[str, str], side: str) -> frozenset[str]:
    return frozenset(id for id, box in boxes.items() if box == side)


def _from_lists(study: Study, number: int) -> Iterator[tuple[_Asked, Answers]]:
    rows: dict[tuple[str, Perspective], list[Priority]] = {}
    for row in study.priorities:
        if row.round == number:
            rows.setdefault((row.network, row.perspective), []).append(row)
    gathered: Gathered = {}
    for (network, perspective), named in rows.items():
        for who, own in lists(named).items():
            ends = Ends(frozenset(own["most"]), frozenset(own["least"]))
            gathered.setdefault(network, {}).setdefault(who, {})[perspective] = ends
    for network, answers in gathered.items():
        yield _Asked(network, "priorities", study.design.picks), answers


def _test(both: Answers, ids: Sequence[str], seed: int, resamples: int) -> SignFlip:
    differences = [
        [(id in own["network"].top) - (id in own["organisation"].top) for id in ids]
        for own in both.values()
    ]
    rng = np.random.default_rng(seed)
    return sign_flip(np.array(differences, dtype=np.int64), rng=rng, resamples=resamples)


def _shift(asked: _Asked, both: Answers, tested: SignFlip, ids: Sequence[str]) -> Shift:
    why_not = _why_no_test(both, tested)
    return Shift(
        network=asked.network,
        instrument=asked.instrument,
        picks=asked.picks,
        gaps=tuple(_gap(who, own) for who, own in both.items()),
        contradictions=tuple(_contradictions(both)),
        by_value=tuple(
            (id, _count(both, id, "organisation"), _count(both, id, "network")) for id in ids
        ),
        total=tested.total,
        unchanged=tested.unchanged,
        p=None if why_not else tested.p,
        method=None if why_not else tested.method,
        reasons={"p": why_not} if why_not else {},
    )


def _count(both: Answers, id: str, party: Perspective) -> int:
    return sum(id in own[party].top for own in both.values())


def _why_no_test(both: Answers, tested: SignFlip) -> str:
    if len(both) < FEWEST_FOR_TEST:
        return "fewer_than_six"
    return "no_difference" if tested.unchanged == len(both) else ""


def _gap(who: str, own: Mapping[Perspective, Ends]) -> Gap:
    ours, theirs = own["organisation"].top, own["network"].top
    return Gap(
        respondent=who,
        distance=max(len(ours), len(theirs)) - len(ours & theirs),
        only_organisation=tuple(sorted(ours - theirs)),
        only_network=tuple(sorted(theirs - ours)),
    )


def _contradictions(both: Answers) -> Iterator[Contradiction]:
    for who, own in both.items():
        for here, there in (PERSPECTIVES, PERSPECTIVES[::-1]):
            for id in sorted(own[here].top & own[there].bottom):
                yield Contradiction(who, id, here)
