"""The application that holds the studies."""

from __future__ import annotations

from django.apps import AppConfig


class Studies(AppConfig):
    """Studies, under a name of their own in the database."""

    name = "samenspel.web.studies"
    label = "studies"
