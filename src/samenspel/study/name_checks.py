"""Checks of the names in a study: are they safe, are they there once, do they lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from samenspel.catalogue import card_sets, card_versions
from samenspel.errors import Problem
from samenspel.study.design_checks import card_set_known
from samenspel.study.model import TABLES, Study, table
from samenspel.study.problems import Place, closest, listed, problem
from samenspel.study.sorts import cards, networks
from samenspel.study.tables import columns, tables_with

ID_COLUMNS = (
    *("id", "respondent", "network", "organisation", "value", "document"),
    *("other", "stakeholder", "code", "parent", "statement"),
)
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
HINTS = 100  # wrong names for which the nearest known one is looked up
EVERYBODY = "all"  # how figures name all networks together
OWN_TABLE = {
    **dict.fromkeys(("networks", "organisations", "documents", "codes", "statements"), "id"),
    **dict.fromkeys(("agreements", "tension_cards"), "id"),
    "unlinked": "name",
}


def _safe_ids(study: Study) -> Iterator[Problem]:
    yield from unsafe(study.design.id, Place("study", column="study.id"))
    for number, card in enumerate(study.design.own_cards, start=1):
        yield from unsafe(card.id, Place("study", column=f"cards.{number}.id"))
    for name in TABLES:
        for column in columns(name):
            if column.name in (*ID_COLUMNS, OWN_TABLE.get(name)):
                for words, index in _first_places(study, name, column.name):
                    if words or column.required:
                        yield from unsafe(words, Place(name, index, column.name))
    for index, network in enumerate(networks(study)):
        if network.id == EVERYBODY:
            yield problem("reserved_id", Place("networks", index, "id"), network.id)


def _first_places(study: Study, name: str, column: str) -> Iterator[tuple[str, int]]:
    """Return every name of a column with the first row that holds it."""
    names = list(map(attrgetter(column), table(study, name)))
    return ((words, names.index(words)) for words in dict.fromkeys(names) if not _safe(words))


def _safe(id: str) -> bool:
    return id.isprintable() and id == id.strip() != "" and not id.startswith(FORMULA_STARTS)


def unsafe(id: str, place: Place) -> Iterator[Problem]:
    """Find what makes an id unsafe: signs that start a formula, spaces around it, no letters."""
    if id.startswith(FORMULA_STARTS):
        yield problem("formula_id", place, id)
    elif not _safe(id):
        yield problem("unsafe_id", place, id)


def _unique_ids(study: Study) -> Iterator[Problem]:
    for name, column in OWN_TABLE.items():
        ids = [getattr(row, column) for row in table(study, name)]
        for index in repeats(ids):
            yield problem("duplicate_id", Place(name, index, column), ids[index])
    people = [(row.id, row.network) for row in study.design.participants]
    for index in repeats(people):
        yield problem("duplicate_id", Place("participants", index, "id"), people[index][0])
    own = [card.id for card in study.design.own_cards]
    for index in repeats(own):
        yield problem("duplicate_id", Place("study", column=f"cards.{index + 1}.id"), own[index])


def repeats(keys: Sequence[Hashable]) -> list[int]:
    """Return the places of keys that stood there before."""
    if len(set(keys)) == len(keys):
        return []
    first: dict[Hashable, int] = {}
    return [index for index, key in enumerate(keys) if first.setdefault(key, index) != index]


def _values(study: Study) -> Iterator[Problem]:
    if card_set_known(study):
        known = {card.id: None for card in cards(study.design)}
        yield from unknown(study, "value", known)


def _networks(study: Study) -> Iterator[Problem]:
    known = {network.id: None for network in study.design.networks}
    if not known:
        return
    yield from unknown(study, "network", known)
    for index, row in enumerate(study.design.organisations):
        for found in row.networks.split():
            if found not in known:
                place = Place("organisations", index, "networks")
                yield problem("unknown_network", place, found, closest(found, known))


def _organisations(study: Study) -> Iterator[Problem]:
    known = {row.id: None for row in study.design.organisations}
    if known:
        yield from unknown(study, "organisation", known)
        yield from unknown(study, "other", known, "unknown_organisation")


def _documents(study: Study) -> Iterator[Problem]:
    yield from unknown(study, "document", [row.id for row in study.documents])


def _codes(study: Study) -> Iterator[Problem]:
    known = [row.id for row in study.codes]
    yield from unknown(study, "code", known)
    yield from unknown(study, "parent", known, "unknown_code")


def unknown(study: Study, column: str, known: Collection[str], code: str = "") -> Iterator[Problem]:
    """Find names that lead nowhere, in every table that has this column."""
    for name in tables_with(column):
        names = list(map(attrgetter(column), table(study, name)))
        for index, found, near in strangers(names, known):
            yield problem(code or f"unknown_{column}", Place(name, index, column), found, near)


def strangers(names: Sequence[str], known: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Return where names stand that are not known, and the known ones, nearest first."""
    wrong = set(names).difference(known, ("",))
    hints = _hints(names, wrong, known)
    for index, found in enumerate(names if wrong else ()):
        if found in wrong:
            yield index, found, hints.get(found, listed(known))


def _hints(names: Iterable[str], wrong: Collection[str], known: Iterable[str]) -> dict[str, str]:
    """Return what each of the first wrong names may have meant; looking for all takes minutes."""
    first = islice((name for name in dict.fromkeys(names) if name in wrong), HINTS)
    return {name: closest(name, known) for name in first}


def _participants(study: Study) -> Iterator[Problem]:
    """Find respondents that are not listed, in networks that list their participants."""
    people: dict[str, dict[str, None]] = {}
    for row in study.design.participants:
        people.setdefault(row.network, {})[row.id] = None
    for name in tables_with("respondent"):
        keys = list(map(attrgetter("network", "respondent"), table(study, name)))
        wrong = {key for key in set(keys) if key[1] and key[1] not in people.get(key[0], (key[1],))}
        for index, key in enumerate(keys if wrong else ()):
            if key in wrong:
                place = Place(name, index, "respondent")
                yield problem("unknown_participant", place, key[1], listed(people[key[0]]))


def _card_versions(study: Study) -> Iterator[Problem]:
    if study.design.own_cards or study.design.card_set not in card_sets():
        return
    known = ("", *card_versions(study.design.card_set))
    for name in tables_with("card_version"):
        found = list(map(attrgetter("card_version"), table(study, name)))
        for index, version in enumerate(found if set(found) - set(known) else ()):
            if version not in known:
                place = Place(name, index, "card_version")
                yield problem("unknown_card_version", place, version, listed(known[1:]))


def _unlinked(study: Study) -> Iterator[Problem]:
    """Find networks of a source under the name of one here: they may not be joined."""
    here = {told(name) for row in networks(study) for name in (row.id, row.name)}
    for index, row in enumerate(study.unlinked):
        if told(row.name) in here:
            yield problem("unlinked_is_network", Place("unlinked", index, "name"), row.name)


def told(name: str) -> str:
    """Return a name as one hears it."""
    return name.strip().casefold()


CHECKS = (
    _safe_ids,
    _unique_ids,
    _values,
    _networks,
    _organisations,
    _documents,
    _codes,
    _participants,
    _card_versions,
    _unlinked,
)
