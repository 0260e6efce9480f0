"""Results of the loop as plain data: change, the gap between layers, and what was agreed."""

from __future__ import annotations

from samenspel.disclosure.released import (
    Banded,
    BandedChange,
    BandedGap,
    ReleasedLoop,
    Withheld,
)
from samenspel.findings.loop_model import LayerGap, RoundChange
from samenspel.formats.results_workings import Plain, plain

SUBJECTS = ("changes", "gaps", "agreed")
# What is not there, and has the reason for withholding beside it.
OF_CHANGE = ("since", "round", "matched", "values", "overlap", "p")
OF_GAP = ("layers", "difference", "p")


def looped(found: ReleasedLoop) -> Plain:
    """Return the loop, a list for each subject."""
    return {
        "changes": [_change(one) for one in found.changes],
        "gaps": [_gap(one) for one in found.gaps],
        "agreed": plain(found.agreed),
    }


def _change(one: RoundChange | BandedChange | Withheld) -> Plain:
    if isinstance(one, Withheld):
        return _withheld(one, OF_CHANGE)
    written: Plain = plain(one)
    if isinstance(one, BandedChange):
        before, after = one.respondents
        return {**written, "respondents": {"before": before, "after": after}}
    before_after = one.overlap and dict(zip(("before", "after"), one.overlap, strict=True))
    return {**written, "overlap": before_after}


def _gap(one: LayerGap | BandedGap | Withheld) -> Plain:
    if isinstance(one, Withheld):
        return _withheld(one, OF_GAP)
    written: Plain = plain(one)
    if isinstance(one, BandedGap):
        return {**written, "layers": [_layer(layer) for layer in one.layers]}
    return written


def _layer(one: Banded | Withheld) -> Plain:
    """Return a layer as its network may see it: what it shares, and never a count of answers."""
    counts = {"respondents": one.respondents, "participants": one.participants}
    why = {key: "participants_unknown" for key, count in counts.items() if count is None}
    found: Plain = {"layer": one.id, **counts, "shared": None}
    if isinstance(one, Withheld):
        return {**found, "reason": dict.fromkeys((*why, "shared"), one.reason)}
    found |= {"rung": one.rung, "bands": plain(one.bands), "shared_count": one.shared_count}
    if one.bands:
        return {**found, "shared": list(one.shared), "reason": why}
    return {**found, "reason": {**why, "shared": "number_only"}}


def _withheld(one: Withheld, parts: tuple[str, ...]) -> Plain:
    return {"network": one.id, **dict.fromkeys(parts), "reason": dict.fromkeys(parts, one.reason)}
