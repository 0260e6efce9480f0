"""What tests of the room share: a study that was just begun, and how its forms are sent.

What the client of the tests gives is a class of its own, so it is not typed here.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client

from samenspel.web.studies.models import Study

NAME = "jeugdhulp-in-de-vallei"
HOME = f"/studies/{NAME}/"
WISH = {
    "template": "values_session",
    "title_nl": "Jeugdhulp in de Vallei",
    "mode": "pseudonymous",
    "asked": "5",
    "networks": "Noord\nZuid",
}
ATTACK = "\"><script>alert('x')</script><img src=x onerror=alert(1)>"


def begun(client: Client, **other: str) -> Study:
    """Begin a study through the page, and return its record."""
    answer = client.post("/studies/new", WISH | other)
    assert answer.status_code == 302, answer.content.decode()
    return Study.objects.get(name=answer["Location"].split("/")[2])


def people(client: Client, form: str, **typed: object) -> Any:
    """Send one of the forms of the page of participants."""
    return client.post(HOME + "participants", {"form": form, **typed})


def opened(client: Client, count: int = 5) -> Study:
    """Begin a study, add people to its first network, and open it."""
    begun(client)
    people(client, "count", count_network="noord", count=count)
    assert client.post(HOME + "state", {"to": "open"}).status_code == 302
    client.get(HOME)  # says once what was done
    return Study.objects.get(name=NAME)


def words(answer: Any) -> str:
    """Return what can be read on a page, in one line."""
    page = answer.content.decode().partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
