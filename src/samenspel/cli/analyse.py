"""`samenspel analyse`: what can be said of a study, as text or as data."""

from __future__ import annotations

import click

from samenspel.cli.options import Wish, release, save, wished, working
from samenspel.cli.outputs import RESULTS
from samenspel.cli.spoken import Spoken, said


@click.command("analyse", cls=Spoken, about="analyse")
@wished("text", "json", "csv", "xlsx")
def command(wish: Wish) -> None:
    """Write results to the terminal, or to a file."""
    if wish.kind == "xlsx" and wish.output is None:
        parameter = next(one for one in command.params if one.name == "output")
        raise click.MissingParameter(param=parameter)
    released = release(wish)
    with working("writing"):
        content = RESULTS[wish.kind](released, wish.reader)
    if wish.output is None:
        click.echo(content, nl=False)
    else:
        save(content, wish.output)
        click.echo(said("written", path=wish.output))
