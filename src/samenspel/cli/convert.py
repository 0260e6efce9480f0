"""`samenspel convert`: the same study as a folder, a workbook or one JSON file."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.options import study, working
from samenspel.cli.spoken import Spoken, said
from samenspel.formats import ledger_path, read, read_ledger, write, write_ledger


@click.command("convert", cls=Spoken, about="convert")
@study
@click.argument("target", type=click.Path(path_type=Path))
def command(study: Path, target: Path) -> None:
    """Read a study and write it as the target asks; what was released goes along."""
    with working("reading"):
        found = read(study)
    released = read_ledger(ledger_path(study))
    with working("writing"):
        write(found, target)
        if released.releases:
            write_ledger(released, ledger_path(target))
    click.echo(said("written", path=target))
