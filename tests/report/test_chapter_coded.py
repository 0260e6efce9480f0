"""The chapter on what was said: who stands behind each code, and words after review only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.coded_sample import CODEBOOK, CODED, CODERS, SEGMENTS, STUDY
from report.workings_sample import aloud, released
from samenspel.catalogue import texts
from samenspel.findings.asked_model import KindCount, Range
from samenspel.findings.coded_agreement import coders_agree
from samenspel.findings.coded_figures import codebook
from samenspel.findings.coded_figures import coded as found_in
from samenspel.findings.coded_figures import segments as words_in
from samenspel.findings.coded_model import Doubled
from samenspel.findings.workings_model import Workings
from samenspel.report import words_coded
from samenspel.report.blocks import Block, Bullets, Paragraph, Table
from samenspel.report.chapter_coded import coded
from samenspel.report.chapter_coded_matrices import LONGEST, MOST, WIDEST
from samenspel.report.words import Words
from samenspel.study.coding import Code, Coding, Document
from samenspel.text import LANGUAGES, Language, Text

SAID = Workings(coded=CODED, codebook=CODEBOOK, segments=SEGMENTS, coders=CODERS)


def blocks(workings: Workings = SAID) -> list[Block]:
    shown = released(workings)
    return list(coded(shown, Words.of(shown)))


def rows(caption: str, workings: Workings = SAID) -> list[tuple[str, ...]]:
    """Return the rows of the first table with these words in its Dutch caption."""
    for block in blocks(workings):
        if isinstance(block, Table) and caption in block.caption.nl:
            return [tuple(cell.nl for cell in row) for row in block.rows]
    return []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(coded, language, SAID) == snapshot


def test_nothing_is_said_when_nothing_was_coded() -> None:
    assert blocks(Workings(segments=SEGMENTS, codebook=CODEBOOK)) == []


def test_a_reason_names_who_gives_it_out_of_those_whose_interview_was_read() -> None:
    first, second = rows("redenen om samen te werken")
    assert first[:2] == ("Gaten in de hulp", "2 van 3: noord1 en noord2; documenten: 1")
    assert first[2] == (
        "‘Kinderen vielen tussen twee loketten.’ (noord1, alinea 1) Nog 1 nagekeken."
    )
    assert second == ("Geld van de gemeente", "1 van 3: noord3", "nog niet nagekeken")


def test_words_that_were_not_reviewed_stand_nowhere_and_are_counted() -> None:
    ready = " ".join(one.words for one in SEGMENTS if one.reviewed)
    unread = [one.words for one in SEGMENTS if not one.reviewed and one.words not in ready]
    everything = str(blocks())
    assert unread
    assert not [words for words in unread if words in everything]
    lines = [item.nl for block in blocks() if isinstance(block, Bullets) for item in block.items]
    waiting = sum(not one.reviewed for one in SEGMENTS if one.network == "noord")
    assert (
        f"Fragmenten die nog op controle wachten: {waiting}. Hun woorden staan hier niet." in lines
    )


def test_who_says_both_has_words_for_each() -> None:
    found = [row for row in rows("wie wat zegt van elke strategie") if "Vertrouwen" in row[0]]
    assert [(row[1], row[2]) for row in found] == [
        ("noord1", "● ja"),
        ("noord2", "● ja"),
        ("noord2", "× nee"),
    ]
    assert "Ik laat mijn cijfers niet zien." in found[2][3]


def test_what_a_document_says_is_of_nobody() -> None:
    values = {row[0]: row[1:] for row in rows("een waarde noemen")}
    assert values["Transparant gedeeld"] == ("documenten: 1", "1 van 3", "–")
    assert values["Efficiënt"] == ("–", "–", "1 van 3")


def test_no_percentage_and_no_count_without_its_denominator() -> None:
    assert "%" not in str(blocks())
    for row in rows("fragmenten en mensen per code"):
        assert " van " in row[2] or row[2] == "–"


def test_the_networks_stand_beside_each_other_where_there_are_several() -> None:
    across = {row[0]: row[1:] for row in rows("per netwerk")}
    assert across["Gaten in de hulp"] == ("2 van 3", "1 van 2")
    assert "Nooit genoemd" not in across
    alone = replace(SAID, coded=SAID.coded[:1])
    assert rows("per netwerk", alone) == []


def test_codes_of_one_name_are_told_apart_by_what_is_above_them() -> None:
    twins = (
        Code("x", "Werk"), Code("y", "Thuis"),
        Code("x1", "Ja", "x"), Code("y1", "Ja", "y"), Code("z", "Nee"),
    )  # fmt: skip
    codings = tuple(Coding("noord1", code=code.id, start=0, end=3) for code in twins[2:])
    study = replace(STUDY, codes=twins, codings=codings)
    found = found_in(study, 1)
    shown = Workings(coded=found, codebook=codebook(study, found), segments=words_in(study, 1))
    names = [row[0] for row in rows("fragmenten en mensen per code", shown)]
    assert names == ["Werk: Ja", "Thuis: Ja", "Nee"]


def test_coders_are_compared_where_two_of_them_coded_the_same_and_for_the_researcher_only() -> None:
    first, gaps, *_ = rows("Staat de code in een alinea")
    assert first[:3] == ("Alle codes samen", "–", "8 van 12")
    assert gaps == ("Gaten in de hulp", "1 / 0", "2 van 3", "0,00", "0,00", "0,54")
    alone = tuple(row for row in STUDY.codings if row.coder != "b")
    assert coders_agree(replace(STUDY, codings=alone), 1) == ()
    settled = tuple(replace(row, coder="settled") for row in alone[:1])
    assert coders_agree(replace(STUDY, codings=(*alone, *settled)), 1) == ()
    assert coders_agree(STUDY, 2) == ()


def test_long_lists_are_cut_and_say_of_how_many() -> None:
    many = tuple(Code(f"c{at}", f"Code {at}") for at in range(30))
    codings = tuple(
        Coding("noord1", code=code.id, start=at, end=at + 2) for at, code in enumerate(many)
    )
    study = replace(STUDY, codes=many, codings=codings)
    shown = Workings(coded=found_in(study, 1), segments=words_in(study, 1))
    assert len(rows(f"({LONGEST} van 30 codes)", shown)) == LONGEST
    assert len(rows(f"({MOST} van ", shown)) == MOST


def test_more_people_than_a_page_is_wide_are_in_the_files_only() -> None:
    people = [f"p{at}" for at in range(WIDEST + 1)]
    documents = tuple(Document(who, "noord", kind="interview", respondent=who) for who in people)
    codings = tuple(Coding(who, code="talk", quote="Ja.") for who in people)
    for number in (WIDEST, WIDEST + 1):
        study = replace(STUDY, documents=documents[:number], codings=codings[:number])
        (row,) = rows("fragmenten en mensen per code", Workings(coded=found_in(study, 1)))
        assert row[2] == f"{number} van {number}"
        assert (len(row) > 3 + WIDEST) == (number == WIDEST)


class Noted(Mapping[str, Text]):
    """Sentences that remember which of them were said."""

    def __init__(self, sentences: Mapping[str, Text]) -> None:
        self.sentences, self.said = sentences, set[str]()

    def __getitem__(self, key: str) -> Text:
        self.said.add(key)
        return self.sentences[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)


def test_every_sentence_is_said_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    noted = Noted(texts("report_coded"))
    monkeypatch.setattr(words_coded, "texts", lambda _: noted)
    assert blocks()
    (first, *_) = CODED
    many = replace(first, doubled=(Doubled("r", "obstacle", "funding", ""),) * 7)
    assert blocks(replace(SAID, coded=(many,)))
    written = replace(STUDY, codings=tuple(row for row in STUDY.codings if "plan" in row.document))
    found = found_in(written, 1)
    twins = tuple(replace(code, name="Ja", under=("Boven",)) for code in CODEBOOK)
    read = replace(SAID, coded=(*found, *found), codebook=twins, segments=words_in(written, 1))
    assert blocks(read)
    kinds = tuple(
        replace(code, by_kind=(KindCount("other", 1, 2), KindCount("unknown", 1, 2)))
        for code in first.codes
    )
    assert blocks(replace(SAID, coded=(replace(first, codes=kinds),), codebook=twins))
    across = tuple(
        replace(code, by_network=tuple(replace(one, asked=0) for one in code.by_network))
        for code in CODEBOOK
    )
    assert blocks(replace(SAID, codebook=across))
    (both,) = CODERS
    sure = tuple(replace(row, alpha_range=Range(0.5, 0.9)) for row in both.rows)
    assert blocks(replace(SAID, coders=(replace(both, rows=sure),)))
    assert set(noted) - noted.said == set()


@settings(max_examples=15, deadline=None)
@given(words=st.text(min_size=1, max_size=12).filter(str.strip))
def test_hostile_words_stay_words(words: str) -> None:
    (one, *_) = (segment for segment in SEGMENTS if segment.code == "gaps" and segment.reviewed)
    shown = replace(SAID, segments=(replace(one, words=words),))
    assert f"‘{words}’" in rows("redenen om samen te werken", shown)[0][2]


def test_the_words_of_other_networks_stand_under_their_own_name() -> None:
    of_noord = replace(SAID, coded=CODED[:1])
    zuid: list[Any] = [one.words for one in SEGMENTS if one.network == "zuid"]
    assert not [words for words in zuid if words in str(blocks(of_noord))]
    read = [block.words.nl for block in blocks() if isinstance(block, Paragraph)]
    assert [words.startswith("Gelezen: gesprekken met zuid1 en zuid2.") for words in read].count(
        True
    ) == 1


def test_what_most_people_name_leads_with_its_count_and_ties_stand_together() -> None:
    first, second = [b.words.nl for b in blocks() if isinstance(b, Paragraph) and b.lead]
    assert first == (
        "Vaakst genoemde reden om samen te werken: Gaten in de hulp (2 van 3). "
        "Vaakst genoemd als opbrengst: Wat het oplevert (1 van 3)."
    )
    both = replace(STUDY, codings=tuple(row for row in STUDY.codings if row.document == "noord3"))
    more = Coding("noord3", code="gaps", quote="Ook.")
    tied = replace(both, codings=(*both.codings, more))
    (lead,) = [
        block.words.nl
        for block in blocks(Workings(coded=found_in(tied, 1)))
        if isinstance(block, Paragraph) and block.lead
    ]
    assert "Gaten in de hulp en Geld van de gemeente (1 van 1)" in lead
    assert second.startswith("Vaakst genoemde reden")
