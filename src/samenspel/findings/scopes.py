"""The values of each network and of all together: arrays to figures that carry their doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis import blind, congruence, networks, values
from samenspel.findings.chance import Chance, expected_shared
from samenspel.findings.groups import Group, artefacts, box_codes, everyone, groups, starts
from samenspel.findings.model import Between, Congruence, Reasons, ScopeFigures, ValueFigures
from samenspel.study.model import Study
from samenspel.study.sorts import cards

FEWEST_FOR_CONTESTED = 5
Table = values.ValuesTable | values.PicksTable


@dataclass(frozen=True, slots=True)
class Scopes:
    """Every network, all together, and whether networks differ."""

    networks: tuple[ScopeFigures, ...]
    everyone: ScopeFigures | None
    between: Between | None
    why_not_between: str


@dataclass(frozen=True, slots=True)
class _Maker:
    """Turns groups into figures; holds what all of them share."""

    study: Study
    chance: Chance

    def figures(self, answered: Sequence[Group]) -> list[ScopeFigures]:
        """Return the figures of groups that have complete maps, all in one pass."""
        boxes = box_codes(self.study, answered)
        lines = self.chance.lines({len(group.maps) for group in answered})
        threshold = self.study.design.threshold
        table = values.tabulate(boxes, starts(answered), lines, threshold=threshold)
        blocks = np.split(boxes, starts(answered)[1:])
        return [
            self._scope(group, self._rows(group, table, at), self._congruence(table, at, block))
            for at, (group, block) in enumerate(zip(answered, blocks, strict=True))
        ]

    def tallied(self, group: Group) -> ScopeFigures:
        """Return what published counts alone allow; without them the network was not asked."""
        if not group.tallies:
            return replace(self._scope(group, (), None), reasons={"values": "not_asked"})
        counted = {row.value: row.count for row in group.tallies}
        ids = [card.id for card in cards(self.study.design)]
        counts = np.array([counted.get(id, 0) for id in ids])
        clear_from = self.chance.blind(group.respondents).clear_from
        table = values.from_counts(
            counts,
            group.respondents,
            self.chance.picks,
            clear_from=clear_from or group.respondents + 1,
            threshold=self.study.design.threshold,
        )
        rows = self._rows(group, table, 0)
        return replace(self._scope(group, rows, self._congruence(table, 0, None)), published=True)

    def _scope(
        self, group: Group, rows: tuple[ValueFigures, ...], found: Congruence | None
    ) -> ScopeFigures:
        n, chance = group.respondents, self.chance
        design = self.study.design
        both = rows and n >= FEWEST_FOR_CONTESTED
        return ScopeFigures(
            id=group.network.id,
            name=group.network.name,
            respondents=n,
            incomplete=group.incomplete,
            participants=group.participants,
            members=group.members,
            values=rows,
            expected_shared_by_chance=expected_shared(design, n, design.threshold)
            if rows
            else None,
            clear_from=chance.blind(n).clear_from if rows else None,
            contested_from=chance.blind(n).polarised_from if both else None,
            both_sides_from=blind.both_sides_from(n) if both else None,
            expected_both_sides_by_chance=blind.expected_both_sides(n, chance.shape)
            if both
            else None,
            congruence=found,
            respondent_ids=tuple(values_map.respondent for values_map in group.maps),
            reasons=_scope_reasons(group, found),
        )

    def _rows(self, group: Group, table: Table, at: int) -> tuple[ValueFigures, ...]:
        return tuple(
            self._value(group, table, (at, column), card.id)
            for column, card in enumerate(cards(self.study.design))
        )

    def _value(self, group: Group, table: Table, cell: tuple[int, int], id: str) -> ValueFigures:
        count, n, asked = int(table.important[cell]), group.respondents, group.participants
        threshold = self.study.design.threshold
        whole = table if isinstance(table, values.ValuesTable) else None
        enough = whole if n >= FEWEST_FOR_CONTESTED else None
        return ValueFigures(
            id=id,
            important=count,
            neutral=int(whole.neutral[cell]) if whole else None,
            less_important=int(whole.less_important[cell]) if whole else None,
            support=float(table.support[cell]),
            rank=int(table.rank[cell]),
            shared=bool(table.shared[cell]),
            nearly_shared=bool(table.nearly_shared[cell]),
            bounds=None if asked is None else (count, count + asked - n),
            robustly_shared=None if asked is None else count > threshold * asked,
            clear=bool(table.clear[cell]),
            stands_out=None,
            contested=bool(enough.contested[cell]) if enough else None,
            opinions_differ=bool(enough.opinions_differ[cell]) if enough else None,
            artefact=artefacts(self.study.design.reconstruction, group.network.id, id),
            reasons=_value_reasons(group),
        )

    def _congruence(
        self, table: Table, at: int, boxes: NDArray[np.int8] | None
    ) -> Congruence | None:
        n = int(table.respondents[at])
        if not np.isfinite(table.phi[at]):
            return None
        p, drawn = self.chance.congruence_p(congruence.pair_sum(table.important[at]), n)
        return Congruence(
            overlap=float(table.overlap[at]),
            phi=float(table.phi[at]),
            p=p,
            p_holm=None,
            method="simulated" if drawn else "exact",
            resamples=drawn,
            leave_one_out=None if boxes is None or n < 3 else congruence.leave_one_out(boxes),
        )


def scopes(study: Study, number: int, resamples: int) -> Scopes:
    """Return the figures on values of one round."""
    maker = _Maker(study, Chance.of(study.design, resamples))
    parts = groups(study, number)
    answered = [part for part in parts if part.maps]
    done = (
        dict(zip((g.network.id for g in answered), maker.figures(answered), strict=True))
        if answered
        else {}
    )
    figures = [done.get(part.network.id) or maker.tallied(part) for part in parts]
    permuted = _permuted(maker, answered)
    if permuted is not None:
        figures = _standing_out(figures, answered, permuted)
    whole = maker.figures([everyone(parts)])[0] if answered else None
    return Scopes(
        networks=_holm(figures),
        everyone=whole and _only_one_test(whole),
        between=None if permuted is None else _between(permuted),
        why_not_between="one_network" if len(parts) < 2 else "too_few_maps",
    )


def _permuted(maker: _Maker, answered: Sequence[Group]) -> networks.PermutedNetworks | None:
    if len(answered) < 2 or not any(len(group.maps) > 1 for group in answered):
        return None
    boxes = box_codes(maker.study, answered)
    draws = min(networks.resamples_for(len(boxes)), maker.chance.resamples)
    rng = np.random.default_rng(maker.chance.seed)
    return networks.permute(boxes, starts(answered), rng=rng, resamples=draws)


def _between(found: networks.PermutedNetworks) -> Between:
    return Between(found.within, found.between, found.difference, found.p, found.resamples)


def _standing_out(
    figures: list[ScopeFigures], answered: Sequence[Group], found: networks.PermutedNetworks
) -> list[ScopeFigures]:
    rows = dict(zip((group.network.id for group in answered), found.stands_out, strict=True))
    return [_stands_out(scope, rows[scope.id]) if scope.id in rows else scope for scope in figures]


def _stands_out(scope: ScopeFigures, beyond: NDArray[np.bool_]) -> ScopeFigures:
    marked = tuple(
        replace(value, stands_out=bool(more), reasons=_without(value.reasons, "stands_out"))
        for value, more in zip(scope.values, beyond, strict=True)
    )
    return replace(scope, values=marked)


def _without(reasons: Reasons, name: str) -> dict[str, str]:
    return {key: why for key, why in reasons.items() if key != name}


def _holm(figures: list[ScopeFigures]) -> tuple[ScopeFigures, ...]:
    tested = [scope.congruence.p for scope in figures if scope.congruence]
    adjusted = iter(congruence.holm(np.array(tested)).tolist())
    return tuple(
        replace(scope, congruence=replace(scope.congruence, p_holm=next(adjusted)))
        if scope.congruence
        else scope
        for scope in figures
    )


def _only_one_test(whole: ScopeFigures) -> ScopeFigures:
    return replace(whole, reasons={**whole.reasons, "p_holm": "not_in_family"})


def _scope_reasons(group: Group, found: Congruence | None) -> dict[str, str]:
    reasons = {}
    if group.participants is None:
        reasons["participants"] = "participants_unknown"
    if found is None:
        reasons["congruence"] = "one_respondent" if group.respondents == 1 else "no_choice"
    elif found.leave_one_out is None:
        reasons["leave_one_out"] = "tallies_only" if group.tallies else "fewer_than_three"
    return reasons


def _value_reasons(group: Group) -> dict[str, str]:
    reasons = {"stands_out": "one_network"}
    if group.participants is None:
        reasons |= {"robustly_shared": "participants_unknown", "bounds": "participants_unknown"}
    if group.tallies and not group.maps:
        unknown = ("neutral", "less_important", "contested", "opinions_differ")
        reasons |= dict.fromkeys(unknown, "tallies_only")
    elif group.respondents < FEWEST_FOR_CONTESTED:
        reasons |= dict.fromkeys(("contested", "opinions_differ"), "fewer_than_five")
    return reasons
