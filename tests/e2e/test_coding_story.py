"""From a recording that was written out to a report: names go, two people code, they settle."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.site import Site
from e2e.test_story import Camera
from outputs import words
from samenspel.study.coding import SETTLED
from samenspel.study.model import Design
from samenspel.study.rows import Network, Organisation, Participant
from samenspel.text import LANGUAGES, Text
from samenspel.web.coding.models import Original, Source
from samenspel.web.studies.designs import write
from samenspel.web.studies.models import Study

pytestmark = pytest.mark.browser
PICTURES = Path("reports/coding")
NAME = "samen-in-noord"
HOME = f"/studies/{NAME}/"
NEED = "Wij kunnen niet zonder elkaar."
MORE = "Alleen redden wij dit nooit."
OLD_WAYS = "Ieder doet het zoals hij het altijd deed."
RECORDED = f"""WEBVTT

00:00:01.000 --> 00:00:04.000
<v Interviewer>Hoe werkt u samen in Osterveen?</v>

00:00:05.000 --> 00:00:12.000
<v Harmke Duinstee>{NEED} {MORE}</v>

00:00:12.000 --> 00:00:20.000
<v Harmke Duinstee>Gisteren belde Joris Kerkvoorde mij nog.</v>

00:00:21.000 --> 00:00:24.000
<v Interviewer>Wat staat dat in de weg?</v>

00:00:25.000 --> 00:00:33.000
<v Harmke Duinstee>{OLD_WAYS} En Joris werkt voor Wilgenrak.</v>
"""
NAMES = ("Harmke", "Duinstee", "Joris", "Kerkvoorde", "Wilgenrak", "Osterveen")
NEEDED = "Wederzijdse afhankelijkheid: aanwezig in het netwerk"
HABITS = "Oude gewoonten"


@pytest.fixture
def record(site: Site) -> Study:  # noqa: ARG001 - the site opens the database
    made = Design(
        id=NAME,
        title=Text("Samen in Noord", "Together in the North"),
        languages=LANGUAGES,
        networks=(Network("noord", "Noord", 1),),
        organisations=(Organisation("beer", "Kleine Beer"),),
        participants=(Participant("n-1", "noord", "beer"),),
    )
    record = Study.objects.create(name=NAME, design={})
    write(record, made)
    return record


def test_from_a_recording_to_a_report(site: Site, record: Study) -> None:
    camera = Camera(PICTURES)
    desk = site.open(f"{HOME}sources")
    camera.see(desk, "nothing-yet")
    bring_in(desk, camera)
    take_names_out(desk, camera)
    source = record.sources.get()
    assert source.ready
    assert [name for name in NAMES if name in source.words] == []
    assert Original.objects.get().words.count("Harmke Duinstee [0:00:05]: ") == 1
    make_codebook(desk, camera)
    code(site.open(f"{HOME}sources"), "anna", camera)
    code(site.open(f"{HOME}sources"), "bram", camera)
    assert coded(source, "anna") == [("strategy", NEED), ("obstacle", OLD_WAYS)]
    assert coded(source, "bram") == [("strategy", f"{NEED} {MORE}")]
    settle(desk, camera)
    assert coded(source, SETTLED) == [("strategy", f"{NEED} {MORE}"), ("obstacle", OLD_WAYS)]
    review(desk, camera)
    report(desk, camera)


def coded(source: Source, coder: str) -> list[tuple[str, str]]:
    """Return what somebody put on which words, as the database holds it."""
    rows = source.codings.filter(coder=coder).select_related("code").order_by("start")
    return [(one.code.topic, source.words[one.start : one.end]) for one in rows if one.code]


def bring_in(desk: Page, camera: Camera) -> None:
    """Send what a meeting program wrote down, see what was read, and say whose it is."""
    desk.get_by_role("link", name="Tekst toevoegen").click()
    camera.see(desk, "choose-a-text")
    recorded = {"name": "gesprek.vtt", "mimeType": "text/vtt", "buffer": RECORDED.encode()}
    desk.locator("#file").set_input_files(recorded)  # type: ignore[arg-type]
    desk.get_by_role("button", name="Bekijken").click()
    expect(desk.locator("#words")).to_have_value(re.compile(re.escape(NEED)))
    expect(desk.locator("#kind")).to_have_value("interview")
    assert not Source.objects.filter(study__name=NAME).exists(), "nothing is kept yet"
    camera.see(desk, "what-was-read")
    desk.get_by_role("button", name="Bewaren", exact=True).click()
    expect(desk.get_by_role("alert")).to_contain_text("Kies bij welk netwerk")
    camera.see(desk, "whose-is-it")
    desk.locator("#about").select_option(label="n-1 · Kleine Beer")
    desk.get_by_role("button", name="Bewaren", exact=True).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Namen vervangen")


def take_names_out(desk: Page, camera: Camera) -> None:
    """See which names were found, take a tick away, add one, and keep the original apart."""
    found = desk.locator(".names tbody tr")
    expect(found.filter(has_text="Harmke Duinstee").first).to_be_visible()
    desk.get_by_label("Soort naam van Wilgenrak").select_option("organisation")
    desk.get_by_role("button", name="Bekijk de tekst opnieuw").click()
    expect(desk.locator(".reading")).to_contain_text("werkt voor [organisatie 1].")
    camera.see(desk, "names")
    desk.get_by_label("Apart bewaren").check()
    desk.get_by_role("button", name="Vervang de namen").click()
    expect(desk.get_by_role("status").first).to_contain_text("De namen zijn vervangen")
    camera.see(desk, "ready-to-code")


def make_codebook(desk: Page, camera: Camera) -> None:
    """Begin with trees that are ready."""
    desk.get_by_role("link", name="Codeboek").click()
    camera.see(desk, "codebook-empty")
    for tree in ("Strategieën", "Obstakels"):
        desk.get_by_label(tree, exact=True).check()
    desk.get_by_role("button", name="Toevoegen", exact=True).click()
    expect(desk.locator(".codes summary").first).to_contain_text("Strategieën")
    camera.see(desk, "codebook")


def code(page: Page, coder: str, camera: Camera) -> None:
    """Code by keyboard, without seeing what the other one did."""
    page.get_by_role("link", name="Coderen").click()
    page.locator("#other").fill(coder)
    page.get_by_role("button").last.click()
    text, keys = page.locator("#text"), page.keyboard
    expect(page.locator("#filter")).to_be_visible()  # the script is there
    expect(page.locator(".coded li")).to_have_count(0)
    text.focus()
    for key in ("ArrowDown", "ArrowDown", *(("Shift+ArrowDown",) if coder == "bram" else ())):
        keys.press(key)
    put(page, NEEDED)
    if coder == "anna":
        chosen = page.locator("#chosen")
        for _ in range(6):
            if OLD_WAYS[:20] in chosen.inner_text():
                break
            keys.press("ArrowDown")
        put(page, HABITS)
    camera.see(page, f"{coder}-codes")


def put(page: Page, label: str) -> None:
    page.keyboard.press("c")
    page.keyboard.type(label)
    expect(page.locator("#tree .pick:visible").first).to_contain_text(label)
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_contain_text("Gecodeerd")


def settle(desk: Page, camera: Camera) -> None:
    """Open the text for comparing, look at the figures, and settle both differences."""
    desk.get_by_role("link", name="Vergelijken").click()
    camera.see(desk, "still-blind")
    desk.get_by_role("button", name="Open om te vergelijken").click()
    expect(desk.locator(".figures").first).to_contain_text("anna en bram")
    expect(desk.locator("tbody").first).to_contain_text("2 van de 2 verschillen")
    camera.see(desk, "compared")
    desk.get_by_role("link", name="Bespreken").click()
    camera.see(desk, "side-by-side")
    desk.locator(".case").first.get_by_label("Zoals bram het deed").check()
    desk.locator(".case").first.get_by_role("button", name="Bewaar dit besluit").click()
    expect(desk.locator(".case.decided")).to_have_count(1)
    open_case = desk.locator(".case:not(.decided)")
    open_case.get_by_label("Zoals anna het deed").check()
    open_case.locator("summary").click()
    open_case.get_by_label("Waarom").fill("Bram las hier overheen.")
    open_case.get_by_role("button", name="Bewaar dit besluit").click()
    expect(desk.locator(".case.decided")).to_have_count(2)
    expect(desk.locator("#log + ol")).to_contain_text("Bram las hier overheen.")
    camera.see(desk, "settled")


def review(desk: Page, camera: Camera) -> None:
    """Let one quote into the report, and not the other."""
    desk.get_by_role("link", name="Interviews en documenten").click()
    desk.get_by_role("link", name="Citaten nalezen").click()
    desk.locator(".quotes label").filter(has_text=MORE).locator("input").check()
    camera.see(desk, "quotes")
    desk.get_by_role("button", name="Bewaren", exact=True).click()
    expect(desk.get_by_role("status").first).to_contain_text("welke citaten")


def report(desk: Page, camera: Camera) -> None:
    """Read the report, in three forms, and the file for other tools."""
    camera.see(desk, "list-at-the-end")
    desk.get_by_role("link", name="Naar de uitkomsten").click()
    camera.see(desk, "results")
    desk.get_by_role("link", name="Strategieën om samen te werken").click()
    expect(desk.locator("main")).to_contain_text("Wederzijdse afhankelijkheid")
    camera.see(desk, "strategies")
    for kind in ("html", "docx", "pdf"):
        told = words(kind, downloaded(desk, f"report.{kind}"))
        assert "Samen in Noord" in told
        assert f"{NEED} {MORE}" in told, kind
        assert OLD_WAYS not in told, "nobody read this quote once more"
        assert [name for name in NAMES if name in told] == [], kind
    project = downloaded(desk, "codings.qdpx")
    assert project.startswith(b"PK")


def downloaded(page: Page, path: str) -> bytes:
    origin = re.sub(r"(//[^/]+)/.*", r"\1", page.url)
    answer = page.request.get(f"{origin}{HOME}{path}", headers={"Accept-Language": "nl"})
    assert answer.status == 200, path
    return answer.body()
