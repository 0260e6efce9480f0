"""Every address of the application."""

from __future__ import annotations

from django.urls import path

from samenspel.web.config import pages
from samenspel.web.results import pages as results
from samenspel.web.room import pages as room

urlpatterns = [
    path("", room.overview, name="overview"),
    path("healthz", pages.healthy, name="healthy"),
    path("language", pages.choose_language, name="language"),
    path("studies/<slug:name>/", room.room, name="room"),
    path("studies/<slug:name>/report.<str:kind>", results.report, name="report"),
]
handler404 = pages.not_found
handler500 = pages.went_wrong
