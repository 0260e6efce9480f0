"""A study from one of the conversations of the catalogue, with its script."""

from __future__ import annotations

import pytest
from django.test import Client

from samenspel.catalogue import templates
from samenspel.web.studies.designs import design
from web.room import HOME, begun, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("template", templates())
def test_a_study_keeps_the_conversation_that_it_prepares(client: Client, template: str) -> None:
    entry = templates()[template]
    assert entry.title.nl in words(client.get("/studies/new"))
    record = begun(client, template=template)
    assert design(record).template == template
    assert record.asks == list(entry.asks)
    assert f"{HOME}print/script.pdf" in client.get(HOME).content.decode()


def test_the_script_comes_as_pdf(client: Client) -> None:
    begun(client, template="review")
    assert client.get(HOME + "print/script.pdf").content.startswith(b"%PDF")
