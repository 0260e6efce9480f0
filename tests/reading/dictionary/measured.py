"""How the dictionary does on sentences that people labelled, as a table.

Run: .venv/bin/python tests/reading/dictionary/measured.py [file.toml …]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samenspel.reading.dictionary import hits

OPEN = Path(__file__).with_name("sentences_open.toml")
Found = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, what people found in it, and what the dictionary finds."""

    language: str
    text: str
    wanted: frozenset[Found]
    found: frozenset[Found]


def told(entry: dict[str, Any]) -> Told:
    wanted = {(one["topic"], one["item"], one["negated"]) for one in entry["labels"]}
    found = {(one.topic, one.item, one.negated) for one in hits(entry["text"], entry["language"])}
    return Told(entry["language"], entry["text"], frozenset(wanted), frozenset(found))


def measured(path: Path) -> list[Told]:
    return [told(entry) for entry in tomllib.loads(path.read_text("utf-8"))["sentences"]]


def row(name: str, sentences: Collection[Told], *, parts: int = 3) -> str:
    """Return one row: right, found, labelled, precision and recall, on so much of a label."""
    pairs = [({w[:parts] for w in one.wanted}, {f[:parts] for f in one.found}) for one in sentences]
    right = sum(len(wanted & found) for wanted, found in pairs)
    found, wanted = sum(len(f) for _, f in pairs), sum(len(w) for w, _ in pairs)
    shares = f"{right / max(found, 1):>11.2f}{right / max(wanted, 1):>9.2f}"
    return f"{name:<34}{len(sentences):>6}{right:>7}{found:>7}{wanted:>10}{shares}"


def table(path: Path, sentences: list[Told]) -> Iterator[str]:
    """Yield the figures, and then every sentence in which the two differ."""
    columns = f"{'of':>6}{'right':>7}{'found':>7}{'labelled':>10}{'precision':>11}{'recall':>9}"
    yield f"{path.name:<34}{columns}"
    yield row("all", sentences)
    yield row("all, without negated", sentences, parts=2)
    for language in ("nl", "en"):
        yield row(language, [one for one in sentences if one.language == language])
    for topic in ("value", "strategy", "obstacle"):
        yield row(topic, [_only(one, topic) for one in sentences])
    for one in sentences:
        if one.wanted != one.found:
            yield f"  {one.text}"
            yield from (f"      missed {_said(label)}" for label in sorted(one.wanted - one.found))
            yield from (f"      wrong  {_said(label)}" for label in sorted(one.found - one.wanted))


def _only(one: Told, topic: str) -> Told:
    kept = (
        frozenset(label for label in labels if label[0] == topic)
        for labels in (one.wanted, one.found)
    )
    return Told(one.language, one.text, *kept)


def _said(label: Found) -> str:
    return f"{label[0]} {label[1]}{', negated' if label[2] else ''}"


def main() -> None:
    for name in sys.argv[1:] or [str(OPEN)]:
        path = Path(name)
        print("\n".join(table(path, measured(path))))  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
