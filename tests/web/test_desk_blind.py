"""Before a text is open to compare, a coder meets no coding of a colleague, wherever it is kept."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.test import Client

from samenspel.web.coding.models import Code, Coder, Coding, Source
from samenspel.web.desk.codebook import Row
from samenspel.web.studies.models import Study
from web.colleagues import accounts, working_on  # noqa: F401 - a fixture
from web.room import words
from web.test_desk_settling import TEXT, coded
from web.test_roles import opened

HOME = "/studies/buurt/"
SECRET = "alleen van twee"  # noqa: S105 - a memo of the other coder

pytestmark = pytest.mark.usefixtures("accounts")


@pytest.fixture
def source(db: None) -> Source:  # noqa: ARG001 - the fixture opens the database
    """Return a text that two coders read, each without the other."""
    source = coded(opened("buurt"))
    Source.objects.filter(pk=source.pk).update(opened=False)
    source.codings.filter(coder="twee").update(memo=SECRET)
    return source


def coder(record: Study, name: str = "een") -> Client:
    """Return the browser of somebody who codes under a name, or under none yet."""
    client = working_on(record, "coder")
    user = record.memberships.get(role="coder").user
    if name:
        Coder.objects.create(study=record, name=name, user=user)
    return client


def content(client: Client, kind: str) -> bytes:
    answer = client.get(f"{HOME}export/{kind}")
    assert answer.status_code == 200, kind
    if kind == "study.json":
        return answer.content
    with zipfile.ZipFile(BytesIO(answer.content)) as pack:
        return b"".join(pack.read(name) for name in pack.namelist())


@pytest.mark.parametrize("kind", ["study.json", "study.xlsx", "study.zip"])
def test_the_study_as_a_file_holds_what_whoever_asks_may_see(source: Source, kind: str) -> None:
    mine = coder(source.study)
    owner = working_on(source.study, "owner", "olga@taal.example")
    source.codings.filter(coder="een").update(memo="van een")
    assert SECRET.encode() not in content(mine, kind)
    assert b"van een" in content(mine, kind)
    assert SECRET.encode() in content(owner, kind)
    Source.objects.filter(pk=source.pk).update(opened=True)
    assert SECRET.encode() in content(mine, kind)


def test_rows_behind_a_finding_are_those_that_whoever_asks_may_see(example: Study) -> None:
    Source.objects.update(opened=False)
    Coding.objects.filter(coder="coder-2").update(memo=SECRET)
    client = coder(example, "coder-1")
    owner = working_on(example, "owner", "olga@taal.example")
    home = f"/studies/{example.name}/results/what-was-said/"
    place = next(one.place for one in client.get(home).context["parts"] if one.table)
    page = client.get(f"{home}{place}/").content.decode()
    assert "coder-1" in page
    assert SECRET not in page
    assert SECRET in owner.get(f"{home}{place}/").content.decode()


def test_the_codebook_counts_what_whoever_asks_may_see(source: Source) -> None:
    def counts(client: Client) -> dict[str, int]:
        rows: tuple[Row, ...] = client.get(f"{HOME}codebook").context["rows"]
        return {row.branch.code.name: row.own for row in rows if row.own}

    mine = coder(source.study)
    owner = working_on(source.study, "owner", "olga@taal.example")
    assert counts(mine) == {"bellen": 1, "vertrouwen": 1}
    assert "telt alleen wat u mag zien" in words(mine.get(f"{HOME}codebook"))
    assert counts(owner) == {"bellen": 2, "vertrouwen": 3}
    Source.objects.filter(pk=source.pk).update(opened=True)
    assert counts(mine) == {"bellen": 2, "vertrouwen": 3}


def test_whether_colleagues_use_a_code_is_not_told_and_it_goes_only_after_a_yes(
    source: Source,
) -> None:
    mine = coder(source.study)
    used = source.study.codes.get(name="vertrouwen")
    unused = Code.objects.create(study=source.study, name="leeg", label="Leeg", place=9)
    source.codings.filter(code=used, coder="een").delete()
    told = [
        words(mine.get(f"{HOME}codebook/{one.pk}")).replace(one.label, "") for one in (used, unused)
    ]
    for one, page in zip((used, unused), told, strict=True):
        assert "Niemand gebruikt deze code" not in page
        assert "met deze code die u mag zien: 0" in page
        assert "ook die van anderen" in page
        refused = mine.post(f"{HOME}codebook/{one.pk}", {"form": "delete"})
        assert refused.status_code == 400
    assert source.codings.filter(code=used).exists()


def test_reviewing_changes_only_the_codings_that_were_shown(source: Source) -> None:
    mine = coder(source.study)
    both = source.codings.filter(start=TEXT.index("Vertrouwen groeit"))
    both.update(reviewed=True)
    mine.post(f"{HOME}sources/{source.pk}/quotes", {})
    assert dict(both.values_list("coder", "reviewed")) == {"een": False, "twee": True}


def test_whoever_coded_nothing_yet_has_no_words_to_review(source: Source) -> None:
    mine = coder(source.study, "")
    page = f"{HOME}sources/{source.pk}/quotes"
    assert mine.get(page).context["quotes"] == []


def test_the_room_says_that_results_count_what_everybody_coded(source: Source) -> None:
    told = words(coder(source.study).get(f"{HOME}sources/{source.pk}/"))
    assert "In de uitkomsten telt wel mee wat iedereen codeerde." in told
