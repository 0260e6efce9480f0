"""Addresses of the room in which one source is coded, below `/studies/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.coding import answers, pages

urlpatterns = [
    path("<slug:name>/sources/<int:pk>/", pages.source, name="source"),
    path("<slug:name>/sources/<int:pk>/codings", answers.codings, name="codings"),
    path("<slug:name>/sources/<int:pk>/hits", answers.hits, name="hits"),
    path("<slug:name>/sources/<int:pk>/suggestions", answers.suggested, name="suggestions"),
    path("<slug:name>/sources/<int:pk>/open", pages.open_up, name="open_up"),
]
