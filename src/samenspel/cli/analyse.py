"""`samenspel analyse`: what can be said of a study, as text or as data."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli import options
from samenspel.cli.options import release, save, working
from samenspel.cli.outputs import RESULTS
from samenspel.cli.spoken import Spoken, said
from samenspel.disclosure import AudienceName
from samenspel.text import Language


@click.command("analyse", cls=Spoken, about="analyse")
@options.study
@options.format_of("text", "json", "csv", "xlsx")
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
    """Write results to the terminal, or to a file."""
    if kind == "xlsx" and output is None:
        parameter = next(one for one in command.params if one.name == "output")
        raise click.MissingParameter(param=parameter)
    released = release(study, audience, network=network, number=number)
    with working("writing"):
        content = RESULTS[kind](released, reader)
    if output is None:
        click.echo(content, nl=False)
    else:
        save(content, output)
        click.echo(said("written", path=output))
