"""Change, layers and agreements: every part has its decision for every audience."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import get_args, get_type_hints

import pytest

from attack.loops import SIZES, two_rounds
from attack.outlets import found_in, released_to
from samenspel.disclosure import NOTHING_RELEASED, Banded, Ledger, Released, Withheld
from samenspel.disclosure.released import (
    NO_LOOP_RELEASED,
    BandedChange,
    BandedGap,
    ReleasedLoop,
)
from samenspel.findings.loop_model import Loop
from samenspel.study.model import Study


def in_round(number: int, found: Study, ledger: Ledger = NOTHING_RELEASED) -> Released:
    return released_to(found, "members", ledger, number=number)


def both(found: Study) -> tuple[Released, Released]:
    """Return what members see of two rounds, with one ledger."""
    first = in_round(1, found)
    return first, in_round(2, found, first.ledger)


def change(released: Released, network: str) -> BandedChange | Withheld:
    found = [one for one in released.loop.changes if isinstance(one, BandedChange | Withheld)]
    return next(
        one for one in found if network == (one.id if isinstance(one, Withheld) else one.network)
    )


def test_every_part_of_the_loop_is_of_one_network() -> None:
    assert [part.name for part in fields(Loop)] == [part.name for part in fields(ReleasedLoop)]
    for part in fields(Loop):
        (row, *_) = get_args(get_type_hints(Loop)[part.name])
        assert "network" in get_type_hints(row)


def test_the_researcher_sees_all_of_it() -> None:
    found = found_in(two_rounds(), 2)
    shown = released_to(two_rounds(), "researcher", number=2).loop
    assert shown == ReleasedLoop(found.loop.changes, found.loop.gaps, found.loop.agreed)
    assert all((shown.changes, shown.gaps, shown.agreed))


@pytest.mark.parametrize("network", SIZES)
def test_members_by_name_see_all_of_their_own_network_and_nothing_of_another(network: str) -> None:
    base = two_rounds()
    named = replace(base, design=replace(base.design, mode="named"))
    found = found_in(named, 2).loop
    shown = released_to(named, "members", network=network, number=2).loop
    assert shown.changes == tuple(one for one in found.changes if one.network == network)
    assert shown.gaps == tuple(one for one in found.gaps if one.network == network)
    assert [one.network for one in shown.agreed] == [network]


def test_change_without_names_is_read_off_both_releases() -> None:
    first, second = both(two_rounds())
    before, now = (
        next(one for one in released.networks if one.id == "same") for released in (first, second)
    )
    assert isinstance(before, Banded)
    assert isinstance(now, Banded)
    assert change(second, "same") == BandedChange(
        network="same",
        since=1,
        round=2,
        respondents=(9, 9),
        up=tuple(id for id in now.shared if id not in before.shared),
        down=tuple(id for id in before.bands if id in {*before.shared} - {*now.shared}),
        stayed_shared=tuple(id for id in now.shared if id in before.shared),
        stayed_not=tuple(id for id in now.bands if id not in {*before.shared, *now.shared}),
    )


def test_change_is_withheld_where_one_of_the_two_is() -> None:
    second = both(two_rounds())[1]
    reasons = {id: getattr(change(second, id), "reason", "") for id in SIZES}
    assert reasons == {"same": "", "grown": "", "apart": "layers_apart", "few": "too_few"}
    alone = in_round(2, two_rounds())
    assert getattr(change(alone, "same"), "reason", "") == "round_not_released"


@pytest.mark.parametrize(
    ("rung", "why", "reason"),
    [
        ("number", "", "number_only"),
        ("withheld", "", "release_check"),
        ("withheld", "rounds_together", "rounds_together"),
    ],
)
def test_change_needs_the_bands_of_the_earlier_round(rung: str, why: str, reason: str) -> None:
    first = in_round(1, two_rounds())
    kept = [
        replace(one, rung=rung, bands={}, why=why)  # type: ignore[arg-type]
        for one in first.ledger.releases
        if one.networks == ("same",)
    ]
    second = in_round(2, two_rounds(), Ledger(tuple(kept)))
    assert getattr(change(second, "same"), "reason", "") == reason


def test_a_first_round_has_no_change() -> None:
    assert in_round(1, two_rounds()).loop.changes == ()


def test_outside_sees_bands_of_change_and_layers_and_no_agreement() -> None:
    released = released_to(two_rounds(), "outside")
    assert released.loop.agreed == ()
    assert released.reasons["agreed"] == "agreed_inside"
    assert any(isinstance(one, BandedGap) for one in released.loop.gaps)
    shut = two_rounds()
    networks = tuple(replace(one, outside="no") for one in shut.design.networks)
    closed = released_to(replace(shut, design=replace(shut.design, networks=networks)), "outside")
    assert {one.reason for one in closed.loop.changes if isinstance(one, Withheld)} == {
        "not_signed",
        "too_few",
    }
    assert closed.ledger == NOTHING_RELEASED


def test_without_rounds_layers_or_agreements_there_is_no_loop() -> None:
    base = two_rounds()
    plain = replace(
        base,
        sorts=tuple(row for row in base.sorts if row.round == 1),
        understandings=(),
        agreements=(),
        tension_cards=(),
        followups=(),
        design=replace(
            base.design,
            participants=(),
            networks=tuple(replace(one, layers_apart=None) for one in base.design.networks),
        ),
    )
    assert released_to(plain, "members").loop == NO_LOOP_RELEASED
