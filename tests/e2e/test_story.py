"""From an empty folder to a report: one study, five phones, a workshop, three files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from e2e.phones import WAYS, Director, by_keys, by_touch, rows, without_script
from e2e.site import Site
from outputs import words
from samenspel.web.studies.models import Invitation
from served import served
from web.sorting import invited

pytestmark = pytest.mark.browser
TITLE = "Samen rond gezinnen"
NAME = "samen-rond-gezinnen"
PATIENT = 120_000  # milliseconds: the figures of a study are computed once
AGREED = (
    ("Wij bellen elkaar binnen twee dagen als een gezin van plek wisselt.", "De teamleider"),
    ("Een gezin vertelt zijn verhaal één keer.", "De regisseur"),
)
PULLS = ("Snel beginnen met hulp.", "Eerst samen een plan maken.")
ASKED = "obstructing"  # what else a session asks
PICTURES = Path("reports/story")
KEPT_AGREEMENTS = (
    "SELECT behaviour, owner FROM agreed_agreement one "
    "JOIN studies_study study ON study.id = one.study_id WHERE study.name = ? ORDER BY one.id"
)
KEPT_TENSIONS = (
    "SELECT demand, against FROM agreed_tensioncard one "
    "JOIN studies_study study ON study.id = one.study_id WHERE study.name = ?"
)


class Camera:
    """Takes a picture of every step, in the order of the story."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder
        self.taken = 0

    def see(self, page: Page, what: str) -> None:
        self.taken += 1
        page.screenshot(path=self.folder / f"{self.taken:02}-{what}.png", full_page=True)

    def of(self, who: str) -> Callable[[Page, str], None]:
        return lambda page, what: self.see(page, f"{who}-{what}")


@pytest.fixture
def running(browser: Browser, tmp_path: Path) -> Iterator[tuple[Site, Path]]:
    """`samenspel serve` as its own program on a new folder, and its database."""
    with served(tmp_path / "data") as program:
        site = Site(program.address.rstrip("/"), browser)
        yield site, tmp_path / "data" / "samenspel.sqlite3"
        for context in site.contexts:
            context.close()
        code, said = program.stop()
    assert (code, "Traceback" in said) == (0, False)
    assert site.trouble == []


def test_from_an_empty_folder_to_a_report(running: tuple[Site, Path]) -> None:
    site, database = running
    camera = Camera(PICTURES)
    desk = site.open("/")
    camera.see(desk, "overview")
    links = begin(desk, camera)
    assert rows(database, "SELECT state FROM studies_study WHERE name = ?", NAME) == [("open",)]
    for number, (way, link) in enumerate(zip(WAYS, links, strict=True)):
        way(Director(site, database, link, number, camera.of(way.__name__)))
    hindered = rows(
        database, "SELECT count(*) FROM elicitation_answers WHERE instrument = ?", ASKED
    )
    assert hindered == [(len(WAYS),)]
    close(desk, camera)
    screen = site.open(f"/workshop/{NAME}/screen", width=1920)
    hold(desk, screen, camera)
    agree(desk, camera)
    assert tuple(rows(database, KEPT_AGREEMENTS, NAME)) == AGREED
    assert rows(database, KEPT_TENSIONS, NAME) == [PULLS]
    minutes(desk)
    report(desk, camera)


def begin(page: Page, camera: Camera) -> list[str]:
    """Begin a study from the template, invite five by number, open it; return their links."""
    page.get_by_role("link", name="Nieuwe studie").click()
    page.get_by_label("Titel in het Nederlands").fill(TITLE)
    page.get_by_role("textbox", name="Netwerken").fill("Noord")
    page.locator("#asked").fill("5")
    camera.see(page, "new-study")
    page.get_by_role("button", name="Studie beginnen").click()
    page.locator("#count").fill("5")
    camera.see(page, "participants")
    page.locator("form:has(#count)").get_by_role("button").click()
    page.goto(page.url.replace("/participants", "/"))
    camera.see(page, "draft")
    page.get_by_role("button", name="Studie openen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uitnodigingen")
    camera.see(page, "invitations")
    return [one.input_value() for one in page.locator("input[id^=link]").all()]


def close(page: Page, camera: Camera) -> None:
    """See that all five are in, and close the study."""
    page.goto(re.sub(r"(/studies/[^/]+/).*", r"\1", page.url))
    expect(page.locator("main")).to_contain_text("5 van de 5")
    camera.see(page, "all-in")
    page.locator("summary").filter(has_text="sluiten").click()
    page.get_by_role("button", name="Nu sluiten").click()
    expect(page.get_by_role("link", name="Uitkomsten").first).to_be_visible()
    camera.see(page, "closed")


def hold(desk: Page, screen: Page, camera: Camera) -> None:
    """Reveal the findings step by step: a key on the screen, and the desk goes along."""
    desk.locator("a[href*='/workshop/']").first.click()
    camera.see(desk, "workshop")
    desk.get_by_role("link", name="Bureau").first.click()
    camera.see(desk, "desk-before")
    camera.see(screen, "screen-before")
    desk.get_by_role("button", name="Geef vrij en begin").click(timeout=PATIENT)
    expect(screen.locator("#stage")).to_contain_text("5 mensen mee", timeout=PATIENT)
    steps = int(screen.locator(".at").inner_text().split()[-1])
    assert steps >= 3
    titles = []
    for step in range(1, steps + 1):
        expect(screen.locator(".at")).to_have_text(f"{step} van {steps}", timeout=PATIENT)
        expect(desk.locator(".at")).to_have_text(f"{step} van {steps}", timeout=PATIENT)
        titles.append(screen.locator("#slide").inner_text())
        assert desk.locator("#slide").inner_text() == titles[-1]
        camera.see(screen, f"screen-step-{step}")
        camera.see(desk, f"desk-step-{step}")
        screen.keyboard.press("PageDown")
    assert titles[0] == "Noord"
    assert titles[1] == "Dit delen wij"


def agree(desk: Page, camera: Camera) -> None:
    """Say what two words mean, agree on each of them, and write a tension card."""
    desk.get_by_role("link", name="Afspraken en spanningen").click()
    for index, (behaviour, owner) in enumerate(AGREED):
        meaning, form = desk.locator("#understanding-form"), desk.locator("#agreement-form")
        meaning.locator("[name=value]").select_option(index=index + 1)
        meaning.locator("[name=same]").first.check()
        meaning.get_by_role("button").click()
        form.locator("[name=values]").nth(index).check()
        form.locator("[name=level]").first.check()
        form.locator("[name=behaviour]").fill(behaviour)
        form.locator("[name=owner]").fill(owner)
        camera.see(desk, f"agreement-{index + 1}")
        form.get_by_role("button").click()
        expect(desk.get_by_role("status").first).to_contain_text("bewaard")
    form = desk.locator("#tension-form")
    form.locator("[name=kind]").first.check()
    for name, said in zip(("demand", "against"), PULLS, strict=True):
        form.locator(f"[name={name}]").fill(said)
    form.get_by_role("button").click()
    expect(desk.locator(".written li", has_text=PULLS[0])).to_have_count(1)
    camera.see(desk, "written")


def minutes(desk: Page) -> None:
    """Take the minutes along: what was seen, agreed on and named, in words that can be read."""
    desk.get_by_role("link", name="Bureau: Noord").first.click()
    for link, kind in (("Word", "docx"), ("PDF", "pdf")):
        content = downloaded(desk, desk.get_by_role("link", name=link, exact=True).first)
        told = words(kind, content)
        for said in (TITLE, "Dit delen wij", *AGREED[0], *AGREED[1], *PULLS):
            assert said in told, (kind, said)
        if kind == "docx":
            tables = docx.Document(BytesIO(content)).tables
            cells = [cell.text for one in tables for row in one.rows for cell in row.cells]
            assert AGREED[0][0] in cells


def report(desk: Page, camera: Camera) -> None:
    """Download what members may read, as a web page, a PDF and a Word file."""
    desk.goto(re.sub(r"/workshop/([^/]+)/.*", r"/studies/\1/results/?audience=members", desk.url))
    camera.see(desk, "results-of-members")
    home = desk.url
    for kind in ("html", "pdf", "docx"):
        told = words(kind, made(desk, kind, camera))
        assert TITLE in told
        assert "meer dan de helft" in told
        assert "5 van 5" not in told, "members never read exact counts"
        desk.goto(home)


def made(page: Page, kind: str, camera: Camera) -> bytes:
    """Ask for a report, see it being made, and return it."""
    page.locator(f".files button[value={kind}]").click()
    camera.see(page, f"making-{kind}")
    expect(page.locator("a[data-file]")).to_be_visible(timeout=PATIENT)
    camera.see(page, f"made-{kind}")
    return downloaded(page, page.locator("a[data-file]"))


def downloaded(page: Page, link: Locator) -> bytes:
    """Return the file that a link gives."""
    with page.expect_download(timeout=PATIENT) as waited:
        link.click()
    return Path(waited.value.path()).read_bytes()


def stop_saving(page: Page) -> None:
    page.context.route("**/save", lambda route: route.abort())


def stop_the_keys(page: Page) -> None:
    harmed(page, "**/*.js", 'board.addEventListener("keydown"', 'board.addEventListener("none"')


def stop_the_form(page: Page) -> None:
    harmed(page, "**/cards", '<form method="post"', "<div")


def harmed(page: Page, where: str, words: str, instead: str) -> None:
    """Let a file or page come in with other words."""

    def fulfil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(words, instead))

    page.context.route(where, fulfil)


@pytest.mark.parametrize(
    ("way", "harm", "missed"),
    [
        (by_touch, stop_saving, "Bewaard"),
        (by_keys, stop_the_keys, "1 van 18"),
        (without_script, stop_the_form, "1 van 18"),
    ],
    ids=["autosave off", "keyboard off", "plain form off"],
)
def test_the_story_fails_where_a_way_of_sorting_is_off(
    site: Site,
    tmp_path: Path,
    way: Callable[[Director], None],
    harm: Callable[[Page], None],
    missed: str,
) -> None:
    who = invited()
    assert Invitation.objects.count() == 1
    seen: list[str] = []
    visit = site.open

    def opened(path: str, **how: object) -> Page:
        page = visit("/healthz", **how)  # type: ignore[arg-type]
        harm(page)
        page.goto(site.address + path)
        return page

    site.open = opened  # type: ignore[method-assign]
    link = site.address + who.path()
    director = Director(
        site, tmp_path / "samenspel.sqlite3", link, 0, lambda _, what: seen.append(what)
    )
    with pytest.raises(AssertionError, match=missed):
        way(director)
    assert "map" not in seen
