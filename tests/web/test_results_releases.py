"""What is released of a study in the database: once, kept with it, and not before it closes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from attack.studies import drawn
from builders import study
from samenspel.disclosure import Banded
from samenspel.errors import InvalidStudyError, ReleaseError
from samenspel.study.codec import to_plain
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Network
from samenspel.web import bridge, releases
from samenspel.web.studies.models import Row, Study

pytestmark = pytest.mark.django_db


def kept(n: int = 9, state: str = Study.State.CLOSED) -> Study:
    """Return the record of a study with a network of so many."""
    made = study({"A": drawn(n, "alike")}, networks=(Network("A", outside="bands"),))
    record = bridge.keep(made)
    record.state = state
    record.save()
    return record


def rows_of(made: StudyFile) -> list[dict[str, object]]:
    """Return the cards of the maps of a study, as the database holds them."""
    rows: list[dict[str, object]] = to_plain(made)["sorts"]  # type: ignore[assignment]
    return rows


@pytest.mark.parametrize("audience", ["members", "outside"])
@pytest.mark.parametrize("state", ["draft", "open"])
def test_nothing_leaves_before_a_study_is_closed(audience: str, state: str) -> None:
    record = kept(state=state)
    with pytest.raises(ReleaseError, match="until the study is closed"):
        releases.released_to(record, audience, "A")  # type: ignore[arg-type]
    record.refresh_from_db()
    assert record.ledger == {}


def test_the_researcher_sees_an_open_study_and_that_is_no_release() -> None:
    record = kept(state=Study.State.OPEN)
    assert releases.released_to(record).audience == "researcher"
    record.refresh_from_db()
    assert record.ledger == {}


def test_a_release_is_kept_in_the_form_of_the_file_beside_a_study() -> None:
    record = kept()
    released = releases.released_to(record, "members", "A")
    record.refresh_from_db()
    assert record.ledger["schema"] == 1
    assert releases.ledger_of(record) == released.ledger
    assert [one.networks for one in released.ledger.releases] == [("A",)]


def test_to_look_makes_no_release() -> None:
    record = kept()
    assert releases.shown_to(record, "members", "A") is None
    record.refresh_from_db()
    assert record.ledger == {}
    made = releases.released_to(record, "members", "A")
    record.refresh_from_db()
    assert releases.shown_to(record, "members", "A") == made


def test_whoever_answers_after_the_release_changes_nothing_in_it() -> None:
    record = kept()
    (before,) = releases.released_to(record, "members", "A").networks
    late = rows_of(study({"A": drawn(12, "random", 7)}))[9 * 18 :]
    Row.objects.bulk_create(Row(study=record, table="sorts", data=row) for row in late)
    (after,) = releases.released_to(record, "members", "A").networks
    assert isinstance(before, Banded)
    assert isinstance(after, Banded)
    assert after.repeated
    assert (after.bands, after.respondents) == (before.bands, before.respondents)


def test_what_is_wrong_is_said_and_not_analysed() -> None:
    record = kept()
    Row.objects.filter(study=record).last().delete()  # type: ignore[union-attr]
    twice = rows_of(study({"A": drawn(9, "alike")}))[0]
    Row.objects.create(study=record, table="sorts", data=twice)
    with pytest.raises(InvalidStudyError):
        releases.released_to(record)


# Six ask at once; without a lock the later one would write over what the earlier one kept.
RACE = """
import time, threading, django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from django.core.management import call_command
from django.db import connections
from attack.studies import drawn
from builders import study
from samenspel import analyse
from samenspel.web import bridge, releases

call_command("migrate", verbosity=0)
releases.analyse = partial(analyse, resamples=99)
record = bridge.keep(study({id: drawn(9, "alike", seed) for seed, id in enumerate("ABC")}))
record.state = "closed"
record.save()
disclose, start = releases.disclose, threading.Barrier(6)

def slowly(*asked, **more):
    found = disclose(*asked, **more)
    time.sleep(0.05)
    return found

releases.disclose = slowly

def ask(number):
    start.wait()
    found = releases.released_to(record, "members", "ABC"[number % 3])
    connections.close_all()
    return found.ledger.releases

with ThreadPoolExecutor(6) as askers:
    shown = list(askers.map(ask, range(6)))
record.refresh_from_db()
kept = releases.ledger_of(record).releases
assert all(one in kept for ones in shown for one in ones), "shown, and not kept"
print("kept", *sorted(network for one in kept for network in one.networks))
"""


def test_all_that_is_shown_to_several_at_once_is_kept(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "SAMENSPEL_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "samenspel.web.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", RACE]
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "kept A B C\n"
