"""Coding, taking away, memos, undo and redo: what is kept is what a simple list says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from samenspel.web.coding import acts
from samenspel.web.coding.acts import ActError, Spot, Work
from samenspel.web.coding.models import Code, Coding, Source
from samenspel.web.coding.seen import mark, seen
from web.coding import TEXT, codes, source, work
from web.colleagues import small_study

pytestmark = pytest.mark.django_db
CODERS = ("anna", "bram")
Kept = dict[tuple[int, int, int], str]  # code, start, end: the memo

PLACES = st.tuples(st.integers(0, 2), st.integers(0, 5), st.integers(6, 9))
ACTS = st.tuples(
    st.sampled_from(["put", "put", "take", "memo", "undo", "redo"]),
    PLACES,
    st.sampled_from(["", "eerste", "tweede"]),
)


@dataclass
class Simple:
    """What undo means: every act that changes something gives a next state."""

    states: list[Kept] = field(default_factory=lambda: [{}])
    at: int = 0

    def do(self, what: str, place: tuple[int, int, int], memo: str) -> None:
        now = self.states[self.at]
        if what == "undo":
            self.at = max(0, self.at - 1)
        elif what == "redo":
            self.at = min(len(self.states) - 1, self.at + 1)
        elif what == "put":
            self.go(now | {place: now.get(place, "")})
        elif place in now:
            kept = {one: words for one, words in now.items() if one != place}
            self.go(kept if what == "take" else now | {place: memo})

    def go(self, state: Kept) -> None:
        if state != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], state]
            self.at += 1


def done(where: Work, what: str, place: tuple[int, int, int], memo: str) -> None:
    ways: dict[str, Any] = {
        "put": lambda: acts.put(where, Spot(*place)),
        "take": lambda: acts.take(where, Spot(*place)),
        "memo": lambda: acts.note(where, Spot(*place), memo),
        "undo": lambda: acts.undo(where),
        "redo": lambda: acts.redo(where),
    }
    try:
        ways[what]()
    except ActError as error:
        assert error.why in {"no_coding", "nothing_to_undo", "nothing_to_redo"}  # noqa: PT017


def kept(one: Source, coder: str) -> Kept:
    rows = Coding.objects.filter(source=one, coder=coder)
    return {(row.code_id or 0, row.start or 0, row.end or 0): row.memo for row in rows}


class TestAnySequence(TestCase):
    """One database for every example: each runs in a transaction of its own."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.sampled_from(CODERS), ACTS), max_size=14))
    def test_of_acts_by_two_leaves_to_each_what_a_list_of_states_says(
        self, asked: list[tuple[str, tuple[str, tuple[int, int, int], str]]]
    ) -> None:
        with transaction.atomic():
            one = source()
            known, simple = codes(one), {coder: Simple() for coder in CODERS}
            for coder, (what, (code, start, end), memo) in asked:
                place = (known[code], start, end)
                done(work(one, coder), what, place, memo)
                simple[coder].do(what, place, memo)
            for coder, model in simple.items():
                assert kept(one, coder) == model.states[model.at]
                able = acts.can(work(one, coder))
                assert able == {
                    "undo": model.at > 0,
                    "redo": model.at < len(model.states) - 1,
                }
            transaction.set_rollback(True)


def test_two_people_put_the_same_code_on_the_same_words_and_both_keep_it() -> None:
    one = source()
    spot = Spot(codes(one)[0], 3, 9)
    for coder in CODERS:
        acts.put(work(one, coder), spot)
    acts.take(work(one, "bram"), spot)
    assert [row.coder for row in Coding.objects.all()] == ["anna"]
    with pytest.raises(ActError, match="no_coding"):
        acts.take(work(one, "bram"), spot)


def test_the_database_itself_keeps_a_coder_from_coding_the_same_twice() -> None:
    one = source()
    about = {"source": one, "coder": "anna", "code_id": codes(one)[0], "start": 1, "end": 4}
    Coding.objects.create(**about)
    with pytest.raises(IntegrityError), transaction.atomic():
        Coding.objects.create(**about)


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)]
)
def test_no_coding_lies_outside_the_words(start: int, end: int) -> None:
    one = source()
    with pytest.raises(ActError, match="no_words"):
        acts.put(work(one), Spot(codes(one)[0], start, end))
    assert not Coding.objects.exists()


def test_a_code_of_another_study_cannot_be_put_and_a_coding_stays_in_its_network() -> None:
    one, other = source(), source(record=small_study("andere-studie"))
    with pytest.raises(ActError, match="no_code"):
        acts.put(work(one), Spot(codes(other)[0], 0, 4))
    acts.put(work(one), Spot(codes(one)[0], 0, 4))
    assert Coding.objects.get().source.network == "noord"
    assert not {field.name for field in Coding._meta.get_fields()} & {"network", "respondent"}


def test_what_was_reviewed_is_still_so_when_taking_it_away_is_undone() -> None:
    one = source()
    spot = Spot(codes(one)[0], 0, 4)
    acts.put(work(one), spot)
    Coding.objects.update(reviewed=True, memo="kijk")
    acts.take(work(one), spot)
    acts.undo(work(one))
    again = Coding.objects.get()
    assert (again.reviewed, again.memo) == (True, "kijk")


def test_a_code_that_was_deleted_does_not_come_back_by_undo() -> None:
    one = source()
    acts.put(work(one), Spot(codes(one)[0], 0, 4))
    acts.take(work(one), Spot(codes(one)[0], 0, 4))
    Code.objects.all().delete()
    acts.undo(work(one))
    assert not Coding.objects.exists()


def test_words_become_a_code_with_an_id_of_its_own_and_no_second_one() -> None:
    one = source()
    made = [acts.named(one, words) for words in ("Een afspraak!", "een AFSPRAAK!", "Een afspraak?")]
    assert [code.name for code in made] == ["een-afspraak", "een-afspraak", "een-afspraak-2"]
    assert acts.named(one, "信任").name == "code"
    assert acts.named(one, " vertrouwen ").name == "c0"
    with pytest.raises(ActError, match="no_words"):
        acts.named(one, " \n ")


@pytest.mark.parametrize("words", ["…", "🙂", "12 - 30", "=-1"])
def test_words_without_a_letter_become_no_code(words: str) -> None:
    one = source()
    with pytest.raises(ActError, match="no_letter"):
        acts.named(one, words)
    assert Code.objects.count() == len(codes(one)) == 3


def test_until_a_source_is_opened_a_coder_sees_and_hears_of_no_other() -> None:
    one = source()
    first, other = codes(one)[:2]
    acts.put(work(one, "anna"), Spot(first, 0, 4))
    before = mark(one, "anna")
    acts.put(work(one, "bram"), Spot(other, 0, 4))
    assert mark(one, "anna") == before
    assert {row.coder for row in seen(one, "anna")} == {"anna"}
    one.opened = True
    assert mark(one, "anna") != before
    assert {row.coder for row in seen(one, "anna")} == {"anna", "bram"}
    Coding.objects.create(source=one, coder="dictionary", code_id=first, start=5, end=9)
    assert "dictionary" not in {row.coder for row in seen(one, "anna")}


@pytest.mark.parametrize("act", ["put", "take", "memo", "undo", "redo"])
def test_the_mark_differs_after_every_act_that_changes_something(act: str) -> None:
    one = source()
    where, spot = work(one), Spot(codes(one)[0], 0, 4)
    acts.put(where, spot)
    if act in {"undo", "redo"}:
        acts.put(where, Spot(codes(one)[1], 0, 4))
    if act == "redo":
        acts.undo(where)
    before = mark(one, "anna")
    done(where, act, (codes(one)[2] if act == "put" else spot.code, 0, 4), "nieuw")
    assert mark(one, "anna") != before
