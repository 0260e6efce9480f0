"""Personal links as a letter to send."""

from __future__ import annotations

from collections.abc import Iterable

from samenspel.report.print_letter import Letter, pages_of_letters
from samenspel.report.print_paper import paper_of
from samenspel.study.model import Study as StudyFile
from samenspel.text import Language
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study
from samenspel.web.studies.pictures import picture


def letters(study: Study, people: Iterable[tuple[str, str, str]], language: Language) -> bytes:
    """Return a PDF with a letter for everyone: participant, network and link."""
    asked = design(study)
    names = {one.id: one.name or one.id for one in asked.networks}
    made = [
        Letter(who, names.get(network, network), link, picture(link))
        for who, network, link in people
    ]
    paper = paper_of(StudyFile(asked), study.asks or ("values-map",))
    return pages_of_letters(paper, made, language)
