"""A slow phone on a poor line: how much it loads, how often one taps, and a tap that is early."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import cycle, islice

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from e2e.site import LOCALES, Site
from samenspel.text import Language
from samenspel.web.speech.words import sentence
from web.sorting import Invited, invited

pytestmark = pytest.mark.browser
SCREEN: ViewportSize = {"width": 360, "height": 640}


@pytest.fixture
def who(site: Site) -> Invited:  # noqa: ARG001 - the site's database is asked
    return invited()


@dataclass
class Phone:
    """A phone with nothing kept; it counts what comes over its line and who taps it.

    Its requests are not looked into on their way, as those of the site's own visitors are:
    a browser that is looked into keeps nothing of what it loaded.
    """

    page: Page
    weights: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    taps: int = 0

    @property
    def weight(self) -> int:
        return sum(self.weights)

    def tap(self, target: Locator) -> None:
        """Tap what is in sight or further down; a thumb never has to go back."""
        expect(target).to_be_visible()
        area = target.bounding_box()
        assert area is not None
        assert area["y"] >= 0, "one has to scroll back"
        below = area["y"] + area["height"] - SCREEN["height"]
        if below > 0:
            self.page.evaluate("down => scrollBy({top: down, behavior: 'instant'})", below + 1)
            area = target.bounding_box()
            assert area is not None
        self.page.touchscreen.tap(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
        self.taps += 1

    def scrolled(self) -> int:
        """Return how far the page is scrolled."""
        return int(self.page.evaluate("scrollY"))


def phone(site: Site, language: Language = "nl") -> Phone:
    context = site.browser.new_context(
        viewport=SCREEN, locale=LOCALES[language], has_touch=True, is_mobile=True
    )
    site.contexts.append(context)
    page = context.new_page()
    held = Phone(page)
    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda one: held.weights.append(one["encodedDataLength"]))
    session.on("Network.requestWillBeSent", lambda one: held.asked.append(one["request"]["url"]))
    session.send("Network.enable")
    return held


def word(key: str, language: Language) -> str:
    return sentence(key, part="sort").in_language(language)


def agree(held: Phone, language: Language = "nl") -> None:
    held.page.locator("#take_part").check()
    held.page.get_by_role("button", name=word("begin", language), exact=True).click()
    held.page.wait_for_url("**/cards")


def box(held: Phone, number: int) -> Locator:
    return held.page.locator("button.place").nth(number)


def from_first_card_to_own_map(held: Phone, language: Language = "nl") -> None:
    page = held.page
    for card, number in enumerate(islice(cycle((1, 2, 0)), 18), start=1):
        held.tap(box(held, number))
        if card < 18:
            expect(page.locator("#progress")).to_have_attribute("value", str(card))
            assert held.scrolled() == 0, "the next card is out of sight"
    page.wait_for_url("**/top")
    for place in (0, 2, 4):
        held.tap(page.locator(".pick").nth(place))
    held.tap(page.get_by_role("link", name=word("go_on", language), exact=True))
    page.wait_for_url("**/words")
    held.tap(page.get_by_role("button", name=word("done", language), exact=True))
    page.wait_for_url("**/map")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_takes_a_tap_a_card_and_six_more_and_no_way_back(
    site: Site, who: Invited, language: Language
) -> None:
    held = phone(site, language)
    held.page.goto(site.address + who.path())
    agree(held, language)
    from_first_card_to_own_map(held, language)
    assert held.taps <= 18 + 6
    assert len(who.sorting.boxes) == 18
    assert len(who.sorting.top) == 3


def test_the_first_page_and_the_whole_flow_are_light_and_ask_only_us(
    site: Site, who: Invited
) -> None:
    held = phone(site)
    held.page.goto(site.address + who.path(), wait_until="networkidle")
    assert 0 < held.weight <= 60_000
    agree(held)
    from_first_card_to_own_map(held)
    held.page.wait_for_load_state("networkidle")
    assert len(held.weights) > 18
    assert held.weight <= 150_000
    assert all(one.startswith((site.address, "data:")) for one in held.asked)


def test_what_the_cards_need_came_with_the_first_page(site: Site, who: Invited) -> None:
    held = phone(site)
    held.page.goto(site.address + who.path(), wait_until="networkidle")
    before = set(held.asked)
    held.asked.clear()
    agree(held)
    expect(held.page.locator("#grip")).to_be_visible()
    loaded = [one for one in held.page.evaluate(LOADED) if "/static/" in one]
    assert len(loaded) >= 5
    assert set(loaded) <= before


LOADED = """() => performance.getEntriesByType('resource')
  .filter(one => one.initiatorType !== 'fetch').map(one => one.name)"""


def test_a_tap_that_comes_before_the_script_is_kept(site: Site, who: Invited) -> None:
    who.begun()
    first = who.sorting.order[0]
    page = site.open("/healthz", width=360, has_touch=True, is_mobile=True)
    page.route("**/sort_*.js", lambda route: route.abort())  # a line that is too slow for it
    page.goto(site.address + who.path("cards"))
    page.locator("button.place[value=neutral]").tap()
    expect(page.locator("#progress")).to_have_attribute("value", "1")
    assert who.sorting.boxes == {first: "neutral"}
    page.unroute("**/sort_*.js")
    page.reload()
    page.locator("button.place[value=important]").tap()
    expect(page.locator("#saved")).to_have_text("Bewaard")
    assert list(who.sorting.boxes.values()) == ["neutral", "important"]
