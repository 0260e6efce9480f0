"""Thirty threads save ten times each in one study, each time reading what was there before."""

from __future__ import annotations

import sys
from threading import Barrier, Thread

from django.core.management import call_command
from django.db import connection, transaction

from samenspel.web.config.start import set_up

PEOPLE, TIMES = 30, 10


def main() -> None:
    """Print the journal, how surely it is kept, whether keys are checked, the sum and the rows."""
    set_up()
    call_command("migrate", verbosity=0)
    from samenspel.web.studies.models import Row, Study  # noqa: PLC0415 - once Django is set up

    record = Study.objects.create(name="one", design={"saves": 0})
    together = Barrier(PEOPLE)

    def save() -> None:
        together.wait()
        for _ in range(TIMES):
            with transaction.atomic():
                now = Study.objects.get(pk=record.pk)
                Row.objects.create(study=now, table="sorts", data={})
                now.design["saves"] += 1
                now.save()
        connection.close()

    people = [Thread(target=save) for _ in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    record.refresh_from_db()
    found = [_pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")]
    sys.stdout.write(" ".join(map(str, (*found, record.design["saves"], Row.objects.count()))))


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


main()
