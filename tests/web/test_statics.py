"""What a page loads: small on the line, kept for good, and never at the cost of a secret."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.templatetags.static import static
from django.test import Client

from samenspel.web.config.statics import FOLDER, mark
from web.sorting import invited

GZIP = {"accept-encoding": "gzip"}
BEFORE = {"a.css": b"ab", "b.js": b"c"}
CHANGES = [
    {"a.css": b"ab", "b.js": b"d"},
    {"a.css": b"a", "b.js": b"bc"},  # the same bytes, cut elsewhere
    {"a.css": b"c", "b.js": b"ab"},
    {"a.css": b"ab", "c.js": b"c"},
    {"a.css": b"ab"},
    {**BEFORE, "c.js": b""},
]


def marked(folder: Path, files: dict[str, bytes]) -> str:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return mark(folder)


@pytest.mark.parametrize("after", CHANGES)
def test_an_address_changes_when_a_file_does(tmp_path: Path, after: dict[str, bytes]) -> None:
    assert marked(tmp_path / "one", BEFORE) != marked(tmp_path / "other", after)


def test_an_address_stays_while_the_files_do(tmp_path: Path) -> None:
    assert marked(tmp_path / "one", BEFORE) == marked(tmp_path / "other", BEFORE)


def body(response: Iterable[bytes]) -> bytes:
    return b"".join(response)


@pytest.mark.parametrize("name", ["samenspel.css", "sort_cards.js"])
def test_a_file_is_compressed_and_kept_for_good(client: Client, name: str) -> None:
    response = client.get(static(name), headers=GZIP)
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]
    assert "immutable" in response.headers["Cache-Control"]
    assert gzip.decompress(body(response)) == (FOLDER / name).read_bytes()


def test_who_cannot_read_a_compressed_file_gets_it_as_it_is(client: Client) -> None:
    response = client.get(static("samenspel.css"))
    assert body(response) == (FOLDER / "samenspel.css").read_bytes()


def test_a_file_of_before_is_no_more(client: Client) -> None:
    assert client.get("/static/0123456789ab/samenspel.css").status_code == 404


@pytest.mark.django_db
def test_a_page_of_a_respondent_is_compressed_and_not_kept(client: Client) -> None:
    response = client.get(invited().path(), headers=GZIP)
    assert response.headers["Content-Encoding"] == "gzip"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_page_with_links_of_others_is_not_compressed(client: Client) -> None:
    who = invited()
    for path in ("", "invitations", "participants"):
        response = client.get(f"/studies/{who.record.name}/{path}", headers=GZIP)
        assert response.status_code == 200
        assert not response.has_header("Content-Encoding")


def test_every_script_of_the_cards_is_asked_for_at_once() -> None:
    asked = set(re.findall(r"/(\w+\.js)", get_template("sort/modules.html").render()))
    assert asked == modules("sort_cards.js")


def modules(name: str) -> set[str]:
    """Return a script and all that it imports."""
    imported = re.findall(r'from "\./(\w+\.js)"', (FOLDER / name).read_text())
    return {name}.union(*(modules(one) for one in imported))
