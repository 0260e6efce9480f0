"""Text falls apart into sentences, and sentences into clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.reading import Paragraph, sentences, vocabulary
from samenspel.reading.clauses import clauses, grouped
from samenspel.reading.lexicon import Mark
from samenspel.reading.scene import scene
from samenspel.reading.sentences import Sentence, language_of, parted
from samenspel.text import Language, Text

WORDS = vocabulary(
    [("trust", Text("Vertrouwen", "Trust")), ("effect", Text("Effectief", "Effective"))],
    [("A", ""), ("B", "")],
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dit is één. Dit is twee.", ["Dit is één.", "Dit is twee."]),
        ("Zie o.a. Tabel 3. Dan verder.", ["Zie o.a. Tabel 3.", "Dan verder."]),
        ("E.g. Trust was named. So was respect.", ["E.g. Trust was named.", "So was respect."]),
        ("Volgens J. Jansen is dat zo. Ja!", ["Volgens J. Jansen is dat zo.", "Ja!"]),
        ("Zo gaat het in netwerk D. Daarna niet.", ["Zo gaat het in netwerk D.", "Daarna niet."]),
        ("Phi is 0.50 here. Next.", ["Phi is 0.50 here.", "Next."]),
        ("No end", ["No end"]),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_shortens_a_word(text: str, parts: list[str]) -> None:
    assert list(parted(text)) == parts


@given(st.text(max_size=200))
def test_no_word_is_lost_and_none_is_added(text: str) -> None:
    assert " ".join(parted(text)).split() == text.split()


def test_headings_and_cells_are_no_sentences_and_headings_stay_above() -> None:
    page = [
        Paragraph("Netwerk A", "heading"),
        Paragraph("11 van 12", "cell"),
        Paragraph("Een. Twee."),
    ]
    found = list(sentences(page))
    assert [(one.text, one.heading, one.previous, one.place) for one in found] == [
        ("Een.", "Netwerk A", "", 3),
        ("Twee.", "Netwerk A", "Een.", 3),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De bestuurders kozen vertrouwen het vaakst.", "nl"),
        ("The directors chose trust most often.", "en"),
        ("Visionary leadership is present.", "en"),
    ],
)
def test_small_words_tell_the_language(text: str, language: Language) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Trust was chosen by 11, while effective was chosen by 8.", 2),
        ("Trust was chosen by 11 and effective by 8.", 1),
        ("Trust is shared; effective is not.", 2),
        ("Trust and effective are shared.", 1),
        ("Trust (11; 92%) was chosen most.", 1),
    ],
)
def test_a_clause_says_something_by_itself(text: str, parts: int) -> None:
    assert len(list(clauses(scene(Sentence(text, 1, "en"), WORDS)))) == parts


def marks(*places: int) -> list[Mark]:
    return [Mark("value", f"v{at}", at, at + 1) for at in places]


@pytest.mark.parametrize(
    ("anchors", "places", "groups"),
    [
        ([5], [1, 8], [("v1", "v8")]),
        ([2, 5], [1, 4], [("v1",), ("v4",)]),
        ([1, 4], [2, 5], [("v2",), ("v5",)]),
        ([5, 7], [1, 3], [("v1",), ("v3",)]),
        ([1, 3], [5], [("v5",), ("v5",)]),
        ([3, 7], [1, 2, 5], [("v1", "v2"), ("v5",)]),
    ],
)
def test_values_and_amounts_go_together_in_turns_or_all_at_once(
    anchors: list[int], places: list[int], groups: list[tuple[str, ...]]
) -> None:
    assert grouped(anchors, marks(*places)) == groups
