"""Everything that can be said of one round of a study."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from samenspel.findings import frames
from samenspel.findings.loop_model import NO_LOOP, Loop
from samenspel.findings.model import (
    Between,
    Crossing,
    Priorities,
    Provenance,
    Reasons,
    Said,
    ScopeFigures,
    Shift,
)
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.findings.workings_model import NOTHING_ASKED, Workings
from samenspel.study.model import Card, Design
from samenspel.study.rows import Meaning, Obstruction, Remark


@dataclass(frozen=True, slots=True, repr=False)
class Findings:
    """Everything that can be said of one round of a study: for the researcher's eyes."""

    design: Design
    cards: tuple[Card, ...]
    networks: tuple[ScopeFigures, ...]
    everyone: ScopeFigures | None
    between: Between | None
    crossings: tuple[Crossing, ...]
    priorities: tuple[Priorities, ...]
    shifts: tuple[Shift, ...]
    said: tuple[Said, ...]
    meanings: tuple[Meaning, ...]
    obstructing: tuple[Obstruction, ...]
    remarks: tuple[Remark, ...]
    provenance: Provenance
    reasons: Reasons = field(default_factory=dict)
    workings: Workings = NOTHING_ASKED
    viewpoints: ViewpointFindings | None = None  # None: not asked for
    loop: Loop = NO_LOOP

    @property
    def _scopes(self) -> tuple[ScopeFigures, ...]:
        return (*self.networks, self.everyone) if self.everyone else self.networks

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is optional
        """Return one row a network and value as a pandas data frame."""
        return frames.frame(self._scopes, "pandas")

    def to_polars(self) -> Any:  # noqa: ANN401 - polars is optional
        """Return one row a network and value as a polars data frame."""
        return frames.frame(self._scopes, "polars")

    def __repr__(self) -> str:
        """Return who shares what, for a terminal."""
        return frames.as_text(self.cards, self._scopes)

    def _repr_html_(self) -> str:
        return frames.as_html(self.cards, self._scopes)
