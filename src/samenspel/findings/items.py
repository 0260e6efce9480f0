"""Who says that something is there, out of everybody who was asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar, get_args

from samenspel.findings.asked_model import ItemFigures, Kind, KindCount, Said, Verdict
from samenspel.study.instrument_rows import (
    Finding,
    Level,
    ObstacleAnswer,
    Published,
    StrategyAnswer,
    TensionAnswer,
)
from samenspel.study.model import Study
from samenspel.study.sorts import networks

LEVELS: tuple[Level, ...] = get_args(Level)
Kinds = Mapping[str, Kind]  # respondent -> kind of member
Asked = TypeVar("Asked", bound=StrategyAnswer | TensionAnswer | ObstacleAnswer | Published)


def by_network(study: Study, rows: Iterable[Asked], number: int) -> dict[str, list[Asked]]:
    """Return the rows of one round for each network that has any, in the study's order."""
    found: dict[str, list[Asked]] = {network.id: [] for network in networks(study)}
    for row in rows:
        if row.round == number:
            found.setdefault(row.network, []).append(row)
    return {network: own for network, own in found.items() if own}


def kinds(study: Study, network: str) -> Kinds:
    """Return the kind of member that everyone listed in a network speaks for."""
    of_organisation = {row.id: row.kind for row in study.design.organisations}
    return {
        person.id: of_organisation.get(person.organisation) or "unknown"
        for person in study.design.participants
        if person.network == network
    }


def spoken(rows: Iterable[StrategyAnswer | TensionAnswer | ObstacleAnswer]) -> dict[str, Said]:
    """Return what everybody says of one item; who says yes here and no there says both."""
    found: dict[str, set[Finding]] = {}
    for row in rows:
        found.setdefault(row.respondent, set()).add(row.finding)
    return {who: together(said) for who, said in found.items()}


def together(said: Collection[Finding]) -> Said:
    """Return what several words of one person or document come to."""
    if "present" in said:
        return "both" if "absent" in said else "present"
    return "absent" if "absent" in said else "not_mentioned"


def verdict(present: int, absent: int, asked: int, both: int = 0) -> Verdict:
    """Return what more than half of those asked say; without such a half, what is left open."""
    if 2 * present > asked:
        return "present"
    if 2 * absent > asked:
        return "absent"
    return "mixed" if both or (present and absent) else "cannot_tell"


def counted(id: str, answers: Mapping[str, Said], members: Kinds) -> ItemFigures:
    """Return the figures of one item from the answer of everyone who was asked."""
    said = Counter(answers.values())
    return ItemFigures(
        id=id,
        present=said["present"],
        absent=said["absent"],
        not_mentioned=said["not_mentioned"],
        asked=len(answers),
        verdict=verdict(said["present"], said["absent"], len(answers), said["both"]),
        both=said["both"],
        by_kind=_by_kind(answers, members),
    )


def _by_kind(answers: Mapping[str, Said], members: Kinds) -> tuple[KindCount, ...]:
    asked = Counter(members.get(who, "unknown") for who in answers)
    present = Counter(
        members.get(who, "unknown") for who, said in answers.items() if said == "present"
    )
    return tuple(
        KindCount(kind, present[kind], asked[kind]) for kind in get_args(Kind) if asked[kind]
    )


def printed(rows: Iterable[Published]) -> Mapping[tuple[str, Level], list[ItemFigures]]:
    """Return what a source prints by item and level; counts among other people stay apart."""
    given: dict[tuple[str, Level, int], list[Published]] = defaultdict(list)
    for row in rows:
        given[row.item, row.level, row.respondents].append(row)
    found: dict[tuple[str, Level], list[ItemFigures]] = defaultdict(list)
    for (item, level, asked), said in given.items():
        found[item, level].append(_printed(item, asked, said))
    return found


def _printed(id: str, asked: int, rows: Sequence[Published]) -> ItemFigures:
    """Return one item as it is printed: '13 of 15 absent' says nothing of the other two."""
    said: dict[Finding, int | None] = {row.finding: row.count for row in rows}
    present, absent = said.get("present"), said.get("absent")
    unknown = [name for name in get_args(Finding) if said.get(name) is None]
    return ItemFigures(
        id=id,
        present=present,
        absent=absent,
        not_mentioned=None,
        asked=asked,
        verdict=verdict(present or 0, absent or 0, asked),
        reasons=dict.fromkeys(unknown, "not_printed"),
    )
