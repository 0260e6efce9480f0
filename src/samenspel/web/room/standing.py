"""Where a study stands, in one line: for the list of all studies."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.text import Text
from samenspel.web import bridge
from samenspel.web.elicitation.through import came_in
from samenspel.web.studies.models import Study
from samenspel.web.studies.progress import SAYS, Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """A study in the list: how many answered of how many asked, when that is known."""

    name: str
    title: Text
    state: str
    complete: int
    asked: int | None
    counts_only: bool  # nobody's own map is known
    says: dict[str, str]  # what is counted: maps, or people where no map is asked


def standing(record: Study) -> Standing:
    """Return where a study stands."""
    study = bridge.load(record)
    made = came_in(record, study)
    return Standing(
        record.name,
        study.design.title,
        record.state,
        sum(one.complete for one in made),
        _asked(made),
        counts_only=bool(study.tallies) and not study.sorts,
        says=next((SAYS[one.counts] for one in made), SAYS["maps"]),
    )


def _asked(made: tuple[Progress, ...]) -> int | None:
    """Return how many were asked; None when that of one network is not known."""
    asked = [one.asked for one in made if one.asked is not None]
    return sum(asked) if asked and len(asked) == len(made) else None
