"""Who works on a study: invited by a link that works once, in a role, until an owner says no."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from samenspel.web.accounts import links
from samenspel.web.accounts.models import OneTimeLink, User
from samenspel.web.studies.models import Membership, Study
from web.colleagues import (
    PASSWORD,
    accounts,  # noqa: F401 - a fixture
    browser,
    code_of,
    colleague,
    inside,
    small_study,
    working_on,
)
from web.room import words

NEW = "bram@leeuw.example"
TEAM = "/studies/kleine-studie/team"
KINDS = OneTimeLink.Kind
pytestmark = pytest.mark.usefixtures("accounts")


@pytest.fixture
def study() -> Study:
    return small_study()


@pytest.fixture
def owner(study: Study) -> Client:
    return working_on(study, "owner")


def team(client: Client, form: str, **typed: object) -> Any:
    return client.post(TEAM, {"form": form, **typed})


def invited(client: Client, email: str = NEW, role: str = "viewer") -> str:
    """Invite somebody through the page, and return where the link leads."""
    assert team(client, "invite", email=email, role=role).status_code == 302
    found = re.search(r'value="http://127.0.0.1(/account/join/[^"]+)"', words_of(client))
    assert found is not None
    return found[1]


def words_of(client: Client) -> str:
    return str(client.get(TEAM).content.decode())


def made(client: Client, link: str, **typed: str) -> Any:
    sent = {"name": "Bram", "password": PASSWORD, "again": PASSWORD}
    return client.post(link, sent | typed)


def role_of(email: str) -> str | None:
    held = Membership.objects.filter(user__email=email).values_list("role", flat=True)
    return held.first()


def test_who_is_invited_makes_an_account_connects_a_phone_and_sees_the_study(
    owner: Client,
) -> None:
    link, client = invited(owner), browser()
    assert "Kleine studie" in words(client.get(link))
    assert made(client, link)["Location"] == "/account/phone"
    assert client.get("/studies/kleine-studie/").status_code == 302
    client.get("/account/phone")
    client.post("/account/phone", {"code": code_of(client.session["new_secret"])})
    assert client.get("/studies/kleine-studie/").status_code == 200
    assert role_of(NEW) == "viewer"


def test_a_link_works_once(owner: Client) -> None:
    link = invited(owner)
    made(browser(), link)
    assert browser().get(link).status_code == 404
    assert made(browser(), link, name="Iemand anders").status_code == 404
    assert User.objects.get(email=NEW).name == "Bram"
    assert NEW not in words_of(owner).partition("Uitgenodigd")[2]


def test_a_form_sent_twice_at_once_makes_one_account_and_leads_to_the_way_in(
    owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = invited(owner)
    both = OneTimeLink.objects.get()
    made(browser(), link)
    monkeypatch.setattr(links, "found", lambda _: both)  # as it was when the second came in
    monkeypatch.setattr(User.objects, "filter", lambda **_: User.objects.none())
    assert made(browser(), link, name="Nog eens")["Location"] == "/account/login"
    monkeypatch.undo()
    assert [one.name for one in User.objects.filter(email=NEW)] == ["Bram"]


def test_a_link_that_is_withdrawn_while_a_form_is_sent_makes_no_account(
    owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = invited(owner)
    monkeypatch.setattr(links, "spend", lambda _: False)  # somebody else did, just now
    assert made(browser(), link)["Location"] == "/account/login"
    assert not User.objects.filter(email=NEW).exists()


def test_a_link_works_for_seven_days(owner: Client) -> None:
    link = invited(owner)
    OneTimeLink.objects.update(until=timezone.now() + timedelta(minutes=1))
    assert browser().get(link).status_code == 200
    OneTimeLink.objects.update(until=timezone.now())
    assert browser().get(link).status_code == 404
    again = invited(owner)
    left = OneTimeLink.objects.get().until - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    assert again != link


def test_inviting_again_and_withdrawing_end_the_link(owner: Client) -> None:
    old = invited(owner)
    new = invited(owner, role="coder")
    assert browser().get(old).status_code == 404
    assert browser().get(new).status_code == 200
    team(owner, "withdraw", who=OneTimeLink.objects.get().pk)
    assert browser().get(new).status_code == 404


def test_whoever_reads_the_table_cannot_make_the_link(owner: Client) -> None:
    link = invited(owner)
    row = OneTimeLink.objects.get()
    assert links.token(row) in link
    kept = [str(value) for value in OneTimeLink.objects.values().get().values()]
    assert not any(links.token(row) in one for one in kept)
    with override_settings(SECRET_KEY="of another server, as long as ours is"):  # noqa: S106
        assert links.token(row) not in link


def test_an_account_that_is_there_logs_in_and_says_yes(owner: Client) -> None:
    link, user = invited(owner, role="facilitator"), colleague(NEW, "Bram")
    page = words(browser().get(link))
    assert "Log eerst in" in page
    assert role_of(NEW) is None
    client = inside(user)
    client.get(link)
    assert role_of(NEW) is None  # looking is no yes
    assert client.post(link)["Location"] == "/"
    assert role_of(NEW) == "facilitator"


def test_no_invitation_changes_the_password_of_an_account_that_is_there(owner: Client) -> None:
    link, user = invited(owner), colleague(NEW, "Bram")
    for client in (browser(), inside(colleague("cato@taal.example"))):
        made(client, link, password="van een ander", again="van een ander")  # noqa: S106
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert role_of(NEW) is None
    user.set_unusable_password()
    user.save()
    made(browser(), link, password="van een ander", again="van een ander")  # noqa: S106
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_somebody_else_cannot_say_yes(owner: Client) -> None:
    link = invited(owner)
    colleague(NEW)
    other = inside(colleague("cato@taal.example"))
    assert "ander adres" in words(other.post(link))
    assert role_of("cato@taal.example") is None


def test_what_is_wrong_with_a_new_account_is_said_and_what_was_typed_stays(owner: Client) -> None:
    link = invited(owner)
    answer = made(browser(), link, name="", password="kort")  # noqa: S106
    assert answer.status_code == 400
    assert "te kort" in words(answer)
    assert "Vul uw naam in" in words(answer)
    kept = made(browser(), link, password="kort").content.decode()  # noqa: S106
    assert 'value="Bram"' in kept
    assert not User.objects.filter(email=NEW).exists()
    assert browser().get(link).status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"email": "geen adres", "role": "viewer"}, "e-mailadres"),
        ({"email": f"{'x' * 300}@leeuw.example", "role": "viewer"}, "e-mailadres"),
        ({"email": NEW, "role": "koning"}, "rol"),
        ({"email": "ANNA@kleine-beer.example", "role": "viewer"}, "werkt al mee"),
    ],
)
def test_a_wrong_invitation_is_refused_in_words(
    owner: Client, typed: dict[str, str], told: str
) -> None:
    answer = team(owner, "invite", **typed)
    assert answer.status_code == 400
    assert told in words(answer)
    assert not OneTimeLink.objects.exists()


def test_a_new_role_and_the_end_of_one_count_at_the_next_request(
    owner: Client, study: Study
) -> None:
    other = working_on(study, "viewer", NEW)
    who = Membership.objects.get(user__email=NEW).pk
    lead = "/studies/kleine-studie/participants"
    assert other.get(lead).status_code == 404
    team(owner, "role", who=who, role="facilitator")
    assert other.get(lead).status_code == 200
    team(owner, "remove", who=who)
    assert other.get(lead).status_code == 404
    assert other.get("/studies/kleine-studie/").status_code == 404


def test_a_study_keeps_an_owner(owner: Client, study: Study) -> None:
    mine = Membership.objects.get().pk
    for form in ("remove", "role"):
        answer = team(owner, form, who=mine, role="viewer")
        assert answer.status_code == 400
        assert "heeft een eigenaar nodig" in words(answer)
    working_on(study, "owner", NEW)
    assert team(owner, "remove", who=mine)["Location"] == "/"
    assert owner.get(TEAM).status_code == 404


def test_nothing_of_another_study_changes(owner: Client) -> None:
    elsewhere = small_study("elders")
    working_on(elsewhere, "owner", NEW)
    there = Membership.objects.get(study=elsewhere)
    link = links.make("x@y.example", KINDS.JOIN, study=elsewhere.pk, role="viewer")
    told = [
        team(owner, form, who=who, role="viewer").content
        for form, theirs in (("role", there.pk), ("remove", there.pk), ("withdraw", link.pk))
        for who in (theirs, 10**8)
    ]
    assert len({re.sub(rb'value="[^"]*"', b"", one) for one in told}) == 1
    there.refresh_from_db()
    assert there.role == "owner"
    assert OneTimeLink.objects.filter(pk=link.pk).exists()


@pytest.mark.parametrize("who", ["", "x", "-1", "9" * 40, "²", "1.5"])
def test_a_number_that_is_none_changes_nothing(owner: Client, who: str) -> None:
    for form in ("role", "remove", "withdraw", "unknown"):
        assert team(owner, form, who=who, role="viewer").status_code == 400
    assert role_of("anna@kleine-beer.example") == "owner"


def test_whoever_works_on_it_already_keeps_the_role(owner: Client, study: Study) -> None:
    link = invited(owner)
    other = working_on(study, "owner", NEW)
    other.post(link)
    assert role_of(NEW) == "owner"


def test_a_link_to_reset_lets_the_owner_choose_a_password_once() -> None:
    user = colleague(NEW)
    here = inside(user)
    link = f"/account/join/{links.token(links.make(NEW, KINDS.RESET))}"
    new = {"password": "een ander lang geheim", "again": "een ander lang geheim"}
    assert browser().get(link).status_code == 200
    assert browser().post(link, new)["Location"] == "/account/login"
    assert here.get("/")["Location"].startswith("/account/login")
    user.refresh_from_db()
    assert user.check_password(new["password"])
    assert browser().post(link, new).status_code == 404


def test_links_are_not_guessed() -> None:
    for _ in range(30):
        assert browser().get("/account/join/niet-bestaand").status_code == 404
    assert browser().get("/account/join/niet-bestaand").status_code == 429
    link = links.token(links.make(NEW, KINDS.ACCOUNT))
    assert browser().get(f"/account/join/{link}").status_code == 200
