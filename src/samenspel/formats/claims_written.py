"""The outcome of the claim check, written: for a program as JSON, for a reader as text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import fill

from samenspel.catalogue import texts
from samenspel.claims import Checked
from samenspel.text import Language, Text

WIDTH = 92


def claims_to_json(checked: Sequence[Checked], language: Language) -> str:
    """Return a list of sentence, verdict, reason and expected."""
    rows = [
        {
            "sentence": one.sentence,
            "verdict": one.verdict,
            "reason": one.reason.in_language(language),
            "expected": one.expected.in_language(language),
        }
        for one in checked
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def claims_to_text(checked: Sequence[Checked], stamp: Text, language: Language) -> str:
    """Return a list to read, with who may read it and a count of each verdict."""
    words = texts("claims")
    counts = Counter(one.verdict for one in checked)
    summary = words["summary"].format(
        all=len(checked),
        supported=counts["supported"],
        not_supported=counts["not_supported"],
        cannot_tell=counts["cannot_tell"],
    )
    lines = [
        *_filled(stamp.in_language(language), "| "),
        "",
        *_filled(summary.in_language(language)),
        *(line for at, one in enumerate(checked, 1) for line in _lines(at, one, language)),
    ]
    return "\n".join(lines) + "\n"


def _lines(number: int, one: Checked, language: Language) -> Iterator[str]:
    words = texts("claims")
    reason, expected = one.reason.in_language(language), one.expected.in_language(language)
    verdict = words["verdict_" + one.verdict].in_language(language)
    yield ""
    yield from _filled(f"{number}. [{verdict}] ‘{one.sentence}’")
    yield from _filled(reason, "   ")
    if expected and expected not in reason:
        right = words["expected"].format(figures=expected).in_language(language)
        yield from _filled(right, "   ")


def _filled(words: str, indent: str = "") -> list[str]:
    return fill(words, WIDTH, initial_indent=indent, subsequent_indent=indent or "   ").split("\n")
