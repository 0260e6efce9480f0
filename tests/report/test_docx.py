from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from report.sample import HOSTILE, document
from samenspel.report.blocks import Bullets, Paragraph
from samenspel.report.docx import to_docx
from samenspel.text import LANGUAGES, Language, plain


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "nl" if request.param == "nl" else "en"


@pytest.fixture(scope="module")
def written(language: Language) -> bytes:
    return to_docx(document(), language)


@pytest.fixture(scope="module")
def word(written: bytes) -> Any:
    return docx.Document(BytesIO(written))


def test_the_same_report_gives_the_same_bytes(written: bytes, language: Language) -> None:
    assert to_docx(document(), language) == written


def test_nothing_tells_of_the_machine_or_the_day(word: Any) -> None:
    core = word.core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.created.replace(tzinfo=None) == datetime(2000, 1, 1)  # noqa: DTZ001 - as the file
    assert core.modified == core.created


def test_words_bear_their_styles(word: Any) -> None:
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles[:4] == ["Title", "Subtitle", "Stamp", "Reconstructed"]
    expected = {
        "Heading 1": 3,
        "Heading 2": 2,
        "Heading 3": 1,
        "List Bullet": 2,
        "List Number": 2,
        "Quote": 2,
        "Withheld": 2,
    }
    assert {name: styles.count(name) for name in expected} == expected


def test_tables_repeat_their_header(word: Any) -> None:
    assert len(word.tables) == 10
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
        widths = [cell.width for cell in table.rows[0].cells]
        assert widths == [column.width for column in table.columns]


def test_pictures_have_words_and_fit(word: Any, language: Language) -> None:
    said = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    start = "Vier van" if language == "nl" else "Four of"
    assert len(said) == 7
    assert all(words.startswith(start) for words in said)
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert all(shape.width <= room for shape in word.inline_shapes)


def test_language_stamp_and_page_number(word: Any, language: Language) -> None:
    spoken = word.styles.element.find(f".//{qn('w:rPrDefault')}").find(f".//{qn('w:lang')}")
    assert spoken.get(qn("w:val")) == {"nl": "nl-NL", "en": "en-GB"}[language]
    section = word.sections[0]
    assert section.header.paragraphs[0].text == document().stamp.in_language(language)
    assert section.footer.paragraphs[0].text == document().notice.in_language(language)  # type: ignore[union-attr]  # the sample has a notice
    codes = [code.text for code in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_hostile_words_are_words() -> None:
    shown = to_docx(document(Paragraph(plain(HOSTILE + "\x00\ud800"))), "en")
    assert docx.Document(BytesIO(shown)).paragraphs[-1].text == HOSTILE + 2 * "\ufffd"


def test_each_numbered_list_starts_at_one() -> None:
    items = Bullets((plain("a"), plain("b")), ordered=True)
    shown = docx.Document(BytesIO(to_docx(document(items, Paragraph(plain("x")), items), "en")))
    lists = [p for p in shown.paragraphs if p.style.name == "List Number"]
    own = [p._p.pPr.numPr.numId.val for p in lists]
    assert own[0] == own[1] != own[2] == own[3]


def test_every_part_has_a_fixed_date(written: bytes) -> None:
    with ZipFile(BytesIO(written)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_the_words_before_a_list_stay_with_it() -> None:
    blocks = (
        Paragraph(plain("before")),
        Bullets((plain("a"), plain("b"))),
        Paragraph(plain("after")),
        Paragraph(plain("end")),
    )
    made = docx.Document(BytesIO(to_docx(replace(document(), blocks=blocks), "nl")))
    kept = {one.text: bool(one.paragraph_format.keep_with_next) for one in made.paragraphs}
    assert [kept[name] for name in ("before", "a", "after", "end")] == [True, False, False, False]
