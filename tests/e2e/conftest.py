"""`site`: the application on a fresh database with the examples; `open_page`: a visitor to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from e2e.site import Site, kept_in, prepare, serving
from samenspel import analyse
from samenspel.web import releases


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """A database with the examples, to copy."""
    database = tmp_path_factory.mktemp("prepared") / "samenspel.sqlite3"
    with django_db_blocker.unblock():
        prepare(database)
    return database


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let chance be drawn 99 times: no test in a browser asks for its figure."""
    monkeypatch.setattr(releases, "analyse", partial(analyse, resamples=99))


@pytest.fixture
def site(
    prepared: Path,
    tmp_path: Path,
    browser: Browser,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Site]:
    """The application on a database of its own; models see the same rows. Ends without trouble."""
    database = Path(shutil.copy(prepared, tmp_path / "samenspel.sqlite3"))
    with django_db_blocker.unblock(), kept_in(database), serving() as address:
        visited = Site(address, browser)
        yield visited
        for context in visited.contexts:
            context.close()
    assert visited.trouble == []


@pytest.fixture
def open_page(site: Site) -> Callable[..., Page]:
    """``open_page(path, width=1280, dark=False, language="nl", javascript=True)``."""
    return site.open
