"""The codebook: begun from a tree that is ready, changed, merged, deleted, taken in and out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.web import bridge
from samenspel.web.coding.models import Code, Coding, Source
from samenspel.web.desk.codebook import below, codes_of, delete, merge
from samenspel.web.studies.models import Study
from web.room import ATTACK, begun, words

HOME = "/studies/jeugdhulp-in-de-vallei/codebook"


@pytest.fixture
def record(client: Client, db: None) -> Study:  # noqa: ARG001 - the fixture opens the database
    return begun(client)


def sent(client: Client, form: str, **typed: Any) -> Any:
    return client.post(HOME, {"form": form} | typed)


def made(record: Study, name: str, parent: str = "") -> Code:
    place = record.codes.count()
    return Code.objects.create(
        study=record, name=name, label=name.title(), parent=parent, place=place
    )


def coding(record: Study, code: Code, coder: str = "een", start: int = 0) -> Coding:
    source, _ = Source.objects.get_or_create(
        study=record, name="gesprek", defaults={"network": "noord", "words": "Wij bellen elkaar."}
    )
    return Coding.objects.create(source=source, code=code, coder=coder, start=start, end=start + 3)


def test_a_tree_that_is_ready_is_added_once_and_leaves_own_codes_alone(
    client: Client, record: Study
) -> None:
    sent(client, "add", label="Zelf bedacht")
    sent(client, "trees", tree=["obstacles", "reasons"])
    once = codes_of(record)
    assert {one.topic for one in once} == {None, "obstacle", "reason"}
    sent(client, "trees", tree=["obstacles"])
    assert codes_of(record) == once
    assert bridge.load(record).codes == once


def test_a_code_is_added_under_another_and_said_back_as_it_is(
    client: Client, record: Study
) -> None:
    sent(client, "add", label="Contact")
    sent(client, "add", label=ATTACK, parent="contact", description="Als zij bellen.")
    parent, child = record.codes.all()
    assert (child.label, child.parent, child.description) == (
        ATTACK,
        parent.name,
        "Als zij bellen.",
    )
    assert "<script>alert" not in client.get(HOME).content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"label": " "}, "label"),
        ({"label": "a" * 201}, "label"),
        ({"label": "Bellen", "parent": "niemand"}, "parent"),
        ({"label": "Bellen", "description": "a" * 2001}, "description"),
    ],
)
def test_what_is_wrong_with_a_code_is_said_at_its_field(
    client: Client, record: Study, typed: dict[str, str], field: str
) -> None:
    page = sent(client, "add", **typed)
    assert page.status_code == 400
    assert f'href="#{field}"' in page.content.decode()
    assert not record.codes.exists()


def test_a_code_is_changed_moved_and_made_to_count(client: Client, record: Study) -> None:
    top, code = made(record, "top"), made(record, "bellen")
    sent(client, "trees", tree=["obstacles"])
    score = next(
        one
        for _, ones in client.get(f"{HOME}/{code.pk}").context["groups"]
        for one, _ in ones
        if "obstacle" in one
    )
    typed = {"label": "Elkaar bellen", "parent": "top", "score": score, "memo": "Ook appen."}
    typed |= {"coloured": "on", "colour": "#1f6f8b"}
    assert client.post(f"{HOME}/{code.pk}", {"form": "change"} | typed).status_code == 302
    code.refresh_from_db()
    assert (code.label, code.parent, code.memo, code.colour) == (
        "Elkaar bellen",
        top.name,
        "Ook appen.",
        "#1f6f8b",
    )
    assert (code.topic, bool(code.item)) == ("obstacle", True)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"label": ""}, "label"),
        ({"label": "Top", "parent": "onder"}, "parent"),
        ({"label": "Top", "coloured": "on", "colour": "rood"}, "colour"),
    ],
)
def test_a_change_that_spoils_the_codebook_is_refused(
    client: Client, record: Study, typed: dict[str, str], field: str
) -> None:
    top = made(record, "top")
    made(record, "onder", "top")
    page = client.post(f"{HOME}/{top.pk}", {"form": "change"} | typed)
    assert page.status_code == 400
    assert f'href="#{field}"' in page.content.decode()
    top.refresh_from_db()
    assert (top.label, top.parent, top.colour) == ("Top", "", "")


def test_merging_moves_codings_and_keeps_one_of_two_on_the_same_words(
    client: Client, record: Study
) -> None:
    one, other = made(record, "een"), made(record, "ander")
    made(record, "kind", "een")
    for code in (one, other):
        coding(record, code)
    coding(record, one, start=4)
    told = words(client.get(f"{HOME}/{one.pk}"))
    assert "Alle coderingen (2) gaan naar de andere code" in told
    assert client.post(f"{HOME}/{one.pk}", {"form": "merge"}).status_code == 400
    client.post(f"{HOME}/{one.pk}", {"form": "merge", "into": "ander"})
    assert [code.name for code in record.codes.all()] == ["ander", "kind"]
    assert record.codes.get(name="kind").parent == "ander"
    assert sorted(Coding.objects.values_list("code__name", "start")) == [("ander", 0), ("ander", 4)]


def test_a_code_that_is_used_goes_only_after_a_yes(client: Client, record: Study) -> None:
    code = made(record, "bellen")
    coding(record, code)
    refused = client.post(f"{HOME}/{code.pk}", {"form": "delete"})
    assert refused.status_code == 400
    assert "van alle mensen samen: 1. Die verdwijnen ook" in words(refused)
    client.post(f"{HOME}/{code.pk}", {"form": "delete", "sure": "on"})
    assert not record.codes.exists()
    assert not Coding.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "qdc"])
def test_a_codebook_comes_back_from_a_file_as_it_was(
    client: Client, record: Study, kind: str
) -> None:
    sent(client, "trees", tree=["strategies", "values", "outcomes"])
    before = codes_of(record)
    answer = client.get(f"{HOME}.{kind}")
    assert "attachment" in answer["Content-Disposition"]
    record.codes.all().delete()
    file = BytesIO(answer.content)
    file.name = f"codes.{kind}"
    assert sent(client, "import", file=file).status_code == 302
    assert codes_of(record) == before


def test_a_file_with_problems_changes_nothing_and_names_them(client: Client, record: Study) -> None:
    made(record, "bellen")
    file = BytesIO(b"id,name,parent,colour\nx,Naam,niemand,rood\n")
    file.name = "codes.csv"
    page = sent(client, "import", file=file)
    assert page.status_code == 400
    assert page.content.decode().count('class="where"') == 2
    assert [code.name for code in record.codes.all()] == ["bellen"]


PLANS = st.lists(
    st.tuples(st.sampled_from(["merge", "delete"]), st.integers(0, 7), st.integers(0, 7)),
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(parents=st.lists(st.integers(-1, 6), min_size=8, max_size=8), plan=PLANS)
@pytest.mark.django_db
def test_no_merging_or_deleting_makes_a_circle_or_loses_a_parent(
    parents: list[int], plan: list[tuple[str, int, int]]
) -> None:
    Study.objects.filter(name="wet").delete()  # of a try before this one
    record = Study.objects.create(name="wet", design={})
    for at, parent in enumerate(parents):
        made(record, f"c{at}", f"c{parent}" if 0 <= parent < at else "")
    for act, one, other in plan:
        codes = {code.name: code for code in record.codes.all()}
        row, into = codes.get(f"c{one}"), codes.get(f"c{other}")
        if row and act == "delete":
            delete(row)
        elif row and into and row != into:
            merge(row, into)
    left = {code.name: code for code in record.codes.all()}
    assert all(code.parent in {"", *left} for code in left.values())
    assert all(name not in below(code) for name, code in left.items())
