"""Releases that overlap cannot be subtracted, and no text points at a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from attack.desk import Desk, Wish
from attack.outlets import released_to
from attack.studies import drawn
from attack.test_repeated import joined, without
from builders import VALUES, placements, study
from samenspel.cli.outputs import RESULTS
from samenspel.disclosure import NOTHING_RELEASED, Released
from samenspel.study.model import Study
from samenspel.study.rows import Meaning, Network

OUTSIDE: Wish = ("outside", None)
MEMBERS: Wish = ("members", "A")


def four_networks() -> Study:
    groups = {id: drawn(3, "alike", at) for at, id in enumerate("ABC")}
    return study({**groups, "D": [VALUES[:2] + VALUES[12:16]]})


def three_networks(**design: Any) -> Study:
    return study({id: drawn(3, "alike", at) for at, id in enumerate("ABC")}, **design)


def test_a_network_that_withdraws_cannot_be_subtracted_from_the_whole(desk: Desk) -> None:
    base = desk.put(four_networks())
    before = desk.told(base, OUTSIDE)["all"]
    assert desk.told(desk.put(without(base, "D1")), OUTSIDE)["all"] == before


def test_a_network_that_says_no_later_stays_in_the_whole_that_was_released(desk: Desk) -> None:
    base = desk.put(four_networks())
    before = desk.told(base, OUTSIDE)["all"]
    networks = tuple(Network(id, outside="no" if id == "D" else None) for id in "ABCD")
    later = replace(base, design=replace(base.design, networks=networks))
    assert desk.told(desk.put(later), OUTSIDE)["all"] == before


def test_a_network_that_comes_later_makes_no_second_whole(desk: Desk) -> None:
    base = desk.put(without(four_networks(), "D1"))
    before = desk.told(base, OUTSIDE)["all"]
    assert desk.told(desk.put(four_networks()), OUTSIDE)["all"] == before


def test_networks_in_another_order_are_the_same_networks(desk: Desk) -> None:
    base = three_networks()
    before = desk.told(desk.put(base), OUTSIDE)["all"]
    later = joined(base, 1, "A")
    turned = replace(later, design=replace(later.design, networks=later.design.networks[::-1]))
    assert desk.told(desk.put(turned), OUTSIDE)["all"] == before


def test_rows_in_another_order_are_the_same_rows(desk: Desk) -> None:
    base = three_networks(networks=())
    before = desk.told(desk.put(base), OUTSIDE)["all"]
    later = joined(base, 1, "A")
    assert desk.told(desk.put(replace(later, sorts=later.sorts[::-1])), OUTSIDE)["all"] == before


@pytest.mark.parametrize("target", ["copy.xlsx", "copy.json", "copy"])
def test_a_converted_study_remembers_its_releases(desk: Desk, target: str) -> None:
    base = desk.put(study({"A": drawn(9, "alike")}))
    before = desk.told(base, MEMBERS)["A"]
    later = desk.put(joined(base, 1))
    copy = desk.folder.parent / target
    assert desk.run("convert", desk.folder, copy).code == 0
    assert replace(desk, folder=copy).told(later, MEMBERS)["A"] == before


def test_a_network_with_another_name_is_still_the_same_people(desk: Desk) -> None:
    base = desk.put(study({"A": drawn(9, "alike")}))
    desk.told(base, MEMBERS)
    rows = tuple(replace(row, network="B") for row in joined(base, 1).sorts)
    later = replace(base, sorts=rows, design=replace(base.design, networks=(Network("B"),)))
    assert desk.told(desk.put(later), ("members", "B"))["B"].reason == "released_otherwise"


def alike(n: int) -> Study:
    return study({"A": [[*VALUES[:3], *VALUES[3 + at % 6 : 6 + at % 6]] for at in range(n)]})


def said(base: Study, people: Sequence[str], card_version: str = "") -> Study:
    rows = tuple(
        Meaning(
            who,
            "A",
            VALUES[0],
            behaviour=f"Tekst van {who}",
            card_version=card_version,
            reviewed=True,
        )
        for who in people
    )
    return replace(base, meanings=(*base.meanings, *rows))


def texts(released: Released) -> set[str]:
    found = str(RESULTS["json"](released, "nl"))
    people = [*(f"A{number}" for number in range(1, 10)), "late0"]
    return {who for who in people if f"Tekst van {who}" in found}


def test_when_somebody_joined_or_left_no_text_is_shown() -> None:
    base = said(alike(9), ["A1", "A2"])
    first = released_to(base, "members")
    assert texts(first) == {"A1", "A2"}
    late = placements("late0", "A", VALUES[:6])
    later = said(replace(base, sorts=(*base.sorts, *late)), ["late0"])
    assert texts(released_to(later, "members", first.ledger)) == set()
    gone = without(base, "A2")
    gone = replace(gone, meanings=tuple(row for row in gone.meanings if row.respondent != "A2"))
    assert texts(released_to(gone, "members", first.ledger)) == set()


@pytest.mark.parametrize("growing", [True, False])
def test_texts_that_are_reviewed_in_batches_never_add_up_beyond_the_cap(*, growing: bool) -> None:
    people = [f"A{number}" for number in range(1, 6)]
    ledger, seen = NOTHING_RELEASED, set[str]()
    for at, who in enumerate(people):
        batch = said(alike(5), people[: at + 1] if growing else [who])
        released = released_to(batch, "members", ledger)
        ledger, seen = released.ledger, seen | texts(released)
    assert len(seen) == 5 // 2 + 1 - 1


def test_another_seed_shows_no_other_texts() -> None:
    base = said(alike(5), [f"A{number}" for number in range(1, 6)])
    ledger, seen = NOTHING_RELEASED, set[str]()
    for seed in range(1, 6):
        made = replace(base, design=replace(base.design, seed=seed))
        released = released_to(made, "members", ledger)
        ledger, seen = released.ledger, seen | texts(released)
    assert len(seen) == 2


def test_a_text_carries_nothing_else_of_its_author() -> None:
    made = [said(alike(9), ["A1"], version) for version in ("2021", "2023")]
    first, second = (RESULTS["json"](released_to(one, "members"), "en") for one in made)
    assert first == second


def test_texts_are_for_members_of_the_network_itself() -> None:
    networks = (Network("A", outside="bands"), Network("B"))
    base = said(study({"A": [VALUES[:6]] * 9, "B": drawn(9, "alike")}, networks=networks), ["A1"])
    assert texts(released_to(base, "outside")) == set()
    assert texts(released_to(base, "members")) == set()
