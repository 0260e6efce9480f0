"""Guide, questionnaire and letter: nobody is asked less, and what is typed in is only words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

import pytest

from outputs import words
from report.sample import HOSTILE
from samenspel.catalogue import Instrument, instrument, instruments, items, texts
from samenspel.catalogue.instruments import Role
from samenspel.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    ReportDocument,
    Table,
)
from samenspel.report.docx import to_docx
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.print_consent import consent
from samenspel.report.print_forms import ROLES, guide, invitation, questionnaire
from samenspel.report.print_paper import Paper, counted, paper_of
from samenspel.study.model import Card, Mode, Shape
from samenspel.text import LANGUAGES, Language, Text, plain

Make = Callable[[Paper], ReportDocument]
FORMS: dict[str, Make] = {
    "questionnaire": questionnaire,
    "guide": guide,
    "invitation": invitation,
    "consent": consent,
}
MADE = [pytest.param(make, id=name) for name, make in FORMS.items()]


def said(document: ReportDocument) -> list[Text]:
    return [text for block in document.blocks for text in _of(block)]


def _of(block: Block) -> Iterator[Text]:
    match block:
        case Heading() | Paragraph():
            yield block.words
        case Bullets():
            yield from block.items
        case Table():
            yield from (block.caption, *block.header, *(cell for row in block.rows for cell in row))
            yield block.note or plain("")
        case Notice() | Quotation() | Figure():
            raise AssertionError(block)


def everything(document: ReportDocument, language: Language) -> str:
    return "\n".join(text.in_language(language) for text in said(document))


def questions(about: Instrument, paper: Paper) -> Iterator[Text]:
    """Yield every text of an instrument that somebody who answers has to read."""
    yield about.title
    yield counted(about.introduction, paper, about.top)
    for question in about.questions:
        both = len(about.asked) > 1 and question.options
        if not both:
            yield question.words
        digits = (
            all(option.id.isdigit() for option in question.options) and question.per != "person"
        )
        yield from (option.label for option in question.options if not digits)
        yield from (item.label for item in items(question.items)) if question.items else ()
    for card in paper.cards if about.id in {"values-map", "priorities"} else ():
        yield card.label


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", instruments())
def test_the_questionnaire_asks_all_of_every_instrument(id: str, language: Language) -> None:
    paper = paper_of()
    asked = everything(questionnaire(paper), language)
    for text in questions(instrument(id), paper):
        assert text.in_language(language) in asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_an_interview_asks_the_questionnaire_asks_too(language: Language) -> None:
    paper = paper_of()
    by_mail = {block.words for block in questionnaire(paper).blocks if isinstance(block, Heading)}
    tables = {block.caption for block in questionnaire(paper).blocks if isinstance(block, Table)}
    for block in guide(paper).blocks:
        if isinstance(block, Table):
            assert block.caption in tables
        if isinstance(block, Heading) and block.level == 3 and not _of_the_interview(block):
            # A map is laid in an interview and written down in a letter.
            assert block.words in by_mail | {instrument("values-map").asked["network"]}
    assert everything(questionnaire(paper), language).strip()


def _of_the_interview(heading: Heading) -> bool:
    own = [text for key, text in texts("print").items() if key.startswith("guide_")]
    return heading.words in own


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_asked_what_is_for_that_role_with_prompts(role: Role) -> None:
    asked = everything(guide(paper_of(), (role,)), "nl")
    for about in map(instrument, instruments()):
        assert (f"\n{about.title.nl}\n" in asked) == (role in about.roles)
        prompts = [question.prompt.nl for question in about.questions if question.prompt]
        assert all((prompt in asked) == (role in about.roles) for prompt in prompts)


def test_between_them_the_two_guides_ask_everything() -> None:
    heads = {block.words for block in guide(paper_of()).blocks if isinstance(block, Heading)}
    assert {instrument(id).title for id in instruments()} <= heads
    assert set(get_args(Role)) == set(ROLES)


def test_a_guide_is_never_empty_when_the_study_asks_only_what_is_for_others() -> None:
    paper = paper_of(ask=("relations",))
    assert "relations" not in {about.id for about in paper.instruments if "director" in about.roles}
    assert instrument("relations").title.nl in everything(guide(paper, ("director",)), "nl")


def test_prompts_are_for_the_interviewer_only() -> None:
    asked = everything(questionnaire(paper_of()), "en")
    prompts = [q.prompt for id in instruments() for q in instrument(id).questions if q.prompt]
    assert prompts
    assert not [prompt.en for prompt in prompts if prompt.en in asked]


@pytest.mark.parametrize("make", MADE)
def test_a_form_is_for_nobody_and_says_so(make: Make) -> None:
    stamps = {texts("print")[key] for key in ("blank_form", "invitation_stamp")}
    assert make(paper_of()).stamp in stamps


@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("make", MADE)
def test_every_form_says_who_sees_the_answers_in_this_mode(make: Make, mode: Mode) -> None:
    document = make(replace(paper_of(), mode=mode))
    other = {"pseudonymous": "named", "named": "pseudonymous"}[mode]
    if make is not consent:
        assert texts("print")[f"sees_{mode}"] in said(document)
        assert texts("print")[f"sees_{other}"] not in said(document)


def test_numbers_and_boxes_are_those_of_the_study() -> None:
    own = tuple(Card(f"w{n}", plain(f"Waarde {n}")) for n in range(9))
    paper = replace(paper_of(), cards=own, shape=Shape(2, 0, 7), picks=4)
    asked = everything(questionnaire(paper), "nl")
    assert "U krijgt 9 kaarten." in asked
    assert "een top 2." in asked
    assert "Kies er 4." in asked
    assert "een letter: B is Belangrijk (2 keer) en M is Minder belangrijk (7 keer)." in asked
    assert all(f"Waarde {n}" in asked for n in range(9))
    assert "Vertrouwen in" not in asked


def test_members_of_the_network_are_named_in_the_rows_that_are_about_them() -> None:
    paper = replace(paper_of(), organisations=("Jeugdhulp Oost", "Gemeente West"))
    rows = {
        block.rows
        for block in questionnaire(paper).blocks
        if isinstance(block, Table) and block.header[0] == texts("print")["organisation"]
    }
    assert len(rows) == 2
    for table in rows:
        assert [row[0].nl for row in table] == ["Jeugdhulp Oost", "Gemeente West"]


def test_cells_to_write_in_are_empty_and_have_room() -> None:
    tables = [block for block in questionnaire(paper_of()).blocks if isinstance(block, Table)]
    empty = [
        cell.nl for table in tables for row in table.rows for cell in row if not cell.nl.strip()
    ]
    assert len(empty) > 100
    assert all(cell.count("\N{NO-BREAK SPACE}") >= 6 for cell in empty)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", MADE)
def test_the_same_form_gives_the_same_bytes_in_both_kinds(make: Make, language: Language) -> None:
    document = make(paper_of(ask=("context", "values-map", "say")))
    for kind, render in (("pdf", to_pdf), ("docx", to_docx)):
        content = render(document, language)
        assert content == render(document, language)
        assert document.title.in_language(language) in words(kind, content)


@pytest.mark.parametrize("make", MADE)
def test_hostile_words_are_words(make: Make) -> None:
    hostile = (Card("w", plain(HOSTILE), plain(HOSTILE)),)
    paper = replace(
        paper_of(ask=("values-map", "priorities", "relations")),
        title=plain(HOSTILE),
        cards=hostile,
        organisations=(HOSTILE, "{title}"),
    )
    document = make(paper)
    for kind, render in (("pdf", to_pdf), ("docx", to_docx)):
        assert "<script>alert(1)</script> #import" in words(kind, render(document, "nl"))
    assert "<script>alert" not in to_html(document, "nl")
