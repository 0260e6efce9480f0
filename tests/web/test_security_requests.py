"""Requests that no page of ours makes: odd letters, endless words, files with tricks in them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samenspel import read, write
from samenspel.study.cells import UNPRINTABLE
from samenspel.web import bridge, releases
from samenspel.web.agreed.models import Agreement, TensionCard, Understanding
from samenspel.web.room import people_pages, uploads
from samenspel.web.studies.models import Study
from samenspel.web.workshop.models import Session
from web.addresses import addresses
from web.sorting import NETWORK, Invited, invited

pytestmark = pytest.mark.django_db
ODD = (
    "a\0b",
    "\u202e\ufeff\x1b[31m %s%n{0}{{x}} " + "[" * 5_000,
    "\u0663",  # a digit that is none of ours
    "9" * 70_000,
)
# Every name that some form or address of ours reads.
FIELDS = (
    *("name", "network", "audience", "round", "form", "pk", "to", "from", "place", "minutes"),
    *("notice", "page", "language", "template", "title_nl", "title_en", "mode", "asked"),
    *("networks", "count", "count_network", "id", "organisation", "layer", "words", "who"),
    *("network_name", "value", "behaviour", "owner", "start", "review", "kind", "one", "other"),
    *("handling", "card", "full", "swap", "pick", "revision", "code", "begin", "remove", "email"),
    *("role", "label", "scope", "password", "next", "extreme_important", "meaning-trust"),
)


def short(one: object) -> str:
    return ascii(one)[:40]


@pytest.fixture
def parts() -> dict[str, object]:
    who = invited()
    who.begun()
    return {
        "name": who.record.name,
        "token": who.token,
        "pk": who.invitation.pk,
        "kind": "html",
        "document": "cards",
        "chapter": "who-shares-what",
    }


def test_no_letter_breaks_a_page(client: Client, parts: dict[str, object]) -> None:
    """One study without answers, so that no figures are computed: that is tried elsewhere."""
    asked = ("audience", "round", "card", "full", "form", "pk", "next")
    for address, odd in product(addresses(), ODD):
        path = address.filled(**parts)
        for query in ({"network": NETWORK, **dict.fromkeys(asked, odd[:2000])}, {"network": odd}):
            assert client.get(path, query).status_code < 500, (path, query)
        answer = client.post(path, {"network": NETWORK, **dict.fromkeys(FIELDS, odd)})
        assert answer.status_code < 500, (path, odd)


def forms(client: Client, parts: dict[str, object]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield forms that are right but for the words in them."""
    home = f"/studies/{parts['name']}/"
    yield "/studies/new", {"template": "values_session", "mode": "named", "networks": "N {odd}"}
    yield f"{home}participants", {"form": "one", "id": "x-1", "network": NETWORK}
    yield f"{home}participants", {"form": "network", "network_name": "N {odd}"}
    yield f"{home}participants", {"form": "table", "words": f"code\tnetwerk\nx-2{{odd}}\t{NETWORK}"}
    yield f"/s/{parts['token']}/words", {"revision": "0"}
    client.post(f"{home}state", {"to": "closed"})
    yield f"{home}state", {"to": "open"}


@pytest.mark.parametrize("odd", ["\0", "\x1b", "\u202e", "\ud800"], ids=short)
def test_a_letter_that_cannot_be_kept_is_refused_in_words(
    client: Client, parts: dict[str, object], odd: str
) -> None:
    free = ("title_nl", "title_en", "organisation", "notice", "extreme_important")
    for path, sent in forms(client, parts):
        words = {name: value.replace("{odd}", odd) for name, value in sent.items()}
        body = "&".join(
            f"{name}={_quoted(value)}"
            for name, value in {**dict.fromkeys(free, odd), **words}.items()
        )
        answer = client.post(path, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500, path


def sent_raw(client: Client, path: str, words: dict[str, str]) -> Any:
    """Send a form with letters that a browser would leave out."""
    body = "&".join(f"{name}={_quoted(said)}" for name, said in words.items())
    return client.post(path, body, content_type="application/x-www-form-urlencoded")


def _quoted(words: str) -> str:
    return "".join(f"%{byte:02x}" for byte in words.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\x1b"], ids=short)
def test_a_group_writes_no_letter_that_cannot_be_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    record = bridge.keep(read("examples/voorbeeldregio"))
    for table in (Understanding, Agreement, TensionCard):
        table.objects.all().delete()
    about = {"study": record, "network": "gezin", "round": record.round}
    Session.objects.create(**about, begun=record.made)
    monkeypatch.setattr(releases, "shown_to", lambda *_, **__: None)
    value = bridge.load(record).sorts[0].value
    words = dict.fromkeys(
        ("words", "behaviour", "owner", "demand", "against", "handling"), f"w {odd}"
    )
    sent = {"network": "gezin", "value": value, "values": value, "start": "2026-12-01", **words}
    sent |= {"same": "no", "level": "system", "kind": "no_settled_priority"}
    for form in ("understanding", "agreement", "tension"):
        answer = sent_raw(client, f"/workshop/{record.name}/agreements", {**sent, "form": form})
        assert answer.status_code == 302
    said = [*Agreement.objects.values_list("behaviour", flat=True)]
    said += TensionCard.objects.values_list("handling", flat=True)
    said += Understanding.objects.values_list("words", flat=True)
    assert len(said) == 3
    assert not any(UNPRINTABLE.search(one) for one in said)


@pytest.mark.parametrize("words", ["\0", "\ud800", "\U0010ffff", "x" * 100_000], ids=short)
def test_a_script_cannot_save_what_cannot_be_kept(client: Client, words: str) -> None:
    who = invited()
    who.begun()
    moves = [{"words": {"extreme_important": words}}]
    answer = saved(client, who, {"revision": 0, "batch": "x", "moves": moves})
    assert answer.status_code in {200, 400, 409}
    assert client.get(who.path("map")).status_code == 200
    answer = saved(client, who, {"revision": 9, "batch": words, "moves": []})
    assert answer.status_code in {400, 409}


def saved(client: Client, who: Invited, sent: object) -> Any:
    body = json.dumps(sent)
    return client.post(who.path("save"), body, content_type="application/json")


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {"revision": 10**400, "batch": "x", "moves": []},
        {"revision": True, "batch": "x", "moves": []},
        {"revision": -1, "batch": "x", "moves": [{"undo": True}] * 1000},
        {"revision": 0, "batch": "x", "moves": [{"places": {"__proto__": "neutral"}}]},
        {"revision": 0, "batch": "x", "moves": [{"places": [1, 2]}, 7, None]},
        {"revision": 0, "batch": "x", "moves": [{"top": [["x"]]}, {"words": {"a": 1}}]},
    ],
    ids=short,
)
def test_a_script_that_talks_nonsense_is_refused_and_saves_nothing(
    client: Client, sent: object
) -> None:
    who = invited()
    before = who.begun().boxes
    assert saved(client, who, sent).status_code in {400, 409}
    assert who.sorting.boxes == before
    assert who.sorting.revision == 0


def test_a_request_of_too_many_words_or_fields_is_refused_in_words(client: Client) -> None:
    who = invited()
    who.begun()
    for body in ("a=" + "b" * 3_000_000, "&".join(f"f{one}=x" for one in range(1_001))):
        for path in ("/language", who.path("cards"), "/studies/new"):
            answer = client.post(path, body, content_type="application/x-www-form-urlencoded")
            assert answer.status_code == 400, path
    long = "[" + "1," * 2_000_000 + "1]"
    answer = client.post(who.path("save"), long, content_type="application/json")
    assert answer.status_code in {400, 413}


def workbook(change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a small workbook in which the parts were changed."""
    book, plain, out = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    for row in (("code", "netwerk"), ("x-1", "gezin")):
        book.active.append(row)
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def outside(path: str) -> Callable[[str, bytes], bytes]:
    """Let the words of a workbook come from a file of this machine."""
    entity = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "file://{path}">]>'

    def changed(name: str, xml: bytes) -> bytes:
        if not name.endswith(("sharedStrings.xml", "sheet1.xml")):
            return xml
        end = xml.find(b"?>") + 2 if xml.startswith(b"<?") else 0
        return xml[:end] + entity.encode() + xml[end:].replace(b"x-1", b"&leak;")

    return changed


def swollen(name: str, xml: bytes) -> bytes:
    """Let a part of a workbook be far larger than it seems."""
    return xml + b"<!--" + b" " * 40_000_000 + b"-->" if name.endswith("sheet1.xml") else xml


@pytest.mark.parametrize("place", ["/studies/open", "/studies/voorbeeldregio/participants"])
@pytest.mark.parametrize("trick", ["outside", "swollen"])
def test_a_workbook_reads_no_file_of_ours_and_does_not_swell(
    client: Client, tmp_path: Path, place: str, trick: str
) -> None:
    record = bridge.keep(read("examples/voorbeeldregio"))
    assert record.state == Study.State.DRAFT
    secret = tmp_path / "secret"
    secret.write_text("words-of-this-machine")
    content = workbook(outside(str(secret)) if trick == "outside" else swollen)
    assert len(content) < 1_000_000
    answer = client.post(place, {"form": "table", "file": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 400
    assert b"words-of-this-machine" not in answer.content
    assert Study.objects.count() == 1


def test_the_same_workbook_without_tricks_is_read(client: Client) -> None:
    bridge.keep(read("examples/voorbeeldregio"))
    content = workbook(lambda _, xml: xml)
    upload = SimpleUploadedFile("x.xlsx", content)
    place = "/studies/voorbeeldregio/participants"
    answer = client.post(place, {"form": "table", "file": upload})
    assert answer.status_code == 200
    assert b"x-1" in answer.content


def test_a_table_or_study_that_is_too_large_is_not_read(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bridge.keep(read("examples/voorbeeldregio"))
    for module in (uploads, people_pages):
        monkeypatch.setattr(module, "LARGEST", 10)
    write(read("examples/voorbeeldregio"), tmp_path / "x.json")
    for place in ("/studies/open", "/studies/voorbeeldregio/participants"):
        upload = SimpleUploadedFile("x.json", (tmp_path / "x.json").read_bytes())
        answer = client.post(place, {"form": "table", "file": upload})
        assert answer.status_code == 400
        assert b"MB" in answer.content
