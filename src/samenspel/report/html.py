"""A report as one HTML file: no script, no request, readable on a phone and on paper."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import singledispatch
from hashlib import sha256
from html import escape
from importlib.resources import files

from samenspel.report.blocks import (
    Bullets,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    ReportDocument,
    Table,
)
from samenspel.report.drawing import to_svg
from samenspel.report.frame import contents, framed, numbered, spoken
from samenspel.text import Language, Text

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#report">{skip}</a>
<header>
<p class="stamp">{stamp}</p>
<h1>{title}</h1>
<p class="subtitle">{subtitle}</p>
{notice}
</header>
{contents}
<main id="report" tabindex="-1">
{body}
</main>
<footer>
<p class="stamp">{stamp}</p>
{notice}
</footer>
</body>
</html>
"""


def to_html(document: ReportDocument, language: Language) -> str:
    """Return the report as one page that needs nothing else."""
    style = _style(document, language)
    return _PAGE.format(
        language=language,
        policy=_policy(style),
        style=style,
        title=_escaped(document.title, language),
        subtitle=_escaped(document.subtitle, language),
        stamp=_escaped(document.stamp, language),
        notice=_paragraph(document.notice, language, name="condition"),
        skip=_escaped(framed("skip"), language),
        contents=_contents(document, language),
        body="\n".join(
            _shown(block, language, place) for place, block in enumerate(numbered(document).blocks)
        ),
    )


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _style(document: ReportDocument, language: Language) -> str:
    """Return the style sheet, with the words that print at the edge of every page."""
    sheet = (files("samenspel.report") / "report.css").read_text("utf-8")
    edges = {"top-left": document.stamp, "bottom-left": document.notice}
    rules = [
        f"@{edge} {{ content: {_css_string(spoken(words, language))} }}"
        for edge, words in edges.items()
        if words
    ]
    return f"{sheet}@page {{ {' '.join(rules)} }}\n"


def _css_string(words: str) -> str:
    return '"' + re.sub(r"[^\w ]", lambda found: f"\\{ord(found[0]):x} ", words) + '"'


def _contents(document: ReportDocument, language: Language) -> str:
    items = "\n".join(
        f'<li><a href="#block-{place}">{_escaped(chapter.words, language)}</a></li>'
        for place, chapter in contents(document)
    )
    if not items:
        return ""
    title = _escaped(framed("contents"), language)
    heading = f'<h2 id="contents">{title}</h2>'
    return f'<nav aria-labelledby="contents">\n{heading}\n<ol>\n{items}\n</ol>\n</nav>'


@singledispatch
def _shown(block: object, language: Language, place: int) -> str:
    raise NotImplementedError(block, language, place)


@_shown.register
def _heading(block: Heading, language: Language, place: int) -> str:
    tag = f"h{block.level + 1}"
    return f'<{tag} id="block-{place}">{_escaped(block.words, language)}</{tag}>'


@_shown.register
def _running(block: Paragraph, language: Language, _: int) -> str:
    return _paragraph(block.words, language, name="lead" if block.lead else "")


@_shown.register
def _bullets(block: Bullets, language: Language, _: int) -> str:
    tag = "ol" if block.ordered else "ul"
    items = "\n".join(f"<li>{_escaped(item, language)}</li>" for item in block.items)
    return f"<{tag}>\n{items}\n</{tag}>"


@_shown.register
def _notice(block: Notice, language: Language, _: int) -> str:
    title = _paragraph(block.title, language, name="title")
    words = _paragraph(block.words, language)
    return f'<div class="notice {block.kind}" role="note">\n{title}\n{words}\n</div>'


@_shown.register
def _quotation(block: Quotation, language: Language, _: int) -> str:
    words = _escaped(Text(block.words, block.words), language)
    about = _escaped(block.about, language)
    return (
        f'<figure class="quotation">\n<blockquote dir="auto"><p>{words}</p></blockquote>\n'
        f"<figcaption>{about}</figcaption>\n</figure>"
    )


@_shown.register
def _table(block: Table, language: Language, _: int) -> str:
    caption = _escaped(block.caption, language)
    header = "".join(
        f'<th scope="col"{_aligned(block, column)}>{_escaped(words, language)}</th>'
        for column, words in enumerate(block.header)
    )
    rows = "\n".join(_row(block, row, language) for row in block.rows)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}">\n'
        f"<table>\n<caption>{caption}</caption>\n<thead><tr>{header}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
        f"{_paragraph(block.note, language, name='remark')}"
    )


def _row(table: Table, row: tuple[Text, ...], language: Language) -> str:
    first, *others = [_escaped(words, language) for words in row]
    cells = "".join(
        f"<td{_aligned(table, column)}>{words}</td>" for column, words in enumerate(others, start=1)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _aligned(table: Table, column: int) -> str:
    return ' class="number"' if column in table.numeric else ""


@_shown.register
def _figure(block: Figure, language: Language, place: int) -> str:
    caption = _escaped(block.caption, language)
    label = f'<svg role="img" aria-label="{_escaped(block.alternative, language)}" '
    drawing = to_svg(block.spec, language).replace("<svg ", label, 1)
    return (
        f'<figure class="picture">\n<div class="scroll card {block.begins}" role="region" '
        f'tabindex="0" aria-label="{caption}">\n{drawing}\n</div>\n'
        f"<figcaption>{caption}</figcaption>\n</figure>\n"
        f"<details open>\n<summary>{_escaped(framed('data'), language)}</summary>\n"
        f"{_table(block.table, language, place)}\n</details>"
    )


def _paragraph(words: Text | None, language: Language, *, name: str = "") -> str:
    if words is None:
        return ""
    attribute = f' class="{name}"' if name else ""
    return f"<p{attribute}>{_escaped(words, language)}</p>"


def _escaped(words: Text, language: Language) -> str:
    return escape(spoken(words, language))
