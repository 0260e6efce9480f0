"""How a network works, as its own members may see it who all agreed to that in writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from samenspel.findings.asked_model import Quote
from samenspel.findings.coded_model import Coded, Segment
from samenspel.findings.workings_model import Workings

# What compares networks or names people of others: nothing of it is for one network's members.
OF_ALL = ("spanners", "comparison", "expectations", "unlinked", "codebook", "coders")


def own_workings(workings: Workings, network: str) -> Workings:
    """Return the figures of one network, with the words of its people that were reviewed."""
    own = {
        part.name: tuple(row for row in getattr(workings, part.name) if _may_see(row, network))
        for part in fields(Workings)
        if part.name not in OF_ALL
    }
    found = replace(Workings(), **own)
    return replace(found, coded=tuple(_reviewed(one, found.segments) for one in found.coded))


def _may_see(row: Any, network: str) -> bool:  # noqa: ANN401 - every part has its own rows
    return bool(row.network == network and (not isinstance(row, Quote | Segment) or row.reviewed))


def _reviewed(found: Coded, segments: Sequence[Segment]) -> Coded:
    """Return what was coded with the codes of which somebody reviewed words in this network.

    Codes are often named in the words of who spoke.
    """
    shown = {segment.code for segment in segments}
    return replace(
        found,
        codes=tuple(code for code in found.codes if code.id in shown),
        together=tuple(both for both in found.together if {both.first, both.second} <= shown),
    )
