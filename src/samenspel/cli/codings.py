"""`samenspel codings`: every coding in a file, with the words under it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path

import click

from samenspel.cli.exchanging import project_at
from samenspel.cli.options import form_of, save
from samenspel.cli.spoken import Spoken, choices, said
from samenspel.formats.csv_tables import guarded
from samenspel.formats.refi import Project

FORMS = ("text", "json", "csv")


@dataclass(frozen=True, slots=True)
class Line:
    """One coding; a code on a whole source has no place and no words."""

    source: str
    coder: str
    code: str
    start: int | None
    end: int | None
    text: str


@click.command("codings", cls=Spoken, about="codings")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=choices(FORMS))
@click.option("--output", type=click.Path(path_type=Path))
def command(source: Path, *, kind: str | None, output: Path | None) -> None:
    """List who put which code where, in a project of exchange or in a study."""
    form = form_of(kind, output, FORMS)
    content = WRITTEN[form](list(lines(project_at(source))))
    if output is None:
        click.echo(content, nl=False)
    else:
        save(content, output)
        click.echo(said("written", path=output))


def lines(project: Project) -> Iterator[Line]:
    """Yield the codings of a project: source by source, in order of the text."""
    codes = {code.guid: code.name for code in project.codes}
    users = {user.guid: user.name for user in project.users}
    for source in project.sources:
        for one in sorted(source.selections, key=lambda one: (one.start, one.end)):
            text = source.text[one.start : one.end]
            for mark in one.marks:
                by = users.get(mark.user, "")
                yield Line(source.name, by, codes[mark.code], one.start, one.end, text)
        for mark in source.marks:
            yield Line(source.name, users.get(mark.user, ""), codes[mark.code], None, None, "")


def _as_json(found: list[Line]) -> str:
    return json.dumps([asdict(line) for line in found], ensure_ascii=False, indent=1) + "\n"


def _as_csv(found: list[Line]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Line.__dataclass_fields__)
    for line in found:
        cells = (line.source, line.coder, line.code, line.start, line.end, line.text)
        writer.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in cells)
    return out.getvalue()


def _as_text(found: list[Line]) -> str:
    written = [said("codings_count", count=len(found)), ""]
    for line in found:
        key = "coding_on_source" if line.start is None else "coding_at"
        written += [said(key, **asdict(line)), *(f"    {one}" for one in line.text.split("\n"))]
    return "\n".join(one.rstrip() for one in written) + "\n"


WRITTEN = {"text": _as_text, "json": _as_json, "csv": _as_csv}
