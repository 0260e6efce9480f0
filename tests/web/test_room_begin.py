"""A new study: what is typed is kept, what is wrong is named, what members will see is said."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.catalogue import instruments
from samenspel.disclosure.ladder import group_of, rungs
from samenspel.study.checks import problems
from samenspel.web import bridge
from samenspel.web.room.starting import TEMPLATES, Wish, ids, started
from samenspel.web.room.visible import sights, visible
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study
from web.room import ATTACK, HOME, WISH, begun, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_makes_a_sound_draft_that_asks_what_the_catalogue_knows(
    client: Client, template: str
) -> None:
    record = begun(client, template=template)
    assert record.state == Study.State.DRAFT
    assert problems(bridge.load(record)) == []
    assert set(record.asks) <= set(instruments())


def test_a_study_is_kept_as_it_was_wished(client: Client) -> None:
    made = design(begun(client, title_en="Youth care", mode="named"))
    assert (made.title.nl, made.title.en) == ("Jeugdhulp in de Vallei", "Youth care")
    assert [(one.id, one.name, one.participants) for one in made.networks] == [
        ("noord", "Noord", 5),
        ("zuid", "Zuid", 5),
    ]
    assert made.mode == "named"


def test_two_studies_with_one_title_have_names_of_their_own(client: Client) -> None:
    assert begun(client).name != begun(client).name


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("template", "other"),
        ("title_nl", " "),
        ("title_nl", "a" * 201),
        ("mode", "public"),
        ("asked", "0"),
        ("asked", "101"),
        ("asked", "²"),
        ("networks", "\n \n"),
        ("networks", "\n".join(f"netwerk {number}" for number in range(51))),
        ("networks", "a" * 201),
    ],
)
def test_what_is_wrong_is_named_at_its_field_and_the_rest_stays_typed(
    client: Client, field: str, typed: str
) -> None:
    answer = client.post("/studies/new", WISH | {"title_en": "Stays"} | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page
    assert 'value="Stays"' in page
    assert Study.objects.count() == 0


@given(names=st.lists(st.text(min_size=1, max_size=60), unique=True, max_size=12))
@settings(max_examples=60)
def test_every_network_has_an_id_of_its_own_that_fits_in_an_address(names: list[str]) -> None:
    made = ids(tuple(names))
    assert len(set(made.values())) == len(names)
    assert all(one.replace("-", "").replace("_", "").isalnum() for one in made.values())
    assert "all" not in made.values()


@given(title=st.text(max_size=220), networks=st.text(max_size=120), asked=st.text(max_size=5))
@settings(max_examples=60)
def test_any_wish_is_refused_in_words_or_can_be_kept(title: str, networks: str, asked: str) -> None:
    made = started(Wish(title_nl=title.strip(), networks=networks, asked=asked.strip()))
    assert (made.design is None) == bool(made.wrong)


def test_what_is_promised_is_what_disclosure_does() -> None:
    said = {number: one.words for one in sights() for number in (one.low, one.high)}
    rung = {number: next(iter(rungs(group_of(number, (6, 6, 6)))), None) for number in (5, 11, 12)}
    assert rung == {5: "two_bands", 11: "two_bands", 12: "four_bands"}
    assert said[4] == visible(2, "pseudonymous") != said[5] == said[11] != said[12]
    assert visible(3, "named") == visible(30, "named")


def test_the_ranges_follow_each_other_without_a_gap() -> None:
    shown = sights()
    assert [one.low for one in shown[1:]] == [one.high + 1 for one in shown[:-1]]
    assert shown[0].low == 1


def test_without_a_script_every_range_is_on_the_page(client: Client) -> None:
    page = words(client.get("/studies/new"))
    assert all(one.words.nl in page for one in sights())


def test_what_is_typed_is_words_and_never_markup(client: Client) -> None:
    record = begun(client, title_nl=ATTACK, networks=ATTACK)
    home = f"/studies/{record.name}/"
    for address in ("/", home, home + "participants", home + "invitations"):
        page = client.get(address).content.decode()
        assert "&lt;script&gt;" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    wrong = client.post("/studies/new", WISH | {"title_nl": ATTACK, "mode": "x", "asked": ATTACK})
    assert "<script>alert" not in wrong.content.decode()


def test_the_page_of_a_new_study_says_what_is_next(client: Client) -> None:
    begun(client)
    page = client.get(HOME).content.decode()
    assert f'href="{HOME}participants"' in page
    assert 'value="open"' not in page


def test_no_study_is_left_without_an_owner(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("samenspel.web.room.begin_pages.owned", broken)
    with pytest.raises(RuntimeError):
        client.post("/studies/new", WISH)
    assert not Study.objects.exists()
