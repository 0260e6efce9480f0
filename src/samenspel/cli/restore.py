"""`samenspel restore`: put a copy of all data back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from samenspel.cli.serve import data, use
from samenspel.cli.spoken import Spoken, said
from samenspel.web.config.copies import restore, store
from samenspel.web.config.environment import environment
from samenspel.web.config.folder import own, refusal
from samenspel.web.config.start import known_migrations, set_up


@click.command("restore", cls=Spoken, about="restore")
@click.argument("file", type=click.Path(path_type=Path))
@data
@click.option("--force", is_flag=True)
@click.option("--gone", type=click.Path(path_type=Path))
def command(file: Path, data: Path | None, gone: Path | None, *, force: bool) -> None:
    """Check the copy, keep what is there, put the copy in its place, remove what went since."""
    use(data)
    to = environment()
    with own(to.data):
        set_up()
        if store(to).there(to) and not force:
            raise refusal("data_on_server" if to.server else "data_there", path=to.data)
        from samenspel.web.config import honouring  # noqa: PLC0415 - once Django is set up

        elsewhere = honouring.told(gone.absolute()) if gone else ()
        restore(to, file.absolute(), known_migrations(), now=datetime.now(UTC))
        honouring.adopt(to, elsewhere)
        again = honouring.honour(to)
    click.echo(said("gone_at_start") if again is None else said("gone_again", count=again))
    click.echo(said("restored_on_server") if to.server else said("restored", path=to.data))
