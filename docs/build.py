"""Make the pictures of the README from a real report of this build: `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, "tests")

from chromium import ABSENT, executable
from samenspel import analyse, disclose, read
from samenspel.cli.outputs import REPORTS
from samenspel.text import LANGUAGES

STUDY = "examples/west-brabant-west"
IMAGES = Path("docs/images")


def picture(page: Page, html: str, path: Path) -> None:
    """Write the figure of who shares what, as it stands in the report."""
    page.set_content(html)
    page.locator("figure").first.screenshot(path=path)


def main() -> None:
    """Write a picture in each language."""
    path = executable()
    if not path:
        sys.exit(ABSENT)
    released = disclose(analyse(read(STUDY)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": 900})
        for language in LANGUAGES:
            html = REPORTS["html"](released, language)
            picture(page, str(html), IMAGES / f"who-shares-what.{language}.png")
        browser.close()


main()
