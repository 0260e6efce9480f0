"""The consent form: it promises what disclosure does, in this study's mode, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import texts
from samenspel.disclosure.bands import FEWEST
from samenspel.disclosure.pseudonymous import FEWEST_NETWORKS
from samenspel.report.blocks import Block, Bullets, Paragraph, ReportDocument
from samenspel.report.print_blocks import boxes, field
from samenspel.report.print_forms import form
from samenspel.report.print_paper import Paper, printed
from samenspel.study.model import Mode
from samenspel.text import Text

# Each promise has its proof in the tests; a new one needs a new one.
PROMISES: dict[Mode, tuple[str, ...]] = {
    "pseudonymous": (
        "researcher",
        "code",
        "bands",
        "never",
        "less",
        "words",
        "rest",
        "limits",
        "outside",
    ),
    "named": ("researcher", "named_all", "named", "named_words", "outside_named"),
}
WHEN_STOPPING: dict[Mode, tuple[str, ...]] = {
    "pseudonymous": ("stop", "stop_release"),
    "named": ("stop",),
}


def consent(paper: Paper) -> ReportDocument:
    """Return the form on which a person agrees to take part."""
    return form("consent", paper, _consent(paper))


def promise(key: str) -> Text:
    """Return one promise, with the limits that disclosure keeps."""
    return printed(f"promise_{key}", fewest=FEWEST, networks=FEWEST_NETWORKS)


def _consent(paper: Paper) -> Iterator[Block]:
    yield Paragraph(printed("consent_about_title"), lead=True)
    yield Paragraph(printed("consent_about"))
    yield Bullets(tuple(about.title for about in paper.instruments))
    yield Paragraph(printed("consent_free_title"), lead=True)
    yield Paragraph(printed("consent_free"))
    yield Paragraph(printed("consent_sees_title"), lead=True)
    yield Bullets(tuple(map(promise, PROMISES[paper.mode])))
    yield Paragraph(printed("consent_stop_title"), lead=True)
    yield from map(Paragraph, map(promise, WHEN_STOPPING[paper.mode]))
    yield Paragraph(printed("consent_keep_title"), lead=True)
    for words in ("keep_until", "keep_list", "keep_who", "contact"):
        yield field(printed(f"consent_{words}"))
    yield from _signed(paper.mode)
    yield from _signed_for_network()


def _signed(mode: Mode) -> Iterator[Block]:
    own = {"pseudonymous": ("words",), "named": ("named_words", "named")}[mode]
    yield Paragraph(printed("consent_sign_title"), lead=True)
    yield Paragraph(boxes(printed(f"consent_{choice}") for choice in ("yes", "record", *own)))
    for words in ("name", "signature", "date", "by"):
        yield field(printed(f"consent_{words}"))


def _signed_for_network() -> Iterator[Block]:
    """Return what a network may sign for as a whole, in the words of the study's own table."""
    yield Paragraph(printed("consent_network_title"), lead=True)
    yield Paragraph(printed("consent_network"))
    yield Paragraph(
        boxes(texts("terms")[f"outside_{choice}"] for choice in ("bands", "pooled", "no"))
    )
    for words in ("name", "signature", "date"):
        yield field(printed(f"consent_{words}"))
