"""A workshop in the browser: one key is one step, on every screen; two agreements; the minutes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, Route, expect

from e2e.site import Site
from e2e.states import asked, in_state, workshop
from e2e.workshops import NETWORK, address, followed, joined, meeting, stage
from samenspel.web.agreed.models import Agreement
from samenspel.web.studies.invitations import token
from samenspel.web.studies.models import Review, Study
from samenspel.web.workshop.models import Session

pytestmark = pytest.mark.browser
TITLE = "#slide"
SOON = 20_000


def step() -> int:
    return Session.objects.get().step


def write(page: Page, behaviour: str, owner: str) -> None:
    form = page.locator("#agreement-form")
    form.get_by_role("checkbox").first.check()
    form.get_by_label("Tussen professionals").check()
    form.get_by_label("Gedrag dat wij zien").fill(behaviour)
    form.get_by_label("Wie zorgt hiervoor").fill(owner)
    form.get_by_label("Vanaf").fill("2026-12-01")
    form.get_by_role("button", name="Bewaar de afspraak").click()


def test_a_group_goes_from_closing_to_minutes(site: Site, tmp_path: Path) -> None:
    in_state("open")
    screen = site.open(address("screen"), width=1920)
    desk = site.open(address("desk"))
    expect(screen.locator("#stage")).to_contain_text("12 van de 13 mensen zijn klaar")
    expect(screen.locator(".bars")).to_have_count(0)
    in_state("closed")
    desk.get_by_role("button", name="Geef vrij en begin").click(timeout=SOON)
    expect(screen.locator("#stage")).to_contain_text("12 van de 13 mensen mee", timeout=SOON)
    screen.keyboard.press("PageDown")
    expect(screen.locator(TITLE)).to_have_text("Dit delen wij")
    expect(desk.locator(TITLE)).to_have_text("Dit delen wij", timeout=SOON)
    assert step() == 1
    screen.screenshot(path=tmp_path / "shared.png")
    desk.locator("body").press("ArrowRight")
    expect(screen.locator(TITLE)).to_contain_text("zelfde woord, zelfde ding?", timeout=SOON)
    desk.locator("body").press("ArrowLeft")
    expect(screen.locator(TITLE)).to_have_text("Dit delen wij", timeout=SOON)
    desk.get_by_role("link", name="Afspraken en spanningen").click()
    desk.get_by_label("Waarde", exact=True).select_option(index=1)
    desk.get_by_role("radio", name="Deels").check()
    desk.get_by_role("button", name="Bewaar wat het woord betekent").click()
    write(desk, "Wij bellen elkaar binnen twee dagen.", "De teamleider")
    expect(desk.get_by_role("status")).to_contain_text("bewaard")
    write(desk, "Een gezin vertelt zijn verhaal één keer.", "De regisseur")
    expect(desk.locator(".written li", has_text="regisseur")).to_have_count(1)
    assert Agreement.objects.filter(owner__in=["De teamleider", "De regisseur"]).count() == 2
    desk.get_by_role("link", name="Bureau: Gezinskring Elzenland").click()
    with desk.expect_download() as waited:
        desk.get_by_role("link", name="Word").click()
    document = docx.Document(BytesIO(Path(waited.value.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Wij bellen elkaar binnen twee dagen." in cells
    assert "Een gezin vertelt zijn verhaal één keer." in cells


def test_without_a_script_the_buttons_turn_the_slides(site: Site) -> None:
    page = site.open(meeting("screen", 0), javascript=False)
    page.get_by_role("button", name="Verder").click()
    assert page.locator(TITLE).inner_text() == "Dit delen wij"
    page.get_by_role("button", name="Terug").click()
    assert page.locator(TITLE).inner_text() == "Gezinskring Elzenland"


def test_a_key_on_a_button_presses_it_and_turns_nothing_else(site: Site) -> None:
    page = site.open(meeting("desk", 1))
    page.get_by_role("button", name="5 minuten").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("timer")).to_contain_text(":")
    assert step() == 1
    page.locator("#forth").focus()
    page.keyboard.press("Space")
    expect(page.locator(".at")).to_contain_text("3 van")
    assert step() == 2
    expect(page.locator("#forth")).to_be_focused()


def test_a_screen_that_lost_its_line_says_so_and_finds_the_group_again(site: Site) -> None:
    page = site.open(meeting("screen", 0))

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/pulse*", fail)
    expect(page.locator("#lost")).to_contain_text("Geen verbinding", timeout=SOON)
    Session.objects.update(step=1, furthest=1, revision=99)
    page.unroute("**/pulse*", fail)
    expect(page.locator(TITLE)).to_have_text("Dit delen wij", timeout=SOON)
    expect(page.locator("#lost")).to_be_empty()


def test_a_phone_follows_the_screen_and_is_told_when_the_code_stops(site: Site) -> None:
    page = site.open(followed(0), width=360)
    expect(page.locator(TITLE)).to_have_text("Gezinskring Elzenland")
    Session.objects.update(step=1, furthest=1, revision=99)
    expect(page.locator(TITLE)).to_have_text("Dit delen wij", timeout=SOON)
    expect(page.locator("#forth")).to_have_count(0)
    Session.objects.update(code=None)
    expect(page.locator("h1")).to_have_text("Deze code werkt niet", timeout=SOON)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_phone_in_the_room_gets_a_link_of_its_own(site: Site, *, javascript: bool) -> None:
    link = token(next(one for one in map(asked, range(13)) if one.network == NETWORK))
    page = site.open(joined(), width=360, javascript=javascript)
    page.get_by_role("button", name="Geef mij een link").click()
    expect(page).to_have_url(f"{site.address}/s/{link}/")


def test_words_are_reviewed_by_keyboard_alone(site: Site) -> None:
    page = site.open(workshop("words"))
    first = page.locator("h2#subject").inner_text()
    page.locator(".text:has(.waiting) textarea").first.focus()
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Bewaard")
    assert Review.objects.get().shown
    assert page.locator("h2#subject").inner_text() != first


def test_the_words_on_a_screen_are_read_at_six_metres(site: Site) -> None:
    for place in range(len(stage(Study.objects.get(pk=_begun())).slides)):
        Session.objects.update(step=place)
        page = site.open(address("screen"), width=1920)
        small = page.evaluate("""() => [...document.querySelectorAll(
          '.slide .named, .said, .bars .name, .bars .count, .texts p, .prompt, .written .does')]
          .map((one) => parseFloat(getComputedStyle(one).fontSize)).filter((size) => size < 28)""")
        assert small == [], page.locator(TITLE).inner_text()
        page.context.close()


def _begun() -> int:
    meeting("screen", 0)
    return Session.objects.get().study.pk
