"""How the claim check does on sentences whose truth is known, as a table.

Run: .venv/bin/python tests/claims/measured.py [file.toml …]
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from samenspel import analyse, disclose, read
from samenspel.claims import check
from samenspel.disclosure import Released
from samenspel.reading import Paragraph

DATA = Path(__file__).with_name("data")
OWN = DATA / "true_sentences.toml"
CASES = DATA / "cases.toml"
VERDICTS = ("supported", "not_supported", "cannot_tell", "not_listed")
GRAVITY = ("not_supported", "cannot_tell", "supported")
WANTED = {"true": "supported", "altered": "not_supported", "no_claim": "not_listed"}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, what it is, and what the check says of it."""

    study: str
    language: str
    kind: str
    text: str
    verdict: str
    reason: str = ""


@cache
def released(study: str) -> Released:
    return disclose(analyse(read(Path("examples") / study)), "researcher")


def sentences(path: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads(path.read_text("utf-8"))["sentence"]
    return found


def told(entry: dict[str, str]) -> Told:
    """Check one sentence by itself; of a text that falls apart, the gravest verdict counts."""
    found = list(check([Paragraph(entry["text"])], released(entry["study"])))
    known = (entry["study"], entry["language"], entry["kind"], entry["text"])
    if not found:
        return Told(*known, "not_listed")
    gravest = min(found, key=lambda one: GRAVITY.index(one.verdict))
    return Told(*known, gravest.verdict, gravest.reason.en)


def measured(path: Path) -> list[Told]:
    return [told(entry) for entry in sentences(path)]


def table(path: Path, found: Iterable[Told]) -> Iterator[str]:
    """Yield a row per kind of sentence, and then every sentence that was told otherwise."""
    rows = list(found)
    yield f"{path.name:<28}{'':>10}" + "".join(f"{verdict:>16}" for verdict in VERDICTS)
    for kind in WANTED:
        counts = Counter(one.verdict for one in rows if one.kind == kind)
        if counts:
            figures = "".join(f"{counts[verdict]:>16}" for verdict in VERDICTS)
            yield f"{kind:<28}{counts.total():>10}{figures}"
    for one in rows:
        if one.verdict != WANTED.get(one.kind, one.verdict):
            yield f"  {one.kind} -> {one.verdict}: [{one.study}] {one.text}"
            yield f"      {one.reason}"


def main() -> None:
    for name in sys.argv[1:] or [str(OWN)]:
        path = Path(name)
        print("\n".join(table(path, measured(path))))  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
