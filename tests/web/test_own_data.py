"""What a respondent can take along is all that is kept of them, and nothing of anybody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model, QuerySet
from django.test import Client

from samenspel.web.coding.models import Original, Source
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.own import LEFT_OUT, everything
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Invitation, Study
from web.sorting import NETWORK, Invited, invited
from web.told import PLACES, tell

pytestmark = pytest.mark.django_db
MINE, THEIRS = "said-by-me", "said-by-somebody-else"


@pytest.fixture
def who() -> Invited:
    """Somebody who answered in two rounds, next to somebody else who did."""
    me = invited()
    invitation = invite(me.record, "p2", NETWORK)
    other = Invited(me.record, invitation, token(invitation))
    tell(me, MINE)
    tell(other, THEIRS)
    Original.objects.create(source=Source.objects.get(respondent="p1"), words=f"{MINE} 8")
    for one in (me, other):
        words = MINE if one is me else THEIRS
        Sorting.objects.create(
            invitation=one.invitation, round=2, meanings={"collaborative": f"{words} in round two"}
        )
    Study.objects.update(round=2)
    return me


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from (str(name), *leaves(one))
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif value:
        yield str(value)


def of(who: Invitation) -> Iterator[tuple[str, Any]]:
    """Yield every field that is not empty of every row that is of a respondent."""
    own = {"respondent": who.participant, "network": who.network}
    for model in apps.get_models():
        names = {one.name for one in model._meta.concrete_fields}
        if model is Invitation:
            rows: QuerySet[Model] = model._default_manager.filter(pk=who.pk)
        elif "invitation" in names:
            rows = model._default_manager.filter(invitation=who)
        elif "respondent" in names:
            rows = model._default_manager.filter(**own)
        elif "data" in names and "table" in names:
            rows = model._default_manager.filter(
                data__respondent=who.participant, data__network=who.network
            )
        else:
            continue
        for row in rows.values():
            left = {*LEFT_OUT, *(f"{one}_id" for one in LEFT_OUT)}
            yield from ((name, value) for name, value in row.items() if name not in left)


def test_it_holds_every_field_that_is_not_empty(who: Invited) -> None:
    told = set(leaves(everything(who.invitation)))
    for name, value in of(who.invitation):
        for leaf in leaves(value.isoformat() if hasattr(value, "isoformat") else value):
            assert leaf in told, (name, leaf)
    assert {f"{MINE} {one}" for one in range(1, PLACES + 2)} <= told
    assert f"{MINE} in round two" in told


@pytest.mark.parametrize("file", ["my-answers.json", "my-map.html"])
def test_it_holds_nothing_of_another(client: Client, who: Invited, file: str) -> None:
    said = client.get(who.path(file)).content.decode()
    assert all(f"{MINE} {one}" in said for one in range(1, PLACES + 2))
    assert f"{MINE} in round two" in said
    assert (THEIRS in said, "p2" in said) == (False, False)


def test_it_holds_no_key_to_anything(client: Client, who: Invited) -> None:
    said = json.dumps(json.loads(client.get(who.path("my-answers.json")).content)["kept"])
    secret = Invitation.objects.get(pk=who.invitation.pk)
    for one in (secret.salt, secret.fingerprint, who.token):
        assert one not in said
