from hypothesis import given
from hypothesis import strategies as st

from report.sample import document, figures, table, wide
from samenspel.report.blocks import Figure, Heading, Table
from samenspel.report.frame import chapters, legible, numbered, parted, weights
from samenspel.text import Text, plain


def test_tables_and_figures_are_numbered_apart() -> None:
    blocks = numbered(document(table(), figures()[0], table())).blocks
    captions = [block.caption.en for block in blocks if isinstance(block, (Table, Figure))]
    assert [caption.split(".")[0] for caption in captions] == ["Table 1", "Figure 1", "Table 3"]
    figure = blocks[1]
    assert isinstance(figure, Figure)
    assert figure.table.caption.nl.startswith("Tabel 2. ")


def test_a_caption_may_hold_braces() -> None:
    block = numbered(document(table(plain("{0} {caption}")))).blocks[0]
    assert isinstance(block, Table)
    assert block.caption.en == "Table 1. {0} {caption}"


def test_only_first_level_headings_are_chapters() -> None:
    headings = [Heading(plain(level), level) for level in (1, 2, 3, 1)]
    assert [place for place, _ in chapters(document(*headings))] == [0, 3]


@given(columns=st.integers(1, 60), most=st.integers(2, 12))
def test_parts_of_a_wide_table_hold_every_column_once(columns: int, most: int) -> None:
    whole = wide(columns)
    parts = parted(whole, columns=most)
    assert all(len(part.header) <= max(most, 2) for part in parts)
    assert all(part.header[0] == whole.header[0] for part in parts)
    assert [words for part in parts for words in part.header[1:]] == list(whole.header[1:])
    assert [words for part in parts for words in part.rows[0][1:]] == list(whole.rows[0][1:])
    assert [len(part.numeric) for part in parts] == [len(part.header) - 1 for part in parts]


def test_only_the_last_part_bears_the_note() -> None:
    noted = Table(plain("c"), tuple(map(plain, range(5))), (), note=plain("note"))
    assert [part.note is None for part in parted(noted, columns=3)] == [True, False]
    assert parted(noted, columns=3)[0].caption == Text("c (deel 1 van 2)", "c (part 1 of 2)")


@given(words=st.text())
def test_legible_words_can_be_written(words: str) -> None:
    legible(words).encode()
    assert "\x00" not in legible(words)


def test_words_ask_more_room_than_figures() -> None:
    first, *others = weights(table(), "nl")
    assert first > max(others)
