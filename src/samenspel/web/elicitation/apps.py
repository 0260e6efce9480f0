"""The application that respondents use."""

from __future__ import annotations

from django.apps import AppConfig


class Elicitation(AppConfig):
    """What respondents fill in, under a name of its own in the database."""

    name = "samenspel.web.elicitation"
    label = "elicitation"
