"""Who links: organisations in several networks, and delegates who also deliver care."""

from __future__ import annotations

from samenspel.findings.workings_model import Spanner
from samenspel.study.model import Study


def spanners(study: Study) -> tuple[Spanner, ...]:
    """Return the organisations that link networks, then the delegates who link table and care."""
    memberships = {
        row.id: tuple(dict.fromkeys(row.networks.split())) for row in study.design.organisations
    }
    return (
        *(Spanner("organisation", id, own) for id, own in memberships.items() if len(own) > 1),
        *(
            Spanner("delegate", person.id, (person.network,), person.hours)
            for person in study.design.participants
            if person.layer == "delegate" and person.delivers_care
        ),
    )
