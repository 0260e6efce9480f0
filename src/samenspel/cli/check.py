"""`samenspel check`: is this study complete and sound?"""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.options import study, working
from samenspel.cli.spoken import Spoken, said
from samenspel.formats import read
from samenspel.study.model import TABLES, table


@click.command("check", cls=Spoken, about="check")
@study
def command(study: Path) -> None:
    """Read the whole study; every problem ends the command, all at once."""
    with working("reading"):
        found = read(study)
    click.echo(said("sound", path=study))
    for name in TABLES:
        rows = len(table(found, name))
        if rows:
            click.echo(said("rows", table=name, count=rows))
