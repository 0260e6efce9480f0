"""Addresses of whoever has the code of a session, below `/join/<code>/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.workshop import join_pages

urlpatterns = [
    path("", join_pages.follow, name="follow"),
    path("pulse", join_pages.follow_pulse, name="follow_pulse"),
    path("link", join_pages.claim, name="claim"),
]
