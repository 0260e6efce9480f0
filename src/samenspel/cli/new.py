"""`samenspel new`: an empty study with explanations in it."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.options import study
from samenspel.cli.spoken import Spoken, said
from samenspel.formats import new_study


@click.command("new", cls=Spoken, about="new")
@study
@click.option("--title", default="")
def command(study: Path, title: str) -> None:
    """Write the folder and say what to do next."""
    new_study(study, title or study.name)
    click.echo(said("created", path=study))
