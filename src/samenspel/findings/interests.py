"""What each stakeholder puts in and gets out, and which client questions stay unmet."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.findings.asked_model import InterestFigures
from samenspel.findings.medians import known_median
from samenspel.study.instrument_rows import Interest
from samenspel.study.model import Study
from samenspel.study.sorts import networks


def interests(study: Study, number: int) -> tuple[InterestFigures, ...]:
    """Return one entry for every network and stakeholder in this round."""
    given: dict[str, dict[str, list[Interest]]] = {}
    for row in study.interests:
        if row.round == number:
            given.setdefault(row.network, {}).setdefault(row.stakeholder, []).append(row)
    return tuple(
        _interest(network.id, stakeholder, rows)
        for network in networks(study)
        for stakeholder, rows in sorted(given.get(network.id, {}).items())
    )


def _interest(network: str, stakeholder: str, rows: Sequence[Interest]) -> InterestFigures:
    # Who names several client questions of one stakeholder repeats its figures: they count once.
    voices = {(row.respondent, row.investment, row.returns) for row in rows}
    found = {
        "investment": known_median(investment for _, investment, _ in voices),
        "returns": known_median(returns for *_, returns in voices),
        "balance": known_median(
            None if investment is None or returns is None else returns - investment
            for _, investment, returns in voices
        ),
    }
    judged = _judged(rows)
    return InterestFigures(
        network=network,
        stakeholder=stakeholder,
        answered=len({row.respondent for row in rows}),
        investment=found["investment"],
        returns=found["returns"],
        balance=found["balance"],
        questions=len(judged),
        unmet=sum(not met for met in judged.values()),
        reasons={name: _why_not(name) for name, figure in found.items() if figure is None},
    )


def _judged(rows: Sequence[Interest]) -> dict[str, bool]:
    """Return each client question of which an answer is known: met when anybody says so."""
    found: dict[str, bool] = {}
    for row in rows:
        question = row.client_question.strip()
        if question and row.met is not None:
            found[question] = found.get(question, False) or row.met
    return found


def _why_not(name: str) -> str:
    return "not_both_by_one" if name == "balance" else "left_open"
