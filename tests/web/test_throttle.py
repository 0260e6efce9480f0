"""What may be tried how often: each limit is reached, forgotten again, and names nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from samenspel.web.studies import invitations, throttle
from samenspel.web.studies.models import Attempt, Study
from samenspel.web.studies.throttle import LIMITS, Kind, allowed, seconds_left, tried

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OFFICE = "192.0.2.7"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time, in a list: what is put there is what the clock says."""
    time = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: time[0])
    return time


def asks(address: str = OFFICE, **headers: str) -> HttpRequest:
    return RequestFactory(REMOTE_ADDR=address).get("/", headers=headers)


def try_all(kind: Kind, request: HttpRequest, about: str = "") -> None:
    for _ in range(LIMITS[kind].times):
        assert allowed(kind, request, about)
        tried(kind, request, about)


@pytest.mark.parametrize("kind", LIMITS)
@pytest.mark.parametrize("about", ["", "someone@example.org"])
def test_every_limit_is_reached_and_forgotten(kind: Kind, about: str, now: list[datetime]) -> None:
    try_all(kind, asks(), about)
    assert not allowed(kind, asks(), about)
    assert seconds_left(kind, asks(), about) == LIMITS[kind].minutes * 60
    now[0] += timedelta(minutes=LIMITS[kind].minutes, seconds=-1)
    assert seconds_left(kind, asks(), about) == 1
    now[0] += timedelta(seconds=1)
    assert allowed(kind, asks(), about)


def test_one_who_goes_on_is_let_in_as_each_try_is_forgotten(now: list[datetime]) -> None:
    limit = LIMITS["code"]
    for _ in range(limit.times):
        tried("code", asks())
        now[0] += timedelta(minutes=1)
    assert seconds_left("code", asks()) == (limit.minutes - limit.times) * 60
    now[0] += timedelta(minutes=limit.minutes - limit.times)
    assert allowed("code", asks())
    tried("code", asks())
    assert not allowed("code", asks())


def test_kinds_networks_and_accounts_are_counted_apart() -> None:
    try_all("link", asks())
    assert allowed("join", asks())
    assert allowed("link", asks("192.0.2.8"))
    assert allowed("link", asks(), about="someone")
    try_all("account", asks(), about="someone")
    assert not allowed("account", asks("192.0.2.8"), about="someone")
    assert allowed("account", asks(), about="another")


def test_no_address_and_no_account_is_kept(now: list[datetime]) -> None:
    tried("link", asks())
    tried("account", asks(), about="someone@example.org")
    first, second = Attempt.objects.values_list("who", flat=True).order_by("pk")
    for kept in (first, second):
        assert len(kept) == 64
        assert OFFICE not in kept
        assert "someone" not in kept
    now[0] += timedelta(days=1)
    tried("link", asks())
    (tomorrow,) = Attempt.objects.values_list("who", flat=True)  # the others are gone
    assert tomorrow != first


def test_what_a_visitor_says_of_itself_counts_only_from_our_own_proxy(
    settings: Settings,
) -> None:
    request = asks(x_forwarded_for="198.51.100.1, 203.0.113.9")
    assert throttle.source(request) == OFFICE
    settings.BEHIND_PROXY = True
    assert throttle.source(request) == "203.0.113.9"
    assert throttle.source(asks()) == OFFICE


@given(st.ip_addresses(network="2000::/3"), st.integers(0, 2**64 - 1))
def test_whoever_has_many_addresses_is_one(address: object, other: int) -> None:
    neighbour = ip_network(f"{address}/64", strict=False)[other]
    assert throttle._network(str(address)) == throttle._network(str(neighbour))


def test_an_address_is_the_same_however_it_is_written() -> None:
    assert throttle._network("::ffff:192.0.2.7") == throttle._network(OFFICE)
    assert throttle._network("no address") == "no address"


def test_a_link_that_works_is_not_slowed_by_those_that_do_not(
    client: Client, example: Study
) -> None:
    Study.objects.update(state=Study.State.OPEN)
    invitation = invitations.invite(example, "newcomer", "gezin")
    times = LIMITS["link"].times
    seen = [client.get("/s/no-such-link/").status_code for _ in range(times + 1)]
    assert seen == [404] * times + [429]
    assert client.get(f"/s/{invitations.token(invitation)}/").status_code == 200
    answer = client.post("/s/no-such-link/top")
    assert answer.headers["Retry-After"] == str(LIMITS["link"].minutes * 60)
    assert "Probeer het over 10 minuten opnieuw" in answer.content.decode()


def test_codes_to_withdraw_cannot_be_guessed_for_long(client: Client) -> None:
    times = LIMITS["code"].times
    sent = [client.post("/s/any/withdraw", {"code": f"AAAA-{n}"}) for n in range(times + 1)]
    assert [one.status_code for one in sent] == [200] * times + [429]


def test_files_are_taken_so_many_an_hour(client: Client, example: Study) -> None:
    def send(address: str) -> int:
        return client.post(address, {"file": SimpleUploadedFile("x.txt", b"x")}).status_code

    times = LIMITS["upload"].times
    assert [send("/studies/open") for _ in range(times)] == [400] * times
    assert send("/studies/open") == 429
    assert send(f"/studies/{example.name}/participants") == 429
    assert client.post(f"/studies/{example.name}/participants").status_code == 400
