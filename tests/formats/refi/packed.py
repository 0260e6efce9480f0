"""Projects as other tools might write them, built by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import quoteattr

CODE, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
USER, SOURCE = "33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444"
NOTE, SET = "55555555-5555-4555-8555-555555555555", "66666666-6666-4666-8666-666666666666"
TEXT = "Wij vertrouwen elkaar.\nDat is niet vanzelf gegaan.\n"

USERS = f'<Users><User guid="{USER}" name="Anna"/></Users>'
CODES = (
    f'<CodeBook><Codes><Code guid="{CODE}" name="vertrouwen" isCodable="true" color="#FF8800"/>'
    f'<Code guid="{OTHER}" name="tijd" isCodable="true"/></Codes></CodeBook>'
)


def number(at: int) -> str:
    """Return a GUID with a number in it."""
    return f"00000000-0000-4000-8000-{at:012}"


def selection(start: object, end: object, at: int = 1, name: str = "", code: str = CODE) -> str:
    """Return a selection with one code on it."""
    called = f" name={quoteattr(name)}" if name else ""
    return (
        f'<PlainTextSelection guid="{number(at)}"{called} startPosition="{start}"'
        f' endPosition="{end}" creatingUser="{USER}">'
        f'<Coding guid="{number(at + 500_000)}" creatingUser="{USER}">'
        f'<CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def source(inside: str = "", path: str = "internal://a.txt", guid: str = SOURCE) -> str:
    """Return a text with what is selected in it."""
    where = f' plainTextPath="{path}"' if path else ""
    return f'<TextSource guid="{guid}" name="a"{where}>{inside}</TextSource>'


def project(sources: str = "", *, before: str = USERS + CODES, after: str = "") -> str:
    """Return a project as XML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<Project xmlns="urn:QDA-XML:project:1.0" name="proef" origin="Another tool">'
        f"{before}<Sources>{sources or source()}</Sources>{after}</Project>"
    )


def packed(xml: str | bytes, files: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a project with its files as an archive."""
    members = {"project.qde": xml} | dict({"Sources/a.txt": TEXT} if files is None else files)
    return zipped(members)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()
