"""The command `samenspel`: each of its commands is loaded when it is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from samenspel.cli.spoken import SpokenGroup
from samenspel.version import __version__

COMMANDS = (
    *("new", "print", "check", "analyse", "report", "viewpoints", "claims", "codings", "convert"),
    *("serve", "work", "migrate", "account", "backup", "restore", "tidy"),
)


class Commands(SpokenGroup):
    """The group of commands; nothing heavy is imported to list or choose one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return one command, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"samenspel.cli.{cmd_name}").command
        return command


@click.group(cls=Commands, about="samenspel")
@click.version_option(__version__, prog_name="samenspel", message="%(prog)s %(version)s")
def cli() -> None:
    """Run one of the commands; what they say is data, in two languages."""


def main() -> None:
    """Run the command; every error ends as a sentence and an exit code, never as a traceback."""
    try:
        cli(standalone_mode=False)
    except Exception as error:
        if os.environ.get("SAMENSPEL_DEBUG"):
            raise
        sys.exit(import_module("samenspel.cli.endings").tell(error))
