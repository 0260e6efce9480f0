"""Ways to break the statements of a member check and their answers; each has its own name."""

from __future__ import annotations

from formats.broken import Broken, swap
from formats.broken_cases import line

STATEMENTS = "statements.csv"
CHECKS = "checks.csv"

BROKEN_CHECKS = (
    Broken(
        "statement_empty",
        swap(STATEMENTS, "Wij vinden rust belangrijk.", " "),
        STATEMENTS,
        2,
        "words",
    ),
    Broken("unknown_statement", swap(CHECKS, "s1", "s2"), CHECKS, 2, "statement"),
    Broken(
        "statement_elsewhere", swap(CHECKS, "p1,noord,s1", "p1,zuid,s1"), CHECKS, 2, "statement"
    ),
    Broken("checked_twice", line(CHECKS, "p1,noord,s1,differs"), CHECKS, 3, "statement"),
)
