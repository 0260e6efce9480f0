"""The options that several commands share, and what they do with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, get_args

import click

from samenspel.catalogue import texts
from samenspel.cli.spoken import choices, language, said
from samenspel.disclosure import AudienceName, Banded, Released, disclose
from samenspel.disclosure.bands import coalition
from samenspel.errors import UnusableFileError
from samenspel.findings import analyse
from samenspel.formats import ledger_path, read, read_ledger, write_ledger
from samenspel.formats.whole import write_whole
from samenspel.text import LANGUAGES

Command = TypeVar("Command", bound=Callable[..., None])

study = click.argument("study", type=click.Path(path_type=Path))
audience = click.option("--audience", type=choices(get_args(AudienceName)), default="researcher")
network = click.option("--network")
number = click.option("--round", "number", type=click.IntRange(min=1))
output = click.option("--output", type=click.Path(path_type=Path))
spoken = click.option("--language", "reader", type=choices(LANGUAGES), default=language)


def format_of(*names: str) -> Callable[[Command], Command]:
    """Return the option that chooses a format; the first name is the default."""
    return click.option("--format", "kind", type=choices(names), default=names[0])


@contextmanager
def working(key: str) -> Iterator[None]:
    """Show that the command is at work, on a terminal."""
    from rich.console import Console  # noqa: PLC0415 - only where something takes long

    with Console(stderr=True).status(said(key)):
        yield


def release(
    path: Path, audience: AudienceName, *, network: str | None, number: int | None
) -> Released:
    """Read, analyse and disclose a study; a release to others is kept before it is shown."""
    with working("reading"):
        found = read(path)
    with working("computing"):
        findings = analyse(found, round=number)
    kept_in = ledger_path(path)
    before = read_ledger(kept_in)
    with working("checking_release"):
        released = disclose(findings, audience, before, network=network)
    if released.ledger != before:
        write_ledger(released.ledger, kept_in)
        click.echo(said("released_once", path=kept_in), err=True)
    for scope in released.networks:
        if isinstance(scope, Banded) and coalition(scope.respondents) == 1:
            click.echo(said("one_insider", network=scope.id, n=scope.respondents), err=True)
    return released


def save(content: str | bytes, path: Path) -> None:
    """Write a result whole or not at all."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        sentence = texts("cli")["cannot_write"].format(path=path, reason=reason)
        raise UnusableFileError(sentence) from error
