"""Ways of saying that turn, part or join what is counted: each with a true and a false sentence."""

from __future__ import annotations

import pytest

from claims.measured import released
from samenspel.claims import check
from samenspel.reading import Paragraph

WBW, TWENTE = "west-brabant-west", "twente"
PAIRS = [
    (WBW, "Trust was chosen by everyone in every network except network {}.", "B", "A"),
    (WBW, "Behalve in netwerk {} noemen alle directeuren vertrouwen belangrijk.", "B", "D"),
    (WBW, "No value other than {} is shared in all four networks.", "trust", "effective"),
    (WBW, "Noch in netwerk {}, noch in netwerk D kiest iemand coproductie.", "C", "B"),
    (WBW, "Neither comprehensive nor {} was chosen by any of the directors.",
     "whole-systems thinking", "flexible"),
    (WBW, "Op {} bestuurders na koos iedereen effectief.", "vier", "drie"),
    (WBW, "All twelve directors but {} placed trust in the box important.", "one", "two"),
    (WBW, "Flexibel, doorlopend en preventief kregen samen {} stemmen.", "vier", "vijf"),
    (WBW, "{} van de zes directeuren uit A en B samen kozen coproductie.", "Vier", "Drie"),
    (WBW, "Het verschil tussen vertrouwen en effectief is {} stemmen.", "drie", "vier"),
    (WBW, "Trust (92%) leads effective by {} percentage points.", "25", "15"),
    (WBW, "Effectief wordt vaker gekozen dan efficiënt: {} tegenover 4 van de 12.", "8", "6"),
    (WBW, "Network B has four respondents, {} network A.", "twice as many as", "as many as"),
    (WBW, "Hoewel effectief in totaal tweede is, koos in netwerk {} niemand deze waarde.",
     "A", "C"),
    (WBW, "Wederkerigheid is in netwerk C gedeeld, terwijl in netwerk {} niemand ervoor kiest.",
     "B", "A"),
    (WBW, "All four directors in network D consider both trust and being {} important.",
     "effective", "efficient"),
    (WBW, "Efficient is shared in network {} alone.", "D", "B"),
    (WBW, "Netwerk {} is het enige netwerk waarin transparant gedeeld een gedeelde waarde is.",
     "B", "A"),
    (TWENTE, "{} van de 15 zien geen wederzijdse afhankelijkheid op organisatieniveau.",
     "Acht", "Negen"),
    (WBW, "Crossroads has five members, {} more than All4Care.", "two", "three"),
    (WBW, "De vier combinaties hebben samen vijftien leden; {} is de grootste.",
     "Crossroads", "All4Care"),
    (WBW, "Elke deelnemer koos {} kaarten.", "zes", "zeven"),
    (TWENTE, "Het saldo van holistisch is {}: één keer meest en zeven keer minst belangrijk.",
     "-6", "-5"),
    (TWENTE, "Continuous and reciprocal are tied, with a balance of -{} each.", "5", "4"),
    (TWENTE, "Van de 51 mogelijke stemmen voor minst belangrijk zijn er {} uitgebracht.",
     "44", "46"),
    (TWENTE, "Connecting cultures is seen by {} out of five respondents (12/15).", "four", "three"),
    (TWENTE, "Joint training is absent, say 13 of 15, but {} of 15 see it in the own organisation.",
     "six", "eleven"),
    (TWENTE, "Organisatiebelang wordt vaker genoemd dan mate van afhankelijkheid: 12 tegenover {}.",
     "8", "9"),
    (TWENTE, "Comprehensive has the lowest balance: minus {}.", "12", "11"),
]  # fmt: skip


def verdict(study: str, text: str) -> str:
    found = list(check([Paragraph(text)], released(study)))
    order = ("not_supported", "cannot_tell", "supported")
    return min((one.verdict for one in found), key=order.index, default="not_listed")


@pytest.mark.parametrize(("study", "text", "right", "wrong"), PAIRS)
def test_the_right_word_is_supported_and_the_wrong_one_never(
    study: str, text: str, right: str, wrong: str
) -> None:
    assert verdict(study, text.format(right)) == "supported"
    assert verdict(study, text.format(wrong)) != "supported"


def test_nearly_every_wrong_word_is_caught() -> None:
    told = [verdict(study, text.format(wrong)) for study, text, _, wrong in PAIRS]
    assert told.count("not_supported") >= 0.8 * len(told), told


@pytest.mark.parametrize(
    "text",
    [
        "Wij bedanken alle directeuren die tijd vrijmaakten voor een gesprek.",
        "Een waarde heet gedeeld als meer dan de helft van de respondenten haar noemt.",
        "A value is shared when more than half of the respondents chose it.",
        "We asked all respondents for permission to use their answers.",
        "No one needs to prepare anything for the meeting.",
    ],
)
def test_thanks_and_definitions_claim_nothing(text: str) -> None:
    assert verdict(WBW, text) == "not_listed"
