"""Checking the sentences of a long report, against merely reading its file."""

from __future__ import annotations

import random
import tempfile
import tomllib
from pathlib import Path

import docx
from bench.measure import peak_megabytes, row, seconds, title, verdict

from samenspel import analyse, disclose, read
from samenspel.claims import Checked, check
from samenspel.formats.documents import read_document
from samenspel.reading import Paragraph

STUDY = Path("examples/west-brabant-west")
SENTENCES = Path("tests/claims/data/true_sentences.toml")
PLAIN = (
    "De bestuurders spraken lang over wat goede hulp voor een gezin is.",
    "In the interviews people told how the work had changed over the years.",
    "Dat vraagt tijd, geduld en soms ook een plan dat pas later duidelijk wordt.",
    "Everyone who works with families knows how much depends on the first conversation.",
    "Hoofdstuk 4 beschrijft hoe de gesprekken zijn gevoerd en uitgewerkt in 2023.",
)
WORDS, A_PAGE = 100_000, 500  # words: 200 pages


def report(rng: random.Random) -> list[str]:
    """Return paragraphs of mixed sentences: one in three claims something."""
    entries = tomllib.loads(SENTENCES.read_text("utf-8"))["sentence"]
    claiming = [entry["text"] for entry in entries]
    paragraphs, words = [], 0
    while words < WORDS:
        texts = [rng.choice(claiming if rng.random() < 1 / 3 else PLAIN) for _ in range(8)]
        paragraphs.append(" ".join(texts))
        words += len(paragraphs[-1].split())
    return paragraphs


def saved(paragraphs: list[str], path: Path) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def main() -> None:
    shown = disclose(analyse(read(STUDY)), "researcher")
    with tempfile.TemporaryDirectory() as folder:
        path = saved(report(random.Random(1)), Path(folder) / "report.docx")  # noqa: S311
        title(f"A report of {WORDS // A_PAGE} pages (.docx) is checked", ["seconds", "target"])
        given: list[Paragraph] = []
        reading = seconds(lambda: given.extend(read_document(path)))
        found: list[Checked] = []
        checking = seconds(lambda: found.extend(check(read_document(path), shown)))
    row("reading the file", f"{reading:.2f}")
    row("reading and checking it", f"{checking:.2f}", verdict(checking, 10))
    row("checking against merely reading, times", f"{checking / reading:.0f}")
    row("paragraphs, sentences with a claim", f"{len(given):,}", f"{len(found):,}")
    row("peak MB", f"{peak_megabytes():.0f}")


if __name__ == "__main__":
    main()
