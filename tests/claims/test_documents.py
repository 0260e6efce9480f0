"""A report says the same in every form, and what cannot be read is refused with a sentence."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.files import BULLET, FIRST, FORMS, HEADING, as_docx, as_pdf, protected_pdf, saved
from claims.measured import released
from formats.broken import zipped
from formats.test_fuzz import noise, spoiled, spoiled_inside
from samenspel.claims import check
from samenspel.errors import SamenspelError, UnusableFileError
from samenspel.formats.documents import read_document
from samenspel.formats.documents_marked import from_html, from_markdown, from_text


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_holds_the_same_heading_sentences_and_bullet(
    suffix: str, tmp_path: Path
) -> None:
    found = read_document(saved(tmp_path, f"verslag{suffix}", FORMS[suffix]()))
    texts = [(one.kind, one.text.partition(" Lorem")[0]) for one in found]
    said = [one for one in texts if one[0] != "cell"]
    assert said == [("heading", HEADING), ("text", FIRST), ("text", BULLET)]
    assert "99 van 100" not in " ".join(words for _, words in texts)


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_gives_the_same_verdicts(suffix: str, tmp_path: Path) -> None:
    found = read_document(saved(tmp_path, f"verslag{suffix}", FORMS[suffix]()))
    verdicts = [one.verdict for one in check(found, released("west-brabant-west"))]
    assert verdicts == ["supported"] * 3


def test_words_that_were_struck_out_in_word_are_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(as_docx())) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    xml = parts["word/document.xml"].replace(
        b"<w:t>Niemand", b"<w:delText>Iedereen </w:delText></w:r><w:r><w:t>Niemand"
    )
    found = read_document(saved(tmp_path, "v.docx", zipped(parts | {"word/document.xml": xml})))
    assert BULLET in [one.text for one in found]


BROKEN = {
    "leeg.txt": b"  \n",
    "leeg.docx": b"",
    "kapot.docx": as_docx()[:900],
    "geen.docx": b"%PDF-1.7 nee",
    "oud.docx": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "zonder.docx": zipped({"word/other.xml": b"<a/>"}),
    "truc.docx": zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "kapot.pdf": as_pdf()[:300],
    "slot.pdf": protected_pdf(),
    "verslag.odt": b"PK",
    "verslag": b"Iets.",
    "utf16.txt": "Iedereen koos vertrouwen.".encode("utf-16"),
    "latijn.md": "Efficiënt.".encode("latin-1"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_refused_in_two_languages(name: str, tmp_path: Path) -> None:
    path = saved(tmp_path, name, BROKEN[name])
    with pytest.raises(UnusableFileError) as refused:
        read_document(path)
    assert str(path) in refused.value.text.nl
    assert refused.value.text.nl != refused.value.text.en


@pytest.mark.parametrize("name", ["nergens.docx", "map.txt"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(UnusableFileError, match="is not there"):
        read_document(tmp_path / name)


@pytest.mark.parametrize("suffix", FORMS)
def test_spoiled_files_end_in_paragraphs_or_a_sentence(suffix: str, tmp_path: Path) -> None:
    rng = random.Random(suffix)  # noqa: S311 - not a secret: the same tries each time
    sound = FORMS[suffix]()
    mutants = [spoiled, noise, *([spoiled_inside] * 2 if suffix == ".docx" else [])]
    for _ in range(60):
        path = saved(tmp_path, f"v{suffix}", rng.choice(mutants)(sound, rng))
        with suppress(SamenspelError):
            list(check(read_document(path), released("twente")))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_paragraphs(text: str) -> None:
    for read in (from_text, from_markdown, from_html):
        assert all(one.kind in {"text", "heading", "cell"} for one in read(text))
