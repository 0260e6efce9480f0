"""The networks of a study side by side: what may be laid next to each other, and what not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from samenspel.findings.asked_model import ItemFigures
from samenspel.findings.model import ScopeFigures
from samenspel.findings.workings_model import NOTHING_ASKED, CaseRow, Workings

Question = Literal["form", "network_governance"]
Answer = tuple[str | None, str]  # what all answered, or why there is no such answer


def comparison(scopes: Sequence[ScopeFigures], found: Workings) -> tuple[CaseRow, ...]:
    """Return one row for each network; one alone, or nothing asked, leaves nothing to compare."""
    asked = found != NOTHING_ASKED or any(scope.values for scope in scopes)
    if len(scopes) == 1 or not asked:
        return ()
    return tuple(_case(scope, found) for scope in scopes)


def _case(scope: ScopeFigures, found: Workings) -> CaseRow:
    form, no_form = _answer(found, scope.id, "form")
    governance, no_governance = _answer(found, scope.id, "network_governance")
    strategies = _strategies(found, scope.id)
    tensions, obstacles = _tensions(found, scope.id), _obstacles(found, scope.id)
    unknown = {
        "members": "" if scope.members else "organisations_unknown",
        "form": no_form,
        "network_governance": no_governance,
        "respondents": "" if scope.values else "not_asked",
        "shared": "" if scope.values else "not_asked",
        "phi": _why_not_phi(scope),
        **_why_not_counted(strategies=strategies, tensions=tensions, obstacles=obstacles),
    }
    return CaseRow(
        network=scope.id,
        members=scope.members,
        respondents=scope.respondents if scope.values else None,
        form=form,
        network_governance=governance,
        shared=tuple(value.id for value in scope.values if value.shared),
        phi=scope.congruence.phi if scope.congruence else None,
        conditions=tuple((x.id, x.median) for x in found.conditions if x.network == scope.id),
        strategies_present=_present(strategies),
        strategies_asked=_asked(strategies),
        tensions_present=_present(tensions),
        tensions_asked=_asked(tensions),
        obstacles_present=_present(obstacles),
        obstacles_asked=_asked(obstacles),
        reasons={name: why for name, why in unknown.items() if why},
    )


def _answer(found: Workings, network: str, question: Question) -> Answer:
    for governance in found.governance:
        for given in governance.answers:
            if (governance.network, given.question) == (network, question):
                return given.answer, given.reasons.get("answer", "")
    # What a source says of networks that may not be joined with these is never filled in here.
    return None, "not_linked" if found.unlinked else "not_asked"


def _why_not_phi(scope: ScopeFigures) -> str:
    if scope.congruence:
        return ""
    return scope.reasons.get("congruence", "not_asked") if scope.values else "not_asked"


def _why_not_counted(**lists: Collection[ItemFigures]) -> dict[str, str]:
    return {
        f"{name}_{count}": "" if rows else "not_asked"
        for name, rows in lists.items()
        for count in ("present", "asked")
    }


def _strategies(found: Workings, network: str) -> list[ItemFigures]:
    return [
        row.figures
        for matrix in found.strategies
        for row in matrix.rows
        if (matrix.network, row.level) == (network, "network") and row.figures.asked
    ]


def _tensions(found: Workings, network: str) -> list[ItemFigures]:
    return [row for one in found.complexity if one.network == network for row in one.tensions]


def _obstacles(found: Workings, network: str) -> list[ItemFigures]:
    return [row for one in found.complexity if one.network == network for row in one.obstacles]


def _present(rows: Collection[ItemFigures]) -> int | None:
    """Return how many items are present; an item that a source prints twice is one."""
    return len({row.id for row in rows if row.verdict == "present"}) if rows else None


def _asked(rows: Collection[ItemFigures]) -> int | None:
    return len({row.id for row in rows}) or None
