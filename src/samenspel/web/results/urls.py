"""Addresses of what a study gives, below `/studies/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.results import pages

urlpatterns = [
    path("<slug:name>/report.<str:kind>", pages.report, name="report"),
]
