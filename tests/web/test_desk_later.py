"""What was decided keeps up with the text and the codebook, and with decisions that come later."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.reading.pseudonyms import Known
from samenspel.web import bridge
from samenspel.web.coding import acts
from samenspel.web.coding.acts import Spot, Work
from samenspel.web.coding.models import Code, Coding, Original, Source
from samenspel.web.coding.typed import places
from samenspel.web.desk import exporting
from samenspel.web.desk.codebook import merge
from samenspel.web.desk.replacing import replace
from samenspel.web.desk.settling import Decision, chosen, compared, settle, words_at
from samenspel.web.studies.models import Study
from web.colleagues import small_study
from web.room import words
from web.test_desk_settling import TEXT, coded, decide, put, settled

pytestmark = pytest.mark.django_db
NAME = "Sanne Bakker"
CALLS = "Wij bellen elkaar"


@pytest.fixture
def source() -> Source:
    return coded(small_study())


def named_later(record: Study) -> None:
    """Replace a name in a text that comes in now, and so in every other text."""
    new = Source.objects.create(study=record, name="nieuw", network="noord", ready=False)
    Original.objects.create(source=new, words=f"Over {NAME}.")
    replace(new, [Known(NAME, "person")], apart=True)


def kept(record: Study) -> str:
    """Return what the study keeps of codes, codings and steps, and what goes out of it."""
    steps = [step.data for one in record.sources.all() for step in one.steps.all()]
    rows = [*record.codes.values(), *Coding.objects.values(), *steps]
    return f"{rows} {exporting.as_csv(bridge.load(record)).decode()}".casefold()


def decided(source: Source) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return of each difference on which code it is, what was chosen and what counts."""
    found = compared(source).cases
    return [(one.stretch.code.name, one.choice, one.now) for one in found]


def settle_first(source: Source, choice: str, *made: tuple[Code, tuple[int, int]]) -> None:
    stretch = compared(source).cases[0].stretch
    settle(source, stretch, Decision(choice, "een", "", made or chosen(stretch, choice) or ()))


@pytest.mark.parametrize("talk", [f"{NAME} zegt iets. Er is meer.", "Zij zegt niets en gaat."])
def test_a_name_that_is_replaced_later_comes_back_with_no_undo(talk: str) -> None:
    record = small_study()
    one = Source.objects.create(study=record, name="gesprek", network="noord", words=talk)
    parent = acts.named(one, f"{NAME} zegt iets")
    Code.objects.create(study=record, name="kind", label="Kind", parent=parent.name, place=9)
    Code.objects.create(study=record, name="sanne-bakker", label="Zij", place=10)
    cut = acts.named(one, f"Dat was een heel mooi lange gesprek {NAME}")
    assert cut.name.endswith("-sann")
    work = Work(one, "een", len(talk))
    acts.put(work, Spot(parent.pk, 0, 12))
    for memo in (f"Dit is {NAME}", f"Ook {NAME}", "anders"):
        acts.note(work, Spot(parent.pk, 0, 12), memo)
    settled_step = {"key": f"{parent.pk}-0-12", "choice": "een", "why": NAME, "made": []}
    one.steps.create(coder="een", kind="settled", data=settled_step)
    assert "bakker" in kept(record)
    named_later(record)
    acts.undo(work)
    assert not any(part in kept(record) for part in ("bakker", "sann"))
    assert Coding.objects.get().memo.startswith("Ook [persoon ")
    parent.refresh_from_db()
    assert record.codes.get(label="Kind").parent == parent.name
    assert parent.name.startswith("persoon-")


def test_decisions_stay_where_they_were_made_when_a_name_before_them_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("web.test_desk_settling.TEXT", f"{NAME}: dag.\n{TEXT}")
    source = coded(small_study())
    for case in compared(source).cases:
        settle(
            source, case.stretch, Decision("both", "een", "", chosen(case.stretch, "both") or ())
        )
    before = decided(source), settled(source)
    named_later(source.study)
    source.refresh_from_db()
    assert NAME not in source.words
    assert (decided(source), settled(source)) == before


def test_decisions_go_with_a_code_that_is_merged(source: Source) -> None:
    settle_first(source, "een")
    code = source.study.codes.get(name="bellen")
    merge(code, Code.objects.create(study=source.study, name="contact", label="Contact", place=9))
    assert decided(source)[0] == ("contact", "een", (CALLS,))
    settle_first(source, "neither")
    assert settled(source) == [("vertrouwen", "Vertrouwen groeit")]


def test_a_decision_for_another_code_is_taken_back_also_when_the_stretch_grew(
    source: Source,
) -> None:
    calls = source.study.codes.get(name="bellen")
    other = Code.objects.create(study=source.study, name="ander", label="Ander", place=9)
    settle_first(source, "other", (other, (3, 6)))
    grown = put(source, calls, "een", "A: Wij")
    assert compared(source).open == 2
    settle_first(source, "neither")
    assert settled(source) == [("vertrouwen", "Vertrouwen groeit")]
    grown.delete()
    assert decided(source)[0] == ("bellen", "", ()), "what was taken back is no decision any more"


def test_what_another_decision_made_stays_when_one_is_taken_back(source: Source) -> None:
    trust = source.study.codes.get(name="vertrouwen")
    last = compared(source).cases[1].stretch
    settle_first(source, "other", (trust, (last.start, last.end)))
    settle(source, last, Decision("twee", "een", "", chosen(last, "twee") or ()))
    settle_first(source, "neither")
    assert settled(source) == [("vertrouwen", "Vertrouwen groeit"), ("vertrouwen", "langzaam")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("elke week", ["elke\u00a0 week"]),
        ("bellen\nelkaar", ["bellen elkaar"]),
        ("mail", ["mail", "mail"]),
        ("bel", ["bel"]),
        (" ", []),
    ],
)
def test_other_words_are_looked_for_where_coders_differ_and_then_around(
    source: Source, typed: str, found: list[str]
) -> None:
    source.words = "Wij bellen elkaar elke\u00a0 week, of een mail. Bel of mail."
    source.words += " Wij bellen elkaar."
    stretch = compared(source).cases[0].stretch
    assert [source.words[one:end] for one, end in words_at(source, stretch, typed)] == found


def test_words_that_are_there_twice_are_no_decision(client: Client, source: Source) -> None:
    twice = decide(client, source, 0, choice="other", words="el")
    assert twice.status_code == 400
    assert "Deze woorden staan er vaker dan één keer" in words(twice)
    assert settled(source) == []


BLANKS = st.text(" \t\u00a0", min_size=1, max_size=3)
SOME = st.lists(st.sampled_from(["na", "n", "a.", "(", "\\"]), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(said=SOME, before=SOME, after=SOME, blank=BLANKS)
def test_words_are_found_whatever_white_space_stands_between_them(
    said: list[str], before: list[str], after: list[str], blank: str
) -> None:
    text = blank.join([*before, *said, *after])
    start = len(blank.join([*before, ""]))
    found = places(text, " ".join(said), 7)
    assert (7 + start, 7 + start + len(blank.join(said))) in found
    assert all("".join(text[one - 7 : end - 7].split()) == "".join(said) for one, end in found)
