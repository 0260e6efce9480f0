"""The options that several commands share, and what they do with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce, wraps
from pathlib import Path
from typing import Any, get_args

import click

from samenspel.catalogue import texts
from samenspel.cli.spoken import choices, language, said
from samenspel.disclosure import AudienceName, Banded, Released, disclose
from samenspel.disclosure.bands import coalition
from samenspel.errors import UnusableFileError
from samenspel.findings import analyse
from samenspel.formats import ledger_path, read, read_ledger, write_ledger
from samenspel.formats.whole import write_whole
from samenspel.text import LANGUAGES, Language

study = click.argument("study", type=click.Path(path_type=Path))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks of a study: which result, for whom, in which form, where."""

    study: Path
    kind: str
    audience: AudienceName
    network: str | None
    number: int | None
    reader: Language
    output: Path | None


def wished(*formats: str) -> Callable[[Callable[[Wish], None]], Callable[..., None]]:
    """Return the options of a command that makes a result; the first format is the default."""
    asked = (
        study,
        click.option("--format", "kind", type=choices(formats), default=formats[0]),
        click.option("--audience", type=choices(get_args(AudienceName)), default="researcher"),
        click.option("--network"),
        click.option("--round", "number", type=click.IntRange(min=1)),
        click.option("--language", "reader", type=choices(LANGUAGES), default=language),
        click.option("--output", type=click.Path(path_type=Path)),
    )

    def option(function: Callable[[Wish], None]) -> Callable[..., None]:
        @wraps(function)
        def command(**options: Any) -> None:  # noqa: ANN401 - what click read
            function(Wish(**options))

        return reduce(lambda made, add: add(made), reversed(asked), command)

    return option


@contextmanager
def working(key: str) -> Iterator[None]:
    """Show that the command is at work, on a terminal."""
    from rich.console import Console  # noqa: PLC0415 - only where something takes long

    with Console(stderr=True).status(said(key)):
        yield


def release(wish: Wish) -> Released:
    """Read, analyse and disclose a study; a release to others is kept before it is shown."""
    with working("reading"):
        found = read(wish.study)
    with working("computing"):
        findings = analyse(found, round=wish.number)
    kept_in = ledger_path(wish.study)
    before = read_ledger(kept_in)
    with working("checking_release"):
        released = disclose(findings, wish.audience, before, network=wish.network)
    if released.ledger != before:
        write_ledger(released.ledger, kept_in)
        click.echo(said("released_once", path=kept_in), err=True)
    for scope in (*released.networks, released.everyone):
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
