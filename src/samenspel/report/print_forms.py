"""The documents that people read, say or fill in: guide, questionnaire, invitation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from samenspel.catalogue.instruments import Instrument, Role
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, ReportDocument
from samenspel.report.print_blocks import field, ruled
from samenspel.report.print_paper import Paper, printed
from samenspel.report.print_questions import questions
from samenspel.study.model import NO_WORDS

ROLES: tuple[Role, ...] = get_args(Role)


def form(
    key: str, paper: Paper, blocks: Iterable[Block], stamp: str = "blank_form"
) -> ReportDocument:
    """Return a document to print, with what it is on every page."""
    return ReportDocument(
        title=printed(f"{key}_title"),
        subtitle=paper.title if paper.title != NO_WORDS else printed("any_study"),
        stamp=printed(stamp),
        blocks=tuple(blocks),
    )


def guide(paper: Paper, roles: tuple[Role, ...] = ROLES) -> ReportDocument:
    """Return the guide for interviews with people in these roles."""
    return form("guide", paper, (block for role in roles for block in _interview(role, paper)))


def _interview(role: Role, paper: Paper) -> Iterator[Block]:
    yield Heading(printed(f"guide_{role}"))
    yield Heading(printed("guide_before"), 2)
    before = ("time", "same", "ready", "code")
    yield Bullets(tuple(printed(f"guide_before_{point}") for point in before))
    yield Heading(printed("guide_open"), 2)
    yield Paragraph(printed(f"guide_say_{role}"), lead=True)
    yield Bullets(
        (
            printed("guide_consent_form"),
            printed(f"sees_{paper.mode}"),
            printed("guide_consent_stop"),
            printed("guide_consent_record"),
        )
    )
    yield from (field(printed(words)) for words in ("code", "map_network", "map_date", "map_round"))
    yield Heading(printed(f"guide_first_{role}"), 3)
    yield Paragraph(printed("probe", prompt=printed(f"guide_probe_{role}")))
    yield ruled(5)
    for about in _for_role(role, paper):
        yield from questions(about, paper, "interview")
    yield from _closing(role)


def _for_role(role: Role, paper: Paper) -> tuple[Instrument, ...]:
    """Return what a role is asked; everything, when the study asks nothing meant for it."""
    own = tuple(about for about in paper.instruments if role in about.roles)
    return own or paper.instruments


def _closing(role: Role) -> Iterator[Block]:
    yield Heading(printed("guide_close"), 2)
    for words in (f"guide_last_{role}", "guide_forgotten"):
        yield Heading(printed(words), 3)
        yield ruled(4)
    yield Bullets((printed("guide_after_next"), printed("guide_after_contact")))


def questionnaire(paper: Paper) -> ReportDocument:
    """Return the questions of every instrument, to be filled in without an interviewer."""
    return form("questionnaire", paper, _by_mail(paper))


def _by_mail(paper: Paper) -> Iterator[Block]:
    yield Heading(printed("questionnaire_before"))
    yield Paragraph(printed("questionnaire_same"))
    points = ("skip", "questionnaire_tick", f"sees_{paper.mode}", "questionnaire_send")
    yield Bullets(tuple(map(printed, points)))
    yield from (field(printed(words)) for words in ("code", "map_network", "map_date", "map_round"))
    yield Heading(printed("questionnaire_questions"))
    for about in paper.instruments:
        yield from questions(about, paper, "mail")
    yield Heading(printed("questionnaire_thanks_title"))
    yield Paragraph(printed("questionnaire_thanks"))
    yield ruled(5)


def invitation(paper: Paper) -> ReportDocument:
    """Return a letter that asks a director to take part."""
    return form("invitation", paper, _letter(paper), stamp="invitation_stamp")


def _letter(paper: Paper) -> Iterator[Block]:
    yield Paragraph(printed("invitation_place"))
    yield Paragraph(printed("invitation_dear"))
    yield Paragraph(printed("invitation_why"))
    yield Paragraph(printed("invitation_ask_title"), lead=True)
    yield Paragraph(printed("invitation_ask"))
    yield Bullets(tuple(about.title for about in paper.instruments))
    for part in ("back", "sees"):
        yield Paragraph(printed(f"invitation_{part}_title"), lead=True)
        yield Paragraph(printed(f"sees_{paper.mode}" if part == "sees" else f"invitation_{part}"))
    yield Paragraph(printed("invitation_sees"))
    yield Paragraph(printed("invitation_next_title"), lead=True)
    yield Paragraph(printed("invitation_next"))
    yield Paragraph(printed("invitation_free"))
    yield Paragraph(printed("invitation_regards"))
    yield Paragraph(printed("invitation_from"))
