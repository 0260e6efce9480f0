"""Five directors who each sort in their own way, and what the database holds of them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from e2e.site import Site
from samenspel.study.model import BOXES, Shape
from samenspel.web.elicitation.moves import PLACES

Placed = dict[str, str]
See = Callable[[Page, str], None]

PHONE: dict[str, Any] = {"width": 360, "has_touch": True, "is_mobile": True}
SHARED = 4  # cards that everybody finds important; two more are everyone's own
HALFWAY = 9
CARDS = 18
PAGES = 12  # no questionnaire of a session is longer
SAVED = "#saved"


@dataclass(frozen=True)
class Director:
    """One of those who were invited: a link, and what the database holds of the answers."""

    site: Site
    database: Path
    link: str
    number: int
    see: See

    def open(self, path: str = "", **how: Any) -> Page:
        return self.site.open(self.link.removeprefix(self.site.address) + path, **{**PHONE, **how})

    def wishes(self, page: Page) -> Placed:
        """Return where this person wants each card."""
        cards = sorted(one.get_attribute("data-card") or "" for one in _cards(page))
        mine = SHARED + 2 * self.number
        first = [*cards[:SHARED], *cards[mine : mine + 2]]
        rest = [card for card in cards if card not in first]
        shape = Shape()
        boxes: Placed = dict.fromkeys(first, BOXES[0])
        boxes |= dict.fromkeys(rest[: shape.neutral], BOXES[1])
        return boxes | dict.fromkeys(rest[shape.neutral :], BOXES[2])

    @property
    def kept(self) -> dict[str, Any]:
        """What the database holds of this person's map; nothing before there is one."""
        found = rows(self.database, KEPT, self.number)
        return {name: json.loads(words) for name, words in zip(COLUMNS, found[0], strict=True)}

    def placed(self, page: Page) -> int:
        expect(page.locator(SAVED)).to_have_text("Bewaard")
        return len(self.kept["boxes"])


COLUMNS = ("boxes", "top", "consents")
KEPT = (
    "SELECT s.boxes, s.top, s.consents FROM elicitation_sorting s "
    "JOIN studies_invitation i ON i.id = s.invitation_id "
    "JOIN studies_study t ON t.id = i.study_id "
    "WHERE i.id = (SELECT id FROM studies_invitation WHERE study_id = t.id "
    "ORDER BY id LIMIT 1 OFFSET ?)"
)


LISTED_OR_CARDS = re.compile(r"/(asked|cards)$")  # the list only where more is asked than a map


def rows(database: Path, question: str, *about: object) -> list[tuple[Any, ...]]:
    """Return what a database holds, read beside the application."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as read:
        return read.execute(question, about).fetchall()


def by_touch(who: Director) -> None:
    """Tap through all cards; every tap is in the database before the next ones."""
    page = who.open()
    who.see(page, "start")
    _agree(page, Locator.tap)
    for number, box in enumerate(_dealt(page, who.wishes(page)), start=1):
        if number == HALFWAY:
            who.see(page, "halfway")
        _box(page, box).tap()
        _counted(page, number)
        if number < CARDS:  # after the last one, the next page comes when all is saved
            assert who.placed(page) == number
    _to_the_end(who, page, Locator.tap)


def by_keys(who: Director) -> None:
    """Touch nothing: only Tab, Space, Enter and the numbers."""
    page = who.open(has_touch=False, is_mobile=False)
    _agree(page, press)
    expect(page.locator("#card")).to_be_focused()
    for number, box in enumerate(_dealt(page, who.wishes(page)), start=1):
        page.keyboard.press(str(BOXES.index(box) + 1))
        _counted(page, number)
        if number == HALFWAY:
            who.see(page, "halfway")
    _to_the_end(who, page, press)


def without_script(who: Director) -> None:
    """Send plain forms; the page is a new one after every card."""
    page = who.open(javascript=False)
    _agree(page, Locator.tap)
    for number, box in enumerate(_dealt(page, who.wishes(page)), start=1):
        if number == HALFWAY:
            who.see(page, "halfway")
        _box(page, box).tap()
        _counted(page, number)
        assert len(who.kept["boxes"]) == number
    _to_the_end(who, page, Locator.tap)


def with_a_lost_line(who: Director) -> None:
    """Go on sorting while there is no line; when it is back, nothing is lost."""
    page = who.open()
    _agree(page, Locator.tap)
    for number, box in enumerate(_dealt(page, who.wishes(page)), start=1):
        if number == 5:
            assert who.placed(page) == 4
            page.context.set_offline(True)
        _box(page, box).tap()
        _counted(page, number)
        if number == HALFWAY:
            expect(page.locator(SAVED)).to_contain_text("Nog niet bewaard")
            who.see(page, "no-line")
            assert len(who.kept["boxes"]) == 4
            page.context.set_offline(False)
            assert who.placed(page) == HALFWAY
    _to_the_end(who, page, Locator.tap)


def on_two_devices(who: Director) -> None:
    """Begin on a phone and finish on a tablet, by the same link."""
    phone = who.open()
    _agree(phone, Locator.tap)
    for number, box in enumerate(_dealt(phone, who.wishes(phone)), start=1):
        _box(phone, box).tap()
        _counted(phone, number)
        if number == HALFWAY:
            break
    assert who.placed(phone) == HALFWAY
    phone.context.close()
    tablet = who.open(width=820)
    tablet.get_by_role("link", name="Verder waar u was").tap()
    tablet.wait_for_url(LISTED_OR_CARDS)
    if tablet.url.endswith("/asked"):
        tablet.locator("main .actions a").first.tap()
    _counted(tablet, HALFWAY)
    who.see(tablet, "resumed")
    for number, box in enumerate(_dealt(tablet, who.wishes(tablet)), start=HALFWAY + 1):
        _box(tablet, box).tap()
        _counted(tablet, number)
    _to_the_end(who, tablet, Locator.tap)


WAYS: tuple[Callable[[Director], None], ...] = (
    by_touch,
    by_keys,
    without_script,
    with_a_lost_line,
    on_two_devices,
)


def press(target: Locator) -> None:
    """Go to something by Tab alone, and press it."""
    page = target.page
    for _ in range(90):
        if target.evaluate("one => one === document.activeElement"):
            box = target.get_attribute("type") == "checkbox"
            page.keyboard.press("Space" if box else "Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keys to {target}")


def _agree(page: Page, touch: Callable[[Locator], None]) -> None:
    for purpose in ("take_part", "words"):
        touch(page.locator(f"#{purpose}"))
    touch(page.get_by_role("button", name="Beginnen"))
    page.wait_for_url(LISTED_OR_CARDS)
    if page.url.endswith("/asked"):
        touch(page.locator("main .actions a").first)
        page.wait_for_url("**/cards")


def _cards(page: Page) -> list[Locator]:
    return page.locator("#board li[data-card]").all()


def _dealt(page: Page, wishes: Placed) -> Iterator[str]:
    """Yield the box for every card that is shown, as long as there is one."""
    for _ in range(page.locator("[data-place=hand] li[data-card]").count()):
        card = page.locator("#move input[name=card]").input_value()
        yield wishes[card]


def _box(page: Page, name: str) -> Locator:
    return page.locator(f"button.place[value={name}]")


def _counted(page: Page, number: int) -> None:
    """See that so many cards were placed: the last one leads on to the next page."""
    if number < CARDS:
        expect(page.locator("#dealt")).to_have_text(f"{number} van {CARDS} kaarten gelegd")
    else:
        page.wait_for_url("**/top")


def _to_the_end(who: Director, page: Page, touch: Callable[[Locator], None]) -> None:
    """Choose a top three, say something, see one's own map; all of it is in the database."""
    wishes = {card: box for card, box in who.kept["boxes"].items() if box in PLACES}
    assert len(wishes) == CARDS
    for place in range(3):
        touch(page.locator(".pick").nth(place))
        expect(page.locator(".pick").nth(place).locator(".rank")).to_have_text(str(place + 1))
    who.see(page, "top")
    touch(page.get_by_role("link", name="Verder", exact=True))
    page.wait_for_url("**/words")
    touch_and_type(page, f"Dat ieder doet wat is afgesproken, ook {who.number + 1} keer.")
    touch(page.get_by_role("button", name="Klaar"))
    page.wait_for_url(re.compile(r"/(asked|map)$"))
    if page.url.endswith("/asked"):
        who.see(page, "asked")
        _answer_the_rest(who, page, touch)
    who.see(page, "map")
    assert len(who.kept["top"]) == 3
    assert who.kept["consents"] == ["take_part", "words"]


def _answer_the_rest(who: Director, page: Page, touch: Callable[[Locator], None]) -> None:
    """Answer what else is asked, page by page, and go to all answers."""
    touch(page.locator("main .actions a").first)
    page.wait_for_url("**/ask/**")
    for number in range(1, PAGES):
        who.see(page, f"questions-{number}")
        before = page.url
        choices = page.locator("form.asking label.choice")
        if touch is not press and choices.count():
            touch(choices.first)
        touch(page.locator("form.asking .actions button").first)
        page.wait_for_url(lambda url, before=before: url != before)  # type: ignore[misc]
        if "/ask/" not in page.url:
            break
    if page.url.endswith("/asked"):
        touch(page.get_by_role("link", name="Naar al uw antwoorden"))
    page.wait_for_url("**/map")


def touch_and_type(page: Page, words: str) -> None:
    """Write what a value looks like in practice."""
    page.locator("textarea").first.focus()
    page.keyboard.type(words)
