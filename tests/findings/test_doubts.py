"""Every doubt about viewpoints has one plain sentence in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest

from samenspel.analysis.viewpoints.model import DoubtCode
from samenspel.catalogue import texts
from samenspel.findings.doubts import (
    FAIR,
    OF_VIEWPOINTS,
    SMALL,
    FoundCode,
    doubt_words,
    doubts_of_count,
    doubts_of_figures,
    unsteady,
)
from samenspel.findings.viewpoints_model import (
    Doubted,
    HowMany,
    Interval,
    Level,
    Score,
    StatementFigures,
    ViewpointFigures,
)
from samenspel.text import Text

CODES: tuple[str, ...] = (*get_args(DoubtCode), *get_args(FoundCode))


def test_every_doubt_has_words_and_every_word_has_a_doubt() -> None:
    worded = {key.removeprefix("doubt_") for key in texts("qsorts") if key.startswith("doubt_")}
    assert worded == set(CODES)
    assert set(CODES) >= OF_VIEWPOINTS


@pytest.mark.parametrize("code", CODES)
def test_a_doubt_reads_as_a_sentence_with_and_without_names(code: str) -> None:
    for about in ((), ("1",), ("3", "2")):
        words = doubt_words(Doubted(code, about))
        assert words.nl != words.en
        for sentence in (words.nl, words.en):
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_sorts_and_viewpoints_are_named() -> None:
    assert doubt_words(Doubted("no_flags", ("1", "2-"))) == Text(
        "Voor gezichtspunt 1 en gezichtspunt 2- staat geen enkele sortering. "
        "Daar zijn dus geen scores.",
        "No sort stands for viewpoint 1 and viewpoint 2-. So there are no scores.",
    )
    assert doubt_words(Doubted("constant_sorts", ("an",))).en.startswith("In an everything")
    assert doubt_words(Doubted("fewer_factors", ("9", "4"))).en == (
        "9 factors were asked for. These sorts carry 4."
    )


def test_many_names_are_cut_and_counted() -> None:
    many = tuple(f"p{number}" for number in range(1, 21))
    assert "p11, p12 and 8 more" in doubt_words(Doubted("confounded_sorts", many)).en
    assert "p12 and" not in doubt_words(Doubted("confounded_sorts", many[:12])).en
    assert "p11 en p12." in doubt_words(Doubted("confounded_sorts", many[:12])).nl


# Doubts about what was found.


def looks(parallel: int) -> HowMany:
    return HowMany((), (), parallel=parallel, partial=(), map=1, previews=())


@pytest.mark.parametrize(
    ("used", "parallel", "expected"),
    [
        (3, 0, [Doubted("nothing_beyond_chance", ("3",))]),
        (1, 0, [Doubted("nothing_beyond_chance", ("1",))]),
        (3, 2, [Doubted("beyond_chance_count", ("3", "2"))]),
        (3, 3, []),
        (2, 3, []),
    ],
)
def test_more_factors_than_are_stronger_than_chance_are_a_doubt(
    used: int, parallel: int, expected: list[Doubted]
) -> None:
    assert list(doubts_of_count(used, looks(parallel))) == expected


def viewpoint(label: str, loaders: int, similarity: float | None = None) -> ViewpointFigures:
    return ViewpointFigures(
        label=label,
        loaders=loaders,
        negative_loaders=0,
        sum_of_squares=1.0,
        explained=0.1,
        reliability=None,
        se=None,
        bipolar=False,
        defined=None,
        similarity=similarity,
    )


def test_viewpoints_of_few_sorts_are_named_and_those_of_nobody_are_not() -> None:
    found = [viewpoint(str(loaders), loaders) for loaders in range(SMALL + 2)]
    assert list(doubts_of_figures(found, ())) == [Doubted("small_viewpoints", ("1", "2", "3"))]


def test_viewpoints_that_resamples_do_not_repeat_are_named() -> None:
    found = [viewpoint("1", 9, FAIR), viewpoint("2", 9, FAIR - 0.01), viewpoint("3", 9)]
    assert list(doubts_of_figures(found, ())) == [Doubted("unlike_resamples", ("2",))]


def row(*ends: tuple[float, float] | None, level: Level | None = "0.01") -> StatementFigures:
    """Return a statement of which the first viewpoint is distinguishing, with these intervals."""
    scores = tuple(
        Score(str(at), 0.0, 0, Interval(*one) if one else None, level if at == 0 else None)
        for at, one in enumerate(ends)
    )
    return StatementFigures("s", scores, consensus=False, equivalent=False)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (((0, 1), (2, 3)), False),
        (((0, 1), (1, 2)), True),
        (((2, 3), (0, 1)), False),
        (((1, 2), (0, 1)), True),
        (((0, 3), (1, 2)), True),
        (((1, 2), (0, 3)), True),
        (((0, 1), (2, 3), (0.5, 4)), True),
        (((0, 1), None), False),
        ((None, (0, 1)), False),
    ],
)
def test_a_mark_is_unsteady_when_its_interval_meets_that_of_another_viewpoint(
    ends: Sequence[tuple[float, float] | None],
    *,
    expected: bool,
) -> None:
    found = row(*ends)
    assert unsteady(found.scores[0], found) == expected
    told = [Doubted("unsteady_marks", ("1", "1"))] if expected else []
    assert list(doubts_of_figures((), [found])) == told


def test_what_does_not_distinguish_is_no_unsteady_mark() -> None:
    found = row((0, 3), (1, 2), level=None)
    assert not unsteady(found.scores[0], found)
