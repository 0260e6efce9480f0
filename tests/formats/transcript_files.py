"""One small interview in every form that can be read, and files that cannot be."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import typst

from formats.broken import zipped

DATA = Path("tests/formats/data")
LINES = (
    "Gesprek met de coördinator",
    "Interviewer: Waarom doet u mee?",
    "Coördinator: Wij moesten wel, de gemeente vroeg erom.",
    "Interviewer: Dank u.",
)
TEXT = "\n".join(LINES)
TEAMS = (("Anna de Vries", "0:03", "Goedemorgen."), ("Anna de Vries", "0:09", "En welkom."))
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
WORDS = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def as_docx(lines: tuple[str, ...] = LINES) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def as_teams() -> bytes:
    """Return a transcript as Teams makes it now: a name and a time above the words."""
    document = docx.Document()
    document.add_paragraph("Overleg")
    for name, time, words in (*TEAMS, ("Jan Smit", "1:00:12", "Dank u.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"   {time}").add_break()
        paragraph.add_run(words)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt(lines: tuple[str, ...] = LINES) -> bytes:
    body = "".join(f"<t:p>{line}</t:p>" for line in lines)
    return zipped({"content.xml": odt_content(body)})


def odt_content(body: str) -> bytes:
    return (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{WORDS}"><o:body><o:text>{body}'
        "</o:text></o:body></o:document-content>"
    ).encode()


def as_rtf() -> bytes:
    words = TEXT.replace("ö", "\\'f6").replace("\n", "\\par\n")
    return f"{{\\rtf1\\ansi\\ansicpg1252 {words}\\par}}".encode()


def as_html() -> bytes:
    body = "".join(f"<p>{line}</p>\n" for line in LINES)
    return f"<html><head><title>x</title></head><body>{body}</body></html>".encode()


def as_markdown() -> bytes:
    head, *rest = LINES
    return "\n\n".join((f"# {head}", *(f"**{line[:5]}**{line[5:]}" for line in rest))).encode()


def as_pdf(lines: tuple[str, ...] = LINES) -> bytes:
    paragraphs = "\n\n".join(f"#par[{line}]" for line in lines)
    return bytes(typst.compile(paragraphs.encode()))


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(BytesIO(as_pdf()))
    writer.encrypt("geheim")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned_pdf() -> bytes:
    return bytes(typst.compile(b"#rect(width: 3cm, height: 3cm)"))


def with_part(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package in which one part is changed, or added."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return zipped(parts | {name: change(parts.get(name, b""))})


FORMS: dict[str, Callable[[], bytes]] = {
    "a.docx": as_docx,
    "a.odt": as_odt,
    "a.rtf": as_rtf,
    "a.txt": TEXT.encode,
    "a.md": as_markdown,
    "a.html": as_html,
    "a.pdf": as_pdf,
}

VTT = """\
WEBVTT

4e1a-0
00:00:03.210 --> 00:00:05.990
<v Anna de Vries>Goedemorgen.</v>

4e1a-1
00:00:06.000 --> 00:00:09.990 align:start
<v Anna de Vries>Hoe gaat het &amp;
met <i>u</i>?</v>

NOTE Confidence 0.9
nog een regel

01:02:10.000 --> 01:02:12.000
<v.loud Jan Smit>Goed.</v> <v Anna de Vries>Fijn.</v>
"""
SRT = (
    "1\n00:00:01,000 --> 00:00:02,500\nAnna: hoi\n\n2\n00:00:03,000 --> 00:00:04,500\n"
    "Anna: en dan\n\n3\n01:00:05,000 --> 01:00:06,500\n<b>Bert</b>: dag\n"
)


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 20_000_000 + b"</a>")
    return out.getvalue()


TRICK = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
# What is hostile or broken, and the one problem that it ends in, with the row where there is one.
BROKEN: dict[str, tuple[str, bytes, str, int | None]] = {
    "no such kind": ("a.pages", b"x", "unknown_kind", None),
    "no kind at all": ("verslag", b"x", "unknown_kind", None),
    "an old Word": ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected", None),
    "empty": ("a.txt", b" \n\t\n", "empty", None),
    "an empty docx": ("a.docx", as_docx(("",)), "empty", None),
    "half a docx": ("a.docx", as_docx()[:900], "broken", None),
    "a pdf by another name": ("a.docx", b"%PDF-1.7", "broken", None),
    "a zip of nothing": ("a.docx", zipped({"x.xml": b"<a/>"}), "broken", None),
    "broken xml": ("a.docx", zipped({"word/document.xml": b"<a><b>"}), "broken", None),
    "a docx in odt": ("a.odt", as_docx(), "broken", None),
    "odt without a body": ("a.odt", zipped({"content.xml": b"<a/>"}), "broken", None),
    "a way out": ("a.docx", zipped({"word/document.xml": TRICK}), "tricks", None),
    "many laughs": ("a.odt", zipped({"content.xml": LAUGHS}), "tricks", None),
    "a bomb": ("a.docx", bomb(), "bomb", None),
    "many parts": ("a.odt", zipped({f"{n}.xml": b"<a/>" for n in range(1_001)}), "bomb", None),
    "locked odt": (
        "a.odt",
        with_part(as_odt(), "META-INF/manifest.xml", lambda _: b"<a><encryption-data/></a>"),
        "protected",
        None,
    ),
    "deep xml": (
        "a.odt",
        zipped({"content.xml": odt_content("<t:span>" * 9_000 + "</t:span>" * 9_000)}),
        "broken",
        None,
    ),
    "half a pdf": ("a.pdf", as_pdf()[:300], "broken", None),
    "locked pdf": ("a.pdf", locked_pdf(), "protected", None),
    "a scan": ("a.pdf", scanned_pdf(), "scan", None),
    "no rtf": ("a.rtf", b"Gewone tekst", "broken", None),
    "an unknown page of codes": ("a.rtf", b"{\\rtf1\\ansicpg999 a\\'f6}", "unclear_letters", None),
    "rtf with half a letter": ("a.rtf", b"{\\rtf1\\ansicpg65001 a\\'f6}", "unclear_letters", None),
    "DOS letters": ("a.txt", "Een\ncaf\x82s".encode("latin-1"), "unclear_letters", 2),
    "no letters": ("a.txt", b"een\ncaf\x81", "unclear_letters", 2),
    "half of UTF-16": ("a.txt", "Één".encode("utf-16")[:-1], "unclear_letters", 1),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(1, 90)) + b"\0", "not_words", 4),
    "vtt without times": ("a.vtt", b"WEBVTT\n\nAnna: hoi\n", "no_cues", None),
    "a broken time": ("a.vtt", b"WEBVTT\n\n0:0 --> x\nhoi\n", "broken_time", 3),
    "an empty cue": ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n\n", "no_cues", None),
}
