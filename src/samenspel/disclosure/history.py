"""Two releases of one group, the second with late joiners: the difference may not be told."""

from __future__ import annotations

from samenspel.disclosure.ledger import Release

JOINERS = 3  # fewer cannot hide behind each other


def both_pass(first: Release, second: Release, *, picks: int) -> bool:
    """Return whether the second may be released to those who have seen the first."""
    return False
