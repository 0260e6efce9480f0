"""The same small report in every form that can be read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import typst

HEADING = "Netwerk D"
FIRST = "In dit netwerk koos iedereen vertrouwen. Drie van de vier kozen efficiënt."
BULLET = "Niemand koos holistisch."
CELLS = (("Waarde", "Aantal"), ("Vertrouwen", "3 van 4"))


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(HEADING, 1)
    document.add_paragraph(FIRST)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, CELLS, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph(BULLET, style="List Bullet")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_html() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{words}</td>' for words in cells)}</tr>" for cells in CELLS)
    return (
        f"<html><head><title>x</title><style>p {{}}</style></head><body><h2>{HEADING}</h2>"
        f"<p>{FIRST}</p><svg><text>99 van 100</text></svg><table>{rows}</table>"
        f"<ul><li>{BULLET}</li></ul><script>var a = 1;</script></body></html>"
    ).encode()


def as_markdown() -> bytes:
    rows = "\n".join(f"| {' | '.join(cells)} |" for cells in CELLS)
    return (
        f"## {HEADING}\n\nIn dit netwerk koos *iedereen* [vertrouwen](x.md). "
        f"Drie van de vier\nkozen **efficiënt**.\n\n```\n99 van 100\n```\n\n{rows}\n\n- {BULLET}\n"
    ).encode()


def as_text() -> bytes:
    rows = "\n".join("      ".join(cells) for cells in CELLS)
    return (
        f"{HEADING}\n=========\n\nIn dit netwerk koos iedereen vertrouwen. Drie van de vier\n"
        f"kozen efficiënt.\n\n{rows}\n\n- {BULLET}\n"
    ).encode()


def as_pdf() -> bytes:
    cells = ", ".join(f"[{words}]" for row in CELLS for words in row)
    source = (
        f"= {HEADING}\n\n{FIRST} #lorem(60).\n\n#table(columns: 2, column-gutter: 40pt, {cells})\n"
        f"\n- {BULLET}\n"
    )
    return bytes(typst.compile(source.encode()))


def protected_pdf() -> bytes:
    writer = pypdf.PdfWriter(BytesIO(as_pdf()))
    writer.encrypt("geheim")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


FORMS: dict[str, Callable[[], bytes]] = {
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".html": as_html,
    ".md": as_markdown,
    ".txt": as_text,
}


def saved(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path
