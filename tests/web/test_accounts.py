"""The way in: a password, a second factor, and nothing that tells who has an account."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client, override_settings
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.text import LANGUAGES
from samenspel.web.accounts import factors
from samenspel.web.accounts.models import User
from samenspel.web.entrance import tries
from samenspel.web.studies.access import IDLE_SECONDS
from samenspel.web.studies.throttle import LIMITS
from web.addresses import addresses
from web.colleagues import (
    MAIL,
    PASSWORD,
    accounts,  # noqa: F401 - a fixture
    browser,
    code_of,
    colleague,
    half_in,
    inside,
    with_phone,
)
from web.room import words

LOGIN, CODE, PHONE, CODES, OWN = (
    f"/account/{page}" for page in ("login", "code", "phone", "codes", "")
)
OF_ACCOUNTS = [one for one in addresses() if one.of_accounts]
pytestmark = pytest.mark.usefixtures("accounts")


def log_in(client: Client, email: str = MAIL, password: str = PASSWORD, **query: str) -> Any:
    return client.post(LOGIN, {"email": email, "password": password}, query_params=query)


@pytest.mark.parametrize("address", OF_ACCOUNTS, ids=lambda one: one.name)
def test_on_ones_own_machine_there_are_no_accounts(
    client: Client, settings: Any, address: Any
) -> None:
    settings.ACCOUNTS = False
    assert client.get(address.filled()).status_code in {404, 405}
    assert client.post(address.filled()).status_code in {404, 405}


def test_a_password_and_a_code_let_somebody_in() -> None:
    client, secret = browser(), with_phone(colleague())
    assert log_in(client)["Location"] == CODE
    assert client.get("/")["Location"] == f"{LOGIN}?next=/"
    assert client.post(CODE, {"code": code_of(secret)})["Location"] == "/"
    assert client.get("/").status_code == 200


def test_an_address_is_the_same_in_capitals() -> None:
    colleague()
    assert log_in(browser(), f" {MAIL.upper()} ")["Location"] == CODE


def test_whoever_has_no_second_factor_sets_one_up_before_anything_else() -> None:
    client = browser()
    user = colleague()
    log_in(client)
    assert client.get(CODE)["Location"] == PHONE
    page = client.get(PHONE)
    secret = client.session["new_secret"]
    assert secret in re.sub(r"\s", "", page.content.decode())
    assert client.post(PHONE, {"code": "000000"}).status_code == 400
    assert client.get("/")["Location"].startswith(LOGIN)
    assert client.post(PHONE, {"code": code_of(secret)})["Location"] == CODES
    assert factors.has(user)
    assert client.get("/").status_code == 200


def test_codes_for_a_lost_phone_are_shown_until_they_are_kept_and_never_again() -> None:
    user = colleague()
    with_phone(user)
    client, kept = inside(user), factors.kept_codes(user)
    assert len(kept) == 10
    page = words(client.get(CODES))
    assert all(code in page for code in kept), page
    assert all(code in client.get(f"{CODES}.txt").content.decode() for code in kept)
    assert client.post(CODES)["Location"] == "/"
    assert client.get(CODES)["Location"] == OWN
    assert client.get(f"{CODES}.txt").status_code == 404


def test_a_code_that_was_kept_lets_in_once_and_says_how_many_are_left() -> None:
    user = colleague()
    with_phone(user)
    kept = factors.kept_codes(user)[3]
    client = half_in(user)
    assert client.post(CODE, {"code": f" {kept[:4]}-{kept[4:]} "})["Location"] == "/"
    assert "9" in words(client.get("/"))
    assert half_in(user).post(CODE, {"code": kept}).status_code == 400


@pytest.mark.parametrize("typed", ["{}", "{} ", "{:.3} {:.3}"])
def test_a_code_of_the_phone_lets_in_once_however_it_is_typed(typed: str) -> None:
    user = colleague()
    code = code_of(with_phone(user))
    assert half_in(user).post(CODE, {"code": code}).status_code == 302
    again = f"{code[:3]}-{code[3:]}" if typed == "{:.3} {:.3}" else typed.format(code)
    assert half_in(user).post(CODE, {"code": again}).status_code == 400


def test_a_code_of_one_is_no_code_of_another() -> None:
    first, second = colleague(), colleague("bram@leeuw.example")
    code, _ = code_of(with_phone(first)), with_phone(second)
    assert half_in(second).post(CODE, {"code": code}).status_code == 400
    assert half_in(second).post(CODE, {"code": factors.kept_codes(first)[0]}).status_code == 400


@given(code=st.text(max_size=30))
@settings(max_examples=30, deadline=None)
def test_what_is_no_code_lets_nobody_in_and_breaks_nothing(code: str) -> None:
    user, _ = User.objects.get_or_create(email="c@d.example", defaults={"name": "C"})
    if not factors.has(user):
        with_phone(user)
    digits = "".join(one for one in code if one in "0123456789")
    if len(digits) not in {6, 8}:
        assert factors.passes(user, code) is None


def test_a_copy_of_the_database_alone_holds_no_secret_of_a_phone() -> None:
    user = colleague()
    secret = with_phone(user)
    rows = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in rows
    assert not any(code in rows for code in factors.kept_codes(user))
    with override_settings(SECRET_KEY="of another server, as long as ours is"):  # noqa: S106
        assert factors.passes(user, code_of(secret)) is None


def test_a_wrong_password_and_an_unknown_address_are_told_the_same() -> None:
    colleague()
    off = colleague("uit@leeuw.example")
    off.is_active = False
    off.save()
    tried = [
        log_in(browser(), MAIL, "iets heel anders"),
        log_in(browser(), "niemand@leeuw.example"),
        log_in(browser(), off.email),
    ]
    assert {one.status_code for one in tried} == {400}
    assert len({re.sub(r'value="[^"]*"', "", one.content.decode()) for one in tried}) == 1


def test_an_unknown_address_takes_as_many_hashes_as_a_known_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django.contrib.auth.hashers import MD5PasswordHasher  # noqa: PLC0415 - to count it

    colleague()
    colleague("nieuw@leeuw.example").set_unusable_password()
    made: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        made.append(password)
        return str(encode(self, password, salt))

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for email in (MAIL, "niemand@leeuw.example", "nieuw@leeuw.example"):
        made.clear()
        log_in(browser(), email, "iets heel anders")
        counts.append(len(made))
    assert counts == [1, 1, 1]


@pytest.mark.parametrize("email", [MAIL, "niemand@leeuw.example"])
def test_after_too_many_tries_also_the_right_password_has_to_wait(email: str) -> None:
    colleague()
    for _ in range(LIMITS["account"].times):
        assert log_in(browser(), email, "iets heel anders").status_code == 400
    answer = log_in(browser(), email)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "minuten" in words(answer)


def test_one_locked_account_locks_no_other() -> None:
    colleague()
    for _ in range(LIMITS["account"].times):
        log_in(browser(), "bram@leeuw.example", "iets heel anders")
    assert log_in(browser()).status_code == 302


def test_codes_are_not_guessed_in_one_browser_after_another() -> None:
    user = colleague()
    secret = with_phone(user)
    for _ in range(LIMITS["factor"].times):
        assert half_in(user).post(CODE, {"code": "000000"}).status_code == 400
    assert half_in(user).post(CODE, {"code": code_of(secret)}).status_code == 429
    kept = factors.kept_codes(user)[0]
    assert half_in(user).post(CODE, {"code": kept}).status_code == 429


def test_nobody_locks_the_phone_of_another_without_a_password() -> None:
    user = colleague()
    secret = with_phone(user)
    for _ in range(LIMITS["account"].times):
        log_in(browser(), user.email, "iets heel anders")
        log_in(browser(), f"second factor {user.pk}", "iets heel anders")
    assert half_in(user).post(CODE, {"code": code_of(secret)}).status_code == 302


def test_the_way_in_counts_both_who_asks_and_the_account() -> None:
    for what in ("account", "factor"):
        assert {kind for kind, _ in tries._counted("anna", what)} == {"log-in", what}


def test_logging_in_gives_a_new_session_and_so_does_the_second_factor(settings: Any) -> None:
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    secret = with_phone(colleague())
    client = browser()
    client.post("/language", {"language": "en", "page": LOGIN})
    keys = [client.session.session_key]
    log_in(client)
    keys.append(client.session.session_key)
    client.post(CODE, {"code": code_of(secret)})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3
    assert 'lang="en"' in client.get("/").content.decode()
    for old in keys[:2]:
        stolen = browser()
        stolen.cookies[settings.SESSION_COOKIE_NAME] = str(old)
        assert stolen.get("/")["Location"].startswith(LOGIN)


@pytest.mark.parametrize(
    "page", ["https://elders.example/", "//elders.example/", "/\\elders.example", "javascript:x"]
)
def test_after_logging_in_nobody_is_sent_elsewhere(page: str) -> None:
    secret = with_phone(colleague())
    client = browser()
    log_in(client, next=page)
    assert client.post(CODE, {"code": code_of(secret)})["Location"] == "/"


def test_after_logging_in_the_page_that_was_asked_for_comes() -> None:
    secret = with_phone(colleague())
    client = browser()
    asked = client.get("/studies/new")["Location"]
    client.post(asked, {"email": MAIL, "password": PASSWORD})
    assert client.post(CODE, {"code": code_of(secret)})["Location"] == "/studies/new"


def test_logging_out_ends_the_session_and_keeps_the_language() -> None:
    client = inside(colleague())
    client.post("/language", {"language": "en", "page": "/"})
    assert client.get("/account/logout").status_code == 405
    assert client.post("/account/logout")["Location"] == LOGIN
    assert "You are logged out" in words(client.get(LOGIN))
    assert client.get("/")["Location"].startswith(LOGIN)


def test_whoever_stays_away_for_long_logs_in_again(monkeypatch: pytest.MonkeyPatch) -> None:
    client = inside(colleague())
    assert client.get("/").status_code == 200
    now = time.time()
    monkeypatch.setattr("samenspel.web.studies.access.time", lambda: now + IDLE_SECONDS - 60)
    assert client.get("/").status_code == 200
    monkeypatch.setattr("samenspel.web.studies.access.time", lambda: now + 2 * IDLE_SECONDS - 120)
    assert client.get("/").status_code == 200
    monkeypatch.setattr("samenspel.web.studies.access.time", lambda: now + 4 * IDLE_SECONDS)
    assert client.get("/")["Location"].startswith(LOGIN)


def test_a_new_password_ends_every_other_session_and_not_this_one() -> None:
    user = colleague()
    here, there = inside(user), inside(user)
    new = "een ander lang geheim"
    sent = {"form": "password", "current": PASSWORD, "password": new, "again": new}
    assert here.post(OWN, sent)["Location"] == OWN
    assert here.get(OWN).status_code == 200
    assert there.get("/")["Location"].startswith(LOGIN)
    assert log_in(browser()).status_code == 400
    assert log_in(browser(), password=new).status_code == 302


def test_logging_out_everywhere_else_keeps_the_password() -> None:
    user = colleague()
    here, there = inside(user), inside(user)
    assert here.post(OWN, {"form": "everywhere", "current": PASSWORD}).status_code == 302
    assert here.get("/").status_code == 200
    assert there.get("/")["Location"].startswith(LOGIN)
    assert log_in(browser()).status_code == 302


@pytest.mark.parametrize("form", ["password", "phone", "codes", "everywhere", "none"])
def test_nothing_of_an_account_changes_without_its_password(form: str) -> None:
    user = colleague()
    with_phone(user)
    kept = factors.kept_codes(user)
    client = inside(user)
    new = "een ander lang geheim"
    sent = {"form": form, "current": "gegokt", "password": new, "again": new}
    assert client.post(OWN, sent).status_code == 400
    assert factors.kept_codes(user) == kept
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert client.get(PHONE)["Location"] == CODE


def test_another_phone_takes_the_place_of_the_old_one_once_it_gives_a_code() -> None:
    user = colleague()
    old = with_phone(user)
    client = inside(user)
    assert client.post(OWN, {"form": "phone", "current": PASSWORD})["Location"] == PHONE
    client.get(PHONE)
    new = client.session["new_secret"]
    assert client.post(PHONE, {"code": code_of(old)}).status_code == 400
    assert client.post(PHONE, {"code": code_of(new)})["Location"] == CODES
    assert half_in(user).post(CODE, {"code": code_of(old, 1)}).status_code == 400
    assert half_in(user).post(CODE, {"code": code_of(new, 1)}).status_code == 302


def test_new_codes_take_the_place_of_the_old_ones() -> None:
    user = colleague()
    with_phone(user)
    old = factors.kept_codes(user)
    answer = inside(user).post(OWN, {"form": "codes", "current": PASSWORD})
    assert answer["Location"] == CODES
    assert not set(old) & set(factors.kept_codes(user))


def test_an_account_that_is_off_is_out_at_once() -> None:
    user = colleague()
    client = inside(user)
    User.objects.update(is_active=False)
    assert client.get("/")["Location"].startswith(LOGIN)


FOREIGN = re.compile(
    r"This field|Enter a valid|password is too|too common|Incorrect|verification|Sign [iI]n|"
    r"must contain|Ensure this|required\.|characters long"
)
SENT = [
    (LOGIN, {}),
    (LOGIN, {"email": "x", "password": "y"}),
    (LOGIN, {"email": "\0" * 300, "password": "\0"}),
    (CODE, {"code": ""}),
    (CODE, {"code": "x" * 3000}),
    (OWN, {"form": "password", "current": PASSWORD, "password": "kort", "again": ""}),
    (OWN, {"form": "password", "current": PASSWORD, "password": "password1234", "again": ""}),
    (OWN, {"form": "password", "current": PASSWORD, "password": "Anna de Vries", "again": ""}),
    (OWN, {"form": "password", "current": PASSWORD, "password": MAIL, "again": MAIL}),
    (OWN, {"form": "password", "current": PASSWORD, "password": "x y" * 999, "again": ""}),
    (OWN, {"form": "password", "current": PASSWORD, "password": "een lang geheim", "again": ""}),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_is_told_in_our_own_words_in_both_languages(language: str) -> None:
    user = colleague()
    with_phone(user)
    told = []
    for path, sent in SENT:
        client = half_in(user) if path == CODE else inside(user) if path == OWN else browser()
        client.post("/language", {"language": language, "page": "/"})
        answer = client.post(path, sent)
        assert answer.status_code == 400, (path, sent)
        page = words(answer)
        assert language == "en" or not FOREIGN.search(page)
        found = re.findall(r'class="error" [^>]*>([^<]+)', answer.content.decode())
        assert found, (path, sent)
        told += found
    assert len(set(told)) >= 8


def test_every_page_of_an_account_is_named_by_the_frame() -> None:
    page = inside(colleague()).get("/").content.decode()
    assert 'href="/account/"' in page
    assert "Anna de Vries" in page
    assert f'action="{reverse("account_logout")}"' in page
    assert "/account/" not in browser().get(LOGIN).content.decode().replace(LOGIN, "")
