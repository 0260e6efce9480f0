"""What a director waits for: a slow phone on a poor line that never saw these pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median
from typing import Any

from bench.measure import busy, row, title, verdict
from bench.web_site import Command, gunicorn, laptop, links, serving
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from chromium import executable

REPEATS = 5
SLOWER = 4  # times, of the processor
LINE = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}  # ms, bytes/s
FIRST_TAP, FIRST_PAGE, FLOW = 1500, 60_000, 150_000  # milliseconds, bytes, bytes
COLUMNS = ("waitress", "gunicorn")
WORDS = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 3,
    "has_touch": True,
    "is_mobile": True,
    "locale": "nl-NL",
}
# When something is heard by the page, counted from when its address was asked for.
HEARD = """
const heard = window.heard = {}
const note = (name) => { heard[name] ??= performance.now() }
const at = (id) => document.getElementById(id)
addEventListener('change', () => note('ticked'), true)
addEventListener('click', () => note('pressed'), true)
new MutationObserver(() => {
  if (at('grip') && !at('grip').hidden) note('alive')
  if (at('dealt')?.textContent.startsWith('1 ')) note('placed')
  if (at('saved')?.textContent.startsWith('Bewaard')) note('saved')
}).observe(document, {subtree: true, childList: true, attributes: true})
"""


@dataclass
class Phone:
    """A page on a slow phone, and what came over its line."""

    page: Page
    session: CDPSession
    weights: list[int] = field(default_factory=list)

    def heard(self, name: str) -> float:
        """Return after how many milliseconds the page heard something."""
        while not (found := self.page.evaluate("name => heard[name]", name)):
            self.page.wait_for_timeout(5)
        return float(found)

    @property
    def weight(self) -> int:
        """How many bytes came over the line, with what wraps them."""
        return sum(self.weights)


@contextmanager
def phone(browser: Browser) -> Iterator[Phone]:
    context = browser.new_context(**PHONE)
    context.add_init_script(HEARD)
    page = context.new_page()
    session = context.new_cdp_session(page)
    held = Phone(page, session)
    session.on(
        "Network.loadingFinished", lambda one: held.weights.append(int(one["encodedDataLength"]))
    )
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **LINE})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield held
    context.close()


@dataclass(frozen=True, slots=True)
class Visit:
    """One director: milliseconds from when an address was asked for, and bytes."""

    words: float  # the first words on the screen
    ticked: float  # the first tap of all, on the page with the consent
    begun: float  # the cards listen, after the tap on "begin"
    placed: float  # ... and the first of them is in a box
    saved: float  # ... and the server said that it has it
    cold: float  # the cards listen, on a phone that never saw them
    cold_placed: float
    cold_saved: float
    first_page: int
    first_requests: int
    flow: int
    requests: int


def visit(browser: Browser, link: str, begun: str) -> Visit:
    """Go from the link to one's own map, and on another phone straight to the cards."""
    with phone(browser) as held:
        page = held.page
        page.goto(link, wait_until="commit")
        page.locator("#take_part").tap()
        ticked = held.heard("ticked")
        page.wait_for_load_state("networkidle")
        words = float(page.evaluate(WORDS))
        first_page, first_requests = held.weight, len(held.weights)
        page.locator("form.card button").tap(no_wait_after=True)
        page.wait_for_url("**/cards", wait_until="commit")
        warm = first_card(held)
        sort_the_rest(page)
        flow, requests = held.weight, len(held.weights)
    with phone(browser) as other:
        other.page.goto(f"{begun}cards", wait_until="commit")
        cold = first_card(other)
    return Visit(words, ticked, *warm, *cold, first_page, first_requests, flow, requests)


def first_card(held: Phone) -> tuple[float, float, float]:
    """Tap as soon as the cards listen; return when they did, and what came of it."""
    alive = held.heard("alive")
    held.page.locator("button.place").first.tap()
    return alive, held.heard("placed"), held.heard("saved")


def sort_the_rest(page: Page) -> None:
    boxes = page.locator("button.place")
    for number in islice(cycle((1, 2, 0)), 17):
        boxes.nth(number).tap()
    page.wait_for_url("**/top")
    for place in (4, 0, 2):
        page.locator(".pick").nth(place).tap()
    page.get_by_role("link", name="Verder", exact=True).tap()
    page.wait_for_url("**/words")
    page.get_by_role("button", name="Klaar").tap()
    page.wait_for_url("**/map")
    page.wait_for_load_state("networkidle")


def visits(browser: Browser, command: Command) -> list[Visit]:
    """Return what some directors met, with the application started in one way."""
    asked = links(f"phone-{command.__name__}", 1 + REPEATS)
    begun = links(f"phone-{command.__name__}-again", 1 + REPEATS, begun=True)
    with serving(command) as server:
        pairs = zip(asked, begun, strict=True)
        made = [
            visit(browser, server.address + one, server.address + other) for one, other in pairs
        ]
    return made[1:]  # the first one warms the server


def report(of: list[list[Visit]]) -> None:
    title("A cold phone: 4x slower, 1.6 Mbit/s, 150 ms; in ms", [*COLUMNS, "target"])
    show("the link: first words on the screen", of, "words")
    show("the link: first tap, on the consent", of, "ticked", FIRST_TAP)
    show("after 'begin': the cards listen", of, "begun")
    show("after 'begin': first card in a box", of, "placed", FIRST_TAP)
    show("after 'begin': and acknowledged by the server", of, "saved")
    show("straight to the cards: they listen", of, "cold")
    show("straight to the cards: first card in a box", of, "cold_placed", FIRST_TAP)
    show("straight to the cards: and acknowledged", of, "cold_saved")
    busy()
    title("What comes over the line, in bytes", [*COLUMNS, "target"])
    show("first page, all of it", of, "first_page", FIRST_PAGE)
    show("  requests", of, "first_requests")
    show("from the link to one's own map: 18 cards, top 3", of, "flow", FLOW)
    show("  requests", of, "requests")


def show(what: str, of: list[list[Visit]], name: str, most: float | None = None) -> None:
    figures = [float(median(getattr(one, name) for one in visits)) for visits in of]
    verdicts = [verdict(max(figures), most)] if most else []
    row(what, *(f"{figure:,.0f}" for figure in figures), *verdicts)


def main() -> None:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        report([visits(browser, command) for command in (laptop, gunicorn)])
        browser.close()


if __name__ == "__main__":
    main()
