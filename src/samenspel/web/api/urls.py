"""Addresses for programs, below `/api/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.api.endpoints import api

urlpatterns = [path("v1/", api.urls)]
