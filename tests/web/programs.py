"""A program with a key, for the tests of what programs can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from samenspel.study.model import BOXES, Design
from samenspel.study.sorts import cards
from samenspel.web.studies.models import Study
from samenspel.web.studies.tokens import make

BASE = "/api/v1/"


@dataclass(frozen=True)
class Program:
    """What a program asks, and gets: classes of the test client, so not typed here."""

    key: str
    client: Client

    def get(self, name: str, language: str = "en", **asked: Any) -> Any:
        return self.client.get(BASE + name, asked, headers=self._headers(language))

    def send(self, body: object, language: str = "en", repeat: str = "") -> Any:
        more = {"Idempotency-Key": repeat} if repeat else {}
        return self.client.post(
            f"{BASE}answers",
            body,
            content_type="application/json",
            headers=self._headers(language) | more,
        )

    def _headers(self, language: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}", "Accept-Language": language}


def program(record: Study, scope: str, *, days: int = 1) -> Program:
    """Return a program with a key of so many days, on a machine that guards its forms."""
    until = timezone.localdate() + timedelta(days=days)
    key = make(record, f"{scope} {days}", scope, until)
    return Program(key, Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True))


def dealt(design: Design) -> dict[str, str]:
    """Return a whole map: every card in a box, every box full."""
    boxes = [box for box in BOXES for _ in range(design.shape.places(box))]
    return dict(zip((card.id for card in cards(design)), boxes, strict=True))


def answers(design: Design, **other: object) -> dict[str, object]:
    """Return the answers of the first participant, as a program sends them."""
    placements = dealt(design)
    top = list(placements)[:3]
    return {
        "participant": "p1",
        "network": "net",
        "placements": placements,
        "top": top,
        "meanings": {top[0]: "Wij bellen elkaar"},
        "remarks": {"extreme_important": "Zonder dit gaat het niet"},
        "consents": ["take_part", "words"],
        "consented": "2026-11-20T09:30:00+01:00",
    } | other
