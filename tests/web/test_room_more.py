"""What a study asks is chosen before it opens; a study is deleted only by its name; versions."""

from __future__ import annotations

import pytest
from django.test import Client

from samenspel.catalogue import instruments
from samenspel.web import bridge
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies.models import Invitation, Row, Study
from web.room import HOME, NAME, begun, opened, words

pytestmark = pytest.mark.django_db


def test_what_is_chosen_is_asked_in_the_order_of_the_catalogue(client: Client) -> None:
    begun(client)
    client.post(f"{HOME}asks", {"ask": ["relations", "values-map", "no-such-thing"]})
    assert Study.objects.get(name=NAME).asks == ["values-map", "relations"]
    page = words(client.get(HOME))
    assert "Waardenkaart" in page
    assert "Afhankelijkheid en relaties" in page


def test_every_instrument_can_be_chosen_and_says_what_it_asks(client: Client) -> None:
    begun(client)
    page = client.get(f"{HOME}asks").content.decode()
    for one in instruments():
        assert f'value="{one}"' in page
    client.post(f"{HOME}asks", {"ask": instruments()})
    assert Study.objects.get(name=NAME).asks == [*instruments()]


def test_a_study_asks_something(client: Client) -> None:
    before = begun(client).asks
    answer = client.post(f"{HOME}asks", {})
    assert answer.status_code == 400
    assert Study.objects.get(name=NAME).asks == before


def test_what_is_asked_is_fixed_once_people_could_answer(client: Client) -> None:
    before = opened(client, 2).asks
    for state in ("open", "closed", "draft"):
        Study.objects.update(state=state)
        assert client.post(f"{HOME}asks", {"ask": ["relations"]}).status_code == 400
    assert Study.objects.get(name=NAME).asks == before
    assert f"{HOME}asks" not in client.get(HOME).content.decode()


def test_each_version_says_what_was_asked_of_how_many_and_why_again(client: Client) -> None:
    opened(client, 3)
    client.post(f"{HOME}state", {"to": "closed"})
    client.post(f"{HOME}state", {"to": "open", "notice": "Noord kwam er later bij."})
    client.post(f"{HOME}participants", {"form": "count", "count_network": "zuid", "count": "4"})
    page = words(client.get(HOME))
    assert page.count("Gevraagd: 3 mensen in 2 netwerken, 18 kaartjes. Zonder namen.") == 2
    assert "Waarom opnieuw: Noord kwam er later bij." in page


@pytest.mark.parametrize("typed", ["", "Jeugdhulp", NAME.upper(), "voorbeeldregio"])
def test_nothing_is_deleted_by_another_name(client: Client, typed: str) -> None:
    begun(client)
    answer = client.post(f"{HOME}delete", {"typed": typed})
    assert answer.status_code == 400
    assert Study.objects.filter(name=NAME).exists()


def test_an_open_study_is_not_deleted(client: Client) -> None:
    opened(client, 2)
    assert client.post(f"{HOME}delete", {"typed": NAME}).status_code == 400
    assert Study.objects.filter(name=NAME).exists()
    assert "Sluit haar eerst" in words(client.get(f"{HOME}delete"))


def test_deleting_takes_everything_of_this_study_and_nothing_of_another(
    client: Client, example: Study
) -> None:
    record = opened(client, 2)
    Sorting.objects.create(invitation=Invitation.objects.all()[0])
    Study.objects.filter(pk=record.pk).update(state="closed")
    before = bridge.load(example)
    assert client.post(f"{HOME}delete", {"typed": f" {NAME} "}).status_code == 302
    assert [one.name for one in Study.objects.all()] == [example.name]
    assert not Invitation.objects.exists()
    assert not Sorting.objects.exists()
    assert {one.study.pk for one in Row.objects.all()} == {example.pk}
    assert bridge.load(example) == before
