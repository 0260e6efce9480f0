"""Two rounds, layers and agreements: what all readers are told together gives nobody away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from attack.coalitions import World, coalitions, learned, observed
from attack.desk import Desk
from attack.loops import (
    SIZES,
    all_outputs,
    all_released,
    other_maps,
    two_rounds,
    with_layers,
)
from attack.outlets import outputs
from attack.told import Told
from builders import VALUES
from disclosure.attacker import Block, Observed, certainties, possible
from samenspel.disclosure import door, layers, register, released
from samenspel.disclosure.loop import whole_loop
from samenspel.study.model import Study

Switch = pytest.MonkeyPatch
Scopes = Mapping[tuple[int, str], Told]  # by round: networks, and layers of one


def told_of(found: Study) -> Scopes:
    """Return the most that any reader is told of every network and layer in every round."""
    told: dict[tuple[int, str], Told] = {}
    for number, _, what in all_released(found):
        for scope in (*what.networks, *(one for gap in what.loop.gaps for one in _layers(gap))):
            key = (number, scope.id if scope.id in SIZES else f"apart/{scope.id}")
            one = _told(scope)
            told[key] = one if not one.reason else told.get(key, one)
    return told


def _layers(gap: Any) -> tuple[released.Scope, ...]:
    return getattr(gap, "layers", ())


def _told(scope: Any) -> Told:
    if isinstance(scope, released.Withheld):
        return Told(None, reason=scope.reason)
    bands = tuple((id, band.low, band.high) for id, band in scope.bands.items())
    return Told(scope.respondents, bands, scope.shared_count)


@pytest.mark.parametrize("seed", [1, 6])
def test_all_that_two_rounds_and_layers_tell_is_withstood(seed: int) -> None:
    found = two_rounds(seed)
    told = told_of(found)
    assert told[1, "apart/director"].shared is not None
    assert told[1, "apart"].reason == "layers_apart"
    for number in (1, 2):
        world = World.of(with_layers(found), round=number)
        for (when, id), one in told.items():
            if when == number and id in world.chosen and (seen := observed(world, (id,), one)):
                for people in islice(coalitions(world, (id,), pairs=2), None, None, 4):
                    assert not learned(world, people, [seen]), (number, id, people)


@pytest.mark.parametrize("seed", range(1, 5))
def test_who_supposes_that_nobody_changed_is_refuted_or_told_nothing(seed: int) -> None:
    told = told_of(two_rounds(seed))
    assert suspected(told) is None


def suspected(told: Scopes) -> Any:
    """Return what is certain of one who joined, if nobody changed; None when that cannot be."""
    first, second = told[1, "grown"], told[2, "grown"]
    if not second.bands:
        assert second.reason == "rounds_together"
        return None
    releases = [_seen(("early",), first), _seen(("early", "late"), second)]
    blocks = [Block("early", 8), Block("late", 1)]
    if not possible(VALUES, 6, blocks, releases):
        return None
    return certainties(VALUES, 6, blocks, releases)


def _seen(blocks: tuple[str, ...], told: Told) -> Observed:
    return Observed(blocks, {id: (low, high) for id, low, high in told.bands})


def test_without_the_check_of_both_rounds_a_joiner_would_be_known(monkeypatch: Switch) -> None:
    found = two_rounds(2)
    early = [row for row in found.sorts if row.network == "grown" and row.round == 1]
    late = [row for row in found.sorts if row.respondent == "grown9"]
    again = [replace(row, round=2) for row in early]
    unchanged = replace(found, sorts=(*early, *again, *late))
    assert suspected(told_of(unchanged)) is None
    monkeypatch.setattr(register, "_stands", lambda *_: True)
    assert suspected(told_of(unchanged))


@pytest.mark.parametrize(("seed", "kinds"), [(1, ("json", "text")), (2, ("csv",)), (3, ("json",))])
def test_studies_that_differ_in_all_but_the_bands_of_two_rounds_cannot_be_told_apart(
    seed: int, kinds: tuple[str, ...]
) -> None:
    one = two_rounds(seed)
    other = other_maps(one, seed)
    assert sum(a != b for a, b in zip(one.sorts, other.sorts, strict=True)) > 400
    assert all_outputs(one, kinds) == all_outputs(other, kinds)


def in_full(findings: Any, _: object, ledger: Any) -> Any:
    return whole_loop(findings.loop), ledger


def counts_of_layers(monkeypatch: Switch) -> None:
    monkeypatch.setattr(layers, "_layer", counted)


def counted(_: Any, __: str, found: Any, ledger: Any) -> Any:
    """Return a layer with its counts, and not in bands."""
    bands = {id: released.Band(count, count) for id, count in found.important.items()}
    n = found.respondents
    shown = released.Banded(found.layer, "", n, n, "two_bands", bands, len(found.shared), 1.0)
    return shown, ledger


GUARDS: Mapping[str, Callable[[Switch], None]] = {
    "figures": lambda switch: switch.setattr(door, "banded_loop", in_full),
    "layers": counts_of_layers,
    "bands": lambda switch: switch.setattr(register, "banded", exactly),
}


def exactly(count: int, *_: object) -> released.Band:
    return released.Band(count, count)


@pytest.mark.parametrize("guard", GUARDS)
def test_without_each_guard_two_studies_could_be_told_apart(
    monkeypatch: Switch, guard: str
) -> None:
    one = two_rounds(1)
    other = other_maps(one, 1)
    GUARDS[guard](monkeypatch)
    assert all_outputs(one, ("json",)) != all_outputs(other, ("json",))


def agreed_in(found: Study, reader: tuple[str, str | None], kinds: tuple[str, ...]) -> set[str]:
    """Return of which networks a reader can read what they agreed."""
    read = [
        content
        for _, who, released in all_released(found)
        for _, _, content in (outputs(released, kinds) if who == reader else ())
    ]
    return {id for id in SIZES if any(f"zz{id} ".encode() in content for content in read)}


def test_agreements_are_read_by_those_who_made_them_however_few_and_by_nobody_else() -> None:
    found = two_rounds(1)
    assert agreed_in(found, ("members", "few"), ("json", "text")) == {"few"}
    assert agreed_in(found, ("members", "apart"), ("json",)) == {"apart"}
    assert agreed_in(found, ("members", None), ("json",)) == set()
    assert agreed_in(found, ("outside", None), ("json", "text")) == set()


def test_without_that_guard_all_could_read_them(monkeypatch: Switch) -> None:
    monkeypatch.setattr(door, "banded_loop", in_full)
    assert agreed_in(two_rounds(1), ("outside", None), ("json",)) == set(SIZES)


def test_the_facilitator_is_warned_of_each_small_layer(desk: Desk) -> None:
    desk.put(two_rounds(1))
    _, ended = desk.ask(("members", "apart"), "json", "en")
    assert "apart/director has 5 people" in ended.err
    assert "apart/delegate" not in ended.err  # of seven or more, two may compare cards
