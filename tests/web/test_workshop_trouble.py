"""What a group reads when its session cannot begin: not why, for that may be somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from samenspel.web.studies.designs import design, write
from samenspel.web.studies.models import Study
from samenspel.web.workshop import preparing
from web.room import words
from web.test_workshop import HOME, OF

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(example: Study, monkeypatch: pytest.MonkeyPatch) -> Study:
    """A study to share by name, in which nobody agreed to that, after the press on begin."""
    monkeypatch.setattr(preparing, "aside", lambda work: work())
    example.state = Study.State.CLOSED
    example.save()
    write(example, replace(design(example), mode="named"))
    return example


@pytest.mark.parametrize("place", ["screen", "desk"])
def test_neither_screen_nor_desk_names_who_did_not_agree(
    client: Client, refused: Study, place: str
) -> None:
    client.post(f"{HOME}steer", {**OF, "begin": "1", "place": place})
    seen = words(client.get(HOME + place, OF))
    assert "schriftelijk ja" not in seen
    assert not [one for one in design(refused).participants if f" {one.id} " in f" {seen} "]


def test_the_desk_says_where_to_read_what_is_wrong_and_the_screen_points_to_the_desk(
    client: Client, refused: Study
) -> None:
    assert refused.state == Study.State.CLOSED
    client.post(f"{HOME}steer", {**OF, "begin": "1"})
    assert "leest de onderzoeker bij de uitkomsten" in words(client.get(f"{HOME}desk", OF))
    assert "ziet op het bureau waarom" in words(client.get(f"{HOME}screen", OF))
