"""Addresses of the workshop, below `/workshop/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.workshop import followup_pages, pages, words_pages, written_pages

urlpatterns = [
    path("<slug:name>/", pages.workshop, name="workshop"),
    path("<slug:name>/screen", pages.screen, name="screen"),
    path("<slug:name>/desk", pages.desk, name="desk"),
    path("<slug:name>/pulse", pages.pulse, name="pulse"),
    path("<slug:name>/join.svg", pages.join_code, name="join_code"),
    path("<slug:name>/steer", pages.steer, name="steer"),
    path("<slug:name>/words", words_pages.words, name="review"),
    path("<slug:name>/agreements", written_pages.agreements, name="agreements"),
    path("<slug:name>/followup", followup_pages.followup, name="followup"),
    path("<slug:name>/calendar.ics", followup_pages.calendar, name="calendar"),
    path("<slug:name>/minutes.<str:kind>", pages.report, name="minutes"),
]
