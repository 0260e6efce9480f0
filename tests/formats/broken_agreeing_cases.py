"""Ways to break what a group agreed; each has its own name."""

from __future__ import annotations

from formats.broken import Broken, swap
from formats.broken_cases import line

UNDERSTANDINGS = "understandings.csv"
AGREEMENTS = "agreements.csv"
FOLLOWUPS = "followups.csv"

BROKEN_AGREEMENTS = (
    Broken("agreed_nothing", swap(AGREEMENTS, "Wij bellen", " "), AGREEMENTS, 2, "behaviour"),
    Broken(
        "review_before_start", swap(AGREEMENTS, "2027-01-10", "2025-12-31"), AGREEMENTS, 2, "review"
    ),
    Broken("meaning_first", swap(UNDERSTANDINGS, "noord", "zuid"), AGREEMENTS, 2, "values"),
    Broken("understood_twice", line(UNDERSTANDINGS, "noord,rust,yes"), UNDERSTANDINGS, 3, "value"),
    Broken("unknown_agreement", swap(FOLLOWUPS, "a1", "a2"), FOLLOWUPS, 2, "about"),
    Broken(
        "followed_before_start", swap(FOLLOWUPS, "2026-06-01", "2026-01-09"), FOLLOWUPS, 2, "day"
    ),
    Broken(
        "followed_twice", line(FOLLOWUPS, "a1,2026-06-01,slipped,Minder."), FOLLOWUPS, 3, "about"
    ),
)
