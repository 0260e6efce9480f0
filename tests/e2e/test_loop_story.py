"""The loop: six who may begin a network, what they agree, and what became of it a year later."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.phones import PHONE, rows
from e2e.site import Site
from e2e.test_story import PATIENT, Camera, downloaded
from outputs import words
from samenspel.study.model import BOXES
from served import served

pytestmark = pytest.mark.browser
TITLE = "Een netwerk in wording"
NAME = "een-netwerk-in-wording"
HOME = f"/studies/{NAME}/"
LATER = (sys.executable, "tests/later.py")
A_YEAR = 370  # days
SIX = 6
PICTURES = Path("reports/loop")
AGREED = (
    ("partly", "Wij komen na wat wij zeggen.", "Wij bellen elkaar binnen twee dagen.", "clinical"),
    ("yes", "Het gezin beslist mee.", "Een gezin zit aan tafel bij elk plan.", "organisational"),
)
CAME_OF_IT = (
    ("kept", "Elke teamleider belde, ook in de vakantie."),
    ("slipped", "Bij drukte werd het gezin vergeten."),
)
SENT = """async ([address, moves]) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  const answer = await fetch(address, {
    method: "POST",
    headers: {"Content-Type": "application/json", "X-CSRFToken": token},
    body: JSON.stringify({revision: 0, batch: "whole", moves}),
  })
  return answer.status
}"""


@contextmanager
def on_day(browser: Browser, data: Path, days: int) -> Iterator[Site]:
    """Run `samenspel serve` so many days from now."""
    with served(data, program=LATER, DAYS_LATER=str(days)) as program:
        site = Site(program.address.rstrip("/"), browser)
        yield site
        for context in site.contexts:
            context.close()
        site.contexts.clear()
        code, said = program.stop()
    assert (code, "Traceback" in said, site.trouble) == (0, False, [])


def run(data: Path, *asked: str) -> str:
    """Run a command on the same folder."""
    done = subprocess.run(
        [*LATER, *asked, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return done.stdout


def begin(page: Page, camera: Camera) -> list[str]:
    """Begin a new network of six and open it; return the links without the address."""
    page.locator("[name=template][value=new_network]").check()
    page.get_by_label("Titel in het Nederlands").fill(TITLE)
    page.get_by_role("textbox", name="Netwerken").fill("Noord")
    page.locator("#asked").fill(str(SIX))
    camera.see(page, "new-network")
    page.get_by_role("button", name="Studie beginnen").click()
    page.locator("#count").fill(str(SIX))
    page.locator("form:has(#count)").get_by_role("button").click()
    page.goto(page.url.replace("/participants", "/"))
    page.get_by_role("button", name="Studie openen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uitnodigingen")
    links = [one.input_value() for one in page.locator("input[id^=link]").all()]
    return [re.sub(r"^https?://[^/]+", "", one) for one in links]


def sort(site: Site, link: str, number: int, *, shared: int) -> Page:
    """Agree, send a whole map at once, and finish: so many cards are what everybody chooses."""
    page = site.open(link, **PHONE)
    for purpose in ("take_part", "words"):
        page.locator(f"#{purpose}").tap()
    page.get_by_role("button", name="Beginnen").tap()
    page.wait_for_url(re.compile(r"/(asked|cards)$"))
    page.goto(f"{site.address}{link}cards")
    shown = page.locator("[data-card]").all()
    cards = sorted({one.get_attribute("data-card") or "" for one in shown} - {""})
    own = cards[shared + number :][: 6 - shared]
    first = [*cards[:shared], *own]
    rest = [card for card in cards if card not in first]
    places = dict.fromkeys(first, BOXES[0]) | dict.fromkeys(rest[:6], BOXES[1])
    places |= dict.fromkeys(rest[6:], BOXES[2])
    moves: list[dict[str, Any]] = [{"places": places}, {"top": first[:3]}]
    assert page.evaluate(SENT, [f"{site.address}{link}save", moves]) == 200
    page.goto(f"{site.address}{link}words")
    page.locator("textarea").first.fill(f"Ieder komt zijn woord na, {number + 1} keer.")
    page.get_by_role("button", name="Klaar").tap()
    page.wait_for_url(re.compile(r"/(asked|map)$"))
    page.goto(f"{site.address}{link}map")
    return page


def close(page: Page, site: Site) -> None:
    """Close the study once all six are in."""
    page.goto(site.address + HOME)
    page.locator("summary").filter(has_text="sluiten").click()
    page.get_by_role("button", name="Nu sluiten").click()
    expect(page.get_by_role("link", name="Uitkomsten").first).to_be_visible()


def talk(page: Page, site: Site, camera: Camera) -> None:
    """Release to the group what it may see, say what words mean, and agree on two of them."""
    page.goto(f"{site.address}/workshop/{NAME}/desk")
    page.get_by_role("button", name="Geef vrij en begin").click(timeout=PATIENT)
    page.goto(f"{site.address}/workshop/{NAME}/desk")
    expect(page.locator(".at")).to_be_visible(timeout=PATIENT)
    camera.see(page, "desk")
    page.goto(f"{site.address}/workshop/{NAME}/agreements")
    expect(page.locator("#agreement-values")).to_contain_text("hetzelfde")
    camera.see(page, "no-meaning-yet")
    for index, (same, means, _, _) in enumerate(AGREED, start=1):
        form = page.locator("#understanding-form")
        form.locator("[name=value]").select_option(index=index)
        form.locator(f"[name=same][value={same}]").check()
        form.locator("[name=words]").fill(means)
        form.get_by_role("button").click()
    camera.see(page, "meanings")
    for index, (_, _, behaviour, level) in enumerate(AGREED):
        form = page.locator("#agreement-form")
        form.locator("[name=values]").nth(index).check()
        form.locator(f"[name=level][value={level}]").check()
        form.locator("[name=behaviour]").fill(behaviour)
        form.locator("[name=owner]").fill("De teamleider")
        form.get_by_role("button").click()
        expect(page.locator("main")).to_contain_text(behaviour)
    camera.see(page, "agreements")


def look_back(page: Page, site: Site, camera: Camera) -> None:
    """See that both agreements are due, and say that one was kept and one slipped."""
    page.goto(site.address + HOME)
    expect(page.locator("main")).to_contain_text("terug te kijken naar 2 afspraken")
    camera.see(page, "due")
    page.get_by_role("link", name="Kijk terug").first.click()
    page.get_by_role("link", name="Terugkijken").click()
    camera.see(page, "followup")
    for number, (status, said) in enumerate(CAME_OF_IT):
        about = AGREED[number][2]
        form = page.locator("section.followed", has_text=about).locator("form")
        form.locator(f"[name=status][value={status}]").check()
        form.locator("[name=words]").fill(said)
        form.get_by_role("button").click()
        expect(page.locator("section.followed", has_text=about)).to_contain_text(said)
    camera.see(page, "followed")


def second_round(page: Page, site: Site, camera: Camera) -> None:
    """Begin round two with the same people, cards and links."""
    page.goto(f"{site.address}{HOME}round")
    page.locator("#notice").fill("Een jaar later kijken wij opnieuw.")
    camera.see(page, "round")
    page.locator("main form button").last.click()
    expect(page.locator("main")).to_contain_text("Ronde 2 is begonnen")


def report(page: Page, site: Site, camera: Camera) -> str:
    """Return what members may read, as a PDF in words; the pages are looked at."""
    page.goto(f"{site.address}{HOME}results/?audience=members")
    release = page.get_by_role("button", name="Geef vrij")
    if release.count():
        release.first.click(timeout=PATIENT)
    camera.see(page, "results")
    page.locator(".files button[value=pdf]").click()
    link = page.locator("a[data-file]")
    expect(link).to_be_visible(timeout=PATIENT)
    content = downloaded(page, link)
    (camera.folder / "report.pdf").write_bytes(content)
    return words("pdf", content)


def kept(database: Path) -> list[tuple[int, bool]]:
    """Return every map in the database: its round, and whether anything is in it."""
    asked = "SELECT round, boxes <> '{}' FROM elicitation_sorting ORDER BY round, id"
    return [(number, bool(full)) for number, full in rows(database, asked)]


def test_a_new_network_agrees_looks_back_and_what_was_withdrawn_stays_gone(
    browser: Browser, tmp_path: Path
) -> None:
    data, camera = tmp_path / "data", Camera(PICTURES)
    database, copy = data / "samenspel.sqlite3", tmp_path / "copy.zip"
    with on_day(browser, data, 0) as site:
        page = site.open("/studies/new")
        links = begin(page, camera)
        for number, link in enumerate(links):
            sort(site, link, number, shared=4)
        close(page, site)
        talk(page, site, camera)
    assert kept(database) == [(1, True)] * SIX
    run(data, "backup", str(copy))
    with on_day(browser, data, A_YEAR) as site:
        page = site.open("/")
        look_back(page, site, camera)
        second_round(page, site, camera)
        phones = [sort(site, link, number, shared=5) for number, link in enumerate(links)]
        camera.see(phones[0], "own-map")
        close(page, site)
        told = report(page, site, camera)
        assert all(said in told for said in (AGREED[0][2], *(one for _, one in CAME_OF_IT)))
        assert "Wat veranderde er tussen de rondes?" in told
        assert kept(database) == [(1, True)] * SIX + [(2, True)] * SIX
        withdraw(phones[2], site, links[2], camera)
        told = report(page, site, camera)
        assert "trok iemand antwoorden in" in told
    gone = [(1, number != 2) for number in range(SIX)]
    assert kept(database)[:SIX] == gone
    run(data, "restore", str(copy), "--force")
    with on_day(browser, data, A_YEAR + 1) as site:
        assert kept(database) == gone
        page = site.open(links[2], **PHONE)
        camera.see(page, "still-withdrawn")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hier kunt u nu niets invullen")


def withdraw(phone: Page, site: Site, link: str, camera: Camera) -> None:
    """Take one's answers back, with the code that stands beside one's own map."""
    code = re.search(r"\b(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}\b", phone.locator("main").inner_text())
    assert code is not None
    phone.goto(f"{site.address}{link}withdraw")
    phone.locator("[name=code]").fill(code[0])
    phone.locator("main form button").first.tap()
    phone.wait_for_url("**/withdrawn")
    camera.see(phone, "withdrawn")
