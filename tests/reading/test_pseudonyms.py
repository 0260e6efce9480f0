"""No known name is left, everything comes back, and every rule that finds a name is seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.reading.pseudonyms import Key, Kind, Known, key, names, replaced, restored
from samenspel.reading.turns import turns
from samenspel.text import LANGUAGES, Language

KNOWN = (
    Known("Anna de Vries", "person"),
    Known("Jan Jansen", "person"),
    Known("Piet Jansen", "person"),
    Known("Wil Bakker-Smit", "person"),
    Known("Chloé", "person"),
    Known("Stichting De Leeuw", "organisation"),
    Known("GGD Elzenland", "organisation"),
    Known("Elzenland", "place"),
    Known("Netwerk Gezinskring", "network"),
    Known("Zorg, Welzijn en Jeugd", "organisation"),
    Known("Team 4", "organisation"),
    Known("Dijk, Truus van", "person"),
)


def found(text: str, known: Sequence[Known] = KNOWN) -> list[tuple[str, str, str]]:
    return [(text[n.start : n.end], n.kind, n.found_by) for n in names(text, known)]


def words(text: str, known: Sequence[Known] = KNOWN) -> list[str]:
    return [one[0] for one in found(text, known)]


def simply(text: str) -> str:
    """Return words without capitals, accents and line ends: another way than the code's own."""
    plain = unicodedata.normalize("NFD", text.lower())
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Mn").split())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dat zei Anna de Vries.", "Anna de Vries"),
        ("dat zei ANNA DE VRIES.", "ANNA DE VRIES"),
        ("dat zei anna de vries.", "anna de vries"),
        ("dat zei Anna\nde Vries.", "Anna\nde Vries"),
        ("dat zei Anna de Vri-\nes.", "Anna de Vri-\nes"),
        ("dat zei Anna Vries.", "Anna Vries"),
        ("dat zei A. de Vries.", "A. de Vries"),
        ("dat zei mevrouw De Vries.", "De Vries"),
        ("dat zei Truus van Dijk.", "Truus van Dijk"),
        ("Anna's plan", "Anna"),
        ("Annas plan", "Anna"),
        ("het Anna-plan", "Anna"),
        ("Anna¹ en verder", "Anna"),
        ("bij Leeuw™ kwam", "Leeuw"),
        ("2Anna3", "Anna"),
        ("bij zorg, welzijn en jeugd", "zorg, welzijn en jeugd"),
        ("met Team 4 en team 42", "Team 4"),
        ("anna.de.vries@post.nl", "anna.de.vries"),
        ("info@leeuw.nl", "leeuw"),
        ("met chloe erbij", "chloe"),
        ("met Chloe\u0301 erbij", "Chloe\u0301"),
        ("met CHLOÉ erbij", "CHLOÉ"),
        ("de Leeuwbegeleider", "Leeuw"),
        ("de Elzenlanders", "Elzenland"),
        ("de GGD Elzenland", "GGD Elzenland"),
        ("bij De\u00a0Leeuw", "De\u00a0Leeuw"),
        ("Bakker–Smit kwam", "Bakker–Smit"),
        ("een\u00adavond bij An\u00adna", "An\u00adna"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    assert words(text) == [name]


@pytest.mark.parametrize(
    "text", ["de bakker en de smit", "ik wil dat graag", "een leeuw in de tuin", "de gezinskring"]
)
def test_a_part_of_a_name_without_a_capital_is_an_ordinary_word(text: str) -> None:
    assert words(text) == []


def test_each_name_says_by_which_rule_it_was_found() -> None:
    text = "Dat zei Anna de Vries. Later kwam Anna uit Zwolle bij Leeuwhulp."
    assert found(text) == [
        ("Anna de Vries", "person", "list"),
        ("Anna", "person", "part"),
        ("Zwolle", "place", "suggestion"),
        ("Leeuw", "organisation", "compound"),
    ]


def test_a_surname_of_two_people_is_a_name_of_its_own() -> None:
    text = "Jan Jansen, Piet Jansen en meneer Jansen."
    numbers = re.findall(r"\d+", replaced(text, key([text], KNOWN, Key("nl"))))
    assert len(set(numbers)) == 3


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("Toen sprak ik Karin uit Zwolle.", [("Karin", "person"), ("Zwolle", "place")]),
        ("Daarna kwam J. van der Berg.", [("J. van der Berg", "person")]),
        ("Ik belde mevrouw Pietersen.", [("Pietersen", "person")]),
        ("Wij werken met Stichting Kompas.", [("Stichting Kompas", "organisation")]),
        ("Ook de SDW deed mee.", [("SDW", "organisation")]),
        ("Karin zei: Fleur ook.", []),
        ("Ik sprak Karin. Karin zei niets.", [("Karin", "person"), ("Karin", "person")]),
        ("Op maandag in Mei sprak ik Nederlands met R5.", []),
        ("We met on Monday and I spoke English.", []),
        ("Karin: Hoi.\nInterviewer: Dag.\nKarin: Ja.", [("Karin", "person")] * 2),
        ("In de cel stond =SUM(A1).", []),
        ("Wij belden de SDW(Zuid).", [("SDW", "organisation"), ("Zuid", "person")]),
        ("De Jeugdhulp en jeugdhulp en jeugdhulp.", []),
    ],
)
def test_what_looks_like_a_name_is_suggested(text: str, suggested: list[tuple[str, Kind]]) -> None:
    assert [(name, kind) for name, kind, _ in found(text, ())] == suggested


@pytest.mark.parametrize(("language", "token"), [("nl", "[persoon 1]"), ("en", "[person 1]")])
def test_speakers_are_speakers_still_when_they_are_replaced(language: Language, token: str) -> None:
    text = "Anna de Vries [0:00:03]: Dag.\nInterviewer: Dag."
    after = replaced(text, key([text], KNOWN, Key(language)))
    assert [turn.speaker for turn in turns(after)] == [token, "Interviewer"]


def test_what_stands_for_a_name_does_not_depend_on_the_order_of_the_texts() -> None:
    texts = ("Anna en De Leeuw.", "A. de Vries uit Elzenland.", "anna de vries, Jansen, Anna.")
    keys = {key(order, KNOWN, Key("nl")) for order in permutations(texts)}
    assert len(keys) == 1


def test_a_text_that_comes_later_changes_nothing_in_the_texts_before() -> None:
    first, later = "Anna sprak Jan Jansen.", "Anna de Vries en Karin in Goor."
    before = key([first], KNOWN, Key("nl"))
    after = key([first, later], (*KNOWN, Known("Karin", "person")), before)
    assert replaced(first, after) == replaced(first, before)
    assert restored(replaced(later, after), after) == later
    assert len({row.token for row in after.rows}) == len(after.rows)
    assert "Karin" not in replaced(later, after)


def test_a_way_to_write_a_name_that_the_key_has_not_seen_is_replaced_too() -> None:
    seen = key(["Anna was er."], KNOWN, Key("nl"))
    assert replaced("ANNA DE VRIES, Jansen", seen) == "[persoon 1], [persoon]"


def test_words_that_look_like_a_replacement_stay_what_they_are() -> None:
    text = "In het origineel stond [persoon 1] en [persoon 2b] naast Anna."
    found_key = key([text], KNOWN, Key("nl"))
    after = replaced(text, found_key)
    assert "[persoon 1] en [persoon 2b] naast [persoon 3]." in after
    assert restored(after, found_key) == text


def test_nothing_that_is_too_short_to_be_a_name_is_replaced() -> None:
    text = "A b – x"
    known = (Known("A", "person"), Known("–", "place"), Known("", "network"))
    assert replaced(text, key([text], known, Key("nl"))) == text


PARTS = [
    *("anna", "Bo", "de", "van der", "Ünal", "Özgür", "Jansen", "Pietersen", "o'Neil"),
    *("Leeuwenhof", "St. Jozef", "Zorg – & Co", "Team 4"),
]
TYPED = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(" ".join)
LISTED = st.builds(Known, TYPED, st.sampled_from(["person", "organisation", "place", "network"]))
GLUE = st.sampled_from(
    [" ", "\n", ", ", ". ", "'s ", "s ", "-", "’s\n", "huis ", " de ", ": ", " [persoon 2] ", "é"]
)


@st.composite
def told(draw: st.DrawFn) -> tuple[list[Known], list[str]]:
    """Return names, and texts in which they stand in any case, glued to anything."""
    known = draw(st.lists(LISTED, min_size=1, max_size=4))
    change = st.sampled_from([str, str.upper, str.lower, str.title, simply])
    split = st.sampled_from([" ", "\n", "\u00a0"])
    piece = st.builds(
        lambda one, way, gap, glue: way(one.name).replace(" ", gap) + glue,
        *(st.sampled_from(known), change, split, GLUE),
    )
    texts = st.lists(st.one_of(piece, GLUE, st.text(max_size=5)), max_size=8).map("".join)
    return known, draw(st.lists(texts, min_size=1, max_size=3))


@settings(max_examples=60, deadline=None)
@given(told(), st.sampled_from(LANGUAGES))
def test_every_text_comes_back_exactly(story: tuple[list[Known], list[str]], to: Language) -> None:
    known, texts = story
    found_key = key(texts, known, Key(to))
    assert [restored(replaced(text, found_key), found_key) for text in texts] == texts


@settings(max_examples=60, deadline=None)
@given(told())
def test_no_known_name_is_left(story: tuple[list[Known], list[str]]) -> None:
    known, texts = story
    found_key = key(texts, known, Key("nl"))
    for after in (simply(replaced(text, found_key)) for text in texts):
        for one in known:
            name = re.escape(simply(one.name))
            if one.name not in {"de", "van der"}:  # small words alone are no name
                assert not re.search(rf"(?<![^\W\d_]){name}(?:'?s)?(?![^\W\d_])", after)
