"""Every doubt about viewpoints has one plain sentence in both languages."""

from __future__ import annotations

from typing import get_args

import pytest

from samenspel.analysis.viewpoints.model import DoubtCode
from samenspel.catalogue import texts
from samenspel.findings.doubts import OF_VIEWPOINTS, doubt_words
from samenspel.findings.viewpoints_model import Doubted
from samenspel.text import Text

CODES: tuple[str, ...] = get_args(DoubtCode)


def test_every_doubt_has_words_and_every_word_has_a_doubt() -> None:
    worded = {key.removeprefix("doubt_") for key in texts("qsorts") if key.startswith("doubt_")}
    assert worded == set(CODES)
    assert set(CODES) >= OF_VIEWPOINTS


@pytest.mark.parametrize("code", CODES)
def test_a_doubt_reads_as_a_sentence_with_and_without_names(code: str) -> None:
    for about in ((), ("1",), ("3", "2")):
        words = doubt_words(Doubted(code, about))
        assert words.nl != words.en
        for sentence in (words.nl, words.en):
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_sorts_and_viewpoints_are_named() -> None:
    assert doubt_words(Doubted("no_flags", ("1", "2-"))) == Text(
        "Voor gezichtspunt 1 en gezichtspunt 2- staat geen enkele sortering. "
        "Daar zijn dus geen scores.",
        "No sort stands for viewpoint 1 and viewpoint 2-. So there are no scores.",
    )
    assert doubt_words(Doubted("constant_sorts", ("an",))).en.startswith("In an everything")
    assert doubt_words(Doubted("fewer_factors", ("9", "4"))).en == (
        "9 factors were asked for. These sorts carry 4."
    )


def test_many_names_are_cut_and_counted() -> None:
    many = tuple(f"p{number}" for number in range(1, 21))
    assert "p11, p12 and 8 more" in doubt_words(Doubted("confounded_sorts", many)).en
    assert "p12 and" not in doubt_words(Doubted("confounded_sorts", many[:12])).en
    assert "p11 en p12." in doubt_words(Doubted("confounded_sorts", many[:12])).nl
