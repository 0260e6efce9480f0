"""The words of the chapters on the network itself: each is said somewhere, and reads well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from builders import VALUES
from report.test_chapter_expectations import EVERY
from report.test_words_workings import Noted
from report.workings_sample import (
    CONTEXT,
    GOVERNANCE,
    INEQUALITY,
    INTERESTS,
    RELATIONS,
    TRIANGULATION,
    WORKINGS,
    released,
)
from samenspel.catalogue import texts
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import Expected, GovernanceAnswers, Judged, Workings
from samenspel.report import chapter_expectations, words_network
from samenspel.report.chapter_comparison import comparison, triangulation, unlinked
from samenspel.report.chapter_conditions import conditions
from samenspel.report.chapter_context import context
from samenspel.report.chapter_expectations import expectations
from samenspel.report.chapter_governance import governance
from samenspel.report.chapter_inequality import inequality
from samenspel.report.chapter_interests import interests
from samenspel.report.chapter_outcomes import outcomes
from samenspel.report.chapter_relations import relations, spanners
from samenspel.report.words import Words
from samenspel.report.words_network import capital, named, or_unknown, two_digits
from samenspel.study.choices import topics
from samenspel.study.instrument_rows import GovernanceQuestion, RelationKind
from samenspel.text import Text, plain

CHAPTERS = (
    *(context, governance, inequality, conditions, interests, relations, spanners),
    *(outcomes, comparison, triangulation, unlinked, expectations),
)


def other() -> Workings:
    """Return what the sample leaves out: every code of a list, every tie, every silence."""
    bare = replace(CONTEXT[0], members=None, mandated=None, started=None, delegation=None)
    party, row, tied = INTERESTS[0], INEQUALITY[0].rows[0], RELATIONS[1]
    questions = tuple(
        GovernanceAnswers(question, (("x", 1),), 1, "x")
        for question in get_args(GovernanceQuestion)
    )
    unknown = tuple(replace(level, level=None) for level in GOVERNANCE[0].levels)
    forms = tuple(fit.form for fit in GOVERNANCE[0].fits)
    pairs = tuple((f"a{at}", f"b{at}", 2) for at in range(4))
    return Workings(
        context=(
            *(replace(CONTEXT[0], started=date(2024, month, 1)) for month in range(1, 13)),
            *(replace(CONTEXT[0], funding=code) for code in ("input", "output")),
            *(replace(CONTEXT[0], delegation=code) for code in ("directors", "mixed")),
            *(bare, replace(CONTEXT[0], members=1, time_pressure=False, funding=None)),
        ),
        governance=(
            replace(GOVERNANCE[0], answers=questions[:5], nearest=forms),
            replace(GOVERNANCE[0], levels=unknown),
        ),
        inequality=(
            replace(
                INEQUALITY[0],
                rows=(replace(row, proposals=0), replace(row, passed=None)),
                flags=(),
            ),
        ),
        interests=(
            replace(party, balance=Range(0, 0), unmet=0),
            replace(party, network="zuid", balance=Range(-1, 1), questions=0),
        ),
        relations=tuple(
            replace(tied, kind=kind, unequal=pairs, betweenness=())
            for kind in get_args(RelationKind)
        ),
        comparison=tuple(
            replace(case, shared=(), form=None, reasons={}) for case in WORKINGS.comparison
        ),
        triangulation=(
            *(replace(TRIANGULATION[0], map=judged) for judged in get_args(Judged)),
            replace(TRIANGULATION[0], outcome="one_source"),
        ),
        expectations=(Expected("x", plain("x"), EVERY, topics(VALUES)),),
    )


def alone() -> Workings:
    """Return what is said of one network only, of one source only, and of few pairs."""
    asked = {"form": "not_asked", "phi": "not_asked"}
    tied = (("a", "b", 2),)
    one = tuple(bearing for bearing in EVERY if bearing.network == "noord")
    silent = replace(INEQUALITY[0].rows[0], decides=None)
    return Workings(
        inequality=(replace(INEQUALITY[0], rows=(silent,), flags=()),),
        relations=tuple(
            replace(RELATIONS[1], kind=kind, unequal=tied) for kind in get_args(RelationKind)
        ),
        comparison=tuple(replace(case, form=None, reasons=asked) for case in WORKINGS.comparison),
        triangulation=WORKINGS.triangulation[-1:],
        expectations=(Expected("x", plain("x"), one, ()),),
    )


def test_every_sentence_is_said_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    noted = Noted(texts("report_network"))

    def listening(subject: str) -> Any:
        return noted if subject == "report_network" else texts(subject)

    for module in (words_network, chapter_expectations):
        monkeypatch.setattr(module, "texts", listening)
    for workings in (WORKINGS, other(), alone()):
        shown = released(workings)
        words = Words.of(shown)
        assert [list(chapter(shown, words)) for chapter in CHAPTERS]
    assert set(noted) - noted.said == set()


def test_a_share_has_two_digits_and_two_bounds_only_where_it_is_open() -> None:
    assert two_digits(Range(0.5, 0.5)) == Text("0,50", "0.50")
    assert two_digits(Range(0.314, 0.62)) == Text("0,31 tot 0,62", "0.31 to 0.62")
    assert two_digits(None) == plain("–")


def test_a_word_that_starts_a_row_has_a_capital_in_both_languages() -> None:
    assert capital(Text("één lid", "one member")) == Text("Één lid", "One member")
    assert capital(plain("")) == plain("")


def test_what_is_not_there_is_said_to_be_unknown() -> None:
    assert or_unknown(None) == Text("niet bekend", "not known")
    assert or_unknown(plain("0")) == plain("0")
    assert named(["a", "b"]) == Text("a en b", "a and b")
