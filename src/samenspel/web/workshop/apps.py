"""The application of the workshop."""

from __future__ import annotations

from django.apps import AppConfig


class Workshop(AppConfig):
    """The workshop, under a name of its own in the database."""

    name = "samenspel.web.workshop"
    label = "workshop"
