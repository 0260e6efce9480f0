"""Laws of advice: none without evidence, none beyond what may be seen, always the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.cases import ids, mapped, unmapped
from builders import VALUES, random_study, studies, study
from report.workings_sample import WORKINGS, released
from samenspel import advise, analyse, disclose, read
from samenspel.catalogue import advice_rules, item_lists, items, texts
from samenspel.disclosure import Released
from samenspel.disclosure.released import Banded
from samenspel.findings.workings_model import NOTHING_ASKED, Workings
from samenspel.study.model import Study
from samenspel.text import LANGUAGES, number

PARTS = [part.name for part in fields(Workings)]
COUNT = {"nl": re.compile(r"(\d+) van (?:de )?(\d+)"), "en": re.compile(r"(\d+) of (?:the )?(\d+)")}
FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
BY_BANDS = {"discuss-values-first", "agree-per-level"}


def everything() -> Iterator[Released]:
    """Yield releases that give rise to every rule between them."""
    yield released()
    for example in ("twente", "west-brabant-west"):
        yield disclose(analyse(read(f"examples/{example}"), resamples=999))


def evidence(shown: Released) -> list[Any]:
    return [text for one in advise(shown).recommendations for text in one.evidence]


def test_nothing_asked_gives_nothing_to_advise() -> None:
    nothing = replace(unmapped(), networks=())
    for empty in (unmapped(), unmapped("N", "O"), nothing, replace(mapped(), networks=())):
        # The triangulation says of a map alone that it is the one source.
        assert replace(empty.workings, triangulation=()) == NOTHING_ASKED
        assert advise(empty) == type(advise(empty))(agendas=())


@settings(max_examples=40, deadline=None)
@given(asked=st.sets(st.sampled_from(PARTS)))
def test_every_recommendation_has_evidence_with_a_count_and_its_denominator(
    asked: set[str],
) -> None:
    kept = {name: getattr(WORKINGS, name) for name in asked}
    for one in advise(replace(released(), workings=Workings(**kept))).recommendations:
        assert one.evidence
        for text in one.evidence:
            for language in LANGUAGES:
                pairs = COUNT[language].findall(text.in_language(language))
                assert pairs
                assert all(int(count) <= int(of) for count, of in pairs)


def figures(found: Any) -> Iterator[float]:
    """Yield every number in what was released, and how many there are of everything."""
    if is_dataclass(found):
        yield from (one for part in fields(found) for one in figures(getattr(found, part.name)))
    elif isinstance(found, tuple | list):
        yield len(found)
        yield from (one for part in found for one in figures(part))
    elif isinstance(found, int | float):
        yield found
    elif hasattr(found, "year"):
        yield found.year


def spelled(found: Released) -> set[str]:
    """Return every number that was released as it is written, in either language."""
    exact = set(figures(found))
    decimals = {number(one, 1) for one in exact}
    return {f"{one:g}" for one in exact} | {t.nl for t in decimals} | {t.en for t in decimals}


def test_every_denominator_and_every_fraction_was_released() -> None:
    for shown in everything():
        known = spelled(shown)
        for text in evidence(shown):
            for language in LANGUAGES:
                words = text.in_language(language)
                assert {of for _, of in COUNT[language].findall(words)} <= known
                assert {one for one in FIGURE.findall(words) if not one.isdigit()} <= known


def test_the_same_release_gives_the_same_advice_in_the_order_of_the_catalogue() -> None:
    order = [rule.id for rule in advice_rules()]
    for shown in everything():
        assert advise(shown) == advise(shown)
        networks = [scope.id for scope in shown.networks] + [""]
        given = [(one.network, one.id) for one in advise(shown).recommendations]
        assert given == sorted(given, key=lambda one: (networks.index(one[0]), order.index(one[1])))


def test_the_order_of_other_networks_changes_no_network_s_advice() -> None:
    shown = released()
    turned = replace(shown, networks=shown.networks[::-1])
    for scope in shown.networks:
        own = [one for one in advise(shown).recommendations if one.network == scope.id]
        assert own == [one for one in advise(turned).recommendations if one.network == scope.id]


def test_advice_has_other_words_in_either_language_and_no_open_places() -> None:
    same = {one.label.nl for name in item_lists() for one in items(name)}
    for shown in everything():
        for one in advise(shown).recommendations:
            for text in (one.words, one.talk, one.source, *one.evidence):
                assert text.nl != text.en or text.nl in same
                assert "{" not in text.nl + text.en


def test_no_percentage_stands_in_any_evidence() -> None:
    assert not any("%" in text.nl + text.en for text in texts("advice").values())


@settings(max_examples=30, deadline=None)
@given(made=studies())
def test_members_without_names_get_advice_on_bands_alone(made: Study) -> None:
    found = analyse(made, resamples=99)
    for scope in found.networks:
        shown = disclose(found, "members", network=scope.id)
        assert set(ids(shown)) <= BY_BANDS
        known = _of_bands(shown)
        for text in evidence(shown):
            assert set(FIGURE.findall(text.nl)) <= known


def _of_bands(shown: Released) -> set[str]:
    """Return the numbers that the bands of a group already tell."""
    found = {str(len(shown.study.cards))}
    for scope in shown.networks:
        if isinstance(scope, Banded):
            by_chance = number(scope.expected_shared_by_chance, 1)
            found |= {str(scope.shared_count), by_chance.nl}
    return found


def test_groups_with_the_same_bands_get_the_same_advice() -> None:
    all_alike = study({"N": [VALUES[:6]] * 9})
    rather_alike = study({"N": [VALUES[:6]] * 8 + [VALUES[6:12]]})
    first, second = (
        disclose(analyse(one, resamples=99), "members") for one in (all_alike, rather_alike)
    )
    assert first.networks == second.networks
    assert advise(first) == advise(second)
    assert ids(first) == ["agree-per-level"]


def test_a_group_that_shares_nothing_talks_about_values_first() -> None:
    for seed in range(50):
        made = random_study(np.random.default_rng(seed), [11])
        shown = disclose(analyse(made, resamples=99), "members")
        (scope,) = shown.networks
        if isinstance(scope, Banded) and scope.shared_count == 0:
            assert ids(shown) == ["discuss-values-first"]
            return
    pytest.fail("no group of eleven without a shared value")


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_who_may_see_nothing_is_advised_nothing(audience: Any) -> None:
    shown = disclose(analyse(study({"N": [VALUES[:6]] * 4}), resamples=99), audience)
    assert ids(shown) == []


def test_members_in_named_mode_get_the_advice_of_their_own_network_alone() -> None:
    made = study({"N": [VALUES[:6]] * 5, "O": [VALUES[12:]] * 5}, mode="named")
    shown = disclose(analyse(made, resamples=99), "members", network="N")
    assert {one.network for one in advise(shown).recommendations} == {"N"}
