import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.sample import document, table
from samenspel.report.blocks import Bullets, Notice, Paragraph, Quotation, Table
from samenspel.report.plain import breadth, to_text
from samenspel.text import LANGUAGES, Language, plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_report(language: Language, snapshot: SnapshotAssertion) -> None:
    assert to_text(document(), language) == snapshot


@pytest.mark.parametrize("width", [40, 96])
def test_no_line_is_broader_than_asked(width: int) -> None:
    assert max(map(breadth, to_text(document(), "nl", width=width).split("\n"))) <= width


@given(words=st.text(max_size=200), width=st.integers(40, 120))
def test_any_words_fit_in_every_block(words: str, width: int) -> None:
    said = plain(words)
    blocks = (
        Paragraph(said),
        Bullets((said, said), ordered=True),
        Notice(said, said),
        Quotation(words, said),
        Table(said, (said, said, said), ((said, said, said),), numeric=(2,), note=said),
    )
    text = to_text(document(*blocks), "en", width=width)
    assert max(map(breadth, text.split("\n"))) <= width


def test_wide_characters_take_two_columns() -> None:
    assert (breadth("日本"), breadth("é"), breadth("e\u0301"), breadth("\u200b")) == (4, 1, 1, 0)


def test_figures_align_to_the_right() -> None:
    lines = to_text(document(table()), "en").split("\n")
    row = next(line for line in lines if line.startswith("Trust "))
    head = next(line for line in lines if line.startswith("Value "))
    assert len(row) == len(head)
    assert row.endswith("4 / 5   0.80")
