"""The words that chapters share: names of values and networks, counts with their denominator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samenspel.catalogue import texts
from samenspel.disclosure.released import Banded, Released, Scope
from samenspel.findings.model import ScopeFigures, ValueFigures
from samenspel.text import Text, listed, number, plain

FEWEST_FOR_PERCENT = 20
NONE = plain("–")


def wording(key: str, **parts: object) -> Text:
    """Return a title, caption or head of a report, filled in."""
    return texts("report")[key].format(**parts)


def sentence(key: str, **parts: object) -> Text:
    """Return a finding in words, filled in."""
    return texts("findings")[key].format(**parts)


def reason(code: str) -> Text:
    """Return why a figure is not there."""
    return texts("reasons")[code]


def joined(parts: Iterable[Text]) -> Text:
    """Return sentences one after the other."""
    said = list(parts)
    return Text(" ".join(part.nl for part in said), " ".join(part.en for part in said))


@dataclass(frozen=True, slots=True)
class Words:
    """How this study names its values, networks and organisations."""

    values: Mapping[str, Text]
    networks: Mapping[str, Text]
    threshold: Text
    organisations: Mapping[str, str]

    @classmethod
    def of(cls, released: Released) -> Words:
        """Return the words of a released study."""
        everyone = (released.everyone,) if released.everyone else ()
        threshold = released.provenance.threshold
        return cls(
            {card.id: card.label for card in released.study.cards},
            {scope.id: _name(scope) for scope in (*everyone, *released.networks)},
            wording("half") if threshold == "1/2" else plain(threshold),
            released.study.organisations,
        )

    def value(self, id: str) -> Text:
        """Return the label of a value."""
        return self.values.get(id, plain(id))

    def network(self, id: str) -> Text:
        """Return the name of a network."""
        return self.networks.get(id, plain(id))

    def organisation(self, id: str) -> Text:
        """Return the name of an organisation, or its id where this reader may see no name."""
        return plain(self.organisations.get(id, id))

    def several(self, ids: Iterable[str]) -> Text:
        """Return the labels of values as one enumeration, or a dash."""
        return listed([self.value(id) for id in ids]) if (ids := tuple(ids)) else NONE

    def counted(self, values: Iterable[ValueFigures], respondents: int) -> Text:
        """Return values as one enumeration, each with its count and denominator."""
        return listed(
            [
                wording(
                    "value_count",
                    value=self.value(value.id),
                    count=value.important,
                    respondents=respondents,
                )
                for value in values
            ]
        )


def _name(scope: Scope) -> Text:
    if isinstance(scope, Banded) and scope.pooled:
        return sentence("pooled", count=len(scope.pooled))
    if scope.name:
        return plain(scope.name)
    return wording("all") if scope.id == "all" else wording("network", id=scope.id)


def count_of(count: int, respondents: int) -> Text:
    """Return a count with its denominator, and a percentage only where there are enough people."""
    if respondents < FEWEST_FOR_PERCENT:
        return wording("of", count=count, respondents=respondents)
    percent = _percent(count, respondents)
    return wording("of_percent", count=count, respondents=respondents, percent=percent)


def _percent(count: int, respondents: int) -> str:
    """Return a whole percentage; only all is 100 and only none is 0."""
    rounded = round(100 * count / respondents)
    if rounded == 100 and count < respondents:
        return "> 99"
    return "< 1" if rounded == 0 and count else str(rounded)


def probability(p: float) -> Text:
    """Return a p-value with three decimals, or that it is smaller than those show."""
    if p < 0.001:
        return Text("< 0,001", "< 0.001")
    return number(p, 3)


def ranked(scope: ScopeFigures) -> list[ValueFigures]:
    """Return values from most to least chosen; ties keep the order of the catalogue."""
    return sorted(scope.values, key=lambda value: value.rank)


def places(scope: ScopeFigures) -> dict[str, str]:
    """Return the place of each value; values that tie share a range of places, 2 to 4."""
    size: dict[int, int] = {}
    for value in scope.values:
        size[value.rank] = size.get(value.rank, 0) + 1
    return {
        value.id: str(value.rank)
        if size[value.rank] == 1
        else f"{value.rank}–{value.rank + size[value.rank] - 1}"
        for value in scope.values
    }
