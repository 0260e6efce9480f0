"""Agreement of coders on a codebook, from their codings and the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import brute
from analysis.agreement.test_units import near
from samenspel import formats
from samenspel.findings.agreement import agreement, study_agreement
from samenspel.findings.agreement_model import CodeAgreement, CodingAgreement, TreeAgreement
from samenspel.findings.agreement_places import paragraphs
from samenspel.study.coding import DICTIONARY, SETTLED, Code, Coding

TREE = [
    Code("values", "Waarden"),
    Code("trust", "Vertrouwen", parent="values"),
    Code("respect", "Respect", parent="values"),
    Code("money", "Geld"),
]
TEXT = "Over geld gaat het.\n\nWij vertrouwen elkaar.\nWij luisteren.\n   \nDag."


def on(words: str, code: str, coder: str, document: str = "one", text: str = TEXT) -> Coding:
    start = text.index(words)
    return Coding(document, coder=coder, code=code, start=start, end=start + len(words))


def found(*codings: Coding, texts: Mapping[str, str] | None = None) -> CodingAgreement:
    return agreement(codings, TREE, texts or {"one": TEXT, "two": TEXT}, resamples=0)


def of(tree: TreeAgreement, code: str) -> CodeAgreement:
    return {row.code: row for row in (tree.anything, *tree.codes)}[code]


def test_a_paragraph_is_coded_where_any_of_its_words_is() -> None:
    tree = found(
        on("vertrouwen", "trust", "an"),
        on("elkaar", "trust", "bo"),
        on("Wij luisteren.", "trust", "bo"),
    ).people
    trust = of(tree, "trust")
    assert (tree.coders, tree.documents, tree.paragraphs) == (("an", "bo"), ("one",), 4)
    assert trust.paragraphs_by == (1, 2)
    assert trust.segments.percent.value == 3 / 4


def test_words_across_a_line_end_are_in_both_paragraphs() -> None:
    both = TEXT[TEXT.index("elkaar.") : TEXT.index("luisteren")]
    tree = found(on(both, "trust", "an"), on("Dag", "trust", "bo")).people
    assert of(tree, "trust").paragraphs_by == (2, 1)


def test_a_line_end_alone_is_in_no_paragraph() -> None:
    end = TEXT.index("\n")
    tree = found(
        Coding("one", coder="an", code="trust", start=end, end=end + 1), on("Dag", "trust", "bo")
    ).people
    assert of(tree, "trust").paragraphs_by == (0, 1)


@given(text=st.text("a \n", max_size=12))
def test_paragraphs_are_the_lines_with_words_in_them(text: str) -> None:
    lines = [text[start:end] for start, end in paragraphs(text)]
    assert lines == [line for line in text.split("\n") if line.strip()]


def test_who_has_no_coding_in_a_document_did_not_code_it() -> None:
    both = (on("vertrouwen", "trust", "an"), on("vertrouwen", "trust", "bo"))
    alone = on("Over geld", "money", "an", "two")
    assert found(*both, alone).people == found(*both).people
    third = on("Dag", "trust", "cy", "two")
    assert found(*both, alone, third).people.anything.segments.units == 8


def test_only_texts_that_two_coders_worked_on_are_asked_for() -> None:
    class Asked(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            assert key == "one"
            return super().__getitem__(key)

    texts = Asked(one=TEXT, two=TEXT)
    codings = [on("Dag", "trust", "an"), on("Dag", "trust", "bo"), on("Dag", "money", "bo", "two")]
    assert found(*codings, texts=texts).people.documents == ("one",)


def test_a_parent_is_coded_where_any_code_under_it_is() -> None:
    tree = found(on("Dag", "trust", "an"), on("Dag", "respect", "bo")).people
    assert of(tree, "values").segments.alpha.value == 1
    assert of(tree, "").segments.alpha.value == 1
    assert of(tree, "trust").segments.percent.value == 3 / 4
    assert [row.code for row in tree.codes] == ["values", "trust", "respect"]
    assert tree.unused == ("money",)


def test_the_figure_over_the_tree_counts_no_code_for_its_parent() -> None:
    tree = found(on("Dag", "trust", "an"), on("Dag", "respect", "bo")).people
    assert tree.pooled_segments.percent.value == 3 / 4


def test_what_was_settled_is_no_coder() -> None:
    codings = [on("Dag", "trust", "an"), on("Over geld", "trust", "bo")]
    assert found(*codings, on("Dag", "trust", SETTLED)) == found(*codings)


def test_the_dictionary_stands_apart() -> None:
    people = [on("Dag", "trust", "an"), on("Over geld", "money", "bo")]
    with_it = found(*people, on("vertrouwen", "trust", DICTIONARY))
    assert with_it.people == found(*people).people
    assert found(*people).with_dictionary is None
    assert with_it.with_dictionary is not None
    assert with_it.with_dictionary.coders == ("an", "bo", DICTIONARY)


def test_the_dictionary_is_compared_only_on_codes_it_has_words_for() -> None:
    people = [on("Dag", "trust", "an"), on("Over geld", "money", "bo")]
    tree = found(*people, on("vertrouwen", "trust", DICTIONARY)).with_dictionary
    assert tree is not None
    assert [row.code for row in tree.codes] == ["values", "trust"]
    assert tree.unused == ()
    assert tree.anything.paragraphs_by == (1, 0, 1)
    # Who put only other codes there did work there: not putting 'trust' is an answer.
    assert of(tree, "trust").segments.values == 12


def test_a_document_of_one_person_and_the_dictionary_is_compared_with_it_only() -> None:
    tree = found(on("Dag", "trust", "an"), on("vertrouwen", "trust", DICTIONARY))
    assert tree.people.anything.segments.percent.reason == "one_coder"
    assert tree.with_dictionary is not None
    assert of(tree.with_dictionary, "trust").segments.percent.value == 2 / 4


def test_two_coders_who_never_met_have_a_reason_and_no_figure() -> None:
    tree = found(on("Dag", "trust", "an"), on("Dag", "trust", "bo", "two")).people
    assert (tree.coders, tree.documents) == (("an", "bo"), ())
    assert tree.anything.segments.percent.reason == "never_both"
    assert tree.anything.stretches.reason == "never_both"


def test_no_codings_are_no_figures() -> None:
    tree = found().people
    assert (tree.codes, tree.paragraphs) == ((), 0)
    assert tree.pooled_characters.kappa.reason == "one_coder"


def test_codings_without_coder_code_place_or_text_are_counted_and_left_out() -> None:
    good = [on("Dag", "trust", "an"), on("Dag", "trust", "bo")]
    bad = [
        Coding("one", value="trustful", coder="an"),
        Coding("one", code="trust", coder="an"),
        on("Dag", "trust", ""),
        on("Dag", "unknown", "an"),
        on("Dag", "trust", "an", "lost"),
    ]
    assert found(*good, *bad) == replace(found(*good), left_out=5)


def test_overlapping_stretches_of_one_code_are_one() -> None:
    whole, part = on("Wij vertrouwen elkaar", "trust", "an"), on("vertrouwen", "trust", "an")
    other = on("Wij vertrouwen elkaar", "trust", "bo")
    assert of(found(whole, part, other).people, "trust").stretches.value == 1
    left, right = on("Wij vertrouwen", "trust", "an"), on("vertrouwen elkaar", "trust", "an")
    assert of(found(left, right, other).people, "trust").stretches.value == 1


def test_two_stretches_that_touch_are_two() -> None:
    left, right = on("Wij vertrouwen", "trust", "an"), on(" elkaar", "trust", "an")
    one = on("Wij vertrouwen elkaar", "trust", "bo")
    apart = on("Over", "trust", "an")
    figures = [
        of(found(*codings, one, apart).people, "trust").stretches.value
        for codings in ([left, right], [on("Wij vertrouwen elkaar", "trust", "an")])
    ]
    assert figures[0] != figures[1]


def test_a_branch_says_which_of_its_codes_was_put_where_both_coded() -> None:
    same = [on("Dag", "trust", name) for name in ("an", "bo")]
    tree = found(*same, on("geld", "trust", "an"), on("geld", "respect", "bo")).people
    (branch,) = tree.branches
    assert (branch.parent, branch.children) == ("values", ("trust", "respect"))
    assert branch.found is not None
    assert branch.found.relevant.value == 1
    assert branch.found.coding.value is not None
    assert branch.found.coding.value < 1


def test_two_answers_on_the_same_words_leave_a_branch_without_figure() -> None:
    double = [on("Dag", "trust", "an"), on("Dag", "respect", "an"), on("Dag", "trust", "bo")]
    assert [branch.found for branch in found(*double).people.branches] == [None]


@st.composite
def codings(draw: st.DrawFn) -> list[Coding]:
    size = len(TEXT)
    rows = st.builds(
        lambda document, coder, code, start, length: Coding(
            document, coder=coder, code=code, start=start, end=min(size, start + length)
        ),
        st.sampled_from(["one", "two"]),
        st.sampled_from(["an", "bo", "cy"]),
        st.sampled_from(["trust", "respect", "money"]),
        st.integers(0, size - 1),
        st.integers(1, 30),
    )
    return draw(st.lists(rows, max_size=8))


def said(rows: list[Coding], coder: str, document: str, places: range, ids: set[str]) -> int:
    """Return 1, 0, or -1 where the coder did not work."""
    own = [row for row in rows if (row.coder, row.document) == (coder, document)]
    spans = [range(row.start or 0, row.end or 0) for row in own if row.code in ids]
    return int(any(place in span for span in spans for place in places)) if own else -1


def units(rows: list[Coding], *, characters: bool) -> Iterator[tuple[str, range]]:
    for document in ("one", "two"):
        if len({row.coder for row in rows if row.document == document}) > 1:
            for start, end in paragraphs(TEXT):
                step = 1 if characters else end - start
                yield from ((document, range(p, p + step)) for p in range(start, end, step))


@settings(max_examples=60, deadline=None)
@given(rows=codings(), ids=st.sampled_from([{"trust"}, {"trust", "respect"}]))
def test_figures_are_those_of_single_characters_and_paragraphs(
    rows: list[Coding], ids: set[str]
) -> None:
    tree = found(*rows).people
    code = "trust" if ids == {"trust"} else "values"
    if code not in {row.code for row in tree.codes}:
        return
    for kind in ("segments", "characters"):
        where = list(units(rows, characters=kind == "characters"))
        ratings = [[said(rows, name, *unit, ids) for unit in where] for name in tree.coders]
        figures = getattr(of(tree, code), kind)
        assert figures.units == len(where)
        assert near(figures.percent, brute.percent(ratings))
        assert near(figures.kappa, brute.kappa(ratings))
        assert near(figures.alpha, brute.alpha(ratings))
        assert near(figures.ac1, brute.ac1(ratings, 2))


@settings(max_examples=30, deadline=None)
@given(rows=codings())
def test_the_order_of_codings_changes_no_figure(rows: list[Coding]) -> None:
    assert found(*rows) == found(*rows[::-1])


def test_codes_in_a_circle_end() -> None:
    circle = [Code("a", "A", parent="b"), Code("b", "B", parent="a")]
    rows = [Coding("one", coder=name, code="a", start=0, end=4) for name in ("an", "bo")]
    assert agreement(rows, circle, {"one": TEXT}).people.anything.segments.percent.value == 1


def test_the_coders_of_the_example_region_agree_as_well_as_people_do() -> None:
    study = formats.read(Path("examples/voorbeeldregio"))
    tree = study_agreement(study, resamples=0).people
    assert (len(tree.coders), len(tree.documents)) == (2, 13)
    assert tree.pooled_segments.kappa.value is not None
    assert 0.6 < tree.pooled_segments.kappa.value < 0.95
