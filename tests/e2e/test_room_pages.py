"""The room in a browser: begin, add five, open, invite; by hand and without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.every_page import wrong_with
from e2e.site import Site
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import token
from samenspel.web.studies.models import Invitation, Study

pytestmark = pytest.mark.browser
TABLE = "code\torganisatie\nn-1\tKleine Beer\nn-2\tGrote Beer\nn-3\tLeeuw\nn-4\tTaal\nn-5\tBrug"


def begin(page: Page, title: str = "Jeugdhulp in de Vallei") -> None:
    page.get_by_role("link", name="Nieuwe studie").click()
    page.get_by_label("Titel in het Nederlands").fill(title)
    page.get_by_role("textbox", name="Netwerken").fill("Noord")
    page.get_by_role("button", name="Studie beginnen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deelnemers")


def add_from_table(page: Page) -> None:
    page.locator("#words").fill(TABLE)
    page.get_by_role("button", name="Bekijken").click()
    expect(page.get_by_text("Er is nog niets bewaard")).to_be_visible()
    page.get_by_role("button", name="Ja, bewaren").click()
    page.get_by_role("link", name="Terug naar de studie").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_study_is_begun_filled_with_five_and_opened(site: Site, *, javascript: bool) -> None:
    page = site.open("/", width=390, javascript=javascript)
    begin(page)
    add_from_table(page)
    page.get_by_role("button", name="Studie openen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uitnodigingen")
    record = Study.objects.get(name="jeugdhulp-in-de-vallei")
    assert record.state == Study.State.OPEN
    assert [one.id for one in design(record).participants] == [f"n-{at}" for at in range(1, 6)]
    links = [one.input_value() for one in page.locator("input[id^=link]").all()]
    assert links == [f"{site.address}/s/{token(one)}/" for one in Invitation.objects.order_by("pk")]
    guest = site.open(links[0].removeprefix(site.address), width=390)
    expect(guest.get_by_text("Noord").first).to_be_visible()


def test_what_members_will_see_follows_the_number_that_is_typed(site: Site) -> None:
    page = site.open("/studies/new")
    sight = page.locator("#sights div:visible")
    assert sight.count() == 4
    for number, words in (("4", "geen uitkomsten"), ("5", "meer dan de helft"), ("12", "vier")):
        page.locator("#asked").fill(number)
        expect(sight).to_have_count(1)
        expect(sight).to_contain_text(words)
    page.locator("[name=mode][value=named]").check()
    expect(sight).to_have_count(1)
    expect(sight).to_contain_text("ook wie wat koos")


def test_a_study_is_begun_by_keyboard_alone(site: Site) -> None:
    page = site.open("/studies/new")
    page.locator("[name=template]:checked").focus()
    for keys in ("ArrowDown", "Tab", "Toetsen", "Tab", "Tab", "Noord", "Tab", "ArrowDown", "Tab"):
        if keys in {"Tab", "ArrowDown"}:
            page.keyboard.press(keys)
        else:
            page.keyboard.type(keys)
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    page.wait_for_url("**/studies/toetsen/participants")
    record = Study.objects.get(name="toetsen")
    assert record.asks[0] == "context"  # the second template
    assert design(record).mode == "named"


def test_a_link_is_copied_by_one_press(site: Site) -> None:
    page = site.open("/")
    begin(page)
    add_from_table(page)
    page.get_by_role("button", name="Studie openen").click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("button[data-copy=link2]").click()
    expect(page.locator("button[data-copy=link2]")).to_contain_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#link2").input_value()


def test_a_picture_is_a_code_that_can_be_scanned_also_on_a_dark_page(site: Site) -> None:
    page = site.open("/", dark=True)
    begin(page)
    add_from_table(page)
    page.get_by_role("button", name="Studie openen").click()
    picture = page.locator(".invited img").first
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    assert picture.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"


def test_mistakes_are_listed_at_the_top_and_lead_to_their_field(site: Site) -> None:
    page = site.open("/studies/new", width=320)
    page.get_by_role("button", name="Studie beginnen").click()
    assert wrong_with(page, 320) == []
    page.locator(".errors a[href='#networks']").click()
    assert page.evaluate("document.activeElement.id") == "networks"


def test_a_table_with_problems_is_readable_on_a_phone(site: Site) -> None:
    page = site.open("/", width=320)
    begin(page)
    page.locator("#words").fill("code,netwerk\nx-1,West\n=1,Noord")
    page.get_by_role("button", name="Bekijken").click()
    expect(page.locator(".problems li")).to_have_count(2)
    assert wrong_with(page, 320) == []


def test_a_preview_and_an_open_study_are_accessible(site: Site) -> None:
    page = site.open("/", width=320, dark=True)
    begin(page)
    page.locator("#words").fill(TABLE)
    page.get_by_role("button", name="Bekijken").click()
    assert wrong_with(page, 320) == []
    page.get_by_role("button", name="Ja, bewaren").click()
    assert wrong_with(page, 320) == []
    page.get_by_role("link", name="Terug naar de studie").click()
    assert wrong_with(page, 320) == []
    page.get_by_role("button", name="Studie openen").click()
    assert wrong_with(page, 320) == []
