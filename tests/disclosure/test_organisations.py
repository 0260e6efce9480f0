"""Names of organisations: all for the researcher, the own ones by agreement, else none."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, study
from samenspel import analyse, disclose
from samenspel.findings.result import Findings
from samenspel.study.model import Mode
from samenspel.study.rows import Organisation

MEMBERS = (
    Organisation("brug", "De Brug", "noord zuid"),
    Organisation("kompas", "Kompas", "noord"),
    Organisation("horizon", "Horizon", "zuid"),
    Organisation("linde", "", "noord"),
    Organisation("gast", "De Gast"),
)


def found(mode: Mode, organisations: tuple[Organisation, ...] = MEMBERS) -> Findings:
    maps = [VALUES[:6]] * 6
    made = study({"noord": maps, "zuid": maps}, mode=mode, organisations=organisations)
    return analyse(made, resamples=999)


def test_the_researcher_reads_every_name_that_there_is() -> None:
    names = {"brug": "De Brug", "kompas": "Kompas", "horizon": "Horizon", "gast": "De Gast"}
    assert disclose(found("pseudonymous")).study.organisations == names


def test_members_who_share_by_name_read_the_names_of_their_own_network() -> None:
    shown = disclose(found("named"), "members", network="noord")
    assert shown.study.organisations == {"brug": "De Brug", "kompas": "Kompas"}


def test_part_of_the_id_of_a_network_is_not_that_network() -> None:
    other = (Organisation("kompas", "Kompas", "noordoost"),)
    made = study({"noord": [], "noordoost": []}, mode="named", organisations=other)
    shown = disclose(analyse(made), "members", network="noord")
    assert shown.study.organisations == {}


BASE = {mode: found(mode) for mode in ("pseudonymous", "named")}


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.text(max_size=5), min_size=len(MEMBERS), max_size=len(MEMBERS)),
    reader=st.sampled_from(
        [("pseudonymous", "members"), ("pseudonymous", "outside"), ("named", "outside")]
    ),
)
def test_whoever_reads_no_names_reads_the_same_whatever_they_are(
    names: list[str], reader: tuple[Mode, str]
) -> None:
    mode, audience = reader
    renamed = tuple(replace(row, name=name) for row, name in zip(MEMBERS, names, strict=True))
    base = BASE[mode]
    other = replace(base, design=replace(base.design, organisations=renamed))
    one, two = (disclose(it, audience, network="noord") for it in (base, other))  # type: ignore[arg-type]
    assert one.study.organisations == {}
    assert one == two
