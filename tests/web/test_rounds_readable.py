"""While a next round is open, what came of the rounds before stays readable, and nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest
from django.test import Client

from samenspel.errors import ReleaseError
from samenspel.formats.results import to_json
from samenspel.study.agreeing import Agreement, FollowUp, Understanding
from samenspel.web import bridge, releases
from samenspel.web.results.models import Report
from samenspel.web.studies.invitations import token
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.studies.rounds import as_of
from web.room import HOME, NAME, words
from web.rounds import again, answered, closed, next_round, to

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
MEMBERS = {"audience": "members", "network": "noord"}


def told(record: Study) -> bytes:
    """Return what members may read, as a file without the name of the network in its address."""
    found = releases.shown_to(record, "members", "noord")
    assert found
    return to_json(found).encode()


def released_then_again(client: Client) -> Study:
    closed(client)
    assert client.post(HOME + "release", MEMBERS).status_code == 302
    assert next_round(client).status_code == 302
    client.get(HOME)  # says once what was done
    return Study.objects.get(name=NAME)


def test_what_was_released_reads_the_same_whatever_the_open_round_gives(client: Client) -> None:
    record = released_then_again(client)
    before = told(record)
    for one, shift in zip(Invitation.objects.all(), cycle((0, 6, 12))):
        answered(one, shift)
        assert told(record) == before


def test_an_earlier_round_can_be_released_while_a_later_one_is_open(client: Client) -> None:
    record = again(client)
    answered(Invitation.objects.all()[0])
    assert releases.shown_to(record, "members", "noord") is None
    assert client.post(HOME + "release", MEMBERS | {"round": 1}).status_code == 302
    record.refresh_from_db()
    assert releases.shown_to(record, "members", "noord", number=1)


def test_nothing_of_an_open_round_is_released(client: Client) -> None:
    record = again(client)
    answered(Invitation.objects.all()[0])
    for audience, network in (("members", "noord"), ("outside", None)):
        with pytest.raises(ReleaseError):
            releases.released_to(record, audience, network, number=2)  # type: ignore[arg-type]
    refused = client.get(HOME + "results/", MEMBERS | {"round": 2})
    assert refused.status_code == 409
    assert not Study.objects.get().ledger


def test_a_round_that_opens_again_is_shut_and_the_one_before_it_is_not(client: Client) -> None:
    record = again(client)
    answered(Invitation.objects.all()[0])
    to(client, "closed")
    to(client, "open", "Iemand was op vakantie.")
    record.refresh_from_db()
    assert record.round == 2
    assert releases.shown_to(record, "members", "noord", number=1) is None  # it may be released
    with pytest.raises(ReleaseError):
        releases.shown_to(record, "members", "noord", number=2)


def test_results_show_the_last_round_that_is_over_and_say_so(client: Client) -> None:
    released_then_again(client)
    answered(Invitation.objects.all()[0])
    shown = words(client.get(HOME + "results/", MEMBERS))
    assert "Ronde 2 is nog open. U leest hier ronde 1." in shown
    assert "ronde 2" not in shown.replace("Ronde 2 is nog open", "").lower()
    to(client, "closed")
    assert "· ronde 2" in words(client.get(HOME + "results/"))


def test_a_report_and_figures_of_an_earlier_round_are_given(client: Client) -> None:
    released_then_again(client)
    assert client.get(HOME + "export/results.json", MEMBERS).status_code == 200
    assert client.post(HOME + "reports", MEMBERS | {"kind": "html"}).status_code == 302
    assert Report.objects.get().number == 1


def test_a_yes_to_being_named_holds_until_the_next_round_is_answered(client: Client) -> None:
    record = again(client)
    first = Invitation.objects.all()[0]
    first.sortings.update(consents=["take_part", "named"])
    answered(first)
    record.refresh_from_db()
    now = {one.id for one in bridge.load(record).design.participants if one.named}
    then = {one.id for one in bridge.load(record, until=1).design.participants if one.named}
    assert (now, then) == (set(), {first.participant})


def test_members_find_their_earlier_round_by_their_own_link(client: Client) -> None:
    released_then_again(client)
    one = Invitation.objects.all()[0]
    assert client.get(f"/s/{token(one)}/group").status_code == 200


def test_what_a_group_agrees_later_is_no_part_of_an_earlier_round(client: Client) -> None:
    record = again(client)
    study = replace(
        bridge.load(record),
        understandings=(Understanding("noord", "trust", "yes", round=2),),
        agreements=(
            Agreement("a1", "noord", "trust", "system", "Wij bellen", "Ans", TODAY),
            Agreement("a2", "noord", "trust", "system", "Wij mailen", "Bo", TODAY, round=2),
        ),
        followups=tuple(FollowUp(about, TODAY, "kept", "Ja") for about in ("a1", "a2")),
    )
    then = as_of(study, 1)
    assert [one.id for one in then.agreements] == ["a1"]
    assert [one.about for one in then.followups] == ["a1"]
    assert then.understandings == ()
    assert as_of(study, 2) == study
