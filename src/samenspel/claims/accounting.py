"""The net under a refutation: figures that the data explain were read wrong, not written wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from samenspel.claims import figures
from samenspel.claims.facts import Facts, View
from samenspel.claims.figures import Figure
from samenspel.reading.amount import Amount
from samenspel.reading.claim import Claim
from samenspel.reading.measure import Measure
from samenspel.reading.mentions import Mentions

ON_FIGURES = frozenset({"item", "members", "compare", "votes", "size"})
NOT_COUNTED = frozenset({"neutral", "less_important"})


def rests_on_figures(claim: Claim, facts: Facts, refuted: Callable[[Claim], bool]) -> bool:
    """Return whether nothing but an amount speaks against a claim."""
    if claim.kind in ON_FIGURES or (claim.kind == "governance" and not claim.item):
        return claim.measure is not None
    if claim.kind != "choice" or claim.only_value or claim.only_here or _unasked(claim, facts):
        return False
    if not (claim.measure or claim.values_measure or claim.networks_measure):
        return False
    ranks = claim.superlative or claim.place or claim.tie or claim.top
    return not ranks or not refuted(replace(claim, measure=None))


def _unasked(claim: Claim, facts: Facts) -> bool:
    """Return whether a claim is about a list or box of which the study holds no counts."""
    asked = {side for view in facts.views.values() for side in view.sides} - NOT_COUNTED
    return claim.side not in asked | {""}


def accounted(said: Mentions, facts: Facts) -> bool:
    """Return whether all amounts and names of a sentence fit one another in some other way."""
    found = list(_reachable(said, facts))
    fitting = [[figure for figure in found if is_figure(one, figure)] for one in said.amounts]
    numbers = _numbers(said, facts)
    loose = [
        figures_of or _is_number(one, said, numbers)
        for one, figures_of in zip(said.amounts, fitting, strict=True)
    ]
    used = {name for found in (*fitting, [*figures.shared(said, facts)]) for one in found
            for name in one.of}  # fmt: skip
    return bool(loose) and all(loose) and said.named <= used


def all_read(said: Mentions, found: Sequence[Claim], facts: Facts) -> bool:
    """Return whether every number is part of a claim, or a figure of something that is named."""
    read = {
        part.start
        for claim in found
        for part in (claim.measure, claim.values_measure, claim.networks_measure)
        if part is not None
    }
    rest = [one for one in said.amounts if _is_loose(one) and one.start not in read]
    if not rest or any(claim.kind != "choice" for claim in found):
        return True
    known, numbers = list(_reachable(said, facts)), _numbers(said, facts)
    return all(
        _is_number(one, said, numbers) or any(is_figure(one, figure) for figure in known)
        for one in rest
    )


def _is_loose(one: Measure) -> bool:
    """Return whether an amount is a number by itself, of people if of anything."""
    plain = one.bare and not one.ranked and len(one.amounts) == 1
    return plain and one.number is not None and one.unit in {"", "respondents", "votes"}


def _reachable(said: Mentions, facts: Facts) -> Iterator[Figure]:
    found = [*figures.choices(said, facts), *figures.answers(said, facts)]
    yield from found
    if said.comparing:
        yield from figures.differences(found)
    yield from figures.members(said, facts)


def is_figure(one: Measure, figure: Figure) -> bool:
    """Return whether an amount, and the whole that it names, are this figure."""
    if not figure.whole:
        return not one.quantifier and one.of is None and one.number == figure.count
    if one.unit not in {"", "respondents", "votes"}:
        return False
    amounts = [amount for amount in one.amounts if not _same_share(amount, figure)]
    return all(amount.of in {None, figure.whole} for amount in amounts) and all(
        amount.holds(figure.count, figure.whole) for amount in amounts
    )


def _same_share(amount: Amount, figure: Figure) -> bool:
    """Return whether '4 of 5' is another way to say this figure, 12 of 15."""
    if amount.of in {None, figure.whole} or amount.unit != "count":
        return False
    return amount.low == amount.high and amount.low * figure.whole == figure.count * amount.of


def _is_number(one: Measure, said: Mentions, numbers: Mapping[str, frozenset[int]]) -> bool:
    """Return whether an amount only stresses another, or is a number of things in the study."""
    if one.quantifier:
        return one.of in {len(said.values), len(said.networks), len(said.sides)}
    units = [one.unit] if one.unit else list(numbers)
    known = {number for unit in units for number in numbers.get(unit, ())}
    return one.number in known and one.of in {None, *known}


def _numbers(said: Mentions, facts: Facts) -> dict[str, frozenset[int]]:
    """Return, per unit, the numbers of things that are no answers of people to a question."""
    return {
        "values": frozenset(_values(said, facts)),
        "networks": frozenset(_networks(said, facts)),
        "votes": frozenset(figures.votes(facts)) if len(said.amounts) > 1 else frozenset(),
    }


def _networks(said: Mentions, facts: Facts) -> Iterator[int]:
    yield len(facts.views)
    for value in said.values:
        yield sum(value in facts.shared(view) for view in facts.views.values())


def _values(said: Mentions, facts: Facts) -> Iterator[int]:
    yield from (len(facts.labels), facts.released.provenance.shape[0], len(said.values))
    for view in figures.views(said, facts):
        yield len(facts.shared(view))
        yield from (number for one in said.amounts for number in _alike(one, said, view))


def _alike(one: Measure, said: Mentions, view: View) -> Iterator[int]:
    """Yield how many values so many people chose."""
    for side in figures.sides(said, view):
        counts: Sequence[int] = [*(view.counts(side) or {}).values()]
        yield sum(one.holds(count, view.asked(side)) for count in counts)
