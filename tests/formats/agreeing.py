"""Any agreements, tension cards and follow-ups of a sound study."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from formats.cells import LETTERS, filled
from samenspel.study.model import ANSWER_TABLES, Design

Cells = dict[str, Any]
SAID = st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)
BEGUN, LATER = date(2026, 1, 10), date(2027, 1, 10)


@st.composite
def agreed(draw: st.DrawFn, design: Design) -> dict[str, tuple[Any, ...]]:
    """Return rows on a value in every network: its meaning, an agreement, a tension card."""
    value = next((card.id for card in design.own_cards if card.id.split() == [card.id]), None)
    found: dict[str, list[Cells]] = {name: [] for name in ("agreements", "tension_cards")}
    understood: list[Cells] = []
    for at, network in enumerate(design.networks):
        about = {"network": network.id, "review": LATER, "owner": draw(SAID)}
        both: Cells = {"demand": draw(SAID), "against": draw(SAID), "start": BEGUN}
        found["tension_cards"].append({"id": f"t{at}"} | about | both)
        if value:
            does = {"behaviour": draw(SAID), "start": BEGUN, "round": 2, "values": value}
            found["agreements"].append({"id": f"a{at}"} | about | does)
            understood.append({"network": network.id, "value": value, "round": 1})
    followed = [
        {"about": row["id"], "day": draw(st.dates(BEGUN)), "words": draw(SAID)}
        for rows in found.values()
        for row in rows
    ]
    tables = {"understandings": understood, **found, "followups": followed}
    return {
        name: tuple(ANSWER_TABLES[name](**draw(filled(name, **known))) for known in rows)
        for name, rows in tables.items()
    }
