"""Claims on members: how large an organisation is, and how many of them a case has."""

from __future__ import annotations

from samenspel.catalogue import texts
from samenspel.claims.comparing import RELATIONS
from samenspel.claims.facts import Facts
from samenspel.claims.verdict import Verdict, decided, sentences, unsure
from samenspel.reading.claim import Claim


def judge_members(claim: Claim, facts: Facts) -> Verdict:
    """Return whether a member is as large as a clause says, or the largest of its kind."""
    if claim.topic == "cases":
        return judge_cases(claim, facts)
    rows = [row for one in facts.released.workings.inequality for row in one.rows]
    mine = next((row for row in rows if row.organisation in claim.words), None)
    if mine is None or mine.size is None:
        return unsure("not_asked")
    alike = [row.size for row in rows if row.kind == mine.kind and row.size is not None]
    expected = texts("claims")["inhabitants"].format(
        name=mine.organisation, n=mine.size, low=min(alike), high=max(alike)
    )
    ends = {"largest": max(alike), "smallest": min(alike)}
    in_order = mine.size == ends.get(claim.item, mine.size)
    sized = claim.measure is None or claim.measure.holds(mine.size, mine.size)
    return decided(in_order and sized, expected)


def judge_cases(claim: Claim, facts: Facts) -> Verdict:
    """Return whether a case has so many members, more than another, or the most of all."""
    cases = facts.released.workings.unlinked
    known = {case.name: case.members for case in cases if case.members is not None}
    sizes = [known[name] for name in claim.words if name in known]
    if not sizes:
        return unsure("not_asked")
    words = texts("claims")["members"]
    expected = sentences([words.format(name=name, n=known[name]) for name in claim.words])
    if claim.relation is not None and len(sizes) == 2:
        apart = claim.measure is None or claim.measure.number == abs(sizes[0] - sizes[1])
        return decided(apart and RELATIONS[claim.relation](*sizes), expected)
    if claim.item:
        end = max(known.values()) if claim.item == "largest" else min(known.values())
        return decided([*known.values()].count(end) == 1 and sizes[0] == end, expected)
    if claim.measure is None:
        return unsure("unbound")
    return decided(claim.measure.holds(sizes[0], sizes[0]), expected)
