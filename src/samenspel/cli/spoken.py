"""Click in the reader's language: help and headings come from the catalogue."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from samenspel.text import Language


@cache
def language() -> Language:
    """Return the language of the terminal: SAMENSPEL_LANGUAGE, else that of the system."""
    for name in ("SAMENSPEL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if wish := os.environ.get(name, ""):
            return "nl" if wish.lower().startswith("nl") else "en"
    return "en"


def said(key: str, **parts: object) -> str:
    """Return a sentence of the command line in the language of the terminal."""
    from samenspel.catalogue import texts  # noqa: PLC0415 - not needed to print a version

    return texts("cli")[key].format(**parts).in_language(language())


class Spoken(click.Command):
    """A command whose help is looked up when it is shown."""

    def __init__(self, *args: Any, about: str = "", **options: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **options)
        self.about = about

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what this command is for."""
        with formatter.indentation():
            formatter.write_paragraph()
            formatter.write_text(said(f"about_{self.about}"))

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - one line each, never cut
        """Return the first sentence of the help."""
        return said(f"about_{self.about}").split(". ")[0].rstrip(".")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=said("usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with what they do."""
        rows = [row for row in map(_explained, self.get_params(ctx), [ctx] * 99) if row]
        with formatter.section(said("options")):
            formatter.write_dl(rows)


def _explained(parameter: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    record = parameter.get_help_record(ctx)
    return record and (record[0], said("option_" + parameter.opts[-1].lstrip("-")))


class SpokenGroup(Spoken, click.Group):
    """A group of such commands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands below the options."""
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(said("commands")):
            formatter.write_dl([(name, one.get_short_help_str()) for name, one in commands if one])
        formatter.write_paragraph()
        formatter.write_text(said("exit_codes"))


class WrongUseError(click.UsageError):
    """Options that do not go together; the message is a sentence for the reader."""


def choices(values: Sequence[str]) -> click.Choice[str]:
    """Return a closed list of words for an option."""
    return click.Choice(list(values))
