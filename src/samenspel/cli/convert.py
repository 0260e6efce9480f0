"""`samenspel convert`: the same study as a folder, a workbook or one JSON file."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.options import study, working
from samenspel.cli.spoken import Spoken, said
from samenspel.formats import read, write


@click.command("convert", cls=Spoken, about="convert")
@study
@click.argument("target", type=click.Path(path_type=Path))
def command(study: Path, target: Path) -> None:
    """Read a study and write it in the form that the name of the target asks for."""
    with working("reading"):
        found = read(study)
    with working("writing"):
        write(found, target)
    click.echo(said("written", path=target))
