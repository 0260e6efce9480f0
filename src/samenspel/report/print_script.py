"""The script for a facilitator: one glance per step, with the time, what to say and to watch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from samenspel.catalogue import templates, texts
from samenspel.catalogue.templates import Step
from samenspel.disclosure.bands import FEWEST
from samenspel.report.blocks import Block, Bullets, Heading, Notice, Paragraph, ReportDocument
from samenspel.report.frame import spoken
from samenspel.report.print_blocks import field
from samenspel.report.print_forms import form
from samenspel.report.print_paper import Paper, printed
from samenspel.report.print_sheets import typeset
from samenspel.text import Language, Text, listed, plain

BEFORE = ("words", "remote", "paper")


def script(paper: Paper) -> ReportDocument:
    """Return the script of the conversation that a study prepares, to read and to change."""
    return form("script", paper, _opening(paper) + _timed(paper), stamp="script_stamp")


def _opening(paper: Paper) -> tuple[Block, ...]:
    return (
        Paragraph(_of(paper), lead=True),
        Paragraph(templates()[paper.template].about),
        *map(Paragraph, _networks(paper)),
        field(printed("map_date")),
        Paragraph(printed("script_before"), lead=True),
        Bullets(tuple(_before(paper))),
        Notice(printed("script_quiet"), printed("script_quiet_words")),
    )


def _of(paper: Paper) -> Text:
    entry = templates()[paper.template]
    return printed("script_of", template=entry.title, minutes=entry.minutes)


def _networks(paper: Paper) -> list[Text]:
    named = listed([plain(name) for name in paper.networks])
    return [printed("script_networks", networks=named)] if paper.networks else []


def _before(paper: Paper) -> Iterator[Text]:
    if paper.template == "review":
        yield printed("script_before_agreed")
        return
    yield from (printed(f"script_before_{point}") for point in BEFORE)
    if paper.mode == "pseudonymous":
        yield printed("script_before_few", fewest=FEWEST)


def _timed(paper: Paper) -> tuple[Block, ...]:
    return tuple(block for start, step in _steps(paper) for block in _step(start, step))


def _steps(paper: Paper) -> Iterator[tuple[str, Step]]:
    """Yield every step with the time on the clock at which it begins."""
    steps = templates()[paper.template].steps
    starts = accumulate((step.minutes for step in steps), initial=0)
    for step, at in zip(steps, starts, strict=False):
        yield f"{at // 60}:{at % 60:02}", step


def _step(start: str, step: Step) -> Iterator[Block]:
    yield Heading(printed("script_step", start=start, title=step.title, minutes=step.minutes))
    yield Paragraph(step.does)
    yield Paragraph(printed("script_say"), lead=True)
    yield Bullets(step.says)
    for part, words in (("show", step.shows), ("watch", step.watch)):
        yield Paragraph(printed("script_part", part=printed(f"script_{part}"), words=words))


def pages_of_script(paper: Paper, language: Language) -> bytes:
    """Return the same script as PDF, in letters that can be read while standing."""

    def said(key: str) -> str:
        return spoken(printed(f"script_{key}"), language)

    frame = script(paper)
    keys = ("title", "stamp", "before", "quiet", "quiet_words", "plan", "say", "show", "watch")
    return typeset(
        "script.typ",
        {
            **{key: said(key) for key in keys},
            "language": language,
            "study": spoken(frame.subtitle, language),
            "of": spoken(_of(paper), language),
            "about": spoken(templates()[paper.template].about, language),
            "networks": next((spoken(one, language) for one in _networks(paper)), None),
            "date": spoken(field(printed("map_date")).words, language),
            "points": [spoken(point, language) for point in _before(paper)],
            "heads": [said(f"head_{column}") for column in ("start", "step", "minutes")],
            "page": spoken(texts("report_frame")["page"], language),
            "steps": [_shown(start, step, language) for start, step in _steps(paper)],
        },
    )


def _shown(start: str, step: Step, language: Language) -> dict[str, Any]:
    minutes = printed("script_minutes", minutes=step.minutes)
    parts = {"title": step.title, "minutes": minutes, "do": step.does}
    parts |= {"show": step.shows, "watch": step.watch}
    return {
        **{name: spoken(words, language) for name, words in parts.items()},
        "start": start,
        "says": [spoken(line, language) for line in step.says],
    }
