"""What a reader must know of viewpoints, in words."""

from __future__ import annotations

from samenspel.catalogue import texts
from samenspel.findings.viewpoints_model import Doubted
from samenspel.text import Text, listed, plain

OF_VIEWPOINTS = frozenset({"bipolar", "no_flags", "tied_scores"})
NAMED = 12  # names in one sentence; the rest is counted


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
