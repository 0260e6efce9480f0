"""Every page in a real browser: accessible, within its width, with targets a thumb can hit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.templatetags.static import static

from e2e.every_page import NO_PAGE, NOT_FOUND, PAGES, names, status, wrong_with
from e2e.site import Site
from samenspel.text import Language
from samenspel.web.studies.models import Study

pytestmark = pytest.mark.browser
# What a page shows later takes them in turn; the rest of the combinations is `make look`'s.
SIGHTS: tuple[tuple[int, bool, Language], ...] = ((320, False, "nl"), (1280, True, "en"))

LARGE = 1000  # pixels: twice the text asks no more room than that of a window

ADDRESS = "one => one.id || one.href || one.value || one.textContent.trim()"
# What has the focus, and whether a line around it (or around its whole card) shows that.
FOCUSED = f"""() => {{
  const one = document.activeElement
  const lines = [getComputedStyle(one), getComputedStyle(one, '::after')]
  return [({ADDRESS})(one), one === document.body || lines.some(line =>
    line.outlineStyle !== 'none' && parseFloat(line.outlineWidth) >= 2)]
}}"""
# Of radio buttons the keyboard reaches one; the arrows reach the others.
PRESSABLE = f"""() => [...document.querySelectorAll(
  'a[href], button:enabled, summary, select, textarea, input:not([type=hidden], [type=radio])')]
  .filter(one => one.checkVisibility()).map({ADDRESS})"""


def test_every_address_is_looked_at_or_is_no_page() -> None:
    assert set(names()) == set(PAGES) | set(NO_PAGE)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_narrow_wide_light_dark_and_at_twice_the_text(
    site: Site, name: str
) -> None:
    for number, made in enumerate(PAGES[name]):
        path = made()
        for width, dark, language in SIGHTS if number == 0 else SIGHTS[number % 2 :][:1]:
            page = site.open(path, width=width, dark=dark, language=language)
            assert status(page) == 200, path
            assert page.locator("html").get_attribute("lang") == language
            assert wrong_with(page, width) == []
            if width > LARGE:
                page.evaluate("document.documentElement.style.fontSize = '200%'")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_page_that_is_not_there_says_so_kindly_and_accessibly(site: Site) -> None:
    page = site.open(NOT_FOUND, width=320, dark=True)
    assert status(page) == 404
    assert page.get_by_role("heading").inner_text() == "Deze pagina is er niet"
    assert wrong_with(page, 320) == []


def test_without_a_study_the_list_says_what_to_do(site: Site) -> None:
    Study.objects.all().delete()
    page = site.open("/", width=320)
    assert "Begin een nieuwe studie" in page.locator("main").inner_text()
    assert wrong_with(page, 320) == []


def test_a_reader_changes_the_language_and_stays_on_the_page(site: Site) -> None:
    page = site.open("/studies/twente/?round=1", language="nl", javascript=False)
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith("/studies/twente/?round=1")


def test_the_first_key_leads_past_the_head_of_the_page_to_its_content(site: Site) -> None:
    page = site.open("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_card_of_the_list_opens_wherever_it_is_pressed(site: Site) -> None:
    page = site.open("/")
    card = page.locator(".study").first
    box = card.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 12)
    page.wait_for_url("**/studies/*/")


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    site: Site, name: str
) -> None:
    page = site.open(PAGES[name][-1]())
    assert status(page) == 200
    wanted = page.evaluate(PRESSABLE)
    walked: dict[str, None] = {}
    for _ in range(2 * len(wanted) + 40):  # a date alone takes five presses
        page.keyboard.press("Tab")
        at, seen = page.evaluate(FOCUSED)
        assert seen, at
        walked[at] = None
        if walked.keys() >= set(wanted):
            break
    assert set(wanted) <= walked.keys()
    places = [wanted.index(at) for at in walked if wanted.count(at) == 1]
    # A page may put someone in its middle at once; from the end one comes back at its head.
    assert sum(after < before for before, after in pairwise(places)) <= 1, places


def test_what_is_wrong_with_a_page_is_seen(site: Site) -> None:
    page = site.open("/", width=320)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        f"'<img src={static('mark.svg')} width=700><button>!</button>')"
    )
    page.evaluate("document.querySelector('main > img').style.maxWidth = 'none'")
    page.evaluate("document.querySelector('main > button').style.minHeight = '20px'")
    wrong = " ".join(wrong_with(page, 320))
    assert all(words in wrong for words in ("image-alt", "too small to press", "wider than 320"))


def test_trouble_in_a_page_fails_the_test_that_saw_it(site: Site) -> None:
    page = site.open("/")
    page.evaluate("document.body.setAttribute('onclick', 'alert(1)'); document.body.click()")
    page.evaluate("fetch('https://example.org/').catch(() => null)")
    assert len(site.trouble) >= 2
    site.trouble.clear()
