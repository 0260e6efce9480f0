"""What a clause says of strategies, tensions and obstacles, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.reading.claim import Claim
from samenspel.reading.clauses import grouped
from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure
from samenspel.reading.scene import Scene
from samenspel.reading.subjects import people

_ITEMS = ("strategies", "tensions", "obstacles", "conditions")


_FELT = frozenset(
    {
        *("aanwezig", "ervaren", "zichtbaar", "melden", "meldt", "meldden"),
        *("present", "experience", "visible", "report", "reports", "reported"),
    }
)
_ANSWERS = {"yes": "present", "ja": "present", "no": "absent", "nee": "absent"}


def items(clause: Scene) -> Iterator[Claim]:
    """Yield what a clause says of strategies, tensions and obstacles."""
    marks = _items(clause)
    if not marks or _speaks_of_values(clause, marks):
        return
    finding = _finding(clause)
    amounts = people(clause, marks)
    base = Claim(
        "item",
        clause.text,
        networks=clause.meanings("network"),
        level=next(iter(clause.meanings("level")), ""),
        finding=finding,
        negated=clause.has("not", "not"),
    )
    if not amounts:
        if finding:
            yield from (_about(base, marks, id) for id in _meant(marks))
        return
    starts = {mark.start for mark in marks}
    # 'Eight see no mutual dependence': eight say that it is not there.
    denied = [one for one in amounts if one.end in starts and _is_none(one)]
    if denied and len(amounts) > 1:
        amounts = [one for one in amounts if one not in denied]
        base = replace(base, finding="absent")
        finding = "absent"
    compared = _compared(clause, base, marks)
    if compared is not None:
        yield compared
        amounts = [
            one
            for one in clause.measures
            if one is not compared.measure and one.unit in {"", "respondents", "votes"}
        ]
        if not amounts:
            return
        marks = marks if len(amounts) > 1 else marks[:1]
    named = _items_of(clause, amounts, marks)
    findings = grouped([one.start for one in amounts], clause.all("finding"))
    for amount, ids, found in zip(amounts, named, findings, strict=True):
        own = "absent" if "absent" in found else "present"
        said = _answer(clause, amount) or (own if len(amounts) > 1 else finding)
        negated = base.negated and len(amounts) == 1 and said != "not_mentioned"
        one = replace(base, measure=amount, finding=said, negated=negated)
        yield from (_about(one, marks, id) for id in ids)


def _is_none(one: Measure) -> bool:
    return one.quantifier and one.amounts[0].high == 0


def _compared(clause: Scene, base: Claim, marks: Sequence[Mark]) -> Claim | None:
    """Return what is said of two items side by side: 'four more than name the other'."""
    ids, mark = _meant(marks), clause.first("compare")
    if len(ids) != 2 or mark is None:
        return None
    by = [one for one in clause.measures if 0 <= mark.start - one.end <= 1]
    return replace(base, kind="compare", topic="items", item=ids[0], others=ids[1:],
                   relation=mark.meaning, measure=by[0] if by else None)  # type: ignore[arg-type]  # fmt: skip


def continued(clause: Scene, before: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return what a clause without an item says of the item before: 'whereas six of 15 see it'."""
    said = clause.has("finding") or clause.has("level")
    if not before or before[-1].kind != "item" or not said or clause.has("value") or _items(clause):
        return ()
    level = next(iter(clause.meanings("level")), "")
    amounts = people(clause, [])
    if len(amounts) != 1:
        return ()
    finding = _finding(clause) or "present"
    return (replace(before[-1], text=clause.text, measure=amounts[0], level=level,
                    finding=finding, negated=clause.has("not", "not")),)  # fmt: skip


def _finding(clause: Scene) -> str:
    said = clause.meanings("finding")
    return "absent" if "absent" in said else next(iter(said), "")


def _answer(clause: Scene, amount: Measure) -> str:
    """Return the answer that stands with one amount: '4 of 12 yes', 'not mentioned by 9'."""
    after, before = clause.norm(amount.end), clause.norm(amount.start - 2)
    if clause.norm(amount.start - 3) in {"niet", "not"} and before in {"genoemd", "mentioned"}:
        return "not_mentioned"
    return _ANSWERS.get(after, "")


def _items_of(clause: Scene, amounts: list[Measure], marks: list[Mark]) -> list[tuple[str, ...]]:
    """Return the items of each amount; those in brackets belong to the item before them."""
    opened = [_opened(clause, one.start) for one in amounts]
    beside = [next((m for m in marks if m.end == at), None) if at else None for at in opened]
    if not any(beside):
        return grouped([one.start for one in amounts], marks)
    return [(mark.meaning,) if mark is not None else () for mark in beside]


def _opened(clause: Scene, at: int) -> int:
    """Return where the bracket opens in which a word stands; 0 when it stands in none."""
    for back in range(at - 1, clause.start, -1):
        if clause.norm(back) == ")":
            return 0
        if clause.norm(back) == "(":
            return back
    return 0


def _about(claim: Claim, marks: list[Mark], id: str) -> Claim:
    topic = next(mark.kind for mark in marks if mark.meaning == id)
    return replace(claim, topic=topic, item=id)


def _meant(marks: Sequence[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.meaning for mark in marks))


def _items(clause: Scene) -> list[Mark]:
    """Return strategies, tensions and obstacles, the first reading of each stretch of words."""
    found: list[Mark] = []
    for mark in clause.all(*_ITEMS):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    if any(mark.meaning == "institutional-complexity" for mark in found):
        return found
    tense = clause.has("topic", "complexity")
    return [mark for mark in found if mark.kind != "tensions" or tense or clause.has("finding")]


def _speaks_of_values(clause: Scene, marks: Sequence[Mark]) -> bool:
    """Return whether 'trust' is meant as a value here, and not as a strategy."""
    if any(mark.meaning != "trust" for mark in marks):
        return False
    if clause.has("topic", "between", "strategy") or clause.has("finding", "absent"):
        return False
    words = {clause.norm(at) for at in range(clause.start, clause.end)}
    if {"er", "there"} & words and not clause.has("choose", "choose"):
        return False
    return not _FELT & words
