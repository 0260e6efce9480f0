"""Networks in two rounds: the same people, one who joined, layers apart, and too few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from attack.outlets import Output, outputs, released_to
from attack.studies import drawn
from attack.twins import scope, twin
from builders import VALUES, placements, study
from samenspel.disclosure import NOTHING_RELEASED, Ledger, Released
from samenspel.disclosure.released import AudienceName
from samenspel.study.agreeing import Agreement, FollowUp, TensionCard, Understanding
from samenspel.study.model import Study
from samenspel.study.rows import Network, Participant, Placement

ROUNDS = (1, 2)
SIZES: Mapping[str, tuple[int, int]] = {
    "same": (9, 9),
    "grown": (8, 9),
    "apart": (16, 16),
    "few": (4, 4),
}
LAYERS: Mapping[str, int] = {"director": 5, "delegate": 7, "professional": 3, "unknown": 1}
LISTED = [layer for layer, number in LAYERS.items() for _ in range(number)]


def two_rounds(seed: int = 1) -> Study:
    """Return networks that all signed for their bands, in two rounds, with what they agreed."""
    rows = [row for number in ROUNDS for row in _round(number, seed)]
    networks = tuple(
        Network(id, outside="bands", layers_apart=id == "apart" or None) for id in SIZES
    )
    people = tuple(
        Participant(f"apart{at}", "apart", layer=None if layer == "unknown" else layer)  # type: ignore[arg-type]
        for at, layer in enumerate(LISTED, start=1)
    )
    base = study({}, networks=networks, participants=people)
    return replace(base, sorts=tuple(rows), **_agreed())  # type: ignore[arg-type]


def _round(number: int, seed: int) -> Iterator[Placement]:
    for at, (network, sizes) in enumerate(SIZES.items()):
        picks = drawn(sizes[number - 1], "alike", seed=seed + 10 * at + 100 * number)
        for who, important in enumerate(picks, start=1):
            for row in placements(f"{network}{who}", network, important):
                yield replace(row, round=number)


def _agreed() -> Mapping[str, tuple[object, ...]]:
    day = date(2026, 1, 1)
    return {
        "understandings": tuple(
            Understanding(id, VALUES[0], "partly", f"zz{id} betekenis") for id in SIZES
        ),
        "agreements": tuple(
            Agreement(f"a-{id}", id, VALUES[0], "system", f"zz{id} gedrag", f"zz{id} trekker", day)
            for id in SIZES
        ),
        "tension_cards": tuple(
            TensionCard(f"t-{id}", id, "incompatible_demands", f"zz{id} eis", f"zz{id} tegeneis")
            for id in SIZES
        ),
        "followups": tuple(FollowUp(f"a-{id}", day, "kept", f"zz{id} terugblik") for id in SIZES),
    }


Reader = tuple[AudienceName, str | None]
READERS: tuple[Reader, ...] = (("outside", None), *(("members", id) for id in (None, *SIZES)))


def all_released(found: Study) -> Iterator[tuple[int, Reader, Released]]:
    """Yield what every reader sees of every round, one after another, with one ledger."""
    ledger: Ledger = NOTHING_RELEASED
    for number in ROUNDS:
        for audience, network in READERS:
            released = released_to(found, audience, ledger, network=network, number=number)
            ledger = released.ledger
            yield number, (audience, network), released


def all_outputs(found: Study, kinds: Sequence[str]) -> list[tuple[int, Reader, Output]]:
    """Return all bytes of all rounds for all readers."""
    return [
        (number, reader, output)
        for number, reader, released in all_released(found)
        for output in outputs(released, kinds)
    ]


def other_maps(base: Study, seed: int) -> Study:
    """Return a study with other maps in both rounds and every count in its band."""
    rng = np.random.default_rng(seed)
    rows: list[Placement] = []
    for number in ROUNDS:
        scopes = [scope([id], sizes[number - 1]) for id, sizes in SIZES.items() if id in BANDED]
        scopes += [scope([f"apart/{layer}"], LAYERS[layer]) for layer in ("director", "delegate")]
        apart = [_by_layer(row, 1) for row in base.sorts if row.round == number]
        made = twin(replace(base, sorts=tuple(apart)), scopes, rng)
        rows += [
            replace(row, network=row.network.partition("/")[0], round=number)
            for row in made.sorts
            if row.perspective == "network"
        ]
    return replace(base, sorts=tuple(rows))


BANDED = ("same", "grown")


def _by_layer(row: Placement, number: int) -> Placement:
    layer = LISTED[int(row.respondent[5:]) - 1] if row.network == "apart" else ""
    return replace(row, network=f"apart/{layer}" if layer else row.network, round=number)


def with_layers(base: Study) -> Study:
    """Return the study in which every layer is a network: a block for the attacker."""
    return replace(base, sorts=tuple(_by_layer(row, row.round) for row in base.sorts))
