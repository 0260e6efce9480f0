"""`samenspel convert`: the same study, sorts or coded texts, in another form."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.catalogue import texts
from samenspel.cli import exchanging
from samenspel.cli.options import asked_in, working
from samenspel.cli.spoken import Spoken, WrongUseError, choices, language, said
from samenspel.errors import UnusableFileError
from samenspel.findings.viewpoint_sorts import maps_as_sorts, why_no_viewpoints
from samenspel.formats import (
    FORMS,
    holds_sorts,
    ledger_path,
    read,
    read_ledger,
    read_sorts,
    write,
    write_ledger,
    write_sorts,
)
from samenspel.formats.qsort_study import sorts_as_study
from samenspel.study.model import Study
from samenspel.study.qset import QSet
from samenspel.study.sorts import rounds
from samenspel.text import LANGUAGES, Language

STUDY = "study"
ONLY_SORTS = {".dat", ".csv"}  # a study is never such a file


@click.command("convert", cls=Spoken, about="convert")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--as", "form", type=choices((STUDY, *FORMS)))
@click.option("--round", "number", type=click.IntRange(min=1))
@click.option("--language", "reader", type=choices(LANGUAGES), default=language)
def command(
    source: Path, target: Path, *, form: str | None, number: int | None, reader: Language
) -> None:
    """Read a study, sorts or coded texts and write them as the target asks."""
    if exchanging.goes_here(source, target, {"--as": form, "--round": number}):
        exchanging.convert(source, target)
        click.echo(said("written", path=target))
        return
    sorts = source.suffix.lower() in ONLY_SORTS or holds_sorts(source)
    as_sorts = form in FORMS or (form is None and _asks_sorts(target, of_sorts=sorts))
    if number and (sorts or not as_sorts):
        raise WrongUseError(said("round_of_maps", option="--round"))
    with working("reading"):
        found = read_sorts(source) if sorts else read(source)
    if as_sorts:
        _write_sorts(_sorts_of(found, number), target, form, reader)
    else:
        _write_study(found, source, target)
    click.echo(said("written", path=target))


def _asks_sorts(target: Path, *, of_sorts: bool) -> bool:
    """Return whether a target without --as is a file of sorts: a workbook stays what it was."""
    suffix = target.suffix.lower()
    return suffix in ONLY_SORTS or (of_sorts and suffix != "")


def _sorts_of(found: Study | QSet, number: int | None) -> QSet:
    """Return the sorts themselves, or the complete values maps of one round."""
    if isinstance(found, QSet):
        return found
    asked_in(found, number)
    asked = number or max(rounds(found), default=1)
    if why := why_no_viewpoints(found, asked):
        raise UnusableFileError(texts("reasons")[why])
    return maps_as_sorts(found, asked)


def _write_sorts(sorts: QSet, target: Path, form: str | None, reader: Language) -> None:
    with working("writing"):
        lost = write_sorts(sorts, target, form, language=reader)
    for sentence in lost:
        click.echo(sentence.in_language(language()), err=True)


def _write_study(found: Study | QSet, source: Path, target: Path) -> None:
    """Write a study; what was released of it goes along."""
    if isinstance(found, QSet):
        write(sorts_as_study(found), target)
        return
    released = read_ledger(ledger_path(source))
    with working("writing"):
        write(found, target)
        if released.releases:
            write_ledger(released, ledger_path(target))
