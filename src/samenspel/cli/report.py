"""`samenspel report`: a report that can be read, printed and sent."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli import options
from samenspel.cli.options import release, save, working
from samenspel.cli.outputs import REPORTS
from samenspel.cli.spoken import Spoken, said
from samenspel.disclosure import AudienceName
from samenspel.text import Language


@click.command("report", cls=Spoken, about="report")
@options.study
@options.format_of("html", "pdf", "docx")
@options.audience
@options.network
@options.number
@options.spoken
@options.output
def command(  # noqa: PLR0913 - one argument an option
    *,
    study: Path,
    kind: str,
    audience: AudienceName,
    network: str | None,
    number: int | None,
    reader: Language,
    output: Path | None,
) -> None:
    """Write the report to a file and say where it is."""
    released = release(study, audience, network=network, number=number)
    with working("writing"):
        content = REPORTS[kind](released, reader)
    path = output or Path(f"{study.resolve().stem}-{audience}-{reader}.{kind}")
    save(content, path)
    click.echo(said("written", path=path))
