"""The ledger on disk: absent is empty, unreadable is an error, and writing loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.broken import make
from samenspel.disclosure.ledger import Ledger, Release
from samenspel.errors import ReleaseError, UnusableFileError
from samenspel.formats import ledger_path, read, read_ledger, write_ledger

WORDS = st.text(max_size=5)
RELEASES = st.builds(
    Release,
    networks=st.lists(WORDS, max_size=3).map(tuple),
    round=st.integers(1, 9),
    respondents=st.frozensets(st.tuples(WORDS, WORDS)),
    rung=st.sampled_from(["four_bands", "two_bands", "number", "withheld"]),
    bands=st.dictionaries(WORDS, st.tuples(st.integers(0, 9), st.integers(0, 9))),
    shared_count=st.none() | st.integers(0, 18),
    layer=WORDS,
    why=WORDS,
)


@given(st.lists(RELEASES, max_size=3).map(tuple))
@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
def test_what_is_kept_is_read_back(tmp_path: Path, releases: tuple[Release, ...]) -> None:
    write_ledger(Ledger(releases), tmp_path / "releases.json")
    assert read_ledger(tmp_path / "releases.json") == Ledger(releases)


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "releases.json") == Ledger()


GOOD = (
    '{"schema": 1, "releases": [{"networks": ["a"], "round": 1, "respondents": [["a", "b"]], '
    '"rung": "number", "bands": {"v": [0, 1]}, "shared_count": 2, "texts": []}]}'
)


def test_the_example_that_is_broken_below_is_fine(tmp_path: Path) -> None:
    (tmp_path / "releases.json").write_text(GOOD, encoding="utf-8")
    found = read_ledger(tmp_path / "releases.json").releases[0]
    assert found.shared_count == 2
    assert (found.layer, found.why) == ("", "")  # it was kept before there were layers


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{", ""),
        ('"schema": 1', '"schema": 2'),
        ('"round": 1', '"round": "1"'),
        ('"round": 1', '"round": true'),
        ('["a", "b"]', '["a"]'),
        ('["a", "b"]', '"ab"'),
        ('"number"', '"all"'),
        ("[0, 1]", "[0]"),
        ('{"v": [0, 1]}', "[]"),
        ('["a"]', '"a"'),
        ('"shared_count": 2', '"shared": 2'),
        (GOOD, "[" * 100_000),
    ],
)
def test_a_ledger_that_cannot_be_read_stops_every_release(
    old: str, new: str, tmp_path: Path
) -> None:
    (tmp_path / "releases.json").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReleaseError):
        read_ledger(tmp_path / "releases.json")


def test_the_ledger_stands_in_the_folder_or_beside_the_file(tmp_path: Path) -> None:
    assert ledger_path(tmp_path) == tmp_path / "releases.json"
    assert ledger_path(tmp_path / "a.xlsx") == tmp_path / "a.releases.json"


def test_the_ledger_is_no_part_of_the_study(tmp_path: Path) -> None:
    path = make(tmp_path)
    before = read(path)
    write_ledger(Ledger(), ledger_path(path))
    assert read(path) == before


def test_a_ledger_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError):
        write_ledger(Ledger(), tmp_path / "nergens" / "releases.json")
