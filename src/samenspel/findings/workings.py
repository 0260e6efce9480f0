"""How the networks of a study work: everything beside the values, in one round."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.findings.model import ScopeFigures
from samenspel.findings.workings_model import Workings
from samenspel.study.model import Study


def workings(study: Study, scopes: Sequence[ScopeFigures], number: int) -> Workings:
    """Return how the networks of a study work, in one round."""
    return Workings(unlinked=study.unlinked)
