"""Released findings of one network, 'N', that hold only what a test is about."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from builders import VALUES, study
from samenspel import analyse, disclose
from samenspel.advice.agenda import Advice, advise
from samenspel.catalogue.items import items
from samenspel.disclosure import Released
from samenspel.findings.asked_model import (
    Complexity,
    ItemFigures,
    StrategyFigures,
    StrategyMatrix,
    Verdict,
)
from samenspel.findings.workings_model import Workings
from samenspel.study.instrument_rows import Level

GROUPS = {one.id: one.group for one in items("strategies")}
SCATTERED = ([VALUES[:6]], [VALUES[6:12]], [VALUES[12:]])


@cache
def mapped(people: int = 5, network: str = "N") -> Released:
    """Return what a researcher sees of people who all choose the same six values."""
    return disclose(analyse(study({network: [VALUES[:6]] * people}), resamples=999))


@cache
def unmapped(*networks: str) -> Released:
    """Return what a researcher sees of networks in which nobody filled in a map."""
    return disclose(analyse(study({id: [] for id in networks or ("N",)}), resamples=999))


def works(base: Released | None = None, **parts: Any) -> Released:
    """Return a release with these parts of how the network works, and nothing else of that."""
    rows = {name: one if isinstance(one, tuple) else (one,) for name, one in parts.items()}
    return replace(base or unmapped(), workings=Workings(**rows))


def given(released: Released, id: str, network: str = "N") -> list[str]:
    """Return the evidence, in English, of one recommendation; none when it is not given."""
    return [text.en for one in found(released, id, network) for text in one.evidence]


def found(released: Released, id: str, network: str = "N") -> list[Any]:
    """Return the recommendations with this id for a network."""
    made: Advice = advise(released)
    return [one for one in made.recommendations if (one.id, one.network) == (id, network)]


def ids(released: Released) -> list[str]:
    """Return the recommendations for the network, in their order."""
    return [one.id for one in advise(released).recommendations]


def counts(id: str, present: int, absent: int, silent: int) -> ItemFigures:
    """Return the figures of one item from its three counts, judged by the rule of the method."""
    asked = present + absent + silent
    return ItemFigures(id, present, absent, silent, asked, _verdict(present, absent, asked))


def _verdict(present: int, absent: int, asked: int) -> Verdict:
    if 2 * present > asked:
        return "present"
    if 2 * absent > asked:
        return "absent"
    return "mixed" if present and absent else "cannot_tell"


def strategy(
    id: str, present: int, absent: int, silent: int, *, level: Level = "network"
) -> StrategyMatrix:
    """Return a matrix of one strategy."""
    figures = counts(id, present, absent, silent)
    return StrategyMatrix("N", (), (StrategyFigures(id, GROUPS[id], level, figures),))


def complexity(
    *, tension: ItemFigures | None = None, obstacle: ItemFigures | None = None, **parts: Any
) -> Complexity:
    """Return the complexity of a network of which one tension or obstacle is known."""
    return Complexity(
        network="N",
        asked=5,
        tensions=(tension,) if tension else (),
        obstacles=(obstacle,) if obstacle else (),
        own_words=0,
        **parts,
    )
