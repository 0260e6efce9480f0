"""The conversation agenda: in which order a network talks about its values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samenspel.advice.choices import choices
from samenspel.advice.recommendations import Choice, Recommendation
from samenspel.advice.rules import recommendations
from samenspel.disclosure.released import Banded, Released, Scope
from samenspel.findings.model import ScopeFigures, ValueFigures

Step = Literal["shared", "nearly_shared", "contested", "nobody", "rest"]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One step of the conversation, with the values that it is about."""

    step: Step
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The conversation of one network; empty when nothing may be shown."""

    network: str
    name: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the released findings give rise to."""

    agendas: tuple[Agenda, ...]
    recommendations: tuple[Recommendation, ...] = ()
    choices: tuple[Choice, ...] = ()


def advise(released: Released) -> Advice:
    """Return agendas, recommendations and choices from what this audience may see."""
    order = [card.id for card in released.study.cards]
    found = (Agenda(one.id, one.name, tuple(_items(one, order))) for one in released.networks)
    given = tuple(recommendations(released))
    return Advice(
        agendas=tuple(agenda for agenda in found if agenda.items),
        recommendations=given,
        choices=tuple(choices(released, given)),
    )


def _items(shown: Scope, order: list[str]) -> Iterator[AgendaItem]:
    steps = _steps(shown, order)
    return (AgendaItem(step, values) for step, values in steps.items() if values)


def _steps(shown: Scope, order: list[str]) -> dict[Step, tuple[str, ...]]:
    if isinstance(shown, ScopeFigures):
        return _full(shown)
    if isinstance(shown, Banded) and shown.bands:
        # Catalogue order on purpose: any other order would say more than the bands do.
        shared = tuple(id for id in order if id in shown.shared)
        return {"shared": shared, "rest": tuple(id for id in order if id not in shared)}
    return {}


def _full(shown: ScopeFigures) -> dict[Step, tuple[str, ...]]:
    ranked = sorted(shown.values, key=lambda value: value.rank)
    taken: set[str] = set()
    steps: dict[Step, tuple[str, ...]] = {}
    for step in ("shared", "nearly_shared", "contested", "nobody"):
        ids = [v.id for v in ranked if v.id not in taken and _belongs(v, step)]
        steps[step] = tuple(ids)
        taken.update(ids)
    return steps


def _belongs(value: ValueFigures, step: Step) -> bool:
    match step:
        case "shared":
            return value.shared
        case "nearly_shared":
            return value.nearly_shared
        case "contested":
            return bool(value.contested)
        case _:
            return value.important == 0
