"""Personal links as a picture to scan and as a letter to send."""

from __future__ import annotations

import io
from collections.abc import Iterable

import segno

from samenspel.report.print_letter import Letter, pages_of_letters
from samenspel.report.print_paper import paper_of
from samenspel.study.model import Design, Study
from samenspel.text import Language


def picture(link: str) -> str:
    """Return a link as a QR code, SVG: dark on white, also on a dark page."""
    out = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    # Sized by its box alone; the white edge of four squares is part of the code.
    code.save(out, kind="svg", border=4, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return out.getvalue().decode()


def letters(design: Design, people: Iterable[tuple[str, str, str]], language: Language) -> bytes:
    """Return a PDF with a letter for everyone: participant, network and link."""
    names = {one.id: one.name or one.id for one in design.networks}
    made = [
        Letter(who, names.get(network, network), link, picture(link))
        for who, network, link in people
    ]
    return pages_of_letters(paper_of(Study(design)), made, language)
