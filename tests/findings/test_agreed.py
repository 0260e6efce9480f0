"""What networks wrote down: until the round that is asked, with all that became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import VALUES, study
from samenspel import analyse
from samenspel.findings.agreed import agreed
from samenspel.study.agreeing import Agreement, FollowUp, TensionCard, Understanding

DAY, LATER = date(2026, 1, 10), date(2027, 1, 10)
FIRST = Agreement("a1", "n", "trustful", "clinical", "Wij bellen", "Kim", DAY)
SECOND = Agreement("a2", "n", "trustful", "system", "Wij delen", "Bo", LATER, round=2)
CARD = TensionCard("t1", "n", "no_settled_priority", "Snel", "Goed")
OLD, NEW = FollowUp("a1", DAY, "kept", "Gebeld."), FollowUp("a1", LATER, "slipped", "Minder.")
MADE = replace(
    study({"n": [VALUES[:6]], "m": [VALUES[:6]]}),
    understandings=(Understanding("n", "trustful", "partly"),),
    agreements=(SECOND, FIRST),
    tension_cards=(CARD,),
    followups=(NEW, OLD, FollowUp("a2", LATER, "kept", "Gedeeld.")),
)


def test_a_later_round_is_not_shown_and_what_became_of_the_rest_is_whole() -> None:
    (found,) = agreed(MADE, 1)
    assert (found.agreements, found.tension_cards) == ((FIRST,), (CARD,))
    assert found.followups == (OLD, NEW)


def test_the_oldest_comes_first_and_each_has_its_own_history() -> None:
    (found,) = analyse(MADE, round=2, resamples=99).loop.agreed
    assert found.agreements == (FIRST, SECOND)
    assert [found.history(id) for id in ("a1", "t1")] == [(OLD, NEW), ()]


def test_a_network_that_wrote_nothing_is_not_there() -> None:
    assert [one.network for one in agreed(MADE, 1)] == ["n"]
    assert agreed(study({"n": [VALUES[:6]]}), 1) == ()
