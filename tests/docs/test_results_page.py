"""The reference of results lists every key of the JSON, and no key that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from builders import VALUES, of_minds, study, with_networks
from report.loop_sample import MEMBERS, WHOLE
from report.workings_sample import released
from samenspel import analyse, disclose, read
from samenspel.disclosure.released import AudienceName
from samenspel.formats.results import results
from samenspel.study.coding import Coding, Document
from samenspel.study.model import Study
from samenspel.study.qset import Flag, Turn, ViewpointPlan
from samenspel.study.rows import (
    Meaning,
    Obstruction,
    Placement,
    Priority,
    Remark,
)

AUDIENCES: tuple[AudienceName, ...] = ("researcher", "members", "outside")
PAGES = [Path("docs/reference") / name for name in ("results.md", "results.nl.md")]
CODE = re.compile(r"`([a-z_.]+)`")
# Where each table of keys belongs; tables in this order, the later ones name the parts themselves.
HOLDS_IDS = {"reason", "reasons", "organisations", "important", "bands"}
PLACES = ("", "study", "provenance", "scope", "scope", "scope.values", "scope.values")


def full() -> Study:
    """Return a study with something in every part of the results."""
    base = study({"N": [VALUES[at : at + 6] for at in range(7)], "Z": [VALUES[6:12]] * 3})
    return replace(
        with_networks(base, participants=9),
        sorts=(*base.sorts, *(_for_organisation(row) for row in base.sorts)),
        priorities=tuple(_lists()),
        meanings=(Meaning("N1", "N", VALUES[1], behaviour="b", reviewed=True),),
        obstructing=tuple(Obstruction(f"Z{who}", "Z", VALUES[3]) for who in (1, 2)),
        remarks=(Remark("N1", "N", "clash", "x"),),
        documents=(Document("d", "N"),),
        codings=(Coding("d", VALUES[0]),),
    )


def _for_organisation(row: Placement) -> Placement:
    return replace(row, perspective="organisation")


def _lists() -> Iterator[Priority]:
    """Yield lists that contradict each other: what is on top here is at the bottom there."""
    for who in range(1, 8):
        for place in range(3):
            one = Priority(f"N{who}", "N", VALUES[place], "most")
            yield one
            yield replace(one, choice="least", value=VALUES[17 - place])
            yield replace(one, perspective="organisation", choice="least")
            yield replace(one, perspective="organisation", value=VALUES[17 - place])


def with_viewpoints() -> Study:
    """Return a study with something in every part of the viewpoints."""
    plan = ViewpointPlan(
        factors=2, turns=(Turn(1, 2, 5.0),), flags=(Flag("N1", 1), Flag("N5", 2)), resamples=20
    )
    return of_minds({"N": "aaabb", "Z": "aa"}, viewpoints=plan)


@cache
def keys() -> frozenset[str]:
    """Return every path that occurs for any audience of four studies, or in any working."""
    examples = (read(f"examples/{name}") for name in ("west-brabant-west", "twente"))
    studies = (full(), with_viewpoints(), *examples)
    return frozenset(
        path
        for made in studies
        for audience in AUDIENCES
        for network in (None, made.design.networks[0].id)
        for path in paths(results(disclose(analyse(made), audience, network=network)))
    ) | frozenset(path for made in (released(), WHOLE, MEMBERS) for path in paths(results(made)))


def paths(part: object, under: str = "") -> Iterator[str]:
    """Yield keys with what they are in; a network and all together are both a 'scope'."""
    for item in part if isinstance(part, list) else [part]:
        if isinstance(item, dict) and not _explained_once(item, under):
            for key, inside in item.items():
                yield f"{under}{key}"
                inner = "scope" if f"{under}{key}" in {"networks", "all"} else f"{under}{key}"
                if key not in HOLDS_IDS:
                    yield from paths(inside, f"{inner}.")


def _explained_once(item: dict[str, Any], under: str) -> bool:
    """Return whether the page describes an object once for every place: a text, a range."""
    known: tuple[set[str], ...] = ({"nl", "en"}, {"low", "high"})
    return set(item) in known and not under.endswith("band.")


def tables(page: Path) -> list[list[list[str]]]:
    """Return the tables of a page: rows of cells, the head first."""
    blocks = re.findall(r"(?:^\|.*\n)+", page.read_text("utf-8"), re.MULTILINE)
    return [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        for block in blocks
    ]


def documented(page: Path) -> set[str]:
    listed = tables(page)
    found = {
        f"{place}.{key}".strip(".")
        for place, table in zip(PLACES, listed, strict=False)
        for cells in table[2:]
        for key in CODE.findall(cells[0])
    }
    return found | {
        f"{CODE.findall(cells[0])[0]}.{key}"
        for parts in listed[len(PLACES) :]
        for cells in parts[2:]
        for key in CODE.findall(cells[1])
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_lists_every_key_and_no_other(page: Path) -> None:
    assert documented(page) == keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_says_which_keys_only_a_scope_in_bands_has(page: Path) -> None:
    made = full()
    banded: dict[str, Any] = results(disclose(analyse(made), "members", network="N"))["networks"][0]
    whole: dict[str, Any] = results(disclose(analyse(made)))["networks"][0]
    table = tables(page)[4]
    only = {key for cells in table[2:] for key in CODE.findall(cells[0])}
    assert only == banded.keys() - whole.keys()
    missing = whole.keys() - banded.keys()
    before = page.read_text("utf-8").split("| `rung`")[0].rsplit("\n\n", 2)[1]
    assert set(CODE.findall(before)) == missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_says_once_what_a_range_is(page: Path) -> None:
    words = page.read_text("utf-8")
    assert "`low`" in words.split("`part_of`")[1]
    assert "`high`" in words
