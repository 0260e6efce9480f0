"""The application that keeps what groups agree."""

from __future__ import annotations

from django.apps import AppConfig


class AgreedApp(AppConfig):
    """What was agreed, under a name of its own in the database."""

    name = "samenspel.web.agreed"
    label = "agreed"
