"""Addresses of accounts, below `/account/`; there are none on one's own machine."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
