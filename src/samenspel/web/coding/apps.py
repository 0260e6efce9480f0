"""The application in which interviews and documents are read and coded."""

from __future__ import annotations

from django.apps import AppConfig


class CodingApp(AppConfig):
    """What is read and coded, under a name of its own in the database."""

    name = "samenspel.web.coding"
    label = "coding"
