"""Relations: what the answers say of the whole network, and what the missing ones leave open."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel import analyse
from samenspel.catalogue import texts
from samenspel.findings.asked_model import Range
from samenspel.findings.relations import relations
from samenspel.findings.workings_model import RelationFigures
from samenspel.study.instrument_rows import Relation, RelationKind
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation
from samenspel.text import plain

Said = Mapping[tuple[str, str], int]
DESIGN = Design("s", plain("S"), networks=(Network("n"), Network("m")))
MEASURES = ("density", "reciprocity", "centralisation", "asymmetry")


def members(ids: str) -> tuple[Organisation, ...]:
    return tuple(Organisation(id, networks="n") for id in ids)


def rows(said: Said, kind: RelationKind = "depends", network: str = "n") -> list[Relation]:
    return [Relation(network, one, other, kind, how) for (one, other), how in said.items()]


def found(given_rows: list[Relation], listed: str = "") -> tuple[RelationFigures, ...]:
    design = replace(DESIGN, organisations=members(listed))
    return relations(Study(design, relations=tuple(given_rows)), 1)


def only(said: Said, listed: str) -> RelationFigures:
    (one,) = found(rows(said), listed)
    return one


def everybody(ids: str, strength: int = 0, **named: int) -> dict[tuple[str, str], int]:
    """Return answers about every pair: one strength, but for pairs named as 'ab'."""
    return {(a, b): named.get(a + b, strength) for a, b in permutations(ids, 2)}


def tied(said: Said) -> set[tuple[str, str]]:
    return {pair for pair, strength in said.items() if strength}


def measured(ids: str, said: Said) -> dict[str, float]:
    """Measure a network without missing answers, as the definitions read."""
    ties, size = tied(said), len(ids)
    dyads = list(combinations(ids, 2))
    either = [dyad for dyad in dyads if dyad in ties or dyad[::-1] in ties]
    both = [dyad for dyad in dyads if dyad in ties and dyad[::-1] in ties]
    named = [sum(other == id for _, other in ties) for id in ids]
    return {
        "density": len(ties) / (size * (size - 1)),
        "reciprocity": len(both) / len(either) if either else math.nan,
        "centralisation": sum(max(named) - count for count in named) / (size - 1) ** 2,
        "asymmetry": sum(abs(said[a, b] - said[b, a]) for a, b in dyads) / len(dyads),
    }


def completions(ids: str, said: Said) -> Iterator[Said]:
    missing = [pair for pair in permutations(ids, 2) if pair not in said]
    for strengths in product(range(4), repeat=len(missing)):
        yield {**said, **dict(zip(missing, strengths, strict=True))}


def test_a_complete_network_has_the_figures_of_its_definitions() -> None:
    # a and b name each other, c names a: 3 of 6 ties, 1 of 2 dyads both ways, a named most.
    one = only(everybody("abc", ab=2, ba=1, ca=3), "abc")
    assert (one.asked, one.answered, one.responded, one.organisations) == (6, 6, 3, 3)
    assert one.density == Range(3 / 6, 3 / 6)
    assert one.reciprocity == Range(1 / 2, 1 / 2)
    assert one.centralisation == Range((1 + 2) / 4, (1 + 2) / 4)
    assert one.asymmetry == Range((1 + 3 + 0) / 3, (1 + 3 + 0) / 3)


def test_a_relations_table_with_30_percent_missing_gives_bounds_and_refuses_betweenness() -> None:
    ids = "abcdefghij"
    said = {pair: how for pair, how in everybody(ids, 1, ab=3, ba=0).items() if pair[0] < "h"}
    one = only(said, ids)
    assert (one.answered, one.asked, one.responded) == (63, 90, 7)
    for name in MEASURES:
        figure = getattr(one, name)
        assert figure.low < figure.high, name
    assert one.betweenness == ()
    assert one.reasons == {"betweenness": "under_80_percent"}


def test_four_in_five_answers_are_enough_for_betweenness_and_one_fewer_is_not() -> None:
    pairs = list(everybody("abcde", 1).items())
    assert len(only(dict(pairs[:16]), "abcde").betweenness) == 5
    assert only(dict(pairs[:15]), "abcde").betweenness == ()


def test_who_everybody_goes_through_stands_between_all() -> None:
    one = only(everybody("hxyz", hx=1, hy=1, hz=1, xh=1, yh=1, zh=1), "hxyz")
    assert dict(one.betweenness) == pytest.approx({"h": 1, "x": 0, "y": 0, "z": 0})


def test_zero_is_an_answer_and_no_tie() -> None:
    one = only(everybody("abc"), "abc")
    assert (one.answered, one.density) == (6, Range(0, 0))
    assert (one.reciprocity, one.reasons) == (None, {"reciprocity": "no_ties"})


def test_who_did_not_answer_may_have_any_tie() -> None:
    said = {pair: how for pair, how in everybody("abc").items() if pair[0] != "c"}
    one = only(said, "abc")
    assert (one.answered, one.responded, one.density) == (4, 2, Range(0, 2 / 6))


def test_members_that_nobody_spoke_of_still_count() -> None:
    assert only({("a", "b"): 1}, "abcd").asked == 12


def test_without_a_list_of_members_only_organisations_in_answers_count() -> None:
    (one,) = found(rows(everybody("ba", 1)))
    assert (one.organisations, one.asked) == (2, 2)
    assert one.reasons["organisations"] == "members_from_answers"
    (named,) = found(rows(everybody("fbdace")))
    assert [id for id, _ in named.betweenness] == list("abcdef")
    assert "organisations" not in only(everybody("ab", 1), "ab").reasons


def test_two_members_have_no_centre_and_nobody_between_them() -> None:
    one = only(everybody("ab", 2), "ab")
    assert (one.density, one.centralisation, one.betweenness) == (Range(1, 1), None, ())
    assert one.reasons == dict.fromkeys(
        ("centralisation", "betweenness"), "fewer_than_three_members"
    )


def test_pairs_that_differ_by_two_steps_are_named_most_unequal_first() -> None:
    one = only(everybody("abcd", 1, ab=3, cd=0, dc=3, ad=3, da=2), "abcd")
    assert one.unequal == (("d", "c", 3), ("a", "b", 2))


def test_a_pair_with_one_side_unanswered_is_not_called_unequal() -> None:
    assert only({("a", "b"): 3, ("b", "c"): 3, ("c", "b"): 1}, "abc").unequal == (("b", "c", 2),)


def test_every_kind_that_was_asked_has_its_own_figures() -> None:
    said = [*rows({("a", "b"): 1}, "refers"), *rows({("a", "b"): 0}, "depends")]
    assert [(one.kind, one.density) for one in found(said, "ab")] == [
        ("depends", Range(0, 1 / 2)),
        ("refers", Range(1 / 2, 1)),
    ]


def test_an_analysis_holds_the_figures_of_the_round() -> None:
    said = rows(everybody("abc", 1))
    made = Study(replace(DESIGN, organisations=members("abc")), relations=tuple(said))
    assert analyse(made, round=1).workings.relations == relations(made, 1) != ()
    assert analyse(made, round=2).workings.relations == ()


@st.composite
def answers(draw: st.DrawFn, ids: str, most_missing: int) -> dict[tuple[str, str], int]:
    said = {pair: draw(st.integers(0, 3)) for pair in permutations(ids, 2)}
    missing = draw(st.lists(st.sampled_from(list(said)), max_size=most_missing, unique=True))
    return {pair: how for pair, how in said.items() if pair not in missing}


@settings(max_examples=40, deadline=None)
@given(said=answers("abc", 4))
def test_the_bounds_are_the_lowest_and_highest_of_every_completion(said: Said) -> None:
    one = only(said, "abc")
    every = [measured("abc", each) for each in completions("abc", said)]
    for name in MEASURES:
        values = [each[name] for each in every if not math.isnan(each[name])]
        figure = getattr(one, name)
        assert (figure is None) == (not values), name
        if figure:
            assert (figure.low, figure.high) == pytest.approx((min(values), max(values))), name


@settings(max_examples=60, deadline=None)
@given(ids=st.sampled_from(["ab", "abc", "abcd"]), data=st.data())
def test_a_figure_is_unknown_exactly_when_there_is_a_reason(ids: str, data: st.DataObject) -> None:
    said = data.draw(answers(ids, 8))
    for listed in (ids, ""):
        for one in found(rows(said), listed):
            unknown = {name for name in MEASURES if getattr(one, name) is None}
            unknown |= set() if one.betweenness else {"betweenness"}
            unknown |= set() if listed else {"organisations"}
            assert unknown == one.reasons.keys()
            assert set(one.reasons.values()) <= texts("reasons").keys()
            assert one.answered <= one.asked == one.organisations * (one.organisations - 1)


@settings(max_examples=30, deadline=None)
@given(
    said=answers("abcd", 6),
    other=answers("abc", 3),
    order=st.randoms(use_true_random=False),
)
def test_neither_the_order_of_the_rows_nor_another_network_or_round_matters(
    said: Said, other: Said, order: Random
) -> None:
    own = rows(said)
    design = replace(DESIGN, organisations=tuple(Organisation(id, networks="n m") for id in "abcd"))
    later = [replace(row, round=2, strength=3) for row in own]
    whole = relations(Study(design, relations=(*rows(other, network="m"), *own, *later)), 1)
    order.shuffle(own)
    alone = relations(Study(design, relations=tuple(own)), 1)
    assert alone == tuple(one for one in whole if one.network == "n")


@given(said=answers("abcd", 0))
def test_nobody_can_tell_the_members_apart_by_their_names(said: Said) -> None:
    renamed = dict(zip("abcd", "bdac", strict=True))
    there = {(renamed[one], renamed[other]): how for (one, other), how in said.items()}
    here, again = only(said, "abcd"), only(there, "abcd")
    for name in MEASURES:
        assert getattr(here, name) == getattr(again, name), name
    assert sorted(again.unequal) == sorted(
        (renamed[more], renamed[less], steps) for more, less, steps in here.unequal
    )
