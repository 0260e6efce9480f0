"""Two releases of one group, the second with late joiners: why there is no second release.

Put beside the first, a second release tells what the joiners chose. A value that goes from half or
fewer of ``n`` to more than half of ``n + g`` has at least ``t`` joiners, where ``t`` is
``(n + g) // 2 + 1 - n // 2``; two joiners who hold it ``t + 2 - g`` times know that all the others
do. A value that goes the other way has at most ``t - 2``; two joiners who hold it that often know
that no other does. With three to six joiners there can always be such a pair, so a second release
could be made only when no value had moved: making or refusing it would tell whether one had, and
each refusal after that a little more. Never making one tells nothing.
"""

from __future__ import annotations

from samenspel.disclosure.ledger import Release


def both_pass(first: Release, second: Release, *, picks: int) -> bool:
    """Return whether the second may be shown to those who saw the first: it never may."""
    del first, second, picks
    return False
