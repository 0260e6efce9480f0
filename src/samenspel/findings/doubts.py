"""What a reader must know of viewpoints, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from samenspel.analysis.viewpoints.model import Doubt
from samenspel.catalogue import texts
from samenspel.findings.viewpoints_model import (
    Doubted,
    HowMany,
    Score,
    StatementFigures,
    ViewpointFigures,
)
from samenspel.text import Text, listed, plain

FoundCode = Literal[
    "nothing_beyond_chance",  # (used,): no factor is stronger than chance gives
    "beyond_chance_count",  # (used, beyond chance)
    "small_viewpoints",  # labels of viewpoints with one up to three sorts
    "unlike_resamples",  # labels of viewpoints whose loadings the resamples do not repeat
    "unsteady_marks",  # (unsteady, all): distinguishing scores that the bootstrap does not support
]
OF_SORTS = frozenset(
    {"empty_sorts", "constant_sorts", "identical_sorts", "missing_cells"}
    | {"unit_loadings", "confounded_sorts", "double_flags", "weak_flags"}
)
OF_VIEWPOINTS = frozenset(
    {"bipolar", "no_flags", "tied_scores", "small_viewpoints", "unlike_resamples"}
)
NAMED = 12  # names in one sentence; the rest is counted
SMALL = 4  # under so many sorts one sort more or less makes another viewpoint
FAIR = 0.85  # Lorenzo-Seva and ten Berge (2006): from here on fairly alike


def doubted(doubt: Doubt, sorts: Sequence[object], labels: Sequence[str]) -> Doubted:
    """Return a doubt with the names of its sorts or viewpoints, or its counts and factors."""
    if doubt.code in OF_SORTS:
        return Doubted(doubt.code, tuple(str(sorts[place]) for place in doubt.places))
    if doubt.code in OF_VIEWPOINTS:
        return Doubted(doubt.code, tuple(labels[place] for place in doubt.places))
    first = 1 if doubt.code == "close_eigenvalues" else 0  # factors are numbered from 1
    return Doubted(doubt.code, tuple(str(place + first) for place in doubt.places))


def doubts_of_count(used: int, looks: HowMany) -> Iterator[Doubted]:
    """Yield that more factors were used than are stronger than chance gives."""
    if looks.parallel == 0:
        yield Doubted("nothing_beyond_chance", (str(used),))
    elif used > looks.parallel:
        yield Doubted("beyond_chance_count", (str(used), str(looks.parallel)))


def doubts_of_figures(
    viewpoints: Sequence[ViewpointFigures], scores: Sequence[StatementFigures]
) -> Iterator[Doubted]:
    """Yield which viewpoints rest on few sorts, and what the resamples do not repeat."""
    small = tuple(one.label for one in viewpoints if 0 < one.loaders < SMALL)
    if small:
        yield Doubted("small_viewpoints", small)
    unlike = tuple(
        one.label for one in viewpoints if one.similarity is not None and one.similarity < FAIR
    )
    if unlike:
        yield Doubted("unlike_resamples", unlike)
    marked = [(score, row) for row in scores for score in row.scores if score.distinguishing]
    shaky = sum(unsteady(score, row) for score, row in marked)
    if shaky:
        yield Doubted("unsteady_marks", (str(shaky), str(len(marked))))


def unsteady(score: Score, row: StatementFigures) -> bool:
    """Return whether a score distinguishes, while its resamples overlap another viewpoint's."""
    own = score.interval
    if own is None or score.distinguishing is None:
        return False
    others = [one.interval for one in row.scores if one.viewpoint != score.viewpoint]
    return any(one and one.low <= own.high and own.low <= one.high for one in others)


def doubt_words(doubted: Doubted) -> Text:
    """Return the sentence for one doubt; without names it speaks of some sorts or viewpoints."""
    first, second = (*map(plain, doubted.about), plain("–"), plain("–"))[:2]
    sentence = texts("qsorts")[f"doubt_{doubted.code}"]
    return sentence.format(first=first, second=second, names=_names(doubted))


def _names(doubted: Doubted) -> Text:
    words = texts("qsorts")
    viewpoints = doubted.code in OF_VIEWPOINTS
    if not doubted.about:
        return words["some_viewpoints" if viewpoints else "some_sorts"]
    names = [
        words["viewpoint"].format(label=name) if viewpoints else plain(name)
        for name in doubted.about[:NAMED]
    ]
    left = len(doubted.about) - len(names)
    return listed([*names, words["more"].format(count=left)] if left else names)
