"""Every address of the application; each part has its own below it."""

from __future__ import annotations

from django.urls import include, path

from samenspel.web.config import pages
from samenspel.web.results import own_pages
from samenspel.web.room import pages as room
from samenspel.web.workshop import statement_pages

urlpatterns = [
    path("", room.overview, name="overview"),
    path("healthz", pages.healthy, name="healthy"),
    path("language", pages.choose_language, name="language"),
    path("s/<slug:token>/", include("samenspel.web.elicitation.urls")),
    path("s/<slug:token>/group", own_pages.group, name="group"),
    path("account/", include("samenspel.web.entrance.urls")),
    path("api/", include("samenspel.web.api.urls")),
    path("studies/<slug:name>/statements", statement_pages.statements, name="statements"),
    path("studies/", include("samenspel.web.room.urls")),
    path("studies/", include("samenspel.web.results.urls")),
    path("studies/", include("samenspel.web.desk.urls")),
    path("studies/", include("samenspel.web.coding.urls")),
    path("join/<slug:token>/", include("samenspel.web.workshop.join_urls")),
    path("workshop/", include("samenspel.web.workshop.urls")),
]
handler400 = pages.bad_request
handler403 = pages.refused
handler404 = pages.not_found
handler500 = pages.went_wrong
