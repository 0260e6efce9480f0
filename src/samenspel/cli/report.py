"""`samenspel report`: a report that can be read, printed and sent."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.options import Wish, release, save, wished, working
from samenspel.cli.outputs import REPORTS
from samenspel.cli.spoken import Spoken, said


@click.command("report", cls=Spoken, about="report")
@wished("html", "pdf", "docx")
def command(wish: Wish) -> None:
    """Write the report to a file and say where it is."""
    released = release(wish)
    with working("writing"):
        content = REPORTS[wish.kind](released, wish.reader)
    name = f"{wish.study.resolve().stem}-{wish.audience}-{wish.reader}.{wish.kind}"
    path = wish.output or Path(name)
    save(content, path)
    click.echo(said("written", path=path))
