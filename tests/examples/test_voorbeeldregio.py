"""The invented region: everything that can be asked was asked, and everything says it is invented.

Its figures mean nothing, so none of them is tested: only what the example is there to show.
"""

import re
import shutil
from collections import Counter
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from samenspel import analyse
from samenspel.advice import Advice, advise
from samenspel.catalogue import advice_choices, advice_rules, instruments, item_ids
from samenspel.cli import cli
from samenspel.cli.outputs import REPORTS, RESULTS
from samenspel.disclosure import Banded, Released, disclose
from samenspel.disclosure.released import Withheld
from samenspel.findings import Findings
from samenspel.formats import read
from samenspel.formats.documents import read_document
from samenspel.study.agreeing import AgreementLevel, Status, TensionKind
from samenspel.study.model import ANSWER_TABLES, TABLES, Study, table
from samenspel.study.sorts import answers, maps, rounds
from samenspel.study.tables import columns, tables_with
from samenspel.text import LANGUAGES, Language

FOLDER = Path(__file__).parents[2] / "examples" / "voorbeeldregio"
PARTICIPANTS = {"gezin": 13, "start": 10, "overstap": 8}
FIRST, LATEST = 1, 2

# These hold what a source printed where the answers are unknown. Here the answers are known, and
# counts beside them would be a second truth.
OF_PUBLISHED_SOURCES = {"tallies", "published", "unlinked"}
IN_FIRST_ROUND = {"sorts", "strategies", "conditions"}
TALKED_OF = {"understandings", "agreements", "tension_cards"}  # after every round
WITHOUT_ROUND = ANSWER_TABLES.keys() - set(tables_with("round"))
# One way of asking, one mode; and what documents say is coded with codes, never in the short way.
ONE_ANSWER_HERE = {"instrument", "card_version", "named", "value"}

# What the context is asked for stands in the tables of the design, which name no instrument.
CONTEXT = ("networks", "organisations", "participants")
INVENTED: dict[Language, str] = {
    "nl": "Deze studie is verzonnen.",
    "en": "This study is invented.",
}


@pytest.fixture(scope="module")
def study() -> Study:
    return read(FOLDER)


@pytest.fixture(scope="module")
def findings(study: Study) -> Findings:
    return analyse(study, resamples=99)


@pytest.fixture(scope="module")
def advice(findings: Findings) -> Advice:
    return advise(disclose(findings))


def test_three_networks_fourteen_organisations_31_participants_and_thirteen_texts(
    study: Study,
) -> None:
    design = study.design
    assert Counter(person.network for person in design.participants) == PARTICIPANTS
    assert len({person.id for person in design.participants}) == 31
    assert len(design.organisations) == 14
    assert {network.id: network.participants for network in design.networks} == PARTICIPANTS
    interviews = [row for row in study.documents if row.kind == "interview"]
    assert (len(interviews), len(study.documents), len(study.texts)) == (8, 13, 13)


def test_there_are_two_rounds_and_the_latest_is_looked_at_first(
    study: Study, findings: Findings
) -> None:
    assert rounds(study) == (FIRST, LATEST)
    assert findings.provenance.round == LATEST


def test_every_table_has_rows_but_those_for_published_sources(study: Study) -> None:
    assert {name for name in TABLES if not table(study, name)} == OF_PUBLISHED_SOURCES


def test_every_column_is_filled_somewhere_but_those_with_one_answer_here(study: Study) -> None:
    filled = {
        (name, column.name)
        for name in TABLES.keys() - OF_PUBLISHED_SOURCES
        for column in columns(name)
        if any(getattr(row, column.name) != column.empty for row in table(study, name))
    }
    every = {
        (n, column.name) for n in TABLES.keys() - OF_PUBLISHED_SOURCES for column in columns(n)
    }
    assert {column for _, column in every - filled} == ONE_ANSWER_HERE


def test_maps_strategies_and_conditions_were_asked_twice_and_talked_of_and_the_rest_once(
    study: Study,
) -> None:
    asked = {
        (name, number)
        for name in ANSWER_TABLES.keys() - WITHOUT_ROUND
        for number in map(attrgetter("round"), table(study, name))
    }
    latest = ANSWER_TABLES.keys() - WITHOUT_ROUND - OF_PUBLISHED_SOURCES
    assert asked == {
        *((name, FIRST) for name in IN_FIRST_ROUND | TALKED_OF),
        *((name, LATEST) for name in latest),
    }


def test_every_instrument_of_the_catalogue_was_used(study: Study) -> None:
    used = {getattr(row, "instrument", "") for row in answers(study)}
    context = {"context"} if all(table(study, name) for name in CONTEXT) else set()
    assert set(instruments()) <= used | context


@pytest.mark.parametrize(
    ("part", "column", "items"),
    [
        ("strategies", "strategy", "strategies"),
        ("tensions", "tension", "tensions"),
        ("obstacles", "obstacle", "obstacles"),
        ("conditions", "condition", "conditions"),
    ],
)
def test_every_item_of_a_list_was_asked_in_every_network(
    study: Study, part: str, column: str, items: str
) -> None:
    asked = {
        (network, id)
        for network, id in map(attrgetter("network", column), table(study, part))
        if id
    }
    assert asked == {(network, id) for network in PARTICIPANTS for id in item_ids(items)}


def test_strategies_rest_on_talks_documents_and_questionnaires_at_both_levels(
    study: Study,
) -> None:
    assert {(row.level, row.evidence) for row in study.strategies} == {
        ("network", "interview"),
        ("network", "questionnaire"),
        ("network", "document"),
        ("organisation", "interview"),
        ("organisation", "questionnaire"),
    }
    assert {row.finding for row in study.strategies} == {"present", "absent", "not_mentioned"}


def test_two_people_answered_by_mail_and_were_asked_everything(study: Study) -> None:
    asked: dict[str, set[tuple[str, str]]] = {}
    for row in study.strategies:
        if row.round == LATEST and row.respondent:
            asked.setdefault(row.respondent, set()).add((row.level, row.strategy))
    everything = {
        (level, id) for level in ("network", "organisation") for id in item_ids("strategies")
    }
    by_mail = {row.respondent for row in study.strategies if row.evidence == "questionnaire"}
    assert {who for who, items in asked.items() if items == everything} == by_mail
    assert len(by_mail) == 2


def test_some_did_not_answer_some_maps_are_unfinished_and_some_joined_later(study: Study) -> None:
    everyone = {person.id for person in study.design.participants}
    drawn = {number: maps(study, round=number) for number in (FIRST, LATEST)}
    joined = {person.id for person in study.design.participants if person.since == "later"}
    who = {number: {one.respondent for one in drawn[number]} for number in drawn}
    assert who[LATEST] - who[FIRST] & joined
    assert len(who[FIRST] & who[LATEST]) > len(everyone) // 2
    for number, found in drawn.items():
        assert everyone - who[number], number
        assert [one.respondent for one in found if not one.complete], number


def test_one_network_has_maps_and_one_has_lists_for_network_and_organisation(
    study: Study,
) -> None:
    own = {row.network for row in study.sorts if row.perspective == "organisation"}
    assert own == {"start"}
    lists = {(row.network, row.perspective) for row in study.priorities}
    assert lists == {("gezin", "network"), ("gezin", "organisation")}


def test_meanings_are_of_values_in_the_top_3_of_who_gives_them(study: Study) -> None:
    tops = {(one.respondent, value) for one in maps(study, round=LATEST) for value in one.top}
    assert {(row.respondent, row.value) for row in study.meanings} <= tops


@pytest.mark.parametrize(
    ("part", "column"),
    [
        ("meanings", "behaviour"),
        ("remarks", "answer"),
        ("obstructing", "text"),
        ("strategies", "quote"),
        ("tensions", "quote"),
        ("obstacles", "text"),
        ("conditions", "sentence"),
        ("interests", "stake"),
        ("outcomes", "example"),
    ],
)
def test_free_words_are_short_and_some_still_wait_for_review(
    study: Study, part: str, column: str
) -> None:
    rows = map(attrgetter(column, "reviewed"), table(study, part))
    said = [(words, reviewed) for words, reviewed in rows if words]
    assert {reviewed for _, reviewed in said} == {True, False}
    sentences = [one for words, _ in said for one in re.split(r"(?<=[.!?])\s+", words)]
    assert [words for words in sentences if len(words.split()) > 25] == []


def test_documents_have_100_to_250_words_and_quotes_stand_in_them(study: Study) -> None:
    texts = {row.id: " ".join(dict(study.texts)[row.file].split()) for row in study.documents}
    written = [texts[row.id] for row in study.documents if row.kind != "interview"]
    assert all(100 <= len(words.split()) <= 250 for words in written)
    assert {row.document for row in study.codings} == texts.keys()
    assert all(row.quote for row in study.codings)
    found = [
        quoted
        for rows in (study.codings, study.strategies, study.governance)
        for quoted in map(attrgetter("document", "quote"), rows)
        if all(quoted)
    ]
    assert len(found) > len(study.codings)
    assert [quote for document, quote in found if quote not in texts[document]] == []


def test_networks_differ_in_form_and_one_moves_one_disagrees_one_does_not_know(
    findings: Findings,
) -> None:
    answers = {
        (found.network, one.question): one.answer
        for found in findings.workings.governance
        for one in found.answers
    }
    assert len({answers[network, "form"] for network in PARTICIPANTS}) == 3
    assert [network for network in PARTICIPANTS if (network, "towards") in answers] == ["start"]
    assert answers["gezin", "network_governance"] is None
    unknown = [
        (found.network, one.id)
        for found in findings.workings.governance
        for one in found.levels
        if one.level is None
    ]
    assert unknown == [("overstap", "competencies")]


def test_30_percent_missing_answers_on_relations_leave_ranges_and_nobody_in_between(
    findings: Findings,
) -> None:
    found = [row for row in findings.workings.relations if row.network == "gezin"]
    assert [row.kind for row in found] == ["depends", "trusts", "refers"]
    for row in found:
        assert 10 * row.answered == 7 * row.asked
        figures = (row.density, row.reciprocity, row.centralisation, row.asymmetry)
        assert [figure for figure in figures if figure is None or figure.low == figure.high] == []
        assert (row.betweenness, row.reasons["betweenness"]) == ((), "under_80_percent")


def test_a_network_without_missing_answers_has_figures_and_people_in_between(
    findings: Findings,
) -> None:
    found = [row for row in findings.workings.relations if row.network == "overstap"]
    assert [row.kind for row in found] == ["depends", "trusts", "refers"]
    for row in found:
        assert row.answered == row.asked
        assert row.density is not None
        assert row.density.low == row.density.high
        assert {id for id, _ in row.betweenness} == {
            organisation.id
            for organisation in findings.design.organisations
            if "overstap" in organisation.networks.split()
        }


def test_every_expectation_meets_figures(findings: Findings) -> None:
    expected = findings.workings.expectations
    assert [one.id for one in expected] == [one.id for one in findings.design.expectations]
    assert 2 <= len(expected) <= 4
    assert all(one.bearings and not one.unanswered for one in expected)


@pytest.mark.parametrize("rule", [rule.id for rule in advice_rules()])
def test_every_rule_of_the_advice_has_a_reason_here(advice: Advice, rule: str) -> None:
    assert [one.network for one in advice.recommendations if one.id == rule]


def test_no_network_is_given_every_advice_there_is(advice: Advice) -> None:
    given = Counter(one.network for one in advice.recommendations)
    assert max(given.values()) < len(advice_rules())


def test_every_choice_between_recommendations_comes_up(advice: Advice) -> None:
    assert {one.between for one in advice_choices()} == {one.ids for one in advice.choices}


@pytest.mark.parametrize("number", [FIRST, LATEST])
def test_members_see_bands_of_their_own_network_where_it_is_not_pooled(
    study: Study, number: int
) -> None:
    findings = analyse(study, round=number, resamples=99)
    shown = {
        network: disclose(findings, "members", network=network).networks[0]
        for network in PARTICIPANTS
    }
    assert isinstance(shown["gezin"], Banded)
    assert isinstance(shown["start"], Banded)
    assert shown["start"].bands
    assert isinstance(shown["overstap"], Withheld)
    assert shown["overstap"].reason == "pooled_instead"


def test_outsiders_see_bands_of_the_one_network_that_signed(findings: Findings) -> None:
    released = disclose(findings, "outside")
    assert [one.id for one in released.networks if isinstance(one, Banded)] == ["start"]
    assert isinstance(released.everyone, Withheld)
    assert released.meanings == ()


@pytest.mark.parametrize("name", ["README.md", "LEESMIJ.md"])
def test_the_folder_says_that_it_is_invented(name: str) -> None:
    words = (FOLDER / name).read_text("utf-8")
    assert ("verzonnen" if name == "LEESMIJ.md" else "invented") in words.partition("\n\n")[0]


def words_of(content: str | bytes, kind: str, folder: Path) -> str:
    """Return everything that a person can read in one output."""
    if kind == "xlsx" and isinstance(content, bytes):
        sheets = load_workbook(BytesIO(content), read_only=True).worksheets
        cells = (cell for sheet in sheets for row in sheet.values for cell in row)
        return " ".join(str(cell) for cell in cells if cell is not None)
    if kind in REPORTS:
        path = folder / f"report.{kind}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return " ".join(paragraph.text for paragraph in read_document(path))
    return str(content)


@pytest.fixture(scope="module")
def for_members(findings: Findings) -> Released:
    return disclose(findings, "members", network="start")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*RESULTS, *REPORTS])
def test_every_output_format_says_that_the_study_is_invented(
    for_members: Released, kind: str, language: Language, tmp_path: Path
) -> None:
    content = (RESULTS | REPORTS)[kind](for_members, language)
    words = words_of(content, kind, tmp_path)
    assert INVENTED[language] in " ".join(words.split())


@pytest.mark.parametrize("number", [FIRST, LATEST])
@pytest.mark.parametrize(
    "audience", [["researcher"], ["members", "--network", "gezin"], ["outside"]], ids=lambda a: a[0]
)
def test_check_analyse_and_report_run_for_everybody_in_both_rounds(
    tmp_path: Path, audience: list[str], number: int
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "study"))
    assert CliRunner().invoke(cli, ["check", str(folder)]).exit_code == 0
    for command, form in (("analyse", "json"), ("report", "html")):
        output = tmp_path / form
        chosen = ["--audience", *audience, "--round", str(number), "--language", "nl"]
        words = [command, str(folder), *chosen, "--format", form, "--output", str(output)]
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 0, done.output
        assert INVENTED["nl"] in output.read_text("utf-8")


def test_after_the_first_round_two_networks_agreed_and_every_status_is_there(study: Study) -> None:
    made = Counter(row.network for row in study.agreements if row.round == FIRST)
    assert set(made) == {"gezin", "start"}
    assert all(3 <= some <= 5 for some in made.values())
    assert {row.level for row in study.agreements} == set(get_args(AgreementLevel))
    assert {row.kind for row in study.tension_cards} == set(get_args(TensionKind))
    assert {row.status for row in study.followups} == set(get_args(Status))
    assert max(Counter(row.about for row in study.followups).values()) == 2


def test_every_network_that_said_what_words_mean_said_yes_partly_and_no(study: Study) -> None:
    said = {(row.network, row.same) for row in study.understandings}
    assert said == {(network, same) for network in PARTICIPANTS for same in ("yes", "partly", "no")}


def test_what_was_agreed_after_the_first_round_was_followed_a_year_later(study: Study) -> None:
    agreed = {row.id for row in study.agreements if row.round == FIRST}
    tensions = {row.id for row in study.tension_cards if row.round == FIRST}
    assert agreed | tensions == {row.about for row in study.followups}
    for row in study.agreements:
        assert row.review is not None
        assert 300 < (row.review - row.start).days < 400
