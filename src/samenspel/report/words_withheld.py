"""What is withheld, said once for each reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samenspel.disclosure.released import Withheld
from samenspel.report.blocks import Notice
from samenspel.report.words import Words, reason, wording
from samenspel.text import Text, listed


def by_reason(scopes: Iterable[object], words: Words) -> Iterator[tuple[str, Text]]:
    """Yield each reason for withholding, with the names of the scopes that it holds for."""
    named: dict[str, list[Text]] = {}
    for scope in scopes:
        if isinstance(scope, Withheld):
            named.setdefault(scope.reason, []).append(words.network(scope.id))
    return ((why, listed(names)) for why, names in named.items())


def hidden(scopes: Iterable[object], words: Words) -> Iterator[Notice]:
    """Yield a notice for each reason for withholding."""
    for why, names in by_reason(scopes, words):
        yield Notice(wording("withheld_title", network=names), reason(why), "withheld")
