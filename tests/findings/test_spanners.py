"""Who links networks, and who links the table and the work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.findings.spanners import spanners
from samenspel.findings.workings_model import Spanner
from samenspel.study.model import Design, Study
from samenspel.study.rows import Organisation, Participant
from samenspel.text import plain

ORGANISATIONS = st.lists(
    st.builds(
        Organisation,
        id=st.text("abc", min_size=1, max_size=3),
        networks=st.lists(st.sampled_from("nmk"), max_size=4).map(" ".join),
    ),
    max_size=6,
    unique_by=lambda row: row.id,
)


def found(*rows: Organisation | Participant) -> tuple[Spanner, ...]:
    organisations = tuple(row for row in rows if isinstance(row, Organisation))
    people = tuple(row for row in rows if isinstance(row, Participant))
    return spanners(
        Study(Design("s", plain("S"), organisations=organisations, participants=people))
    )


def test_a_delegate_who_delivers_care_is_named_with_the_hours() -> None:
    person = Participant("p", "n", layer="delegate", delivers_care=True, hours=3.5)
    assert found(person) == (Spanner("delegate", "p", ("n",), 3.5),)


def test_hours_that_nobody_gave_are_unknown() -> None:
    (one,) = found(Participant("p", "n", layer="delegate", delivers_care=True))
    assert one.hours is None


@pytest.mark.parametrize(
    "person",
    [
        Participant("p", "n", layer="delegate", delivers_care=False, hours=2),
        Participant("p", "n", layer="delegate", hours=2),
        Participant("p", "n", layer="professional", delivers_care=True, hours=2),
        Participant("p", "n", delivers_care=True, hours=2),
    ],
)
def test_who_is_no_delegate_or_gives_no_care_as_far_as_known_is_not_named(
    person: Participant,
) -> None:
    assert found(person) == ()


def test_one_membership_written_twice_is_one() -> None:
    assert found(Organisation("a", networks="n n")) == ()
    assert found(Organisation("a", networks="n m n")) == (Spanner("organisation", "a", ("n", "m")),)


@given(rows=ORGANISATIONS)
def test_exactly_the_organisations_in_several_networks_link_them(rows: list[Organisation]) -> None:
    linking = {row.id for row in rows if len(set(row.networks.split())) > 1}
    assert [one.id for one in found(*rows)] == [row.id for row in rows if row.id in linking]
    for one in found(*rows):
        assert len(one.networks) == len(set(one.networks)) > 1
