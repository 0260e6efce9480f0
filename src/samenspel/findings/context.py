"""The conditions under which a network works, and what makes its members indispensable."""

from __future__ import annotations

from samenspel.findings.workings_model import ContextFigures
from samenspel.study.model import Study
from samenspel.study.rows import Network, Organisation
from samenspel.study.sorts import networks

SINGLE = ("members", "mandated", "funding", "started", "time_pressure", "delegation")


def context(study: Study) -> tuple[ContextFigures, ...]:
    """Return one entry for every network of which anything of this is known, in any round."""
    found = (_context(network, members(study, network.id)) for network in networks(study))
    return tuple(figures for figures in found if _known(figures))


def members(study: Study, network: str) -> tuple[Organisation, ...]:
    """Return the organisations of one network, in the order of the study."""
    return tuple(row for row in study.design.organisations if network in row.networks.split())


def _context(network: Network, organisations: tuple[Organisation, ...]) -> ContextFigures:
    return ContextFigures(
        network=network.id,
        members=len(organisations) or None,
        mandated=network.mandated,
        funding=network.funding,
        started=network.started,
        time_pressure=network.time_pressure,
        delegation=network.delegation,
        unique=tuple((row.id, row.unique) for row in organisations if row.unique),
        without_unique=tuple(row.id for row in organisations if not row.unique),
    )


def _known(figures: ContextFigures) -> bool:
    return any(getattr(figures, name) is not None for name in SINGLE)
