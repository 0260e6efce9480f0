"""Who links, who looks after relations, and what makes an organisation indispensable."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advice.cases import complexity, counts, found, given, unmapped, works
from samenspel.findings.asked_model import ConditionFigures, Range
from samenspel.findings.workings_model import (
    ContextFigures,
    Governance,
    GovernanceAnswers,
    LayerFigures,
    Spanner,
)

CONTEXT = ContextFigures("N", 3, None, None, None, None, None, (), ())


def delegates(deliver_care: int, hours: Range | None = None, layer: Any = "delegate") -> Any:
    return LayerFigures("N", layer, 4, deliver_care, hours, 0, 0, 0, 0)


def scored(*scores: int) -> ConditionFigures:
    """Return how often personal relations got 1 to 5, with their medians."""
    given = [score for score, times in enumerate(scores, start=1) for _ in range(times)]
    middle = (len(given) - 1) // 2, len(given) // 2
    median = Range(*(given[at] for at in middle))
    return ConditionFigures("N", "personal-relations", scores, len(given), median)  # type: ignore[arg-type]


def tasks(*named: str) -> Governance:
    """Return what five people name as tasks of the coordinator, each task three times."""
    answers = tuple((task, 3) for task in named)
    asked = GovernanceAnswers("coordinator_task", answers, 5, None)
    return Governance("N", (asked,), (), (), (), None)


def test_delegates_who_also_deliver_care_link_table_and_care() -> None:
    assert given(works(layers=delegates(1)), "boundary-spanners") == [
        "Delegates who also deliver care: 1 of 4."
    ]
    assert not given(works(layers=delegates(0)), "boundary-spanners")


def test_their_hours_are_told_as_the_medians_that_they_are() -> None:
    (evidence,) = given(works(layers=delegates(2, Range(2.5, 4))), "boundary-spanners")
    assert evidence.endswith("The middle number of hours of the delegates is 2.5 to 4.0.")
    (one,) = found(works(layers=delegates(2, Range(2.5, 4))), "boundary-spanners")
    assert one.evidence[0].nl.endswith("is 2,5 tot 4,0.")


def test_professionals_who_deliver_care_are_no_boundary_spanners() -> None:
    assert not given(works(layers=delegates(3, layer="professional")), "boundary-spanners")


def test_an_organisation_in_several_networks_links_them_all_together() -> None:
    linking = (
        Spanner("organisation", "de-brug", ("N", "O")),
        Spanner("delegate", "N4", ("N",), 6),
    )
    released = works(unmapped("N", "O", "P"), spanners=linking)
    assert given(released, "boundary-spanners", "") == ["de-brug works in 2 of the 3 networks."]
    assert not given(released, "boundary-spanners", "N")


def test_relations_that_score_three_at_most_ask_for_somebody_to_look_after_them() -> None:
    released = works(conditions=scored(0, 1, 2, 2, 0), governance=tasks("monitoring"))
    assert given(released, "relational-manager") == [
        "Good personal relations: score 3 or lower from 3 of 5.",
        "Building relations is a task of the coordinator according to 0 of 5.",
    ]


def test_relations_that_score_four_do_not() -> None:
    released = works(conditions=scored(0, 1, 1, 2, 1), governance=tasks("monitoring"))
    assert not given(released, "relational-manager")


def test_another_condition_says_nothing_of_relations() -> None:
    other = replace(scored(5, 0, 0, 0, 0), id="organising")
    assert not given(works(conditions=other), "relational-manager")


def test_a_tension_that_most_see_asks_for_a_relational_manager_too() -> None:
    tension = counts("municipality-provider", 3, 1, 1)
    assert given(works(complexity=complexity(tension=tension)), "relational-manager") == [
        "Tension ‘Municipality and provider’: present according to 3 of 5."
    ]
    half = complexity(tension=counts("municipality-provider", 2, 1, 1))
    assert not given(works(complexity=half), "relational-manager")


def test_a_coordinator_who_builds_relations_is_there_already() -> None:
    released = works(conditions=scored(5, 0, 0, 0, 0), governance=tasks("building-relations"))
    assert not given(released, "relational-manager")


def test_without_any_sign_of_strain_an_unnamed_task_is_no_reason() -> None:
    assert not given(works(governance=tasks("monitoring")), "relational-manager")


@pytest.mark.parametrize("missing", [(), ("kompas", "de-linde")])
def test_what_makes_an_organisation_unique_is_shown(missing: tuple[str, ...]) -> None:
    known = replace(CONTEXT, unique=(("de-brug", "Crisisbedden"),), without_unique=missing)
    evidence = given(works(context=known), "show-expertise")
    whole = 1 + len(missing)
    assert evidence[0].endswith(f"what makes them unique: 1 of {whole}.")
    assert evidence[1:] == (
        ["Organisations of which that is not known yet: 2 of 3 (kompas and de-linde)."]
        if missing
        else []
    )


def test_when_it_is_known_of_no_organisation_it_may_not_have_been_asked() -> None:
    nobody = replace(CONTEXT, without_unique=("kompas", "de-linde"))
    assert not given(works(context=nobody), "show-expertise")
