"""Triangulation: sources that speak agree or differ; silence never contradicts anybody."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, permutations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, study
from samenspel.findings.asked_model import (
    EvidenceCount,
    ItemFigures,
    StrategyFigures,
    StrategyMatrix,
)
from samenspel.findings.model import ScopeFigures
from samenspel.findings.scopes import scopes
from samenspel.findings.triangulation import triangulation
from samenspel.findings.workings_model import Judged, Triangulated
from samenspel.study.coding import Coding, Document
from samenspel.study.instrument_rows import Evidence
from samenspel.study.model import Study

SHARED = VALUES[:6]
NOBODY = ItemFigures("trust", 0, 0, 0, 0, "cannot_tell")


def two() -> Study:
    """Return two networks: N shares the first six values, M was not asked about values."""
    made = study({"N": [SHARED] * 5, "M": []})
    return replace(
        made,
        documents=(Document("d", "N"),),
        codings=(Coding("d", SHARED[0]), Coding("d", VALUES[9])),
    )


def figures(made: Study) -> tuple[ScopeFigures, ...]:
    return scopes(made, 1, 999).networks


def matrix(*evidence: EvidenceCount, network: str = "N", **fields: object) -> StrategyMatrix:
    row = StrategyFigures("trust", "normative", "network", NOBODY, evidence=evidence)
    return StrategyMatrix(network, (), (replace(row, **fields),))  # type: ignore[arg-type]


def of_values(made: Study) -> dict[tuple[str, str], Triangulated]:
    found = triangulation(made, figures(made), ())
    return {(row.network, row.item): row for row in found}


def test_a_value_stands_there_when_it_is_shared_or_coded_and_only_then() -> None:
    assert of_values(two()).keys() == {("N", value) for value in (*SHARED, VALUES[9])}


def test_map_and_document_agree_differ_or_one_of_them_is_silent() -> None:
    found = of_values(two())
    assert found["N", SHARED[0]] == Triangulated(
        "N", "value", SHARED[0], "yes", "not_asked", "yes", "not_asked", "agree"
    )
    assert found["N", VALUES[9]] == Triangulated(
        "N", "value", VALUES[9], "no", "not_asked", "yes", "not_asked", "differ"
    )
    assert found["N", SHARED[1]] == Triangulated(
        "N", "value", SHARED[1], "yes", "not_asked", "not_mentioned", "not_asked", "one_source"
    )


def test_without_documents_a_document_was_not_asked() -> None:
    found = of_values(replace(two(), documents=(), codings=()))
    assert {row.document for row in found.values()} == {"not_asked"}
    assert {row.outcome for row in found.values()} == {"one_source"}


def test_without_maps_the_map_was_not_asked_and_denies_nothing() -> None:
    made = replace(two(), documents=(Document("d", "M"),), codings=(Coding("d", SHARED[0]),))
    row = of_values(made)["M", SHARED[0]]
    assert (row.map, row.document, row.outcome) == ("not_asked", "yes", "one_source")


@pytest.mark.parametrize(
    ("present", "absent", "judged"),
    [
        (3, 1, "yes"),
        (1, 3, "no"),
        (2, 2, "mixed"),
        (1, 2, "mixed"),
        (2, 0, "cannot_tell"),
        (0, 1, "cannot_tell"),
        (0, 0, "not_mentioned"),
    ],
)
@pytest.mark.parametrize("evidence", get_args(Evidence))
def test_a_source_says_what_more_than_half_of_its_voices_say(
    evidence: Evidence, present: int, absent: int, judged: Judged
) -> None:
    made = matrix(EvidenceCount(evidence, present, absent, 4))
    (row,) = triangulation(study({"N": []}), (), [made])
    assert getattr(row, evidence) == judged
    others = {"map", "interview", "document", "questionnaire"} - {evidence}
    assert {getattr(row, other) for other in others} == {"not_asked"}
    assert (row.topic, row.item, row.outcome) == ("strategy", "trust", "one_source")


def test_what_is_said_of_one_organisation_or_only_printed_is_left_out() -> None:
    said = EvidenceCount("interview", 1, 0, 1)
    left_out = [
        matrix(said, level="organisation"),
        replace(matrix(said), published=True),
        matrix(said, network="elsewhere"),
    ]
    assert triangulation(study({"N": []}), (), left_out) == ()


COUNTS = {
    "yes": (2, 0),
    "no": (1, 2),
    "mixed": (1, 1),
    "cannot_tell": (1, 0),
    "not_mentioned": (0, 0),
}


@settings(max_examples=60)
@given(
    said=st.dictionaries(st.sampled_from(get_args(Evidence)), st.sampled_from(sorted(COUNTS))),
)
def test_only_sources_that_speak_can_differ(said: dict[Evidence, str]) -> None:
    found = {
        triangulation(
            study({"N": []}),
            (),
            [matrix(*(EvidenceCount(source, *COUNTS[said[source]], 3) for source in order))],
        )[0].outcome
        for order in permutations(said)
    }
    silent = {"cannot_tell", "not_mentioned"}
    spoken = [judged for judged in said.values() if judged not in silent]
    several = "differ" if len(set(spoken)) > 1 else "agree"
    assert found == {several if len(spoken) > 1 else "one_source"}


def test_all_of_one_network_stands_together_values_first() -> None:
    made = replace(
        two(),
        documents=(Document("d", "N"), Document("e", "M")),
        codings=(Coding("d", SHARED[0]), Coding("e", SHARED[0])),
    )
    said = EvidenceCount("interview", 1, 0, 1)
    found = triangulation(made, figures(made), [matrix(said, network="M"), matrix(said)])
    assert [network for network, _ in groupby(found, lambda row: row.network)] == ["N", "M"]
    kinds = [kind for kind, _ in groupby(found, lambda row: (row.network, row.topic))]
    assert kinds == [("N", "value"), ("N", "strategy"), ("M", "value"), ("M", "strategy")]
