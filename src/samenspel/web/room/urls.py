"""Addresses of the room of the researcher, below `/studies/`."""

from __future__ import annotations

from django.urls import path

from samenspel.web.room import (
    begin_pages,
    confirm_pages,
    invitation_pages,
    pages,
    paper_pages,
    people_pages,
    team_pages,
    token_pages,
)

urlpatterns = [
    path("new", begin_pages.new_study, name="new_study"),
    path("open", begin_pages.open_file, name="open_file"),
    path("paper/<slug:token>/confirm", confirm_pages.confirm, name="confirm"),
    path("<slug:name>/", pages.room, name="room"),
    path("<slug:name>/state", pages.state, name="state"),
    path("<slug:name>/team", team_pages.team, name="team"),
    path("<slug:name>/participants", people_pages.participants, name="participants"),
    path("<slug:name>/invitations", invitation_pages.invitations, name="invitations"),
    path("<slug:name>/invitations/letters.pdf", invitation_pages.letters, name="letters"),
    path("<slug:name>/invitations/<int:pk>.pdf", invitation_pages.letter, name="letter"),
    path("<slug:name>/invitations/<int:pk>.svg", invitation_pages.code, name="code"),
    path("<slug:name>/tokens", token_pages.tokens, name="tokens"),
    path("<slug:name>/paper/<int:pk>", paper_pages.paper, name="paper"),
    path("<slug:name>/print/<slug:document>.pdf", pages.sheets, name="print"),
]
