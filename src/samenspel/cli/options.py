"""The options that several commands share, and what they do with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce, wraps
from pathlib import Path
from typing import Any, get_args

import click

from samenspel.catalogue import texts
from samenspel.cli.spoken import WrongUseError, choices, language, said
from samenspel.disclosure import AudienceName, Banded, Released, disclose
from samenspel.disclosure.bands import coalition
from samenspel.disclosure.ledger import NOTHING_RELEASED, Ledger
from samenspel.disclosure.released import BandedGap, Scope
from samenspel.errors import ReleaseError, UnusableFileError
from samenspel.findings import Findings, analyse
from samenspel.formats import ledger_path, read, read_ledger, write_ledger
from samenspel.formats.whole import write_whole
from samenspel.study.model import Study
from samenspel.study.sorts import rounds
from samenspel.text import LANGUAGES, Language

study = click.argument("study", type=click.Path(path_type=Path))

# What the end of a file's name says, for every form in which a result is written.
SUFFIXES = {
    **{f".{kind}": kind for kind in ("text", "json", "csv", "xlsx", "html", "pdf", "docx")},
    ".txt": "text",
    ".htm": "html",
}


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
        click.option("--format", "kind", type=choices(formats)),
        click.option("--audience", type=choices(get_args(AudienceName)), default="researcher"),
        click.option("--network"),
        click.option("--round", "number", type=click.IntRange(min=1)),
        click.option("--language", "reader", type=choices(LANGUAGES), default=language),
        click.option("--output", type=click.Path(path_type=Path)),
    )

    def option(function: Callable[[Wish], None]) -> Callable[..., None]:
        @wraps(function)
        def command(**options: Any) -> None:  # noqa: ANN401 - what click read
            options["kind"] = form_of(options["kind"], options["output"], formats)
            function(Wish(**options))

        return reduce(lambda made, add: add(made), reversed(asked), command)

    return option


def form_of(kind: str | None, output: Path | None, formats: Sequence[str]) -> str:
    """Return the form of a result: as asked, else as its file is named, else the first one."""
    allowed = ", ".join(formats)
    named = SUFFIXES.get(output.suffix.lower()) if output else None
    if named is None and kind is None and output and output.suffix:
        raise WrongUseError(said("name_says_nothing", path=output, allowed=allowed))
    if named in (None, kind):
        return kind or formats[0]
    if named not in formats:
        raise WrongUseError(said("name_does_not_fit", path=output, allowed=allowed))
    if kind:
        raise WrongUseError(said("format_differs", path=output, format=kind))
    return named


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
    asked_in(found, wish.number)
    with working("computing"):
        findings = analyse(found, round=wish.number)
    kept_in = ledger_path(wish.study)
    before = read_ledger(kept_in)
    released = disclosed(findings, wish, before)
    if released.ledger != before:
        write_ledger(released.ledger, kept_in)
        click.echo(said("released_once", path=kept_in), err=True)
    for called, scope in _shown(released):
        if isinstance(scope, Banded) and coalition(scope.respondents) == 1:
            click.echo(said("one_insider", network=called, n=scope.respondents), err=True)
    return released


def _shown(released: Released) -> Iterator[tuple[str, Scope]]:
    """Yield every release with what it is called: a layer stands behind its network."""
    yield from ((scope.id, scope) for scope in (*released.networks, released.everyone) if scope)
    for gap in released.loop.gaps:
        if isinstance(gap, BandedGap):
            yield from ((f"{gap.network}/{one.id}", one) for one in gap.layers)


def disclosed(findings: Findings, wish: Wish, ledger: Ledger = NOTHING_RELEASED) -> Released:
    """Return what these readers may see; nothing of it is kept yet."""
    with working("checking_release"):
        return disclose(findings, wish.audience, ledger, network=wish.network)


def asked_in(found: Study, number: int | None) -> None:
    """Refuse a round in which nobody was asked: an empty result would look like an outcome."""
    asked = rounds(found)
    if number and asked and number not in asked:
        listed = ", ".join(map(str, asked))
        raise ReleaseError(texts("cli")["no_such_round"].format(round=number, rounds=listed))


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
