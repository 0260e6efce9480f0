"""The consent form never promises more than disclosure does: each promise has its proof here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any, Literal, get_args, get_type_hints

import pytest

from builders import counts_to_picks, study
from samenspel import analyse
from samenspel.catalogue import texts
from samenspel.disclosure import NOTHING_RELEASED, Banded, Ledger, Released, Withheld, disclose
from samenspel.disclosure.bands import FEWEST, coalition
from samenspel.disclosure.door import PARTS
from samenspel.disclosure.pseudonymous import FEWEST_NETWORKS
from samenspel.findings.model import ScopeFigures
from samenspel.findings.workings_model import NOTHING_ASKED
from samenspel.formats.results import to_json
from samenspel.report.print_consent import PROMISES, WHEN_STOPPING, consent, promise
from samenspel.report.print_paper import paper_of
from samenspel.study.checks import problems
from samenspel.study.instrument_rows import ConditionScore
from samenspel.study.model import ANSWER_TABLES, Mode, Study
from samenspel.study.rows import Meaning, Network, Obstruction, Participant, Remark
from samenspel.text import LANGUAGES, Text

SEVEN = (6, 5, 5, 4, 3, 3, 3, 3, 3, 2, 2, 2, 1)  # four values of more than half of seven
SIXTEEN = (9, 9, 9, *[5] * 10, *[4] * 4, 3)
SHARED, NOT_SHARED = "collaborative", "flexible"  # the first and the ninth card


def asked(*counts: tuple[int, ...], **design: Any) -> Study:
    """Return a study with one network per tuple of counts: n0, n1, ..."""
    sizes = [sum(one) // 6 for one in counts]
    groups = {
        f"n{at}": counts_to_picks((*one, *[0] * (18 - len(one))), size)
        for at, (one, size) in enumerate(zip(counts, sizes, strict=True))
    }
    return study(groups, **design)


def small(respondents: int, networks: int = 1, **design: Any) -> Study:
    most, some, few = respondents - 1, respondents // 2, 1
    counts = (most,) * 3 + (some,) * 6 + (few,) * 3
    return asked(*[counts] * networks, **design)


def worded(base: Study, *, reviewed: bool) -> Study:
    """Return a study in which somebody said something, of each kind."""
    who = base.sorts[0].respondent
    meanings = [
        Meaning(who, "n0", SHARED, behaviour="SHARED", reviewed=reviewed),
        Meaning(who, "n0", NOT_SHARED, behaviour="NOT-SHARED", reviewed=reviewed),
    ]
    return replace(
        base,
        meanings=tuple(meanings),
        remarks=(Remark(who, "n0", "values_help", "REMARK", reviewed=reviewed),),
        obstructing=(Obstruction(who, "n0", text="OBSTRUCTING", reviewed=reviewed),),
        conditions=(ConditionScore(who, "n0", "organising", 2, "SENTENCE", reviewed=reviewed),),
    )


def members(found: Study, ledger: Ledger = NOTHING_RELEASED) -> Released:
    return disclose(analyse(found), "members", ledger, network="n0")


def outside(found: Study) -> Released:
    return disclose(analyse(found), "outside")


def named(found: Study, agreeing: Iterable[bool | None]) -> Study:
    """Return the study in named mode, with what each respondent signed."""
    who = dict.fromkeys((row.respondent, row.network) for row in found.sorts)
    people = tuple(
        Participant(id, network, named=yes)
        for (id, network), yes in zip(who, agreeing, strict=True)
    )
    return replace(found, design=replace(found.design, mode="named", participants=people))


def signing(base: Study, choice: Literal["bands", "pooled", "no"] | None) -> Study:
    networks = tuple(replace(network, outside=choice) for network in base.design.networks)
    return replace(base, design=replace(base.design, networks=networks))


def researcher_sees_everything() -> None:
    released = disclose(analyse(worded(asked(SEVEN), reviewed=False)))
    (scope,) = released.networks
    assert isinstance(scope, ScopeFigures)
    assert [value.important for value in scope.values][:4] == [6, 5, 5, 4]
    assert {row.behaviour for row in released.meanings} == {"SHARED", "NOT-SHARED"}
    assert "REMARK" in to_json(released)


def answers_carry_a_code() -> None:
    """No row of an answer, nor of a person, has a place for a name or an address."""
    columns = {column for table in ANSWER_TABLES.values() for column in get_type_hints(table)}
    people = {field.name for field in fields(Participant)}
    assert not {"person", "email", "phone"} & (columns | people)
    assert get_type_hints(Participant)["named"] == bool | None
    assert "name" not in people
    with_a_name = {t for t in ANSWER_TABLES.values() if "name" in get_type_hints(t)}
    assert all("respondent" not in get_type_hints(table) for table in with_a_name)


def members_see_bands() -> None:
    (seven,) = members(asked(SEVEN)).networks
    assert isinstance(seven, Banded)
    assert len(seven.shared) == 4
    assert {(band.low, band.high) for band in seven.bands.values()} == {(0, 3), (4, 7)}
    (sixteen,) = members(asked(SIXTEEN)).networks
    assert isinstance(sixteen, Banded)
    assert {(band.low, band.high) for band in sixteen.bands.values()} == {(0, 3), (4, 8), (9, 12)}


def members_never_see_choices_or_counts() -> None:
    for counts in (SEVEN, SIXTEEN):
        found = asked(counts)
        released = members(found)
        (scope,) = released.networks
        assert isinstance(scope, Banded)
        assert all(band.low < band.high for band in scope.bands.values())
        shown = to_json(released)
        assert not [row.respondent for row in found.sorts if f'"{row.respondent}"' in shown]


def fewer_answers_show_less() -> None:
    (four,) = members(small(FEWEST - 1)).networks
    assert isinstance(four, Withheld)
    hard = tuple([3] * 10)  # ten values of three out of five: the rest would be given away
    (five,) = members(asked(hard)).networks
    assert not isinstance(five, Banded) or not five.bands


def words_are_shown_of_shared_values_after_review_without_a_name() -> None:
    assert members(worded(asked(SEVEN), reviewed=False)).meanings == ()
    (shown,) = members(worded(asked(SEVEN), reviewed=True)).meanings
    assert (shown.behaviour, shown.respondent) == ("SHARED", "")


def members_see_nothing_else() -> None:
    released = members(worded(asked(SEVEN), reviewed=True))
    assert released.workings == NOTHING_ASKED
    assert not released.obstructing
    assert not released.remarks
    assert all(released.reasons[part] == "not_for_this_audience" for part in PARTS)
    shown = to_json(released)
    assert not [w for w in ("REMARK", "OBSTRUCTING", "SENTENCE", "NOT-SHARED") if w in shown]


def two_members_may_work_something_out_in_five_or_six() -> None:
    assert [coalition(n) for n in (5, 6, 7)] == [1, 1, 2]
    assert "five or six" in promise("limits").en


def outsiders_see_bands_only_when_signed_or_networks_together() -> None:
    networks = (Network("n0"),)
    unsigned: tuple[Literal["no"] | None, ...] = (None, "no")
    for choice in unsigned:
        (scope,) = outside(signing(asked(SEVEN, networks=networks), choice)).networks
        assert isinstance(scope, Withheld)
    (scope,) = outside(signing(asked(SEVEN, networks=networks), "bands")).networks
    assert isinstance(scope, Banded)
    pooled = [
        outside(small(4, networks=n)).everyone for n in (FEWEST_NETWORKS - 1, FEWEST_NETWORKS)
    ]
    assert [isinstance(scope, Banded) for scope in pooled] == [False, True]
    assert f"{FEWEST_NETWORKS}" in promise("outside").nl


def named_sharing_takes_everybody() -> None:
    found = asked(SEVEN, networks=(Network("n0"),))
    everyone, one_not = [True] * 7, [True] * 6 + [None]
    assert "no_consent" not in {problem.code for problem in problems(named(found, everyone))}
    assert "no_consent" in {problem.code for problem in problems(named(found, one_not))}


def named_members_see_their_own_network_only() -> None:
    networks = (Network("n0"), Network("n1"))
    found = named(asked(SEVEN, SEVEN, networks=networks), [True] * 14)
    (scope,) = members(found).networks
    assert isinstance(scope, ScopeFigures)
    assert scope.id == "n0"
    assert scope.values[0].important == 6


def named_words_wait_for_review() -> None:
    for reviewed in (False, True):
        base = worded(asked(SEVEN, networks=(Network("n0"),)), reviewed=reviewed)
        shown = to_json(members(named(base, [True] * 7)))
        for word in ("SHARED", "NOT-SHARED", "REMARK", "OBSTRUCTING"):
            assert (word in shown) == reviewed, word
        assert "SENTENCE" not in shown or reviewed


def outsiders_of_a_named_network_see_bands_when_signed_and_else_nothing() -> None:
    base = named(asked(SEVEN, networks=(Network("n0"),)), [True] * 7)
    (unsigned,) = outside(base).networks
    (signed,) = outside(signing(base, "bands")).networks
    assert isinstance(unsigned, Withheld)
    assert isinstance(signed, Banded)
    three = tuple(Network(f"n{at}") for at in range(3))
    pooled = named(small(4, networks=3), [True] * 12)
    pooled = signing(replace(pooled, design=replace(pooled.design, networks=three)), "pooled")
    assert not isinstance(outside(pooled).everyone, Banded)


def without(found: Study, who: str) -> Study:
    return replace(found, sorts=tuple(row for row in found.sorts if row.respondent != who))


def what_is_withdrawn_is_gone_from_the_study() -> None:
    found = asked(SEVEN)
    who = found.sorts[0].respondent
    assert f'"{who}"' in to_json(disclose(analyse(found)))
    assert f'"{who}"' not in to_json(disclose(analyse(without(found, who))))


def a_release_stays_and_says_that_somebody_withdrew() -> None:
    found = asked(SEVEN)
    first = members(found)
    again = members(without(found, found.sorts[0].respondent), first.ledger)
    (before,), (after,) = first.networks, again.networks
    assert isinstance(before, Banded)
    assert isinstance(after, Banded)
    assert after.bands == before.bands
    assert (before.withdrawn, after.withdrawn) == (False, True)


PROOFS: dict[str, Callable[[], None]] = {
    "researcher": researcher_sees_everything,
    "code": answers_carry_a_code,
    "bands": members_see_bands,
    "never": members_never_see_choices_or_counts,
    "less": fewer_answers_show_less,
    "words": words_are_shown_of_shared_values_after_review_without_a_name,
    "rest": members_see_nothing_else,
    "limits": two_members_may_work_something_out_in_five_or_six,
    "outside": outsiders_see_bands_only_when_signed_or_networks_together,
    "named_all": named_sharing_takes_everybody,
    "named": named_members_see_their_own_network_only,
    "named_words": named_words_wait_for_review,
    "outside_named": outsiders_of_a_named_network_see_bands_when_signed_and_else_nothing,
    "stop": what_is_withdrawn_is_gone_from_the_study,
    "stop_release": a_release_stays_and_says_that_somebody_withdrew,
}


@pytest.mark.parametrize("key", PROOFS)
def test_what_is_promised_is_what_disclosure_does(key: str) -> None:
    PROOFS[key]()


def test_every_promise_has_a_proof_and_stands_on_a_form() -> None:
    made = {key for promises in (*PROMISES.values(), *WHEN_STOPPING.values()) for key in promises}
    written = {key.removeprefix("promise_") for key in texts("print") if key.startswith("promise_")}
    assert made == written == PROOFS.keys()


def on_form(mode: Mode) -> str:
    blocks = consent(replace(paper_of(), mode=mode)).blocks
    return repr(blocks)


@pytest.mark.parametrize("mode", get_args(Mode))
def test_the_form_makes_the_promises_of_its_own_mode_only(mode: Mode) -> None:
    own = {*PROMISES[mode], *WHEN_STOPPING[mode]}
    for key in PROOFS:
        assert (repr(promise(key)) in on_form(mode)) == (key in own)


def test_only_the_named_form_asks_to_be_shown_by_name() -> None:
    for key in ("consent_named", "consent_named_words"):
        agreed = texts("print")[key].nl
        assert agreed in on_form("named")
        assert agreed not in on_form("pseudonymous")
    assert texts("print")["consent_words"].nl not in on_form("named")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_lists_what_is_asked_and_has_room_to_sign(language: str) -> None:
    paper = paper_of()
    words = on_form("pseudonymous")
    assert all(repr(about.title) in words for about in paper.instruments)
    for key in ("keep_until", "contact", "name", "signature", "date"):
        label: Text = texts("print")[f"consent_{key}"]
        assert f"{getattr(label, language)}: ____" in words


def test_a_network_can_sign_for_each_thing_that_the_study_knows() -> None:
    choices = get_args(get_args(get_type_hints(Network)["outside"])[0])
    assert set(choices) == {"bands", "pooled", "no"}
    assert all(texts("terms")[f"outside_{choice}"].en in on_form("named") for choice in choices)
