"""Every questionnaire on a phone: by touch, by keys, without a script, with a poor line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from e2e.every_page import wrong_with
from e2e.site import Site
from samenspel.study.checks import problems
from samenspel.web import bridge
from samenspel.web.elicitation.asks import parts
from samenspel.web.elicitation.guests import OWN_MAP
from samenspel.web.elicitation.models import Answers
from samenspel.web.elicitation.sortings import code
from samenspel.web.studies.models import Study
from web.asking import ALL, asking, of
from web.sorting import Invited

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {"width": 360, "has_touch": True, "is_mobile": True}
Press = Callable[[Locator], None]
# Pages in the other two ways take a while: between them they have every kind of question.
SOME = ("context", "priorities", "obstructing", "conditions", "outcomes")
TABLES = {
    "priorities": ("priorities", "remarks"),
    "complexity": ("tensions", "obstacles"),
    "context": (),
    OWN_MAP: ("sorts",),
    **{id: (id,) for id in ALL[1:] if id not in {"priorities", "complexity", "context"}},
}


@pytest.fixture
def who(site: Site) -> Invited:  # noqa: ARG001 - the site's database is asked
    return asking(*ALL)


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Bewaard")


def until_saved(page: Page, change: Callable[[], None]) -> None:
    with page.expect_response("**/save"):
        change()
    saved(page)


def given(who: Invited, instrument: str) -> dict[str, Any]:
    found = Answers.objects.filter(invitation=who.invitation, instrument=instrument).first()
    return found.given if found else {}


def by_keys(target: Locator) -> None:
    """Go to something by Tab alone, or by the arrows among answers, and press it."""
    page = target.page
    for _ in range(90):
        if target.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Enter" if target.get_attribute("type") is None else "Space")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keys to {target}")


def sets(page: Page) -> Iterator[Locator]:
    """Yield the sets of answers that are in sight, one after the other."""
    for one in page.locator("fieldset.field").all():
        if one.is_visible():
            yield one


def fill(page: Page, press: Press) -> None:
    """Choose the first answer of every set, and write in every field."""
    for one in sets(page):
        press(one.locator("input").first)
    for one in page.locator("form.asking textarea").all():
        one.fill("Dat gaat goed.")
    for one in page.locator(
        "form.asking input:not([type=radio], [type=checkbox], [type=hidden])"
    ).all():
        date = one.get_attribute("type") == "date"
        one.fill("2024-03-01" if date else "4")


def through(page: Page, press: Press) -> int:
    """Fill in every page of everything that is asked; return how many pages that took."""
    pages = 0
    while True:
        following = page.locator("main .actions a.button:not(.quiet)").first
        if "Verder met" not in following.inner_text():
            return pages
        press(following)
        page.wait_for_url("**/ask/**")
        while "/ask/" in page.url:
            before = page.url
            if "/interests/2" not in before:  # one party is enough
                fill(page, press)
            pages += 1
            press(page.locator("form.asking .actions button").first)
            page.wait_for_url(lambda url: url != before)  # noqa: B023 - called before the next one


def all_is_there(who: Invited, asks: Sequence[str]) -> None:
    study = bridge.load(who.record)
    assert problems(study) == []
    filled = {name: bool(getattr(study, name)) for id in asks for name in TABLES[id]}
    assert filled == dict.fromkeys(filled, True)
    assert study.design.networks[0].started == date(2024, 3, 1)
    assert {one.instrument.id: one.state for one in parts(of(who))} == dict.fromkeys(asks, "done")


def test_every_questionnaire_by_touch(site: Site, who: Invited) -> None:
    page = site.open(who.path("asked"), **PHONE)
    assert through(page, Locator.tap) > len(ALL)
    all_is_there(who, ALL)
    expect(page.locator("main")).to_contain_text("U bent overal doorheen")


@pytest.mark.parametrize(("press", "javascript"), [(by_keys, True), (Locator.tap, False)])
def test_questionnaires_by_keys_alone_and_without_a_script(
    site: Site,
    press: Press,
    javascript: bool,  # noqa: FBT001 - with and without
) -> None:
    who = asking(*SOME)
    page = site.open(who.path("asked"), **PHONE, javascript=javascript)
    through(page, press)
    all_is_there(who, SOME)


def test_every_change_is_saved_without_being_asked(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/outcomes/1"), **PHONE)
    until_saved(page, lambda: page.locator("#q1").fill("12"))
    assert given(who, "outcomes") == {"cases.network": "12"}
    until_saved(page, page.locator("label", has_text="weet ik niet").first.tap)
    expect(page.locator("#q1")).to_have_value("")
    page.reload()
    expect(page.locator("[name='cases.network'][type=checkbox]")).to_be_checked()
    assert given(who, "outcomes") == {"cases.network": "unknown"}


def test_a_list_that_is_full_waits_until_there_is_room(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/priorities/1"), **PHONE)
    boxes = page.locator("form.asking [type=checkbox]")
    for place in (4, 0, 2):
        until_saved(page, boxes.nth(place).tap)
    expect(boxes.nth(1)).to_be_disabled()
    until_saved(page, boxes.nth(0).tap)
    expect(boxes.nth(1)).to_be_enabled()
    assert len(given(who, "priorities")["most.organisation"]) == 2


def test_a_lost_line_is_told_and_nothing_is_lost(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/conditions/1"), **PHONE)
    lost = True

    def lose(route: Route) -> None:
        route.abort() if lost else route.fallback()

    page.route("**/save", lose)
    page.get_by_label("Waarom dit cijfer?").first.fill("Omdat.")
    expect(page.locator("#saved")).to_contain_text("Nog niet bewaard")
    page.reload()
    expect(page.get_by_label("Waarom dit cijfer?").first).to_have_value("Omdat.")
    assert given(who, "conditions") == {}
    lost = False
    saved(page)
    assert list(given(who, "conditions").values()) == ["Omdat."]


def test_a_stale_window_is_told_and_shown_the_newest(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/outcomes/1"), **PHONE)
    other = page.context.new_page()
    other.goto(site.address + who.path("ask/outcomes/1"))
    other.locator("#q1").fill("12")
    saved(other)
    page.locator("#q1").fill("9")
    expect(page.locator("#trouble")).to_contain_text("in een ander venster")
    expect(page.locator("#q1")).to_have_value("12")
    until_saved(page, lambda: page.locator("#q1").fill("13"))
    assert given(who, "outcomes") == {"cases.network": "13"}


def test_after_withdrawal_nothing_is_saved_and_that_is_told(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/outcomes/1"), **PHONE)
    page.locator("#q1").fill("12")
    saved(page)
    away = page.context.new_page()
    away.goto(site.address + who.path("withdraw"))
    away.locator("#code").fill(code(who.invitation))
    away.get_by_role("button", name="Al mijn antwoorden weghalen").tap()
    away.wait_for_url("**/withdrawn")
    page.locator("#q1").fill("13")
    expect(page.locator("#trouble")).to_contain_text("niet bewaard")
    assert Answers.objects.count() == 0
    assert away.evaluate("localStorage.length") == 0


def test_the_same_link_goes_on_at_another_device(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/governance/1"), **PHONE)
    page.locator("form.asking [type=radio]").first.tap()
    page.get_by_role("button", name="Verder").tap()
    page.wait_for_url("**/ask/governance/2")
    elsewhere = site.open(who.path("asked"), width=1280)
    expect(elsewhere.locator("main")).to_contain_text("Bezig: 1 van")
    elsewhere.get_by_role("link", name="Hoe het netwerk wordt bestuurd").click()
    expect(elsewhere.locator("form.asking [type=radio]").first).to_be_checked()


@pytest.mark.parametrize("javascript", [True, False])
def test_another_language_keeps_what_was_typed(
    site: Site,
    who: Invited,
    javascript: bool,  # noqa: FBT001 - with and without
) -> None:
    page = site.open(who.path("ask/outcomes/1"), **PHONE, javascript=javascript)
    page.locator("#q1").fill("12")
    page.get_by_role("button", name="English").tap()
    page.wait_for_selector("html[lang=en]")
    expect(page.locator("#q1")).to_have_value("12")
    page.locator("#q1").press("Enter")  # the key that goes on, never the one of the language
    page.wait_for_url("**/asked")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_question_that_follows_from_an_answer_waits_for_it(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/complexity/1"), **PHONE)
    kind = page.locator(".of-kind").first
    page.get_by_label("nee", exact=True).first.tap()
    expect(kind).to_be_hidden()
    page.get_by_label("ja", exact=True).first.tap()
    expect(kind).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_mistake_is_led_to_and_can_be_read_by_everyone(
    site: Site,
    who: Invited,
    javascript: bool,  # noqa: FBT001 - with and without
) -> None:
    page = site.open(who.path("ask/outcomes/1"), **{**PHONE, "width": 320}, javascript=javascript)
    page.locator("#q1").fill("4")
    page.locator("#q2").fill("vijf")
    page.get_by_role("button", name="Klaar").tap()
    page.wait_for_selector(".errors")
    page.locator(".errors a").tap()
    field = page.locator("#q2")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("Vul een heel getal in, zoals 12."))
    expect(field).to_have_value("vijf")
    if javascript:
        assert wrong_with(page, 320) == []


def test_a_screen_reader_hears_what_a_set_of_answers_is_about(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/relations/1"), **PHONE)
    member = page.get_by_role("group", name="Jeugd", exact=True)
    question = member.get_by_role("group", name="Hebben wij deze organisatie nodig?")
    expect(question.get_by_role("radio")).to_have_count(5)
    question.get_by_role("radio", name="0: niet").tap()
    saved(page)
    assert given(who, "relations") == {"depends.network.jeugd": "0"}


def test_a_study_that_closes_meanwhile_is_told(site: Site, who: Invited) -> None:
    page = site.open(who.path("ask/outcomes/1"), **PHONE)
    Study.objects.filter(pk=who.record.pk).update(state=Study.State.CLOSED)
    page.locator("#q1").fill("12")
    expect(page.locator("#trouble")).to_contain_text("de vragenlijst is gesloten")
    assert given(who, "outcomes") == {}
