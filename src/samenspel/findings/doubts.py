"""What a reader must know of viewpoints, in words."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.analysis.viewpoints.model import Doubt
from samenspel.catalogue import texts
from samenspel.findings.viewpoints_model import Doubted
from samenspel.text import Text, listed, plain

OF_SORTS = frozenset(
    {"constant_sorts", "identical_sorts", "missing_cells", "unit_loadings", "confounded_sorts"}
)
OF_VIEWPOINTS = frozenset({"bipolar", "no_flags", "tied_scores"})
NAMED = 12  # names in one sentence; the rest is counted


def doubted(doubt: Doubt, sorts: Sequence[object], labels: Sequence[str]) -> Doubted:
    """Return a doubt with the names of its sorts or viewpoints, or its counts and factors."""
    if doubt.code in OF_SORTS:
        return Doubted(doubt.code, tuple(str(sorts[place]) for place in doubt.places))
    if doubt.code in OF_VIEWPOINTS:
        return Doubted(doubt.code, tuple(labels[place] for place in doubt.places))
    first = 1 if doubt.code == "close_eigenvalues" else 0  # factors are numbered from 1
    return Doubted(doubt.code, tuple(str(place + first) for place in doubt.places))


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
