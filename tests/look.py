"""Pictures of every page to look at, with what is wrong with them: `make look`."""

import os
import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

# Playwright runs a loop in this thread, in which Django would refuse to ask the database.
os.environ |= {"DJANGO_SETTINGS_MODULE": "temporary_settings", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}

import django
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from chromium import executable

django.setup()

from e2e.every_page import PAGES, status, wrong_with  # noqa: E402 - Django goes first
from e2e.site import Site, kept_in, prepare, serving  # noqa: E402
from samenspel.text import LANGUAGES  # noqa: E402

WIDTHS = (320, 360, 1280, 1920)
SIGHTS = tuple(product(WIDTHS, LANGUAGES, (False, True)))


def main(folder: Path, names: list[str]) -> int:
    """Write the pictures; print what is wrong and return 1 when something is."""
    folder.mkdir(parents=True, exist_ok=True)
    prepared = Path(str(settings.DATABASES["default"]["NAME"])).with_name("look.sqlite3")
    prepare(prepared)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        wrong = [line for name in names or PAGES for line in look(name, folder, prepared, browser)]
        browser.close()
    sys.stdout.write("".join(f"{line}\n" for line in (*wrong, folder)))
    return int(bool(wrong))


def look(name: str, folder: Path, prepared: Path, browser: Browser) -> list[str]:
    """Take the pictures of the pages of one address, on data of its own."""
    database = Path(shutil.copy(prepared, prepared.with_name(f"{name}.sqlite3")))
    with kept_in(database), serving() as address:
        site = Site(address, browser)
        return [*pictures(site, name, folder), *site.trouble]


def pictures(site: Site, name: str, folder: Path) -> Iterator[str]:
    """Take every picture; yield what is wrong with the page."""
    for number, made in enumerate(PAGES[name], start=1):
        path = made()
        for width, language, dark in SIGHTS:
            page = site.open(path, width=width, language=language, dark=dark)
            shade = "dark" if dark else "light"
            picture = folder / f"{name}-{number}-{language}-{width}-{shade}.png"
            page.screenshot(path=picture, full_page=True)
            if status(page) != 200:
                yield f"{path}: {status(page)}"
            yield from wrong_with(page, width)
            page.context.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
