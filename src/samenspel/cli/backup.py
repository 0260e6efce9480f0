"""`samenspel backup`: all data of the web application in one file."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.options import working
from samenspel.cli.serve import data, use
from samenspel.cli.spoken import Spoken, said
from samenspel.web.config.copies import backup
from samenspel.web.config.environment import environment
from samenspel.web.config.start import set_up


@click.command("backup", cls=Spoken, about="backup")
@click.argument("file", type=click.Path(path_type=Path))
@data
@click.option("--force", is_flag=True)
def command(file: Path, data: Path | None, *, force: bool) -> None:
    """Write the copy, also while the application runs."""
    use(data)
    of = environment()
    with working("writing"):
        if of.server:
            set_up()
        backup(of, file.absolute(), overwrite=force)
    click.echo(said("written", path=file))
    click.echo(said("backup_is_secret"))
