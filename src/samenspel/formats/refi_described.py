"""A codebook has one place for words: what a code means, an example and memos stand there apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

BEGINS = re.compile(r"(?:\A|\n)\[(example|memo)\] ")
# A line that only looks like a beginning gets a sign before it, and one more if it had some.
LIKE = re.compile(r"((?:\A|\n)\\*)(\[(?:example|memo)\] )")
GUARDED = re.compile(r"((?:\A|\n)\\*)\\(\[(?:example|memo)\] )")


def joined(description: str, others: Iterable[tuple[str, str]]) -> str:
    """Return a description with what else is said below it, each with its name before it."""
    first = [_guarded(description)] if description else []
    return "\n".join([*first, *(f"[{name}] {_guarded(text)}" for name, text in others)])


def parted(words: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the description, and what else was said under which name."""
    description, *rest = BEGINS.split(words)
    others = zip(rest[::2], map(_bare, rest[1::2]), strict=True)
    return _bare(description), tuple(others)


def _guarded(text: str) -> str:
    return LIKE.sub(r"\1\\\2", text)


def _bare(text: str) -> str:
    return GUARDED.sub(r"\1\2", text)
