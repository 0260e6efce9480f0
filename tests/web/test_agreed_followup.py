"""Looking back: what is due, what became of it, and that nothing of it is ever written over."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from formats.test_calendar import reminders
from samenspel.study.agreeing import Understanding
from samenspel.study.checks import problems
from samenspel.web import bridge
from samenspel.web.agreed.due import due, is_due, new_name
from samenspel.web.agreed.models import Agreement, FollowUp
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.sortings import begin, code, withdraw
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import invite
from samenspel.web.studies.models import Study
from web.test_agreed import FIRST, talked

pytestmark = pytest.mark.django_db
HOME = "/workshop/test/"
OF = {"network": "A"}
TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.fixture
def record() -> Study:
    """A study in which one network has two agreements and a tension card, and nobody looked."""
    made = bridge.keep(talked())
    FollowUp.objects.all().delete()
    return made


def one(record: Study) -> Agreement:
    return record.agreements.get(name="a1")


def looked(client: Client, record: Study, **changed: str) -> Any:
    sent = {"status": "kept", "words": "Het lukt.", "day": TODAY.isoformat(), **OF}
    sent["about"] = f"agreement-{one(record).pk}"
    return client.post(f"/workshop/{record.name}/followup", sent | changed)


@pytest.mark.parametrize(
    ("review", "looks", "waits"),
    [
        (DAY, (), False),
        (0 * DAY, (), True),
        (-DAY, (), True),
        (-DAY, ((-2 * DAY, "kept"),), True),
        (-DAY, ((-DAY, "slipped"),), False),
        (-DAY, ((-2 * DAY, "dropped"),), False),
        (-DAY, ((-3 * DAY, "dropped"), (-2 * DAY, "kept")), True),
    ],
)
def test_a_review_waits_from_its_day_until_the_group_looked_or_let_go(
    record: Study, review: timedelta, looks: tuple[tuple[timedelta, str], ...], *, waits: bool
) -> None:
    made = one(record)
    made.review = TODAY + review
    for day, status in looks:
        made.followups.create(day=TODAY + day, status=status, words="w")
    assert is_due(made) is waits


def test_what_is_due_is_said_in_the_room_and_the_overview_and_stands_first(
    client: Client, record: Study
) -> None:
    Agreement.objects.filter(name="a1").update(review=TODAY)
    assert [row.name for row in due(record)] == ["a1"]
    for page in ("/", f"/studies/{record.name}/"):
        assert "terug te kijken naar één afspraak" in client.get(page).content.decode()
    page = client.get(f"/workshop/{record.name}/followup", OF).content.decode()
    assert page.index("Nu aan de beurt") < page.index("Schrijven") < page.index("De andere")
    assert looked(client, record).status_code == 302
    for page in ("/", f"/studies/{record.name}/"):
        assert "terug te kijken" not in client.get(page).content.decode()


def test_history_grows_and_comes_back_in_files(client: Client, record: Study) -> None:
    for day, status in ((TODAY - DAY, "slipped"), (TODAY, "kept")):
        looked(client, record, day=day.isoformat(), status=status)
    page = client.get(f"/workshop/{record.name}/followup", OF).content.decode()
    assert page.index('tag slipped">') < page.index('tag kept">')
    study = bridge.load(record)
    assert [(row.about, row.status) for row in study.followups] == [
        ("a1", "slipped"),
        ("a1", "kept"),
    ]
    assert problems(study) == []


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("status", "fine"),
        ("words", "  "),
        ("day", "gisteren"),
        ("day", (TODAY + DAY).isoformat()),
        ("day", "2025-01-01"),
        ("day", (TODAY - DAY).isoformat()),
    ],
)
def test_a_look_that_cannot_be_is_named_and_what_was_typed_stays(
    client: Client, record: Study, field: str, typed: str
) -> None:
    one(record).followups.create(day=TODAY - DAY, status="kept", words="Eerder.")
    answer = looked(client, record, **{"words": "Zo ging het.", field: typed})
    page = answer.content.decode()
    place = f"agreement-{one(record).pk}-{field}"
    assert answer.status_code == 400
    assert f'href="#{place}"' in page
    assert f'id="{place}-error"' in page
    assert ("Zo ging het." in page) is (field != "words")
    assert FollowUp.objects.count() == 1


def test_of_another_network_nothing_is_there(client: Client, record: Study) -> None:
    Agreement.objects.update(network="B")
    assert looked(client, record).status_code == 404
    assert not FollowUp.objects.exists()


def test_the_days_come_as_a_calendar_without_who_sees_to_it(client: Client, record: Study) -> None:
    answer = client.get(f"/workshop/{record.name}/calendar.ics", OF)
    assert answer["Content-Type"].startswith("text/calendar")
    (day,) = reminders(answer.content)
    assert (day.uid, day.day) == (f"z.{record.name}@samenspel", date(2027, 1, 10))
    assert "Bellen" in day.words
    assert "Jo" not in answer.content.decode()
    record.agreements.all().delete()
    assert client.get(f"/workshop/{record.name}/calendar.ics", OF).status_code == 404


def test_an_agreement_outlives_who_withdraws(record: Study) -> None:
    before = bridge.load(record)
    link = invite(record, "p1", "A")
    begin(link, design(record), ["take_part"], Random(1))  # noqa: S311 - a test
    Sorting.objects.update(boxes={FIRST: "important"})
    assert bridge.load(record) != before
    assert withdraw(code(link))
    assert bridge.load(record) == before
    assert len(before.agreements) == 2


def test_a_new_one_gets_a_name_that_nothing_has(record: Study) -> None:
    assert (new_name(record, "a"), new_name(record, "t")) == ("a2", "t2")


@pytest.mark.django_db(transaction=True)
def test_what_older_workshops_wrote_is_there_after_it() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("agreed", "0001_initial"), ("workshop", "0002_joining_and_preparing")])
    apps = executor.loader.project_state([("workshop", "0002_joining_and_preparing")]).apps
    old = apps.get_model("studies", "Study").objects.create(name="oud", design={})
    session = apps.get_model("workshop", "Session").objects.create(study=old, network="A", round=2)
    about = {"session": session, "value": FIRST, "owner": "Jo", "start": date(2026, 1, 1)}
    for words in ("Bellen", "Schrijven"):
        apps.get_model("workshop", "Agreement").objects.create(behaviour=words, **about)
    apps.get_model("workshop", "Tension").objects.create(
        session=session, kind="mandates", one="Snel", other="Goed"
    )
    newest = MigrationExecutor(connection)
    newest.migrate(newest.loader.graph.leaf_nodes())
    record = Study.objects.get(name="oud")
    told = record.agreements.values_list("name", "network", "round", "values", "level", "behaviour")
    assert [*told] == [
        ("a1", "A", 2, [FIRST], "organisational", "Bellen"),
        ("a2", "A", 2, [FIRST], "organisational", "Schrijven"),
    ]
    (said,) = record.understandings.values_list("value", "same", "words", "round")
    assert said == (FIRST, Understanding("A", FIRST, "partly").same, "", 2)
    (card,) = record.tension_cards.values_list("name", "kind", "demand", "against")
    assert card == ("t1", "overlapping_mandates", "Snel", "Goed")
