"""The application that gives results."""

from __future__ import annotations

from django.apps import AppConfig


class Results(AppConfig):
    """Results, under a name of their own in the database."""

    name = "samenspel.web.results"
    label = "results"
