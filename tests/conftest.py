"""A page in a real browser that can reach nothing but this machine."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

from chromium import ABSENT, executable

# Playwright runs a loop in the thread of the tests, in which Django would not ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@pytest.fixture
def client() -> Client:
    """Someone at this machine, who names it as a browser there does."""
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    if not path:
        pytest.fail(ABSENT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.route("**/*", _stay_here)
    yield context.new_page()
    context.close()


def _stay_here(route: Route) -> None:
    address = urlsplit(route.request.url)
    if address.scheme in ("file", "data") or address.hostname in LOOPBACK:
        route.continue_()
    else:
        route.abort()
