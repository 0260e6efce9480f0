"""Colleagues come in by a browser: invited, with a phone, by keyboard alone, and look around."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.every_page import status, wrong_with
from e2e.site import Site
from e2e.test_site_pages import SIGHTS
from samenspel.text import Language
from samenspel.web.accounts import factors, links
from samenspel.web.accounts.models import OneTimeLink, User
from samenspel.web.studies.models import Membership, Study
from web.colleagues import (
    MAIL,
    PASSWORD,
    code_of,
    colleague,
    half_in,
    inside,
    with_accounts,
    with_phone,
)

pytestmark = pytest.mark.browser
NEW = "bram@leeuw.example"
STUDY = "voorbeeldregio"


@pytest.fixture
def owner(site: Site, settings: Any) -> User:
    """An owner of the example, with a phone."""
    with_accounts(settings)
    user = colleague()
    Membership.objects.create(study=Study.objects.get(name=STUDY), user=user, role="owner")
    assert site.address
    return user


def enter(page: Page, secret: str) -> None:
    """Log in on a page that asks it, by keyboard alone."""
    page.locator("#email").focus()
    page.keyboard.type(MAIL)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/code")
    page.locator("#code").focus()
    page.keyboard.type(code_of(secret))
    page.keyboard.press("Enter")


def secret_on(page: Page) -> str:
    return re.sub(r"\s", "", page.locator(".secret").inner_text())


def typed(page: Page, *words: str) -> None:
    """Type into one field after another, and send."""
    for place, one in enumerate(words):
        if place:
            page.keyboard.press("Tab")
        page.keyboard.type(one)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_colleague_is_invited_and_comes_in_by_keyboard_alone(
    site: Site, owner: User, *, javascript: bool
) -> None:
    secret = with_phone(owner)
    desk = site.open(f"/studies/{STUDY}/team", javascript=javascript)
    enter(desk, secret)
    desk.wait_for_url(f"**/studies/{STUDY}/team")
    desk.locator("#email").focus()
    desk.keyboard.type(NEW)
    desk.keyboard.press("Enter")
    link = desk.locator("input[id^=link]").input_value()

    page = site.open(link.removeprefix(site.address), width=360, javascript=javascript)
    page.locator("#name").focus()
    typed(page, "Bram de Leeuw", PASSWORD, PASSWORD)
    page.wait_for_url("**/account/phone")
    page.locator("#code").focus()
    typed(page, code_of(secret_on(page)))
    page.wait_for_url("**/account/codes")
    kept = page.locator(".codes code").all_inner_texts()
    page.get_by_role("button", name="Ik heb de codes bewaard").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Studies")
    assert page.locator(".study").count() == 1
    assert Membership.objects.get(user__email=NEW).role == "viewer"
    assert not OneTimeLink.objects.exists()

    page.get_by_role("button", name="Uitloggen").press("Enter")
    page.wait_for_url("**/account/login")
    page.locator("#email").focus()
    typed(page, NEW, PASSWORD)
    page.wait_for_url("**/account/code")
    page.locator("#code").focus()
    typed(page, kept[0])
    expect(page.locator(".notice")).to_contain_text("9")


def test_somebody_who_is_removed_is_out_at_the_next_press(site: Site, owner: User) -> None:
    other = colleague(NEW, "Bram de Leeuw")
    Membership.objects.create(study=Study.objects.get(name=STUDY), user=other, role="viewer")
    desk = as_member(site, owner, f"/studies/{STUDY}/team")
    page = as_member(site, other, f"/studies/{STUDY}/")
    assert status(page) == 200
    desk.get_by_role("button", name="Verwijderen Bram de Leeuw").click()
    expect(desk.locator(".notice")).to_contain_text("niet meer zien")
    page.reload()
    assert status(page) == 404


def as_member(site: Site, user: User, path: str, *, half: bool = False, **look: Any) -> Page:
    """Open a page as somebody who came in, or who only gave a password."""
    key = (half_in if half else inside)(user).cookies["sessionid"].value
    page = site.open("/account/login", **look)
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": site.address}])
    page.goto(site.address + path)
    return page


Shown = Callable[[Site, User, dict[str, Any]], Page]


def entrance(path: str) -> Shown:
    return lambda site, _, look: site.open(path, **look)


def link_of(kind: str, email: str = NEW) -> Shown:
    def shown(site: Site, _: User, look: dict[str, Any]) -> Page:
        study = Study.objects.get(name=STUDY).pk if kind == "join" else None
        made = links.make(email, kind, study=study, role="facilitator" if study else "")
        return site.open(f"/account/join/{links.token(made)}", **look)

    return shown


def own(path: str, *, half: bool = False, phone: bool = True) -> Shown:
    def shown(site: Site, user: User, look: dict[str, Any]) -> Page:
        factors.drop(user)
        if phone:
            with_phone(user)
        return as_member(site, user, path, half=half, **look)

    return shown


def wrong_login(site: Site, _: User, look: dict[str, Any]) -> Page:
    page = site.open("/account/login", **look)
    page.locator("main button").click()
    return page


def full_team(site: Site, user: User, look: dict[str, Any]) -> Page:
    other, _ = User.objects.get_or_create(email=NEW, name="Bram de Leeuw")
    study = Study.objects.get(name=STUDY)
    study.memberships.get_or_create(user=other, defaults={"role": "facilitator"})
    links.make("cato@taal.example", "join", study=study.pk, role="coder")
    return own(f"/studies/{STUDY}/team")(site, user, look)


PAGES: dict[str, Shown] = {
    "login": entrance("/account/login"),
    "wrong-login": wrong_login,
    "code": own("/account/code", half=True),
    "phone": own("/account/phone", half=True, phone=False),
    "codes": own("/account/codes"),
    "account": own("/account/"),
    "join": link_of("join"),
    "accept": link_of("join", MAIL),
    "reset": link_of("reset", MAIL),
    "team": full_team,
    "room": own(f"/studies/{STUDY}/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_accounts_is_accessible_narrow_wide_light_dark_and_at_twice_the_text(
    site: Site, owner: User, name: str
) -> None:
    for width, dark, language in SIGHTS:
        page = PAGES[name](site, owner, look(width, language, dark=dark))
        expected = 400 if name == "wrong-login" else 200
        assert status(page) == expected
        assert wrong_with(page, width) == []
        assert page.title().startswith(page.locator("h1").inner_text()[:8])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def look(width: int, language: Language, *, dark: bool) -> dict[str, Any]:
    return {"width": width, "dark": dark, "language": language}
