"""The outcome of holding a claim against the data, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from samenspel.catalogue import texts
from samenspel.claims.facts import Facts, View
from samenspel.text import Text, listed, plain

Outcome = Literal["supported", "not_supported", "cannot_tell"]
SEVERITY: tuple[Outcome, ...] = ("not_supported", "cannot_tell", "supported")
NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the data carry a claim, why, and the figure that would be right."""

    outcome: Outcome
    reason: Text
    expected: Text = NOTHING


def supported(key: str, expected: Text = NOTHING, **parts: object) -> Verdict:
    """Return that the data carry a claim."""
    return Verdict("supported", texts("claims")[key].format(**parts), expected)


def refuted(key: str, expected: Text = NOTHING, **parts: object) -> Verdict:
    """Return that the data do not carry a claim."""
    return Verdict("not_supported", texts("claims")[key].format(**parts), expected)


def unsure(key: str, expected: Text = NOTHING, **parts: object) -> Verdict:
    """Return that the data cannot tell."""
    return Verdict("cannot_tell", texts("claims")[key].format(**parts), expected)


def decided(holds: bool, expected: Text) -> Verdict:  # noqa: FBT001 - the outcome itself
    """Return that figures agree with a claim, or that they do not."""
    if holds:
        return supported("agrees", expected, figures=expected)
    return refuted("differs", expected, figures=expected)


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the first of the gravest verdicts."""
    return min(verdicts, key=lambda verdict: SEVERITY.index(verdict.outcome))


def figure(facts: Facts, view: View, value: str, side: str) -> Text:
    """Return one count with its whole: 'Vertrouwen: 11 van 12 (alle netwerken samen)'."""
    counts = view.counts(side) or {}
    return texts("claims")["figure_" + side].format(
        value=facts.labels[value], count=counts.get(value, 0), n=view.asked(side), where=view.name
    )


def labels(facts: Facts, values: Iterable[str]) -> Text:
    """Return values as a list of their labels, in the order of the cards."""
    chosen = set(values)
    ordered = [label for id, label in facts.labels.items() if id in chosen]
    return listed(ordered) if ordered else texts("claims")["no_value"]


def sentences(parts: Sequence[Text]) -> Text:
    """Return figures one after the other, each once."""
    once = list(dict.fromkeys(parts))
    return Text(" ".join(part.nl for part in once), " ".join(part.en for part in once))


def networks(facts: Facts, ids: Iterable[str]) -> Text:
    """Return networks as a list of names."""
    names = [view.name for id, view in facts.views.items() if id in set(ids)]
    return listed(names) if names else plain("–")
