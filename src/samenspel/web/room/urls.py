"""Addresses of the room of the researcher, below `/studies/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.room import (
    ask_pages,
    begin_pages,
    confirm_pages,
    invitation_pages,
    keeping_pages,
    layer_pages,
    link_pages,
    pages,
    paper_pages,
    people_pages,
    reminder_pages,
    removal_pages,
    round_pages,
    team_pages,
    token_pages,
)

urlpatterns = [
    path("new", begin_pages.new_study, name="new_study"),
    path("open", begin_pages.open_file, name="open_file"),
    path("paper/<slug:token>/confirm", confirm_pages.confirm, name="confirm"),
    path("<slug:name>/", pages.room, name="room"),
    path("<slug:name>/state", pages.state, name="state"),
    path("<slug:name>/layers", layer_pages.layers, name="layers"),
    path("<slug:name>/round", round_pages.round_page, name="round"),
    path("<slug:name>/asks", ask_pages.asks, name="asks"),
    path("<slug:name>/delete", removal_pages.delete, name="delete"),
    path("<slug:name>/keeping", keeping_pages.keeping, name="keeping"),
    path("<slug:name>/keeping/<int:pk>.<slug:kind>", keeping_pages.deletion, name="deletion"),
    path("<slug:name>/team", team_pages.team, name="team"),
    path("<slug:name>/participants", people_pages.participants, name="participants"),
    path("<slug:name>/invitations", invitation_pages.invitations, name="invitations"),
    path("<slug:name>/reminders", reminder_pages.reminders, name="reminders"),
    path("<slug:name>/invitations/letters.pdf", invitation_pages.letters, name="letters"),
    path("<slug:name>/invitations/<int:pk>.pdf", invitation_pages.letter, name="letter"),
    path("<slug:name>/invitations/<int:pk>.svg", invitation_pages.code, name="code"),
    path("<slug:name>/invitations/last-day", link_pages.last_day, name="last_day"),
    path("<slug:name>/invitations/<int:pk>/renew", link_pages.renew, name="renew"),
    path("<slug:name>/tokens", token_pages.tokens, name="tokens"),
    path("<slug:name>/paper/<int:pk>", paper_pages.paper, name="paper"),
    path("<slug:name>/print/<slug:document>.pdf", pages.sheets, name="print"),
]
