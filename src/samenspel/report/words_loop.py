"""The words that the chapters on the loop share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samenspel.catalogue import texts
from samenspel.disclosure.released import Withheld
from samenspel.report.blocks import Notice
from samenspel.report.words import Words, reason, wording
from samenspel.text import Text, listed


def looped(key: str, **parts: object) -> Text:
    """Return a title, sentence or head of a chapter on the loop, filled in."""
    return texts("report_loop")[key].format(**parts)


def hidden(scopes: Iterable[object], words: Words) -> Iterator[Notice]:
    """Yield each reason for withholding, with the names of the networks that it holds for."""
    named: dict[str, list[Text]] = {}
    for scope in scopes:
        if isinstance(scope, Withheld):
            named.setdefault(scope.reason, []).append(words.network(scope.id))
    for why, names in named.items():
        title = wording("withheld_title", network=listed(names))
        yield Notice(title, reason(why), "withheld")
