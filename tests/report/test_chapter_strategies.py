"""What a report says of strategies: every answer, every count beside its denominator."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.sample import HOSTILE, document
from report.workings_sample import (
    KINDS,
    LETTERS,
    WORKINGS,
    aloud,
    answered,
    people,
    printed,
    released,
)
from samenspel.catalogue.items import items
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import StrategyFigures, StrategyMatrix
from samenspel.findings.workings_model import Workings
from samenspel.report.blocks import Bullets, Figure, Heading, Table
from samenspel.report.chapter_strategies import strategies
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.words import Words
from samenspel.study.instrument_rows import Level
from samenspel.text import LANGUAGES, Language

ANSWERS = st.text("pan.", min_size=7, max_size=7)
DIMENSION = {item.id: item.group for item in items("strategies")}


def asked(letters: dict[str, str], *, level: Level = "network") -> Workings:
    """Return what seven people answer, strategy by strategy."""
    rows = tuple(
        StrategyFigures(
            id,
            DIMENSION[id],
            level,
            answered("noord", id, said),
            tuple(LETTERS[letter] for letter in said),
        )
        for id, said in letters.items()
    )
    return Workings(strategies=(StrategyMatrix("noord", people("noord"), rows),))


def published(**counts: int | None) -> Workings:
    """Return one strategy as a source prints it, for twenty-five people."""
    row = StrategyFigures(
        "trust", "organisational", "network", printed("trust", asked=25, **counts)
    )
    return Workings(strategies=(StrategyMatrix("noord", (), (row,), published=True),))


def tables(workings: Workings) -> list[Table]:
    """Return every table of the chapter, also those behind a figure."""
    shown = released(workings)
    blocks = strategies(shown, Words.of(shown))
    found = [block.table if isinstance(block, Figure) else block for block in blocks]
    return [block for block in found if isinstance(block, Table)]


def bullets(workings: Workings) -> dict[str, str]:
    """Return the lists of the first part: verdict -> its strategies."""
    shown = released(workings)
    blocks = strategies(shown, Words.of(shown))
    first = next(block for block in blocks if isinstance(block, Bullets))
    return {head: rest for head, _, rest in (item.nl.partition(": ") for item in first.items)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(strategies, language) == snapshot


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert aloud(strategies, workings=Workings()) == ""


def test_each_verdict_lists_its_strategies_with_the_count_it_rests_on() -> None:
    found = bullets(
        asked({"trust": "ppppaan", "shared-vision": "aaaa.pp", "shared-goals": "ppaannn"})
    )
    assert found["Aanwezig"] == "Vertrouwen (4 van 7)."
    assert found["Afwezig"] == "Gedeelde visie (4 van 6)."
    assert found["Gemengd"] == "Gedeelde doelen (2 van 7 ja, 2 van 7 nee)."


def test_what_nobody_mentioned_is_open_and_never_absent() -> None:
    found = bullets(asked({"trust": "nnnnnnn"}))
    assert found["Niet te zeggen"] == "Vertrouwen (0 van 7 ja, 0 van 7 nee)."
    assert "Afwezig" not in found
    (signs, *_) = tables(asked({"trust": "nnnnnnn"}))
    assert {cell.nl for cell in signs.rows[0][1:8]} == {"– niet genoemd"}


@settings(max_examples=25, deadline=None)
@given(letters=st.dictionaries(st.sampled_from(list(DIMENSION)), ANSWERS, min_size=1, max_size=5))
def test_each_answer_stands_once_as_a_sign_with_a_word(letters: dict[str, str]) -> None:
    (signs, *_) = tables(asked(letters))
    for row, said in zip(signs.rows, letters.values(), strict=True):
        cells = [cell.en for cell in row[1:8]]
        assert cells.count("● yes") == said.count("p")
        assert cells.count("× no") == said.count("a")
        assert cells.count("– not mentioned") == said.count("n")
        assert cells.count("not asked") == said.count(".")


@settings(max_examples=25, deadline=None)
@given(letters=st.dictionaries(st.sampled_from(list(DIMENSION)), ANSWERS, min_size=1, max_size=5))
def test_every_count_stands_beside_its_denominator_and_none_as_a_percentage(
    letters: dict[str, str],
) -> None:
    said = aloud(strategies, "nl", asked(letters))
    assert "%" not in said
    said = re.sub(r"(Figuur|Tabel) \d+\.|deel \d+\s+van\s+\d+|noord\d", "", said)
    said = re.sub(r"\d+\s+van\s+(de\s+)?\d+", "", said)
    assert not re.findall(r"\d+", re.sub(r"\d+\s+ja,\s+\d+\s+nee\s+van\s+\d+", "", said))


def test_what_a_source_does_not_print_is_no_zero() -> None:
    (counts,) = tables(published(present=20))
    assert [cell.en for cell in counts.rows[0][3:]] == ["20 of 25", "no count", "no count"]
    assert bullets(published())["Niet te zeggen"] == (
        "Vertrouwen (geen aantal in de bron; 25 gevraagd)."
    )


def test_published_counts_have_no_people_and_say_where_they_come_from() -> None:
    shown = released(published(present=20))
    blocks = list(strategies(shown, Words.of(shown)))
    assert not [block for block in blocks if isinstance(block, Figure)]
    heads = [block.words.nl for block in blocks if isinstance(block, Heading)]
    assert heads[-1] == "In het netwerk, volgens de bron"


def test_no_percentage_stands_there_with_many_people_either() -> None:
    assert "%" not in aloud(strategies, "nl", published(present=20))


def test_a_strategy_found_in_documents_only_has_no_denominator_of_people() -> None:
    found = bullets(asked({"trust": "......."}))
    assert found["Niet te zeggen"] == "Vertrouwen (alleen in documenten)."
    counts = tables(asked({"trust": "......."}))[1]
    assert {cell.nl for cell in counts.rows[0][3:]} == {"niet gevraagd"}


def test_a_kind_of_member_counts_only_its_own_people() -> None:
    assert KINDS["noord"].count("municipality") == 2
    sources = tables(asked({"trust": "aaaappa"}))[2]
    said = dict(zip((head.en for head in sources.header), sources.rows[0], strict=True))
    assert said["Yes, providers"].en == "0 of 4"
    assert said["Yes, municipalities"].en == "2 of 2"


def test_evidence_in_documents_is_told_apart_from_people() -> None:
    sources = next(
        table for table in tables(WORKINGS) if any("documents" in head.en for head in table.header)
    )
    column = next(at for at, head in enumerate(sources.header) if head.en == "In documents")
    said = {row[0].en: row[column].en for row in sources.rows}
    assert said["Agreements on interdisciplinary collaboration"] == "2 yes, 0 no of 2"
    assert said["Trust"] == "–"


def test_a_short_list_of_what_was_not_asked_is_named_and_a_long_one_counted() -> None:
    most = dict.fromkeys(list(DIMENSION)[:10], "ppppppp")
    assert bullets(asked(most))["Niet gevraagd"].startswith("Culturen verbinden, Gedeelde doelen")
    few = dict.fromkeys(list(DIMENSION)[:9], "ppppppp")
    assert bullets(asked(few))["Niet gevraagd"] == "6 van de 15 strategieën."


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    said = aloud(strategies, "nl", own_workings(WORKINGS, "noord"))
    assert "Jeugdhulp Noord" in said
    assert "Jeugdhulp Zuid" not in said
    assert "zuid1" not in said


def test_hostile_names_stay_words() -> None:
    (matrix, *_) = asked({"trust": "ppppppp"}).strategies
    hostile = Workings(strategies=(replace(matrix, respondents=(HOSTILE,) * 7),))
    shown = released(hostile)
    report = document(*strategies(shown, Words.of(shown)))
    for language in LANGUAGES:
        assert "<script" not in to_html(report, language)
    assert to_pdf(report, "nl").startswith(b"%PDF")
