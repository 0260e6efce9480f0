"""What can be chosen beside every page of results: each choice a link to the same chapter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from samenspel.text import Text, plain
from samenspel.web.results.wishes import Wish
from samenspel.web.speech.words import sentence

Way = tuple[Text, Wish, bool]  # what it is called, what would be asked, whether it is now


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; ``query`` is what the address of the results ends with."""

    words: Text
    query: str
    current: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """All of one kind, under the name of their heading."""

    kind: str
    every: tuple[Choice, ...]


def choices(wish: Wish, chapter: str) -> list[Choices]:
    """Return all that can be chosen from where somebody is."""
    kinds = {"audience": _readers, "network": _networks, "beside": _beside, "round": _rounds}
    found = {kind: list(ways(wish)) for kind, ways in kinds.items()}
    return [
        Choices(kind, tuple(Choice(words, _query(to, chapter), now) for words, to, now in ways))
        for kind, ways in found.items()
        if len(ways) > 1
    ]


def _readers(wish: Wish) -> Iterator[Way]:
    for one in wish.audiences:
        yield sentence(one, part="results"), replace(wish, audience=one), one == wish.audience


def _networks(wish: Wish) -> Iterator[Way]:
    """Yield the networks; outsiders see them as they were released, all or some at once."""
    if wish.audience == "outside" or len(wish.networks) == 1:
        return
    if wish.audience == "researcher":
        everyone = replace(wish, network=None, beside=None)
        yield sentence("all_networks", part="results"), everyone, wish.network is None
    for one in wish.networks:
        yield (
            plain(one.name or one.id),
            replace(wish, network=one.id),
            one.id == (wish.members or wish.network),
        )


def _beside(wish: Wish) -> Iterator[Way]:
    if not wish.chosen:
        return
    yield sentence("no_other", part="results"), replace(wish, beside=None), len(wish.chosen) == 1
    for one in wish.networks:
        if one.id != wish.network:
            other = replace(wish, beside=one.id)
            yield plain(one.name or one.id), other, one.id in wish.chosen


def _rounds(wish: Wish) -> Iterator[Way]:
    for one in wish.rounds:
        yield plain(one), replace(wish, number=one), one == wish.round


def _query(wish: Wish, chapter: str) -> str:
    kept = urlencode({"chapter": chapter}) if chapter else ""
    return "?" + "&".join(filter(None, (wish.query.removeprefix("?"), kept)))
