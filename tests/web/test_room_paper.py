"""A map on paper counts when its maker has said yes to it, and not before."""

from __future__ import annotations

import pytest
from django.test import Client

from samenspel.study.model import Mode
from samenspel.study.sorts import cards, maps
from samenspel.web import bridge
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.promises import PURPOSES
from samenspel.web.elicitation.sortings import code, withdraw
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import token
from samenspel.web.studies.models import Invitation, Study
from web.room import HOME, NAME, opened, words

pytestmark = pytest.mark.django_db
BOXES = ("important", "neutral", "less_important")
AGREED = {"take_part": "yes"}


@pytest.fixture
def who(client: Client) -> Invitation:
    opened(client, 3)
    return Invitation.objects.order_by("pk")[0]


def typed(who: Invitation, **other: str) -> dict[str, str]:
    ids = [card.id for card in cards(design(who.study))]
    boxes = {f"card_{id}": BOXES[at // 6] for at, id in enumerate(ids)}
    return boxes | {"top_1": ids[1], "top_2": ids[0]} | other


def sheet(who: Invitation) -> str:
    return f"{HOME}paper/{who.pk}"


def confirm(who: Invitation) -> str:
    return f"/studies/paper/{token(who)}/confirm"


def counted() -> list[tuple[str, tuple[str, ...], bool]]:
    study = bridge.load(Study.objects.get(name=NAME))
    return [(one.respondent, one.top, one.complete) for one in maps(study, round=1)]


def test_a_typed_map_counts_only_after_its_maker_says_yes(client: Client, who: Invitation) -> None:
    assert client.post(sheet(who), typed(who)).status_code == 302
    assert counted() == []
    assert "nog niet bevestigd" in words(client.get(HOME + "invitations"))
    assert client.post(confirm(who), AGREED).status_code == 302
    ids = [card.id for card in cards(design(who.study))]
    assert counted() == [(who.participant, (ids[1], ids[0]), True)]
    assert "nog niet bevestigd" not in words(client.get(HOME + "invitations"))


@pytest.mark.parametrize("mode", PURPOSES)
def test_what_its_maker_agrees_to_is_kept_for_each_purpose_as_on_a_phone(
    client: Client, who: Invitation, mode: Mode
) -> None:
    record = who.study
    record.design["study"]["mode"] = mode
    record.save()
    client.post(sheet(who), typed(who))
    page = client.get(confirm(who)).content.decode()
    for purpose in PURPOSES[mode]:
        assert f'name="{purpose}"' in page
    client.post(confirm(who), dict.fromkeys(PURPOSES[mode][1:], "yes"))
    assert not Sorting.objects.exists()  # without taking part nothing is agreed to
    last = PURPOSES[mode][-1]
    client.post(confirm(who), AGREED | {last: "yes", "anything": "yes"})
    assert Sorting.objects.get().consents == ["take_part", last]


def test_what_its_maker_sees_is_what_was_typed(client: Client, who: Invitation) -> None:
    client.post(sheet(who), typed(who))
    page = words(client.get(confirm(who)))
    order = [card.label.nl for card in cards(design(who.study))]
    places = [page.index(f" {label} ") for label in order]
    assert places == sorted(places)


def test_who_says_no_has_nothing_of_it_kept_and_may_sort(client: Client, who: Invitation) -> None:
    client.post(sheet(who), typed(who))
    answer = client.post(confirm(who), {"wrong": "yes"})
    assert answer["Location"] == f"/s/{token(who)}/"
    who.refresh_from_db()
    assert (who.typed, who.paper) == ({}, None)
    assert counted() == []
    assert client.get(confirm(who)).status_code == 404


def test_without_agreement_nothing_counts(client: Client, who: Invitation) -> None:
    client.post(sheet(who), typed(who))
    assert client.post(confirm(who), {}).status_code == 400
    assert counted() == []


def test_a_map_that_does_not_fit_is_refused_and_stays_typed(
    client: Client, who: Invitation
) -> None:
    first = next(iter(typed(who)))
    for other in (
        {first: ""},
        {first: "neutral"},
        {first: "floor"},
        {"top_1": first[5:], "top_2": first[5:]},
    ):
        answer = client.post(sheet(who), typed(who, **other))
        assert answer.status_code == 400
        assert answer.content.decode().count('<option value="less_important" selected>') == 6
    last = list(typed(who))[17]
    assert client.post(sheet(who), typed(who, top_1=last[5:])).status_code == 400
    who.refresh_from_db()
    assert who.typed == {}


def test_paper_goes_over_nothing_that_was_made_on_a_screen(client: Client, who: Invitation) -> None:
    client.post(sheet(who), typed(who))
    client.post(f"/s/{token(who)}/", AGREED)
    for answer in (client.get(confirm(who)), client.post(confirm(who), AGREED)):
        assert answer["Location"] == f"/s/{token(who)}/"
    assert counted() == []


def test_the_facilitator_does_not_learn_from_the_sheet_who_began(
    client: Client, who: Invitation
) -> None:
    before = words(client.get(sheet(who)))
    client.post(f"/s/{token(who)}/", AGREED)
    assert words(client.get(sheet(who))) == before
    assert client.post(sheet(who), typed(who)).status_code == 302


def test_once_a_study_is_closed_no_paper_comes_in(client: Client, who: Invitation) -> None:
    client.post(sheet(who), typed(who))
    client.post(HOME + "state", {"to": "closed"})
    assert client.post(confirm(who), AGREED).status_code == 404
    assert client.get(sheet(who)).status_code == 409
    assert counted() == []


def test_nobody_confirms_with_the_link_of_another(client: Client, who: Invitation) -> None:
    client.post(sheet(who), typed(who))
    other = Invitation.objects.order_by("pk")[1]
    assert client.post(confirm(other), AGREED).status_code == 404
    assert client.post("/studies/paper/nobody/confirm", AGREED).status_code == 404
    assert counted() == []


def test_who_confirmed_can_withdraw_it(client: Client, who: Invitation) -> None:
    client.post(sheet(who), typed(who))
    client.post(confirm(who), AGREED)
    assert withdraw(code(who))
    assert counted() == []
