"""Reports are made beside the pages: once, by one worker, whatever happens to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from outputs import words as words_of
from samenspel.report.outputs import RENDERS
from samenspel.web import bridge, releases
from samenspel.web.elicitation.models import Sorting
from samenspel.web.results import jobs, making
from samenspel.web.results.models import Report
from samenspel.web.results.worker import one_more
from samenspel.web.studies.invitations import invite
from samenspel.web.studies.models import Row, Study
from web.room import words

BASE = "/studies/voorbeeldregio/"
State = Report.State


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a report be a line, where the test is about who makes it and who gets it."""
    monkeypatch.setitem(RENDERS, "html", lambda *_: "Vertrouwen")


def asked(client: Client, kind: str = "html", **wish: object) -> str:
    """Ask for a report on the page; return where it will be."""
    answer = client.post(f"{BASE}reports", {"kind": kind} | wish)
    assert answer.status_code == 302
    return str(answer["Location"])


def shown(client: Client, page: str) -> Any:
    answer = client.get(page)
    assert answer.status_code == 200
    return answer


def taken(report: Report) -> Report:
    """Return a report in the hands of a worker."""
    found = jobs.take("somebody", now=timezone.now())
    assert found == report
    return found


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
def test_a_report_is_made_beside_the_pages(client: Client, example: Study, kind: str) -> None:
    page = asked(client, kind)
    assert client.get(f"{page}/file").status_code == 404
    before = shown(client, page)
    assert "wacht op zijn beurt" in words(before)
    assert 'http-equiv="refresh"' in before.content.decode()  # without a script it asks again
    assert one_more("worker")
    after = shown(client, page)
    assert "Het verslag is klaar" in words(after)
    assert 'http-equiv="refresh"' not in after.content.decode()
    made = client.get(f"{page}/file")
    assert made["Content-Disposition"] == f'attachment; filename="{example.name}-researcher.{kind}"'
    assert example.design["networks"][0]["name"] in words_of(kind, made.content)
    assert not one_more("worker")


def test_a_report_is_the_one_at_its_direct_address(client: Client, example: Study) -> None:  # noqa: ARG001
    page = asked(client)
    one_more("worker")
    assert client.get(f"{page}/file").content == client.get(f"{BASE}report.html").content


def test_whoever_waits_sees_how_far_it_is(
    client: Client, example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, seen = asked(client), list[tuple[str, int, int]]()
    note = making._note

    def noted(report: Report, **now: object) -> None:
        note(report, **now)
        kept = Report.objects.get(pk=report.pk)
        seen.append((kept.step, kept.done, kept.of))
        if kept.done == 3:
            assert f"3 van de {kept.of} figuren" in words(shown(client, page))
            assert 'value="3"' in client.get(page).content.decode()

    monkeypatch.setattr(making, "_note", noted)
    assert one_more("worker")
    total = seen[-1][2]
    assert total > 10
    assert [step for step, done, _ in seen if not done] == ["composing", "drawing"]
    drawn = [done for step, done, _ in seen if step == "drawing" and done]
    assert drawn == [*range(1, total)]
    assert seen[-1][:2] == ("writing", total)
    assert Study.objects.get() == example


@pytest.mark.usefixtures("quick")
def test_what_is_the_same_is_made_once(client: Client, example: Study) -> None:
    first = asked(client)
    assert asked(client) == first
    one_more("worker")
    assert asked(client) == first
    assert asked(client, "pdf") != first
    assert asked(client, round="1") != first
    client.post("/language", {"language": "en"})
    english = asked(client)
    assert english != first
    row = Row.objects.filter(study=example, table="sorts").last()
    assert row
    row.delete()
    assert asked(client) not in {first, english}


@pytest.mark.usefixtures("quick")
def test_a_report_that_failed_says_so_and_is_made_again_when_asked(
    client: Client, example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = asked(client)

    def breaks(*_: object) -> None:
        raise RuntimeError("the secret of somebody")

    with monkeypatch.context() as broken:
        broken.setitem(RENDERS, "html", breaks)
        assert one_more("worker")
    failed = shown(client, page)
    assert "Het verslag is niet gelukt" in words(failed)
    assert "secret" not in failed.content.decode()
    assert "Probeer het opnieuw" in words(failed)
    assert client.get(f"{page}/file").status_code == 404
    again = asked(client)
    assert again != page
    assert one_more("worker")
    assert "klaar" in words(shown(client, again))
    assert Study.objects.get() == example


def test_what_is_wrong_with_a_study_is_said(client: Client, example: Study) -> None:
    row = Row.objects.filter(study=example, table="sorts").first()
    assert row is not None
    Row.objects.create(study=example, table="sorts", data=row.data)
    page = asked(client)
    one_more("worker")
    assert "In de studie klopt iets niet" in words(shown(client, page))


def test_to_make_a_report_is_not_to_release(client: Client, example: Study) -> None:
    example.state = Study.State.CLOSED
    example.save()
    page = asked(client, audience="outside")
    one_more("worker")
    assert "nog niets vrijgegeven" in words(shown(client, page))
    example.refresh_from_db()
    assert example.ledger == {}
    released = releases.released_to(example, "outside")
    page = asked(client, audience="outside")
    one_more("worker")
    made = words_of("html", client.get(f"{page}/file").content)
    assert released.stamp.nl in made
    for respondent in {row.respondent for row in bridge.load(example).sorts}:
        assert respondent not in made


def test_two_workers_never_make_the_same(client: Client, example: Study) -> None:  # noqa: ARG001
    asked(client)
    report = Report.objects.get()
    now = timezone.now()
    assert jobs.take("one", now=now) == report
    assert jobs.take("two", now=now) is None
    asked(client, "pdf")
    other = jobs.take("two", now=now)
    assert other
    assert other.kind == "pdf"


@pytest.mark.usefixtures("quick")
def test_what_a_dead_worker_had_in_hand_is_taken_up_and_the_dead_write_no_more(
    client: Client,
    example: Study,  # noqa: ARG001
) -> None:
    asked(client)
    dead = taken(Report.objects.get())
    assert jobs.take("other", now=timezone.now()) is None
    later = timezone.now() + jobs.LEASE + timedelta(seconds=1)
    alive = jobs.take("other", now=later)
    assert alive == dead
    making.make(dead)  # it was asleep, not dead
    assert Report.objects.get().state == State.RUNNING
    making.make(alive)
    assert Report.objects.get().state == State.DONE


def test_a_report_that_kills_its_worker_is_given_up(client: Client, example: Study) -> None:  # noqa: ARG001
    page, now = asked(client), timezone.now()
    for _ in range(jobs.MOST_TRIES):
        assert jobs.take("worker", now=now)
        now += jobs.LEASE + timedelta(seconds=1)
    assert jobs.take("worker", now=now) is None
    assert "niet gelukt" in words(shown(client, page))
    assert jobs.take("worker", now=now) is None


@pytest.mark.usefixtures("quick")
def test_a_report_is_kept_for_a_day(client: Client, example: Study) -> None:  # noqa: ARG001
    page = asked(client)
    one_more("worker")
    now = timezone.now()
    jobs.sweep(now=now + jobs.KEPT - timedelta(minutes=1))
    assert client.get(f"{page}/file").status_code == 200
    Report.objects.update(made=now - jobs.KEPT - timedelta(minutes=1))
    assert client.get(f"{page}/file").status_code == 404
    assert asked(client) != page
    jobs.sweep(now=now)
    assert Report.objects.get().state == State.WAITING


@pytest.mark.django_db
def test_a_visit_that_is_over_is_forgotten_and_others_go_on(client: Client) -> None:
    client.post("/language", {"language": "en"})
    jobs.sweep(now=timezone.now())
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    jobs.sweep(now=timezone.now())
    assert not Session.objects.exists()


@pytest.mark.usefixtures("quick")
def test_a_report_is_gone_at_once_when_somebody_withdraws(client: Client, example: Study) -> None:
    invitation = invite(example, "newcomer", example.design["networks"][0]["id"])
    sorting = Sorting.objects.create(invitation=invitation)
    pages = [asked(client), asked(client, "pdf")]
    one_more("worker")
    assert client.get(f"{pages[0]}/file").status_code == 200
    sorting.withdrawn = timezone.now()
    sorting.save()
    for page in pages:
        assert client.get(page).status_code == 404
    assert client.get(f"{pages[0]}/file").status_code == 404
    jobs.sweep(now=timezone.now())
    assert not Report.objects.exists()
    assert asked(client)
    assert Report.objects.count() == 1


@pytest.mark.usefixtures("quick")
def test_a_report_of_another_study_is_not_there(client: Client, example: Study) -> None:
    page = asked(client)
    Study.objects.create(name="other", design=example.design)
    one_more("worker")
    for address in (page, f"{page}/file"):
        assert client.get(address).status_code == 200
        assert client.get(address.replace("voorbeeldregio", "other")).status_code == 404


def test_a_report_that_waits_too_long_says_what_to_do(client: Client, example: Study) -> None:  # noqa: ARG001
    page = asked(client)
    assert "samenspel work" not in words(shown(client, page))
    Report.objects.update(made=timezone.now() - timedelta(minutes=2))
    assert "samenspel work" in words(shown(client, page))


def test_what_cannot_be_asked_makes_nothing(client: Client, example: Study) -> None:  # noqa: ARG001
    for wish in ({}, {"kind": "exe"}, {"kind": "pdf", "audience": "members"}):
        answer = client.post(f"{BASE}reports", wish)
        assert answer["Location"].startswith(f"{BASE}results/")
    assert client.get(f"{BASE}reports").status_code == 405
    assert not Report.objects.exists()
