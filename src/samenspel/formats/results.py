"""Released results as plain data and JSON: the layout that docs/reference/results.md describes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from samenspel.catalogue import texts
from samenspel.disclosure.released import Banded, Released, Scope, Withheld
from samenspel.findings.model import Priorities, ScopeFigures
from samenspel.formats.results_loop import looped
from samenspel.formats.results_viewpoints import viewpoints
from samenspel.formats.results_workings import SUBJECTS, Plain, plain, working

UNKNOWN = ("important", "neutral", "less_important", "support", "rank", "bounds")
JUDGED = ("nearly_shared", "robustly_shared", "clear", "stands_out", "contested", "opinions_differ")
OF_SCOPE = (
    "clear_from",
    "congruence",
    "contested_from",
    "both_sides_from",
    "expected_both_sides_by_chance",
)
# What was done with a study, and not with sorts from a file.
OF_A_STUDY = ("schema", "threshold", "round", "rounds", "shape", "resamples", "card_versions")
# Why a figure is not there, where the findings need not say so themselves.
WHY = {
    "participants": "participants_unknown",
    "members": "organisations_unknown",
    "clear_from": "none_is_clear",
    "contested_from": "none_is_contested",
    "both_sides_from": "fewer_than_five",
    "expected_both_sides_by_chance": "fewer_than_five",
    "resamples": "exact",
    "method": "not_tested",
}


def to_json(released: Released) -> str:
    """Return released results as JSON; the same results give the same bytes."""
    return json.dumps(results(released), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def results(released: Released) -> Plain:
    """Return released results as plain data; every ``None`` has its code in ``reason``."""
    found: Plain = {
        "study": plain(released.study),
        "audience": released.audience,
        "stamp": plain(released.stamp),
        "networks": [scope(released, one) for one in released.networks],
        "all": released.everyone and scope(released, released.everyone),
        "between_networks": plain(released.between),
        "crossings": plain(released.crossings),
        "priorities": [_priorities(entry) for entry in released.priorities],
        "organisation_network": [explained(plain(shift)) for shift in released.shifts],
        "said_against_chosen": plain(released.said),
        "meanings": plain(released.meanings),
        "obstructing": plain(released.obstructing),
        "remarks": plain(released.remarks),
        **working(released.workings),
        **looped(released.loop),
        **_viewpoints(released),
        "provenance": _provenance(released),
        "reason": _missing(released),
    }
    if released.everyone is None:
        found["reason"].setdefault("all", "not_asked")
    codes = sorted(set(_codes(found)))
    return {**found, "reasons": {code: plain(texts("reasons")[code]) for code in codes}}


def _viewpoints(released: Released) -> Plain:
    """Return the viewpoints, or that they are withheld; nothing when nobody asked for them."""
    if released.viewpoints is not None:
        return {"viewpoints": viewpoints(released.viewpoints)}
    return {"viewpoints": None} if "viewpoints" in released.reasons else {}


def _provenance(released: Released) -> Plain:
    """Return what was done; sorts from a file have no values map, so nothing of it was done."""
    why = {} if any(released.provenance.shape) else dict.fromkeys(OF_A_STUDY, "of_no_study")
    done = plain(released.provenance) | dict.fromkeys(why)
    return {"audience": released.audience, **done, "reason": why}


def _missing(released: Released) -> dict[str, str]:
    """Return why a part is missing, under the names that the parts have here."""
    reasons = dict(released.reasons)
    whole = reasons.pop("workings", "")
    return reasons | dict.fromkeys(SUBJECTS, whole) if whole else reasons


def scope(released: Released, shown: Scope) -> Plain:
    """Return one network, or all together, in the one shape that every audience gets."""
    if isinstance(shown, ScopeFigures):
        found = _figures(shown)
    else:
        found = _banded(released, shown) if isinstance(shown, Banded) else _withheld(shown)
    return explained(found)


def explained(part: Plain) -> Plain:
    """Return an object in which the reason of everything that is ``None`` stands."""
    missing = {key: WHY[key] for key, found in part.items() if found is None and key in WHY}
    return {**part, "reason": missing | part.get("reason", {})}


def _figures(shown: ScopeFigures) -> Plain:
    found: Plain = plain(shown)
    if not shown.values:
        found["values"] = None
        missing = ("values", "expected_shared_by_chance", *OF_SCOPE)
        found["reason"] = dict.fromkeys(missing, "not_asked") | found["reason"]
    if found["congruence"]:
        inside = {key: why for key, why in shown.reasons.items() if key in found["congruence"]}
        found["congruence"] = explained({**found["congruence"], "reason": inside})
        found["reason"] = {key: why for key, why in shown.reasons.items() if key not in inside}
    return found


def _banded(released: Released, shown: Banded) -> Plain:
    found: Plain = plain(shown)
    bands = found.pop("bands")
    found["values"] = [
        _banded_value(card.id, bands.get(card.id), shared=card.id in shown.shared)
        for card in released.study.cards
    ]
    return {**found, **dict.fromkeys(OF_SCOPE), "reason": dict.fromkeys(OF_SCOPE, "banded")}


def _banded_value(id: str, band: Plain | None, *, shared: bool) -> Plain:
    hidden = (*UNKNOWN, *JUDGED) if band else (*UNKNOWN, *JUDGED, "shared", "band")
    known = {"shared": shared, "band": band} if band else {}
    why = "banded" if band else "number_only"
    return {"id": id, **dict.fromkeys(hidden), **known, "reason": dict.fromkeys(hidden, why)}


def _withheld(shown: Withheld) -> Plain:
    found: Plain = plain(shown)
    why = found.pop("reason")
    size = ("respondents",) if shown.respondents is None else ()
    missing = ("values", "expected_shared_by_chance", *OF_SCOPE, *size)
    return {**found, **dict.fromkeys(missing), "reason": dict.fromkeys(missing, why)}


def _priorities(entry: Priorities) -> Plain:
    missing = [{**plain(votes), "missing": votes.missing} for votes in entry.missing]
    return {**plain(entry), "missing": missing}


def _codes(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "reason" and isinstance(value, dict):
                yield from value.values()
            else:
                yield from _codes(value)
    elif isinstance(part, list):
        for item in part:
            yield from _codes(item)
