"""Other maps behind the same bands leave no trace: every output is the same to the last byte."""

from __future__ import annotations

import numpy as np
import pytest

from attack.outlets import AUDIENCES, PLAIN, outputs, released_to
from attack.studies import CONSTRUCTED, SIZES, WHOLE, drawn, everything, with_meanings
from attack.twins import scope, twin
from builders import study
from outputs import EVERY
from samenspel.study.model import Study
from samenspel.study.rows import Network
from samenspel.study.sorts import maps

SHOWN = ("open", "big", "shut", "quiet")  # to their own members, or also outside
SCOPES = (*(scope([id], SIZES[id]) for id in SHOWN), scope(WHOLE, sum(SIZES[id] for id in WHOLE)))


def told_apart(one: Study, other: Study, kinds: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return which outputs, to whom, differ between two studies; nothing else may tell them."""
    networks = [None, *(network.id for network in one.design.networks)]
    readers = [("outside", None), *(("members", network) for network in networks)]
    return [
        (audience, network or "", kind, language)
        for audience, network in readers
        for (kind, language, first), (_, _, second) in zip(
            outputs(released_to(one, audience, network=network), kinds),  # type: ignore[arg-type]
            outputs(released_to(other, audience, network=network), kinds),  # type: ignore[arg-type]
            strict=True,
        )
        if first != second
    ]


def changed(one: Study, other: Study) -> int:
    """Return how many maps differ."""
    pairs = zip(maps(one, round=1), maps(other, round=1), strict=True)
    return sum(a.boxes != b.boxes for a, b in pairs)


@pytest.mark.parametrize("seed", range(1, 6))
def test_studies_that_differ_in_all_but_their_bands_cannot_be_told_apart(seed: int) -> None:
    one = with_meanings(everything(seed), ["Wij bellen", "Wij wachten"])
    other = twin(one, SCOPES, np.random.default_rng(seed))
    assert changed(one, other) > 40
    assert told_apart(one, other, (*PLAIN, "html")) == []


def test_pages_and_word_files_cannot_be_told_apart_either() -> None:
    one = with_meanings(everything(3), ["Wij bellen"])
    other = twin(one, SCOPES, np.random.default_rng(4))
    for audience in AUDIENCES:
        first = outputs(released_to(one, audience), ("pdf", "docx"))
        assert first == outputs(released_to(other, audience), ("pdf", "docx"))


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_two_quite_different_small_networks_cannot_be_told_apart(n: int) -> None:
    networks = (Network("A", outside="bands"),)
    one = study({"A": drawn(n, "agreeing")}, networks=networks)
    other = study(
        {"A": [sorted(cards, reverse=True) for cards in drawn(n, "random", 2)]}, networks=networks
    )
    assert told_apart(one, twin(other, [], np.random.default_rng(n)), tuple(EVERY)) == []


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_at_the_edge_too_the_bytes_hold_nothing_but_the_bands(name: str) -> None:
    one = study({"A": CONSTRUCTED[name]}, networks=(Network("A", outside="bands"),))
    scopes = [scope("A", len(CONSTRUCTED[name]))] if len(CONSTRUCTED[name]) > 4 else []
    other = twin(one, scopes, np.random.default_rng(1))
    assert told_apart(one, other, PLAIN) == []


def test_a_value_in_another_band_is_told() -> None:
    """The comparison can fail: it sees what members are meant to see."""
    one, other = (
        study({"A": drawn(9, "alike", seed)}, networks=(Network("A", outside="bands"),))
        for seed in (1, 2)
    )
    assert told_apart(one, other, PLAIN)
