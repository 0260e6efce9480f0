"""Addresses of a respondent, below `/s/<token>/`."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
