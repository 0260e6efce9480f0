"""Open, close, open again: what is asked is frozen, everyone is invited, counts never say who."""

from __future__ import annotations

from io import BytesIO
from random import Random

import pytest
from django.test import Client
from pypdf import PdfReader

from samenspel.study.sorts import cards
from samenspel.web.elicitation.sortings import begin, save
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import found, token
from samenspel.web.studies.models import Invitation, Study, Version
from samenspel.web.studies.pictures import picture
from web.room import ATTACK, HOME, begun, opened, people, words

pytestmark = pytest.mark.django_db


def to(client: Client, state: str, notice: str = "") -> int:
    return client.post(HOME + "state", {"to": state, "notice": notice}).status_code


def answered(invitation: Invitation, cards_placed: int = 18) -> None:
    asks = design(invitation.study)
    boxes = ("important", "neutral", "less_important")
    places = {card.id: boxes[at // 6] for at, card in enumerate(cards(asks)[:cards_placed])}
    sorting = begin(invitation, asks, ["take_part"], Random(1))  # noqa: S311 - the same cards every time
    assert save(sorting, asks, [{"places": places}], revision=0)


def test_a_study_without_participants_does_not_open(client: Client) -> None:
    record = begun(client)
    assert to(client, "open") == 400
    record.refresh_from_db()
    assert record.state == Study.State.DRAFT


def test_opening_freezes_the_design_and_invites_everyone(client: Client) -> None:
    record = opened(client, 5)
    assert record.state == Study.State.OPEN
    assert Version.objects.get().design == record.design
    invited = Invitation.objects.values_list("participant", "network")
    assert set(invited) == {(one.id, one.network) for one in design(record).participants}


@pytest.mark.parametrize("state", ["open", "draft", "", "closed; drop"])
def test_an_open_study_goes_nowhere_but_to_closed(client: Client, state: str) -> None:
    record = opened(client)
    assert to(client, state) == 400
    record.refresh_from_db()
    assert record.state == Study.State.OPEN


def test_opening_again_needs_a_reason_that_stays_with_the_study(client: Client) -> None:
    record = opened(client)
    assert to(client, "closed") == 302
    assert to(client, "open") == 400
    assert to(client, "open", "a" * 1001) == 400
    assert to(client, "open", "Twee mensen waren op vakantie.") == 302
    record.refresh_from_db()
    assert (record.state, record.version) == (Study.State.OPEN, 2)
    assert [one.notice for one in record.versions.order_by("number")] == [
        "",
        "Twee mensen waren op vakantie.",
    ]
    assert "Twee mensen waren op vakantie." in words(client.get(HOME))


def test_a_reason_is_words_and_never_markup(client: Client) -> None:
    opened(client)
    to(client, "closed")
    to(client, "open", ATTACK)
    assert "<script>alert" not in client.get(HOME).content.decode()


def test_opening_again_leaves_every_link_as_it_was(client: Client) -> None:
    opened(client)
    before = [token(one) for one in Invitation.objects.all()]
    to(client, "closed")
    to(client, "open", "Later")
    assert [token(one) for one in Invitation.objects.all()] == before


def test_a_study_that_came_with_answers_is_closed_without_being_opened(
    client: Client, example: Study
) -> None:
    home = f"/studies/{example.name}/"
    assert 'value="closed"' in client.get(home).content.decode()
    assert client.post(home + "state", {"to": "closed"}).status_code == 302
    example.refresh_from_db()
    assert example.state == Study.State.CLOSED


def test_a_draft_without_answers_does_not_close(client: Client) -> None:
    begun(client)
    assert to(client, "closed") == 400


def test_the_room_counts_who_is_done_and_never_says_who(client: Client) -> None:
    """Whoever of the five answers, every page of the room reads the same."""
    opened(client, 5)
    pages = []
    for who in Invitation.objects.all():
        answered(who)
        pages.append(
            [words(client.get(HOME + page)) for page in ("", "participants", "invitations")]
        )
        who.sortings.all().delete()
    assert all(page == pages[0] for page in pages)
    assert "Waardenkaarten binnen: 1 van de 5" in pages[0][0]


def test_a_map_that_is_not_finished_is_counted_apart(client: Client) -> None:
    opened(client, 5)
    answered(Invitation.objects.all()[0])
    answered(Invitation.objects.all()[1], cards_placed=7)
    page = words(client.get(HOME))
    assert "Waardenkaarten binnen: 1 van de 5" in page
    assert "Nog niet af: 1" in page


def test_the_room_says_what_members_will_see_at_the_number_that_is_asked(client: Client) -> None:
    opened(client, 4)
    assert "Leden zien geen uitkomsten" in words(client.get(HOME))
    people(client, "count", count_network="noord", count="8")
    assert "vier groepen" in words(client.get(HOME))


def test_every_link_on_the_page_leads_to_its_own_participant(client: Client) -> None:
    opened(client, 3)
    page = client.get(HOME + "invitations").content.decode()
    for one in Invitation.objects.all():
        link = f"http://127.0.0.1/s/{token(one)}/"
        assert f'value="{link}"' in page
        assert found(token(one)) == one
        assert client.get(link).status_code == 200


def test_a_picture_holds_the_link_and_nothing_that_runs(client: Client) -> None:
    opened(client, 1)
    one = Invitation.objects.get()
    answer = client.get(f"{HOME}invitations/{one.pk}.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.decode() == picture(f"http://127.0.0.1/s/{token(one)}/")
    assert "script" not in answer.content.decode()
    assert "style=" not in answer.content.decode()


def test_letters_have_a_page_for_everyone_with_their_own_link(client: Client) -> None:
    opened(client, 3)
    pages = PdfReader(BytesIO(client.get(HOME + "invitations/letters.pdf").content)).pages
    assert len(pages) == 3
    for page, one in zip(pages, Invitation.objects.order_by("pk"), strict=True):
        said = page.extract_text().replace("\n", "")
        assert token(one) in said
        assert one.participant in said


def test_a_letter_of_one_holds_nobody_elses_link(client: Client) -> None:
    opened(client, 2)
    first, second = Invitation.objects.order_by("pk")
    content = client.get(f"{HOME}invitations/{first.pk}.pdf").content
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert token(second) not in said.replace("\n", "")


def test_markup_in_a_title_is_words_in_a_letter(client: Client) -> None:
    name = begun(client, title_nl='#read("/etc/passwd") $x$ <b>').name
    home = f"/studies/{name}/"
    client.post(home + "participants", {"form": "count", "count_network": "noord", "count": "1"})
    client.post(home + "state", {"to": "open"})
    content = client.get(home + "invitations/letters.pdf").content
    assert '#read("/etc/passwd")' in PdfReader(BytesIO(content)).pages[0].extract_text()


@pytest.mark.parametrize("what", ["invitations/{pk}.svg", "invitations/{pk}.pdf", "paper/{pk}"])
def test_an_invitation_is_found_in_its_own_study_only(client: Client, what: str) -> None:
    opened(client, 1)
    other = begun(client, title_nl="Andere studie")
    pk = Invitation.objects.get().pk
    assert client.get(HOME + what.format(pk=pk)).status_code == 200
    assert client.get(f"/studies/{other.name}/{what.format(pk=pk)}").status_code == 404
    assert client.get(HOME + what.format(pk=pk + 1)).status_code == 404


@pytest.mark.parametrize("document", ["cards", "map", "questions", "consent"])
def test_everything_for_paper_can_be_printed(client: Client, document: str) -> None:
    begun(client)
    assert client.get(f"{HOME}print/{document}.pdf").content.startswith(b"%PDF")
    assert client.get(f"{HOME}print/secrets.pdf").status_code == 404


def test_without_links_there_are_no_letters(client: Client) -> None:
    begun(client)
    assert client.get(HOME + "invitations/letters.pdf").status_code == 404
    assert "Er zijn nog geen links" in words(client.get(HOME + "invitations"))
