"""The application as a browser meets it: on data of its own, with nobody else in reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, Route

from samenspel import read
from samenspel.text import Language
from samenspel.web import bridge

EXAMPLES = ("twente", "west-brabant-west", "voorbeeldregio")
LOCALES = {"nl": "nl-NL", "en": "en-GB"}


@dataclass
class Site:
    """A running application, the browser that visits it, and whatever went wrong in there."""

    address: str
    browser: Browser
    trouble: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        path: str,
        *,
        width: int = 1280,
        dark: bool = False,
        language: Language = "nl",
        javascript: bool = True,
        **more: Any,  # what Playwright's contexts take: has_touch, offline, ...
    ) -> Page:
        """Open a page as a visitor of their own, without a cookie of anyone else."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 740 if width < 600 else 900},
            color_scheme="dark" if dark else "light",
            locale=LOCALES[language],
            java_script_enabled=javascript,
            **more,
        )
        self.contexts.append(context)
        context.route("**/*", self._stay_here)
        page = context.new_page()
        self._listen(page)
        page.goto(self.address + path)
        return page

    def _stay_here(self, route: Route) -> None:
        if self._ours(route.request):
            route.continue_()
        else:
            self.trouble.append(f"asked another host: {route.request.url}")
            route.abort()

    def _ours(self, request: Request) -> bool:
        return request.url.startswith((self.address, "data:", "blob:"))

    def _listen(self, page: Page) -> None:
        def answered(response: Response) -> None:
            if response.status >= 500:
                self.trouble.append(f"{response.status} at {urlsplit(response.url).path}")

        def said(words: str) -> None:
            if "Content Security Policy" in words:
                self.trouble.append(words)

        page.on("response", answered)
        page.on("console", lambda message: said(message.text))
        page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))


@contextmanager
def kept_in(database: Path) -> Iterator[None]:
    """Let the application keep its data in a file, in this thread and in every new one."""
    settings, before = connections.settings["default"], connections["default"]
    name, settings["NAME"] = settings["NAME"], database
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"], connections["default"] = name, before


def prepare(database: Path) -> None:
    """Make a database with the three examples in it."""
    with kept_in(database):
        call_command("migrate", verbosity=0)
        for name in EXAMPLES:
            bridge.keep(read(f"examples/{name}"))


@contextmanager
def serving() -> Iterator[str]:
    """Serve the application on this machine; give its address."""
    application = get_wsgi_application()
    server = make_server("127.0.0.1", 0, application, _Server, _Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass
