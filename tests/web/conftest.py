"""What tests of pages share: the examples in the database.

The database is SQLite; `python tests/postgres.py python -m pytest tests/web` runs the same tests
on PostgreSQL, and leaves out those that ask no database. `make test` does both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

import pytest

from samenspel import analyse, read
from samenspel.web import bridge, releases
from samenspel.web.studies.models import Study
from web.teams import Teams
from web.teams import teams as teams_of

# What a test or a fixture of it asks of pytest-django when it needs a database.
OF_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on another database, what would say the same there."""
    if not os.environ.get("SAMENSPEL_TEST_DATABASE"):
        return
    left_out = [item for item in items if not _asks_the_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _asks_the_database(item)]


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(OF_DATABASE & fixtures)


@pytest.fixture
def example(db: None) -> Study:  # noqa: ARG001 - the fixture opens the database
    """The invented region: three networks, every table filled."""
    return bridge.keep(read("examples/voorbeeldregio"))


@pytest.fixture
def closed(example: Study) -> Study:
    """The region, of which nobody answers any more."""
    example.state = Study.State.CLOSED
    example.save()
    return example


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let chance be drawn 99 times: no test of pages asks for its figure."""
    releases._found_in.cache_clear()
    monkeypatch.setattr(releases, "analyse", partial(analyse, resamples=99))


@pytest.fixture(scope="session")
def teams(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Teams]:
    """A PostgreSQL that makes servers."""
    with teams_of(tmp_path_factory.mktemp("teams")) as known:
        yield known
