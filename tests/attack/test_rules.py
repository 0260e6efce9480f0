"""Every rule about bands and releases, switched off, lets the attack succeed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from attack.coalitions import Person, World, learned
from attack.outlets import outputs, released_to
from attack.studies import drawn, identical, sharing
from attack.told import Known, Told, read_output
from attack.workings import at_work
from builders import VALUES, counts_to_picks, study
from disclosure.attacker import Block, Fact, Observed, from_release, possible
from samenspel import analyse, disclose
from samenspel.disclosure import Ledger, Released, door, ladder, pseudonymous, register, workings
from samenspel.disclosure.bands import partition
from samenspel.disclosure.register import Candidate, Registered, first_release
from samenspel.disclosure.released import Band
from samenspel.disclosure.weights import Group
from samenspel.disclosure.worlds import share, sight
from samenspel.findings import groups
from samenspel.findings.workings_model import NOTHING_ASKED
from samenspel.study.instrument_rows import StrategyAnswer
from samenspel.study.model import Study
from samenspel.study.rows import Network

Switch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    """What the ladder remembers was decided with its rules on, or off."""
    remembered = [one.cache_clear for one in (ladder.passes, ladder.rungs)]
    for forget in remembered:
        forget()
    yield
    for forget in remembered:
        forget()


def group(picks: Sequence[Sequence[str]]) -> Study:
    return study({"A": picks})


def told_of(found: Study, released: Released | None = None) -> dict[str, Told]:
    """Return what the bytes tell: the attack begins with nothing else."""
    ((_, _, content), *_) = outputs(released or released_to(found, "members"), ("json",))
    return read_output("json", "en", content, Known.of(found))


def seen(told: Told, *blocks: str) -> Observed:
    return Observed(blocks, {value: (low, high) for value, low, high in told.bands})


def certain(found: Study, people: Sequence[str] = ()) -> list[Fact]:
    """Return what members of the one network learn from its bands."""
    hands: list[Person] = [("A", who) for who in people]
    return learned(World.of(found), hands, [seen(told_of(found)["A"], "A")])


def anything_goes(monkeypatch: Switch) -> None:
    monkeypatch.setattr(register, "decide", lambda *_, **__: "two_bands")


def test_without_refusal_four_people_would_betray_each_other(monkeypatch: Switch) -> None:
    found = group(counts_to_picks([3] * 8 + [0] * 10, 4))
    assert told_of(found)["A"].reason == "too_few"
    monkeypatch.setattr(pseudonymous, "FEWEST", 1)
    assert told_of(found)["A"].reason == "release_check"  # the check refuses them as well
    anything_goes(monkeypatch)
    assert certain(found, ["A1"])


def test_without_bands_a_stranger_would_be_certain(monkeypatch: Switch) -> None:
    found = group(drawn(9, "alike"))
    assert not certain(found)
    monkeypatch.setattr(register, "banded", lambda count, *_: Band(count, count))
    assert certain(found)


@pytest.mark.parametrize(("n", "shared"), [(5, 10), (6, 9), (10, 10), (11, 11)])
def test_without_the_release_check_bands_would_betray(
    monkeypatch: Switch, n: int, shared: int
) -> None:
    found = group(sharing(n, shared))
    assert not told_of(found)["A"].bands
    anything_goes(monkeypatch)
    assert certain(found)


def test_without_what_a_refusal_tells_one_would_be_almost_certain(monkeypatch: Switch) -> None:
    # Four bands were refused: the one shared value is shared by 12 of 15 or more.
    found = group(counts_to_picks([3] * 11 + [7] * 6 + [15], 15))
    assert told_of(found)["A"].reason == "release_check"
    refused = ladder._refused
    monkeypatch.setattr(
        ladder, "_refused", lambda of, _, fits=lambda _: True: refused(of, (), fits)
    )
    ladder.passes.cache_clear()
    assert told_of(found)["A"].shared == 1
    nearly_all = sight(Group(15, 18, 6, 2, smallest=6), partition("four_bands", 15), (0, 17, 0, 1))
    assert np.nanmax(share(nearly_all, 13)) > 0.9  # and so not in one other box with .95


def test_with_a_ladder_to_its_end_silence_would_betray(monkeypatch: Switch) -> None:
    others = counts_to_picks([3] * 10 + [0] * 8, 5)
    found = group([VALUES[:6], VALUES[6:12], *others])
    told = told_of(found)["A"]
    assert told.reason == "release_check"
    monkeypatch.setattr(ladder, "rungs", ladder._ladder)
    assert told_of(found)["A"] == told
    silence = from_release(("A",), Group(7, 18, 6, 2, smallest=6), None, {}, None)
    assert learned(World.of(found), [("A", "A1"), ("A", "A2")], [silence])


def test_with_a_check_for_one_member_two_would_learn(monkeypatch: Switch) -> None:
    others = counts_to_picks([3, 3, *[4] * 6, *[0] * 10], 5)
    pair = [[VALUES[at], *VALUES[8:13]] for at in (0, 1)]
    found = group([*pair, *others])
    assert told_of(found)["A"].reason == "release_check"
    monkeypatch.setattr(ladder, "coalition", lambda _: 1)
    assert not certain(found, ["A1"])
    assert certain(found, ["A1", "A2"])


def test_with_a_second_release_a_late_joiner_would_be_read(monkeypatch: Switch) -> None:
    before = group([VALUES[:6]] * 4 + [VALUES[6:12]] * 4)
    after = study({"A": [VALUES[:6]] * 4 + [VALUES[6:12]] * 4 + [VALUES[3:9]]})
    first = released_to(before, "members")
    assert told_of(after, released_to(after, "members", first.ledger))["A"] == told_of(before)["A"]
    monkeypatch.setattr(pseudonymous, "register", anew)
    second = told_of(after, released_to(after, "members", first.ledger))["A"]
    everybody = World.of(after).chosen["A"]
    world = replace(
        World.of(after),
        chosen={
            "early": {who: own for who, own in everybody.items() if who != "A9"},
            "late": {"A9": everybody["A9"]},
        },
    )
    releases = [seen(told_of(before)["A"], "early"), seen(second, "early", "late")]
    assert {fact.value for fact in learned(world, (), releases)} >= {*VALUES[3:9]}


def anew(candidate: Candidate, ledger: Ledger) -> Registered:
    return Registered(first_release(candidate), ledger, repeated=False)


def test_with_a_threshold_to_choose_a_sweep_would_count(monkeypatch: Switch) -> None:
    found = group(identical(9))
    assert not certain(found, ["A1"])
    sweep = []
    for least in range(1, 10):
        monkeypatch.setattr(
            register,
            "banded",
            lambda c, n, _, least=least: Band(least, n) if c >= least else Band(0, least - 1),
        )
        sweep.append(seen(told_of(found)["A"], "A"))
    assert learned(World.of(found), [("A", "A1")], sweep)


def test_with_others_in_it_a_members_file_would_tell_of_another_network(
    monkeypatch: Switch,
) -> None:
    found = study({"A": drawn(9, "alike"), "B": drawn(9, "random")})
    assert {one.reason for one in told_of(found).values()} == {"own_members_only"}
    why = pseudonymous._why_withheld
    monkeypatch.setattr(
        pseudonymous,
        "_why_withheld",
        lambda *a, **k: (code for code in why(*a, **k) if code != "own_members_only"),
    )
    assert told_of(found)["A"].bands
    assert told_of(found)["B"].bands


def test_counted_twice_a_network_could_be_subtracted_from_the_whole(monkeypatch: Switch) -> None:
    small = {"B": [VALUES[:6]] * 2, "C": [VALUES[12:18], VALUES[:6], VALUES[:6]]}
    found = study({"A": [VALUES[:6]] * 2 + [VALUES[6:12]] * 3, **small})
    networks = (Network("A", outside="pooled"), Network("B"), Network("C"))
    later = replace(found, design=replace(found.design, networks=networks))
    first = released_to(found, "members", network="A")
    assert told_of(later, released_to(later, "outside", first.ledger))["all"].reason
    monkeypatch.setattr(pseudonymous, "elsewhere", lambda *_, **__: False)
    assert told_of(later, released_to(later, "outside", first.ledger))["all"].reason
    monkeypatch.setattr("samenspel.disclosure.register._touches", lambda *_: False)
    whole = told_of(later, released_to(later, "outside", first.ledger))["all"]
    releases = [seen(told_of(found, first)["A"], "A"), seen(whole, "A", "B", "C")]
    facts = learned(World.of(found), [("C", "C1")], releases)
    assert set(facts) >= {Fact("B", value, has=True) for value in VALUES[:6]}


def test_two_networks_together_would_read_each_other(monkeypatch: Switch) -> None:
    found = study({"A": [VALUES[:6]] + [VALUES[6:12]] * 3, "B": [VALUES[:6]] * 4})
    released = released_to(found, "outside")
    assert told_of(found, released)["all"].reason == "too_few_networks"
    monkeypatch.setattr(pseudonymous, "FEWEST_NETWORKS", 2)
    whole = told_of(found, released_to(found, "outside"))["all"]
    hands = [("A", f"A{at}") for at in range(1, 5)]
    assert Fact("B", VALUES[0], has=True) in learned(
        World.of(found), hands, [seen(whole, "A", "B")]
    )


def test_a_network_larger_than_the_others_would_be_shown_as_the_whole(monkeypatch: Switch) -> None:
    found = study(
        {"A": [VALUES[:6]] * 6 + [VALUES[6:12]] * 3, "B": [VALUES[12:]], "C": [VALUES[12:]]},
        networks=(Network("A", outside="pooled"), Network("B"), Network("C")),
    )
    assert told_of(found, released_to(found, "outside"))["all"].reason == "one_dominates"
    monkeypatch.setattr(pseudonymous, "_why_not_pooled", lambda _: "")
    whole = told_of(found, released_to(found, "outside"))["all"]
    rest = (frozenset(VALUES[12:]), frozenset(VALUES[12:]))
    blocks = [Block("A", 9), Block("rest", 2, rest)]
    bands = seen(whole, "A", "rest")
    assert possible(VALUES, 6, blocks, [bands])
    fewer = Observed(("A",), {VALUES[0]: (0, 4)})
    assert not possible(VALUES, 6, blocks, [bands, fewer])  # so A itself shares it


def text_of(released: Released) -> str:
    """Return what stands in the text of a report, in both languages."""
    return "".join(content.decode() for *_, content in outputs(released, ("text",)))


def agreeing(*absent: str) -> Study:
    """Return nine people who all see trust in their network, but for a few."""
    people = [f"A{number}" for number in range(1, 10)]
    rows = (
        StrategyAnswer("A", "trust", "absent" if who in absent else "present", who)
        for who in people
    )
    return replace(group(drawn(9, "alike")), strategies=tuple(rows))


def test_with_how_the_network_works_in_it_one_answer_would_be_read(monkeypatch: Switch) -> None:
    worlds = [agreeing("A1"), agreeing("A1", "A2")]
    for audience in ("members", "outside"):
        assert len({text_of(released_to(it, audience)) for it in worlds}) == 1
    everything = analyse(worlds[0], resamples=99).workings
    monkeypatch.setattr(door, "Released", partial(Released, workings=everything))
    released = released_to(worlds[0], "members")
    assert text_of(released) != text_of(replace(released, workings=NOTHING_ASKED))
    ((trust,),) = (matrix.rows for matrix in released.workings.strategies)
    # Who does not see trust knows that all eight others do.
    assert (trust.figures.absent, trust.figures.present, trust.figures.asked) == (1, 8, 9)


def test_with_every_network_in_it_members_would_read_another(monkeypatch: Switch) -> None:
    found = at_work("named")
    monkeypatch.setattr(door, "own_workings", lambda everything, _: everything)
    shown = text_of(released_to(found, "members", network="noord"))
    assert "zzzuidseen" in shown
    assert "zzwestorg0" in shown


def test_without_review_words_would_be_read_that_nobody_looked_at(monkeypatch: Switch) -> None:
    found = at_work("named")
    assert "zznoordraw" not in str(released_to(found, "members", network="noord"))
    monkeypatch.setattr(workings, "_may_see", lambda row, network: row.network == network)
    assert "zznoordraw" in str(released_to(found, "members", network="noord"))


def test_what_is_of_all_networks_cannot_pass_as_one_networks_own(monkeypatch: Switch) -> None:
    found = at_work("named")
    monkeypatch.setattr(workings, "OF_ALL", ())
    with pytest.raises(AttributeError, match="network"):
        released_to(found, "members", network="noord")


def test_counting_who_was_interviewed_would_tell_how_many_were(monkeypatch: Switch) -> None:
    found = at_work()
    before = text_of(released_to(found, "members", network="oost"))
    people = {row.respondent for row in found.strategies if row.network == "oost"}
    monkeypatch.setattr(groups, "_otherwise", lambda *_: len(people))
    after = disclose(analyse(found, resamples=99), "members", network="oost")
    assert text_of(after) != before
