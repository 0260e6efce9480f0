"""`samenspel migrate`: the database of a server, ready for this version of the program."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from samenspel.cli.options import working
from samenspel.cli.serve import data, use
from samenspel.cli.spoken import Spoken, said
from samenspel.web.config.environment import environment
from samenspel.web.config.folder import own
from samenspel.web.config.start import bring_up_to_date, set_up


@click.command("migrate", cls=Spoken, about="migrate")
@data
def command(data: Path | None) -> None:
    """Apply what the database has not gone through, after a copy of it."""
    use(data)
    os.umask(0o077)
    with own(environment().data), working("writing"):
        set_up()
        bring_up_to_date(environment(), now=datetime.now(UTC))
    click.echo(said("migrated"))
