"""A study from a file: read whole, or refused with every problem, and then nothing is kept."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from formats.refi.packed import packed, project, selection, source
from samenspel import read, write
from samenspel.web import bridge
from samenspel.web.coding.models import Source
from samenspel.web.room import uploads
from samenspel.web.studies.models import Row, Study
from web.room import words

pytestmark = pytest.mark.django_db
EXAMPLE = Path("examples/voorbeeldregio")


def send(client: Client, name: str, content: bytes) -> Any:
    return client.post("/studies/open", {"file": SimpleUploadedFile(name, content)})


def zipped(**files: str | bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def folder(inside: str = "") -> dict[str, str | bytes]:
    """Return the files of the example, as they are packed."""
    paths = [path for path in EXAMPLE.rglob("*") if path.is_file()]
    return {f"{inside}{path.relative_to(EXAMPLE)}": path.read_bytes() for path in paths}


def refused(answer: Any) -> str:
    """Return what a refusal says, once it is sure that nothing was kept."""
    assert answer.status_code == 400
    assert not any(kind.objects.exists() for kind in (Study, Row, Source))
    return words(answer)


@pytest.mark.parametrize("kind", [".xlsx", ".json"])
def test_a_study_comes_in_whole_from_a_file(client: Client, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"study{kind}"
    write(read(EXAMPLE), path)
    assert send(client, path.name, path.read_bytes()).status_code == 302
    assert bridge.load(Study.objects.get()) == read(EXAMPLE)


def test_coded_texts_of_another_program_come_in_as_a_study(client: Client) -> None:
    content = packed(project(source(selection(0, 3) + selection(4, 14, 2))))
    answer = client.post(
        "/studies/open", {"file": SimpleUploadedFile("proef.qdpx", content)}, follow=True
    )
    assert "Van 2 selecties passen er 2" in words(answer)
    study = bridge.load(Study.objects.get())
    (text,) = dict(study.texts).values()
    assert [text[row.start : row.end] for row in study.codings] == ["Wij", "vertrouwen"]
    assert {(row.coder, row.code) for row in study.codings} == {("Anna", "vertrouwen")}


def test_a_long_text_does_not_come_along_with_every_coding_in_it(client: Client) -> None:
    send(client, "proef.qdpx", packed(project(source(selection(0, 3)))))
    with CaptureQueriesContext(connection) as asked:
        bridge.load(Study.objects.get())
    codings = [one["sql"] for one in asked if 'FROM "coding_coding"' in one["sql"]]
    assert codings
    assert not any('"words"' in sql for sql in codings)


def test_a_broken_project_of_another_program_is_refused_by_name(client: Client) -> None:
    said = refused(send(client, "proef.qdpx", packed(project(source(selection(0, 999))))))
    assert "buiten de tekst" in said


@pytest.mark.parametrize("inside", ["", "mijn studie/"])
def test_a_study_comes_in_whole_from_a_packed_folder(client: Client, inside: str) -> None:
    content = zipped(**folder(inside) | {"__MACOSX/._x": b"", f"{inside}.DS_Store": b""})
    assert send(client, "studie.zip", content).status_code == 302
    assert bridge.load(Study.objects.get()) == read(EXAMPLE)


def test_a_study_that_came_with_answers_is_closed(client: Client) -> None:
    send(client, "studie.zip", zipped(**folder()))
    assert Study.objects.get().state == Study.State.CLOSED


def test_every_problem_is_named_with_its_place_and_repair(client: Client) -> None:
    files = folder() | {
        "sorts.csv": "respondent,network,value,category\na,startkring,vertrouwen,loved\n",
        "surprise.csv": "x\n",
    }
    said = refused(send(client, "studie.zip", zipped(**files)))
    assert "sorts.csv · rij 2 · category" in said
    assert "loved" in said
    assert "surprise.csv" in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("study.exe", b"MZ"),
        ("study", b"x"),
        ("study.xlsx", b"PK\x03\x04 no workbook"),
        ("study.json", b"{"),
        ("study.json", b"[" * 100_000),
        ("study.zip", b"PK no zip"),
        ("study.zip", zipped(**{"a.csv": "x"})),
        ("../../etc/passwd.zip", zipped(**{"../study.toml": "x"})),
        ("study.zip", zipped(**{"/study.toml": "x"})),
        ("study.zip", zipped(**{"a\\..\\study.toml": "x"})),
        ("study.zip", zipped(**{"one/study.toml": "x", "two/study.toml": "x"})),
        ("study.zip", zipped(**{"documents/a/b/c.txt": "x", "study.toml": "x"})),
        ("study.zip", zipped(**{f"{number}.csv": "" for number in range(501)})),
    ],
)
def test_what_is_no_study_is_refused_in_words(client: Client, name: str, content: bytes) -> None:
    assert "Er is nog niets bewaard" in refused(send(client, name, content))


def test_nothing_is_no_file(client: Client) -> None:
    assert "Kies eerst een bestand" in refused(client.post("/studies/open"))


def test_a_zip_that_swells_is_refused_before_it_is_unpacked(client: Client) -> None:
    bomb = zipped(**{"study.toml": b"x", "sorts.csv": b"0" * (uploads.UNPACKED + 1)})
    assert len(bomb) < uploads.UNPACKED / 500
    assert "veel te groot" in refused(send(client, "studie.zip", bomb))


def test_a_zip_that_lies_about_its_size_is_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "UNPACKED", 1_000)
    honest = zipped(**{"study.toml": b"#" * 5_000})
    sizes = (5_000).to_bytes(4, "little")
    assert honest.count(sizes) == 2
    lying = honest.replace(sizes, (10).to_bytes(4, "little"))
    assert "niet uit te pakken" in refused(send(client, "studie.zip", lying))


def test_a_link_in_a_zip_leads_nowhere(client: Client) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("study.toml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    refused(send(client, "studie.zip", out.getvalue()))


def test_a_file_that_is_too_large_is_not_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 10)
    assert "te groot" in refused(send(client, "study.json", b" " * 11))


def test_a_study_does_not_come_in_twice_and_the_first_stays(client: Client) -> None:
    content = zipped(**folder())
    send(client, "studie.zip", content)
    answer = send(client, "studie.zip", content)
    assert answer.status_code == 400
    assert "al een studie" in words(answer)
    assert Study.objects.count() == 1


def test_an_id_that_cannot_stand_in_an_address_is_refused(client: Client) -> None:
    toml = (EXAMPLE / "study.toml").read_text().replace('"voorbeeldregio"', '"a.b c"', 1)
    said = refused(send(client, "studie.zip", zipped(**folder() | {"study.toml": toml})))
    assert "kan niet in een adres staan" in said


def test_what_a_file_holds_is_words_and_never_markup(client: Client) -> None:
    page = send(client, "<script>alert(1)</script>.exe", b"x").content.decode()
    assert "<script>alert" not in page
    files = folder() | {"<script>alert(1)<x>.csv": "x"}
    assert "<script>alert" not in send(client, "a.zip", zipped(**files)).content.decode()


def test_what_breaks_halfway_leaves_nothing_behind(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "_asked", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        send(client, "studie.zip", zipped(**folder()))
    assert not any(kind.objects.exists() for kind in (Study, Row, Source))
