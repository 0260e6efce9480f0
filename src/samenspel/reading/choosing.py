"""What a clause says of values: who chose them, where they are shared, how they rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.reading.claim import Claim
from samenspel.reading.clauses import clean, grouped
from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure
from samenspel.reading.picking import EACH, picking, picks
from samenspel.reading.predicate import as_side, list_marks, predicate
from samenspel.reading.scene import Scene
from samenspel.reading.subjects import networks_measure, people, places, spoken_values

_SOME = {("of", "the"), ("van", "de")}
_LIST_AFTER = frozenset({"zijn", "are", "is", "were", "waren", ":", "namelijk", "namely", "was"})


def choices(clause: Scene) -> Iterator[Claim]:
    """Yield what a clause says of who chose which values."""
    if clause.has("super", "foreign") or any(one.unit == "foreign" for one in clause.measures):
        yield Claim("unbound", clause.text)
    elif picks(clause):
        yield from picking(clause)
    else:
        yield from _of_values(clause, predicate(clause), spoken_values(clause))


def _of_values(clause: Scene, base: Claim, values: list[Mark]) -> Iterator[Claim]:
    counted = _counted(clause)
    if not values and counted is None:
        numbers = _numbers_per_place(clause)
        yield from _counted_per_place(clause, base) if numbers else _again(clause, base)
        return
    if not _says(clause, base):
        return
    base = replace(
        base,
        values_measure=counted,
        networks_measure=networks_measure(clause),
        exhaustive=_exhaustive(clause, values),
        other=clause.has("other") and counted is not None,
        doubtful=base.doubtful or _by_some(clause),
    )
    if _over_networks(clause, values):
        yield from _per_number_of_networks(clause, base, values)
    elif not values and len(places(clause)) > 1:
        yield from _counted_per_place(clause, base)
    else:
        yield from _per_amount(clause, base, values, people(clause, values))


def _per_number_of_networks(clause: Scene, base: Claim, values: list[Mark]) -> Iterator[Claim]:
    over = _over_networks(clause, values)
    anchors = [one.start for one in over]
    for one, ids in zip(over, grouped(anchors, values), strict=True):
        yield replace(base, networks_measure=one, values=ids)


def _over_networks(clause: Scene, values: list[Mark]) -> list[Measure]:
    """Return several numbers of networks in one clause: 'X by two networks and Y by one'."""
    first = networks_measure(clause)
    if first is None or len(values) < 2 or places(clause):
        return []
    over = [one for one in clause.measures if one == first or one.unit == "networks" or one.bare]
    return over if len(over) == len(values) and len(over) == len(clause.measures) else []


def _numbers_per_place(clause: Scene) -> bool:
    """Return whether loose numbers say how many values networks share: 'three in A, four in B'."""
    loose = [one for one in clause.measures if one.bare and not one.unit]
    values = any(mark.meaning == "values" for mark in clause.all("unit"))
    return clause.has("shared") and values and len(loose) == len(places(clause)) > 1


def _counted_per_place(clause: Scene, base: Claim) -> Iterator[Claim]:
    """Yield how many values each of several networks has: 'A shares three values, B four'."""
    counts = [one for one in clause.measures if one.unit == "values" or (one.bare and not one.unit)]
    named = grouped([one.start for one in counts], places(clause))
    for one, networks in zip(counts, named, strict=True):
        yield replace(base, values_measure=one, networks=networks)


def _again(clause: Scene, base: Claim) -> Iterator[Claim]:
    """Yield what is said of the value of the clause before: 'in D everyone did'."""
    words = {clause.norm(at) for at in range(clause.start, clause.end)}
    passive = bool({"by", "door"} & words)  # 'but by nobody in B'
    said = passive or any(clause.has(kind) for kind in ("again", "here", "choose"))
    if clause.start == 0 or not said:
        return
    amounts = people(clause, [])
    networks = tuple(dict.fromkeys(mark.meaning for mark in places(clause)))
    if len(amounts) == 1:
        yield replace(base, measure=amounts[0], networks=networks)


def _counted(clause: Scene) -> Measure | None:
    """Return how many values are said to do something; 'of all eighteen values' is a whole."""
    return next(
        (
            one
            for one in clause.measures
            if one.unit == "values"
            and not one.ranked
            and clause.norm(one.start - 1) not in {"of", "van", "among", "onder"}
        ),
        None,
    )


def _per_amount(
    clause: Scene, base: Claim, values: list[Mark], amounts: list[Measure]
) -> Iterator[Claim]:
    named = places(clause)
    if not amounts:
        yield from _without_amount(clause, base, values, named)
        return
    anchors = [one.start for one in amounts]
    if _is_sum(clause, amounts, values, named):
        ids, places_of = (tuple(mark.meaning for mark in marks) for marks in (values, named))
        yield replace(base, summed=True, whole=False, tie=False, measure=amounts[0], values=ids,
                      networks=places_of)  # fmt: skip
        return
    per_value, per_place = _per_value(clause, amounts, values), grouped(anchors, named)
    net = [mark for mark in clause.all("balance") if mark.start > anchors[0]]
    lists = sorted([*list_marks(clause), *net], key=lambda mark: mark.start)
    per_side = grouped(anchors, lists)
    if _in_lists(clause, amounts, values):
        per_value = [tuple(mark.meaning for mark in values)] * len(amounts)
    balanced = base.side == "balance" and len(amounts) > 1
    listed = len(amounts) > 1 and (base.ordered or _all_beside(clause, amounts, values))
    for turn, amount in enumerate(amounts):
        side = next(iter(per_side[turn]), "") if len(amounts) > 1 else ""
        ranks = not listed and not balanced and (turn == 0 or len(values) < 2)
        one = replace(
            base if ranks else _unranked(base),
            measure=amount,
            values=per_value[turn],
            networks=per_place[turn],
            side=as_side(side) or base.side,
            doubtful=base.doubtful or _of_some(clause) or _doubtful(clause, amounts, values, named),
        )
        yield from _per_list(clause, _lacking(clause, one), amounts)
    if (listed or (balanced and not base.by_importance)) and base.superlative:
        ids = tuple(dict.fromkeys(mark.meaning for mark in values))
        side = as_side(lists[0].meaning) if balanced and net and lists else base.side
        yield replace(base, values=ids, networks=per_place[0], side=side)


def _is_sum(clause: Scene, amounts: list[Measure], values: list[Mark], named: list[Mark]) -> bool:
    """Return whether one number counts several values or networks together."""
    several = len(values) > 1 or len(named) > 1
    counted = len(amounts) == 1 and amounts[0].number is not None
    each = EACH & {clause.norm(at) for at in range(clause.start, clause.end)}
    return clause.has("summed") and several and counted and not (each or clause.has("place"))


def _in_lists(clause: Scene, amounts: list[Measure], values: list[Mark]) -> bool:
    """Return whether each amount is of another list, and all of the same values before them."""
    lists = {mark.meaning for mark in list_marks(clause)}
    before = bool(values) and values[-1].start < amounts[0].start
    return before and len(amounts) == len(lists) > 1


def _of_some(clause: Scene) -> bool:
    """Return whether only some values are spoken of: 'of the values shared in D, only …'."""
    return any(
        mark.meaning == "values"
        and (clause.norm(mark.start - 2), clause.norm(mark.start - 1)) in _SOME
        for mark in clause.all("unit")
    )


def _lacking(clause: Scene, claim: Claim) -> Claim:
    """Return a claim that counts who did not: 'two directors did not choose trust'."""
    measure = claim.measure
    if not claim.negated or measure is None:
        return claim
    after = any(mark.start > measure.start for mark in clause.all("not"))
    unclear = claim.doubtful or len(claim.values) > 1
    lacking = replace(claim, negated=False, lacking=True, doubtful=unclear)
    return lacking if after else claim


def _doubtful(clause: Scene, amounts: list[Measure], values: list[Mark], named: list[Mark]) -> bool:
    """Return whether it is a guess which value or network belongs to which amount."""
    anchors = [one.start for one in amounts]
    beside = _all_beside(clause, amounts, values)
    return not ((clean(anchors, values) or beside) and clean(anchors, named))


def _all_beside(clause: Scene, amounts: list[Measure], values: list[Mark]) -> bool:
    """Return whether every number stands in brackets behind its value."""
    figures = [one for one in amounts if not one.quantifier]
    return bool(figures) and all(_value_before(clause, one, values) for one in figures)


def _per_list(clause: Scene, claim: Claim, amounts: list[Measure]) -> Iterator[Claim]:
    """Yield a claim per list where one amount is said of both: 'no vote as most or as least'."""
    lists = tuple(dict.fromkeys(mark.meaning for mark in list_marks(clause)))
    if len(amounts) > 1 or len(lists) < 2 or len(claim.values) > 1:
        yield claim
        return
    sure = claim.measure is not None and claim.measure.quantifier
    for one in lists:
        yield replace(_unranked(claim), side=as_side(one), doubtful=not sure)


def _unranked(base: Claim) -> Claim:
    return replace(base, superlative="", place=None, top=None, tie=False, ordered=False)


def _per_value(clause: Scene, amounts: list[Measure], values: list[Mark]) -> list[tuple[str, ...]]:
    """Return the values of each amount; one in brackets belongs to the value before it."""
    beside = [_value_before(clause, one, values) for one in amounts]
    if not any(beside):
        return grouped([one.start for one in amounts], values)
    left = [mark for mark in values if mark not in beside]
    return [
        (mark.meaning,) if mark else tuple(one.meaning for one in (left or values))
        for mark in beside
    ]


def _value_before(clause: Scene, measure: Measure, values: list[Mark]) -> Mark | None:
    bracket = clause.norm(measure.start - 1) == "(" and clause.norm(measure.end) not in EACH
    return next((one for one in values if bracket and one.end == measure.start - 1), None)


def _without_amount(
    clause: Scene, base: Claim, values: list[Mark], named: list[Mark]
) -> Iterator[Claim]:
    networks = tuple(dict.fromkeys(mark.meaning for mark in named))
    if _in_turns(named, values):
        per_place = grouped([mark.start for mark in named], values)
        for mark, ids in zip(named, per_place, strict=True):
            yield replace(base, values=ids, networks=(mark.meaning,))
        return
    refused = _refused(clause, values)
    kept = tuple(dict.fromkeys(mark.meaning for mark in values if mark not in refused))
    if kept or not refused:
        negated = base.negated and not refused
        yield replace(base, values=kept, networks=networks, negated=negated)
    if refused:
        ids = tuple(mark.meaning for mark in refused)
        yield replace(base, values=ids, networks=networks, negated=True)


def _in_turns(named: list[Mark], values: list[Mark]) -> bool:
    """Return whether networks and values take turns: 'A (trust, respect), B (effective)'."""
    slots = {sum(mark.start < value.start for mark in named) for value in values}
    return len(named) > 1 and len(slots) > 1


def _refused(clause: Scene, values: Sequence[Mark]) -> list[Mark]:
    """Return the values right behind 'not', where other values are said without it."""
    if len(values) < 2:
        return []
    before = {mark.end for mark in clause.all("not")}
    return [mark for mark in values if mark.start in before]


def _by_some(clause: Scene) -> bool:
    """Return whether 'people' find something, without saying how many of them."""
    people = {clause.norm(mark.start) for mark in clause.all("unit")} & {"mensen", "people"}
    return bool(people) and not any(one.unit == "respondents" for one in clause.measures)


def _says(clause: Scene, base: Claim) -> bool:
    """Return whether values are chosen, shared, ranked or called important here."""
    if base.side or base.superlative or base.shared or base.nearly or base.top or base.tie:
        return True
    return clause.has("choose", "choose") or any(_beside_value(clause, m) for m in clause.measures)


def _beside_value(clause: Scene, measure: Measure) -> bool:
    """Return whether an amount stands right behind a value: 'vertrouwen (11 van 12)'."""
    ends = {mark.end for mark in clause.all("value", "weak")}
    before = clause.norm(measure.start - 1)
    return (before in {"(", ":", "="} and measure.start - 1 in ends) or measure.start in ends


def _exhaustive(clause: Scene, values: Sequence[Mark]) -> bool:
    """Return whether a list of values is said to be whole: 'the shared values are …'."""
    units = [mark for mark in clause.all("unit") if mark.meaning == "values"]
    if not values or not units or clause.has("including"):
        return False
    noun = units[0]
    listed = [mark for mark in values if mark.start >= noun.end]
    plural = clause.norm(noun.start) in {"waarden", "values", "kernwaarden"}
    linked = any(
        clause.norm(at) in _LIST_AFTER for at in range(noun.end, values[-1].start)
    ) or not any(one.unit == "values" for one in clause.measures)
    return plural and len(listed) == len(values) and linked and not clause.has("one_of")
