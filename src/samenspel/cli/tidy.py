"""`samenspel tidy`: delete the answers of studies that need not be kept any longer."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.serve import data, use
from samenspel.cli.spoken import Spoken, said
from samenspel.web.config.environment import environment
from samenspel.web.config.start import set_up, tidied


@click.command("tidy", cls=Spoken, about="tidy")
@data
def command(data: Path | None) -> None:
    """Delete what is due, also while the application runs."""
    use(data)
    set_up()
    click.echo(said("tidied", count=tidied(environment())))
