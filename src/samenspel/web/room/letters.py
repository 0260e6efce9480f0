"""Personal links as a letter to send."""

from __future__ import annotations

from collections.abc import Iterable

from samenspel.report.print_letter import Letter, pages_of_letters
from samenspel.report.print_paper import paper_of
from samenspel.study.model import Design, Study
from samenspel.text import Language
from samenspel.web.studies.pictures import picture


def letters(design: Design, people: Iterable[tuple[str, str, str]], language: Language) -> bytes:
    """Return a PDF with a letter for everyone: participant, network and link."""
    names = {one.id: one.name or one.id for one in design.networks}
    made = [
        Letter(who, names.get(network, network), link, picture(link))
        for who, network, link in people
    ]
    return pages_of_letters(paper_of(Study(design)), made, language)
