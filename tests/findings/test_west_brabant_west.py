"""The published figures of the 2023 study, from its reconstructed maps."""

from __future__ import annotations

import pytest

from samenspel import analyse, read
from samenspel.findings import Findings
from samenspel.findings.model import ScopeFigures

TABLE_6 = {
    "A": {"trustful", "person-centred", "coproduced"},
    "B": {"trustful", "effective", "shared-responsibility", "transparent"},
    "C": {"trustful", "collaborative", "reciprocal", "respectful"},
    "D": {"trustful", "effective", "efficient"},
}


@pytest.fixture(scope="module")
def findings() -> Findings:
    return analyse(read("examples/west-brabant-west"))


def everyone(findings: Findings) -> ScopeFigures:
    assert findings.everyone is not None
    return findings.everyone


def test_shared_values_are_those_of_table_6(findings: Findings) -> None:
    found = {n.id: {v.id for v in n.values if v.shared} for n in findings.networks}
    assert found == TABLE_6


def test_overlap_and_phi_of_every_network(findings: Findings) -> None:
    found = [n.congruence for n in (*findings.networks, everyone(findings)) if n.congruence]
    overlaps = [2 + 1, 7 / 3, 4, 19 / 6, 2.65]
    phis = [0.25, 0.08, 0.50, 0.29, 0.16]
    assert [one.overlap for one in found] == pytest.approx(overlaps, abs=0.005)
    assert [one.phi for one in found] == pytest.approx(phis, abs=0.005)


def test_only_d_is_beyond_chance_after_holm(findings: Findings) -> None:
    found = [n.congruence for n in findings.networks if n.congruence]
    assert [one.p for one in found] == pytest.approx([0.294, 0.249, 0.057, 0.0078], abs=0.0005)
    assert [one.method for one in found] == ["exact"] * 4
    holm = [one.p_holm for one in found]
    assert holm[3] == pytest.approx(0.031, abs=0.0005)
    assert all(p > 0.05 for p in holm[:3] if p is not None)


def test_all_twelve_together_overlap_beyond_chance(findings: Findings) -> None:
    found = everyone(findings).congruence
    assert found is not None
    assert found.p < 0.0002
    assert found.p_holm is None
    assert everyone(findings).reasons["p_holm"] == "not_in_family"


def test_trust_is_clear_over_all_and_effective_is_not(findings: Findings) -> None:
    by_id = {value.id: value for value in everyone(findings).values}
    assert (by_id["trustful"].important, by_id["trustful"].clear) == (11, True)
    assert (by_id["effective"].important, by_id["effective"].clear) == (8, False)
    assert everyone(findings).clear_from == 10


def test_no_value_is_clear_in_a_network_of_four_or_fewer(findings: Findings) -> None:
    assert not any(value.clear for network in findings.networks for value in network.values)
    assert all(network.clear_from is None for network in findings.networks)


def test_each_network_its_own_set_is_not_shown(findings: Findings) -> None:
    found = findings.between
    assert found is not None
    assert found.within == pytest.approx(2.857, abs=0.0005)
    assert found.between == pytest.approx(2.596, abs=0.0005)
    assert found.p == pytest.approx(0.2, abs=0.03)


def test_coproduction_is_shared_in_a_and_less_important_to_all_of_d(findings: Findings) -> None:
    found = [
        (c.shared_in, c.against_in, c.how, c.count)
        for c in findings.crossings
        if c.value == "coproduced"
    ]
    assert found == [("A", "D", "less_important", 4)]


def test_the_number_asked_is_unknown_and_no_bound_is_computed(findings: Findings) -> None:
    assert all(network.participants is None for network in findings.networks)
    values = [value for network in findings.networks for value in network.values]
    assert all(value.bounds is None and value.robustly_shared is None for value in values)
    assert {value.reasons["bounds"] for value in values} == {"participants_unknown"}


def test_only_stated_boxes_are_free_of_the_reconstruction(findings: Findings) -> None:
    b = {v.id: v for v in next(n for n in findings.networks if n.id == "B").values}
    assert b["trustful"].artefact == ()
    assert (b["trustful"].neutral, b["trustful"].less_important) == (1, 0)
    assert b["reciprocal"].artefact == ()
    assert b["effective"].artefact == ("neutral", "less_important")
    assert all(value.artefact for value in everyone(findings).values)


def test_first_place_is_a_tie_in_every_network(findings: Findings) -> None:
    tied = [sum(v.rank == 1 for v in network.values) for network in findings.networks]
    assert tied == [3, 4, 4, 2]


def test_too_few_for_contested_is_said_and_is_not_false(findings: Findings) -> None:
    for network in findings.networks:
        assert all(value.contested is None for value in network.values)
        assert {value.reasons["contested"] for value in network.values} == {"fewer_than_five"}
