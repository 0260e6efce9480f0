"""What a director waits for: a slow phone on a poor line that never saw these pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median
from typing import Any

from bench.measure import row, title, verdict
from bench.web_site import links, serving
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from chromium import executable

REPEATS = 5
SLOWER = 4  # times, of the processor
LINE = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}  # ms, bytes/s
FIRST_TAP, FIRST_PAGE, FLOW = 1500, 60_000, 150_000  # milliseconds, bytes, bytes
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
    """One director: milliseconds, and bytes."""

    ticked: float  # the first tap of all, on the page with the consent
    begun: float  # from the tap on "begin" to a card that listens to its script
    placed: float  # the first card in a box, on the page of the cards
    saved: float  # ... and the server said that it has it
    first_page: int
    first_requests: int
    flow: int
    requests: int


def visit(browser: Browser, link: str) -> Visit:
    """Go from the link to one's own map."""
    with phone(browser) as held:
        page = held.page
        page.goto(link, wait_until="commit")
        page.locator("#take_part").tap()
        ticked = held.heard("ticked")
        page.wait_for_load_state("networkidle")
        first_page, first_requests = held.weight, len(held.weights)
        page.locator("form.card button").tap(no_wait_after=True)
        page.wait_for_url("**/cards", wait_until="commit")
        begun = held.heard("alive")
        page.locator("button.place").first.tap()
        placed, saved = held.heard("placed"), held.heard("saved")
        sort_the_rest(page)
        return Visit(
            ticked,
            begun,
            placed,
            saved,
            first_page,
            first_requests,
            held.weight,
            len(held.weights),
        )


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


@dataclass(frozen=True, slots=True)
class Return:
    """Somebody who comes back to the cards on a phone that never saw them: milliseconds."""

    alive: float
    placed: float
    saved: float


def back(browser: Browser, link: str) -> Return:
    with phone(browser) as held:
        held.page.goto(f"{link}cards", wait_until="commit")
        alive = held.heard("alive")
        held.page.locator("button.place").nth(1).tap()
        return Return(alive, held.heard("placed"), held.heard("saved"))


def middle(name: str, of: list[Any]) -> float:
    return float(median(getattr(one, name) for one in of))


def show(what: str, of: list[Any], name: str, most: float | None = None) -> None:
    figure = middle(name, of)
    row(what, f"{figure:,.0f}", *([verdict(figure, most)] if most else []))


def report(visits: list[Visit], returns: list[Return]) -> None:
    title("A cold phone: 4x slower, 1.6 Mbit/s, 150 ms", ["ms", "target"])
    show("link: first tap, on the consent", visits, "ticked", FIRST_TAP)
    show("begin: the cards listen, once they are there", visits, "begun")
    show("begin: first card in a box", visits, "placed", FIRST_TAP)
    show("begin: and acknowledged by the server", visits, "saved")
    show("cards, cold: they listen", returns, "alive")
    show("cards, cold: first card in a box", returns, "placed", FIRST_TAP)
    show("cards, cold: and acknowledged by the server", returns, "saved")
    title("What comes over the line", ["bytes", "target"])
    show("first page, all of it", visits, "first_page", FIRST_PAGE)
    show("  requests", visits, "first_requests")
    show("link to one's own map, 18 cards, top 3", visits, "flow", FLOW)
    show("  requests", visits, "requests")


def main() -> None:
    asked = links("phone", 1 + REPEATS)
    begun = links("phone-again", 1 + REPEATS, begun=True)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        visits = [visit(browser, server.address + link) for link in asked]
        returns = [back(browser, server.address + link) for link in begun]
        browser.close()
    report(visits[1:], returns[1:])  # the first one warms the server


if __name__ == "__main__":
    main()
