"""Files of other tools for coding, on the command line: what is read is told to the reader."""

from __future__ import annotations

from pathlib import Path

import click

from samenspel.catalogue import texts
from samenspel.cli.options import working
from samenspel.cli.spoken import WrongUseError, language, said
from samenspel.errors import UnusableFileError
from samenspel.formats import holds_sorts, read, write
from samenspel.formats.refi import (
    Project,
    as_project,
    as_study,
    is_exchanged,
    keep_guids,
    kept_guids,
    read_exchanged,
    write_exchanged,
)
from samenspel.text import Text


def project_at(source: Path) -> Project:
    """Return what is coded in a file of exchange or in a study, and tell what was left."""
    with working("reading"):
        if not is_exchanged(source):
            return as_project(read(source), kept_guids(source))
        found = read_exchanged(source)
    _tell(found.told)
    return found.project


def convert(source: Path, target: Path) -> None:
    """Write a file of exchange or a study as the target asks."""
    if not is_exchanged(source) and holds_sorts(source):
        raise UnusableFileError(texts("refi")["no_sorts"])
    project = project_at(source)
    if is_exchanged(target):
        with working("writing"):
            write_exchanged(project, target)
        if not is_exchanged(source):
            _tell((texts("refi")["only_coding"],))
        return
    studied = as_study(project)
    with working("writing"):
        write(studied.study, target)
        keep_guids(studied.kept, target)
    _tell(studied.told if project.codes else (texts("refi")["held_no_code"], *studied.told))


def goes_here(source: Path, target: Path, asked: dict[str, object]) -> bool:
    """Return whether one of two files is of exchange; no option of other forms goes with it."""
    if not (is_exchanged(source) or is_exchanged(target)):
        return False
    for option, worth in asked.items():
        if worth:
            raise WrongUseError(said("not_with_exchange", option=option))
    return True


def _tell(sentences: tuple[Text, ...]) -> None:
    for sentence in sentences:
        click.echo(sentence.in_language(language()), err=True)
