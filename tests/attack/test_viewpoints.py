"""Viewpoints are figures of single people: without names no reader but the researcher gets any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attack.desk import LEDGER, QUICK, Desk
from attack.outlets import AUDIENCES, outputs, released_to
from attack.studies import drawn
from attack.twins import scope, twin
from builders import studies, study
from outputs import words
from samenspel.disclosure import NOTHING_RELEASED, Released, door
from samenspel.disclosure.released import AudienceName
from samenspel.study.model import Study
from samenspel.study.qset import Flag, Turn, ViewpointPlan

Reader = tuple[AudienceName, str | None]

SIZES = {"noord": 9, "zuid": 13, "west": 4}
SCOPES = [scope(["noord"], 9), scope(["zuid"], 13)]  # nobody sees anything of four people
READERS: tuple[Reader, ...] = (
    ("outside", None),
    ("members", None),
    *(("members", network) for network in SIZES),
)
CANARY = "zzwie"
DRAWN = ViewpointPlan(factors=2, resamples=50)
BY_HAND = ViewpointPlan(
    factors=3,
    extraction="centroid",
    turns=(Turn(1, 3, 20.0),),
    flags=(Flag(f"{CANARY}noord1", 1), Flag(f"{CANARY}zuid2", 2)),
    bipolar="split",
    resamples=0,
)


@lru_cache
def base() -> Study:
    found = study({network: drawn(size, "alike") for network, size in SIZES.items()})
    sorts = tuple(replace(row, respondent=f"{CANARY}{row.respondent}") for row in found.sorts)
    return planned(replace(found, sorts=sorts), DRAWN)


@lru_cache
def elsewhere() -> Study:
    """Return other maps behind the same bands, looked at in another way."""
    return planned(twin(base(), SCOPES, np.random.default_rng(1)), BY_HAND)


def planned(made: Study, plan: ViewpointPlan | None) -> Study:
    return replace(made, design=replace(made.design, viewpoints=plan))


def shown(made: Study, reader: Reader, kinds: Sequence[str] = QUICK) -> list[bytes]:
    audience, network = reader
    found = outputs(released_to(made, audience, network=network), kinds)
    return [content for _, _, content in found]


def named_in(made: Study, reader: Reader, kinds: Sequence[str] = QUICK) -> set[str]:
    """Return the outputs in which the name of a sort can be read."""
    audience, network = reader
    found = outputs(released_to(made, audience, network=network), kinds)
    return {kind for kind, _, content in found if CANARY in words(kind, content)}


def test_the_studies_under_attack_differ_in_loadings_and_in_plan() -> None:
    one, other = (released_to(made, "researcher").viewpoints for made in (base(), elsewhere()))
    assert one is not None
    assert other is not None
    assert one.sorters != other.sorters
    assert one.plan != other.plan
    assert one.how_many != other.how_many


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_other_maps_and_another_plan_leave_the_same_bytes(reader: Reader) -> None:
    assert shown(base(), reader) == shown(elsewhere(), reader)


@pytest.mark.parametrize("reader", [("outside", None), ("members", "noord")], ids=str)
def test_pages_and_word_files_are_the_same_bytes_too(reader: Reader) -> None:
    kinds = ("pdf", "docx")
    assert shown(base(), reader, kinds) == shown(elsewhere(), reader, kinds)
    assert named_in(base(), reader, kinds) == set()


PLANS: dict[str, ViewpointPlan] = {
    "more factors": replace(DRAWN, factors=4),
    "a turn": replace(DRAWN, turns=(Turn(1, 2, 3.0),)),
    "a flag": replace(DRAWN, flags=(Flag(f"{CANARY}noord3", 1),)),
    "no draws": replace(DRAWN, resamples=0),
    "no rotation": replace(DRAWN, rotation="none"),
    "ranks": replace(DRAWN, correlation="spearman"),
    "another margin": replace(DRAWN, margin=0.2),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_no_part_of_the_plan_is_told(plan: ViewpointPlan) -> None:
    other = planned(base(), plan)
    for audience, network in READERS:
        released = released_to(other, audience, network=network)
        assert released == released_to(base(), audience, network=network)


@pytest.mark.parametrize("made", [base(), planned(base(), BY_HAND)], ids=["drawn", "by hand"])
@pytest.mark.parametrize("reader", READERS, ids=str)
def test_no_name_of_a_sort_reaches_another_reader(made: Study, reader: Reader) -> None:
    audience, network = reader
    assert named_in(made, reader) == set()
    # The ledger knows who answered the map, and stays with the study.
    released = replace(released_to(made, audience, network=network), ledger=NOTHING_RELEASED)
    assert CANARY not in str(released)


def test_the_search_for_names_finds_them_where_they_may_stand() -> None:
    assert named_in(base(), ("researcher", None)) == set(QUICK)


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_that_it_was_asked_is_all_that_is_told(reader: Reader) -> None:
    audience, network = reader
    asked, unasked = (
        released_to(made, audience, network=network) for made in (base(), planned(base(), None))
    )
    reasons = {**unasked.reasons, "viewpoints": "not_for_this_audience"}
    assert asked == replace(unasked, reasons=reasons)


@settings(max_examples=6, deadline=None)
@given(made=studies(), one=st.sampled_from([*PLANS.values()]))
def test_of_any_study_nobody_else_sees_how_it_was_looked_at(
    made: Study, one: ViewpointPlan
) -> None:
    networks = [None, *(network.id for network in made.design.networks)]
    for audience in AUDIENCES:
        for network in networks:
            reader = (audience, network)
            assert shown(planned(made, one), reader) == shown(planned(made, DRAWN), reader)


# The rule switched off: the attack would succeed.


def open_door(findings: Any, *rest: Any) -> Released:
    return replace(closed(findings, *rest), viewpoints=findings.viewpoints)


closed = door._pseudonymous


@pytest.mark.parametrize("reader", [("outside", None), ("members", "noord")], ids=str)
def test_without_the_rule_the_bytes_would_differ_and_names_be_read(
    monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    monkeypatch.setattr(door, "_pseudonymous", open_door)
    pairs = zip(shown(base(), reader), shown(elsewhere(), reader), strict=True)
    assert all(one != other for one, other in pairs)
    assert named_in(base(), reader) == set(QUICK)


# With names: all that is of one's own network, and nothing in which another has a part.


def with_names(*networks: str, plan: ViewpointPlan = DRAWN) -> Study:
    found = study({network: drawn(9, "alike") for network in networks}, mode="named")
    sorts = tuple(replace(row, respondent=f"{CANARY}{row.respondent}") for row in found.sorts)
    return planned(replace(found, sorts=sorts), plan)


def test_with_names_members_of_one_of_two_networks_read_no_name_of_the_other() -> None:
    for plan in (DRAWN, BY_HAND):
        made = with_names("noord", "zuid", plan=plan)
        released = released_to(made, "members", network="noord")
        assert released.viewpoints is None
        read = " ".join(words(kind, content) for kind, _, content in outputs(released, QUICK))
        assert f"{CANARY}noord" in read  # who answered in one's own network
        assert f"{CANARY}zuid" not in read


def test_with_names_members_of_the_only_network_read_who_stands_where() -> None:
    made = with_names("noord")
    assert released_to(made, "members").viewpoints is not None
    assert named_in(made, ("members", None), ("html", "json")) == {"html", "json"}


# The command line.


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("kind", ["text", "json"])
def test_the_command_refuses_others_writes_nothing_and_releases_nothing(
    desk: Desk, audience: AudienceName, kind: str
) -> None:
    desk.put(base())
    target = desk.folder.parent / f"out.{kind}"
    wish = ("--audience", audience, "--factors", "2", "--bootstrap", "0", "--output", target)
    ended = desk.run("viewpoints", desk.folder, *wish)
    assert ended.code
    assert not target.exists()
    assert not (desk.folder / LEDGER).exists()
    assert CANARY not in ended.out + ended.err
