"""What a respondent meets: consent first, plain forms that suffice, and the way out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from samenspel.study.model import BOXES, Card, Shape
from samenspel.study.rows import Placement
from samenspel.study.sorts import maps
from samenspel.text import plain
from samenspel.web import bridge
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.sortings import code, save, withdraw
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Row, Study
from web.addresses import without_keys
from web.sorting import SEVEN, Invited, invited, own_cards

pytestmark = pytest.mark.django_db
PRIVATE = ("", "cards", "top", "words", "map", "my-answers.json", "my-map.html")


@pytest.fixture
def asked() -> Invited:
    return invited()


@pytest.fixture
def begun(asked: Invited) -> Invited:
    asked.begun()
    return asked


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def put(client: Client, who: Invited, box: str, card: str = "", **more: str) -> Any:
    sorting = who.sorting
    left = [value for value in sorting.order if value not in (*sorting.boxes, *sorting.aside)]
    form = {"card": card or left[0], "to": box, "revision": str(sorting.revision), **more}
    return client.post(who.path("cards"), form)


def deal(client: Client, who: Invited, shape: Shape) -> None:
    for box in BOXES:
        for _ in range(shape.places(box)):
            response = put(client, who, box)
    assert response["Location"] == who.path("top")


def sent(client: Client, who: Invited, *moves: object, **fields: object) -> HttpResponse:
    body = {"revision": who.sorting.revision, "batch": "b", "moves": moves, **fields}
    return client.post(who.path("save"), json.dumps(body), content_type="application/json")  # type: ignore[return-value]


def test_nothing_is_kept_before_somebody_agrees(client: Client, asked: Invited) -> None:
    assert client.get(asked.path()).status_code == 200
    for path in PRIVATE[1:]:
        assert client.get(asked.path(path))["Location"] == asked.path()
    assert (
        client.post(asked.path("cards"), {"card": "trustful", "to": "neutral"}).status_code == 302
    )
    assert Sorting.objects.count() == 0


def test_who_does_not_tick_is_asked_again_and_keeps_what_was_ticked(
    client: Client, asked: Invited
) -> None:
    response = client.post(asked.path(), {"words": "on"})
    shown = response.content.decode()
    assert 'href="#take_part"' in shown
    assert re.search(r'name="words" checked', shown)
    assert Sorting.objects.count() == 0


def test_consent_is_kept_per_purpose_with_its_moment(client: Client, asked: Invited) -> None:
    client.post(asked.path(), {"take_part": "on", "words": "on", "named": "on"})
    assert asked.sorting.consents == ["take_part", "words"]
    assert asked.sorting.consented is not None


def test_a_network_that_shares_by_name_asks_for_that(client: Client) -> None:
    asked = invited(mode="named")
    client.post(asked.path(), {"take_part": "on", "named": "on"})
    assert asked.sorting.consents == ["take_part", "named"]


def test_agreeing_twice_changes_nothing(client: Client, begun: Invited) -> None:
    order = begun.sorting.order
    client.post(begun.path(), {"take_part": "on", "words": "on"})
    assert (begun.sorting.order, begun.sorting.consents) == (order, ["take_part"])


@pytest.mark.parametrize(
    ("people", "said", "never"),
    [
        (4, "Dat is te weinig om iets te tonen", "meer dan de helft"),
        (6, "welke waarden meer dan de helft belangrijk vindt", "bijna iedereen"),
        (12, "Dat is bijna niemand, hooguit de helft", "te weinig om iets"),
    ],
)
def test_it_says_what_members_will_see_at_this_number(
    client: Client, people: int, said: str, never: str
) -> None:
    shown = words(client.get(invited(people).path(), headers={"accept-language": "nl"}))
    assert said in shown
    assert never not in shown
    assert f"zijn {people} mensen gevraagd" in shown


def test_a_shape_that_has_no_four_bands_never_promises_them(client: Client) -> None:
    shown = words(client.get(invited(12, shape=SEVEN).path(), headers={"accept-language": "nl"}))
    assert "welke waarden meer dan de helft belangrijk vindt" in shown


@pytest.mark.parametrize(
    ("shape", "cards"), [(Shape(), ()), (SEVEN, ()), (Shape(2, 0, 1), own_cards(3))]
)
def test_plain_forms_make_a_whole_map_that_the_study_reads_exactly(
    client: Client, shape: Shape, cards: Any
) -> None:
    who = invited(shape=shape, own_cards=cards)
    who.begun()
    deal(client, who, shape)
    picks = [value for value, box in who.sorting.boxes.items() if box == "important"][:3]
    for value in picks:
        client.post(who.path("top"), {"pick": value, "revision": who.sorting.revision})
    done = client.post(who.path("words"), {"revision": who.sorting.revision})
    assert done["Location"] == who.path("map")
    sorting = who.sorting
    (made,) = maps(bridge.load(who.record), round=1)
    assert made.complete
    assert made.boxes == sorting.boxes
    assert made.top == tuple(picks) == tuple(sorting.top)
    assert sorting.finished is not None


def test_the_rows_are_the_cards_one_by_one(client: Client, begun: Invited) -> None:
    put(client, begun, "important", "trustful")
    assert bridge.load(begun.record).sorts == (Placement("p1", "net", "trustful", "important"),)


def test_a_card_set_aside_is_kept_as_incomplete(client: Client, begun: Invited) -> None:
    first = begun.sorting.order[0]
    put(client, begun, "aside")
    assert begun.sorting.aside == [first]
    client.post(begun.path("words"), {"revision": begun.sorting.revision})
    shown = words(client.get(begun.path("map"), headers={"accept-language": "nl"}))
    assert "Niet in een vak: 18 van 18" in shown
    assert bridge.load(begun.record).sorts == ()


def test_a_full_box_offers_a_swap(client: Client, begun: Invited) -> None:
    for _ in range(6):
        put(client, begun, "important")
    card, inside = begun.sorting.order[6], begun.sorting.order[2]
    offered = put(client, begun, "important")
    assert offered["Location"] == f"{begun.path('cards')}?card={card}&full=important"
    shown = client.get(offered["Location"])
    assert len(re.findall(r'name="swap"', shown.content.decode())) == 6
    put(client, begun, "", card, swap=inside)
    assert begun.sorting.boxes[card] == "important"
    assert inside not in begun.sorting.boxes


def test_a_card_can_be_moved_until_the_end_and_a_move_undone(
    client: Client, begun: Invited
) -> None:
    deal(client, begun, Shape())
    client.post(begun.path("words"), {"revision": begun.sorting.revision})
    card = begun.sorting.order[0]
    assert put(client, begun, "aside", card)["Location"] == begun.path("cards")
    assert card in begun.sorting.aside
    client.post(begun.path("cards"), {"undo": "1", "revision": begun.sorting.revision})
    assert begun.sorting.boxes[card] == "important"


def test_a_stale_form_is_told_and_not_obeyed(client: Client, begun: Invited) -> None:
    put(client, begun, "neutral", "trustful")
    put(client, begun, "important", "trustful", revision="0")
    shown = words(client.get(begun.path("cards"), headers={"accept-language": "nl"}))
    assert "in een ander venster" in shown
    assert begun.sorting.boxes == {"trustful": "neutral"}


def test_a_stale_script_gets_the_newest_map(client: Client, begun: Invited) -> None:
    assert sent(client, begun, {"places": {"trustful": "neutral"}}).status_code == 200
    late = sent(client, begun, {"places": {"trustful": "important"}}, revision=0, batch="late")
    assert late.status_code == 409
    assert json.loads(late.content)["places"] == {"trustful": "neutral"}
    assert begun.sorting.boxes == {"trustful": "neutral"}


def test_moves_that_arrive_twice_are_kept_once(client: Client, begun: Invited) -> None:
    for _ in range(2):
        again = sent(client, begun, {"places": {"trustful": "neutral"}}, revision=0)
        assert (again.status_code, json.loads(again.content)["revision"]) == (200, 1)
    assert len(begun.sorting.past) == 1


def test_two_windows_at_one_moment_cannot_both_be_first(begun: Invited) -> None:
    asked = design(begun.record)
    one, other = begun.sorting, begun.sorting
    assert save(one, asked, [{"places": {"trustful": "neutral"}}], revision=0)
    assert not save(other, asked, [{"places": {"trustful": "important"}}], revision=0)
    assert begun.sorting.boxes == other.boxes == {"trustful": "neutral"}


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"revision": "0"}', "\xff", "[" * 9999])
def test_what_is_no_save_is_refused(client: Client, begun: Invited, body: str) -> None:
    response = client.post(begun.path("save"), body, content_type="application/json")
    assert response.status_code == 400
    assert begun.sorting.revision == 0


def test_a_save_needs_the_word_of_the_page(begun: Invited) -> None:
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert sent(strict, begun, {"undo": True}).status_code == 403


def test_words_are_kept_and_shown_as_words(client: Client, begun: Invited) -> None:
    deal(client, begun, Shape())
    value = begun.sorting.order[0]
    client.post(begun.path("top"), {"pick": value, "revision": begun.sorting.revision})
    typed = "<script>alert(1)</script>"
    form = {f"meaning-{value}": typed, "extreme_important": "Omdat.", "nobody": "x"}
    client.post(begun.path("words"), {**form, "revision": begun.sorting.revision})
    assert begun.sorting.meanings == {value: typed}
    assert begun.sorting.remarks == {"extreme_important": "Omdat."}
    for path in ("map", "words", "my-map.html"):
        shown = client.get(begun.path(path)).content.decode()
        assert "&lt;script&gt;alert(1)" in shown
        assert typed not in shown


def test_words_on_a_card_of_the_study_itself_are_shown_as_words(client: Client) -> None:
    card = Card("own", plain('<b onclick="x">"Zorg" & zo'), plain("<script>"))
    who = invited(shape=Shape(1, 0, 0), own_cards=(card,))
    who.begun()
    for path in PRIVATE[1:]:
        shown = client.get(who.path(path)).content.decode()
        assert "<b " not in shown
        assert "<script>" not in shown


def test_words_in_a_stale_window_stay_in_their_fields(client: Client, begun: Invited) -> None:
    put(client, begun, "neutral")
    response = client.post(begun.path("words"), {"extreme_important": "Omdat.", "revision": "0"})
    assert response.status_code == 200
    assert "Omdat.</textarea>" in response.content.decode()
    assert begun.sorting.finished is None


def test_a_copy_holds_what_was_answered(client: Client, begun: Invited) -> None:
    put(client, begun, "important", "trustful")
    response = client.get(begun.path("my-answers.json"))
    copy = json.loads(response.content)
    assert copy["boxes"] == {"trustful": "important"}
    assert copy["order_shown"] == begun.sorting.order
    assert "attachment" in response["Content-Disposition"]


def strangers(who: Invited) -> dict[str, str]:
    """Return links that do not work, each for another reason."""
    never = invite(who.record, "p2", "net")
    other = token(never)
    never.delete()
    return {"unknown": "x" * 24, "deleted": other, "short": "0-0"}


@pytest.mark.parametrize("path", [*PRIVATE, "save"])
def test_every_link_that_does_not_work_gives_one_and_the_same_page(
    client: Client, begun: Invited, path: str
) -> None:
    def page(link: str) -> tuple[int, str]:
        ask = client.post if path == "save" else client.get
        response = ask(f"/s/{link}/{path}")
        hidden = re.sub(r'value="\w{64}"', "", response.content.decode())
        return response.status_code, hidden.replace(link, "LINK")

    pages = {page(link) for link in strangers(begun).values()}
    # Once closed, the link itself shows what its owner answered: see the tests of that page.
    for state in (Study.State.CLOSED, Study.State.DRAFT)[path == "" :]:
        Study.objects.update(state=state)
        pages.add(page(begun.token))
    Study.objects.update(state=Study.State.OPEN)
    assert withdraw(code(begun.invitation))
    pages.add(page(begun.token))
    assert len(pages) == 1
    assert pages.pop()[0] == 404


def test_withdrawing_removes_everything_at_once_and_keeps_the_rest(
    client: Client, begun: Invited
) -> None:
    other = Invited(begun.record, (p2 := invite(begun.record, "p2", "net")), token(p2))
    other.begun()
    for who in (begun, other):
        put(client, who, "important", "trustful")
        row = {"respondent": who.invitation.participant, "network": "net", "text": "x"}
        Row.objects.create(study=begun.record, table="obstructing", data=row)
    given = code(begun.invitation)
    assert given in words(client.get(begun.path("map")))
    gone = client.post(begun.path("withdraw"), {"code": given.lower().replace("-", " ")})
    assert gone["Location"] == begun.path("withdrawn")
    kept = bridge.load(begun.record)
    assert {row.respondent for row in kept.sorts} == {"p2"}
    assert {row.respondent for row in kept.obstructing} == {"p2"}
    left = begun.sorting
    assert (left.boxes, left.order, left.consents, left.past) == ({}, [], [], [])
    assert left.withdrawn is not None


def test_withdrawing_removes_a_map_on_paper_too(begun: Invited) -> None:
    begun.invitation.typed = {"boxes": {"trustful": "important"}, "top": []}
    begun.invitation.save()
    assert withdraw(code(begun.invitation))
    begun.invitation.refresh_from_db()
    assert begun.invitation.typed == {}


@pytest.mark.parametrize(("row_round", "status"), [({}, 404), ({"round": 2}, 200)])
def test_who_answered_in_the_file_of_the_study_makes_no_second_map(
    client: Client, asked: Invited, row_round: dict[str, int], status: int
) -> None:
    row = {"respondent": "p1", "network": "net", "value": "trustful", "category": "neutral"}
    Row.objects.create(study=asked.record, table="sorts", data=row | row_round)
    assert client.get(asked.path()).status_code == status
    assert Sorting.objects.count() == 0


def test_withdrawing_works_when_the_study_is_closed_and_from_any_link(
    client: Client, begun: Invited
) -> None:
    Study.objects.update(state=Study.State.CLOSED)
    response = client.post("/s/nothing/withdraw", {"code": code(begun.invitation)})
    assert response.status_code == 302
    assert begun.sorting.withdrawn is not None


def test_a_code_may_be_typed_as_people_do(begun: Invited) -> None:
    given = code(begun.invitation)
    assert not set("0189") & set(given)
    assert withdraw(given.lower().replace("-", " ").replace("o", "0"))


def test_a_wrong_code_removes_nothing_and_stays_in_its_field(
    client: Client, begun: Invited
) -> None:
    for wrong in ("", "AAAA-BBBB-CCCC-DDDD", '"><b>'):
        response = client.post(begun.path("withdraw"), {"code": wrong})
        assert response.status_code == 200
        assert 'aria-invalid="true"' in response.content.decode()
    assert "&quot;&gt;&lt;b&gt;" in response.content.decode()
    assert begun.sorting.withdrawn is None


def test_a_save_on_its_way_does_not_bring_back_what_was_withdrawn(begun: Invited) -> None:
    held = begun.sorting
    withdraw(code(begun.invitation))
    assert not save(held, design(begun.record), [{"places": {"trustful": "neutral"}}], revision=0)
    assert begun.sorting.boxes == {}


def test_a_new_round_begins_with_an_empty_map(client: Client, begun: Invited) -> None:
    put(client, begun, "important", "trustful")
    Study.objects.update(round=2)
    client.post(begun.path(), {"take_part": "on"})
    assert {one.round: one.boxes for one in Sorting.objects.all()} == {
        1: {"trustful": "important"},
        2: {},
    }


@pytest.mark.parametrize("path", PRIVATE)
def test_a_page_says_nothing_about_anybody_else(client: Client, begun: Invited, path: str) -> None:
    other = invite(begun.record, "p2-canary", "net")
    sorting = Invited(begun.record, other, token(other)).begun()
    before = without_keys(client.get(begun.path(path)).content.decode())
    save(sorting, design(begun.record), [{"places": {"trustful": "important"}}], revision=0)
    after = without_keys(client.get(begun.path(path)).content.decode())
    assert before == after
    assert "p2-canary" not in after


def test_pages_speak_the_language_of_the_reader(client: Client, begun: Invited) -> None:
    for language, said in (("nl", "In welk vak"), ("en", "In which box")):
        shown = words(client.get(begun.path("cards"), headers={"accept-language": language}))
        assert said in shown
