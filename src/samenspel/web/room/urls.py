"""Addresses of the room of the researcher, below `/studies/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.room import pages

urlpatterns = [
    path("<slug:name>/", pages.room, name="room"),
]
