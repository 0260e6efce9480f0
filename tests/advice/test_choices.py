"""Advice that pulls apart is shown as a choice, and only where it does pull apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advice.cases import mapped, strategy, unmapped, works
from samenspel.advice import Choice, advise
from samenspel.advice.choices import CONDITIONS
from samenspel.advice.rules import RULES
from samenspel.catalogue import advice_choices
from samenspel.disclosure import Released
from samenspel.findings.asked_model import OutcomeFigures
from samenspel.findings.workings_model import (
    ContextFigures,
    Flag,
    Governance,
    GovernanceAnswers,
    Inequality,
    SayRow,
)

UNEQUAL = Inequality(
    "N", (SayRow("brug", "other", 1, "", None, 2, 0, None),), (Flag("passed", ("brug",)),)
)
CONTEXT = ContextFigures("N", 2, None, None, None, None, None, (("brug", "Bedden"),), ())
REGULATED = strategy("interorganisational-governance", 0, 3, 0)
BOTH: dict[str, dict[str, Any]] = {
    "inclusive-or-efficient": {"inequality": UNEQUAL, "governance": "lead-organisation nao"},
    "flexible-or-stable": {"strategies": REGULATED},
    "inside-or-outside": {
        "context": CONTEXT,
        "outcomes": OutcomeFigures("N", "N1", 4, 3, None),
    },
    "values-or-speed": {"context": replace(CONTEXT, time_pressure=True)},
    "between-forms": {"governance": "nao self-regulating"},
}
NOT_YET: dict[str, dict[str, Any]] = {
    "inclusive-or-efficient": {"inequality": UNEQUAL, "governance": "nao"},
    "flexible-or-stable": {"strategies": replace(REGULATED, rows=())},
    "inside-or-outside": {"context": CONTEXT},
    "values-or-speed": {"context": replace(CONTEXT, time_pressure=False)},
    "between-forms": {"governance": "nao"},
}


def governed(nearest: str) -> Governance:
    """Return governance on which nobody answered, with the forms that may be nearest."""
    return Governance("N", (), (), (), tuple(nearest.split()), None)  # type: ignore[arg-type]


def made(parts: dict[str, Any]) -> Released:
    known = {name: governed(one) if isinstance(one, str) else one for name, one in parts.items()}
    return works(mapped(), **known)


def left(released: Released, id: str) -> list[Choice]:
    between = next(choice.between for choice in advice_choices() if choice.id == id)
    return [choice for choice in advise(released).choices if choice.ids == between]


def test_every_choice_has_its_condition_and_its_words() -> None:
    assert list(CONDITIONS) == [choice.id for choice in advice_choices()]
    assert all(set(choice.between) <= RULES.keys() for choice in advice_choices())


def test_at_least_three_pairs_of_recommendations_pull_apart() -> None:
    assert sum(len(choice.between) > 1 for choice in advice_choices()) >= 3


@pytest.mark.parametrize("id", BOTH)
def test_advice_that_pulls_apart_is_shown_as_a_choice(id: str) -> None:
    (choice,) = left(made(BOTH[id]), id)
    assert choice.network == "N"


@pytest.mark.parametrize("id", NOT_YET)
def test_advice_that_goes_together_is_not(id: str) -> None:
    assert not left(made(NOT_YET[id]), id)


def test_the_cases_name_every_choice() -> None:
    assert BOTH.keys() == NOT_YET.keys() == CONDITIONS.keys()


@pytest.mark.parametrize("id", BOTH)
def test_no_choice_is_shown_between_recommendations_that_were_not_given(id: str) -> None:
    for choice in advise(made(BOTH[id])).choices:
        given = {one.id for one in advise(made(BOTH[id])).recommendations if one.network == "N"}
        assert given.issuperset(choice.ids)


def test_a_lead_organisation_that_is_named_counts_as_much_as_one_that_is_near() -> None:
    counts = (("lead-organisation", 2), ("nao", 1))
    named = replace(
        governed("nao"), answers=(GovernanceAnswers("network_governance", counts, 3, None),)
    )
    assert left(works(inequality=UNEQUAL, governance=named), "inclusive-or-efficient")


def test_a_choice_between_forms_names_them_in_both_languages() -> None:
    (choice,) = left(made(BOTH["between-forms"]), "between-forms")
    assert "een aparte netwerkorganisatie en de leden samen" in choice.words.nl
    assert "a network administrative organisation and the members together" in choice.words.en


def test_another_network_s_advice_makes_no_choice_here() -> None:
    elsewhere = replace(REGULATED, network="O")
    both = replace(mapped(), networks=(*mapped().networks, *unmapped("O").networks))
    released = works(both, strategies=elsewhere)
    assert [one.network for one in advise(released).recommendations][-1] == "O"
    assert not left(released, "flexible-or-stable")
