"""What a clause says of values: who chose them, where they are shared, how they rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.reading.claim import Claim, Side, Superlative
from samenspel.reading.clauses import clean, grouped
from samenspel.reading.lexicon import Mark
from samenspel.reading.measures import Measure
from samenspel.reading.scene import Scene
from samenspel.reading.subjects import networks_measure, people, places, spoken_values

_PLACES = {"1": 1, "2": 2, "3": 3, "4": 4}
_LIST_AFTER = frozenset({"zijn", "are", "is", "were", "waren", ":", "namelijk", "namely", "was"})
_LISTS = {"important_top": "most", "important_bottom": "least"}
_EACH = frozenset({"elke", "elk", "ieder", "iedere", "each", "every", "everyone", "iedereen"})


def choices(clause: Scene, known: Sequence[str]) -> Iterator[Claim]:
    """Yield what a clause says of who chose which values."""
    base = predicate(clause)
    values = spoken_values(clause)
    counted = _counted(clause)
    if _picks(clause):
        yield replace(base, kind="size", unit="picks", measure=_picked(clause))
        return
    if not (values or counted):
        yield from _again(clause, base, known)
        return
    if not _says(clause, base):
        return
    base = replace(
        base,
        values_measure=counted,
        networks_measure=networks_measure(clause, known),
        exhaustive=_exhaustive(clause, values),
        other=clause.has("other") and counted is not None,
    )
    over = _over_networks(clause, values, known)
    if over:
        anchors = [one.start for one in over]
        for one, ids in zip(over, grouped(anchors, values), strict=True):
            yield replace(base, networks_measure=one, values=ids)
        return
    amounts = people(clause, values, known)
    if counted is not None and not values and len(places(clause)) > 1:
        yield from _counted_per_place(clause, base)
        return
    yield from _per_amount(clause, base, values, amounts)


def _over_networks(clause: Scene, values: list[Mark], known: Sequence[str]) -> list[Measure]:
    """Return several numbers of networks in one clause: 'X by two networks and Y by one'."""
    first = networks_measure(clause, known)
    if first is None or len(values) < 2 or places(clause):
        return []
    over = [one for one in clause.measures if one == first or one.unit == "networks" or one.bare]
    return over if len(over) == len(values) and len(over) == len(clause.measures) else []


def _counted_per_place(clause: Scene, base: Claim) -> Iterator[Claim]:
    """Yield how many values each of several networks has: 'A shares three values, B four'."""
    counts = [one for one in clause.measures if one.unit == "values" or (one.bare and not one.unit)]
    named = grouped([one.start for one in counts], places(clause))
    for one, networks in zip(counts, named, strict=True):
        yield replace(base, values_measure=one, networks=networks)


def _again(clause: Scene, base: Claim, known: Sequence[str]) -> Iterator[Claim]:
    """Yield what is said of the value of the clause before: 'in D everyone did'."""
    if clause.start == 0 or not (clause.has("again") or clause.has("here", "value")):
        return
    amounts = people(clause, [], known)
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
    per_value, per_place = _per_value(clause, amounts, values), grouped(anchors, named)
    per_side = grouped(anchors, list_marks(clause))
    for turn, amount in enumerate(amounts):
        side = next(iter(per_side[turn]), "") if len(amounts) > 1 else ""
        ranks = turn == 0 or len(values) < 2
        one = replace(
            base if ranks and not base.ordered else _unranked(base),
            measure=amount,
            values=per_value[turn],
            networks=per_place[turn],
            side=side or base.side,
            doubtful=_doubtful(clause, amounts, values, named),
        )
        yield from _per_list(clause, one, amounts)
    if base.ordered and base.superlative:
        ids = tuple(dict.fromkeys(mark.meaning for mark in values))
        yield replace(base, values=ids, networks=per_place[0])


def _doubtful(clause: Scene, amounts: list[Measure], values: list[Mark], named: list[Mark]) -> bool:
    """Return whether it is a guess which value or network belongs to which amount."""
    anchors = [one.start for one in amounts]
    beside = all(_value_before(clause, one, values) for one in amounts if not one.quantifier)
    return not ((clean(anchors, values) or beside) and clean(anchors, named))


def _per_list(clause: Scene, claim: Claim, amounts: list[Measure]) -> Iterator[Claim]:
    """Yield a claim per list where one amount is said of both: 'no vote as most or as least'."""
    lists = tuple(dict.fromkeys(mark.meaning for mark in list_marks(clause)))
    if len(amounts) > 1 or len(lists) < 2 or len(claim.values) > 1:
        yield claim
        return
    sure = claim.measure is not None and claim.measure.quantifier
    for one in lists:
        side: Side = one  # type: ignore[assignment]
        yield replace(_unranked(claim), side=side, doubtful=not sure)


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
    bracket = clause.norm(measure.start - 1) == "("
    return next((one for one in values if bracket and one.end == measure.start - 1), None)


def list_marks(clause: Scene) -> list[Mark]:
    """Return the lists and boxes that a clause speaks of, where they stand."""
    return [
        replace(mark, meaning=_LISTS.get(mark.meaning, mark.meaning))
        for mark in clause.all("super", "box")
        if mark.kind == "box" or mark.meaning in _LISTS
    ]


def _without_amount(
    clause: Scene, base: Claim, values: list[Mark], named: list[Mark]
) -> Iterator[Claim]:
    networks = tuple(dict.fromkeys(mark.meaning for mark in named))
    refused = _refused(clause, values)
    kept = tuple(dict.fromkeys(mark.meaning for mark in values if mark not in refused))
    if kept or not refused:
        negated = base.negated and not refused
        yield replace(base, values=kept, networks=networks, negated=negated)
    if refused:
        ids = tuple(mark.meaning for mark in refused)
        yield replace(base, values=ids, networks=networks, negated=True)


def _refused(clause: Scene, values: Sequence[Mark]) -> list[Mark]:
    """Return the values right behind 'not', where other values are said without it."""
    if len(values) < 2:
        return []
    before = {mark.end for mark in clause.all("not")}
    return [mark for mark in values if mark.start in before]


def predicate(clause: Scene) -> Claim:
    """Return what a clause says of its values, whichever they are."""
    supers = clause.meanings("super")
    place = next(iter(clause.meanings("place")), None)
    top = next((int(one) for one in clause.meanings("toplist")), None) or _ranked(clause)
    # 'Chosen by nobody, not as most and not as least': a second no stresses the first.
    negated = clause.has("not", "not") and not clause.has("quantifier", "none")
    return Claim(
        "choice",
        clause.text,
        side=_side(clause),
        superlative=_superlative(supers, place),
        by_importance=bool(supers) and not any(one.startswith("often") for one in supers),
        place=_PLACES.get(place or ""),
        top=top,
        tie=clause.has("tie") or bool(place and clause.has("shared")),
        one_of=clause.has("one_of") and not place,
        ordered=clause.has("follow"),
        shared=clause.has("shared") and not place,
        nearly=clause.has("nearly_shared"),
        negated=negated,
        only_value=_only_value(clause),
        only_here=clause.has("only", "only_here") and not clause.has("not", "not_only"),
        including=clause.has("including"),
        whole=clause.has("whole"),
    )


def _only_value(clause: Scene) -> bool:
    """Return whether no other value is meant: 'the only value', 'only trust'."""
    if clause.has("not", "not_only"):
        return False
    starts = {mark.start for mark in clause.all("value")}
    only = [mark.end for mark in clause.all("bound") if mark.meaning == "exactly"]
    return clause.has("only", "only_value") or any(end in starts for end in only)


def _ranked(clause: Scene) -> int | None:
    """Return how many places a list has: 'the three most often chosen values'."""
    return next((one.number for one in clause.measures if one.ranked), None)


def _superlative(supers: Sequence[str], place: str | None) -> Superlative:
    if "often_bottom" in supers or place == "last":
        return "bottom"
    if "often_top" in supers or place:
        return "top"
    # 'least important' alone is the top of the list of least important values.
    return "top" if supers else ""


def _side(clause: Scene) -> Side:
    supers, boxes = clause.meanings("super"), clause.meanings("box")
    for box in ("less_important", "neutral"):
        if box in boxes:
            return box  # type: ignore[return-value]
    if "important_bottom" in supers:
        return "least"
    if "important_top" in supers:
        return "most"
    if clause.has("balance"):
        return "balance"
    return "important" if boxes else ""


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


def _picks(clause: Scene) -> bool:
    """Return whether everybody picks so many cards: 'each director chose six values'."""
    picked = _picked(clause)
    if picked is None or picked.number is None or not clause.has("choose"):
        return False
    each = [at for at in range(clause.start, clause.end) if clause.norm(at) in _EACH]
    passive = any(clause.norm(at - 1) in {"door", "by", "voor", "to", "for"} for at in each)
    return bool(each) and min(each) < picked.start and not passive and not clause.has("value")


def _picked(clause: Scene) -> Measure | None:
    return next((one for one in clause.measures if one.unit == "values" or one.ranked), None)
