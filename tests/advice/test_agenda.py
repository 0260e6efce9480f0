"""In which order a network talks: by what is shared when all is known, else in catalogue order."""

from __future__ import annotations

from builders import VALUES, study
from samenspel import analyse, disclose, read
from samenspel.advice import advise
from samenspel.advice.agenda import Agenda

NINE = [[VALUES[(who + at) % 12] for at in range(6)] for who in range(9)]


def steps(agenda: Agenda) -> dict[str, tuple[str, ...]]:
    return {item.step: item.values for item in agenda.items}


def test_the_facilitator_goes_from_shared_to_nearly_shared_to_what_nobody_chose() -> None:
    released = disclose(analyse(read("examples/west-brabant-west"), resamples=999))
    agenda = next(one for one in advise(released).agendas if one.network == "B")
    found = steps(agenda)
    assert list(found) == ["shared", "nearly_shared", "nobody"]
    assert set(found["shared"]) == {"trustful", "effective", "shared-responsibility", "transparent"}
    assert set(found["nearly_shared"]) == {"coproduced", "respectful"}
    assert set(found["nobody"]) == {"comprehensive", "continuous", "whole-systems", "reciprocal"}


def test_a_value_is_talked_about_once() -> None:
    released = disclose(analyse(study({"N": NINE}), resamples=999))
    (agenda,) = advise(released).agendas
    values = [id for item in agenda.items for id in item.values]
    assert len(values) == len(set(values))


def test_members_see_shared_values_and_then_the_rest_in_catalogue_order() -> None:
    released = disclose(analyse(study({"N": NINE}), resamples=999), "members")
    (agenda,) = advise(released).agendas
    found = steps(agenda)
    assert list(found) == ["shared", "rest"]
    for ids in found.values():
        assert list(ids) == [id for id in VALUES if id in ids]
    assert set(found["shared"]) | set(found["rest"]) == set(VALUES)


def test_a_network_that_is_withheld_has_no_agenda() -> None:
    released = disclose(analyse(read("examples/west-brabant-west"), resamples=999), "members")
    assert advise(released).agendas == ()
