"""Ties: bounds wherever answers are missing, the pairs that differ, no ranking on half a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, drawn, figures, items, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import RELATIONS, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import RelationFigures, Spanner, Workings
from samenspel.report.chapter_relations import MEASURES, relations, spanners
from samenspel.text import LANGUAGES, Language

DEPENDS, TRUSTS, REFERS = RELATIONS
TWO = dict.fromkeys(("centralisation", "betweenness"), "fewer_than_three_members")


def of(*kinds: RelationFigures) -> Workings:
    return Workings(relations=kinds)


@st.composite
def shares(draw: st.DrawFn) -> Range:
    low, high = sorted((draw(st.integers(0, 100)), draw(st.integers(0, 100))))
    return Range(low / 100, high / 100)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapter", [relations, spanners])
def test_the_chapter_reads_well(
    chapter: object, language: Language, snapshot: SnapshotAssertion
) -> None:
    assert aloud(chapter, language) == snapshot  # type: ignore[arg-type]


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert blocks(relations, Workings()) == []
    assert blocks(spanners, Workings()) == []


@settings(max_examples=30, deadline=None)
@given(density=shares())
def test_a_figure_that_is_open_has_both_bounds_and_one_that_is_certain_has_one(
    density: Range,
) -> None:
    found = of(replace(DEPENDS, density=density))
    low, high = (f"{end:.2f}".replace(".", ",") for end in (density.low, density.high))
    certain = density.low == density.high
    expected = low if certain else f"tussen {low} en {high}"
    assert f"dichtheid ({expected})" in said(relations, found)
    cell = rows(tables(relations, found)[0])[0][1]
    assert cell == (low if certain else f"{low} tot {high}")


@pytest.mark.parametrize(("tied", "open_"), [(DEPENDS, True), (TRUSTS, False)])
def test_two_figures_are_explained_only_where_they_stand(
    tied: RelationFigures, *, open_: bool
) -> None:
    note = tables(relations, of(tied))[0].note
    assert note
    assert ("Twee getallen" in note.nl) == open_
    assert "lopen van 0 tot 1" in note.nl


def test_what_was_not_filled_in_is_counted_of_all_pairs() -> None:
    assert "Niet ingevuld: 9 van 30 paren." in said(relations, of(DEPENDS))
    assert "Niet ingevuld" not in said(relations, of(TRUSTS))


def test_an_open_figure_is_drawn_as_a_bar_and_a_certain_one_as_a_dot() -> None:
    spec = figures(relations, of(DEPENDS, TRUSTS))[0].spec
    drawings = {
        layer["mark"]["type"]: [datum["row"] for datum in layer["data"]["values"]]
        for layer in spec["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] in {"bar", "point"}
    }
    assert drawings == {"bar": [0, 1, 2, 3], "point": [4, 5, 6, 7]}


def test_asymmetry_is_drawn_on_its_own_scale_of_three() -> None:
    spec = figures(relations, of(replace(TRUSTS, asymmetry=Range(3, 3))))[0].spec
    (dots,) = (
        layer["data"]["values"]
        for layer in spec["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] == "point"
    )
    assert [dot["x"] for dot in dots if dot["row"] == MEASURES.index("asymmetry")] == [1]
    assert "3.00 (of 3)" in drawn(
        figures(relations, of(replace(TRUSTS, asymmetry=Range(3, 3))))[0], "en"
    )


def test_a_figure_that_cannot_be_computed_has_its_reason_and_no_mark() -> None:
    found = of(replace(REFERS, reasons=TWO))
    assert ("Centralisatie: Niet te berekenen. Dit netwerk heeft minder dan drie leden.") in items(
        relations, found
    )
    assert rows(tables(relations, found)[0])[2] == ["Centralisatie", "niet te berekenen"]
    (dots,) = (
        layer["data"]["values"]
        for layer in figures(relations, found)[0].spec["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] == "point"
    )
    assert MEASURES.index("centralisation") not in [dot["row"] for dot in dots]


def test_who_stands_between_others_is_refused_on_a_table_with_holes() -> None:
    captions = [table.caption.en for table in tables(relations, of(DEPENDS))]
    assert not [caption for caption in captions if "stands between" in caption]
    assert "Minder dan vier van elke vijf vragen over relaties" in said(relations, of(DEPENDS))


def test_members_that_tie_stand_between_others_together() -> None:
    assert (
        "Het vaakst tussen anderen in: de-brug en gemeente-noord (0,40, op een schaal van 0 tot 1)."
    ) in items(relations, of(TRUSTS))


def test_nobody_between_others_is_said_and_not_a_ranking_of_noughts() -> None:
    nobody = replace(TRUSTS, betweenness=tuple((id, 0.0) for id, _ in TRUSTS.betweenness))
    assert "Niemand staat tussen anderen in." in items(relations, of(nobody))


@pytest.mark.parametrize("kind", ["depends", "trusts", "refers"])
def test_the_most_unequal_pair_says_who_more_and_than_whom(kind: str) -> None:
    (line,) = (
        item
        for item in items(relations, of(replace(DEPENDS, kind=kind)), "en")  # type: ignore[arg-type]
        if item.startswith("Most unequal, with a difference of 3 of 3 steps")
    )
    assert line.index("buurtkracht") < line.index("gemeente-noord")
    assert "de-linde" not in line


@settings(max_examples=15, deadline=None)
@given(count=st.integers(1, 8), less=st.integers(0, 3))
def test_pairs_that_tie_are_named_up_to_three_and_counted_beyond(count: int, less: int) -> None:
    ties = tuple((f"a{at}", f"b{at}", 3) for at in range(count))
    pairs = (*ties, *((f"c{at}", f"d{at}", 2) for at in range(less)))
    found = of(replace(DEPENDS, unequal=pairs))
    lines = " ".join(items(relations, found))
    assert all((f"a{at} heeft b{at}" in lines) == (count <= 3) for at in range(count))
    assert (f"geldt voor {count} van {count + less} paren" in lines) == (count > 3)
    (table,) = (table for table in tables(relations, found) if "verschil" in table.caption.nl)
    assert [row[1:3] for row in rows(table)] == [[more, than] for more, than, _ in pairs]


def test_each_member_has_one_row_and_each_kind_of_tie_one_column() -> None:
    quarter = tuple((id, 0.25) for id, _ in TRUSTS.betweenness)
    refers = replace(TRUSTS, kind="refers", betweenness=quarter)
    between = tables(relations, of(TRUSTS, refers))[-1]
    assert [head.en for head in between.header] == ["Member", "Trusting", "Referring"]
    assert rows(between)[0] == ["de-brug", "0,40", "0,25"]
    assert "telt hier als geen band" in (between.note.nl if between.note else "")


def test_members_known_from_answers_alone_are_said_to_be_so() -> None:
    found = of(replace(TRUSTS, reasons={"organisations": "members_from_answers"}))
    assert "Alleen organisaties uit de antwoorden tellen mee." in said(relations, found)


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    own = own_workings(WORKINGS, "zuid")
    assert "buurtkracht" not in said(relations, own)
    assert blocks(spanners, own) == []


def test_unknown_hours_are_not_nought_and_nought_is_not_unknown() -> None:
    found = Workings(
        spanners=(Spanner("delegate", "a", ("noord",)), Spanner("delegate", "b", ("noord",), 0.0))
    )
    unknown, nought = items(spanners, found)
    assert unknown.endswith("Hoeveel uren dat kost, is niet bekend.")
    assert nought.endswith("Uren per week voor het netwerk: 0.")


def test_an_organisation_that_links_is_named_with_its_networks() -> None:
    assert items(spanners)[0] == "de-brug zit in Jeugdhulp Noord en Jeugdhulp Zuid."


def test_hostile_names_stay_words() -> None:
    hostile = replace(TRUSTS, unequal=((HOSTILE, HOSTILE, 2),), betweenness=((HOSTILE, 1.0),))
    assert stays_words(relations, of(hostile))
    assert stays_words(spanners, Workings(spanners=(Spanner("organisation", HOSTILE, (HOSTILE,)),)))
