"""Quotes are read once more before a report shows them; codings go along in a file."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from samenspel.formats.refi import as_study, read_project
from samenspel.study.coding import SETTLED
from samenspel.web import bridge
from samenspel.web.coding.models import Coder, Source
from samenspel.web.studies.models import Study
from web.colleagues import accounts, working_on  # noqa: F401 - a fixture
from web.room import begun
from web.test_desk_settling import coded, put
from web.test_roles import opened

HOME = "/studies/jeugdhulp-in-de-vallei/"


@pytest.fixture
def source(client: Client, db: None) -> Source:  # noqa: ARG001 - the fixture opens the database
    return coded(begun(client))


def rows(client: Client, record: Study) -> list[dict[str, str]]:
    answer = client.get(f"/studies/{record.name}/codings.csv")
    return list(csv.DictReader(StringIO(answer.content.decode())))


def test_only_quotes_that_were_read_may_be_in_a_report(client: Client, source: Source) -> None:
    page = f"{HOME}sources/{source.pk}/quotes"
    keys = [one.key for one in client.get(page).context["quotes"]]
    client.post(page, {"quote": keys[0]})
    study = bridge.load(source.study)
    assert {one.start for one in study.codings if one.reviewed} == {int(keys[0].split("-")[0])}
    client.post(page, {})
    assert not source.codings.filter(reviewed=True).exists()


def test_once_something_is_settled_only_that_is_there_to_review(
    client: Client, source: Source
) -> None:
    put(source, source.study.codes.all()[0], SETTLED, "bellen")
    quotes = client.get(f"{HOME}sources/{source.pk}/quotes").context["quotes"]
    assert [one.words for one in quotes] == ["bellen"]


def test_a_table_has_every_coding_with_its_words_and_computes_nothing(
    client: Client, source: Source
) -> None:
    source.codings.filter(coder="een").update(memo="=SUM(A1)")
    told = rows(client, source.study)
    assert len(told) == source.codings.count()
    for one in told:
        assert one["words"] == source.words[int(one["start"]) : int(one["end"])]
    assert {one["memo"] for one in told} == {"", "'=SUM(A1)"}
    book = client.get(f"{HOME}codings.xlsx").content
    sheet = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_name("codings")
    lines = sheet.to_python()
    assert len(lines) == len(told) + 1
    assert {str(line[lines[0].index("words")]) for line in lines[1:]} == {
        one["words"] for one in told
    }


def test_other_tools_get_the_same_codings(client: Client, source: Source) -> None:
    project = read_project(client.get(f"{HOME}codings.qdpx").content, "codings.qdpx").project
    study, before = as_study(project).study, bridge.load(source.study)
    assert set(study.codings) == set(before.codings)
    assert dict(study.texts) == dict(before.texts)


@pytest.mark.usefixtures("accounts")
def test_a_coder_takes_along_no_coding_of_another_before_a_text_is_open(db: None) -> None:  # noqa: ARG001
    record = opened("buurt")
    source = coded(record)
    client = working_on(record, "coder")
    user = record.memberships.get(role="coder").user
    Coder.objects.create(study=record, name="een", user=user)
    Source.objects.filter(pk=source.pk).update(opened=False)
    assert {one["coder"] for one in rows(client, record)} == {"een"}
    quotes = client.get(f"/studies/buurt/sources/{source.pk}/quotes").context["quotes"]
    assert {one.words for one in quotes} == {"Wij bellen elkaar", "Vertrouwen groeit"}
    Source.objects.filter(pk=source.pk).update(opened=True)
    assert {one["coder"] for one in rows(client, record)} == {"een", "twee"}
