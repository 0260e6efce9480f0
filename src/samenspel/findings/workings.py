"""How the networks of a study work: everything beside the values, in one round."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.findings.complexity import complexity
from samenspel.findings.institutionalisation import institutionalisation
from samenspel.findings.layers import layers
from samenspel.findings.model import ScopeFigures
from samenspel.findings.strategies import strategies
from samenspel.findings.workings_model import Workings
from samenspel.study.model import Study


def workings(study: Study, scopes: Sequence[ScopeFigures], number: int) -> Workings:
    """Return how the networks of a study work, in one round."""
    matrices = strategies(study, number)
    return Workings(
        strategies=matrices,
        institutionalisation=institutionalisation(study, scopes, matrices, number),
        complexity=complexity(study, number),
        layers=layers(study, number),
        unlinked=study.unlinked,
    )
