"""What was coded: how often, by whom, beside what, in which words."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import WORDS
from samenspel.findings.coded_figures import codebook, coded, segments
from samenspel.findings.coded_model import Coded, CodeFigures, Doubled, Together
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.instrument_rows import ObstacleAnswer, StrategyAnswer, TensionAnswer
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation, Participant

TEXT = "abcdefghij\nklmnopqrst\nuvwxyz"  # paragraphs from 0, 11 and 22
CODES = (
    Code("top", "Boven"),
    Code("a", "A", "top"),
    Code("b", "B", "a"),
    Code("trust", "T", topic="strategy", item="trust", level="network", finding="present"),
    Code("pull", "P", topic="tension", item="provider-provider", finding="present"),
    Code("money", "M", topic="obstacle", item="funding"),
)


def interview(id: str, respondent: str = "", network: str = "N") -> Document:
    return Document(id, network, kind="interview", file="t.txt", respondent=respondent or id)


def put(document: str, code: str, start: int = 0, end: int = 3, coder: str = "x") -> Coding:
    return Coding(document, code=code, start=start, end=end, coder=coder)


def made(*codings: Coding, **fields: Any) -> Study:
    chosen: dict[str, Any] = {
        "documents": (*map(interview, ("r1", "r2", "r3")), Document("plan", "N", file="t.txt")),
        "texts": (("t.txt", TEXT),),
        **fields,
    }
    design = Design("s", WORDS, networks=(Network("N"), Network("M")))
    return Study(design, codes=CODES, codings=codings, **chosen)


def only(study: Study) -> Coded:
    (found,) = coded(study, 1)
    return found


def of(study: Study, code: str) -> CodeFigures:
    (found,) = [one for one in only(study).codes if one.id == code]
    return found


def test_segments_are_counted_and_people_once_out_of_those_who_were_read() -> None:
    found = of(made(put("r1", "a"), put("r1", "a", 4, 6), put("r2", "b"), put("plan", "a")), "a")
    assert (found.segments, found.people, found.asked, found.documents) == (3, 1, 2, 1)
    assert found.by_person == (("r1", 2),)


def test_one_person_with_two_interviews_is_one_person() -> None:
    documents = (interview("first", "p"), interview("second", "p"))
    found = only(made(put("first", "a"), put("second", "a"), documents=documents))
    assert (found.respondents, found.interviews) == (("p",), 2)
    assert (found.codes[0].people, found.codes[0].asked) == (1, 1)


def test_interviews_that_nobody_coded_are_counted_apart_and_in_no_denominator() -> None:
    found = only(made(put("r1", "a"), put("plan", "a")))
    assert (found.interviews, found.documents, found.not_coded) == (1, 1, 2)
    assert found.codes[0].asked == 1


def test_kinds_of_organisations_count_their_own_people() -> None:
    study = made(put("r1", "a"), put("r2", "b"), put("r3", "b"))
    design = replace(
        study.design,
        organisations=(Organisation("o", kind="provider"), Organisation("g", kind="municipality")),
        participants=(
            Participant("r1", "N", "o"),
            Participant("r2", "N", "o"),
            Participant("r3", "N", "g"),
            Participant("r1", "M", "g"),
        ),
    )
    found = of(replace(study, design=design), "a").by_kind
    assert [(one.kind, one.present, one.asked) for one in found] == [
        ("provider", 1, 2),
        ("municipality", 0, 1),
    ]


def test_the_codebook_names_every_code_with_those_above_it_in_every_network() -> None:
    documents = (interview("r1"), interview("m1", network="M"))
    study = made(put("r1", "b"), put("m1", "a"), documents=documents)
    found = {one.id: one for one in codebook(study, coded(study, 1))}
    assert list(found) == [code.id for code in CODES]
    assert found["b"].under == ("Boven", "A")
    used = [(one.network, one.segments, one.people, one.asked) for one in found["b"].by_network]
    assert used == [("N", 1, 1, 1), ("M", 0, 0, 1)]


def test_codes_that_overlap_and_codes_in_one_paragraph_are_told_apart() -> None:
    study = made(put("r1", "a", 0, 5), put("r1", "b", 4, 8), put("r1", "money", 8, 10))
    assert only(study).together == (
        Together("a", "b", 1, 1),
        Together("a", "money", 0, 1),
        Together("b", "money", 0, 1),
    )


def test_words_that_touch_do_not_overlap_and_other_documents_are_elsewhere() -> None:
    study = made(put("r1", "a", 0, 5), put("r1", "b", 11, 15), put("r2", "b", 0, 5))
    assert only(study).together == ()


def test_words_over_several_paragraphs_stand_in_each_of_them() -> None:
    study = made(put("r1", "a", 5, 25), put("r1", "b", 0, 2), put("r1", "b", 26, 27))
    assert only(study).together == (Together("a", "b", 0, 2),)


spans = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 26), st.integers(1, 6)).map(
        lambda it: put("r1", it[0], it[1], min(it[1] + it[2], 28))
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda row: (row.code, row.start, row.end),
)


@settings(max_examples=60, deadline=None)
@given(rows=spans)
def test_pairs_of_codes_are_those_that_a_slow_look_finds(rows: list[Coding]) -> None:
    found = only(made(*rows)).together
    taken = [(row.code, {*range(row.start or 0, row.end or 0)}) for row in rows]
    overlapping = sum(
        one[0] != other[0] and bool(one[1] & other[1]) for one, other in combinations(taken, 2)
    )
    codes: dict[int, set[str]] = {}
    for code, places in taken:
        for place in places:
            codes.setdefault(TEXT.count("\n", 0, place), set()).add(code)
    paragraphs = sum(len(both) == 2 for both in codes.values())
    expected = [Together("a", "b", overlapping, paragraphs)] if paragraphs else []
    assert list(found) == expected


def test_segments_stand_by_code_with_who_says_it_where_and_in_which_words() -> None:
    study = made(put("r2", "b", 11, 14), put("r1", "b", 22, 24), put("plan", "a", 0, 2))
    found = segments(study, 1)
    assert [(s.code, s.document, s.respondent, s.paragraph, s.words) for s in found] == [
        ("a", "plan", "", 1, "ab"),
        ("b", "r1", "r1", 3, "uv"),
        ("b", "r2", "r2", 2, "klm"),
    ]


def test_without_a_place_the_words_are_those_that_were_given() -> None:
    (found,) = segments(made(Coding("r1", code="a", quote="Zo.")), 1)
    assert (found.words, found.start, found.paragraph) == ("Zo.", None, None)


def test_several_coders_without_a_decision_are_told_and_the_dictionary_is_none_of_them() -> None:
    both = (put("r1", "a"), put("r1", "b", coder="y"), put("r2", "a"))
    suggested = put("r2", "b", coder="dictionary")
    assert only(made(*both, suggested)).not_settled == 1
    settled = put("r1", "a", coder="settled")
    assert only(made(*both, suggested, settled)).not_settled == 0


def test_an_answer_that_was_typed_and_coded_is_named_once_for_its_own_person_and_evidence() -> None:
    study = made(
        *(put("r1", code) for code in ("trust", "pull", "money")),
        put("r1", "trust", 5, 8),
        put("r2", "trust"),
        strategies=(
            StrategyAnswer("N", "trust", "absent", "r1"),
            StrategyAnswer("M", "trust", "absent", "r2"),
            StrategyAnswer("N", "trust", "absent", "r2", evidence="questionnaire"),
        ),
        tensions=(TensionAnswer("r1", "N", "provider-provider", "present"),),
        obstacles=(ObstacleAnswer("r1", "N", "funding"),),
    )
    assert only(study).doubled == (
        Doubled("r1", "strategy", "trust", "network"),
        Doubled("r1", "tension", "provider-provider", ""),
        Doubled("r1", "obstacle", "funding", ""),
    )


def test_in_an_earlier_round_nothing_was_coded() -> None:
    later = ObstacleAnswer("r9", "N", "funding", round=2)
    study = made(put("r1", "a"), obstacles=(replace(later, round=1), later))
    assert coded(study, 1) == ()
    assert segments(study, 1) == ()
    assert [one.respondents for one in coded(study, 2)] == [("r1",)]
