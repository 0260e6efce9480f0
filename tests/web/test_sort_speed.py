"""What a save costs: the same for a large network as for a small one."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from web.sorting import invited


@pytest.mark.django_db
@pytest.mark.parametrize("people", [6, 200])
def test_a_save_asks_the_database_three_times(
    client: Client, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    who = invited(people)
    card = who.begun().order[0]
    moves = {"revision": 0, "batch": "one", "moves": [{"places": {card: "neutral"}}]}
    sent = json.dumps(moves)
    client.post(who.path("save"), sent, content_type="application/json")
    again = json.dumps(moves | {"revision": 1, "batch": "two"})
    with django_assert_num_queries(3):
        answer = client.post(who.path("save"), again, content_type="application/json")
    assert answer.json() == {"revision": 2}
