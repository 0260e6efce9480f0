"""What a clause compares: two values, two networks, or the two ends of one value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.reading.claim import Claim, Relation, Side
from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure
from samenspel.reading.predicate import predicate
from samenspel.reading.scene import Scene
from samenspel.reading.subjects import places, spoken_values
from samenspel.reading.working import sizes

_THAN = frozenset({"dan", "than", "als", "as", "aan", "to", "boven", "above", "behind", "of"})
_ABOUT = frozenset(
    ["bijna", "ongeveer", "circa", "ruim", "nearly", "almost", "about", "roughly", "over", "zo"]
)
_ANY_OTHER = (
    *(("elke", "andere"), ("alle", "andere"), ("welke", "andere"), ("iedere", "andere")),
    *(("any", "other"), ("every", "other"), ("all", "other"), ("each", "other"), ("de", "rest")),
    *(("all", "others"), ("the", "rest"), ("the", "other"), ("de", "andere"), ("de", "overige")),
)


def comparisons(clause: Scene) -> Iterator[Claim]:
    """Yield what a clause compares, if it compares values."""
    if clause.has("super", "shared_top", "shared_bottom"):
        yield _most_shared(clause)
        return
    mark = _comparing(clause)
    values = spoken_values(clause)
    if mark is not None and not values:
        yield from _numbers_of_values(clause, mark)
        yield from _numbers_of_people(clause, mark)
    if mark is None and len(values) == 2 and clause.has("difference"):
        yield from _apart(clause, values)
    if mark is None or not values:
        return
    relation: Relation = mark.meaning  # type: ignore[assignment]
    cut = _than(clause, mark)
    left = _ids(one for one in values if one.start < cut)
    right = _ids(one for one in values if one.start >= cut)
    base = predicate(clause)
    if _any_other(clause, cut):
        top = "bottom" if relation == "less" else "top"
        yield _ranked(clause, base, left, top)
        return
    yield from _compared(clause, base, relation, (left, right, cut))


def _most_shared(clause: Scene) -> Claim:
    """Return which network is said to share the most or the fewest values."""
    bottom = clause.has("super", "shared_bottom")
    return Claim(
        "compare",
        clause.text,
        topic="most_shared",
        networks=_ids(iter(places(clause))),
        superlative="bottom" if bottom else "top",
        negated=clause.has("not", "not"),
    )


def _numbers_of_values(clause: Scene, mark: Mark) -> Iterator[Claim]:
    """Yield which of two networks shares more values."""
    named = places(clause)
    values = any(one.meaning == "values" for one in clause.all("unit"))
    shared = {"shared", "gedeelde", "deelt", "shares"}
    said = shared & {clause.norm(at) for at in range(clause.start, clause.end)}
    if len(named) == 2 and values and said:
        yield Claim(
            "compare",
            clause.text,
            topic="shared_values",
            networks=(named[0].meaning,),
            other_network=named[1].meaning,
            relation=mark.meaning,  # type: ignore[arg-type]
            negated=clause.has("not", "not"),
        )


def _apart(clause: Scene, values: Sequence[Mark]) -> Iterator[Claim]:
    """Yield by how much two values differ: 'the difference between X and Y is two votes'."""
    by = _difference(clause)
    if by is not None and by.start > values[-1].start:
        yield Claim(
            "compare",
            clause.text,
            values=(values[0].meaning,),
            others=(values[1].meaning,),
            networks=_ids(iter(places(clause))),
            side=predicate(clause).side,
            relation="apart",
            measure=by,
        )


def _numbers_of_people(clause: Scene, mark: Mark) -> Iterator[Claim]:
    """Yield which of two networks has more respondents, and how many the first has."""
    named = places(clause)
    people = any(one.meaning == "respondents" for one in clause.all("unit"))
    after = [one for one in named if one.start > mark.start]
    if len(after) == 1 and people and len(named) - 1 in {1, 2 * clause.has("summed")}:
        yield Claim(
            "compare",
            clause.text,
            topic="respondents",
            networks=_ids(one for one in named if one.start < mark.start),
            other_network=after[0].meaning,
            relation=mark.meaning,  # type: ignore[arg-type]
            measure=_difference(clause),
        )
        yield from sizes(clause.part(clause.start, mark.start))


def _ids(marks: Iterator[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.meaning for mark in marks))


def _comparing(clause: Scene) -> Mark | None:
    """Return the comparison; 'more than' before an amount is no comparison but a bound."""
    amounts = {one.start for one in clause.measures}
    compared = [mark for mark in clause.all("compare") if mark.start not in amounts]
    return compared[0] if compared else None


def _than(clause: Scene, mark: Mark) -> int:
    """Return where the other side of the comparison starts."""
    if clause.norm(mark.end - 1) in _THAN:
        return mark.end
    for linking in ({"dan", "than"}, _THAN - {"of", "to"}):
        for at in range(mark.end, clause.end):
            if clause.norm(at) in linking:
                return at
    return mark.end if mark.meaning != "equal" else clause.end


def _any_other(clause: Scene, cut: int) -> bool:
    return any(
        (clause.norm(at), clause.norm(at + 1)) in _ANY_OTHER
        for at in range(cut, min(cut + 4, clause.end))
    )


def _ranked(clause: Scene, base: Claim, values: tuple[str, ...], top: str) -> Claim:
    return Claim(
        "choice",
        clause.text,
        values=values,
        networks=_ids(iter(places(clause))),
        side=base.side,
        superlative="bottom" if top == "bottom" else "top",
        negated=base.negated,
        whole=base.whole,
    )


def _compared(
    clause: Scene,
    base: Claim,
    relation: Relation,
    sides: tuple[tuple[str, ...], tuple[str, ...], int],
) -> Iterator[Claim]:
    left, right, cut = sides
    networks = places(clause)
    other = next((mark.meaning for mark in networks if mark.start >= cut), "")
    first = _ids(mark for mark in networks if mark.start < cut)
    side, other_side = _sides(clause, base, cut)
    if relation == "equal" and not right and len(left) > 1:
        left, right = left[:1], left[1:]
    across = bool(first and other and not right)
    if not (right or across or (other_side and other_side != side)):
        return
    yield Claim(
        "compare",
        clause.text,
        values=left or right,
        others=right,
        networks=first if across else _ids(iter(networks)),
        other_network=other if across else "",
        side=side,
        other_side=other_side if not right and not across else "",
        relation=relation,
        negated=base.negated,
        whole=base.whole,
        measure=_difference(clause),
        about=clause.norm(_start(clause) - 1) in _ABOUT,
    )
    yield from _with_figures(clause, base, (left, right), cut)


def _with_figures(
    clause: Scene, base: Claim, sides: tuple[tuple[str, ...], tuple[str, ...]], cut: int
) -> Iterator[Claim]:
    """Yield the counts of both values, where they are given: '(8 against 6 of the 12)'."""
    by = _difference(clause)
    given = [one for one in clause.measures if one is not by and not _multiple(clause, one)]
    figures = [
        one for one in given if one.unit in {"", "respondents", "votes"} and not one.quantifier
    ]
    if not all(len(side) == 1 for side in sides) or not figures:
        return
    networks = _ids(iter(places(clause)))
    ids = [side[0] for side in sides]
    if len(figures) == 1:
        ids = ids[:1] if figures[0].start < cut else ids[1:]
    for one, id in zip(figures, ids, strict=False):
        doubtful = len(figures) > 2 or len(networks) > 1
        yield replace(base, measure=one, values=(id,), networks=networks, doubtful=doubtful,
                      negated=False)  # fmt: skip


def _multiple(clause: Scene, one: Measure) -> bool:
    """Return whether an amount is a word of the comparison itself: 'twice as often'."""
    mark = _comparing(clause)
    return mark is not None and mark.start <= one.start < mark.end


def _sides(clause: Scene, base: Claim, cut: int) -> tuple[Side, Side]:
    before = predicate(clause.part(clause.start, cut)).side
    after = predicate(clause.part(cut, clause.end)).side
    return before or base.side, after


def _start(clause: Scene) -> int:
    mark = _comparing(clause)
    return mark.start if mark is not None else clause.start


def _difference(clause: Scene) -> Measure | None:
    """Return by how much: 'two votes more than', 'the difference is two votes'."""
    mark, apart = _comparing(clause), clause.first("difference")
    if apart is not None:
        said = [one for one in clause.measures if one.start >= apart.end and not one.given]
        if said:
            return said[-1]
    near: Sequence[Measure] = [
        one
        for one in clause.measures
        if mark is not None
        and (0 <= mark.start - one.end <= 1 or one.end == mark.start + 1)
        and clause.norm(one.end) != ","  # 'five times, more often than …' is no difference
    ]
    return next(
        (one for one in near if one.number is not None or one.amounts[0].unit == "percent"), None
    )
