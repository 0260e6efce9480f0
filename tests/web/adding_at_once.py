"""Ten colleagues each add someone to one study at the same moment."""

from __future__ import annotations

import sys
from threading import Barrier, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from samenspel import read
from samenspel.web.config.start import set_up

COLLEAGUES = 10


def main() -> None:
    """Print how each was answered, and how many people there are more."""
    set_up()
    call_command("migrate", verbosity=0)
    settings.ACCOUNTS, settings.ALLOWED_HOSTS = False, ["127.0.0.1"]
    from samenspel.web import bridge  # noqa: PLC0415 - once Django is set up

    record = bridge.keep(read("examples/voorbeeldregio"))
    before, together = len(record.design["participants"]), Barrier(COLLEAGUES)
    answers: list[int] = []

    def add(number: int) -> None:
        asked = Client(SERVER_NAME="127.0.0.1")
        form = {"form": "one", "id": f"new-{number}", "network": "gezin"}
        together.wait()
        sent = asked.post(f"/studies/{record.name}/participants", form)
        answers.append(sent.status_code)
        connection.close()

    colleagues = [Thread(target=add, args=(number,)) for number in range(COLLEAGUES)]
    for one in colleagues:
        one.start()
    for one in colleagues:
        one.join()
    record.refresh_from_db()
    more = len(record.design["participants"]) - before
    sys.stdout.write(" ".join(map(str, (*sorted(set(answers)), more))))


main()
