"""What networks wrote down together: what words mean, agreements, tension cards, what became."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from samenspel.findings.loop_model import Agreed
from samenspel.study.agreeing import Agreement, TensionCard, Understanding
from samenspel.study.model import Study
from samenspel.study.sorts import networks

Row = TypeVar("Row", Understanding, Agreement, TensionCard)


def agreed(study: Study, number: int) -> tuple[Agreed, ...]:
    """Return what each network wrote until this round; what became of it comes whole."""
    found = (_of(study, network.id, number) for network in networks(study))
    return tuple(one for one in found if one.understandings or one.agreements or one.tension_cards)


def _of(study: Study, network: str, number: int) -> Agreed:
    agreements = _until(study.agreements, network, number)
    cards = _until(study.tension_cards, network, number)
    ids = {row.id for row in agreements} | {row.id for row in cards}
    return Agreed(
        network=network,
        understandings=_until(study.understandings, network, number),
        agreements=agreements,
        tension_cards=cards,
        followups=tuple(
            sorted((row for row in study.followups if row.about in ids), key=lambda row: row.day)
        ),
    )


def _until(rows: Sequence[Row], network: str, number: int) -> tuple[Row, ...]:
    own = (row for row in rows if row.network == network and row.round <= number)
    return tuple(sorted(own, key=lambda row: row.round))
