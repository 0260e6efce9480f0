"""What a group agrees is kept, comes back as it was, and outlives who withdraws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builders import VALUES, study
from formats.agreeing import agreed
from samenspel.study.agreeing import Agreement, FollowUp, TensionCard, Understanding
from samenspel.study.checks import problems
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Network
from samenspel.web import bridge
from samenspel.web.agreed import models
from samenspel.web.studies.models import Study

pytestmark = pytest.mark.django_db
BEGUN, LATER = date(2026, 1, 10), date(2027, 1, 10)
FIRST, SECOND = VALUES[:2]


def talked() -> StudyFile:
    """Return a study in which one network used all four tables."""
    bare = study({}, networks=(Network("A"),), participants=())
    return replace(
        bare,
        understandings=(
            Understanding("A", SECOND, "no"),
            Understanding("A", FIRST, "partly", "Op tijd bellen."),
        ),
        agreements=(
            Agreement("z", "A", f"{FIRST} {SECOND}", "system", "Bellen", "Jo", BEGUN, LATER, 2),
            Agreement("a1", "A", FIRST, "clinical", "Schrijven", "Jo", BEGUN),
        ),
        tension_cards=(TensionCard("t1", "A", "overlapping_mandates", "Snel", "Goed"),),
        followups=(
            FollowUp("t1", LATER, "dropped", "Het speelt niet meer."),
            FollowUp("z", BEGUN, "kept", "Het lukt."),
        ),
    )


def test_what_was_agreed_comes_back_row_by_row_and_in_order() -> None:
    made = talked()
    assert problems(made) == []
    record = bridge.keep(made)
    assert bridge.load(record) == made
    assert not record.rows.exists()  # it can be worked on: each row is one of its own kind
    assert [one.values for one in record.agreements.all()] == [[FIRST, SECOND], [FIRST]]


@given(st.data())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
def test_whatever_was_agreed_comes_back(data: st.DataObject) -> None:
    bare = study({}, networks=(Network("A"), Network("B")), participants=())
    tables: dict[str, Any] = data.draw(agreed(bare.design))
    made = replace(bare, **tables)
    with transaction.atomic():
        assert bridge.load(Study.objects.get(pk=bridge.keep(made).pk)) == made
        transaction.set_rollback(True)


def test_a_follow_up_is_about_one_thing() -> None:
    record = bridge.keep(talked())
    told = {"day": LATER, "status": "kept", "words": "Goed."}
    both = {"agreement": record.agreements.get(name="z"), "card": record.tension_cards.get()}
    for about in ({}, both):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.FollowUp.objects.create(**told, **about)
