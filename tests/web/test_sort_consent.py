"""What somebody agrees to can be changed while answers can, also to repair a forgotten tick."""

from __future__ import annotations

import pytest
from django.test import Client

from samenspel.study.checks import problems
from samenspel.web import bridge
from samenspel.web.studies.models import Study
from web.room import words
from web.sorting import Invited, invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def named() -> Invited:
    """Somebody who sorted in a network that shares by name, and left that tick open."""
    who = invited(mode="named")
    sorting = who.begun()
    sorting.boxes = {sorting.order[0]: "important"}
    sorting.save()
    return who


def test_a_tick_forgotten_keeps_nobody_from_the_results_for_ever(
    client: Client, named: Invited
) -> None:
    assert {one.code for one in problems(bridge.load(named.record))} == {"no_consent"}
    answer = client.post(named.path(), {"agree": "1", "named": "on"}, follow=True)
    assert named.sorting.consents == ["take_part", "named"]
    assert "is bewaard" in words(answer)
    assert 'name="named" checked' in answer.content.decode()
    assert not problems(bridge.load(named.record))


def test_what_was_agreed_to_can_be_taken_back_but_not_taking_part(
    client: Client, named: Invited
) -> None:
    client.post(named.path(), {"agree": "1", "take_part": "on", "named": "on", "other": "on"})
    assert named.sorting.consents == ["take_part", "named"]
    client.post(named.path(), {"agree": "1"})
    assert named.sorting.consents == ["take_part"]


def test_nothing_is_agreed_to_before_taking_part_nor_after_closing(client: Client) -> None:
    who = invited(mode="named")
    client.post(who.path(), {"agree": "1", "named": "on"})
    assert not who.invitation.sortings.exists()
    who.begun()
    Study.objects.update(state=Study.State.CLOSED)
    client.post(who.path(), {"agree": "1", "named": "on"})
    assert who.sorting.consents == ["take_part"]


def test_the_researcher_reads_how_a_forgotten_tick_is_repaired(
    client: Client, named: Invited
) -> None:
    assert named.sorting.consents == ["take_part"]
    Study.objects.update(state=Study.State.CLOSED)
    refused = client.get("/studies/open-study/results/")
    assert refused.status_code == 409
    assert "Open daarvoor de studie opnieuw" in words(refused)
