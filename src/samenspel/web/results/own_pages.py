"""After closing: one's own map, and beside it what was released to the members of the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_safe

from samenspel.disclosure import Released
from samenspel.disclosure.released import Banded, Withheld
from samenspel.errors import InvalidStudyError, ReleaseError
from samenspel.report.chapter_bands import band_sentences, band_words
from samenspel.report.words import Words, joined, reason
from samenspel.text import Text
from samenspel.web.elicitation.asks import told_of
from samenspel.web.elicitation.checking import is_put_to
from samenspel.web.elicitation.guests import Sorter, gone, guest_of, maker_of
from samenspel.web.elicitation.pages import said
from samenspel.web.elicitation.shown import Box, sheet
from samenspel.web.elicitation.sortings import code
from samenspel.web.releases import shown_to


@dataclass(frozen=True, slots=True)
class Beside:
    """What members of a network were shown, in a sentence and value by value."""

    lead: Text
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One value: in which box somebody put it, and what was released about everybody together."""

    value: Text
    own: Box | None
    band: Text
    shared: bool


@require_safe
def group(request: HttpRequest, token: str) -> HttpResponse:
    """Show what somebody answered and, once it was released, what members may know beside it."""
    who = maker_of(token, _number(request.GET.get("round", "")))
    if who is None:
        open_again = guest_of(token) is not None
        if open_again:
            return HttpResponseRedirect(resolve_url("respondent", token))
        return gone(request, token)
    page = {
        "page": sheet(who),
        "who": who,
        "beside": beside(who),
        "checks": is_put_to(who) and maker_of(token) == who,
        "asked_now": guest_of(token) is not None,
        "told": told_of(who),
        "code": code(who.invitation),
        **said(who),
    }
    return render(request, "ask/group_page.html", page)


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 4 else None


def beside(who: Sorter) -> Beside | None:
    """Return what was released to members of this network; nothing when nothing was."""
    record, network = who.invitation.study, who.invitation.network
    if not record.ledger:
        return None
    try:
        released = shown_to(record, "members", network, number=who.sorting.round)
    except (InvalidStudyError, ReleaseError):
        return None
    return _beside(who, released) if released else None


def _beside(who: Sorter, released: Released) -> Beside | None:
    scope = next((one for one in released.networks if one.id == who.invitation.network), None)
    words = Words.of(released)
    if isinstance(scope, Withheld):
        return Beside(reason(scope.reason))
    if not isinstance(scope, Banded):
        return None
    return Beside(joined(band_sentences(scope, words)), tuple(_rows(who, scope, words)))


def _rows(who: Sorter, scope: Banded, words: Words) -> Iterator[Row]:
    """Yield the values with what is shared first, else in the order of the cards."""
    own = {card.id: box for box in sheet(who).boxes for card in box.cards}
    for value in sorted(scope.bands, key=lambda value: value not in scope.shared):
        band = band_words(scope, scope.bands[value])
        yield Row(words.value(value), own.get(value), band, value in scope.shared)
