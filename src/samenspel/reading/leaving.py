"""What 'neither … nor' and 'except' make of a claim: who did not, and where not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.reading.amount import QUANTIFIERS, Amount
from samenspel.reading.claim import Claim
from samenspel.reading.measure import Measure
from samenspel.reading.scene import Scene
from samenspel.reading.subjects import excepted

_SOMEBODY = frozenset({"any", "some"})


def turned(clause: Scene, found: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims as the words for leaving out make them."""
    if clause.has("neither"):
        found = [_neither(claim) for claim in found]
    if nothing_but(clause):
        ids = tuple(mark.meaning for mark in clause.all("value"))
        return tuple(
            replace(one, values=ids, values_measure=None, only_value=True, negated=False)
            for one in found[:1]
            if one.kind == "choice"
        )
    left_out = excepted(clause)
    if left_out:
        found = [one for claim in found for one in _but(claim, left_out, clause.known)]
    return tuple(found)


def nothing_but(clause: Scene) -> bool:
    """Return whether a clause names the only values that do something: 'no value except trust'."""
    none = [one for one in clause.measures if one.unit == "values" and _is_none(one)]
    ends = {mark.end for mark in clause.all("except")}
    starts = {mark.start for mark in clause.all("value")}
    return bool(none) and bool(ends & starts)


def _neither(claim: Claim) -> Claim:
    """Return 'neither … by anyone' as 'by nobody', and 'neither … by all' as not by all."""
    measure = claim.measure
    if claim.kind not in {"choice", "item"} or _is_none(measure):
        return claim
    if measure is None or not all(_is_anybody(one) for one in measure.amounts):
        return replace(claim, negated=True)
    none = tuple(replace(QUANTIFIERS["none"], of=one.of) for one in measure.amounts)
    return replace(claim, measure=replace(measure, amounts=none), negated=False)


def _is_none(measure: Measure | None) -> bool:
    return measure is not None and measure.quantifier and measure.amounts[0].high == 0


def _is_anybody(amount: Amount) -> bool:
    return any(replace(amount, of=None) == QUANTIFIERS[name] for name in _SOMEBODY)


def _but(claim: Claim, left_out: Sequence[str], known: Sequence[str]) -> Iterator[Claim]:
    """Yield a claim for every other network, and its opposite for those that are left out."""
    if claim.kind != "choice":
        yield replace(claim, doubtful=True)
        return
    others = claim.networks or tuple(id for id in known if id not in left_out)
    base = replace(claim, networks_measure=None, whole=False)
    yield replace(base, networks=others)
    yield replace(base, networks=tuple(left_out), negated=not claim.negated)
