"""Recommendations that pull apart: shown as a choice, for the group itself to make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from samenspel.advice.evidence import of
from samenspel.advice.recommendations import Choice, Recommendation
from samenspel.catalogue import advice_choices
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.text import Text, listed

LEADING = "lead-organisation"

Parts = Mapping[str, Text]  # what fills the sentence of the choice
Condition = Callable[[Released, str], Parts | None]


def _always(_: Released, __: str) -> Parts | None:
    return {}


def _leading(released: Released, network: str) -> Parts | None:
    for found in of(released.workings.governance, network):
        given = (form for answers in found.answers for form, _ in answers.counts)
        if LEADING in (*found.nearest, *given):
            return {}
    return None


def _pressed(released: Released, network: str) -> Parts | None:
    rows = of(released.workings.context, network)
    return {} if any(row.time_pressure for row in rows) else None


def _several_forms(released: Released, network: str) -> Parts | None:
    for found in of(released.workings.governance, network):
        if len(found.nearest) > 1:
            return {"forms": listed([term("network_governance", id) for id in found.nearest])}
    return None


# When recommendations that were both given do pull apart; None: here they do not.
CONDITIONS: Mapping[str, Condition] = {
    "inclusive-or-efficient": _leading,
    "flexible-or-stable": _always,
    "inside-or-outside": _always,
    "values-or-speed": _pressed,
    "between-forms": _several_forms,
}


def choices(released: Released, given: Sequence[Recommendation]) -> Iterator[Choice]:
    """Yield the choices that the recommendations for each network leave, in catalogue order."""
    for network in dict.fromkeys(one.network for one in given):
        ids = {one.id for one in given if one.network == network}
        for choice in advice_choices():
            parts = CONDITIONS[choice.id](released, network)
            if parts is not None and ids.issuperset(choice.between):
                yield Choice(choice.between, network, choice.words.format(**parts))
