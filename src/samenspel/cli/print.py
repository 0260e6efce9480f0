"""`samenspel print`: cards, a map, and the documents for a workshop or an interview on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import click

from samenspel.catalogue import templates
from samenspel.catalogue.instruments import Role, instruments
from samenspel.cli.options import form_of, save, working
from samenspel.cli.spoken import Spoken, WrongUseError, choices, language, said
from samenspel.formats import read
from samenspel.report.blocks import ReportDocument
from samenspel.report.docx import to_docx
from samenspel.report.pdf import to_pdf
from samenspel.report.print_assessment import assessment, register
from samenspel.report.print_consent import consent
from samenspel.report.print_forms import guide, invitation, questionnaire
from samenspel.report.print_paper import Paper, paper_of
from samenspel.report.print_script import pages_of_script, script
from samenspel.report.print_sheets import pages_of_cards, pages_of_map
from samenspel.study.model import Template
from samenspel.text import LANGUAGES, Language, listed

SHEETS: dict[str, Callable[[Paper, Language], bytes]] = {
    "cards": pages_of_cards,
    "map": pages_of_map,
}
FORMS: dict[str, Callable[[Paper], ReportDocument]] = {
    "guide": guide,
    "consent": consent,
    "invitation": invitation,
    "questionnaire": questionnaire,
    "script": script,
    "assessment": assessment,
    "register": register,
}
KINDS: dict[str, Callable[[ReportDocument, Language], bytes]] = {"pdf": to_pdf, "docx": to_docx}

# The forms of a document, the usual one first; a questionnaire is sent by e-mail and typed in.
KINDS_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(SHEETS, ("pdf",)),
    **dict.fromkeys(FORMS, ("pdf", "docx")),
    "questionnaire": ("docx", "pdf"),
}


@dataclass(frozen=True, slots=True)
class Print:
    """What a person wants on paper."""

    document: str
    study: Path | None
    role: Role | None
    template: Template | None
    ask: tuple[str, ...]
    kind: str | None
    reader: Language
    output: Path | None


@click.command("print", cls=Spoken, about="print")
@click.argument("document", type=choices((*SHEETS, *FORMS)))
@click.option("--study", type=click.Path(path_type=Path))
@click.option("--for", "role", type=choices(get_args(Role)))
@click.option("--template", type=choices(tuple(templates())))
@click.option("--ask", type=choices(instruments()), multiple=True)
@click.option("--format", "kind", type=choices(tuple(KINDS)))
@click.option("--language", "reader", type=choices(LANGUAGES), default=language)
@click.option("--output", type=click.Path(path_type=Path))
def command(**options: object) -> None:
    """Write one document to a file and say where it is."""
    wish = Print(**options)  # type: ignore[arg-type] # what click read
    kind = _kind(wish)
    paper = _paper(wish)
    with working("writing"):
        content = _content(wish, kind, paper)
    path = wish.output or Path(_name(wish, kind))
    save(content, path)
    click.echo(said("written", path=path))


def _kind(wish: Print) -> str:
    """Return the form of the file, once the options go together."""
    own = (("guide", "--for", wish.role), ("script", "--template", wish.template))
    for document, option, chosen in own:
        if chosen and wish.document != document:
            words = said("only_with", option=option, only=document, document=wish.document)
            raise WrongUseError(words)
    kinds = KINDS_OF[wish.document]
    if wish.kind and wish.kind not in kinds:
        only = click.Option(["--format"], type=choices(kinds))
        raise click.BadParameter("", param=only)
    return form_of(wish.kind, wish.output, kinds)


def _paper(wish: Print) -> Paper:
    """Return what the study puts on paper, and say so when that is not everything."""
    if wish.study is None:
        return paper_of(ask=wish.ask)
    with working("reading"):
        paper = paper_of(read(wish.study), wish.ask)
    narrowed = not wish.ask and len(paper.instruments) < len(instruments())
    if wish.document in FORMS and wish.document != "script" and narrowed:
        titles = listed([about.title for about in paper.instruments])
        click.echo(said("print_asks", instruments=titles), err=True)
    return paper


def _content(wish: Print, kind: str, paper: Paper) -> bytes:
    if wish.document in SHEETS:
        return SHEETS[wish.document](paper, wish.reader)
    if wish.template:
        paper = replace(paper, template=wish.template)
    if wish.document == "script" and kind == "pdf":
        return pages_of_script(paper, wish.reader)
    document = guide(paper, (wish.role,)) if wish.role else FORMS[wish.document](paper)
    return KINDS[kind](document, wish.reader)


def _name(wish: Print, kind: str) -> str:
    of = wish.study.resolve().stem if wish.study else "samenspel"
    own = wish.role or wish.template
    about = f"-{own}" if own else ""
    return f"{of}-{wish.document}{about}-{wish.reader}.{kind}"
