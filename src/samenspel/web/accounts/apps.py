"""The application that holds accounts."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """Accounts, under a name of their own in the database."""

    name = "samenspel.web.accounts"
    label = "accounts"
