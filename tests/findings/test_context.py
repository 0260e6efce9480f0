"""Context: what is known of a network, and of which members it is not known what they add."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samenspel.findings.context import context
from samenspel.findings.workings_model import ContextFigures
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Organisation
from samenspel.text import plain

DESIGN = Design("s", plain("S"))
ORGANISATIONS = st.lists(
    st.builds(
        Organisation,
        id=st.text("abc", min_size=1, max_size=3),
        networks=st.sampled_from(["", "n", "m", "n m", "m n", "nn"]),
        unique=st.sampled_from(["", "Kent de straat."]),
    ),
    max_size=8,
    unique_by=lambda row: row.id,
)


def found(networks: tuple[Network, ...], *rows: Organisation) -> tuple[ContextFigures, ...]:
    return context(Study(replace(DESIGN, networks=networks, organisations=rows)))


def test_every_field_is_passed_on_and_what_is_empty_stays_unknown() -> None:
    known = {
        "mandated": False,
        "funding": "output",
        "started": date(2024, 9, 1),
        "time_pressure": True,
        "delegation": None,
    }
    (one,) = found((replace(Network("n"), **known),))  # type: ignore[arg-type]
    assert asdict(one) == {
        "network": "n",
        "members": None,
        "unique": (),
        "without_unique": (),
        **known,
    }


def test_a_network_of_which_nothing_is_known_is_left_out() -> None:
    assert found((Network("n", name="Noord", participants=4),)) == ()


def test_a_no_is_known() -> None:
    assert len(found((Network("n", mandated=False),))) == 1
    assert len(found((Network("n", time_pressure=False),))) == 1


def test_members_without_something_of_their_own_are_named() -> None:
    brug = Organisation("brug", networks="n m", unique="Crisisbedden")
    kompas = Organisation("kompas", networks="n")
    here, there = found((Network("n"), Network("m")), kompas, brug)
    assert (here.members, here.unique) == (2, (("brug", "Crisisbedden"),))
    assert here.without_unique == ("kompas",)
    assert (there.members, there.without_unique) == (1, ())


@given(rows=ORGANISATIONS)
def test_every_member_is_counted_once_on_one_side(rows: list[Organisation]) -> None:
    for one in found((Network("n"), Network("m")), *rows):
        named = [*(id for id, _ in one.unique), *one.without_unique]
        own = [row.id for row in rows if one.network in row.networks.split()]
        assert sorted(named) == sorted(own)
        assert one.members == len(own)


@given(rows=ORGANISATIONS)
def test_another_networks_members_never_matter(rows: list[Organisation]) -> None:
    networks = (Network("n"), Network("m"))
    own = [row for row in rows if "n" in row.networks.split()]
    here = [one for one in found(networks, *rows) if one.network == "n"]
    assert here == [one for one in found(networks, *own) if one.network == "n"]
