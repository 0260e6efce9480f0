"""Layers of a network: each a release of its own, and never beside the whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from builders import VALUES, study
from samenspel import analyse, disclose
from samenspel.disclosure import NOTHING_RELEASED, Banded, Ledger, Released, Withheld
from samenspel.disclosure.released import AudienceName, BandedGap
from samenspel.study.model import Study
from samenspel.study.rows import Network, Participant

LAYERS = {"director": 5, "delegate": 6, "professional": 3}
APART = Network("A", outside="bands", layers_apart=True)


def layered(network: Network = APART, *, without: int = 0, seed: int = 1) -> Study:
    """Return a network with three layers, and people of whom no layer is known."""
    rng = np.random.default_rng(seed)
    size = sum(LAYERS.values()) + without
    found = study({"A": [rng.permutation(VALUES)[:6] for _ in range(size)]}, networks=(network,))
    listed = [layer for layer, number in LAYERS.items() for _ in range(number)]
    people = tuple(
        Participant(f"A{at}", "A", layer=layer)  # type: ignore[arg-type]
        for at, layer in enumerate([*listed, *[None] * without], start=1)
    )
    return replace(found, design=replace(found.design, participants=people))


def whole(found: Study) -> Study:
    """Return the same study in which layers are not told apart."""
    networks = tuple(replace(one, layers_apart=None) for one in found.design.networks)
    return replace(found, design=replace(found.design, networks=networks))


def shown(
    found: Study, ledger: Ledger = NOTHING_RELEASED, audience: AudienceName = "members"
) -> Released:
    return disclose(analyse(found, resamples=99), audience, ledger)


def gap(released: Released) -> BandedGap:
    (found,) = released.loop.gaps
    assert isinstance(found, BandedGap)
    return found


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_each_layer_of_five_or_more_is_shown_and_the_whole_is_not(audience: AudienceName) -> None:
    released = shown(layered(), audience=audience)
    layers = {one.id: one for one in gap(released).layers}
    assert isinstance(layers["director"], Banded)
    assert layers["director"].respondents == 5
    assert isinstance(layers["delegate"], Banded)
    assert layers["professional"] == Withheld("professional", "", 3, 3, "too_few")
    assert released.networks == (Withheld("A", "", None, 14, "layers_apart"),)
    assert {(one.networks, one.layer) for one in released.ledger.releases} == {
        (("A",), "director"),
        (("A",), "delegate"),
    }


def test_how_many_have_no_layer_cannot_be_subtracted() -> None:
    released = shown(layered(without=6))
    assert gap(released).layers[-1] == Withheld("unknown", "", None, None, "layer_unknown")
    assert released.networks[0].respondents is None


def test_values_apart_are_those_that_bands_tell_apart() -> None:
    found = gap(shown(layered()))
    shared = [set(one.shared) for one in found.layers if isinstance(one, Banded)]
    assert set(found.apart) == shared[0] ^ shared[1]
    assert found.apart


def test_the_whole_and_its_layers_are_never_both_released() -> None:
    found = layered()
    first = shown(whole(found))
    later = shown(found, first.ledger)
    assert {one.reason for one in gap(later).layers if isinstance(one, Withheld)} == {
        "released_otherwise",
        "too_few",
    }
    assert later.ledger == first.ledger
    first = shown(found)
    later = shown(whole(found), first.ledger)
    assert later.networks[0] == Withheld("A", "", 14, 14, "released_otherwise")
    assert later.ledger == first.ledger


def test_who_changes_layer_is_in_one_release_only() -> None:
    found = layered()
    first = shown(found)
    kept = replace(first.ledger, releases=first.ledger.releases[:1])  # the directors
    moved = [replace(row, layer="delegate") if row.id == "A1" else row for row in people(found)]
    later = shown(replace(found, design=replace(found.design, participants=tuple(moved))), kept)
    reasons = {one.id: getattr(one, "reason", "") for one in gap(later).layers}
    assert reasons["delegate"] == "released_otherwise"
    assert later.ledger == kept


def people(found: Study) -> tuple[Participant, ...]:
    return found.design.participants


def test_what_was_shown_of_a_layer_comes_back() -> None:
    found = layered()
    first = shown(found)
    again = shown(layered(seed=2), first.ledger)
    assert gap(again) == gap(first)


def test_a_network_with_layers_is_in_no_whole() -> None:
    rng = np.random.default_rng(1)
    groups = {id: [rng.permutation(VALUES)[:6] for _ in range(4)] for id in "BCDE"}
    networks = tuple(Network(id, layers_apart=id == "E" or None) for id in groups)
    released = disclose(analyse(study(groups, networks=networks), resamples=99), "outside")
    assert isinstance(released.everyone, Banded)
    assert released.everyone.pooled == ("B", "C", "D")


def test_nobody_outside_sees_the_layers_of_a_network_that_did_not_sign() -> None:
    released = shown(layered(replace(APART, outside=None)), audience="outside")
    assert [one.reason for one in released.loop.gaps if isinstance(one, Withheld)] == ["not_signed"]
    assert released.ledger == NOTHING_RELEASED


def test_without_layers_apart_the_whole_is_shown_and_no_layer() -> None:
    released = shown(whole(layered()))
    assert isinstance(released.networks[0], Banded)
    assert released.loop.gaps == ()
