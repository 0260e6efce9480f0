from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from report.sample import HOSTILE, document
from samenspel.report import pdf
from samenspel.report.blocks import Bullets, Heading, Paragraph
from samenspel.report.pdf import to_pdf
from samenspel.text import LANGUAGES, Language, plain


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "nl" if request.param == "nl" else "en"


@pytest.fixture(scope="module")
def written(language: Language) -> bytes:
    return to_pdf(document(), language)


def elements(node: Any) -> list[DictionaryObject]:
    found = node.get_object()
    if isinstance(found, list):
        return [element for child in found for element in elements(child)]
    if not isinstance(found, DictionaryObject):
        return []
    below = elements(found["/K"]) if "/K" in found else []
    return [found, *below]


def test_the_same_report_gives_the_same_bytes(written: bytes, language: Language) -> None:
    assert to_pdf(document(), language) == written


def test_it_is_tagged_and_says_its_title_and_language(written: bytes, language: Language) -> None:
    reader = PdfReader(BytesIO(written))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == document().title.in_language(language)
    assert reader.metadata.author is None
    assert reader.metadata.creation_date is None
    metadata: Any = root["/Metadata"]
    assert b"pdfuaid" in metadata.get_data()


def test_every_figure_has_its_words_and_every_table_its_header(
    written: bytes, language: Language
) -> None:
    root: Any = PdfReader(BytesIO(written)).trailer["/Root"]
    tree = elements(root["/StructTreeRoot"]["/K"])
    said = [str(element["/Alt"]) for element in tree if element.get("/S") == "/Figure"]
    assert len(said) == 7
    assert all("Vier van" in words if language == "nl" else "Four of" in words for words in said)
    kinds = [element.get("/S") for element in tree]
    assert kinds.count("/Table") == 10
    assert kinds.count("/TH") == 7 * 3 + 3 + 8 + 7
    assert kinds.count("/H1") == 3 + 1  # the contents


def test_stamp_notice_and_number_stand_on_every_page(written: bytes, language: Language) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(written)).pages]
    page, of = ("Pagina", "van") if language == "nl" else ("Page", "of")
    assert all(document().stamp.in_language(language) in words for words in pages)
    assert all("published counts" in words or "gepubliceerde" in words for words in pages)
    assert all(f"{page} {at} {of} {len(pages)}" in words for at, words in enumerate(pages, 1))


def test_hostile_words_are_words() -> None:
    shown = document(Heading(plain(HOSTILE)), Paragraph(plain(HOSTILE)))
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(to_pdf(shown, "en"))).pages)
    assert '#import "x.typ" $x^2$ ] \\ *b* _i_ @ref `raw` // end /*' in " ".join(words.split())


def test_what_no_font_shows_becomes_a_box_and_the_rest_stays() -> None:
    unassigned = "\u0378\u0379"
    shown = document(Paragraph(plain(f"voor {unassigned} achter")))
    words = " ".join(PdfReader(BytesIO(to_pdf(shown, "en"))).pages[0].extract_text().split())
    assert f"voor {2 * pdf.UNSHOWN} achter" in words


@settings(max_examples=25, deadline=None)
@given(words=st.text(min_size=1, max_size=12))
def test_any_words_can_be_typeset(words: str) -> None:
    assert to_pdf(document(Heading(plain(words)), Paragraph(plain(words))), "nl")


@pytest.mark.parametrize("lines", range(30, 45))
def test_the_words_before_a_list_stay_on_its_page(lines: int) -> None:
    above = [Paragraph(plain(f"line {at}")) for at in range(lines)]
    below = Bullets((plain("theitem"), plain("other")))
    shown = document(*above, Paragraph(plain("thelead")), below)
    made = PdfReader(BytesIO(to_pdf(shown, "nl")))
    pages = [page.extract_text() for page in made.pages]
    assert ["thelead" in page for page in pages] == ["theitem" in page for page in pages]
