"""The values map on a phone: by taps, by keys, without a script, with a poor line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from random import Random
from typing import Any

import pytest
from django.templatetags.static import static
from playwright.sync_api import Locator, Page, Route, expect

from e2e.every_page import wrong_with
from e2e.site import Site
from samenspel.study.model import Shape
from samenspel.study.sorts import maps
from samenspel.web import bridge
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.moves import PLACES, Board, MoveError, Rules, moved
from samenspel.web.elicitation.sortings import code
from samenspel.web.studies.models import Study
from web.sorting import SEVEN, Invited, invited, own_cards

pytestmark = pytest.mark.browser
BOXES = ("important", "neutral", "less_important")
PHONE: dict[str, Any] = {"width": 390, "has_touch": True, "is_mobile": True}


@pytest.fixture
def who(site: Site) -> Invited:  # noqa: ARG001 - the site's database is asked
    return invited()


def agree(page: Page) -> None:
    page.locator("#take_part").check()
    page.get_by_role("button", name="Beginnen").click()
    page.wait_for_url("**/cards")


def on_cards(site: Site, who: Invited, **how: object) -> Page:
    """Open the cards as somebody who agreed."""
    who.begun()
    return site.open(who.path("cards"), **{**PHONE, **how})


def box(page: Page, name: str) -> Locator:
    return page.locator(f"button.place[value={name}]")


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Bewaard")


def dealt(who: Invited) -> int:
    return len(who.sorting.boxes)


def spread(shape: Shape) -> list[str]:
    """Return a box for every card, in an order that jumps about as people do."""
    boxes = [name for name in BOXES for _ in range(shape.places(name))]  # type: ignore[arg-type]
    Random(3).shuffle(boxes)  # noqa: S311 - the same in every run
    return boxes


class Line:
    """The way to the server, lost until it is said to be there again."""

    def __init__(self, page: Page, lose: Callable[[Route], None]) -> None:
        self.lost = True
        page.route("**/save", lambda route: lose(route) if self.lost else route.fallback())


def unheard(route: Route) -> None:
    """Let a save arrive, and lose the answer to it."""
    route.fetch()
    route.abort()


class Taps:
    """A thumb that counts; it touches only what is in sight and never scrolls back."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def on(self, target: Locator) -> None:
        area = target.bounding_box()
        assert area is not None
        assert area["y"] >= 0, "scrolled past it"
        assert area["y"] + area["height"] <= self.page.evaluate("innerHeight") + 1, "out of sight"
        assert area["height"] >= 44
        self.page.touchscreen.tap(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
        self.count += 1


@pytest.mark.parametrize("shape", [Shape(), SEVEN])
def test_a_map_takes_a_tap_a_card_and_at_most_six_more(site: Site, shape: Shape) -> None:
    who = invited(shape=shape)
    page = site.open(who.path(), **{**PHONE, "width": 360})
    agree(page)
    taps = Taps(page)
    for name in spread(shape):
        taps.on(box(page, name))
    page.wait_for_url("**/top")
    picks = page.locator(".pick")
    expect(picks).to_have_count(shape.important)
    for place in (4, 0, 2):
        taps.on(picks.nth(place))
    page.get_by_role("link", name="Verder", exact=True).scroll_into_view_if_needed()
    taps.on(page.get_by_role("link", name="Verder", exact=True))
    page.wait_for_url("**/words")
    page.get_by_role("button", name="Klaar").scroll_into_view_if_needed()
    taps.on(page.get_by_role("button", name="Klaar"))
    page.wait_for_url("**/map")
    assert taps.count <= 18 + 6
    (made,) = maps(bridge.load(who.record), round=1)
    assert made.complete
    order = [value for value in who.sorting.order if made.boxes[value] == "important"]
    assert made.top == (order[4], order[0], order[2])
    assert [who.sorting.boxes[value] for value in who.sorting.order] == spread(shape)
    assert code(who.invitation) in page.locator("main").inner_text()


def test_every_tap_is_saved_without_being_asked(site: Site, who: Invited) -> None:
    page = on_cards(site, who)
    for number in range(1, 4):
        box(page, "neutral").tap()
        expect(page.locator("#dealt")).to_have_text(f"{number} van 18 kaarten gelegd")
        expect(box(page, "neutral").locator(".count")).to_have_text(f"{number} van 6")
        saved(page)
        assert dealt(who) == number


def test_a_whole_map_by_keys_alone(site: Site, who: Invited) -> None:
    page = site.open(who.path(), width=1280)

    def to(locator: Locator) -> None:
        for _ in range(60):
            if locator.evaluate("one => one === document.activeElement"):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"no way by keys to {locator}")

    to(page.locator("#take_part"))
    page.keyboard.press("Space")
    to(page.get_by_role("button", name="Beginnen"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/cards")
    expect(page.locator("#card")).to_be_focused()
    for key in "123" * 6:
        page.keyboard.press(key)
    page.wait_for_url("**/top")
    for place in range(3):
        to(page.locator(".pick").nth(place))
        page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("staat op 3")
    to(page.get_by_role("link", name="Verder", exact=True))
    page.keyboard.press("Enter")
    page.wait_for_url("**/words")
    to(page.get_by_role("button", name="Klaar"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/map")
    (made,) = maps(bridge.load(who.record), round=1)
    assert made.complete
    assert len(made.top) == 3


def test_keys_mean_nothing_outside_the_cards(site: Site, who: Invited) -> None:
    page = on_cards(site, who, width=1280)
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("1")
    expect(page.locator("#dealt")).to_have_text("0 van 18 kaarten gelegd")


def test_a_whole_map_without_a_script(site: Site, who: Invited) -> None:
    page = site.open(who.path(), **PHONE, javascript=False)
    agree(page)
    for name in spread(Shape()):
        box(page, name).click()
    page.wait_for_url("**/top")
    for place in range(3):
        page.locator(".pick").nth(place).click()
    page.get_by_role("link", name="Verder", exact=True).click()
    page.locator("textarea").last.fill("Daar hebben wij al genoeg van.")
    page.get_by_role("button", name="Klaar").click()
    page.wait_for_url("**/map")
    (made,) = maps(bridge.load(who.record), round=1)
    assert made.complete
    assert len(made.top) == 3
    assert who.sorting.remarks == {"extreme_less_important": "Daar hebben wij al genoeg van."}


@pytest.mark.parametrize("javascript", [True, False])
def test_a_full_box_offers_a_swap(site: Site, javascript: bool) -> None:  # noqa: FBT001 - with and without
    who = invited(shape=Shape(2, 1, 2), own_cards=own_cards(5))
    page = on_cards(site, who, javascript=javascript)
    order = who.sorting.order
    for _ in range(3):
        box(page, "important").click()
    expect(page.locator("#swap button")).to_have_count(2)
    page.locator("#swap button").first.click()
    expect(page.locator("#name")).to_have_text(f"Kaart {order[0][-1]}")
    if javascript:
        saved(page)
    assert who.sorting.boxes == {order[1]: "important", order[2]: "important"}


def test_a_card_goes_elsewhere_and_a_step_is_undone(site: Site, who: Invited) -> None:
    page = on_cards(site, who)
    first = who.sorting.order[0]
    box(page, "important").tap()
    page.locator(f"li[data-card='{first}'] a").tap()
    box(page, "neutral").tap()
    saved(page)
    assert who.sorting.boxes == {first: "neutral"}
    page.locator("#undo").tap()
    page.locator("#undo").tap()
    saved(page)
    assert dealt(who) == 0
    expect(page.locator("#undo")).to_be_disabled()


def test_who_cannot_choose_goes_on_and_stays_incomplete(site: Site) -> None:
    who = invited(shape=Shape(1, 1, 1), own_cards=own_cards(3))
    page = on_cards(site, who)
    page.locator("#aside").tap()
    box(page, "important").tap()
    box(page, "neutral").tap()
    expect(page.locator("#all-dealt")).to_be_visible()
    saved(page)
    assert who.sorting.aside == [who.sorting.order[0]]
    (made,) = maps(bridge.load(who.record), round=1)
    assert not made.complete


def test_a_lost_line_is_told_and_nothing_is_lost(site: Site, who: Invited) -> None:
    page = on_cards(site, who)

    line = Line(page, lambda route: route.abort())
    for _ in range(4):
        box(page, "neutral").tap()
    expect(page.locator("#saved")).to_contain_text("Nog niet bewaard")
    assert dealt(who) == 0
    line.lost = False
    saved(page)
    assert dealt(who) == 4


def test_what_was_not_sent_survives_a_reload_and_another_window(site: Site, who: Invited) -> None:
    page = on_cards(site, who)
    page.route("**/save", lambda route: route.abort())
    for _ in range(3):
        box(page, "important").tap()
    expect(page.locator("#saved")).to_contain_text("Nog niet bewaard")
    again = page.context.new_page()
    page.close()
    again.goto(site.address + who.path("cards"))
    expect(again.locator("#dealt")).to_have_text("3 van 18 kaarten gelegd")
    saved(again)
    assert dealt(who) == 3
    assert again.evaluate("localStorage.length") == 0


def test_an_answer_that_got_lost_is_not_saved_twice(site: Site, who: Invited) -> None:
    page = on_cards(site, who)

    page.route("**/save", unheard, times=1)
    box(page, "neutral").tap()
    saved(page)
    assert (dealt(who), who.sorting.revision) == (1, 1)
    expect(page.locator("#trouble")).to_be_hidden()


def test_an_answer_lost_before_a_reload_is_not_called_another_window(
    site: Site, who: Invited
) -> None:
    page = on_cards(site, who)

    line = Line(page, unheard)
    box(page, "neutral").tap()
    box(page, "important").tap()
    expect(page.locator("#saved")).to_contain_text("Nog niet bewaard")
    line.lost = False
    page.reload()
    saved(page)
    assert dealt(who) == 2
    expect(page.locator("#trouble")).to_be_hidden()


def test_a_stale_window_is_told_and_shown_the_newest(site: Site, who: Invited) -> None:
    page = on_cards(site, who)
    other = page.context.new_page()
    other.goto(site.address + who.path("cards"))
    box(other, "important").tap()
    saved(other)
    box(page, "neutral").tap()
    expect(page.locator("#trouble")).to_contain_text("in een ander venster")
    expect(box(page, "important").locator(".count")).to_have_text("1 van 6")
    expect(box(page, "neutral").locator(".count")).to_have_text("0 van 6")
    box(page, "neutral").tap()
    expect(box(page, "neutral").locator(".count")).to_have_text("1 van 6")
    saved(page)
    assert sorted(who.sorting.boxes.values()) == ["important", "neutral"]


def test_the_same_link_goes_on_at_another_device(site: Site, who: Invited) -> None:
    page = on_cards(site, who)
    box(page, "neutral").tap()
    saved(page)
    elsewhere = site.open(who.path(), width=1280)
    elsewhere.get_by_role("link", name="Verder waar u was").click()
    expect(elsewhere.locator("#dealt")).to_have_text("1 van 18 kaarten gelegd")


def test_a_study_that_closes_meanwhile_is_told(site: Site, who: Invited) -> None:
    page = on_cards(site, who)
    Study.objects.filter(pk=who.record.pk).update(state=Study.State.CLOSED)
    box(page, "neutral").tap()
    expect(page.locator("#trouble")).to_contain_text("de vragenlijst is gesloten")
    assert dealt(who) == 0


def test_words_are_saved_while_one_types(site: Site, who: Invited) -> None:
    who.begun()
    page = site.open(who.path("words"), **PHONE)
    page.locator("#extreme_important").fill("Omdat het telt.")
    saved(page)
    assert who.sorting.remarks == {"extreme_important": "Omdat het telt."}
    page.reload()
    expect(page.locator("#extreme_important")).to_have_value("Omdat het telt.")


def test_a_card_can_be_dragged_with_a_mouse_a_finger_and_the_arrows(
    site: Site, who: Invited
) -> None:
    page = on_cards(site, who)
    order = who.sorting.order
    mouse(page, page.locator("#name"), box(page, "less_important"))
    finger(page, page.locator("#grip"), box(page, "neutral"))
    page.locator("#grip").focus()
    for key in ("Enter", "ArrowRight", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#dealt")).to_have_text("3 van 18 kaarten gelegd")
    saved(page)
    expected = dict(zip(order, ["less_important", "neutral", "important"], strict=False))
    assert who.sorting.boxes == expected


def middle(target: Locator) -> tuple[float, float]:
    area = target.bounding_box()
    assert area is not None
    return area["x"] + area["width"] / 2, area["y"] + area["height"] / 2


def mouse(page: Page, start: Locator, end: Locator) -> None:
    page.mouse.move(*middle(start))
    page.mouse.down()
    page.mouse.move(*middle(end), steps=6)
    page.mouse.up()


def finger(page: Page, start: Locator, end: Locator) -> None:
    # Playwright has no way to drag a finger; the browser's own protocol has.
    session = page.context.new_cdp_session(page)
    (x, y), (to_x, to_y) = middle(start), middle(end)
    session.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for part in (0.3, 0.6, 1):
        point = {"x": x + (to_x - x) * part, "y": y + (to_y - y) * part}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_screen_reader_hears_where_a_card_went_and_which_one_is_next(
    site: Site, who: Invited
) -> None:
    page = on_cards(site, who)
    name = page.locator("#name").inner_text()
    box(page, "important").tap()
    said = page.get_by_role("status").first
    expect(said).to_contain_text(f"{name} ligt bij Belangrijk: 1 van 6.")
    expect(said).to_contain_text(f"Volgende kaart: {page.locator('#name').inner_text()}.")


def test_withdrawing_takes_the_code_and_leaves_a_dead_link(site: Site, who: Invited) -> None:
    who.begun()
    page = site.open(who.path("map"), **PHONE)
    shown = page.locator(".withdrawal-code").inner_text()
    page.get_by_role("link", name="Antwoorden weghalen").tap()
    page.locator("#code").fill(shown)
    page.get_by_role("button", name="Al mijn antwoorden weghalen").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn weg")
    page.goto(site.address + who.path())
    expect(page.get_by_role("heading", level=1)).to_have_text("Hier kunt u nu niets invullen")
    assert Sorting.objects.get().boxes == {}


def fill(page: Page, name: str) -> None:
    """Put cards in a box until it offers a swap."""
    while not page.locator("#swap").is_visible():
        box(page, name).click()


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
def test_a_swap_and_a_wrong_code_can_be_read_and_pressed_by_everyone(
    site: Site,
    who: Invited,
    width: int,
    dark: bool,  # noqa: FBT001 - both are looked at
) -> None:
    who.begun()
    page = site.open(who.path("cards"), width=width, dark=dark)
    fill(page, "important")
    saved(page)
    assert wrong_with(page, width) == []
    page.goto(site.address + who.path("withdraw"))
    page.locator("form .danger").click()
    assert wrong_with(page, width) == []


BOARD = """async ({board, moves, script}) => {
  const {moved} = await import(script);
  return moves.map((move) => (board = moved(board, move)));
}"""


def test_the_script_moves_cards_exactly_as_the_server_does(site: Site, who: Invited) -> None:
    page = on_cards(site, who)
    chance = Random(5)  # noqa: S311 - the same in every run
    board = Board(("a", "b", "c", "d"), {})
    made: list[dict[str, object]] = []
    seen: list[dict[str, object]] = []
    while len(made) < 120:
        move = a_move(chance, board)
        try:
            board = moved(board, Rules(Shape(2, 1, 1), 2), [move])
        except MoveError:
            continue
        made.append(move)
        seen.append(plain_of(board))
    start = plain_of(Board(board.order, {}))
    asked = {"board": start, "moves": made, "script": static("sort_board.js")}
    assert page.evaluate(BOARD, asked) == seen
    assert any("undo" in move for move in made)


def a_move(chance: Random, board: Board) -> dict[str, object]:
    one, other = chance.sample(board.order, 2)
    moves: list[dict[str, object]] = [
        {"places": {one: chance.choice(PLACES)}},
        {"places": {one: board.place(other), other: board.place(one)}},
        {"top": chance.sample(board.at("important"), len(board.at("important")))},
        {"undo": True},
    ]
    return chance.choices(moves, [4, 2, 2, 1])[0]


def plain_of(board: Board) -> dict[str, object]:
    plain: dict[str, object] = json.loads(json.dumps(asdict(board)))
    return {name: plain[name] for name in ("order", "places", "top", "past")}


def test_a_browser_that_may_keep_nothing_still_saves(site: Site, who: Invited) -> None:
    who.begun()
    page = site.open("/healthz", **PHONE)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('not here'); }})"
    )
    page.goto(site.address + who.path("cards"))
    box(page, "neutral").tap()
    saved(page)
    assert dealt(who) == 1
