"""What changed, where layers differ, what was agreed: sentences first, every count with its of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from report.loop_sample import (
    AGREED,
    CHANGE,
    MEMBERS,
    WHOLE,
    WITHHELD,
    blocks,
    read_aloud,
    shown,
    stays_words,
)
from report.sample import HOSTILE
from samenspel.disclosure.released import ReleasedLoop, Withheld
from samenspel.report.blocks import Bullets, Figure, Notice
from samenspel.report.chapter_agreed import agreed
from samenspel.report.chapter_changes import changes
from samenspel.report.chapter_gaps import gaps
from samenspel.text import LANGUAGES, Language

CHAPTERS = (changes, agreed, gaps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_researcher_reads_everything(language: Language, snapshot: SnapshotAssertion) -> None:
    assert "\n\n".join(read_aloud(one, WHOLE, language) for one in CHAPTERS) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_members_read_no_count_of_answers(language: Language, snapshot: SnapshotAssertion) -> None:
    said = "\n\n".join(read_aloud(one, MEMBERS, language) for one in CHAPTERS)
    assert said == snapshot
    assert not any(isinstance(block, Figure) for one in CHAPTERS for block in blocks(one, MEMBERS))


def test_nothing_is_said_of_a_study_with_one_round_one_layer_and_no_agreements() -> None:
    assert [blocks(one, shown(ReleasedLoop())) for one in CHAPTERS] == [[], [], []]


def test_networks_withheld_for_one_reason_share_a_notice() -> None:
    other = replace(WITHHELD, id="noord")
    apart = Withheld("oost", "", 5, 5, "too_few")
    found = blocks(changes, shown(ReleasedLoop((WITHHELD, other, apart))))
    assert [block.kind for block in found if isinstance(block, Notice)] == ["withheld"] * 2


def test_an_agreement_stands_beside_what_changed_since_and_never_what_changed_before_it() -> None:
    assert [row.round for row in AGREED.agreements] == [1, 2]
    lists = [block.items for block in blocks(agreed, WHOLE) if isinstance(block, Bullets)]
    beside = [[item.nl for item in items if "→" in item.nl] for items in lists]
    assert [len(found) for found in beside] == [0, 2, 0, 0]


def test_a_day_to_look_back_is_told_until_the_group_did() -> None:
    before = replace(AGREED, followups=())
    said = [
        read_aloud(agreed, shown(ReleasedLoop((), (), (one,))), "nl") for one in (AGREED, before)
    ]
    assert ["Terugkijken op" in words for words in said] == [False, True]


def test_with_one_matched_person_only_the_reason_and_the_drift_are_told() -> None:
    unknown = dict.fromkeys(("kept", "kept_by_chance", "overlap", "p"))
    few = replace(
        CHANGE,
        matched=1,
        values=(),
        **unknown,  # type: ignore[arg-type]
        reasons=dict.fromkeys(unknown, "too_few_matched"),
    )
    found = shown(ReleasedLoop((few,)))
    said = " ".join(read_aloud(changes, found, "nl").split())
    assert "één persoon vulde beide keren de kaart in" in said
    assert "Minder dan twee mensen vulden de kaart in beide rondes in" in said
    assert "Gedeeld in de eerste ronde" in said
    assert not any(isinstance(block, Figure) for block in blocks(changes, found))


def test_hostile_words_stay_words() -> None:
    (row, *_), (card,), (seen, *_) = AGREED.agreements, AGREED.tension_cards, AGREED.followups
    hostile = replace(
        AGREED,
        understandings=tuple(replace(one, words=HOSTILE) for one in AGREED.understandings),
        agreements=(replace(row, behaviour=HOSTILE, owner=HOSTILE),),
        tension_cards=(replace(card, demand=HOSTILE, against=HOSTILE, handling=HOSTILE),),
        followups=(replace(seen, words=HOSTILE),),
    )
    assert stays_words(agreed, shown(ReleasedLoop((), (), (hostile,))))
