"""Plain text, Markdown, web pages and PDF as sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from samenspel.errors import InvalidStudyError
from samenspel.formats.documents_marked import MARKUP, Page
from samenspel.formats.documents_packed import ProtectedError, of_pages, pages_of
from samenspel.formats.transcripts_cues import CLOCK, from_subtitles
from samenspel.formats.transcripts_found import Found, counted, note, refused
from samenspel.formats.transcripts_words import decoded
from samenspel.reading.turns import turns
from samenspel.study.problems import Place

WIDEST = 120  # signs of a line that was broken off by hand
FEW = 5  # lines that go on below, before a file is taken to be broken off by hand
MOST = 0.95  # of these lines have no room for the word that follows
_MARK = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|```.*$|~~~.*$|(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$)")
_PICTURE, _LINK = re.compile(r"!\[[^\]]*\]\("), re.compile(r"(?<!!)\[[^\]]*\]\(")
_AT = rf"(?: [\[(]?{CLOCK}[\])]?)?"
_HEAD = rf"(?P<alone>[^\W\d_][^\n:\[\]]{{0,58}}\s[\[(]?{CLOCK}[\])]?$)"
_LABEL = re.compile(rf"(?P<name>[^\W\d_][^\n:\[\]]{{0,40}}?){_AT}:(?: |$)")


def from_plain(raw: bytes, place: Place) -> Found:
    """Return the lines of plain text; lines that were broken off by hand are put together."""
    text = decoded(raw, place)
    if text.words.startswith("WEBVTT"):
        return from_subtitles(raw, place)
    lines = text.words.split("\n")
    whole, joined = _put_together(lines)
    return Found(whole, (*text.notes, *counted([("joined", joined)])))


def _put_together(lines: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Return paragraphs, and how many lines go on in one: where all but the last are full."""
    blocks = [
        list(block) for filled, block in groupby(lines, lambda one: bool(one.strip())) if filled
    ]
    begins, width = _beginnings(lines), max((len(line) for line in lines), default=0)
    pairs = [pair for block in blocks for pair in pairwise(block) if not begins.match(pair[1])]
    full = sum(len(line) + 1 + len(after.split()[0]) > width for line, after in pairs)
    if width > WIDEST or len(pairs) < FEW or full < MOST * len(pairs):
        return tuple(line for block in blocks for line in block), 0
    return tuple(line for block in blocks for line in _whole(block, begins)), len(pairs)


def _beginnings(lines: Iterable[str]) -> re.Pattern[str]:
    """Return what a paragraph begins with: a bullet, a speaker, or a speaker alone with a time."""
    lines = [line for line in lines if _LABEL.match(line)]
    names = Counter(found["name"] for line in lines if (found := _LABEL.match(line)))
    spoken = {turn.speaker for line in lines for turn in turns(line)}
    known = "|".join(re.escape(name) for name in names if names[name] > 1 or name in spoken)
    return re.compile(rf"{_HEAD}|[•▪◦‣]\s" + (rf"|(?:{known}){_AT}:(?: |$)" if known else ""))


def _whole(block: Sequence[str], begins: re.Pattern[str]) -> Iterator[str]:
    words = ""
    for line in block:
        if words and begins.match(line):
            yield words
            words = ""
        words = f"{words} {line.strip()}".strip()
    yield words


def from_marked(raw: bytes, place: Place) -> Found:
    """Return the lines of Markdown without its marks; code stays as it is written."""
    text = decoded(raw, place)
    kept = (_MARK.sub("", line) for line in text.words.split("\n"))
    lines, joined = _put_together(
        [MARKUP.sub(lambda found: found.group(1) or "", line) for line in kept]
    )
    left = {
        "pictures": len(_PICTURE.findall(text.words)),
        "links": len(_LINK.findall(text.words)),
        "joined": joined,
    }
    return Found(lines, (*text.notes, *counted(left.items())))


def from_page(raw: bytes, place: Place) -> Found:
    """Return the paragraphs of a web page as they are seen; menus and drawings are left out."""
    text = decoded(raw, place)
    page = Page()
    page.feed(text.words)
    page.close()
    page.flush()
    words = tuple(one.text for one in page.found)
    return Found(words, (*text.notes, *counted(page.left_out.items())))


def from_pages(raw: bytes, place: Place) -> Found:
    """Return the paragraphs of a PDF, put together from its lines."""
    try:
        pages = pages_of(raw)
    except ProtectedError:
        raise refused("protected", place) from None
    except InvalidStudyError:
        raise refused("broken", place) from None
    empty = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        raise refused("scan", place)
    begins = _beginnings(line.text for page in pages for line in page)
    notes = [note("put_together", len(pages))]
    notes += [note("empty_pages", len(empty), ", ".join(empty))] if empty else []
    return Found(tuple(one.text for one in of_pages(pages, begins)), tuple(notes))
