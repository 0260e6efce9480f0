"""What was removed after a copy was made stays gone, also when that copy is put back."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from samenspel.errors import UnusableFileError
from samenspel.web.coding.models import Source
from samenspel.web.config.embedded import DATABASE
from samenspel.web.config.environment import Environment
from samenspel.web.config.honouring import adopt, honour, told
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.sortings import code, withdraw, withdraw_again
from samenspel.web.studies import gone
from samenspel.web.studies.models import Gone, Study
from served import PROGRAM
from web.drill import GOES, LATE, STAYS
from web.sorting import invited
from web.teams import Team, Teams, ended
from web.told import PLACES, tell


@dataclass(frozen=True, slots=True)
class Laptop:
    """The same as a team, on the embedded database."""

    data: Path

    @property
    def variables(self) -> dict[str, str]:
        return {"SAMENSPEL_DATA": str(self.data), "SAMENSPEL_LANGUAGE": "en"}

    def run(self, *words: object) -> tuple[int, str]:
        return ended(*PROGRAM, *map(str, words), **self.variables)

    def run_python(self, *words: str, **variables: str) -> None:
        code, said = ended(sys.executable, *words, **self.variables | variables)
        assert code == 0, said

    def contents(self) -> list[str]:
        with closing(sqlite3.connect(self.data / DATABASE)) as database:
            return list(database.iterdump())


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Laptop | Team:
    """A place with an empty database that is ready."""
    if request.param == "postgresql":
        teams: Teams = request.getfixturevalue("teams")
        return teams.ready("gone")
    laptop = Laptop(tmp_path / "data")
    assert laptop.run("migrate")[0] == 0
    return laptop


def remembered(home: Laptop | Team) -> list[dict[str, str]]:
    return [json.loads(line) for line in (home.data / "gone.jsonl").read_text().splitlines()]


def test_an_older_copy_brings_back_nothing_that_was_removed_since(
    home: Laptop | Team, tmp_path: Path
) -> None:
    copy, script = tmp_path / "copy.zip", Path(__file__).with_name("drill.py")
    home.run_python(str(script), str(copy), PYTHONPATH="tests")
    kept = (home.data / "gone.jsonl").read_bytes()
    assert [line["kind"] for line in remembered(home)] == ["withdrawal", "withdrawal", "study"]
    code, said = home.run("restore", copy, "--force")
    assert (code, "copy was made: 3." in said) == (0, True), said
    now = str(home.contents())
    assert (GOES in now, LATE in now) == (False, False)
    assert len(set(re.findall(rf"{STAYS} \d", now))) == PLACES
    assert "another-study" not in now
    if isinstance(home, Laptop):  # not in what the file has left over either
        assert GOES.encode() not in (home.data / DATABASE).read_bytes()
    assert (home.data / "gone.jsonl").read_bytes() == kept
    assert (home.data / "gone.jsonl").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A folder of data whose secret is that of the tests."""
    of = Environment(tmp_path, secret=settings.SECRET_KEY)
    monkeypatch.setattr(settings, "GONE", of.gone)
    return of


def forget() -> None:
    """Let the database be as before any removal: an older copy was put back."""
    Gone.objects.all().delete()
    Sorting.objects.all().delete()


@pytest.mark.django_db
def test_a_line_tells_nothing_of_who_withdrew_or_what_they_said(here: Environment) -> None:
    who = invited()
    tell(who, GOES)
    assert withdraw(code(who.invitation))
    (line,) = gone.lines(here.gone)
    assert set(line) == {"mark", "kind", "made", "at", "code"}
    words = here.gone.read_text()
    assert not any(one in words for one in (GOES, "p1", who.token, code(who.invitation)))


@pytest.mark.django_db
def test_a_line_is_honoured_once_by_each_database(here: Environment) -> None:
    who = invited()
    tell(who, GOES)
    assert withdraw(code(who.invitation))
    assert honour(here) == 0  # it was done here
    forget()
    tell(who, GOES)
    assert (honour(here), honour(here)) == (1, 0)
    assert not Source.objects.exists()
    assert who.sorting.withdrawn


@pytest.mark.django_db
def test_a_link_stays_dead_where_the_copy_is_from_before_the_first_answer(
    client: Client, here: Environment
) -> None:
    who = invited()
    tell(who, GOES)
    assert withdraw(code(who.invitation))
    forget()
    assert client.get(who.path()).status_code == 200
    assert honour(here) == 1
    assert client.get(who.path()).status_code == 404


@pytest.mark.django_db
def test_somebody_else_with_the_same_number_keeps_their_answers() -> None:
    who = invited()
    tell(who, STAYS)
    kept = who.sorting.withdrawal
    earlier = who.invitation.made - timedelta(microseconds=1)
    assert not withdraw_again(kept, earlier, secret=settings.SECRET_KEY)
    assert not withdraw_again("0" * 64, who.invitation.made, secret=settings.SECRET_KEY)
    assert who.sorting.meanings == {"collaborative": f"{STAYS} 1"}


@pytest.mark.django_db(transaction=True)
def test_a_removal_that_a_sudden_end_undid_is_done_at_the_next_start(
    here: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = invited()
    tell(who, GOES)

    def cut(path: Path, lines: Iterable[gone.Line]) -> None:
        append(path, lines)
        raise KeyboardInterrupt

    append = gone.append
    monkeypatch.setattr(gone, "append", cut)
    with pytest.raises(KeyboardInterrupt):
        withdraw(code(who.invitation))
    assert who.sorting.meanings
    assert honour(here) == 1
    assert not who.sorting.meanings


@pytest.mark.django_db
def test_what_cannot_be_remembered_is_not_removed(
    here: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = invited()
    tell(who, STAYS)
    monkeypatch.setattr(settings, "GONE", here.data / "no" / "folder")
    with pytest.raises(OSError, match="No such file"):
        withdraw(code(who.invitation))
    assert who.sorting.meanings


@pytest.mark.django_db
def test_a_study_or_a_text_taken_out_on_a_page_is_remembered(
    client: Client, here: Environment
) -> None:
    who = invited()
    tell(who, GOES)
    source = Source.objects.get()
    client.post(f"/studies/{who.record.name}/sources/{source.pk}/remove")
    Study.objects.update(state="closed")
    client.post(f"/studies/{who.record.name}/delete", {"typed": who.record.name})
    assert [line["kind"] for line in gone.lines(here.gone)] == ["source", "study"]
    again = invited()
    Study.objects.update(made=who.record.made)
    Source.objects.create(study=again.record, name=source.name, words=GOES)
    Gone.objects.all().delete()
    assert honour(here) == 2
    assert not Study.objects.exists()


@given(st.lists(st.one_of(st.binary(max_size=20), st.just(b""))))
@settings_of(max_examples=25)
def test_what_is_torn_hides_no_line_that_is_whole(torn: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        path, line = Path(folder) / "gone.jsonl", {"mark": "m", "kind": "k", "made": "2026-01-01"}
        for words in torn:
            with path.open("ab") as file:
                file.write(words)
            gone.append(path, [line])
        assert gone.lines(path).count(line) == len(torn)


def test_what_another_machine_remembers_is_added_once(here: Environment, tmp_path: Path) -> None:
    line = {"mark": "m", "kind": "study", "made": "2026-01-01", "study": "x"}
    other = tmp_path / "other.jsonl"
    gone.append(other, [line])
    for _ in range(2):
        adopt(here, told(other))
    assert gone.lines(here.gone) == (line,)
    other.write_text("nothing")
    with pytest.raises(UnusableFileError):
        told(other)
