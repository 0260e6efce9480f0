"""`samenspel new`: an empty study with explanations in it."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.catalogue import templates
from samenspel.cli.options import study
from samenspel.cli.spoken import Spoken, choices, said
from samenspel.formats import new_study
from samenspel.study.model import Template


@click.command("new", cls=Spoken, about="new")
@study
@click.option("--title", default="")
@click.option("--template", type=choices(tuple(templates())))
def command(study: Path, title: str, template: Template | None) -> None:
    """Write the folder and say what to do next."""
    new_study(study, title or study.name, template)
    click.echo(said("created", path=study))
