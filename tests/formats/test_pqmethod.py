"""PQMethod's files: what stands where, what older programs left in them, what they cannot hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.qsets import FILLED, Holds, qsets
from samenspel.errors import InvalidStudyError
from samenspel.formats import pqmethod
from samenspel.formats.short_names import short_names
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import plain

some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
LINE = FILLED.map(str.strip).filter(lambda words: "\n" not in words and "\ufeff" not in words)
LETTERS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=8)
HOLDS = Holds(
    names=LETTERS.filter(lambda name: name == name.strip()),
    words=LINE,
    title=LINE,
    missing=False,
    lowest=-6,
)
# A forced shape in columns -2 to 2, as PQMethod writes it: counts from column -6 on.
DAT = """\
  0  3  4 Wie helpt wie?
 -2  2  0  0  0  0  1  0  2  0  1  0  0  0  0  0  0  0  0  0  0  0
Anna      -2 0 0 2
Bo         0 0 2-2
Co         2-2 0 0
"""
STA = "Wij luisteren.\nWij bellen.\nWij komen.\nWij wachten.\n"


def read(dat: str | bytes, sta: str | bytes | None = STA) -> QSet:
    raw = dat.encode() if isinstance(dat, str) else dat
    words = sta.encode() if isinstance(sta, str) else sta
    return pqmethod.read(raw, words, "wie.dat")


def test_what_stands_in_the_files_is_read() -> None:
    assert read(DAT) == QSet(
        title=plain("Wie helpt wie?"),
        statements=(
            Statement("s1", plain("Wij luisteren.")),
            Statement("s2", plain("Wij bellen.")),
            Statement("s3", plain("Wij komen.")),
            Statement("s4", plain("Wij wachten.")),
        ),
        sorts=(
            QSort("Anna", (-2, 0, 0, 2)),
            QSort("Bo", (0, 0, 2, -2)),
            QSort("Co", (2, -2, 0, 0)),
        ),
        shape=((-2, 1), (0, 2), (2, 1)),
    )


def test_without_words_beside_it_a_statement_is_called_by_its_number() -> None:
    assert [item.words for item in read(DAT, None).statements] == list(
        map(plain, ("s1", "s2", "s3", "s4"))
    )


@given(qset=qsets(HOLDS))
@some
def test_what_pqmethod_can_hold_comes_back_as_it_was(qset: QSet) -> None:
    dat, sta = pqmethod.write(qset)
    assert pqmethod.read(dat.encode(), sta.encode(), "q.dat") == qset


@given(
    qset=qsets(replace(HOLDS, names=None, words=FILLED.filter(lambda words: "\ufeff" not in words)))
)
@some
def test_whatever_the_names_and_words_every_place_comes_back(qset: QSet) -> None:
    dat, sta = pqmethod.write(qset)
    back = pqmethod.read(dat.encode(), sta.encode(), "q.dat")
    assert [sort.places for sort in back.sorts] == [sort.places for sort in qset.sorts]
    assert back.shape == qset.shape
    # Every sign before the places is one byte, so no program sees a line shifted.
    assert all(line[:10].isascii() for line in dat.splitlines()[2:])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda words: words.replace("\n", "\r\n"),
        lambda words: words.replace("\n", "\r"),
        lambda words: words.replace("\n", "   \n"),
        lambda words: words + "\n\n  \n",
        lambda words: words + "\x1a\nrest of a sector",
        lambda words: "\ufeff" + words,
        lambda words: words.rstrip("\n"),
    ],
)
def test_how_lines_and_files_end_says_nothing(spoil: object) -> None:
    assert callable(spoil)
    assert read(spoil(DAT), spoil(STA)) == read(DAT)


@pytest.mark.parametrize("width", [8, 9])
def test_names_of_another_width_are_read_when_every_line_has_it(width: int) -> None:
    lines = DAT.splitlines(keepends=True)
    narrow = "".join([*lines[:2], *(line[:width] + line[10:] for line in lines[2:])])
    assert read(narrow) == read(DAT)


@pytest.mark.parametrize(
    "counts",
    [
        "  1  0  2  0  1",  # from the lowest column on
        "  1  0  2  0  1  0  0  0",
        "  0  1  0  2  0  1  0",  # as many as there are columns, wherever they begin
        "  0  0  0  0  1  0  2  0  1",
    ],
)
def test_counts_are_read_wherever_a_program_lets_them_begin(counts: str) -> None:
    lines = DAT.splitlines()
    lines[1] = f" -2  2{counts}"
    assert read("\n".join(lines)).shape == ((-2, 1), (0, 2), (2, 1))


@pytest.mark.parametrize("counts", ["  0  1  2  1  0", "  0  0  0  0  0  1  2  1  0"])
def test_outer_columns_may_be_empty(counts: str) -> None:
    dat = DAT.replace("-2", "-1").replace(" 2", " 1")
    lines = dat.splitlines()
    lines[1] = f" -2  2{counts}"
    assert read("\n".join(lines)).shape == ((-1, 1), (0, 2), (1, 1))


def test_counts_that_can_begin_in_two_places_are_refused() -> None:
    lines = DAT.splitlines()
    lines[1] = " -5  5  0  1  2  1"
    with pytest.raises(InvalidStudyError) as caught:
        read("\n".join(lines))
    assert [item.code for item in caught.value.problems] == ["pq_counts"]


@pytest.mark.parametrize("counts", ["", "  0  0  0"])
def test_counts_of_nought_are_free_sorts(counts: str) -> None:
    lines = DAT.splitlines()
    lines[1] = f" -2  2{counts}"
    lines[2] = "Anna      -2-2 0 2"
    assert read("\n".join(lines)).shape == ()


@pytest.mark.parametrize("alphabet", ["utf-8", "cp1252", "cp850"])
@pytest.mark.parametrize("words", ["coördinatie", "één", "privé", "die ideeën", "Länder, gênant"])
def test_accents_of_an_older_alphabet_are_read_when_only_one_fits(
    alphabet: str, words: str
) -> None:
    sta = STA.replace("Wij bellen", words).encode(alphabet)
    assert read(DAT, sta).statements[1].words == plain(f"{words}.")


def test_accents_that_could_be_of_two_alphabets_are_refused() -> None:
    with pytest.raises(InvalidStudyError) as caught:
        read(DAT, STA.encode().replace(b"komen", b"\xe0 la"))
    assert [(item.code, item.file, item.row) for item in caught.value.problems] == [
        ("not_utf8", "wie.sta", 3)
    ]


def test_a_damaged_file_is_not_read_as_one_of_an_older_program() -> None:
    with pytest.raises(InvalidStudyError) as caught:
        read(DAT, STA.encode().replace(b"komen", b"priv\x82 \0"))
    assert [item.code for item in caught.value.problems] == ["nul_character"]


def test_a_statement_keeps_its_line_whatever_its_words() -> None:
    words = ("Wij\nkomen", "", " Wij gaan\r\n", "Wij")
    asked = read(DAT)
    spoken = tuple(Statement(f"s{at}", plain(word)) for at, word in enumerate(words, start=1))
    assert pqmethod.write(replace(asked, statements=spoken))[1].split("\r\n") == [
        *("Wij komen", "s2", "Wij gaan", "Wij", "")
    ]


@given(st.lists(st.text(max_size=12), max_size=30, unique=True))
@some
def test_short_names_are_short_plain_and_each_their_own(names: list[str]) -> None:
    short = short_names(names, 8)
    assert len(set(short)) == len(names)
    for name, cut in zip(names, short, strict=True):
        assert 0 < len(cut) <= 8
        assert cut.isascii()
        if name == name.strip() and len(name) in range(1, 9) and name.isascii():
            assert cut == name or not name.isprintable()


def test_a_name_that_fits_is_not_changed_for_one_that_does_not() -> None:
    assert short_names(["Johannes de B.", "Johannes", "Zoë", "Zoe", "张"], 8) == [
        *("Johanne2", "Johannes", "Zoe2", "Zoe", "sort")
    ]
