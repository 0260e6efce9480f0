"""What a data protection officer asks of a study: an assessment, and a line for the register.

It says what the software really does. What only the organisation knows is a line to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import texts
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, ReportDocument, Table
from samenspel.report.print_blocks import field
from samenspel.report.print_consent import PROMISES, promise
from samenspel.report.print_forms import form
from samenspel.report.print_paper import Paper
from samenspel.report.words import joined
from samenspel.text import Text, listed, plain

DATA = ("who", "agreed", "answers", "words", "talks", "links")
# Each measure is one that the software takes; a new one needs the code that takes it.
RISKS = ("known", "leak", "link", "copies", "kept", "pressure", "health", "names", "report")
RIGHTS = ("access", "erase", "rectify", "withdraw", "complain")
SAFE = ("accounts", "released", "local", "withdrawal", "copies", "kept", "log")


def assessment(paper: Paper) -> ReportDocument:
    """Return a data protection impact assessment of a study, as far as the software knows it."""
    return form("assessment", paper, _assessment(paper), stamp="privacy_form")


def register(paper: Paper) -> ReportDocument:
    """Return the text of a study for the register of processing activities."""
    return form("register", paper, _register(paper), stamp="privacy_form")


def _assessment(paper: Paper) -> Iterator[Block]:
    yield Paragraph(_said("how_to"), lead=True)
    yield from _asked("responsible", ("controller", "officer", "contact", "processor"))
    yield Heading(_said("study_title"))
    yield Paragraph(_said(f"study_{paper.mode}"))
    yield Bullets(tuple(about.title for about in paper.instruments))
    if paper.networks:
        yield Paragraph(_said("networks", networks=listed([plain(one) for one in paper.networks])))
    yield Heading(_said("data_title"))
    yield Bullets(tuple(_said(f"data_{one}") for one in DATA))
    yield Paragraph(_said("data_special"))
    yield from _asked("purpose", ("purpose", "basis", "need"))
    yield Paragraph(_said("basis_about"))
    yield Heading(_said("sees_title"))
    yield Paragraph(_said("sees_about"))
    yield Bullets(tuple(map(promise, PROMISES[paper.mode])))
    yield from _asked("keep", ("keep", "copies"))
    yield Paragraph(_said("keep_about"))
    yield Heading(_said("rights_title"))
    yield Bullets(tuple(_said(f"right_{one}") for one in RIGHTS))
    yield Heading(_said("risks_title"))
    yield Paragraph(_said("risks_about"))
    yield _risks()
    yield from _asked("judgement", ("left", "advice", "decided", "again"))
    yield Paragraph(_said("judgement_about"))


def _asked(title: str, lines: tuple[str, ...]) -> Iterator[Block]:
    """Yield a part that the organisation fills in."""
    yield Heading(_said(f"{title}_title"))
    for one in lines:
        yield field(_said("fill_in", what=_said(f"{title}_{one}")))


def _risks() -> Table:
    return Table(
        caption=_said("risks_caption"),
        header=tuple(_said(f"column_{one}") for one in ("risk", "measure", "own")),
        rows=tuple(
            tuple(_said(f"{part}_{one}") for part in ("risk", "measure", "own")) for one in RISKS
        ),
    )


def _register(paper: Paper) -> Iterator[Block]:
    yield Paragraph(_said("register_how_to"), lead=True)
    asked = [about.title for about in paper.instruments]
    known = {
        "activity": paper.title if paper.networks else _said("yours"),
        "controller": _said("yours"),
        "purposes": _said("register_purposes_text"),
        "basis": _said("yours"),
        "people": _people(paper),
        "data": joined([_said("register_data_text", asked=listed(asked)), _said("data_special")]),
        "recipients": _said(f"recipients_{paper.mode}"),
        "elsewhere": joined([_said("register_elsewhere_text"), _said("yours")]),
        "until": joined([_said("keep_about"), _said("yours")]),
        "safe": joined([*(_said(f"safe_{one}") for one in SAFE), _said("yours")]),
    }
    yield Table(
        caption=_said("register_caption"),
        header=(_said("column_part"), _said("column_text")),
        rows=tuple((_said(f"register_{one}"), words) for one, words in known.items()),
    )


def _people(paper: Paper) -> Text:
    if not paper.networks:
        return _said("register_people_text")
    names = listed([plain(one) for one in paper.networks])
    return joined([_said("register_people_text"), _said("networks", networks=names)])


def _said(key: str, **parts: object) -> Text:
    return texts("print_assessment")[key].format(**parts)
