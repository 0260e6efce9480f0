"""Ways through the results: choosing, chapters in groups, and what stands behind a table."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from attack.studies import drawn
from builders import study as small
from samenspel import analyse, disclose, read
from samenspel.catalogue import texts
from samenspel.disclosure import AudienceName, Ledger, Released
from samenspel.disclosure.ledger import NOTHING_RELEASED
from samenspel.findings import Findings
from samenspel.findings.model import ScopeFigures
from samenspel.report.blocks import Figure
from samenspel.report.words import Words
from samenspel.study.instrument_rows import StrategyAnswer
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Perspective, Placement
from samenspel.web import releases
from samenspel.web.results import reading
from samenspel.web.results.chapters import chapters, grouped, report_of
from samenspel.web.results.evidence import about, among, behind, side, sided
from samenspel.web.results.subjects import _KNOWN, OF_NETWORK, subject
from samenspel.web.results.wishes import AUDIENCES, Wish
from samenspel.web.studies.access import DEEDS, Role
from samenspel.web.studies.models import Row, Study

HOME = "/studies/voorbeeldregio/results/"
NETWORKS = ("gezin", "start", "overstap")
EXAMPLES = ("voorbeeldregio", "west-brabant-west", "twente")


def links(page: str, start: str, end: str) -> list[tuple[str, str, bool]]:
    """Return the links of a part of a page: what they say, where to, whether one is there now."""
    part = page.partition(start)[2].partition(end)[0]
    found = re.findall(r'<a href="([^"]+)"( aria-current="\w+")?>(.*?)</a>', part)
    return [(unescape(words), unescape(to), bool(now)) for to, now, words in found]


def chosen(client: Client, address: str = HOME) -> dict[str, tuple[str, bool]]:
    """Return what can be chosen on a page."""
    page = client.get(address).content.decode()
    found = links(page, '<details class="choose', "</details>")
    return {words: (to, now) for words, to, now in found}


def read_of(client: Client, address: str) -> str:
    """Return what can be read on a page, in one line."""
    answer: Any = client.get(address, follow=True)
    assert answer.status_code == 200, address
    main = answer.content.decode().partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


# Choosing


def test_whoever_chooses_something_else_stays_in_the_chapter(
    client: Client,
    example: Study,  # noqa: ARG001
) -> None:
    to, now = chosen(client, f"{HOME}per-network/")["Startkring Elzenland"]
    assert not now
    answer = client.get(to)
    assert answer["Location"] == f"{HOME}per-network/?network=start"
    assert chosen(client, answer["Location"])["Startkring Elzenland"][1]


def test_a_chapter_that_is_not_there_for_a_choice_is_said_to_be_gone(
    client: Client, closed: Study
) -> None:
    releases.released_to(closed, "outside")
    told = read_of(client, f"{HOME}?audience=outside&chapter=relations")
    assert "is er niet bij deze keuze" in told
    assert "is er niet bij deze keuze" not in read_of(client, f"{HOME}?audience=outside")


@pytest.mark.parametrize("chapter", ["//elsewhere.example", "../../", "https:elsewhere.example"])
def test_a_choice_leads_to_no_other_place(
    client: Client,
    example: Study,  # noqa: ARG001
    chapter: str,
) -> None:
    assert client.get(HOME, {"chapter": chapter}).status_code == 200


def test_two_networks_can_be_laid_side_by_side(client: Client, example: Study) -> None:  # noqa: ARG001
    to, _ = chosen(client, f"{HOME}per-network/?network=gezin")["Overstapkring Elzenland"]
    page = client.get(f"{HOME}per-network/?network=gezin&beside=overstap").content.decode()
    headings = re.findall(r'<h2 id="block-\d+">(.*?)</h2>', page)
    assert headings == ["Gezinskring Elzenland", "Overstapkring Elzenland"]
    assert "Gezinskring Elzenland + Overstapkring Elzenland" in unescape(page)
    assert to


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Uitkomsten · Voor: Onderzoeker · ronde 2"),
        ("?network=start&round=1", "Voor: Onderzoeker · Startkring Elzenland · ronde 1"),
    ],
)
def test_what_is_chosen_stands_above_the_heading(
    client: Client,
    example: Study,  # noqa: ARG001
    query: str,
    told: str,
) -> None:
    assert told in read_of(client, HOME + query)


@pytest.mark.parametrize(
    ("role", "audiences"),
    [
        (Role.OWNER, ["Onderzoeker", "Leden van een netwerk", "Buitenstaanders"]),
        (Role.CODER, ["Onderzoeker", "Leden van een netwerk", "Buitenstaanders"]),
        (Role.FACILITATOR, ["Leden van een netwerk", "Buitenstaanders"]),
        (Role.VIEWER, ["Leden van een netwerk", "Buitenstaanders"]),
    ],
)
def test_a_role_can_choose_only_the_readers_it_may_read_as(
    client: Client, closed: Study, monkeypatch: pytest.MonkeyPatch, role: str, audiences: list[str]
) -> None:
    releases.released_to(closed, "outside")
    monkeypatch.setitem(DEEDS, Role.OWNER, DEEDS[role])
    found = chosen(client, f"{HOME}?audience=outside")
    assert [words for words in found if words in audiences] == audiences
    assert ("Onderzoeker" in found) == ("Onderzoeker" in audiences)


OUTSIDE, MEMBERS = {"audience": "outside"}, {"audience": "members", "network": "gezin"}


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    ("role", "asked", "told"),
    [
        (Role.VIEWER, OUTSIDE, "Vraag het de eigenaar van deze studie."),
        (Role.FACILITATOR, OUTSIDE, "Vraag het de eigenaar van deze studie."),
        (Role.CODER, MEMBERS, "Vraag het de eigenaar of de begeleider van deze studie."),
    ],
)
def test_who_may_not_release_reads_whom_to_ask_and_finds_no_button(
    client: Client, monkeypatch: pytest.MonkeyPatch, role: str, asked: dict[str, str], told: str
) -> None:
    monkeypatch.setitem(DEEDS, Role.OWNER, DEEDS[role])
    page = read_of(client, f"{HOME}?{urlencode(asked)}")
    assert told in page
    assert "Geef vrij" not in page
    assert client.post("/studies/voorbeeldregio/release", asked).status_code == 404


# Chapters in groups


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("audience", ["researcher", "outside"])
def test_every_chapter_of_a_report_is_known_and_its_group_comes_once(
    name: str, audience: AudienceName
) -> None:
    released = disclose(analyse(read(f"examples/{name}"), resamples=99), audience)
    found = chapters(report_of(released))
    unknown = {one.title for one in found if subject(one.title) is OF_NETWORK}
    assert unknown <= {*Words.of(released).networks.values()}
    groups = [group.name for group in grouped(found)]
    assert len(groups) == len(set(groups))


def test_no_two_chapters_have_the_same_title() -> None:
    titles = [texts(file)[key] for file, key, _ in _KNOWN]
    assert len(titles) == len(set(titles)) > 25


def test_the_group_of_the_chapter_is_open_and_no_other(client: Client, example: Study) -> None:  # noqa: ARG001
    page = client.get(f"{HOME}five-conditions-for-working-together/").content.decode()
    contents = page.partition('<details class="chapters">')[2].partition("</nav>")[0]
    assert len(re.findall("<details open>", contents)) == 1
    opened = contents.partition("<details open>")[2].partition("</details>")[0]
    assert 'aria-current="page">Vijf voorwaarden' in opened


# What stands behind a table


def important(rows: list[Any], network: str) -> int:
    own = [row for row in rows if isinstance(row, Placement) and row.network == network]
    return sum(row.category == "important" for row in own)


def test_behind_a_value_stand_as_many_answers_as_were_counted() -> None:
    study = read("examples/voorbeeldregio")
    released = disclose(analyse(study, resamples=99))
    labels = {card.id: card.label for card in released.study.cards}
    compared = 0
    for scope in released.networks:
        assert isinstance(scope, ScopeFigures)
        found = behind(study, OF_NETWORK, (scope.id,), released.provenance.round)
        for value in scope.values:
            kept = about(found, labels[value.id], study)
            assert important(kept.tables["sorts"], scope.id) == value.important
            assert len(kept.tables["sorts"]) == scope.respondents
            compared += 1
    assert compared == 3 * 18
    assert behind(study, OF_NETWORK, ("start",), 2).unfinished > 0  # one map was not finished


@pytest.mark.parametrize("perspective", ["network", "organisation"])
def test_behind_a_strategy_stand_the_answers_on_its_own_side(perspective: Perspective) -> None:
    study = read("examples/voorbeeldregio")
    released = disclose(analyse(study, resamples=99))
    chapter = next(
        one for one in chapters(report_of(released)) if one.address.startswith("strategies")
    )
    found = behind(study, chapter.subject, ("gezin",), 2)
    figures = [
        (block.table, place)
        for place, block in enumerate(chapter.blocks)
        if isinstance(block, Figure) and among(chapter, place, released) == ("gezin",)
    ]
    (table,) = (one for one, place in figures if side(chapter, place) == perspective)
    own = sided(found, perspective)
    for line in table.rows:
        rows = about(own, line[0], study).tables["strategies"]
        asked = [row for row in rows if isinstance(row, StrategyAnswer) and row.respondent]
        said = sum(row.finding == "present" for row in asked)
        assert line[-1].en == f"{said} of {len(asked)}"
    assert len(table.rows) == 15


def test_every_line_of_a_table_leads_to_the_answers_behind_it(
    client: Client,
    example: Study,  # noqa: ARG001
) -> None:
    page = client.get(f"{HOME}all-networks-together/").content.decode()
    to = unescape(re.findall(r'<th scope="row"><a href="([^"]+)">Vertrouwen</a>', page)[0])
    told = read_of(client, to)
    assert "18 van 27" in told
    assert "rijen van de studie over ‘Vertrouwen’" in told
    assert "sorts: 27 rijen" in told
    assert "Startkring Elzenland: 8 van de 10 gevraagde mensen antwoordden." in told


def test_others_than_the_researcher_find_how_it_was_counted_and_no_answer(
    client: Client, closed: Study
) -> None:
    releases.released_to(closed, "members", "gezin")
    asked = "?audience=members&network=gezin"
    home = client.get(HOME + asked).content.decode()
    listed = [to for _, to, _ in links(home, '<details class="chapters">', "</nav>")]
    found = [to for one in listed for to in behind_tables(client, one)]
    assert found
    people = {row.data["respondent"] for row in Row.objects.filter(study=closed, table="sorts")}
    for to in found:
        for line in ("", "&line=0"):
            told = read_of(client, to + line)
            assert "ziet alleen de onderzoeker" in told
            assert "rijen van de studie" not in told
            assert not people & set(told.split())


def behind_tables(client: Client, address: str) -> list[str]:
    """Return where each table of a chapter says that it comes from."""
    page = client.get(address).content.decode()
    return [unescape(to) for to in re.findall(r'<p class="keep"><a href="([^"]+/\?[^"]*)"', page)]


@pytest.mark.parametrize("line", ["x", "-1", "18", "99999999999999999999"])
def test_a_line_that_is_not_there_is_not_found(
    client: Client,
    example: Study,  # noqa: ARG001
    line: str,
) -> None:
    page = client.get(f"{HOME}all-networks-together/2/", {"line": line})
    assert page.status_code == 404


def test_a_chart_gives_to_its_script_no_more_than_its_page_shows(
    client: Client, closed: Study
) -> None:
    asked = {"audience": "outside"}
    chapter = f"{HOME}who-shares-what/"
    assert client.get(f"{chapter}1.json", asked).status_code == 404  # nothing was released yet
    releases.released_to(closed, "outside")
    listed = links(client.get(HOME, asked).content.decode(), '<details class="chapters">', "</nav>")
    pages = [client.get(to).content.decode() for _, to, _ in listed]
    charts = [to for page in pages for to in re.findall(r'data-chart="([^"]+)"', page)]
    assert charts
    everything = unescape("".join(pages))
    for to in charts:
        got: Any = client.get(unescape(to)).json()
        told = [words for tip in got["tips"] for line in tip["lines"] for words in line]
        assert told
        assert [words for words in told if words not in everything] == []


# What is kept between pages


def study(seed: int) -> StudyFile:
    """Return one of the studies: the same people and networks, other answers."""
    return small({name: drawn(9, "alike", seed + at) for at, name in enumerate("AB")})


@cache
def findings(seed: int) -> Findings:
    return analyse(study(seed), resamples=99)


@cache
def ledger(seed: int, before: str) -> Ledger:
    """Return what was released of a study to the members of networks, one after the other."""
    kept = NOTHING_RELEASED
    for network in before:
        kept = disclose(findings(seed), "members", kept, network=network).ledger
    return kept


@st.composite
def asked(draw: st.DrawFn) -> tuple[Released, Wish]:
    """Return what somebody may see of a study, and what they wish to read of it."""
    seed, then = draw(st.sampled_from([1, 50])), draw(st.sampled_from([1, 50]))
    before = draw(st.sampled_from(["", "A", "B", "AB"]))  # before answers changed, or not
    audience = draw(st.sampled_from(AUDIENCES))
    network = draw(st.sampled_from(["A", "B", *([None] if audience != "members" else [])]))
    wish = Wish(study(seed), audience, network)
    kept = ledger(then, before)
    return disclose(findings(seed), audience, kept, network=wish.members), wish


@given(st.lists(asked(), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_what_is_kept_for_one_reader_is_never_read_by_another(
    readings: list[tuple[Released, Wish]],
) -> None:
    """Of two studies, three kinds of readers, networks and releases: each reads its own."""
    for released, wish in readings:
        assert reading.read(released, wish).document == report_of(released, wish.chosen)


def test_members_of_each_network_read_their_own_once_both_were_released() -> None:
    for network in "AB":
        wish = Wish(study(1), "members", network)
        released = disclose(findings(1), "members", ledger(1, "AB"), network=network)
        assert reading.read(released, wish).document == report_of(released)


def test_a_chapter_that_was_read_is_composed_once(
    client: Client,
    example: Study,  # noqa: ARG001
) -> None:
    reading._read.cache_clear()
    for address in (HOME, f"{HOME}per-network/", f"{HOME}per-network/?network=gezin", HOME):
        client.get(address)
    assert reading._read.cache_info().misses == 2


def test_one_answer_more_is_read_at_once(client: Client, example: Study) -> None:
    before = read_of(client, f"{HOME}all-networks-together/")
    Row.objects.filter(study=example, table="sorts", data__respondent="g01").delete()
    after = read_of(client, f"{HOME}all-networks-together/")
    assert "27 van de 31" in before
    assert "26 van de 31" in after
