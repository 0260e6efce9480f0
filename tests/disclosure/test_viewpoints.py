"""Who sees viewpoints: the researcher, and members with names when all sorts are their own."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from builders import of_minds
from samenspel import analyse, disclose
from samenspel.disclosure.released import AudienceName
from samenspel.findings import Findings, analyse_qset, maps_as_sorts
from samenspel.study.model import Mode
from samenspel.study.qset import Flag, ViewpointPlan
from samenspel.study.rows import Network

PLAN = ViewpointPlan(factors=2, flags=(Flag("N1", 1), Flag("N6", 2)), resamples=0)


@lru_cache
def findings(
    mode: Mode, *networks: str, plan: ViewpointPlan | None = PLAN, empty: str = ""
) -> Findings:
    made = of_minds(dict.fromkeys(networks, "aaaaabbbb"), mode=mode, viewpoints=plan)
    listed = made.design.networks + ((Network(empty),) if empty else ())
    return analyse(replace(made, design=replace(made.design, networks=listed)), resamples=99)


def test_the_researcher_sees_all_of_them() -> None:
    found = findings("pseudonymous", "N", "Z")
    assert found.viewpoints is not None
    released = disclose(found)
    assert released.viewpoints == found.viewpoints
    assert "viewpoints" not in released.reasons


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_without_names_nobody_else_sees_anything_of_them(audience: AudienceName) -> None:
    for networks in (("N",), ("N", "Z")):
        for network in (None, "N"):
            released = disclose(findings("pseudonymous", *networks), audience, network=network)
            assert released.viewpoints is None
            assert released.reasons["viewpoints"] == "not_for_this_audience"


def test_with_names_outsiders_see_nothing_of_them() -> None:
    released = disclose(findings("named", "N"), "outside")
    assert released.viewpoints is None
    assert released.reasons["viewpoints"] == "not_for_this_audience"


def test_with_names_members_of_the_only_network_see_all_of_them() -> None:
    found = findings("named", "N")
    released = disclose(found, "members", network="N")
    assert found.viewpoints is not None
    assert released.viewpoints == found.viewpoints
    assert "viewpoints" not in released.reasons


@pytest.mark.parametrize("others", [("Z",), ()])
def test_with_names_members_see_nothing_of_what_other_networks_have_a_part_in(
    others: tuple[str, ...],
) -> None:
    # A second network without any sort is a second network all the same.
    found = findings("named", "N", *others, empty="" if others else "leeg")
    released = disclose(found, "members", network="N")
    assert released.viewpoints is None
    assert released.reasons["viewpoints"] == "own_network_only"


def test_with_names_one_sort_of_elsewhere_hides_them_all() -> None:
    found = findings("named", "N")
    assert found.viewpoints is not None
    first, *rest = found.viewpoints.sorters
    mixed = replace(found.viewpoints, sorters=(replace(first, network="Z"), *rest))
    released = disclose(replace(found, viewpoints=mixed), "members", network="N")
    assert released.viewpoints is None


def test_that_they_cannot_be_computed_is_withheld_like_the_rest() -> None:
    few = of_minds({"N": "a", "Z": ""}, mode="named", viewpoints=PLAN)
    found = analyse(few, resamples=99)
    assert found.viewpoints is not None
    assert found.viewpoints.why_not == "one_sort"
    assert disclose(found, "members", network="N").viewpoints is None


@pytest.mark.parametrize("mode", ["named", "pseudonymous"])
def test_a_study_that_does_not_ask_for_them_says_nothing_of_them_to_anyone(mode: Mode) -> None:
    found = findings(mode, "N", plan=None)
    for audience in ("researcher", "members", "outside"):
        released = disclose(found, audience, network="N")
        assert released.viewpoints is None
        assert "viewpoints" not in released.reasons


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_of_sorts_that_belong_to_no_study_nobody_else_sees_anything(
    audience: AudienceName,
) -> None:
    sorts = maps_as_sorts(of_minds({"N": "aaaaabbbbb"}), 1)
    released = disclose(analyse_qset(sorts, PLAN), audience)
    assert released.viewpoints is None
    assert released.networks == ()
    assert "N1" not in str(released)
    assert released.reasons["viewpoints"] == "not_for_this_audience"
