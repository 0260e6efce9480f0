"""Files to keep: whole, readable by what they are for, and never shown as a page."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from outputs import words
from samenspel import read
from samenspel.formats import read_ledger, read_sorts
from samenspel.study.model import Study as StudyFile
from samenspel.study.sorts import maps
from samenspel.web import bridge, releases
from samenspel.web.studies.models import Row, Study

BASE = "/studies/voorbeeldregio"
FIGURES = ("results.xlsx", "results.csv", "results.json")
WHOLE = ("study.zip", "study.xlsx", "study.json", "pqmethod.zip")


@pytest.fixture
def original() -> StudyFile:
    return read("examples/voorbeeldregio")


def kept(client: Client, name: str, **asked: str) -> bytes:
    """Return a file, after seeing that a browser keeps it and shows nothing of it."""
    answer = client.get(f"{BASE}/{name}", asked)
    assert answer.status_code == 200, name
    assert answer["Content-Disposition"].startswith('attachment; filename="voorbeeldregio-')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    return answer.content


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        pack.extractall(folder)
    return folder


def test_the_folder_is_the_study(
    client: Client,
    example: Study,  # noqa: ARG001
    original: StudyFile,
    tmp_path: Path,
) -> None:
    folder = unpacked(kept(client, "export/study.zip"), tmp_path) / "voorbeeldregio"
    assert read(folder) == original
    assert not (folder / "releases.json").exists()


def test_what_was_released_goes_along_with_the_folder(
    client: Client, example: Study, tmp_path: Path
) -> None:
    example.state = Study.State.CLOSED
    example.save()
    released = releases.released_to(example, "outside")
    folder = unpacked(kept(client, "export/study.zip"), tmp_path) / "voorbeeldregio"
    assert released.ledger.releases
    assert read_ledger(folder / "releases.json") == released.ledger


@pytest.mark.parametrize("name", ["study.xlsx", "study.json"])
def test_a_file_is_the_study_too(
    client: Client,
    example: Study,  # noqa: ARG001
    original: StudyFile,
    tmp_path: Path,
    name: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(kept(client, f"export/{name}"))
    assert read(path) == original


def test_pqmethod_gets_the_complete_maps_of_the_round(
    client: Client,
    example: Study,  # noqa: ARG001
    original: StudyFile,
    tmp_path: Path,
) -> None:
    for number in (1, 2):
        content = kept(client, "export/pqmethod.zip", round=str(number))
        folder = unpacked(content, tmp_path / str(number))
        (sorts,) = folder.glob("*.dat")
        found = read_sorts(sorts)
        complete = [one for one in maps(original, round=number) if one.complete]
        assert len(found.sorts) == len(complete) > 5
        assert len(found.statements) == 18


def test_without_maps_there_is_a_sentence_and_no_file(client: Client, example: Study) -> None:
    Row.objects.filter(study=example, table="sorts").delete()
    answer = client.get(f"{BASE}/export/pqmethod.zip")
    assert answer.status_code == 409
    assert "Content-Disposition" not in answer


def test_figures_of_the_researcher_are_those_of_the_command(
    client: Client,
    example: Study,  # noqa: ARG001
) -> None:
    found = json.loads(kept(client, "export/results.json"))
    assert found["audience"] == "researcher"
    assert len(found["networks"]) == 3
    assert "Vertrouwen" in words("pdf", kept(client, "report.pdf"))
    assert "Vertrouwen" in words("html", kept(client, "report.html"))


def test_a_report_speaks_the_language_of_the_page(client: Client, example: Study) -> None:  # noqa: ARG001
    client.post("/language", {"language": "en"})
    assert 'lang="en"' in kept(client, "report.html").decode()[:200]


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_others_never_get_the_study_itself(client: Client, example: Study, audience: str) -> None:
    example.state = Study.State.CLOSED
    example.save()
    asked = {"audience": audience, "network": bridge.load(example).design.networks[0].id}
    releases.released_to(example, audience, asked["network"])  # type: ignore[arg-type]
    for name in WHOLE:
        assert client.get(f"{BASE}/export/{name}", asked).status_code == 404


def test_a_cell_that_looks_like_a_formula_stays_words(client: Client, example: Study) -> None:
    formula = '=HYPERLINK("http://example.org","x")'
    example.design["networks"][0]["name"] = formula
    example.save()
    page = client.get(f"{BASE}/results/who-shares-what/").content.decode()
    link = page.partition('.csv"')[0].rpartition('"')[2] + ".csv"
    table = client.get(link).content.decode()
    results = kept(client, "export/results.csv").decode()
    for content in (table, results):
        assert "HYPERLINK" in content
        assert not [line for line in content.splitlines() if line.startswith(("=", '"='))]
        assert ',"=' not in content
        assert ",=" not in content


def test_words_with_marks_of_a_page_are_shown_as_words(client: Client, example: Study) -> None:
    mark = "<script>alert(1)</script>"
    example.design["networks"][0]["name"] = mark
    example.save()
    for address in ("results/", "results/per-network/", "results/who-shares-what/"):
        page = client.get(f"{BASE}/{address}").content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert mark not in page
    assert mark not in kept(client, "report.html").decode()
