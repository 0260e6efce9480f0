"""How a network works, as its own members may see it who all agreed to that in writing."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from samenspel.findings.asked_model import Quote
from samenspel.findings.workings_model import Workings

# What compares networks or names people of others: nothing of it is for one network's members.
OF_ALL = ("spanners", "comparison", "expectations", "unlinked")


def own_workings(workings: Workings, network: str) -> Workings:
    """Return the figures of one network, with the words of its people that were reviewed."""
    own = {
        part.name: tuple(row for row in getattr(workings, part.name) if _may_see(row, network))
        for part in fields(Workings)
        if part.name not in OF_ALL
    }
    return replace(Workings(), **own)


def _may_see(row: Any, network: str) -> bool:  # noqa: ANN401 - every part has its own rows
    return bool(row.network == network and (not isinstance(row, Quote) or row.reviewed))
