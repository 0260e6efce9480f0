"""What a clause says of values: who chose them, where they are shared, how they rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.reading.claim import Claim, Side, Superlative
from samenspel.reading.clauses import grouped
from samenspel.reading.lexicon import Mark
from samenspel.reading.measures import Measure
from samenspel.reading.scene import Scene
from samenspel.reading.subjects import networks_measure, people, places, spoken_values

_PLACES = {"1": 1, "2": 2, "3": 3, "4": 4}
_LIST_AFTER = frozenset({"zijn", "are", "is", "were", "waren", ":", "namelijk", "namely", "was"})
_EACH = frozenset({"elke", "elk", "ieder", "iedere", "each", "every", "everyone", "iedereen"})


def choices(clause: Scene, known: Sequence[str]) -> Iterator[Claim]:
    """Yield what a clause says of who chose which values."""
    base = predicate(clause)
    values = spoken_values(clause)
    counted = next((one for one in clause.measures if one.unit == "values"), None)
    if not (values or counted) or not _says(clause, base):
        return
    base = replace(
        base,
        values_measure=counted,
        networks_measure=networks_measure(clause, known),
        exhaustive=_exhaustive(clause, values),
        other=clause.has("other") and counted is not None,
    )
    amounts = people(clause, values, known)
    if counted is not None and _picks(clause, amounts, counted):
        yield replace(base, kind="size", unit="picks", measure=counted, values_measure=None)
        return
    yield from _per_amount(clause, base, values, amounts)


def _per_amount(
    clause: Scene, base: Claim, values: list[Mark], amounts: list[Measure]
) -> Iterator[Claim]:
    named = places(clause)
    if not amounts:
        yield from _without_amount(clause, base, values, named)
        return
    anchors = [one.start for one in amounts]
    per_value, per_place = grouped(anchors, values), grouped(anchors, named)
    for turn, amount in enumerate(amounts):
        yield replace(
            base,
            measure=amount,
            values=per_value[turn],
            networks=per_place[turn],
            side=_side_near(clause, amounts, turn) or base.side,
        )


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
    negated = clause.has("not", "not")
    return Claim(
        "choice",
        clause.text,
        side=_side(clause),
        superlative=_superlative(supers, place),
        by_importance=bool(supers) and not any(one.startswith("often") for one in supers),
        place=_PLACES.get(place or ""),
        top=next((int(one) for one in clause.meanings("toplist")), None),
        tie=clause.has("tie"),
        one_of=clause.has("one_of"),
        ordered=clause.has("follow"),
        shared=clause.has("shared"),
        nearly=clause.has("nearly_shared"),
        negated=negated,
        only_value=clause.has("only", "only_value") and not clause.has("not", "not_only"),
        only_here=clause.has("only", "only_here") and not clause.has("not", "not_only"),
        including=clause.has("including"),
        whole=clause.has("whole"),
    )


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


def _side_near(clause: Scene, amounts: Sequence[Measure], turn: int) -> Side:
    """Return the list that stands with one amount of several: '9 as most, 2 as least'."""
    if len(amounts) < 2:
        return ""
    end = amounts[turn + 1].start if turn + 1 < len(amounts) else clause.end
    behind = _side(clause.part(amounts[turn].start, end))
    start = amounts[turn - 1].end if turn else clause.start
    return behind or _side(clause.part(start, amounts[turn].start))


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


def _picks(clause: Scene, amounts: Sequence[Measure], counted: Measure) -> bool:
    """Return whether everybody picks so many cards: 'each director chose six values'."""
    if not amounts or amounts[0].start > counted.start:
        return False
    return (
        clause.norm(amounts[0].start) in _EACH
        and clause.norm(amounts[0].start - 1) not in {"door", "by", "voor", "to", "for"}
        and clause.has("choose")
    )
