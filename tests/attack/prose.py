"""Reports as running words, and what their sentences and tables tell of one scope."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pypdfium2
from docx import Document
from docx.table import Table

from samenspel.catalogue import texts
from samenspel.text import Language

HIDDEN = re.compile(r"<(style|script|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
MARGIN = re.compile(r"^(\| |-{3,}[ -]*$)", re.MULTILINE)


def flow(kind: str, content: bytes) -> str:
    """Return all words of a report in reading order, with single spaces."""
    match kind:
        case "pdf":
            words = _of_pdf(content)
        case "docx":
            words = _of_docx(content)
        case "html":
            words = html.unescape(HIDDEN.sub(" ", content.decode()))
        case _:
            words = MARGIN.sub("", content.decode())
    return " ".join(words.split())


def _of_pdf(content: bytes) -> str:
    """Return the words between the stamp above and the number below each page."""
    with pypdfium2.PdfDocument(content) as book:
        pages = [page.get_textpage().get_text_range().splitlines() for page in book]
    return "\n".join(chain.from_iterable(lines[1:-1] for lines in pages))


def _of_docx(content: bytes) -> str:
    parts = Document(io.BytesIO(content)).iter_inner_content()
    return "\n".join(
        "\n".join(cell.text for row in part.rows for cell in row.cells)
        if isinstance(part, Table)
        else part.text
        for part in parts
    )


@dataclass(frozen=True)
class Scope:
    """What the prose says of one scope; ``bands`` in the order of the cards."""

    respondents: int | None
    bands: tuple[tuple[int, int], ...] = ()
    shared: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Names:
    """How scopes and values are called in one language."""

    scopes: tuple[str, ...]
    values: tuple[str, ...]
    language: Language


def scope(words: str, name: str, names: Names) -> Scope | None:
    """Return what is told of the scope with this name; None when it is not there."""
    called = _called(name, names.language)
    found = chain(
        _banded(words, called, names),
        _numbered(words, called, names.language),
        _withheld(words, called, names),
    )
    return next(found, None)


def pattern(subject: str, key: str, language: Language, **parts: str) -> str:
    """Return a sentence of the catalogue as a pattern, with these patterns in its places."""
    template = re.escape(texts(subject)[key].in_language(language))
    for name, part in parts.items():
        template = template.replace(rf"\{{{name}\}}", part)
    return template


def _banded(words: str, called: str, names: Names) -> Iterator[Scope]:
    language = names.language
    head = " ".join(texts("report")[key].in_language(language) for key in ("col_value", "col_band"))
    caption = pattern("report", "bands_caption", language, network=called)
    rows = " ".join(rf"{re.escape(label)} ({_any_band(language)})" for label in names.values)
    table = re.search(rf"{caption} {rows}(?= |$)", words.replace(f"{head} ", ""))
    size = re.search(rf"{called} \((\d+) (?:mensen|people)\): ", words)
    if table and size:
        n = int(size[1])
        bands = tuple(_ends(label, n, language) for label in table.groups())
        yield Scope(n, bands, sum(2 * low > n for low, _ in bands))


def _called(name: str, language: Language) -> str:
    """Return how a report calls a scope; the whole is also so many networks together."""
    if name != texts("report")["all"].in_language(language):
        return re.escape(name)
    return rf"(?:{re.escape(name)}|{pattern('findings', 'pooled', language, count=r'[0-9]+')})"


def _any_band(language: Language) -> str:
    keys = ("band_nearly_all", "band_upper", "band_lower", "band_few", "band_more", "band_fewer")
    return "|".join(pattern("report", key, language, low=r"\d+", high=r"\d+") for key in keys)


def _ends(label: str, respondents: int, language: Language) -> tuple[int, int]:
    """Return the lowest and highest count of a band; two bands part at half."""
    if numbers := re.findall(r"\d+", label):
        return int(numbers[0]), int(numbers[1])
    half = respondents // 2
    upper = label == texts("report")["band_more"].in_language(language)
    return (half + 1, respondents) if upper else (0, half)


def _numbered(words: str, called: str, language: Language) -> Iterator[Scope]:
    parts = {"network": called, "n": r"(\d+)", "count": r"(\d+)"}
    if found := re.search(pattern("findings", "bands_number", language, **parts), words):
        yield Scope(int(found[1]), shared=int(found[2]))


def _withheld(words: str, called: str, names: Names) -> Iterator[Scope]:
    """Yield the reason that follows a name, or a list of names with this one in it."""
    every = "|".join(_called(one, names.language) for one in names.scopes)
    more = rf"(?:(?:, | en | and )(?:{every}))*"
    for code, why in texts("reasons").items():
        if re.search(rf"{called}{more}:? {re.escape(why.in_language(names.language))}", words):
            yield Scope(None, reason=code)
