"""Answers are kept as long as was chosen, and no longer; what stays says nothing of anybody."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.utils import timezone

from samenspel.web.agreed.models import Agreement
from samenspel.web.config.environment import Environment
from samenspel.web.config.honouring import honour
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.retention import delete, tidy
from samenspel.web.elicitation.sortings import code, withdraw
from samenspel.web.studies import gone
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Deletion, Gone, Study
from web.sorting import Invited, invited
from web.told import PLACES, tell

pytestmark = pytest.mark.django_db
SAID = "said-by-somebody"


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def who() -> Invited:
    """Somebody who answered in a study that closed since."""
    made = invited()
    tell(made, SAID)
    made.record.state = Study.State.CLOSED
    made.record.ledger = {
        "schema": 1,
        "releases": [
            {
                "networks": ["net"],
                "round": 1,
                "respondents": [["net", "p1"], ["net", "p6"]],
                "rung": "number",
                "bands": {},
                "shared_count": 2,
                "texts": [],
            }
        ],
    }
    made.record.save()
    made.record.versions.create(number=1, design=made.record.design)
    Agreement.objects.create(
        study=made.record,
        name="a1",
        network="net",
        values=["collaborative"],
        level="clinical",
        behaviour="We bellen.",
        owner="Noord",
        start=date(2026, 1, 1),
    )
    return made


def page(who: Invited) -> str:
    return f"/studies/{who.record.name}/keeping"


def kept() -> str:
    """Return every field of every row of every table of ours."""
    ours = [one for one in apps.get_models() if one.__module__.startswith("samenspel")]
    return repr([list(one._default_manager.values()) for one in ours])


def test_answers_go_the_day_after_the_last_and_no_sooner(
    client: Client, who: Invited, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, date(2027, 1, 31))
    assert client.post(page(who), {"months": "1"}).status_code == 302
    assert Study.objects.get().keep_until == date(2027, 2, 28)
    before = kept()
    assert len({one for one in range(1, PLACES + 1) if f"{SAID} {one}" in before}) == PLACES
    assert tidy(today=date(2027, 2, 28)) == 0
    assert tidy(today=date(2027, 3, 1)) == 1
    after = kept()
    assert SAID not in after
    assert "'p1'" not in after
    assert "'p6'" not in after
    assert "We bellen." in after
    assert tidy(today=date(2027, 3, 2)) == 0
    assert Deletion.objects.get().why == "retention"


@pytest.mark.parametrize("state", ["open", "draft"])
def test_no_answer_goes_while_a_study_is_not_closed(who: Invited, state: str) -> None:
    Study.objects.update(state=state, keep_months=1, keep_until=date(2020, 1, 1))
    assert tidy(today=date(2030, 1, 1)) == 0
    assert Study.objects.get().keep_until is None
    assert who.sorting.meanings


def test_the_time_begins_anew_after_a_study_was_open_again(who: Invited) -> None:
    assert who.sorting
    Study.objects.update(state="open", keep_months=12)
    tidy(today=date(2027, 1, 1))
    Study.objects.update(state="closed")
    tidy(today=date(2027, 2, 1))
    assert Study.objects.get().keep_until == date(2028, 2, 1)


@pytest.mark.parametrize(("left", "warned"), [(31, False), (30, True), (0, True)])
def test_a_study_warns_a_month_ahead(
    client: Client, who: Invited, left: int, *, warned: bool
) -> None:
    last = date.fromordinal(timezone.localdate().toordinal() + left)
    Study.objects.update(keep_months=1, keep_until=last)
    said = client.get(f"/studies/{who.record.name}/").content.decode()
    assert (f"{last}" in said) == warned


def test_the_report_says_how_much_went_and_never_whose(client: Client, who: Invited) -> None:
    other = invited_too(who)
    assert withdraw(code(other.invitation))
    refused = client.post(page(who), {"delete": "1", "typed": "something"})
    assert (refused.status_code, Sorting.objects.count()) == (400, 2)
    assert client.post(page(who), {"delete": "1", "typed": who.record.name}).status_code == 302
    report = Deletion.objects.get()
    assert report.counts == {
        "participants": 6,
        "maps": 1,
        "questionnaires": 1,
        "rows": 1,
        "codings": 0,
        "texts": 1,
        "names": 0,
        "reviews": 1,
        "links": 2,
        "withdrawn": 1,
    }
    table = client.get(f"{page(who)}/{report.pk}.csv").content.decode()
    assert "Waardenkaarten,1" in table
    assert client.get(f"{page(who)}/{report.pk}.pdf").content.startswith(b"%PDF")
    assert client.get(page(who)).status_code == 200
    assert client.get(f"/studies/{who.record.name}/").status_code == 200


def invited_too(who: Invited) -> Invited:
    invitation = invite(who.record, "p2", "net")
    made = Invited(who.record, invitation, token(invitation))
    made.begun()
    return made


def test_an_open_study_deletes_nothing(client: Client, who: Invited) -> None:
    Study.objects.update(state="open")
    answer = client.post(page(who), {"delete": "1", "typed": who.record.name})
    assert answer.status_code == 400
    assert who.sorting.meanings


def test_another_time_than_those_offered_is_refused(client: Client, who: Invited) -> None:
    assert client.post(page(who), {"months": "7"}).status_code == 400
    assert Study.objects.get().keep_months is None


def test_an_older_copy_brings_no_answers_back(
    who: Invited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = Environment(tmp_path, secret=settings.SECRET_KEY)
    monkeypatch.setattr(settings, "GONE", of.gone)
    delete(who.record, "retention")
    assert [line["kind"] for line in gone.lines(of.gone)] == ["answers"]
    assert (honour(of), Deletion.objects.count()) == (0, 1)
    Gone.objects.all().delete()  # as in a copy from before
    Study.objects.update(design=who.record.design | {"participants": [{"id": SAID}]})
    assert honour(of) == 1
    assert SAID not in kept()
