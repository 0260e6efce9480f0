"""Making the database ready: brought up to date after a copy was made, examples in an empty one."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, ProgrammingError, connection, transaction
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from samenspel.errors import UnusableFileError
from samenspel.formats import read
from samenspel.web.config.copies import set_aside, store
from samenspel.web.config.environment import Environment
from samenspel.web.config.folder import refusal
from samenspel.web.config.stored import Migration

EXAMPLES = ("twente", "voorbeeldregio", "west-brabant-west")
_PACKAGE = Path(__file__).parents[2]


def set_up() -> None:
    """Let Django read our settings, also where someone works on another site."""
    if not settings.configured:
        os.environ["DJANGO_SETTINGS_MODULE"] = "samenspel.web.config.settings"
    django.setup()


def known_migrations() -> frozenset[Migration]:
    """Return every migration that this program knows."""
    return frozenset(MigrationLoader(None).disk_migrations)


def bring_up_to_date(surroundings: Environment, *, now: datetime) -> None:
    """Apply what the database has not gone through, after a copy; refuse one from the future."""
    try:
        executor = MigrationExecutor(connection)
        applied = set(executor.loader.applied_migrations)
        ahead = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise _unusable(surroundings, error) from error
    if not applied <= known_migrations():
        raise refusal("database_newer")
    if ahead and applied:
        set_aside(surroundings, now=now)
    if ahead:
        _migrate(surroundings)
    from samenspel.web.config.honouring import honour  # noqa: PLC0415 - once Django is set up
    from samenspel.web.elicitation.retention import tidy  # noqa: PLC0415

    honour(surroundings)  # also of who put a copy in place by hand
    tidy(today=timezone.localdate())
    call_command("clearsessions")


def tidied(surroundings: Environment) -> int:
    """Delete the answers that need not be kept any longer; return of how many studies."""
    from samenspel.web.elicitation.retention import tidy  # noqa: PLC0415 - once Django is set up

    if not store(surroundings).there(surroundings):
        raise refusal("no_data", path=surroundings.data)
    try:
        return tidy(today=timezone.localdate())
    except DatabaseError as error:
        raise _unusable(surroundings, error) from error


def _migrate(surroundings: Environment) -> None:
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except (MigrationSchemaMissing, ProgrammingError) as error:
        if not surroundings.server:
            raise
        raise refusal("database_unfit") from error  # no right to make tables


def _unusable(surroundings: Environment, error: DatabaseError) -> UnusableFileError:
    if not surroundings.server:
        return refusal("database_spoiled", path=surroundings.database)
    reached = not isinstance(error, OperationalError)
    return refusal("database_unfit" if reached else "database_unreachable")


def load_examples() -> None:
    """Keep the example studies in a database without a study; nobody answers them here."""
    from samenspel.web import bridge  # noqa: PLC0415 - models exist only once Django is set up
    from samenspel.web.studies.models import Study  # noqa: PLC0415

    if Study.objects.exists():
        return
    with transaction.atomic():  # all of them, also when this is broken off
        for name in EXAMPLES:
            bridge.keep(read(examples() / name))
        Study.objects.update(state=Study.State.CLOSED)  # what came in came in elsewhere


def examples() -> Path:
    """Return the folder of the examples: in an installed package, else in the checkout."""
    inside = _PACKAGE / "examples"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "examples"
