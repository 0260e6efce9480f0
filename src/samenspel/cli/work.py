"""`samenspel work`: make the reports that are asked for on the pages of a server."""

from __future__ import annotations

import signal
from pathlib import Path
from threading import Event

import click

from samenspel.cli.serve import data, use
from samenspel.cli.spoken import Spoken, WrongUseError, said
from samenspel.web.config.environment import environment


@click.command("work", cls=Spoken, about="work")
@data
def command(data: Path | None) -> None:
    """Make reports until told to stop; the one in hand is finished first."""
    use(data)
    if not environment().server:
        raise WrongUseError(said("work_not_needed"))
    from samenspel.web.config.start import set_up  # noqa: PLC0415 - reads the settings

    set_up()
    from samenspel.web.results.worker import work  # noqa: PLC0415 - once Django is set up

    stop = Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: stop.set())
    click.echo(said("working"))
    work(stop)
