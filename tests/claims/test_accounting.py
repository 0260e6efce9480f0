"""The net under a refutation: what the data explain in another way is not called wrong."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.measured import released
from samenspel.claims import check
from samenspel.claims.accounting import accounted
from samenspel.claims.facts import facts
from samenspel.findings.model import ScopeFigures, ValueFigures
from samenspel.reading import Paragraph, mentions, sentences

WBW, TWENTE = "west-brabant-west", "twente"


def explained(text: str, study: str = WBW) -> bool:
    known = facts(released(study))
    (sentence,) = sentences([Paragraph(text)])
    return accounted(mentions(sentence, known.words), known)


@pytest.mark.parametrize(
    ("study", "text"),
    [
        (WBW, "Preventief kreeg twee stemmen, één in netwerk B en één in netwerk D."),
        (WBW, "Reciprocity is shared in network C, and none of the four in network B chose it."),
        (WBW, "Crossroads heeft vijf leden, twee meer dan All4Care."),
        (TWENTE, "Connecting cultures: four out of five respondents (12/15) see it."),
        (TWENTE, "Collaborative: most important to seven delegates and least important to none."),
    ],
)
def test_figures_of_what_is_named_are_explained(study: str, text: str) -> None:
    assert explained(text, study)


@pytest.mark.parametrize(
    ("study", "text"),
    [
        (WBW, "Preventief kreeg drie stemmen, één in netwerk B en één in netwerk D."),
        (WBW, "Nobody chose comprehensive or preventive."),
        (WBW, "Vertrouwen kreeg 11 van de 13 stemmen."),
        (TWENTE, "Connecting cultures: three out of five respondents (12/15) see it."),
        (TWENTE, "Collaborative: most important to seven delegates and least important to two."),
    ],
)
def test_one_figure_or_name_that_fits_nothing_is_not_explained(study: str, text: str) -> None:
    assert not explained(text, study)


FIGURES = next(
    scope.values for scope in [released(WBW).everyone] if isinstance(scope, ScopeFigures)
)
LABELS = {card.id: card.label.en for card in released(WBW).study.cards}
PAIRS = [pair for pair in permutations(FIGURES, 2) if pair[0].important != pair[1].important]
TEMPLATES = (
    "{one} was chosen by {a} directors and {other} by {b}.",
    "{a} of the 12 directors chose {one} and {b} of the 12 chose {other}.",
    "{one} ({a}) and {other} ({b}) are values of the map.",
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAIRS), st.sampled_from(TEMPLATES))
def test_a_swapped_pair_is_never_supported(
    pair: tuple[ValueFigures, ValueFigures], template: str
) -> None:
    one, other = pair
    text = template.format(
        one=LABELS[one.id], other=LABELS[other.id], a=other.important, b=one.important
    )
    found = list(check([Paragraph(text)], released(WBW)))
    assert all(told.verdict != "supported" for told in found), text
