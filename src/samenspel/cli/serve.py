"""`samenspel serve`: the web application on this machine."""

from __future__ import annotations

import os
import threading
import webbrowser
from datetime import UTC, datetime
from errno import EACCES, EADDRINUSE
from pathlib import Path

import click

from samenspel.cli.spoken import Spoken, WrongUseError, language, said
from samenspel.web.config.environment import environment, wrong
from samenspel.web.config.folder import refusal

data = click.option("--data", type=click.Path(path_type=Path))


@click.command("serve", cls=Spoken, about="serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000)
@click.option("--no-browser", "alone", is_flag=True)
@data
def command(port: int, data: Path | None, *, alone: bool) -> None:
    """Serve the pages until Ctrl-C, and open them in the browser."""
    use(data)
    if environment().server:
        raise refusal("serve_is_for_laptops")
    from samenspel.web.config.serving import serve  # noqa: PLC0415 - reads the settings

    def ready(address: str) -> None:
        click.echo(said("serving", address=address))
        click.echo(said("serving_where", path=environment().data))
        if not alone:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    try:
        serve(environment(), port, now=datetime.now(UTC), ready=ready)
    except OSError as error:
        if error.errno not in (EADDRINUSE, EACCES):
            raise
        raise WrongUseError(said("port_taken", port=port)) from error
    click.echo(said("served"))


def use(data: Path | None) -> None:
    """Let everything that follows work with one folder of data, and the settings be sound."""
    if data is not None:
        os.environ["SAMENSPEL_DATA"] = str(data.absolute())
    if found := list(wrong()):
        raise WrongUseError("\n".join(one.in_language(language()) for one in found))
