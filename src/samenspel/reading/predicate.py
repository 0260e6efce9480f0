"""What a clause says of its values: chosen, shared, ranked, called important."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.reading.claim import SIDES, Claim, Side, Superlative
from samenspel.reading.lexicon import Mark
from samenspel.reading.scene import Scene

_PLACES = {"1": 1, "2": 2, "3": 3, "4": 4}


_LISTS = {"important_top": "most", "important_bottom": "least"}


def list_marks(clause: Scene) -> list[Mark]:
    """Return the lists and boxes that a clause speaks of, where they stand."""
    found = [
        replace(mark, meaning=_LISTS.get(mark.meaning, mark.meaning))
        for mark in clause.all("super", "box")
        if mark.kind == "box" or mark.meaning in _LISTS
    ]
    return [one for one in found if not any(_goes_on(before, one) for before in found)]


def _goes_on(before: Mark, one: Mark) -> bool:
    """Return whether two words name one list where they meet: 'as most', 'most important'."""
    return before.meaning == one.meaning and before.start < one.start <= before.end


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
        superlative=_superlative(clause, supers, place),
        by_importance=bool(supers) and not any(one.startswith("often") for one in supers),
        place=_PLACES.get(place or ""),
        top=top,
        tie=clause.has("tie")
        or bool(place and clause.has("shared"))
        or bool(supers and clause.has("compare", "equal")),
        one_of=clause.has("one_of") and not place,
        ordered=clause.has("follow"),
        shared=(clause.has("shared") and not place) or clause.has("only", "only_shared"),
        nearly=clause.has("nearly_shared"),
        negated=negated,
        only_value=_only_value(clause),
        only_here=(clause.has("only", "only_here") or _here_alone(clause))
        and not clause.has("not", "not_only"),
        including=clause.has("including"),
        chosen=clause.has("choose", "choose"),
        whole=clause.has("whole"),
        elsewhere=clause.has("others"),
        level="organisation" if clause.has("level", "organisation") else "",
        doubtful=len(clause.meanings("place")) > 1,
    )


def _here_alone(clause: Scene) -> bool:
    """Return whether no other network is meant: 'in network C alone'."""
    ends = {mark.end for mark in clause.all("network")}
    return any(
        mark.start in ends and clause.norm(mark.start) == "alone" for mark in clause.all("only")
    )


def _only_value(clause: Scene) -> bool:
    """Return whether no other value is meant: 'the only value', 'only trust'."""
    if clause.has("not", "not_only") or _here_alone(clause):
        return False
    starts = {mark.start for mark in clause.all("value")}
    only = [mark.end for mark in clause.all("bound") if mark.meaning == "exactly"]
    return clause.has("only", "only_value", "only_shared") or any(end in starts for end in only)


def _ranked(clause: Scene) -> int | None:
    """Return how many places a list has: 'the three most often chosen values'."""
    return next((one.number for one in clause.measures if one.ranked), None)


def _superlative(clause: Scene, supers: Sequence[str], place: str | None) -> Superlative:
    if "often_bottom" in supers or place == "last":
        return "bottom"
    if "often_top" in supers or place:
        return "top"
    if clause.has("tie", "top"):
        return "top"
    # 'least important' alone is the top of the list of least important values.
    return "top" if supers else ""


def as_side(name: str) -> Side:
    """Return the list or box of this name; none when there is no such."""
    return next((side for side in SIDES if side == name), "")


def _side(clause: Scene) -> Side:
    supers, boxes = clause.meanings("super"), clause.meanings("box")
    if clause.has("balance"):
        return "balance"
    for box in ("less_important", "neutral"):
        if box in boxes:
            return as_side(box)
    if "important_bottom" in supers:
        return "least"
    if "important_top" in supers:
        return "most"
    return "important" if boxes else ""
