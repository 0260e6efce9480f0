"""Releases that are asked for again: other formats, other answers, another order, another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from attack.coalitions import World, coalitions, learned, observed
from attack.desk import LEDGER, QUICK, Desk, Wish
from attack.studies import SIZES, WHOLE, drawn, everything, sharing
from attack.twins import scope, twin
from builders import placements, study
from samenspel.study.model import Study
from samenspel.study.rows import Network

MEMBERS: Wish = ("members", "A")
OUTSIDE: Wish = ("outside", None)
BOTH = (MEMBERS, OUTSIDE)


def signed(n: int = 9, seed: int = 1) -> Study:
    """Return a network that signed for its bands."""
    return study({"A": drawn(n, "alike", seed)}, networks=(Network("A", outside="bands"),))


def joined(base: Study, number: int, network: str = "A", seed: int = 9) -> Study:
    """Return a study in which people came later."""
    rows = [
        row
        for at, picks in enumerate(drawn(number, "random", seed))
        for row in placements(f"late{at}", network, picks)
    ]
    return replace(base, sorts=(*base.sorts, *rows))


def without(base: Study, *people: str) -> Study:
    """Return a study from which people withdrew."""
    return replace(base, sorts=tuple(row for row in base.sorts if row.respondent not in people))


def edited(base: Study, person: str = "A1", seed: int = 5) -> Study:
    """Return a study in which somebody sorted the cards again."""
    again = placements(person, "A", drawn(1, "random", seed)[0])
    return replace(base, sorts=(*without(base, person).sorts, *again))


CHANGES: dict[str, Callable[[Study, int], Study]] = {
    "1 joined": lambda base, seed: joined(base, 1, seed=seed),
    "2 joined": lambda base, seed: joined(base, 2, seed=seed),
    "3 joined": lambda base, seed: joined(base, 3, seed=seed),
    "6 joined": lambda base, seed: joined(base, 6, seed=seed),
    "1 edited": lambda base, seed: edited(base, seed=seed),
    "1 withdrew": lambda base, _: without(base, "A2"),
    "1 withdrew, 1 joined": lambda base, seed: joined(without(base, "A2"), 1, seed=seed),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_happens_later_the_same_release_comes_back(desk: Desk, change: str) -> None:
    base = desk.put(signed())
    first = [desk.told(base, wish)["A"] for wish in BOTH]
    assert first[0] == first[1]
    assert first[0].bands
    later = desk.put(CHANGES[change](base, 7))
    assert [desk.told(later, wish)["A"] for wish in BOTH] == first


@pytest.mark.parametrize("change", sorted(CHANGES.keys() - {"1 withdrew"}))
def test_what_late_answers_hold_leaves_no_trace(desk: Desk, change: str) -> None:
    base = desk.put(signed())
    desk.ask(MEMBERS, "json", "en")
    seen: list[list[bytes]] = []
    for seed in (7, 8):
        desk.put(CHANGES[change](base, seed))
        seen.append(desk.bytes_of(BOTH, ("text", "json", "csv", "html")))
    assert seen[0] == seen[1]


def test_all_releases_together_tell_no_coalition_anything(desk: Desk) -> None:
    base = desk.put(signed(7, seed=5))
    tellings = [desk.told(base, wish)["A"] for wish in BOTH]
    for number in (1, 2, 3, 6):
        later = desk.put(joined(base, number))
        tellings += [desk.told(later, wish, ("json", "text"))["A"] for wish in BOTH]
        world = World.of(later)
        early = {who: own for who, own in world.chosen["A"].items() if who[0] == "A"}
        late = {who: own for who, own in world.chosen["A"].items() if who[0] != "A"}
        world = replace(world, chosen={"early": early, "late": late})
        seen = [one for told in set(tellings) if (one := observed(world, ("early",), told))]
        for people in coalitions(world, ("early", "late"), pairs=8):
            assert not learned(world, people, seen)


def test_the_order_of_asking_makes_no_difference(desk: Desk, tmp_path: Path) -> None:
    found = everything(2)
    wishes: list[Wish] = [OUTSIDE, *(("members", id) for id in (None, *SIZES))]
    seen: list[object] = []
    for order in (wishes, wishes[::-1]):
        one = replace(desk, folder=tmp_path / str(len(seen)) / "study")
        one.folder.parent.mkdir()
        one.put(found)
        made = dict(zip(order, ([*one.bytes_of([wish], ("json",))] for wish in order), strict=True))
        again = dict(
            zip(wishes, ([*one.bytes_of([wish], ("json",))] for wish in wishes), strict=True)
        )
        assert made == again
        seen.append(again)
    assert seen[0] == seen[1]


def test_the_release_that_comes_back_is_the_same_to_the_byte(desk: Desk) -> None:
    desk.put(signed())
    first = desk.bytes_of(BOTH, (*QUICK, "pdf", "docx"))
    assert first == desk.bytes_of(BOTH, (*QUICK, "pdf", "docx"))


@pytest.mark.parametrize("kept", [True, False])
def test_a_sweep_of_the_threshold_tells_nothing_new(desk: Desk, *, kept: bool) -> None:
    base = signed()
    tellings = set()
    for tenths in range(1, 10):
        swept = desk.put(replace(base, design=replace(base.design, threshold=Fraction(tenths, 10))))
        tellings |= {desk.told(swept, wish, ("json", "text", "html"))["A"] for wish in BOTH}
        if not kept:
            (desk.folder / LEDGER).unlink()
    assert len(tellings) == 1


def test_a_network_that_grows_from_four_to_five_counts_in_the_whole_only(desk: Desk) -> None:
    base = desk.put(study({id: drawn(4, "alike", at) for at, id in enumerate("ABC")}))
    before = desk.told(base, OUTSIDE)
    assert before["all"].bands
    assert before["A"].reason == "too_few"
    seen: list[object] = []
    for seed in (1, 2):
        grown = desk.put(joined(base, 1, seed=seed))
        assert desk.told(grown, MEMBERS)["A"].reason == "pooled_instead"
        seen.append(desk.bytes_of([MEMBERS], ("text", "json", "csv", "html")))
    assert seen[0] == seen[1]


def test_a_network_that_shrinks_to_four_shows_nothing_and_stays_out_of_the_whole(
    desk: Desk,
) -> None:
    others = {id: drawn(4, "alike", at) for at, id in enumerate("BCD")}
    base = desk.put(study({"A": drawn(9, "alike"), **others}))
    assert desk.told(base, MEMBERS)["A"].bands
    shrunk = desk.put(without(base, *(f"A{at}" for at in range(5, 10))))
    assert desk.told(shrunk, MEMBERS)["A"].reason == "too_few"
    assert desk.told(shrunk, OUTSIDE)["all"].respondents == 12


def test_a_network_that_was_refused_and_grows_to_five_has_its_first_release(desk: Desk) -> None:
    base = desk.put(signed(4, seed=3))
    assert desk.told(base, MEMBERS)["A"].reason == "too_few"
    grown = desk.put(joined(base, 1))
    told = desk.told(grown, MEMBERS)["A"]
    world = World.of(grown)
    seen = observed(world, ("A",), told)
    assert seen
    for people in coalitions(world, ("A",), pairs=0):
        assert not learned(world, people, [seen])


def test_each_round_has_its_own_release(desk: Desk) -> None:
    first = signed()
    again = [replace(row, round=2) for row in signed(9, seed=2).sorts]
    desk.put(first)
    before = desk.told(first, MEMBERS)["A"]
    both = desk.put(replace(first, sorts=(*first.sorts, *again)))
    after = desk.told(both, MEMBERS)["A"]
    assert before != after
    for round, told in ((1, before), (2, after)):
        world = World.of(both, round=round)
        seen = observed(world, ("A",), told)
        assert seen
        for people in coalitions(world, ("A",), pairs=6):
            assert not learned(world, people, [seen])


BROKEN = [
    b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"schema": 2, "releases": []}', b'{"schema": 1}',
    b'{"schema": 1, "releases": [{}]}', b'{"schema": 1, "releases": {"A": 1}}', b"[" * 9999,
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_nothing_is_released_without_a_readable_ledger(desk: Desk, broken: bytes) -> None:
    desk.put(signed())
    (desk.folder / LEDGER).write_bytes(broken)
    for wish in BOTH:
        for kind in ("html", "json"):
            content, ended = desk.ask(wish, kind, "nl")
            assert (content, ended.code, ended.out) == (b"", 4, "")
    assert [path.name for path in desk.folder.parent.iterdir()] == ["study"]
    assert (desk.folder / LEDGER).read_bytes() == broken


def test_nothing_is_shown_that_could_not_be_kept(desk: Desk) -> None:
    desk.put(signed())
    (desk.folder / LEDGER).mkdir()
    assert desk.ask(OUTSIDE, "json", "en")[1].code == 4


@pytest.mark.parametrize("name", ["open", "pool"])
def test_the_command_says_the_same_whatever_is_behind_the_bands(desk: Desk, name: str) -> None:
    one = everything(1)
    scopes = [scope([id], SIZES[id]) for id in ("open", "big", "shut", "quiet")]
    scopes += [scope(WHOLE, sum(SIZES[id] for id in WHOLE))]
    said = []
    for found in (one, twin(one, scopes, np.random.default_rng(3))):
        desk.put(found)
        (desk.folder / LEDGER).unlink(missing_ok=True)
        wishes: list[Wish] = [OUTSIDE, ("members", name), ("members", None)]
        said.append([desk.ask(wish, kind, "nl") for wish in wishes for kind in ("json", "html")])
    assert all(ended.code == 0 for _, ended in said[0])
    assert said[0] == said[1]


@pytest.mark.parametrize(("n", "shared"), [(7, 10), (10, 10), (11, 11)])
def test_a_refusal_is_kept_too(desk: Desk, n: int, shared: int) -> None:
    base = desk.put(study({"A": sharing(n, shared)}))
    told = desk.told(base, MEMBERS)["A"]
    assert told.reason == "release_check"
    assert desk.told(desk.put(joined(base, 3)), MEMBERS)["A"] == told
