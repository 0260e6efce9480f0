"""What was removed after a copy was made is removed again once that copy is put back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from samenspel.web.coding.models import Source
from samenspel.web.config.environment import Environment
from samenspel.web.config.folder import refusal
from samenspel.web.elicitation.retention import delete_again
from samenspel.web.elicitation.sortings import withdraw_again
from samenspel.web.results.models import Report
from samenspel.web.studies.gone import Line, append, lines, named, unknown
from samenspel.web.studies.models import Gone, Study


def honour(of: Environment) -> int | None:
    """Do every removal that this database did not go through; return how many found something.

    None: the database is of an older version, so that it can only be done once that is brought up.
    """
    there = lines(of.gone)
    if not there:
        return 0
    if not _ready():
        return None
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA secure_delete=ON")  # no trace in the file either
    secret = of.secret or of.key.read_text()  # that of the copy, not of this program's start
    with transaction.atomic():
        known = [line for line in unknown(there) if line["kind"] in REMOVE]
        removed = sum(REMOVE[line["kind"]](line, secret) for line in known)
        Gone.objects.bulk_create((Gone(mark=line["mark"]) for line in known), ignore_conflicts=True)
        if removed:
            Report.objects.all().delete()  # made of what was there then; made again when asked
    return removed


def _ready() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def told(source: Path) -> tuple[Line, ...]:
    """Return what another machine remembers; refuse a file that remembers nothing."""
    try:
        there = lines(source)
    except OSError:
        there = ()
    if not there:
        raise refusal("no_gone", path=source)
    return there


def adopt(of: Environment, there: Iterable[Line]) -> None:
    """Remember what another machine remembers; nothing that is remembered here gets lost."""
    here = {line["mark"] for line in lines(of.gone)}
    if new := [line for line in there if line["mark"] not in here]:
        append(of.gone, new)


def _withdrawal(line: Line, secret: str) -> bool:
    return withdraw_again(line.get("code", ""), _made(line), secret=secret)


def _study(line: Line, _: str) -> bool:
    found = Study.objects.filter(name=line.get("study"), made=_made(line))
    return bool(found.delete()[0])


def _answers(line: Line, _: str) -> bool:
    done = datetime.fromisoformat(line.get("done", line["made"]))
    name, why = line.get("study", ""), line.get("why", "")
    return delete_again(name, _made(line), why, done=done)


def _source(line: Line, _: str) -> bool:
    found = Source.objects.filter(study__made=_made(line))
    same = [one.pk for one in found if named(one.name) == line.get("source")]
    return bool(Source.objects.filter(pk__in=same).delete()[0])


def _made(line: Line) -> datetime:
    return datetime.fromisoformat(line["made"])


REMOVE: Mapping[str, Callable[[Line, str], bool]] = {
    "withdrawal": _withdrawal,
    "study": _study,
    "answers": _answers,
    "source": _source,
}
