"""Every sentence of these chapters is said somewhere, and ranges read as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.test_chapter_advice import ADVICE
from report.workings_sample import (
    COMPLEXITY,
    INSTITUTIONALISATION,
    LAYERS,
    PUBLISHED,
    QUOTES,
    WORKINGS,
    answered,
    printed,
    released,
)
from samenspel.catalogue import texts
from samenspel.catalogue.items import item_ids
from samenspel.findings.asked_model import (
    Complexity,
    EvidenceCount,
    ItemFigures,
    Quote,
    Range,
    Share,
    StrategyFigures,
    StrategyMatrix,
    Verdict,
)
from samenspel.findings.workings_model import Layer, Workings
from samenspel.report import chapter_quotes, words_workings
from samenspel.report.chapter_advice import advice_chapter
from samenspel.report.chapter_complexity import complexity
from samenspel.report.chapter_institutionalisation import institutionalisation
from samenspel.report.chapter_layers import layers
from samenspel.report.chapter_quotes import quotes
from samenspel.report.chapter_strategies import strategies
from samenspel.report.words import Words
from samenspel.report.words_workings import below, by_network, ranged, titled
from samenspel.text import Text, plain


class Noted(Mapping[str, Text]):
    """Sentences that remember which of them were asked for."""

    def __init__(self, sentences: Mapping[str, Text]) -> None:
        self.sentences = sentences
        self.said: set[str] = set()

    def __getitem__(self, key: str) -> Text:
        self.said.add(key)
        return self.sentences[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)


def other() -> Workings:
    """Return what the sample leaves out: every verdict of everything, and other silences."""
    figures = {
        verdict: replace(answered("noord", "funding", "p......"), verdict=verdict)
        for verdict in get_args(Verdict)
    }
    everywhere = tuple(
        Complexity("noord", 7, (one,), (one,), own_words=0, whole=one) for one in figures.values()
    )
    zero = ItemFigures("trust", 0, 0, 0, 0, "cannot_tell")
    row = StrategyFigures("trust", "organisational", "network", zero)
    many = tuple(replace(row, id=id) for id in item_ids("strategies")[:12])
    absent = printed("x", asked=15, absent=3)
    torn = ItemFigures("trust", 0, 0, 0, 1, "mixed", both=1)
    said = EvidenceCount("interview", 0, 0, 1, both=1)
    divided = StrategyMatrix(
        "noord", ("r",), (replace(row, figures=torn, answers=("both",), evidence=(said,)),)
    )
    carried = INSTITUTIONALISATION[0]
    shares = (
        Share("values", (), 0, 7, met=False),
        *(Share(name, (), None, 9, None, {"count": "not_printed"}) for name in ("goals", "values")),
    )
    return Workings(
        strategies=(replace(PUBLISHED, rows=(replace(row, figures=absent), *many)), divided),
        institutionalisation=(replace(carried, shares=shares),),
        complexity=(*everywhere, Complexity("noord", 7, (), (zero,), own_words=0)),
        layers=tuple(replace(LAYERS[0], layer=layer) for layer in get_args(Layer)),
        quotes=(*QUOTES, Quote("noord", "x", "", "Zin.", "r", reviewed=True)),
    )


def test_every_sentence_is_said_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    noted = Noted(texts("report_workings"))

    def listening(subject: str) -> Any:
        return noted if subject == "report_workings" else texts(subject)

    for module in (words_workings, chapter_quotes):
        monkeypatch.setattr(module, "texts", listening)
    for workings in (WORKINGS, other()):
        shown = released(workings)
        words = Words.of(shown)
        for chapter in (strategies, institutionalisation, complexity, layers, quotes):
            assert list(chapter(shown, words))
        assert list(advice_chapter(ADVICE, shown, words))
    assert set(noted) - noted.said == set()


@given(low=st.integers(-5, 5), more=st.integers(0, 5))
def test_a_figure_that_is_settled_is_one_figure(low: int, more: int) -> None:
    found = ranged(Range(low, low + more))
    assert found == (
        Text(str(low), str(low))
        if not more
        else Text(f"{low} tot {low + more}", f"{low} to {low + more}")
    )


def test_a_fraction_has_a_comma_in_dutch_and_unknown_is_no_zero() -> None:
    assert ranged(Range(2.5, 2.5)) == Text("2,5", "2.5")
    assert ranged(None) == Text("–", "–")


@given(low=st.integers(0, 8), more=st.integers(0, 8))
def test_both_ends_of_a_range_have_as_many_digits(low: int, more: int) -> None:
    found = ranged(Range(low / 2, (low + more) / 2)).en.split(" to ")
    assert len({len(end.partition(".")[2]) for end in found}) == 1
    assert [float(end) for end in found] == list(dict.fromkeys((low / 2, (low + more) / 2)))


@given(order=st.permutations(LAYERS))
def test_rows_of_a_network_stay_together_in_their_own_order(order: list[Any]) -> None:
    found = by_network(order)
    assert list(found) == list(dict.fromkeys(row.network for row in order))
    for network, own in found.items():
        assert own == [row for row in order if row.network == network]


def test_one_network_needs_no_name_above_its_part_and_several_do() -> None:
    both = Words.of(released())
    one = replace(both, networks={id: both.networks[id] for id in ("all", "noord")})
    assert list(titled("noord", one)) == []
    assert below(one) == 2
    assert [block.words for block in titled("noord", both)] == [plain("Jeugdhulp Noord")]  # type: ignore[union-attr]
    assert below(both) == 3


def test_printed_and_answered_complexity_of_one_network_stand_under_one_name() -> None:
    assert [len(own) for own in by_network(COMPLEXITY).values()] == [1, 2]
