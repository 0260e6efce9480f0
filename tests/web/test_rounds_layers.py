"""Each role apart: chosen before opening, and said beforehand with the numbers of that role."""

from __future__ import annotations

import pytest
from django.test import Client

from samenspel.catalogue import texts
from samenspel.study.model import Design
from samenspel.study.rows import Network, Participant
from samenspel.text import plain
from samenspel.web.elicitation.forms import Respondent
from samenspel.web.elicitation.promises import promises
from samenspel.web.elicitation.questionnaires import Answered, facts
from samenspel.web.elicitation.questions import form
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import token
from samenspel.web.studies.models import Study
from web.room import HOME, begun, people, words
from web.rounds import closed, next_round, to

pytestmark = pytest.mark.django_db


def mixed(client: Client, *, apart: bool = True) -> Study:
    """Return an open study with six directors, two professionals and one without a role."""
    record = begun(client, asked="")
    rows = [f"d{at},noord,director" for at in range(6)]
    rows += ["p0,noord,professional", "p1,noord,professional", "x0,noord,"]
    sent = people(client, "keep", words="\n".join(["id,network,layer", *rows]))
    assert sent.status_code == 302, words(sent)
    if apart:
        assert client.post(HOME + "layers", {"apart": ["noord"]}).status_code == 302
    to(client, "open")
    record.refresh_from_db()
    return record


def start(client: Client, record: Study, who: str) -> str:
    invitation = record.invitations.get(participant=who)
    return words(client.get(f"/s/{token(invitation)}/"))


def test_the_choice_is_kept_for_the_networks_that_were_ticked(client: Client) -> None:
    record = mixed(client)
    assert [bool(one.layers_apart) for one in design(record).networks] == [True, False]


def test_the_numbers_that_somebody_reads_are_those_of_the_own_role(client: Client) -> None:
    record = mixed(client)
    said = start(client, record, "d0")
    assert "Met uw rol zijn 6 mensen gevraagd." in said
    assert "nooit de uitkomst van het hele netwerk" in said
    assert "In uw netwerk zijn" not in said
    assert "Met uw rol zijn 2 mensen gevraagd. Dat is te weinig" in start(client, record, "p0")
    assert "Wij weten uw rol niet." in start(client, record, "x0")


def test_without_the_choice_the_numbers_are_of_the_network(client: Client) -> None:
    said = start(client, mixed(client, apart=False), "d0")
    assert "In uw netwerk zijn 9 mensen gevraagd." in said
    assert "Met uw rol" not in said


def test_the_room_says_what_members_see_of_every_role(client: Client) -> None:
    mixed(client)
    shown = words(client.get(HOME))
    assert "Leden zien elke rol apart, en nooit het hele netwerk." in shown
    assert "Professional (2): Leden zien geen uitkomsten." in shown


def test_once_open_it_can_be_chosen_no_more(client: Client) -> None:
    record = mixed(client)
    assert client.post(HOME + "layers", {}).status_code == 409
    record.refresh_from_db()
    assert design(record).networks[0].layers_apart


def test_where_members_see_everything_there_is_nothing_to_choose(client: Client) -> None:
    begun(client, mode="named")
    assert client.post(HOME + "layers", {"apart": ["noord"]}).status_code == 409


@pytest.mark.parametrize("apart", [True, None])
def test_no_answer_moves_somebody_to_a_layer_that_is_shown_apart(*, apart: bool | None) -> None:
    asked = Design(
        "d",
        plain("d"),
        networks=(Network("net", layers_apart=apart),),
        participants=(Participant("p1", "net"),),
    )
    row = {"id": "p1", "network": "net"}
    told = {"networks": [{"id": "net", "layers_apart": apart}], "participants": [row]}
    who = Respondent(asked, "net", "p1")
    (name,) = (one.name for one in form("context", who, {}).fields if one.question == "layer")
    given = {name: "director"}
    found = facts(told, [Answered(who, form("context", who, given), given, 1)])
    layers = [one.get("layer") for one in found.get("participants", [])]
    assert layers in ([], [None]) if apart else layers == ["director"]


def test_a_later_round_says_that_change_is_seen_too(client: Client) -> None:
    record = closed(client)
    next_round(client)
    assert "anders zijn dan in de vorige ronde" in start(client, record, "noord-1")
    assert texts("web_sort")["sees_change"] not in promises(design(record), 6)
