"""Values that clash, are shared or are measured again; and trust, which is another thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from advice.cases import SCATTERED, given, ids, mapped, unmapped, works
from builders import VALUES, counts_to_picks, placements, study
from samenspel import analyse, disclose, read
from samenspel.disclosure import Released
from samenspel.findings.asked_model import Range
from samenspel.findings.model import Contradiction, Gap, ScopeFigures, Shift
from samenspel.findings.workings_model import (
    ContextFigures,
    ContingencyLevel,
    Governance,
    LayerFigures,
    RelationFigures,
)
from samenspel.study.model import Study
from samenspel.study.rows import Obstruction, Priority

TRUSTING = counts_to_picks([5] * 5 + [0] * 12 + [5], 5)


def shown(made: Study, **choice: Any) -> Released:
    return disclose(analyse(made, resamples=999), **choice)


def full(released: Released) -> ScopeFigures:
    (scope,) = released.networks
    assert isinstance(scope, ScopeFigures)
    return scope


def test_where_nothing_is_shared_values_come_first() -> None:
    scattered = shown(study({"N": [picks for (picks,) in SCATTERED]}))
    assert given(scattered, "discuss-values-first") == [
        "The group shares 0 of the 18 values. With blind picking that is 4.7 on average."
    ]
    assert not given(mapped(), "discuss-values-first")


def test_where_nothing_was_asked_nothing_is_missing() -> None:
    assert ids(unmapped()) == []


def contested(*artefact: Any) -> Released:
    """Return twelve people who share six values, the first of them contested."""
    scope = full(mapped(12))
    first = replace(scope.values[0], contested=True, less_important=6, artefact=artefact)
    return replace(mapped(12), networks=(replace(scope, values=(first, *scope.values[1:])),))


def test_a_contested_value_is_talked_about_first() -> None:
    assert given(contested(), "discuss-values-first") == [
        "Collaborative: important to 12 of 12, less important to 6 of 12."
    ]


def test_what_a_reconstruction_filled_in_is_nobody_s_opinion() -> None:
    assert not given(contested("less_important"), "discuss-values-first")


def listed(most: int, least: int) -> Released:
    """Return five people of whom some call the first value most important, and some least."""
    choices = ["most"] * most + ["least"] * least
    rows = [Priority(f"N{who}", "N", VALUES[0], side) for who, side in enumerate(choices)]  # type: ignore[arg-type]
    return shown(replace(study({"N": []}), priorities=tuple(rows)))


def test_a_value_with_two_people_on_either_side_is_talked_about_first() -> None:
    assert given(listed(3, 2), "discuss-values-first") == [
        "Collaborative: most important to 3, least important to 2 of 5."
    ]
    assert not given(listed(4, 1), "discuss-values-first")


def test_what_people_want_for_their_own_organisation_is_no_clash_in_the_network() -> None:
    (found,) = listed(3, 2).priorities
    own = replace(found, perspective="organisation")
    assert not given(replace(listed(3, 2), priorities=(own,)), "discuss-values-first")


def hindered(*who: str) -> Study:
    rows = tuple(Obstruction(one, "N", VALUES[7], reviewed=True) for one in who)
    return replace(study({"N": [VALUES[:6]] * 5}), obstructing=rows)


def test_a_value_that_two_people_call_hindering_is_talked_about_first() -> None:
    assert given(shown(hindered("N1", "N2", "N2")), "discuss-values-first") == [
        "Empowering: hinders according to 2 of 5."
    ]
    assert not given(shown(hindered("N1", "N1")), "discuss-values-first")


def test_who_did_not_answer_is_in_neither_count() -> None:
    assert not given(shown(hindered("N1", "guest")), "discuss-values-first")


def test_reviewed_words_alone_are_not_counted_for_members() -> None:
    made = hindered("N1", "N2")
    named = replace(made, design=replace(made.design, mode="named"))
    assert not given(shown(named, audience="members"), "discuss-values-first")


def test_people_who_turn_a_value_round_are_counted_once() -> None:
    gaps = tuple(Gap(f"N{who}", 2, (), ()) for who in range(1, 7))
    turned = [("N1", "a"), ("N1", "b"), ("N4", "a")]
    shift = Shift(
        "N",
        "priorities",
        3,
        gaps,
        tuple(Contradiction(who, id, "network") for who, id in turned),
        (),
        4,
        0,
        None,
        None,
    )
    assert given(replace(mapped(), shifts=(shift,)), "discuss-values-first") == [
        "People who turn a value round between organisation and network (lists): 2 of 6."
    ]
    level = replace(shift, contradictions=())
    assert not given(replace(mapped(), shifts=(level,)), "discuss-values-first")


def test_the_map_and_the_lists_are_told_apart() -> None:
    base = study({"N": [VALUES[:6]] * 2})
    own = placements("N1", "N", VALUES[12:], VALUES[:6])
    rows = tuple(replace(row, perspective="organisation") for row in own)
    (evidence,) = given(shown(replace(base, sorts=(*base.sorts, *rows))), "discuss-values-first")
    assert evidence.endswith("(values map): 1 of 1.")


def crossing(**changed: Any) -> Released:
    base = shown(study({"N": [VALUES[12:]] * 3, "O": [VALUES[:6]] * 3}))
    kept = next(one for one in base.crossings if one.shared_in == "N")
    return replace(base, crossings=(replace(kept, **changed),))


def test_networks_that_pull_apart_talk_about_it_together() -> None:
    assert given(crossing(), "discuss-values-first", "") == [
        "Preventive is shared in N, but less important to 3 of 3 in O."
    ]
    assert given(crossing(how="obstructing", count=2), "discuss-values-first", "") == [
        "Preventive is shared in N, but hinders according to 2 of 3 in O."
    ]
    assert not given(crossing(artefact=True), "discuss-values-first", "")


def test_a_crossing_is_of_no_network_alone() -> None:
    assert not given(crossing(), "discuss-values-first", "N")


def test_shared_values_carry_an_agreement_for_each_layer() -> None:
    picks = counts_to_picks([3, 2] + [1] * 13 + [0] * 3, 3)
    (evidence,) = given(shown(study({"N": picks})), "agree-per-level")
    assert evidence == (
        "Shared: Collaborative (3 of 3) and Comprehensive (2 of 3)."
        " With blind picking that is 4.7 values on average."
    )
    scattered = shown(study({"N": [picks for (picks,) in SCATTERED]}))
    assert not given(scattered, "agree-per-level")


def layers(*present: int) -> tuple[LayerFigures, ...]:
    names: Any = ("director", "delegate", "unknown")
    return tuple(
        LayerFigures("N", name, 2, 0, None, count, 10, 0, 0)
        for name, count in zip(names, present, strict=False)
    )


def test_layers_that_see_the_network_differently_are_told_beside_the_values() -> None:
    evidence = given(works(mapped(), layers=layers(6, 5)), "agree-per-level")
    assert evidence[1:] == [
        "Layer ‘director’: 6 of 10 answers call a strategy present in the network.",
        "Layer ‘delegate’: 5 of 10 answers call a strategy present in the network.",
    ]


@pytest.mark.parametrize("said", [(6, 7), (5, 5), (6, 7, 1)])
def test_layers_on_one_side_of_half_are_not(said: tuple[int, ...]) -> None:
    evidence = given(works(mapped(), layers=layers(*said)), "agree-per-level")
    assert len(evidence) == 1


def test_every_measurement_invites_to_come_back() -> None:
    assert given(mapped(), "revisit-values") == [
        "This is measurement 1 of 1, with 5 completed values maps."
    ]


def test_a_second_measurement_is_told_as_such_with_the_year_of_the_beginning() -> None:
    base = study({"N": [VALUES[:6]] * 4})
    again = tuple(replace(row, round=3) for row in base.sorts)
    started = ContextFigures("N", 4, None, None, date(2019, 9, 1), None, None, (), ())
    later = works(shown(replace(base, sorts=base.sorts + again)), context=started)
    assert given(later, "revisit-values") == [
        "The network began in 2019. This is measurement 2 of 2, with 4 completed values maps."
    ]


def test_published_counts_and_empty_networks_were_not_measured_here() -> None:
    assert not given(unmapped(), "revisit-values")
    published = disclose(analyse(read("examples/twente"), resamples=999))
    assert not given(published, "revisit-values", published.networks[0].id)


def test_trust_as_a_value_is_not_trust() -> None:
    trusting = shown(study({"N": TRUSTING}))
    assert given(trusting, "measure-trust") == [
        "Trustful: important to 5 of 5. How much trust there is was not measured."
    ]
    assert not given(mapped(), "measure-trust")


def test_where_ties_were_measured_the_value_needs_no_such_reminder() -> None:
    ties = RelationFigures("N", "trusts", 3, 6, 6, 3, None, None, None, None, ())
    trusting = shown(study({"N": TRUSTING}))
    assert not given(works(trusting, relations=ties), "measure-trust")
    refers = replace(ties, kind="refers")
    assert given(works(trusting, relations=refers), "measure-trust")


def trust(low: float, high: float) -> Governance:
    level = ContingencyLevel("trust", Range(low, high), 4)
    goal = ContingencyLevel("goal_consensus", Range(1, 1), 4)
    return Governance("N", (), (level, goal), (), (), None)


def test_little_trust_is_talked_about() -> None:
    assert given(works(governance=trust(1, 2)), "measure-trust") == [
        "Trust between members stands at 1 to 2 of 4 (answers: 4)."
    ]
    assert not given(works(governance=trust(2, 3)), "measure-trust")
