"""Addresses of a respondent, below `/s/<token>/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.elicitation import ask_pages, cards, check_pages, copies, leaving, pages

urlpatterns = [
    path("", pages.start, name="respondent"),
    path("cards", cards.cards, name="cards"),
    path("save", cards.save_moves, name="save_moves"),
    path("top", pages.top, name="top"),
    path("words", pages.words, name="words"),
    path("map", pages.own_map, name="map"),
    path("asked", ask_pages.asked, name="asked"),
    path("ask/<slug:instrument>/<int:place>", ask_pages.questions, name="questions"),
    path("ask/<slug:instrument>/save", ask_pages.save_answers, name="save_answers"),
    path("check", check_pages.check, name="check"),
    path("check/save", check_pages.save_check, name="save_check"),
    path("my-answers.json", copies.as_data, name="copy_data"),
    path("my-map.html", copies.as_page, name="copy_page"),
    path("withdraw", leaving.withdraw, name="withdraw"),
    path("withdrawn", leaving.withdrawn, name="withdrawn"),
]
