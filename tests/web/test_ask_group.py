"""After closing: one's own map, and beside it what was released to members, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from disclosure.attacker import Block, Fact, Observed, certainties, from_release, possible
from samenspel.disclosure.bands import coalition, partition
from samenspel.disclosure.released import Banded
from samenspel.disclosure.weights import Group
from samenspel.report.chapter_bands import band_words
from samenspel.study.model import BOXES
from samenspel.study.sorts import cards
from samenspel.web import bridge, releases
from samenspel.web.elicitation.sortings import code, withdraw
from samenspel.web.studies.designs import design, write
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Study
from web.asking import closed
from web.sorting import NETWORK, Invited

pytestmark = pytest.mark.django_db
PEOPLE = 9
DUTCH = {"accept-language": "nl"}


def release(who: Invited) -> None:
    released = releases.released_to(who.record, "members", NETWORK)
    who.record.refresh_from_db()
    assert released.ledger.releases


def page(client: Client, who: Invited) -> str:
    answer = client.get(who.path("group"), headers=DUTCH)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(html: str) -> dict[str, tuple[str, str]]:
    """Return what the table tells: value -> own box, words of the band."""
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td>", html)
    cells = [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in rows]
    return {value: (own, band) for value, own, band in cells}


@pytest.fixture
def who() -> Invited:
    return closed(PEOPLE)


def test_a_link_leads_here_once_the_study_has_closed(client: Client, who: Invited) -> None:
    assert client.get(who.path())["Location"] == who.path("group")
    Study.objects.update(state=Study.State.OPEN)
    assert client.get(who.path()).status_code == 200
    assert client.get(who.path("group"))["Location"] == who.path()


def test_what_was_not_released_is_not_here(client: Client, who: Invited) -> None:
    html = page(client, who)
    assert "nog niets gedeeld" in html
    assert shown(html) == {}
    assert "Uw waardenkaart" in html


def test_where_a_network_shares_by_name_it_is_not_said_that_nothing_was_shared(
    client: Client, who: Invited
) -> None:
    write(who.record, replace(design(who.record), mode="named"))
    html = page(client, who)  # whether it was is kept nowhere
    assert "nog niets gedeeld" not in html
    assert "met namen deelt, staat niet op deze pagina" in html


def test_a_release_of_another_audience_is_none_of_the_members(client: Client, who: Invited) -> None:
    released = releases.released_to(who.record, "outside")
    assert "nog niets gedeeld" in page(client, who)
    assert released.audience == "outside"


def test_beside_ones_own_map_stand_the_bands_that_were_released(
    client: Client, who: Invited
) -> None:
    release(who)
    told = shown(page(client, who))
    scope = released_scope(who)
    labels = {card.id: card.label.nl for card in cards(design(who.record))}
    boxes = dict(zip(BOXES, ("Belangrijk", "Neutraal", "Minder belangrijk"), strict=True))
    own = who.invitation.sortings.get().boxes
    assert told == {
        labels[value]: (boxes[own[value]], band_words(scope, band).nl)
        for value, band in scope.bands.items()
    }


def test_looking_releases_nothing(client: Client, who: Invited) -> None:
    page(client, who)
    who.record.refresh_from_db()
    assert who.record.ledger == {}


def test_nothing_on_it_says_who_else_answered(client: Client, who: Invited) -> None:
    release(who)
    text = re.sub(r"<[^>]+>", " ", page(client, who))
    people = {row.respondent for row in bridge.load(who.record).sorts}
    assert len(people) == PEOPLE
    assert people.isdisjoint(re.split(r"[^\w-]+", text))


def test_too_few_are_told_why_there_is_nothing(client: Client) -> None:
    who = closed(4)
    releases.released_to(who.record, "members", NETWORK)
    assert shown(page(client, who)) == {}


@pytest.mark.parametrize("state", [Study.State.DRAFT, Study.State.CLOSED])
def test_who_answered_nothing_or_withdrew_finds_the_page_of_dead_links(
    client: Client, who: Invited, state: str
) -> None:
    never = invite(who.record, "p-never", NETWORK)
    assert withdraw(code(who.invitation))
    Study.objects.update(state=state)
    answers = [
        client.get(f"/s/{link}/{path}")
        for link in (who.token, token(never), "no-such-link")
        for path in ("", "group")
    ]
    assert {one.status_code for one in answers} == {404}


@pytest.mark.parametrize(("people", "pool"), [(5, "random"), (9, "alike"), (12, "alike")])
def test_with_ones_own_map_beside_it_nobody_is_certain_of_anyone(
    client: Client, people: int, pool: str
) -> None:
    """An insider of METHOD has just this: an own full map, and the bands."""
    who = closed(people, pool)
    release(who)
    read = shown(page(client, who))
    seen = of_page(read, released_scope(who))
    mine = frozenset(value for value, (own, _) in read.items() if own == "Belangrijk")
    block = [Block("all", people, (mine,))]
    assert possible(list(read), 6, block, [seen])
    assert certainties(list(read), 6, block, [seen]) == []


def test_the_attack_does_find_what_a_page_should_not_say(client: Client) -> None:
    who = closed(PEOPLE)
    release(who)
    read = shown(page(client, who))
    seen = of_page(read, released_scope(who))
    mine = frozenset(value for value, (own, _) in read.items() if own == "Belangrijk")
    value = min(mine)
    told = replace(seen, bands={**seen.bands, value: (1, 1)})  # nobody else, then
    found = certainties(list(read), 6, [Block("all", PEOPLE, (mine,))], [told])
    assert Fact("all", value, has=False) in found


def released_scope(who: Invited) -> Banded:
    released = releases.shown_to(who.record, "members", NETWORK)
    assert released is not None
    (scope,) = released.networks
    assert isinstance(scope, Banded)
    return scope


def of_page(read: dict[str, tuple[str, str]], scope: Banded) -> Observed:
    """Return what an attacker reads off the page: bands, and what refusing more would mean."""
    people = scope.respondents
    words = {band_words(scope, band).nl: band for band in partition(scope.rung, people)}
    told = {value: (words[band].low, words[band].high) for value, (_, band) in read.items()}
    assert len(told) == 18
    group = Group(people, 18, 6, coalition(people), smallest=6)
    return from_release(("all",), group, scope.rung, told, scope.shared_count)
