"""How the networks work stays inside: nothing of it reaches a reader whom it could betray to."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attack.desk import LEDGER, QUICK, Desk
from attack.outlets import AUDIENCES, PLAIN, Output, outputs, released_to
from attack.workings import (
    BRIDGE,
    CODED,
    EVERYWHERE,
    NEW_TABLES,
    PRINTED,
    SIZES,
    Change,
    at_work,
    designed,
    first,
    withdrawn,
)
from formats.instruments import instruments
from formats.studies import studies
from outputs import EVERY, words
from samenspel import analyse, disclose
from samenspel.cli.print import FORMS, SHEETS
from samenspel.disclosure import NOTHING_RELEASED, Released
from samenspel.disclosure.released import AudienceName
from samenspel.report.docx import to_docx
from samenspel.report.print_paper import paper_of
from samenspel.study.checks import problems
from samenspel.study.instrument_rows import StrategyAnswer, UnlinkedCase
from samenspel.study.model import Study
from samenspel.study.rows import Network
from samenspel.text import LANGUAGES, plain

Reader = tuple[AudienceName, str | None]

NETWORKS = (*SIZES, PRINTED)
READERS: tuple[Reader, ...] = (
    ("outside", None),
    ("members", None),
    *(("members", network) for network in NETWORKS),
)
MARKED = re.compile(rf"(?:zz|yy)(?:{'|'.join(EVERYWHERE)})[a-z]*\d*")


@lru_cache
def base() -> Study:
    return at_work()


@lru_cache
def elsewhere() -> Study:
    return at_work(otherwise=EVERYWHERE)


def marked(content: bytes, kind: str) -> set[str]:
    """Return the words in an output that nobody but the researcher should read."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            raw = " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    else:
        raw = "" if kind == "pdf" else content.decode()
    return set(MARKED.findall(f"{raw} {words(kind, content)}"))


def read_by(released: Released, kinds: tuple[str, ...] = QUICK) -> set[str]:
    return {word for kind, _, content in outputs(released, kinds) for word in marked(content, kind)}


@pytest.mark.parametrize("otherwise", [(), EVERYWHERE])
@pytest.mark.parametrize("mode", ["pseudonymous", "named"])
def test_the_studies_under_attack_are_sound_and_hold_every_table(
    mode: Any, otherwise: tuple[str, ...]
) -> None:
    found = at_work(mode, otherwise)
    assert problems(found) == []
    assert all(getattr(found, name) for name in (*NEW_TABLES, *CODED))


def test_two_studies_that_differ_in_every_new_row_share_none() -> None:
    for name in (*NEW_TABLES, *CODED):
        assert not set(getattr(base(), name)) & set(getattr(elsewhere(), name)), name
    assert base().sorts == elsewhere().sorts


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_other_answers_in_every_new_table_leave_the_same_bytes(reader: Reader) -> None:
    audience, network = reader
    one, other = (released_to(it, audience, network=network) for it in (base(), elsewhere()))
    assert one == other
    assert outputs(one, QUICK) == outputs(other, QUICK)


@pytest.mark.parametrize("reader", [("outside", None), ("members", "noord")], ids=str)
def test_pages_and_word_files_are_the_same_bytes_too(reader: Reader) -> None:
    audience, network = reader
    one, other = (released_to(it, audience, network=network) for it in (base(), elsewhere()))
    assert outputs(one, ("pdf", "docx")) == outputs(other, ("pdf", "docx"))


CHANGES: dict[str, Change] = {
    "a strategy": first("strategies", finding="absent", evidence="questionnaire"),
    "a tension": first("tensions", finding="not_mentioned"),
    "an obstacle": first("obstacles", finding="absent"),
    "a form of governance": first("governance", answer="market"),
    "a say": first("say", decides=None, equality=1),
    "a condition": first("conditions", score=5),
    "an interest": first("interests", stakeholder="zzandere", investment=0),
    "a relation": first("relations", strength=3),
    "an outcome": first("outcomes", cases=None),
    "a printed count": first("published", count=16),
    "an unlinked case": lambda it: replace(it, unlinked=(UnlinkedCase("zzandere"),)),
    "no unlinked case": lambda it: replace(it, unlinked=()),
    "a statement": first("statements", words="zzandere", about="congruence"),
    "a check": first("checks", answer="differs", comment="zzandere", reviewed=True),
    "no check": lambda it: replace(it, checks=()),
    "an expectation": designed("expectations", words=plain("zzandere"), about=("values",)),
    "no expectation": lambda it: replace(it, design=replace(it.design, expectations=())),
    "an organisation": designed("organisations", unique="zzandere", size=1, kind="other"),
    "a participant": designed("participants", hours=0.5, layer=None, delivers_care=None),
    "a document": first("documents", title="zzandere", kind="minutes"),
    "a code": first("codes", name="zzandere"),
    "a coding": lambda it: replace(it, codings=it.codings[1:]),
    "words that were reviewed": lambda it: replace(
        it, codings=tuple(replace(row, reviewed=True) for row in it.codings)
    ),
    "no codings": lambda it: replace(it, codings=()),
    "a text": lambda it: replace(
        it,
        codings=tuple(row for row in it.codings if row.start is None),
        texts=((it.texts[0][0], "zzandere"), *it.texts[1:]),
    ),
    "a network": designed("networks", mandated=None, funding=None, reason="zzandere"),
    "one person less": withdrawn,
}


@lru_cache
def shown(reader: Reader) -> list[Output]:
    audience, network = reader
    return outputs(released_to(base(), audience, network=network), ("text", "json"))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nobody_but_the_researcher_sees_one_other_answer(change: Change) -> None:
    other = change(base())
    assert other != base()
    for audience, network in READERS:
        released = released_to(other, audience, network=network)
        assert released == released_to(base(), audience, network=network)
        assert outputs(released, ("text", "json")) == shown((audience, network))


def test_the_comparison_sees_what_a_researcher_would() -> None:
    """The comparison can fail: to the researcher the studies are not the same."""
    one, other = (released_to(it, "researcher") for it in (base(), elsewhere()))
    assert EVERY["text"](one, "nl") != EVERY["text"](other, "nl")


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_no_word_or_name_from_the_new_tables_reaches_another_reader(reader: Reader) -> None:
    audience, network = reader
    released = released_to(base(), audience, network=network)
    kinds = tuple(EVERY) if network == "noord" or audience == "outside" else QUICK
    assert read_by(released, kinds) == set()
    # The ledger knows who answered the map, and stays with the study.
    assert not MARKED.search(str(replace(released, ledger=NOTHING_RELEASED)))


def test_the_search_for_words_finds_them_where_they_may_stand() -> None:
    found = read_by(released_to(base(), "researcher"), ("text",))
    assert {"zznoordp0", "zzzuidp3"} <= found
    assert any(word.startswith("zznoordseen") for word in found)


@st.composite
def answered_twice(draw: st.DrawFn) -> tuple[Study, Study]:
    """Draw any study, and another with new rows of the same networks and rounds."""
    one = replace(draw(studies()), unlinked=())
    one = replace(one, design=replace(one.design, mode="pseudonymous"))
    asked = [(row.respondent, row.network) for row in one.remarks]
    rows = draw(instruments(one.design, asked, one.documents))
    return _in_one_round(one), _in_one_round(replace(one, codes=(), codings=(), **rows))


def _in_one_round(found: Study) -> Study:
    tables: dict[str, Any] = {
        name: tuple(replace(row, round=1) for row in getattr(found, name))
        for name in NEW_TABLES
        if name not in {"unlinked", "published"}
    }
    return replace(found, **tables)


@settings(max_examples=8, deadline=None)
@given(pair=answered_twice())
def test_of_any_study_no_other_reader_sees_the_new_tables(pair: tuple[Study, Study]) -> None:
    one, other = (analyse(it, round=1, resamples=99) for it in pair)
    networks = [None, *(network.id for network in pair[0].design.networks)]
    for audience, network in product(AUDIENCES, networks):
        seen = [disclose(it, audience, network=network) for it in (one, other)]
        assert seen[0] == seen[1]
        assert outputs(seen[0], QUICK) == outputs(seen[1], QUICK)


def test_how_many_answered_the_new_tables_is_not_told() -> None:
    rows = [StrategyAnswer("oost", "trust", "present", f"zz{at}") for at in range(30)]
    few, many = (replace(base(), strategies=tuple(rows[:number])) for number in (1, 30))
    for audience, network in READERS:
        seen = [released_to(it, audience, network=network) for it in (few, many)]
        assert seen[0] == seen[1]


def test_a_network_without_a_map_is_named_and_told_nothing_of() -> None:
    (shown,) = released_to(base(), "members", network="oost").networks
    assert (shown.id, shown.respondents) == ("oost", 0)
    assert getattr(shown, "reason", "") == "not_asked"


def test_a_round_is_a_fact_of_the_study_and_its_answers_are_not() -> None:
    later = tuple(replace(row, round=2) for row in base().conditions)
    other = tuple(replace(row, score=6 - row.score) for row in later)
    one, two = (replace(base(), conditions=rows) for rows in (later, other))
    for audience, network in READERS:
        seen = released_to(one, audience, network=network)
        assert seen.provenance.rounds == (1, 2)
        assert seen == released_to(two, audience, network=network)


# The command line, with its files, its ledger and what it says.


def test_the_command_writes_and_says_the_same_for_other_answers(desk: Desk) -> None:
    kept = []
    for folder, found in (("one", base()), ("two", elsewhere())):
        here = replace(desk, folder=desk.folder.parent / folder)
        here.put(found)
        made = [
            here.ask(reader, kind, "nl")
            for reader in (("members", "noord"), ("outside", None))
            for kind in ("json", "html")
        ]
        said = [(ended.code, ended.out, ended.err.replace(folder, "")) for _, ended in made]
        kept.append(([content for content, _ in made], said, (here.folder / LEDGER).read_bytes()))
    assert kept[0] == kept[1]
    assert kept[0][0][0]


@pytest.mark.parametrize("reader", [("members", "noord"), ("outside", None)], ids=str)
def test_what_is_wrong_with_an_answer_is_said_to_who_runs_the_command_only(
    desk: Desk, reader: Reader
) -> None:
    desk.put(base())
    path = desk.folder / "strategies.csv"
    heads = path.read_text("utf-8-sig").splitlines()[0].split(",")
    cells = {"network": "noord", "strategy": "zzgeheim", "finding": "present"}
    wrong = ",".join(cells.get(head, "") for head in heads)
    path.write_text(path.read_text("utf-8-sig") + wrong + "\n", "utf-8")
    content, ended = desk.ask(reader, "json", "nl")
    assert ended.code
    assert (content, ended.out) == (b"", "")
    assert not (desk.folder / LEDGER).exists()
    assert "zzgeheim" in ended.err


@pytest.mark.parametrize("command", ["check", "claims"])
def test_checks_of_a_study_or_report_are_for_no_other_reader(desk: Desk, command: str) -> None:
    desk.put(base())
    ended = desk.run(command, desk.folder, "--audience", "members")
    assert ended.code
    assert ended.out == ""
    assert "--audience" not in desk.run(command, "--help").out


def test_a_check_of_claims_says_whom_it_is_for_and_releases_nothing(desk: Desk) -> None:
    desk.put(base())
    report = Path(desk.folder.parent / "report.md")
    report.write_text("Vijf van de negen mensen vinden vertrouwen belangrijk.\n", "utf-8")
    ended = desk.run("claims", report, "--study", desk.folder, "--language", "nl", language="nl")
    stamp = released_to(base(), "researcher").stamp.in_language("nl")
    said = " ".join(ended.out.replace("\n| ", "\n").split())
    assert said.removeprefix("| ").startswith(" ".join(stamp.split()))
    assert not (desk.folder / LEDGER).exists()


# Paper says what is asked, and nothing of what was answered.


def test_on_paper_stands_what_is_asked_and_never_an_answer() -> None:
    paper = paper_of(base())
    assert paper == paper_of(elsewhere())
    for key, sheet in SHEETS.items():
        assert marked(sheet(paper, "nl"), "pdf") == set(), key
    for key, form in FORMS.items():
        assert marked(to_docx(form(paper), "nl"), "docx") == set(), key


# The researcher sees everything, and every output says so.


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_researcher_gets_is_stamped(kind: str, language: Any) -> None:
    released = small_release()
    content = EVERY[kind](released, language)
    found = words(kind, content.encode() if isinstance(content, str) else content)
    stamp = " ".join(released.stamp.in_language(language).split())
    assert stamp in " ".join(found.replace("­", "").split())


@lru_cache
def small_release() -> Released:
    """Return what the researcher sees of one network at work, in a few words."""
    found = base()
    kept = {
        name: tuple(row for row in getattr(found, name) if getattr(row, "network", "") == "west")
        for name in (*NEW_TABLES, "sorts", "documents")
    }
    read = {row.id for row in kept["documents"]}
    kept["codings"] = tuple(row for row in found.codings if row.document in read)
    kept["codes"] = tuple(row for row in found.codes if "west" in row.id)
    design = replace(found.design, networks=(Network("west"),))
    return released_to(replace(found, design=design, **kept), "researcher")


# With names: one's own network, reviewed words, and nothing of another.


@lru_cache
def named(*otherwise: str) -> Study:
    return at_work("named", otherwise)


@lru_cache
def to_members(network: str, *otherwise: str) -> Released:
    return released_to(named(*otherwise), "members", network=network)


def foreign(network: str) -> Iterator[str]:
    """Yield how the words of everybody else begin."""
    yield from (f"zz{other}" for other in EVERYWHERE if other != network)


def test_with_names_nobody_is_shown_who_did_not_agree() -> None:
    silent = designed("participants", named=None)(named())
    refused = {problem.file for problem in problems(silent) if problem.code == "no_consent"}
    answered = {
        name
        for name in ("sorts", "documents", *NEW_TABLES)
        for row in getattr(silent, name)
        if getattr(row, "respondent", "") == "zznoordp0"
    }
    assert refused == answered
    assert answered >= {"strategies", "tensions", "obstacles", "governance", "say", "conditions"}


@pytest.mark.parametrize("network", NETWORKS)
def test_with_names_members_read_no_word_of_another_network(network: str) -> None:
    kinds = (*PLAIN, "html", "pdf") if network == "west" else PLAIN
    found = read_by(to_members(network), kinds)
    assert [word for word in found if word.startswith(tuple(foreign(network)))] == []
    assert not any(word in str(to_members(network)) for word in foreign(network))


@pytest.mark.parametrize("network", SIZES)
def test_with_names_members_read_reviewed_words_only(network: str) -> None:
    found = read_by(to_members(network), ("text", "json"))
    assert not any(word.startswith(f"zz{network}raw") for word in found)
    assert f"zz{network}raw" not in str(to_members(network))
    assert any(word.startswith(f"zz{network}seen") for word in found)


@pytest.mark.parametrize("network", SIZES)
def test_with_names_members_see_what_was_coded_with_words_that_were_reviewed(network: str) -> None:
    workings = to_members(network).workings
    assert workings.codebook == ()
    (found,) = workings.coded
    assert {one.code for one in workings.segments} == {code.id for code in found.codes}
    assert all(one.network == network and one.reviewed for one in workings.segments)
    assert f"zz{network}seen" in str(workings.segments)


@pytest.mark.parametrize("network", ["noord", "zuid"])
def test_with_names_an_organisation_of_two_networks_is_seen_in_ones_own_only(network: str) -> None:
    workings = to_members(network).workings
    assert {row.network for row in workings.relations} == {network}
    assert any(BRIDGE in pair for row in workings.relations for pair in row.unequal)
    (context,) = workings.context
    assert all(id.startswith(f"zz{network}") for id, _ in context.unique)
    assert workings.spanners == ()


@pytest.mark.parametrize("network", NETWORKS)
def test_with_names_what_other_networks_answered_changes_nothing(network: str) -> None:
    others = tuple(other for other in EVERYWHERE if other != network)
    one, two = to_members(network), to_members(network, *others)
    assert one == two
    assert outputs(one, ("json", "csv")) == outputs(two, ("json", "csv"))
    assert one != to_members(network, network)


def test_with_names_the_reasons_say_what_is_kept_from_one_network() -> None:
    why = to_members("noord").reasons
    for part in ("all", "spanners", "comparison", "expectations", "unlinked", "codebook", "coders"):
        assert why[part] == "own_network_only"


def test_with_names_outsiders_still_see_nothing_of_it() -> None:
    one, other = (released_to(it, "outside") for it in (named(), named(*EVERYWHERE)))
    assert one == other
    assert one.reasons["workings"] == "not_for_this_audience"
    assert read_by(one) == set()
