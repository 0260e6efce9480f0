"""What is supported, what is not, and what cannot be told: one claim at a time."""

from __future__ import annotations

import pytest

from claims.measured import released
from samenspel.claims import Checked, check
from samenspel.claims.boxes import boxed
from samenspel.claims.facts import facts
from samenspel.reading import Paragraph
from samenspel.reading.claim import Claim

WBW, TWENTE = "west-brabant-west", "twente"


def one(study: str, text: str, heading: str = "") -> Checked:
    above = [Paragraph(heading, "heading")] if heading else []
    found = list(check([*above, Paragraph(text)], released(study)))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Most directors chose effective.", "most is more than half"),
        ("Almost all directors chose trust.", "nearly all is four fifths or more, not all"),
        ("Some directors chose efficient.", "some is at least one and at most half"),
        ("All but one of the directors chose trust.", "all but one is all but one"),
        ("Not everyone chose trust.", "not all is fewer than all"),
        ("A minority of the directors chose efficient.", "a minority is fewer than half"),
        ("Two thirds of the directors chose effective.", "a fraction is the nearest count"),
        ("Een kwart van de bestuurders koos holistisch.", "a fraction is the nearest count"),
        ("Hooguit drie bestuurders kozen gecoördineerd.", "at most holds at the line"),
        ("Hardly anyone chose continuous.", "hardly anyone is somebody, one in five at most"),
        ("Meer dan zeven bestuurders kozen effectief.", "more than does not hold at the line"),
    ],
)
def test_each_word_has_one_meaning_and_it_holds(text: str, word: str) -> None:
    assert one(WBW, text).verdict == "supported", word


@pytest.mark.parametrize(
    "text",
    [
        "Most directors chose collaborative.",
        "Almost all directors chose effective.",
        "Some directors chose effective.",
        "All directors chose trust.",
        "Not everyone in network D chose trust.",
        "A minority of the directors chose effective.",
        "Half of the directors chose effective.",
        "Bijna niemand koos gecoördineerd.",
        "Almost nobody chose effective.",
        "Hooguit twee bestuurders kozen gecoördineerd.",
        "Meer dan acht bestuurders kozen effectief.",
    ],
)
def test_each_word_fails_where_it_does_not_hold(text: str) -> None:
    assert one(WBW, text).verdict == "not_supported"


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("92%", "supported"), ("91.7%", "supported"), ("91.6%", "not_supported")],
)
def test_a_percentage_is_held_to_the_digits_it_is_printed_with(printed: str, verdict: str) -> None:
    assert one(WBW, f"Trust was chosen by {printed} of the directors.").verdict == verdict


def test_another_whole_is_another_claim() -> None:
    found = one(TWENTE, "Nine of the fifteen respondents chose effective as most important.")
    assert (found.verdict, "17" in found.reason.en) == ("not_supported", True)


def test_a_list_that_cuts_through_a_tie_is_no_ranking_and_the_tie_is_named() -> None:
    found = one(TWENTE, "De minst belangrijke waarden zijn uitgebreid, continu en holistisch.")
    assert found.verdict == "not_supported"
    assert "Continu en Wederzijds" in found.reason.nl


def test_a_list_with_the_whole_tie_is_a_ranking() -> None:
    text = "De minst belangrijke waarden zijn uitgebreid, holistisch, continu en wederzijds."
    assert one(TWENTE, text).verdict == "supported"


def test_first_alone_is_not_first_with_others() -> None:
    assert one(WBW, "In network D, trust ranks first.").verdict == "not_supported"
    assert one(WBW, "In network D, trust and effective are tied first.").verdict == "supported"
    assert one(WBW, "Overall, trust is tied for first place.").verdict == "not_supported"


def test_people_who_filled_boxes_ranked_nothing() -> None:
    found = one(WBW, "Eight directors see effective as the most important value.")
    assert (found.verdict, "no order" in found.reason.en) == ("not_supported", True)
    text = "Nine respondents see effective as one of the most important values."
    assert one(TWENTE, text).verdict == "supported"


def test_not_chosen_is_not_rejected_but_what_a_source_states_stands() -> None:
    rebuilt = one(WBW, "Efficient is less important to everyone in network A.")
    assert (rebuilt.verdict, "not rejected" in rebuilt.reason.en) == ("not_supported", True)
    stated = one(WBW, "In network B, one director put trust in the box neutral.")
    assert stated.verdict == "supported"


def test_the_importance_of_trust_is_not_trust() -> None:
    found = one(WBW, "There is a high level of trust in the networks.")
    assert (found.verdict, "how much trust" in found.reason.en) == ("not_supported", True)


def test_letters_are_never_joined_with_forms() -> None:
    assert one(WBW, "Network A is self-regulating.").verdict == "cannot_tell"
    assert one(WBW, "Three of the four networks are self-regulating.").verdict == "supported"
    assert one(WBW, "There are three self-regulating networks.").verdict == "not_supported"


def test_the_heading_says_which_network_and_the_sentence_may_say_otherwise() -> None:
    text = "Alle bestuurders kozen effectief."
    assert one(WBW, text, "Netwerk D").verdict == "supported"
    assert one(WBW, text, "Netwerk B").verdict == "not_supported"
    assert one(WBW, "Effectief: 8 van de 12.", "Netwerk B").verdict == "supported"


def test_the_worst_part_of_a_sentence_is_its_verdict_and_is_named() -> None:
    found = one(WBW, "Trust was chosen by 11 directors, while effective was chosen by nine.")
    assert found.verdict == "not_supported"
    assert "while effective was chosen by nine" in found.reason.en


def test_a_count_that_a_source_does_not_print_cannot_be_told() -> None:
    assert one(TWENTE, "Ten of 17 respondents mention funding.").verdict == "cannot_tell"


def test_an_opposite_that_is_printed_can_refute() -> None:
    # 13 of 15 say that it is absent; so no more than two can say that it is there.
    text = "Interprofessional education is present in the network according to 9 of 15 respondents."
    assert one(TWENTE, text).verdict == "not_supported"


def test_what_others_found_is_not_held_against_this_study() -> None:
    text = "All managers chose trust (Zonneveld et al., 2020)."
    assert one(WBW, text).verdict == "cannot_tell"


def test_what_would_be_right_is_told_in_both_languages() -> None:
    found = one(WBW, "Nine directors chose trust.")
    assert found.expected.en == "Trustful: 11 of 12 call this important (all networks together)."
    assert "Vertrouwen: 11 van 12" in found.expected.nl


@pytest.mark.parametrize(
    ("study", "text", "verdict"),
    [
        (WBW, "One director in network B did not choose trust.", "supported"),
        (WBW, "Two directors in network B did not choose trust.", "not_supported"),
        (WBW, "Networks B and C have the most shared values.", "supported"),
        (WBW, "Network B has the most shared values.", "not_supported"),
        (WBW, "Network B has more shared values than network D.", "supported"),
        (WBW, "Each network shares three or four values.", "supported"),
        (WBW, "Half of the networks share effective.", "supported"),
        (WBW, "Half of the networks share respectful.", "not_supported"),
        (WBW, "One in four directors chose holistic.", "supported"),
        (WBW, "Effective was chosen twice as often as efficient.", "supported"),
        (WBW, "Trust received three votes more than effective.", "supported"),
        (WBW, "Trust received four votes more than effective.", "not_supported"),
        (WBW, "Only trust, effective and respectful were chosen by most directors.", "supported"),
        (WBW, "Only trust and effective were chosen by most directors.", "not_supported"),
        (WBW, "Effective is shared in B and D, respectful in C.", "supported"),
        (WBW, "Effective is shared in B and D, respectful in A.", "not_supported"),
        (WBW, "Crossroads has five members and is governed by a NAO.", "supported"),
        (WBW, "In network D, phi = 0.29.", "supported"),
        (WBW, "In network D, phi = 0.39.", "not_supported"),
        (WBW, "The difference between the networks is significant.", "not_supported"),
        (TWENTE, "Enschede has 159,732 inhabitants.", "supported"),
        (TWENTE, "Losser is the largest municipality.", "not_supported"),
        (TWENTE, "Holistic has a balance of −6.", "supported"),
        (TWENTE, "Effective has a balance of +9.", "not_supported"),
        (TWENTE, "Shared goals (17 of 17 yes) are present.", "supported"),
        (TWENTE, "Interprofessional education (13 of 15 no) is absent.", "supported"),
        (TWENTE, "44 of the 51 possible votes for least important were cast.", "supported"),
        (TWENTE, "Nine of the 17 respondents, who had met before, chose effective.", "supported"),
        (TWENTE, "Nobody named trustful, neither as most nor as least important.", "supported"),
    ],
)
def test_other_ways_to_say_how_many(study: str, text: str, verdict: str) -> None:
    assert one(study, text).verdict == verdict


def test_a_box_of_which_no_value_is_named_cannot_be_judged() -> None:
    known = facts(released("voorbeeldregio"))
    claim = Claim("choice", "In that box lies the rest.", side="less_important")
    assert boxed(claim, known, list(known.views.values())).outcome == "cannot_tell"
