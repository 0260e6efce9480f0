"""A network in two rounds and two layers, with what it agreed: every way a part can be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import VALUES, study
from report.sample import document
from report.workings_sample import Chapter, released
from samenspel import analyse
from samenspel.disclosure.released import (
    Band,
    Banded,
    BandedChange,
    BandedGap,
    Released,
    ReleasedLoop,
    Withheld,
)
from samenspel.findings.workings_model import Workings
from samenspel.report.blocks import Block
from samenspel.report.html import to_html
from samenspel.report.plain import to_text
from samenspel.report.words import Words
from samenspel.study.agreeing import Agreement, FollowUp, TensionCard, Understanding
from samenspel.study.model import Study
from samenspel.study.rows import Participant
from samenspel.text import Language

LOW, MIXED, HIGH = VALUES[:6], (*VALUES[:3], *VALUES[6:9]), VALUES[6:12]
A, B = VALUES[0], VALUES[8]
ROUNDS = ((LOW, LOW, LOW, LOW, MIXED), (LOW, MIXED, MIXED, HIGH, HIGH, HIGH))
LAYERS = ("director", "director", "delegate", "delegate", "delegate", "professional")
DAY, LATER = date(2026, 1, 10), date(2027, 1, 10)


def _asked_twice() -> Study:
    rows = [
        replace(row, round=number)
        for number, picks in enumerate(ROUNDS, start=1)
        for row in study({"noord": picks}).sorts
        if (row.respondent, number) != ("noord1", 2)  # one leaves, one joins
    ]
    made = study({"noord": ()})
    people = tuple(
        Participant(f"noord{at}", "noord", layer=layer)  # type: ignore[arg-type]
        for at, layer in enumerate(LAYERS, start=1)
    )
    return replace(
        made,
        design=replace(made.design, participants=people),
        sorts=tuple(rows),
        understandings=(
            Understanding("noord", A, "partly"),
            Understanding("noord", A, "yes", "Eén plan met het gezin.", 2),
        ),
        agreements=(
            Agreement("a1", "noord", f"{A} {B}", "clinical", "Wij bellen.", "Kim", DAY, LATER),
            Agreement("a2", "noord", B, "system", "Wij delen ons geld.", "Bo", LATER, round=2),
        ),
        tension_cards=(
            TensionCard(
                "t1", "noord", "no_settled_priority", "Snel", "Goed", "Kim beslist.", "Kim"
            ),
        ),
        followups=(
            FollowUp("a1", DAY, "slipped", "Het duurde lang."),
            FollowUp("a1", LATER, "kept", "Het lukte."),
            FollowUp("t1", LATER, "dropped", "Die is weg."),
        ),
    )


LOOP = analyse(_asked_twice(), resamples=99).loop
(CHANGE,), (GAP,), (AGREED,) = LOOP.changes, LOOP.gaps, LOOP.agreed
BANDED = BandedChange("noord", 1, 2, (5, 5), up=(B,), down=(A,), stayed_shared=(), stayed_not=())
WITHHELD = Withheld("zuid", "Zuid", 5, 5, "rounds_together")


def banded_gap() -> BandedGap:
    """Return two layers in bands, one of which is a number only, and one that is withheld."""
    bands = {A: Band(4, 6), B: Band(0, 3)}
    told = Banded("director", "", 6, 6, "two_bands", bands, 1, 1.5)
    only = Banded("delegate", "", 5, 6, "number", {}, 2, 1.5)
    return BandedGap("noord", (told, only, Withheld("unknown", "", None, None, "too_few")), ())


def shown(found: ReleasedLoop) -> Released:
    """Return what somebody sees who sees this of the loop."""
    return replace(released(Workings()), loop=found)


WHOLE = shown(ReleasedLoop((CHANGE,), (GAP,), (AGREED,)))
MEMBERS = shown(ReleasedLoop((BANDED, WITHHELD), (banded_gap(), WITHHELD), (AGREED,)))


def blocks(chapter: Chapter, found: Released) -> list[Block]:
    """Return the blocks of a chapter."""
    return list(chapter(found, Words.of(found)))


def read_aloud(chapter: Chapter, found: Released, language: Language) -> str:
    """Return a chapter as plain text, without the frame of a report."""
    made = blocks(chapter, found)
    return to_text(document(*made), language).split("\n\n", 4)[-1]


def stays_words(chapter: Chapter, found: Released) -> bool:
    """Return whether hostile words come out of a page as words."""
    page = to_html(document(*blocks(chapter, found)), "nl")
    return "<script" not in page and "alert(1)" in page
