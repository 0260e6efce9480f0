"""Organisation against network, documents against choices, hindering values, missing votes."""

from __future__ import annotations

from dataclasses import replace

from builders import VALUES, placements, study
from samenspel import analyse
from samenspel.findings import Findings
from samenspel.findings.model import Crossing
from samenspel.study.coding import Coding, Document
from samenspel.study.model import Study
from samenspel.study.rows import Choice, Obstruction, Perspective, Priority


def found(made: Study) -> Findings:
    return analyse(made, resamples=999)


def with_own(people: int, *, moved: int) -> Study:
    """Return maps for the network and for the organisation; ``moved`` people swap two values."""
    base = study({"N": [VALUES[:6]] * people})
    own = [
        row
        for who in range(1, people + 1)
        for row in placements(f"N{who}", "N", VALUES[2:8] if who <= moved else VALUES[:6])
    ]
    return replace(
        base, sorts=(*base.sorts, *(replace(row, perspective="organisation") for row in own))
    )


def test_a_gap_is_picks_minus_overlap() -> None:
    (shift,) = found(with_own(3, moved=2)).shifts
    assert [gap.distance for gap in shift.gaps] == [2, 2, 0]
    assert shift.gaps[0].only_organisation == tuple(sorted(VALUES[6:8]))
    assert shift.gaps[0].only_network == tuple(sorted(VALUES[:2]))
    assert shift.unchanged == 1
    assert shift.total == 2 * 4


def test_under_six_people_a_shift_is_described_and_not_tested() -> None:
    (shift,) = found(with_own(5, moved=5)).shifts
    assert shift.p is None
    assert shift.reasons["p"] == "fewer_than_six"


def test_six_who_all_move_alike_are_tested_exactly() -> None:
    (shift,) = found(with_own(6, moved=6)).shifts
    assert (shift.method, shift.p) == ("exact", 2 / 2**6)


def test_without_any_difference_there_is_nothing_to_test() -> None:
    (shift,) = found(with_own(6, moved=0)).shifts
    assert shift.p is None
    assert shift.reasons["p"] == "no_difference"


def test_on_top_here_and_at_the_bottom_there_is_a_contradiction() -> None:
    base = study({"N": [VALUES[:6]]})
    own = placements("N1", "N", VALUES[6:12], less_important=VALUES[:6])
    rows = tuple(replace(row, perspective="organisation") for row in own)
    (shift,) = found(replace(base, sorts=(*base.sorts, *rows))).shifts
    assert {(c.value, c.top_for) for c in shift.contradictions} == {
        (id, "network") for id in VALUES[:6]
    }


def priority(who: str, value: str, choice: Choice, side: Perspective = "network") -> Priority:
    return Priority(who, "N", value, choice, perspective=side)


def test_who_left_votes_open_is_named_and_the_bounds_say_what_they_could_do() -> None:
    rows = [
        *(priority("a", value, "most") for value in VALUES[:3]),
        *(priority("b", value, "most") for value in VALUES[:2]),
        *(priority("b", value, "least") for value in VALUES[5:8]),
    ]
    (entry,) = found(replace(study({"N": [VALUES[:6]]}), priorities=tuple(rows))).priorities
    most, least = entry.missing
    assert (most.missing, most.respondents) == (1, ("b",))
    assert (least.missing, least.respondents) == (3, ("a",))
    by_id = {value.id: value for value in entry.values}
    assert by_id[VALUES[2]].most_bounds == (1, 2)
    assert by_id[VALUES[0]].most_bounds == (2, 2)
    assert by_id[VALUES[5]].most_bounds == (0, 0)
    assert by_id[VALUES[0]].least_bounds == (0, 0)
    assert by_id[VALUES[9]].least_bounds == (0, 1)


def test_priorities_are_two_lists_and_never_added_to_maps() -> None:
    rows = tuple(priority("N1", value, "most") for value in VALUES[9:12])
    base = study({"N": [VALUES[:6]]})
    assert found(replace(base, priorities=rows)).networks == found(base).networks


def test_what_documents_say_stands_beside_what_is_shared() -> None:
    base = study({"N": [VALUES[:6]] * 3})
    read = replace(
        base,
        documents=(Document("d", "N"),),
        codings=(Coding("d", VALUES[0]), Coding("d", VALUES[10])),
    )
    (said,) = found(read).said
    assert said.both == (VALUES[0],)
    assert said.promised_not_chosen == (VALUES[10],)
    assert said.chosen_not_said == VALUES[1:6]
    assert said.jaccard == 1 / 7


def test_documents_without_values_promise_nothing() -> None:
    base = study({"N": [VALUES[:6]] * 3})
    (said,) = found(replace(base, documents=tuple(Document(d, "N") for d in "abc"))).said
    assert said.documents == 3
    assert (said.promised_not_chosen, said.chosen_not_said, said.jaccard) == ((), (), None)
    assert said.reasons == {"jaccard": "no_values_said"}


def hindering(made: Study) -> list[Crossing]:
    return [crossing for crossing in found(made).crossings if crossing.how == "obstructing"]


def test_a_shared_value_that_hinders_most_elsewhere_is_a_crossing() -> None:
    base = study({"A": [VALUES[:6]] * 2, "B": [VALUES[6:12]] * 3})
    rows = tuple(Obstruction(f"B{who}", "B", VALUES[0]) for who in (1, 2))
    made = replace(base, obstructing=rows)
    (crossing,) = hindering(made)
    assert (crossing.value, crossing.shared_in, crossing.against_in) == (VALUES[0], "A", "B")
    assert (crossing.count, crossing.respondents) == (2, 3)
    assert not [
        c for c in found(replace(made, obstructing=rows[:1])).crossings if c.how == "obstructing"
    ]


def test_naming_a_hindrance_twice_counts_once() -> None:
    base = study({"A": [VALUES[:6]] * 2, "B": [VALUES[6:12]] * 3})
    rows = (Obstruction("B1", "B", VALUES[0]), Obstruction("B1", "B", VALUES[0], "nog eens"))
    assert not [
        c for c in found(replace(base, obstructing=rows)).crossings if c.how == "obstructing"
    ]
