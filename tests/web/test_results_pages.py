"""What the researcher finds on the pages with results: everything, for whoever is to read it."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO
from typing import Protocol

import pytest
from django.test import Client

from samenspel import analyse, disclose, read
from samenspel.advice import advise
from samenspel.report import compose
from samenspel.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Notice,
    Quotation,
    Table,
)
from samenspel.text import plain
from samenspel.web import releases
from samenspel.web.studies.models import Row, Study

HOME = "/studies/voorbeeldregio/results/"
NETWORKS = ("Gezinskring Elzenland", "Startkring Elzenland", "Overstapkring Elzenland")


class Answered(Protocol):
    content: bytes


def words(answer: Answered) -> str:
    """Return what can be read on a page, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def chapters(client: Client, address: str = HOME, **asked: str) -> list[str]:
    """Return where the chapters are."""
    page = client.get(address, asked).content.decode()
    listed = page.partition('<details class="chapters">')[2].partition("</nav>")[0]
    return [unescape(link) for link in re.findall(r'<a href="([^"]+)"', listed)]


def test_the_pages_together_hold_the_report(client: Client, example: Study) -> None:  # noqa: ARG001
    found = disclose(analyse(read("examples/voorbeeldregio"), resamples=99))
    blocks = compose(found, advise(found)).blocks
    pages = [unescape(client.get(link).content.decode()) for link in chapters(client)]
    titles = [one.words.nl for one in blocks if isinstance(one, Heading) and one.level == 1]
    assert [re.findall(r"<h1>(.*?)</h1>", page)[0] for page in pages] == titles
    everything = "".join(pages)
    told = [one for block in blocks for one in said(block)]
    assert len(told) > 2000
    assert [one for one in told if one not in everything] == []
    assert sum(page.count("<svg") - 1 for page in pages) > 40  # besides the mark at the top


def said(block: Block) -> list[str]:
    """Return every sentence and cell of a block, in Dutch."""
    match block:
        case Bullets():
            texts = list(block.items)
        case Quotation():
            texts = [plain(block.words), block.about]
        case Table():
            texts = [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
        case Figure():
            return [*said(block.table), block.caption.nl, block.alternative.nl]
        case Notice():
            texts = [block.title, block.words]
        case _:
            texts = [block.words]
    return [text.nl for text in texts]


def test_an_address_of_a_chapter_is_the_same_in_both_languages(
    client: Client,
    example: Study,  # noqa: ARG001
) -> None:
    dutch = chapters(client)
    client.post("/language", {"language": "en"})
    assert chapters(client) == dutch
    assert "<h1>In short</h1>" in client.get(HOME).content.decode()


def test_a_network_can_be_read_by_itself(client: Client, example: Study) -> None:
    one, *others = NETWORKS
    asked = {"network": releases.released_to(example).networks[0].id}
    page = client.get(f"{HOME}per-network/", asked).content.decode()
    headings = re.findall(r'<h2 id="block-\d+">(.*?)</h2>', page)
    assert headings == [one]
    whole = client.get(f"{HOME}per-network/").content.decode()
    assert [name for name in others if name in whole] == others


def test_a_choice_goes_along_to_every_chapter(client: Client, closed: Study) -> None:
    network = releases.released_to(closed).networks[0].id
    asked = {"audience": "members", "network": network, "round": "1"}
    releases.released_to(closed, "members", network, number=1)
    links = chapters(client, **asked)
    assert links
    assert all(f"?audience=members&network={network}&round=1" in link for link in links)


@pytest.mark.parametrize(
    "asked", [{"audience": "everybody"}, {"network": "elsewhere"}, {"round": "9"}, {"round": "x"}]
)
def test_what_cannot_be_asked_is_not_there(
    client: Client,
    example: Study,  # noqa: ARG001
    asked: dict[str, str],
) -> None:
    assert client.get(HOME, asked).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/studies/nothing/results/",
        f"{HOME}no-such-chapter/",
        f"{HOME}in-short/99999.csv",
        f"{HOME}in-short/0.csv",
        "/studies/voorbeeldregio/report.exe",
        "/studies/voorbeeldregio/export/ledger.json",
    ],
)
def test_what_is_not_there_is_said_to_be_so(
    client: Client,
    example: Study,  # noqa: ARG001
    address: str,
) -> None:
    assert client.get(address).status_code == 404


def test_a_table_can_be_kept_as_it_is_shown(client: Client, example: Study) -> None:  # noqa: ARG001
    page = client.get(f"{HOME}all-networks-together/").content.decode()
    link = unescape(re.findall(r'href="([^"]+\.csv[^"]*)"', page)[0])
    table = page.partition("<table")[2].partition("</table>")[0]
    shown = [
        [unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", table)
    ]
    kept = list(csv.reader(StringIO(client.get(link).content.decode())))
    assert kept[0][:-1] == shown[0]
    assert kept[0][-1].startswith("Alleen voor de onderzoeker")
    assert kept[1:] == shown[1:]
    assert len(kept) > 10


def test_others_see_nothing_of_an_open_study(client: Client, example: Study) -> None:
    for address in every_outlet("outside"):
        answer = client.get(address)
        assert answer.status_code == 409
        assert "Sluit de studie eerst" in words(answer)
    example.refresh_from_db()
    assert example.ledger == {}


def every_outlet(audience: str) -> list[str]:
    """Return all addresses at which something is shown or given to an audience."""
    base = "/studies/voorbeeldregio/"
    kinds = [f"report.{kind}" for kind in ("html", "pdf", "docx")]
    kinds += [f"export/results.{kind}" for kind in ("xlsx", "csv", "json")]
    kinds += ["results/", "results/in-short/", "results/in-short/1.csv"]
    return [f"{base}{kind}?audience={audience}" for kind in kinds]


def test_looking_releases_nothing(client: Client, closed: Study) -> None:
    for address in every_outlet("outside"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert "nog niet vrijgegeven" in words(answer)
    closed.refresh_from_db()
    assert closed.ledger == {}
    assert client.get("/studies/voorbeeldregio/release").status_code == 405


def test_a_press_on_the_button_releases_once(client: Client, closed: Study) -> None:
    answer = client.post("/studies/voorbeeldregio/release", {"audience": "outside"}, follow=True)
    assert answer.redirect_chain == [(f"{HOME}?audience=outside", 302)]
    assert "Voor buiten het netwerk." in words(answer)
    closed.refresh_from_db()
    kept = closed.ledger
    assert kept["releases"]
    client.post("/studies/voorbeeldregio/release", {"audience": "outside"})
    closed.refresh_from_db()
    assert closed.ledger == kept


def test_nothing_is_released_to_members_of_a_network_that_was_not_said(
    client: Client, closed: Study
) -> None:
    answer = client.post("/studies/voorbeeldregio/release", {"audience": "members"})
    assert answer.status_code == 409
    assert "Kies bij ‘Netwerk’" in words(answer)
    closed.refresh_from_db()
    assert closed.ledger == {}


def test_whoever_looks_for_members_sees_which_network_that_is_about(
    client: Client,
    closed: Study,  # noqa: ARG001 - the fixture closes it
) -> None:
    answer = client.get(HOME, {"audience": "members"})
    assert answer.status_code == 200
    assert "Leden van een netwerk · Gezinskring Elzenland" in words(answer)


def test_a_study_that_is_wrong_says_what_to_repair(client: Client, example: Study) -> None:
    row = Row.objects.filter(study=example, table="sorts").first()
    assert row is not None
    Row.objects.create(study=example, table="sorts", data=row.data)
    answer = client.get(HOME)
    assert answer.status_code == 409
    assert re.search(r"Herstel dit eerst \(\d+\): \S", words(answer))


def test_strangers_find_nothing_of_it(example: Study) -> None:  # noqa: ARG001
    stranger = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.168.1.7")
    assert Client(SERVER_NAME="127.0.0.1").get(HOME).status_code == 200
    for address in [*every_outlet("researcher"), "/studies/voorbeeldregio/export/study.zip"]:
        assert stranger.get(address).status_code == 404
    assert stranger.post("/studies/voorbeeldregio/release").status_code == 404
