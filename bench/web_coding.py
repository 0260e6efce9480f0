"""A long transcript with many codings: one more is saved and drawn, and the page stays at hand."""

from __future__ import annotations

import os
from itertools import islice
from random import Random
from statistics import median
from time import perf_counter, process_time

from bench.measure import busy, row, title, verdict
from bench.web_site import Server, laptop, open_study, serving
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from chromium import executable
from samenspel.web.coding.models import Code, Coder, Coding, Source

SIGNS, CODINGS, REPEATS = 1_000_000, 1_000, 15
SAVED, DRAWN, FIRST = 20, 50, 5_000  # milliseconds
SLOWER = 4  # times, of the processor
SAID = (
    "Wij bellen elkaar als het vastloopt, en dat is dan binnen een dag geregeld.",
    "Nou ja, het geld zit bij de gemeente en de mensen zitten bij ons 🙂.",
    "Vertrouwen, dat groeit pas als je een keer samen door de modder bent gegaan.",
    "Dat weet ik niet zeker, dat moet u aan mijn collega vragen.",
)
# How long it takes from a key until what it did is painted.
MOVE = """key => new Promise(done => {
  const began = performance.now()
  document.getElementById('text').dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
})"""
# Of one act, what the browser does itself: from the answer of the server to what is drawn.
ANSWERED = """() => {
  const asked = window.fetch
  window.fetch = async (...what) => {
    const answer = await asked(...what)
    const json = await answer.json()
    window.answered = performance.now()
    return {ok: answer.ok, status: answer.status, json: async () => json}
  }
}"""
PAINTED = """key => new Promise(done => {
  const count = () => document.querySelectorAll('.coded li').length
  const before = count()
  document.getElementById('text').dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))
  new MutationObserver((_, seen) => {
    if (count() === before) return
    seen.disconnect()
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - window.answered)))
  }).observe(document.getElementById('text'), {subtree: true, childList: true})
})"""


def transcript() -> str:
    """Return an interview of a megabyte, in which two people speak in turns."""
    parts: list[str] = []
    chance, size = Random(7), 0  # noqa: S311 - the same words every time
    while size < SIGNS:
        who = ("Interviewer", "Directeur")[len(parts) % 2]
        minute, second = divmod(7 * len(parts), 60)
        time = f"{minute // 60}:{minute % 60:02}:{second:02}"
        said = " ".join(chance.choices(SAID, k=chance.randint(1, 9)))
        parts.append(f"{who} [{time}]: {said}")
        size += len(parts[-1]) + 1
    return "\n".join(parts)


def source() -> Source:
    """Keep the transcript in a study, with its codings."""
    record, words = open_study("coding", 3), transcript()
    chance = Random(11)  # noqa: S311 - the same codings every time
    made = Source.objects.create(study=record, name="long", network="rond", words=words)
    Coder.objects.create(study=record, name="anna")
    codes = [
        Code.objects.create(study=record, name=f"c{n}", label=f"Code {n}", colour="#3d78c8")
        for n in range(40)
    ]
    starts = [chance.randrange(len(words) - 900) for _ in range(CODINGS)]
    Coding.objects.bulk_create(
        Coding(
            source=made,
            coder="anna",
            code=chance.choice(codes),
            start=start,
            end=start + chance.randint(20, 900),
        )
        for start in starts
    )
    return made


def saved(path: str, code: Code) -> tuple[list[float], list[float]]:
    """Return how long the server takes for one coding more, and how long it works, in ms."""
    client = Client(SERVER_NAME="127.0.0.1")
    times, worked = [], []
    for step in range(REPEATS + 1):
        asked = {"do": "put", "code": code.pk, "start": 500 + step, "end": 600 + step}
        began, busy_until = perf_counter(), process_time()
        answer = client.post(f"{path}codings?as=anna", asked)
        times.append(1000 * (perf_counter() - began))
        worked.append(1000 * (process_time() - busy_until))
        if answer.status_code != 200:
            raise RuntimeError(answer.content)
    return times[1:], worked[1:]


def opened(browser: Browser, server: Server, path: str, slower: int) -> tuple[Page, float]:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    began = perf_counter()
    page.goto(f"{server.address}{path}?as=anna")
    page.locator(".coding.works").wait_for()
    return page, 1000 * (perf_counter() - began)


def drawn(page: Page, paragraph: int) -> list[float]:
    """Code sentence after sentence with one key; return how long each takes to be drawn."""
    page.evaluate("id => document.getElementById(id).scrollIntoView()", f"p{paragraph}")
    page.locator(f"#p{paragraph} .words").click(click_count=3)
    page.evaluate(ANSWERED)
    times = []
    for _ in range(REPEATS):
        page.keyboard.press("ArrowDown")
        times.append(float(page.evaluate(PAINTED, "1")))
    return times


def moved(page: Page) -> list[float]:
    page.locator("#text").focus()
    keys = ("ArrowDown", "ArrowRight", "ArrowUp")
    return [float(page.evaluate(MOVE, key)) for key in islice(keys * REPEATS, REPEATS)]


def measured(browser: Browser, made: Source) -> None:
    path = f"/studies/coding/sources/{made.pk}/"
    code = Code.objects.get(study=made.study, name="c1")
    title("A transcript of 1 MB with 1,000 codings; in ms", ["median", "most", "target"])
    times, worked = saved(path, code)
    show("one coding more, at the server", times, SAVED)
    show("  of which the processor works", worked, None)
    with serving(laptop) as server:
        for slower in (1, SLOWER):
            page, ready = opened(browser, server, path, slower)
            show(f"the page is at hand (processor {slower}x slower)", [ready], FIRST)
            show("  a key moves the choice", moved(page), DRAWN * slower)
            show(
                "  one coding more is drawn",
                drawn(page, 400 * slower),
                DRAWN if slower == 1 else None,
            )
            page.context.close()
    busy()


def show(what: str, times: list[float], most: float | None) -> None:
    verdicts = [verdict(median(times), most)] if most else []
    row(what, f"{median(times):,.1f}", f"{max(times):,.1f}", *verdicts)


def main() -> None:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        measured(browser, source())
        browser.close()


if __name__ == "__main__":
    main()
