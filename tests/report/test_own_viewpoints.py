"""What the chapter on viewpoints says is never refuted by the check of claims on the same study."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from report.viewpoints import three_boxes, with_opposite, without_flags
from samenspel import analyse, disclose, read
from samenspel.claims import check
from samenspel.disclosure import Released
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.formats.documents import read_document
from samenspel.report import compose_viewpoints
from samenspel.report.plain import to_text
from samenspel.text import LANGUAGES, Language

MADE: dict[str, Callable[[], ViewpointFindings]] = {
    "boxes": three_boxes,
    "bootstrap": lambda: three_boxes(resamples=2000),
    "one": lambda: three_boxes(labels=("1",)),
    "halves": lambda: three_boxes(labels=("1", "2+", "2-"), sorts=7),
    "opposite": lambda: with_opposite(three_boxes()),
    "nobody": lambda: without_flags(three_boxes()),
}


@cache
def of_study(name: str) -> Released:
    return disclose(analyse(read(Path("examples") / name)), "researcher")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["twente", "west-brabant-west"])
@pytest.mark.parametrize("made", MADE)
def test_no_sentence_on_viewpoints_is_read_as_a_count_that_the_study_refutes(
    made: str, name: str, language: Language, tmp_path: Path
) -> None:
    shown = replace(of_study(name), viewpoints=MADE[made]())
    path = tmp_path / "viewpoints.txt"
    path.write_text(to_text(compose_viewpoints(shown), language), "utf-8")
    found = check(read_document(path), shown)
    assert [one.sentence for one in found if one.verdict == "not_supported"] == []
