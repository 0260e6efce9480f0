"""From the bytes of every output, nobody is ever certain of another person's box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from attack.coalitions import World, coalitions, learned, observed
from attack.outlets import AUDIENCES, PLAIN, released_to, told_alike
from attack.studies import CONSTRUCTED, POOLS, SIZES, WHOLE, drawn, everything, with_meanings
from attack.told import Told
from builders import random_study, study
from outputs import EVERY
from samenspel.study.model import Study
from samenspel.study.rows import Network


def attack(world: World, told: Mapping[str, Told], *, pairs: int) -> None:
    """Let every coalition look at what was told of the people that it belongs to."""
    for id, one in told.items():
        if seen := observed(world, (id,), one):
            for people in coalitions(world, (id,), pairs=pairs):
                assert not learned(world, people, [seen]), people


def alone(picks: Sequence[Sequence[str]]) -> Study:
    """Return one network that signed for its bands."""
    return study({"A": picks}, networks=(Network("A", outside="bands"),))


@pytest.mark.parametrize("pool", POOLS)
@pytest.mark.parametrize("n", range(1, 16))
def test_members_and_outsiders_are_never_certain(n: int, pool: str) -> None:
    found = alone(drawn(n, pool))
    kinds = tuple(EVERY) if (n, pool) in {(4, "alike"), (9, "alike"), (13, "random")} else PLAIN
    told = [told_alike(released_to(found, audience), found, kinds) for audience in AUDIENCES]
    assert told[0]["A"] == told[1]["A"]
    attack(World.of(found), {"A": told[0]["A"]}, pairs=8)


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_hard_cases_are_withstood(name: str) -> None:
    found = alone(CONSTRUCTED[name])
    for audience in AUDIENCES:
        told = told_alike(released_to(found, audience), found, PLAIN)
        attack(World.of(found), {"A": told["A"]}, pairs=40)


@pytest.mark.parametrize("n", [7, 8])
def test_no_pair_of_a_small_group_is_certain(n: int) -> None:
    found = alone(drawn(n, "alike", seed=5))
    told = told_alike(released_to(found, "members"), found, PLAIN)
    attack(World.of(found), told, pairs=100)


@pytest.mark.parametrize("shape", [(7, 4, 7), (3, 0, 9), (1, 1, 1), (4, 1, 5), (2, 2, 2)])
@pytest.mark.parametrize("n", [5, 8, 12])
def test_other_cards_and_boxes_are_withstood(n: int, shape: tuple[int, int, int]) -> None:
    networks = (Network("net-0", outside="bands"),)
    found = random_study(np.random.default_rng(n), [n], shape=shape, networks=networks)
    for audience in AUDIENCES:
        told = told_alike(released_to(found, audience), found, PLAIN)
        attack(World.of(found), {"net-0": told["net-0"]}, pairs=6)


@pytest.mark.parametrize("seed", [1, 2])
def test_all_outputs_of_all_audiences_together_are_withstood(seed: int) -> None:
    found = with_meanings(everything(seed), ["Wij bellen"])
    kinds = tuple(EVERY) if seed == 1 else PLAIN
    released = released_to(found, "outside")
    told = told_alike(released, found, kinds)
    assert told["all"].bands
    for network in (None, *SIZES, "counted"):
        released = released_to(found, "members", released.ledger, network=network)
        for id, more in told_alike(released, found, PLAIN).items():
            told[id] = more if not more.reason else told.get(id, more)
    assert sum(one.shared is not None for one in told.values()) >= 4
    assert all(told[id].shared is None for id in WHOLE)  # nobody is counted twice
    attack(World.of(found).together(WHOLE), told, pairs=6)
