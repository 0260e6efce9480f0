"""Every rule about what stands in an output, switched off, leaves a trace of the maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from attack.outlets import found_in, outputs, released_to
from attack.studies import drawn, identical
from attack.twins import scope, twin
from builders import VALUES, study
from samenspel.disclosure import door, meanings, pseudonymous
from samenspel.disclosure.ledger import Release
from samenspel.disclosure.register import Candidate, Registered, register
from samenspel.disclosure.released import Band
from samenspel.findings.result import Findings
from samenspel.formats import results
from samenspel.study.model import Study
from samenspel.study.rows import Meaning

Switch = pytest.MonkeyPatch
KINDS = ("json", "text", "html")


def bytes_of(found: Study) -> list[bytes]:
    return [content for *_, content in outputs(released_to(found, "members"), KINDS)]


def pair(seed: int = 1) -> tuple[Study, Study]:
    """Return two studies with the same bands and other maps."""
    one = study({"A": drawn(9, "alike")})
    return one, twin(one, [scope("A", 9)], np.random.default_rng(seed))


def test_a_fingerprint_would_confirm_a_guess(monkeypatch: Switch) -> None:
    one, other = pair()
    assert bytes_of(one) == bytes_of(other)
    monkeypatch.setattr(door, "_without_fingerprint", lambda provenance: provenance)
    assert bytes_of(one) != bytes_of(other)


def test_values_in_order_of_their_counts_would_tell_the_counts(monkeypatch: Switch) -> None:
    one, other = pair()
    monkeypatch.setattr(pseudonymous, "register", by_count)
    assert bytes_of(one) == bytes_of(other)  # whatever order was registered
    monkeypatch.setattr(pseudonymous, "_in_order", as_registered)
    assert bytes_of(one) != bytes_of(other)


def by_count(candidate: Candidate, ledger: Any) -> Registered:
    made = register(candidate, ledger)
    assert made is not None
    order = sorted(made.release.bands, key=lambda value: -candidate.counts[value])
    bands = {id: made.release.bands[id] for id in order}
    return replace(made, release=replace(made.release, bands=bands))


def as_registered(_: Findings, release: Release) -> dict[str, Band]:
    return {id: Band(*ends) for id, ends in release.bands.items()}


OPPOSED = [VALUES[:6]] * 6 + [VALUES[12:]] * 5  # what five put on top, six put at the bottom
FIGURES = (
    "important",
    "neutral",
    "less_important",
    "support",
    "rank",
    "nearly_shared",
    "clear",
    "contested",
    "opinions_differ",
)


@pytest.mark.parametrize("figure", FIGURES)
def test_any_other_figure_of_a_value_would_tell_two_studies_apart(
    monkeypatch: Switch, figure: str
) -> None:
    base = study({"A": identical(11) if figure == "clear" else OPPOSED})
    twins = [base, *(twin(base, [scope("A", 11)], np.random.default_rng(at)) for at in range(3))]
    assert len({json_of(found) for found in twins}) == 1
    hidden = results._banded_value
    seen = set()
    for found in twins:
        (shown,) = found_in(found).networks
        known = {value.id: getattr(value, figure) for value in shown.values}
        monkeypatch.setattr(
            results,
            "_banded_value",
            lambda value, *a, known=known, **k: {**hidden(value, *a, **k), figure: known[value]},
        )
        seen.add(json_of(found))
    assert len(seen) > 1


def json_of(found: Study) -> str:
    return results.to_json(released_to(found, "members"))


def explained(people: Sequence[str], *, reviewed: bool) -> Study:
    """Return five people who all chose one value, some of whom say what they mean by it."""
    base = study({"A": [VALUES[:3] + VALUES[3 + at : 6 + at] for at in range(5)]})
    texts = tuple(
        Meaning(who, "A", VALUES[0], behaviour=f"Zo doet {who} het", reviewed=reviewed)
        for who in people
    )
    return replace(base, meanings=texts)


def shown(found: Study) -> list[str]:
    """Return whose texts can be read."""
    content = json_of(found)
    return [who for who in ("A1", "A2", "A3", "A4", "A5") if f"Zo doet {who} het" in content]


def test_unreviewed_words_would_be_read(monkeypatch: Switch) -> None:
    found = explained(["A1"], reviewed=False)
    assert shown(found) == []
    careful = meanings.unattributed
    monkeypatch.setattr(
        door,
        "unattributed",
        lambda findings, scopes, ledger: careful(read_by_no_one(findings), scopes, ledger),
    )
    assert shown(found) == ["A1"]


def read_by_no_one(findings: Any) -> Any:
    return replace(
        findings, meanings=tuple(replace(row, reviewed=True) for row in findings.meanings)
    )


def test_all_texts_would_tell_that_all_chose_the_value(monkeypatch: Switch) -> None:
    people = ["A1", "A2", "A3", "A4", "A5"]
    found = explained(people, reviewed=True)
    assert len(shown(found)) == 2  # of three or more, the reader may be one
    monkeypatch.setattr(meanings, "coalition", lambda _: -9)
    assert shown(found) == people
