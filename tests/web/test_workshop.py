"""What a group sees in a workshop, in which order, and what is never shown."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from django.http import HttpResponse
from django.test import Client

from samenspel import analyse, disclose, read
from samenspel.disclosure.released import Banded
from samenspel.study.checks import problems
from samenspel.web import bridge, releases
from samenspel.web.agreed.models import Agreement, TensionCard, Understanding
from samenspel.web.studies.models import Study
from samenspel.web.workshop import preparing
from samenspel.web.workshop.models import Session
from samenspel.web.workshop.slides import AT_ONCE, Slide, slides

HOME = "/workshop/voorbeeldregio/"
OF = {"network": "gezin"}
SAME = {**OF, "form": "understanding", "value": "collaborative", "same": "partly"}
AGREED = {
    **OF,
    "form": "agreement",
    "values": "collaborative",
    "level": "professional",
    "behaviour": "Wij bellen elkaar binnen twee dagen.",
    "owner": "De teamleider",
    "start": "2026-12-01",
    "review": "2027-03-01",
}
PULLING = {
    **OF,
    "form": "tension",
    "kind": "no_settled_priority",
    "demand": "Snel hulp",
    "against": "Eerst praten",
}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done beside a request is done within it: a test has one connection."""
    monkeypatch.setattr(preparing, "aside", lambda work: work())


@pytest.fixture
def begun(closed: Study, client: Client) -> Study:
    for table in (Understanding, Agreement, TensionCard):
        table.objects.all().delete()  # the group of these tests begins with nothing on paper
    client.post(f"{HOME}steer", {**OF, "begin": "1"})
    closed.refresh_from_db()
    return closed


@pytest.fixture
def understood(begun: Study, client: Client) -> Study:
    client.post(f"{HOME}agreements", SAME | {"words": "Samen aan tafel."})
    return begun


def get(client: Client, page: str, **more: str) -> str:
    return client.get(HOME + page, OF | more).content.decode()


def turn(client: Client, start: int, to: int) -> HttpResponse:
    answer: Any = client.post(f"{HOME}steer", {**OF, "from": start, "to": to})
    return answer  # type: ignore[no-any-return]


def at() -> int:
    return Session.objects.get().step


def test_members_of_a_pseudonymous_study_see_what_is_shared_and_then_the_rest() -> None:
    found = analyse(read("examples/voorbeeldregio"), resamples=99)
    for network in ("gezin", "start"):
        shown = slides(disclose(found, "members", network=network), network)
        assert [one.step for one in shown if one.kind == "values"] == ["shared", "rest"]
        assert [shown[0].kind, shown[-1].kind] == ["opening", "agreements"]


def test_the_rest_stands_in_the_order_of_the_catalogue_and_shows_no_count() -> None:
    found = analyse(read("examples/voorbeeldregio"), resamples=99)
    released = disclose(found, "members", network="gezin")
    (scope,) = released.networks
    assert isinstance(scope, Banded)
    rest = next(one for one in slides(released, "gezin") if one.step == "rest")
    labels = [card.label for card in released.study.cards if card.id not in scope.shared]
    assert [bar.label for bar in rest.bars] == labels
    (drawn,) = {bar.pieces for bar in rest.bars}  # one picture for all: it tells none apart
    assert {piece.look for piece in drawn} == {"perhaps"}


def shown_to_named(network: str) -> tuple[Slide, ...]:
    study = read("examples/west-brabant-west")
    agreed = replace(study, design=replace(study.design, mode="named"))
    named = disclose(analyse(agreed, resamples=99), "members", network=network)
    return slides(named, network)


@pytest.mark.parametrize("network", ["A", "B", "C", "D"])
def test_where_counts_may_be_seen_the_order_is_shared_nearly_contested_nobody(network: str) -> None:
    order = ["shared", "nearly_shared", "contested", "nobody"]
    steps = [one.step for one in shown_to_named(network) if one.kind == "values"]
    assert steps == [step for step in order if step in steps]
    assert "shared" in steps
    for slide in shown_to_named(network):
        for bar in slide.bars:
            assert sum(piece.width for piece in bar.pieces) <= bar.people


def test_meanings_follow_the_picture_of_their_step_without_a_name_a_few_at_once() -> None:
    found = analyse(read("examples/voorbeeldregio"), resamples=99)
    released = disclose(found, "members", network="gezin")
    shown = slides(released, "gezin")
    texts = [one for slide in shown for one in slide.meanings]
    assert texts
    assert {one.respondent for one in texts} == {""}
    assert all(one.reviewed for one in texts)
    assert max(len(slide.meanings) for slide in shown) <= AT_ONCE
    kinds = [(slide.step, slide.kind) for slide in shown[1:-1]]
    assert kinds.index(("shared", "values")) < kinds.index(("shared", "meanings"))


def test_every_slide_has_a_sentence_and_every_picture_a_talk_prompt() -> None:
    found = analyse(read("examples/voorbeeldregio"), resamples=99)
    for network in ("gezin", "start", "overstap"):
        for slide in slides(disclose(found, "members", network=network), network):
            assert slide.lead.nl
            assert slide.prompt.nl or slide.kind == "agreements"


@pytest.mark.parametrize("page", ["screen", "desk", "pulse"])
def test_before_closing_only_how_many_are_done_is_shown(
    client: Client, example: Study, page: str
) -> None:
    example.state = Study.State.OPEN
    example.save()
    shown = get(client, page)
    assert "12" in shown
    for value in ("Samen", "Deelnemer", "Dit delen wij"):
        assert value not in shown.partition("<main")[2].replace("Samenspel", "")
    assert client.post(f"{HOME}steer", {**OF, "begin": "1"}).status_code == 409
    assert not Session.objects.exists()
    example.refresh_from_db()
    assert example.ledger == {}


def test_looking_begins_nothing(client: Client, closed: Study) -> None:
    for page in ("", "screen", "desk", "pulse", "agreements"):
        client.get(HOME + page, OF)
    assert not Session.objects.exists()
    closed.refresh_from_db()
    assert closed.ledger == {}


def test_what_was_released_elsewhere_waits_for_the_group(client: Client, closed: Study) -> None:
    releases.released_to(closed, "members", "gezin")
    shown = get(client, "screen") + get(client, "desk")
    assert "Wij beginnen zo" in shown
    assert "mensen mee" not in shown


def test_beginning_releases_to_members_and_shows_the_first_slide(
    client: Client, begun: Study
) -> None:
    (released,) = begun.ledger["releases"]
    assert released["networks"] == ["gezin"]
    assert "12 van de 13 mensen" in get(client, "screen")
    assert "Dit delen wij" not in get(client, "screen")


def test_a_screen_never_shows_a_slide_that_the_group_did_not_get_to(
    client: Client,
    begun: Study,  # noqa: ARG001
) -> None:
    found = releases.shown_to(Study.objects.get(), "members", "gezin")
    assert found is not None
    shown = slides(found, "gezin")
    for step, slide in enumerate(shown):
        page = get(client, "screen")
        assert slide.title.nl in page
        assert [one.title.nl in page for one in shown[step + 1 :] if one.kind == "values"] == [
            False for one in shown[step + 1 :] if one.kind == "values"
        ]
        turn(client, step, step + 1)
    assert at() == len(shown) - 1


def test_a_press_that_comes_twice_turns_once(client: Client, begun: Study) -> None:  # noqa: ARG001
    turn(client, 0, 1)
    turn(client, 1, 2)
    turn(client, 0, 1)
    assert at() == 2
    turn(client, 2, 1)
    assert at() == 1


@pytest.mark.parametrize("to", ["-1", "5", "99", "x", "1.5", "²"])
def test_nobody_jumps_to_a_slide(client: Client, begun: Study, to: str) -> None:  # noqa: ARG001
    client.post(f"{HOME}steer", {**OF, "from": "0", "to": to})
    assert at() == 0


def test_the_pulse_changes_when_a_screen_must_look_again_and_not_before(
    client: Client,
    begun: Study,  # noqa: ARG001
) -> None:
    marks = [get(client, "pulse"), get(client, "pulse")]
    turn(client, 0, 1)
    marks.append(get(client, "pulse"))
    client.post(f"{HOME}steer", {**OF, "minutes": "5"})
    marks.append(get(client, "pulse"))
    client.post(f"{HOME}agreements", SAME)
    marks.append(get(client, "pulse"))
    assert marks[0] == marks[1]
    assert len(set(marks)) == 4


def test_a_study_that_is_open_again_shows_nothing_more(client: Client, begun: Study) -> None:
    turn(client, 0, 1)
    assert "Dit delen wij" in get(client, "screen")
    begun.state = Study.State.OPEN
    begun.save()
    assert "Dit delen wij" not in get(client, "screen")
    assert client.get(f"{HOME}minutes.pdf", OF).status_code == 404


def test_a_timer_runs_and_stops(client: Client, begun: Study) -> None:  # noqa: ARG001
    client.post(f"{HOME}steer", {**OF, "minutes": "5"})
    assert 'role="timer"' in get(client, "screen")
    client.post(f"{HOME}steer", {**OF, "minutes": "0"})
    assert 'role="timer"' not in get(client, "screen")


def test_what_is_written_is_kept_shown_and_changed(client: Client, understood: Study) -> None:  # noqa: ARG001
    client.post(f"{HOME}agreements", AGREED)
    client.post(f"{HOME}agreements", PULLING)
    row = Agreement.objects.get()
    assert "binnen twee dagen" in get(client, "agreements")
    change = get(client, "agreements", form="agreement", pk=str(row.pk))
    assert 'value="2026-12-01"' in change
    client.post(f"{HOME}agreements", {**AGREED, "pk": row.pk, "owner": "De wethouder"})
    assert Agreement.objects.get().owner == "De wethouder"
    assert TensionCard.objects.get().handling == ""
    client.post(f"{HOME}agreements", {**OF, "form": "agreement", "pk": row.pk, "remove": "1"})
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("form", "field", "typed"),
    [
        (AGREED, "values", "trustful"),
        (AGREED, "values", "nothing-we-know"),
        (AGREED, "level", "everywhere"),
        (AGREED, "behaviour", "  "),
        (AGREED, "owner", ""),
        (AGREED, "start", "morgen"),
        (AGREED, "review", "2026-11-01"),
        (AGREED, "review", "31-31-2027"),
        (PULLING, "kind", ""),
        (PULLING, "demand", ""),
        (PULLING, "against", ""),
        (PULLING, "start", "ooit"),
        (SAME, "same", "maybe"),
        (SAME, "value", "nothing-we-know"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_stays(
    client: Client,
    understood: Study,  # noqa: ARG001
    form: dict[str, str],
    field: str,
    typed: str,
) -> None:
    answer = client.post(f"{HOME}agreements", form | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 400
    place = f"{form['form']}-{field}"
    assert f'href="#{place}"' in page
    assert f'id="{place}"' in page
    assert f'id="{place}-error"' in page
    kept = {"behaviour", "owner", "demand", "against"} & form.keys() - {field}
    assert [form[name] in page for name in kept] == [True] * len(kept)
    assert not Agreement.objects.exists()
    assert not TensionCard.objects.exists()


def test_an_agreement_comes_only_after_the_group_said_what_the_word_means(
    client: Client,
    begun: Study,  # noqa: ARG001
) -> None:
    assert "U kunt nog niets afspreken" in get(client, "agreements")
    assert client.post(f"{HOME}agreements", AGREED).status_code == 400
    assert not Agreement.objects.exists()
    client.post(f"{HOME}agreements", SAME)
    assert client.post(f"{HOME}agreements", AGREED).status_code == 302
    assert problems(bridge.load(Study.objects.get())) == []
    (pk,) = Understanding.objects.values_list("pk", flat=True)
    client.post(f"{HOME}agreements", {**OF, "form": "understanding", "pk": pk, "remove": "1"})
    assert Understanding.objects.exists()  # an agreement stands on it


def test_what_a_word_means_is_said_at_the_desk_and_read_on_every_screen(
    client: Client,
    begun: Study,  # noqa: ARG001
) -> None:
    found = releases.shown_to(Study.objects.get(), "members", "gezin")
    assert found is not None
    shown = slides(found, "gezin")
    place = next(at for at, one in enumerate(shown) if one.kind == "meanings")
    Session.objects.update(step=place)
    assert 'id="understanding-form"' in get(client, "desk")
    sent = {**SAME, "value": shown[place].value, "words": "Op tijd bellen.", "place": "desk"}
    assert "/desk" in client.post(f"{HOME}agreements", sent)["Location"]
    screen = get(client, "screen")
    assert "Op tijd bellen." in screen
    assert "understanding-form" not in screen


def test_a_review_is_a_year_after_the_start_unless_the_group_says_when(
    client: Client,
    understood: Study,  # noqa: ARG001
) -> None:
    for start, review in (("2027-12-01", "2028-12-01"), ("2028-02-29", "2029-02-28")):
        client.post(f"{HOME}agreements", AGREED | {"start": start, "review": ""})
        assert Agreement.objects.latest("id").review == date.fromisoformat(review)
    client.post(f"{HOME}agreements", PULLING)
    assert TensionCard.objects.get().review is None


def test_nothing_is_computed_anew_when_a_group_writes(
    client: Client,
    understood: Study,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client.post(f"{HOME}agreements", AGREED)
    monkeypatch.setattr(releases, "analyse", lambda *_, **__: pytest.fail("a group waits"))
    assert "binnen twee dagen" in get(client, "agreements")


def test_words_of_a_group_are_words_and_never_a_page(client: Client, understood: Study) -> None:  # noqa: ARG001
    words = "<script>alert(1)</script>"
    client.post(f"{HOME}agreements", AGREED | {"behaviour": words, "owner": words})
    client.post(f"{HOME}agreements", PULLING | {"demand": words})
    assert "<script>alert" not in get(client, "agreements")


def test_what_another_group_wrote_is_not_there(client: Client, understood: Study) -> None:  # noqa: ARG001
    client.post(f"{HOME}agreements", AGREED)
    other = {"network": "start"}
    client.post(f"{HOME}steer", {**other, "begin": "1"})
    pk = str(Agreement.objects.get().pk)
    asked = {**other, "form": "agreement", "pk": pk}
    assert client.get(f"{HOME}agreements", asked).status_code == 404
    client.post(f"{HOME}agreements", {**asked, "remove": "1"})
    assert Agreement.objects.exists()
    assert "twee dagen" not in client.get(f"{HOME}agreements", other).content.decode()


def minutes(client: Client) -> str:
    """Return the words of the minutes."""
    answer = client.get(f"{HOME}minutes.docx", OF)
    assert "attachment" in answer["Content-Disposition"]
    document = docx.Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_the_minutes_hold_what_was_seen_and_written_and_nothing_else(
    client: Client,
    understood: Study,  # noqa: ARG001
) -> None:
    client.post(f"{HOME}agreements", AGREED)
    client.post(f"{HOME}agreements", PULLING)
    assert "Dit delen wij" not in minutes(client)
    turn(client, 0, 1)
    turn(client, 1, 0)
    found = minutes(client)
    for words in (
        "Dit delen wij",
        "binnen twee dagen",
        "De teamleider",
        "2027-03-01",
        "Snel hulp",
        "Deels",
    ):
        assert words in found
    assert "De andere waarden" not in found
    assert client.get(f"{HOME}minutes.pdf", OF).content.startswith(b"%PDF")
    assert client.get(f"{HOME}minutes.exe", OF).status_code == 404


def test_what_the_group_wrote_is_a_table_in_which_no_cell_is_a_formula(
    client: Client,
    understood: Study,  # noqa: ARG001
) -> None:
    client.post(f"{HOME}agreements", AGREED | {"owner": "=cmd|' /C calc'!A0"})
    client.post(f"{HOME}agreements", PULLING | {"demand": "+31 6"})
    raw = client.get(f"{HOME}minutes.csv", OF).content
    rows = [*csv.reader(raw.decode("utf-8-sig").splitlines())]
    owned = ["'=cmd|' /C calc'!A0", "2026-12-01", "2027-03-01"]
    assert ["Samen", "Deels", "Samen aan tafel."] in rows
    assert ["Samen", "Tussen professionals", AGREED["behaviour"], *owned] in rows
    assert ["Geen vaste voorrang", "'+31 6", "Eerst praten", *"––––"] in rows
    book = openpyxl.load_workbook(BytesIO(client.get(f"{HOME}minutes.xlsx", OF).content))
    assert book.sheetnames == ["Wat de woorden betekenen", "Afspraken", "Spanningen"]
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert "=cmd|' /C calc'!A0" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


@pytest.mark.parametrize("asked", [{}, {"network": "nowhere"}])
def test_a_network_must_be_one_of_the_study(
    client: Client,
    closed: Study,  # noqa: ARG001
    asked: dict[str, str],
) -> None:
    answer = client.get(f"{HOME}desk", asked)
    assert answer.status_code == (404 if asked else 302)


def test_strangers_find_nothing_of_it(begun: Study) -> None:  # noqa: ARG001
    stranger = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.168.1.7")
    for page in ("", "screen", "desk", "pulse", "agreements", "minutes.pdf"):
        assert stranger.get(HOME + page, OF).status_code == 404
    assert stranger.post(f"{HOME}steer", {**OF, "from": "0", "to": "1"}).status_code == 404
    assert stranger.post(f"{HOME}agreements", AGREED).status_code == 404
    assert at() == 0
    assert not Agreement.objects.exists()
