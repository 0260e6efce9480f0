"""Two rounds together, against whoever supposes that nobody changed.

What one round tells is checked on its own. The other round adds nothing to that by itself: any maps
of one round go with any maps of the other, so the worlds of two rounds are all pairs of a world of
each, and certainty about one is untouched by what is known of the other.

But people seldom change all they think, and everybody knows who answered when. So there is a second
attacker, who supposes that nobody changed. Where the same people answered twice, that attacker
learns nothing either: both releases are then the same. Where some joined or left, whatever moves to
another band is what those few chose. To refuse just the releases that make somebody certain is not
enough, for then the refusal itself tells that something moved: with five values and one pick, that
the one who joined did not choose the value that was shared already. So a release beside one of
other people is made only when the bands of both cannot be true unless somebody changed. Whoever
supposes that nobody did is then refuted. And as long as that may be so, such a release is always
withheld, whatever was chosen, so that withholding it tells nothing at all.

That holds for any number of rounds, for layers beside a whole and for other networks taken
together: under the supposition, what is shown follows from who answered. Without it, a refusal says
less than the release would have said, and that one was safe by itself.

Whether it may be so is a sum. The people are three groups with one map each: the *matched*, who
answered both times, those who *left* and those who *joined*. Of each value, so many in each group
chose it that matched and left fall in the band of one release, matched and joined in that of the
other; over all values each group made as many picks as it has people times places. No world is
left as soon as in some direction (a group, two groups, one less another) the furthest that the
values can reach together falls short of that. These directions are all that matter: they stand at
right angles to every two edges that such bounds have, and the edges are unimodular, so that whole
numbers reach what fractions reach (Danilov and Koshevoy 2004). No search is needed.

References
----------
Danilov, V. I., & Koshevoy, G. A. (2004). Discrete convexity and unimodularity, I. Advances in
Mathematics 189, 301-324.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

Triple = tuple[int, int, int]  # of those who are matched, who left and who joined
Ends = tuple[int, int]  # of a band

ACROSS: tuple[Triple, ...] = (
    (1, 0, 0),
    (0, 1, 0),
    (0, 0, 1),
    (1, 1, 0),
    (1, 0, 1),
    (0, 1, -1),
    (1, 1, 1),
)
DIRECTIONS = (*ACROSS, *((-matched, -left, -joined) for matched, left, joined in ACROSS))


def somebody_changed(
    first: Mapping[str, Ends], second: Mapping[str, Ends], *, people: Triple, picks: int
) -> bool:
    """Return whether the bands of two rounds cannot both be true unless somebody changed."""
    kinds = Counter((first[value], second[value]) for value in first)
    return any(
        _falls_short(kinds, people, direction, picks * _along(direction, people))
        for direction in DIRECTIONS
    )


def _falls_short(
    kinds: Mapping[tuple[Ends, Ends], int], people: Triple, direction: Triple, goal: int
) -> bool:
    reach = 0
    for (before, after), number in kinds.items():
        chosen = [_along(direction, one) for one in _corners(people, before, after, direction)]
        if not chosen:
            return True
        reach += number * max(chosen)
    return reach < goal


def _corners(people: Triple, before: Ends, after: Ends, direction: Triple) -> list[Triple]:
    """Return, for every number of matched, the furthest that the two other groups can be."""
    corners = []
    for matched in range(people[0] + 1):
        left = max(0, before[0] - matched), min(people[1], before[1] - matched)
        joined = max(0, after[0] - matched), min(people[2], after[1] - matched)
        if left[0] <= left[1] and joined[0] <= joined[1]:
            corners.append((matched, left[direction[1] > 0], joined[direction[2] > 0]))
    return corners


def _along(direction: Triple, point: Triple) -> int:
    return sum(step * at for step, at in zip(direction, point, strict=True))
