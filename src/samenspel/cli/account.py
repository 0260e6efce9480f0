"""`samenspel account`: let colleagues in on a server, and out."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.cli.serve import data, use
from samenspel.cli.spoken import Spoken, WrongUseError, choices, said
from samenspel.web.config.environment import environment


@click.command("account", cls=Spoken, about="account")
@click.argument("deed", type=choices(("invite", "reset", "off", "on", "list")))
@click.argument("address", default="")
@click.option("--phone", is_flag=True)
@data
def command(deed: str, address: str, data: Path | None, *, phone: bool) -> None:
    """Do one thing with one account, or list all of them."""
    use(data)
    if not environment().server:
        raise WrongUseError(said("account_not_needed"))
    if phone and deed != "reset":
        raise WrongUseError(said("account_phone"))
    from samenspel.web.config.start import set_up  # noqa: PLC0415 - reads the settings

    set_up()
    for line in _list() if deed == "list" else _done(deed, address, phone=phone):
        click.echo(line)


def _list() -> list[str]:
    from samenspel.web.config import people  # noqa: PLC0415 - once Django is set up

    return [
        said(
            "account_line" if one.on else "account_line_off",
            email=one.email,
            name=one.name,
            studies=one.studies,
            came=one.came or said("account_never"),
        )
        for one in people.listed()
    ]


def _done(deed: str, address: str, *, phone: bool) -> list[str]:
    from samenspel.web.config import people  # noqa: PLC0415 - once Django is set up

    if not people.is_address(address):
        raise WrongUseError(said("account_no_address", found=address))
    if deed == "invite":
        done: object = people.invite(address)
    elif deed == "reset":
        done = people.reset(address, phone=phone)
    else:
        done = people.switch(address, on=deed == "on")
    if not done:
        wrong = "account_there" if deed == "invite" else "account_unknown"
        raise WrongUseError(said(wrong, email=address))
    return [said(f"account_{deed}", email=address, link=done)]
