"""Results in a browser: charts under the strict policy, tables that sort, files that come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from e2e.site import Site
from samenspel.text import Language
from samenspel.web.results.engine import ENGINE
from samenspel.web.results.worker import work
from samenspel.web.studies.models import Study

pytestmark = pytest.mark.browser

HOME = "/studies/voorbeeldregio/results/"
ALL = f"{HOME}all-networks-together/"
PATIENT = 120_000  # milliseconds: a whole report, on a machine that does more


def column(page: Page, number: int) -> list[str]:
    """Return a column of the first table that is open."""
    cells = page.locator(f"details[open] tbody tr > :nth-child({number})")
    return [words.strip() for words in cells.all_text_contents()]


def with_table(page: Page) -> Page:
    page.locator("details.data summary").first.press("Enter")
    return page


def test_charts_are_drawn_without_a_style_of_their_own(site: Site) -> None:
    for address in (ALL, f"{HOME}viewpoints-in-the-networks/", f"{HOME}who-shares-what/"):
        page = site.open(address, javascript=False)
        charts = page.locator(".chart svg")
        assert charts.count() > 0
        assert page.locator("main [style], main style").count() == 0
        box = charts.first.bounding_box()
        assert box
        assert box["height"] > 100
        assert page.locator('.chart > [role="img"][aria-label] > svg').count() == charts.count()


def chart(page: Page) -> Locator:
    """Return the first chart of a page, once it answers."""
    expect(page.locator(".point").first).to_be_visible()
    return page.locator(".chart").first


def beside(page: Page, name: str) -> list[str]:
    """Return the cells of a row of the first table, each as it is told: under its head."""
    table = page.locator("details.data table").first
    heads = [words.removesuffix("\xa0↕") for words in table.locator("thead th").all_inner_texts()]
    row = table.locator("tbody tr").filter(has=page.locator("th", has_text=name)).first
    cells = row.locator("> *").all_inner_texts()
    told = zip(heads[1:], cells[1:], strict=True)
    return [name, *(f"{head}: {cell}" for head, cell in told if cell != "–")]


def test_a_row_that_is_pointed_at_tells_what_stands_in_its_table(site: Site) -> None:
    page = with_table(site.open(ALL))
    box = chart(page)
    box.get_by_text("Efficiënt", exact=True).hover()
    expect(page.locator(".tip").first).to_contain_text("Efficiënt")
    assert page.locator(".tip").first.locator("> *").all_inner_texts() == beside(page, "Efficiënt")
    page.mouse.move(1, 1)
    expect(page.locator(".tip").first).to_be_empty()


def test_a_keyboard_walks_through_the_rows_of_a_chart_and_out_of_it(site: Site) -> None:
    page = site.open(ALL)
    box, tip = chart(page), page.locator(".tip").first
    names = page.locator("details.data table").first.locator("tbody th").all_text_contents()
    box.focus()
    for name in names:
        page.keyboard.press("ArrowDown")
        expect(tip.locator("strong")).to_have_text(name)
    page.keyboard.press("ArrowUp")
    expect(tip.locator("strong")).to_have_text(names[-2])
    page.keyboard.press("Escape")
    expect(tip).to_be_empty()
    page.keyboard.press("Tab")
    expect(page.locator("details.data summary").first).to_be_focused()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_chart_that_answers_looks_as_the_report_does(site: Site, language: Language) -> None:
    drawn = site.open(ALL, language=language, javascript=False).locator(".chart svg").first
    lives = chart(site.open(ALL, language=language)).locator("svg")

    def words(picture: Locator) -> list[str]:
        return sorted(filter(None, picture.locator("text").all_text_contents()))

    assert words(lives) == words(drawn)
    one, other = lives.bounding_box(), drawn.bounding_box()
    assert one
    assert other
    assert one["width"] / one["height"] == pytest.approx(other["width"] / other["height"], rel=0.1)


def test_the_engine_comes_only_where_a_chart_is_and_is_kept_for_good(site: Site) -> None:
    asked: list[Response] = []
    page = site.open(HOME)

    def answered(response: Response) -> None:
        asked.append(response)

    page.on("response", answered)
    page.goto(site.address + f"{HOME}where-networks-pull-apart/")
    assert [one for one in asked if ENGINE in one.url] == []
    page.goto(site.address + ALL)
    chart(page)
    (engine,) = (one for one in asked if ENGINE in one.url)
    assert "immutable" in engine.headers["cache-control"]
    assert engine.headers["content-encoding"] == "gzip"


def test_a_chart_whose_figures_do_not_come_stays_as_it_was_drawn(site: Site) -> None:
    page = site.open(HOME)
    page.route("**/*.json*", lambda route: route.fulfill(status=404))
    with page.expect_response("**/*.json*"):
        page.goto(site.address + ALL)
    assert page.locator(".chart svg").count() == 2
    assert page.locator(".point:visible").count() == 0


def test_a_table_sorts_by_a_key_on_its_head(site: Site) -> None:
    page = with_table(site.open(ALL))
    before = column(page, 1)
    assert before != sorted(before)
    first = page.locator("details[open] thead th").first
    first.get_by_role("button").press("Enter")
    assert first.get_attribute("aria-sort") == "ascending"
    assert column(page, 1) == sorted(before)
    first.get_by_role("button").press("Space")
    assert first.get_attribute("aria-sort") == "descending"
    assert column(page, 1) == sorted(before, reverse=True)


def test_numbers_sort_as_numbers(site: Site) -> None:
    page = with_table(site.open(ALL))
    head = page.locator("details[open] thead th.number").first
    number = 1 + head.evaluate("(head) => head.cellIndex")
    head.get_by_role("button").click()
    found = [int(re.findall(r"\d+", words)[0]) for words in column(page, number)]
    assert found == sorted(found)
    assert max(found) >= 10 > min(found) > 0


@pytest.fixture
def worker(site: Site) -> Iterator[None]:  # noqa: ARG001 - on the data of the site
    """Let reports be made while a page waits for them."""
    stop = Event()
    making = Thread(target=work, args=(stop,))
    making.start()
    yield
    stop.set()
    making.join()


@pytest.mark.usefixtures("worker")
def test_without_a_script_tables_are_tables_and_a_report_comes(site: Site) -> None:
    page = site.open(ALL, javascript=False)
    assert page.locator("details.data table").count() > 0
    assert page.locator("button.sort").count() == 0
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Webpagina").click()
    link = page.get_by_role("link", name="Download het verslag")
    expect(link).to_be_visible(timeout=PATIENT)  # the page asks again by itself
    with page.expect_download() as download:
        link.click()
    assert Path(download.value.path()).read_bytes().startswith(b"<!doctype html>")


@pytest.mark.usefixtures("worker")
def test_a_report_says_that_it_is_being_made_and_then_comes_by_itself(site: Site) -> None:
    page = site.open(HOME)
    with page.expect_download(timeout=PATIENT) as download:
        page.get_by_role("button", name="PDF").press("Enter")
        expect(page.get_by_role("status")).to_contain_text("worden getekend", timeout=PATIENT)
        expect(page.get_by_role("progressbar")).to_have_attribute("max", re.compile(r"\d\d"))
    expect(page.get_by_role("status")).to_contain_text("is klaar")
    assert download.value.suggested_filename == "voorbeeldregio-researcher.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_the_report_opens_from_disk_without_a_refusal(site: Site, tmp_path: Path) -> None:
    page = site.open(HOME)
    with page.expect_download() as download:
        page.evaluate("location.assign('../report.html')")
    kept = tmp_path / "report.html"
    download.value.save_as(kept)
    refused: list[str] = []
    fresh = site.browser.new_page()
    fresh.on("console", lambda message: refused.append(message.text))
    fresh.goto(kept.as_uri())
    assert fresh.locator("svg").count() > 40
    assert fresh.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    assert refused == []
    fresh.close()


def test_a_release_is_a_press_on_a_button_and_then_stays(site: Site) -> None:
    Study.objects.update(state=Study.State.CLOSED)
    page = site.open(HOME)
    page.get_by_role("link", name="Buitenstaanders").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit is nog niet vrijgegeven")
    assert Study.objects.get(name="voorbeeldregio").ledger == {}
    page.get_by_role("button", name="Geef vrij").click()
    expect(page.locator(".stamp")).to_contain_text("Voor buiten het netwerk.")
    assert Study.objects.get(name="voorbeeldregio").ledger["releases"]
    again = site.open(f"{HOME}?audience=outside")
    expect(again.locator(".stamp")).to_contain_text("Voor buiten het netwerk.")
    assert again.get_by_role("link", name="Map (zip)").count() == 0


@pytest.mark.parametrize("address", [HOME, ALL, f"{HOME}per-network/", f"{HOME}?audience=outside"])
def test_nothing_is_wider_than_a_small_phone(site: Site, address: str) -> None:
    page = site.open(address, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_way_through_is_there_for_a_keyboard(site: Site) -> None:
    page = site.open(HOME, width=360)
    page.locator("details.chapters > summary").press("Enter")
    page.locator("details.chapters details > summary").first.press("Enter")
    chapter = page.locator("details.chapters details a").first
    title = chapter.text_content()
    chapter.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title or "")
    page.locator("[rel=prev]").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("In het kort")
