"""Paragraphs of documents that are text already: Markdown, HTML, plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from samenspel.reading.sentences import Kind, Paragraph

_FENCE = re.compile(r"^\s*(```|~~~)")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|\*{3,}|_{3,})\s*$")
_RULED = re.compile(r"^\s*-{3,}(?:\s{2,}-{3,})+\s*$")
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+|^\s*[>|]\s?")
_GAPS = re.compile(r"\S\s{2,}\S")  # columns: two spaces or more between words
MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|(\*\*|__|\*|`|(?<!\w)_|_(?!\w))")
_HIDDEN = frozenset({"script", "style", "svg", "head", "template", "noscript", "math", "nav"})
_COUNTED = {
    **dict.fromkeys(("img", "svg", "picture", "video", "audio", "iframe", "canvas"), "pictures"),
    "nav": "menus",
    "math": "formulas",
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    {
        *("p", "li", "div", "section", "article", "caption", "figcaption", "blockquote", "dd"),
        *("dt", "br", "hr", "ul", "ol", "table", "tr", "aside", "main", "header", "footer"),
        *("body", "details", "summary", "figure", "tbody", "thead", "pre"),
    }
)
_VOID = frozenset({"br", "hr"})


def from_text(words: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of plain text; lines in columns are the cells of a table."""
    yield from _blocks(words.split("\n"))


def from_markdown(words: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of Markdown: no code, no tables, no marks."""
    kept, fenced = [], False
    for line in words.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            kept.append("")
        elif not fenced:
            kept.append(MARKUP.sub(lambda found: found.group(1) or "", line))
    yield from _blocks(kept)


def _blocks(lines: list[str]) -> Iterator[Paragraph]:
    block: list[str] = []
    ruled = False  # under the line below the heads of columns, until a line is empty
    for line in [*lines, ""]:
        ruled = bool(line.strip()) and (ruled or bool(_RULED.match(line)))
        if ruled:
            yield from _paragraph(block)
            yield Paragraph(line, "cell")
            block = []
        elif _UNDERLINE.match(line) and block:
            yield Paragraph(" ".join(block), "heading")
            block = []
        elif line.lstrip().startswith("#"):
            yield from _paragraph(block)
            yield Paragraph(line.strip("# \t"), "heading")
            block = []
        elif not line.strip() or _is_row(line):
            yield from _paragraph(block)
            yield from ([Paragraph(line, "cell")] if line.strip() else [])
            block = []
        else:
            if _BULLET.match(line) and not line.lstrip().startswith((">", "|")):
                yield from _paragraph(block)
                block = []
            block.append(_BULLET.sub("", line).strip())


def _is_row(line: str) -> bool:
    return line.count("|") > 1 or bool(_GAPS.search(line.strip()))


def _paragraph(lines: list[str]) -> Iterator[Paragraph]:
    if lines:
        yield Paragraph(" ".join(lines))


def from_html(words: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page; drawings, scripts and menus are left out."""
    page = Page()
    page.feed(words)
    page.close()
    page.flush()
    yield from page.found


class Page(HTMLParser):
    """Collects words per block, and counts what is not in them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self._words: list[str] = []
        self._hidden: list[str] = []
        self._kind: Kind = "text"
        self.left_out: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Open a block, or hide what follows."""
        if tag in _COUNTED:
            self.left_out[_COUNTED[tag]] += 1
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag in _HEADINGS | _CELLS | _BLOCKS:
            self.flush()
            self._kind = _kind_of(tag) if tag not in _VOID else self._kind

    def handle_endtag(self, tag: str) -> None:
        """Close a block."""
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        elif tag in _HEADINGS | _CELLS | _BLOCKS:
            self.flush()
            self._kind = "text"

    def handle_data(self, data: str) -> None:
        """Keep words that can be seen."""
        if not self._hidden:
            self._words.append(data)

    def flush(self) -> None:
        """Close the paragraph that is being read."""
        text = " ".join("".join(self._words).split())
        if text:
            self.found.append(Paragraph(text, self._kind))
        self._words = []


def _kind_of(tag: str) -> Kind:
    if tag in _HEADINGS:
        return "heading"
    return "cell" if tag in _CELLS else "text"
