"""Checks of the answers: maps, top 3, lists, people and documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import attrgetter

from samenspel.errors import Problem
from samenspel.study.model import Study, table
from samenspel.study.name_checks import repeats
from samenspel.study.problems import Place, listed, problem
from samenspel.study.tables import tables_with

WHO = ("respondent", "network", "round", "perspective")
TOP = (1, 2, 3)
FILE_NAME = re.compile(r"\w[\w ()&+,.-]*\.(txt|md)")
FILE_NAME_BYTES = 200
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\..*", re.IGNORECASE)  # names Windows keeps


def _placed_twice(study: Study) -> Iterator[Problem]:
    for index in repeats(list(map(attrgetter(*WHO, "value"), study.sorts))):
        row = study.sorts[index]
        place = Place("sorts", index, "value")
        yield problem("placed_twice", place, row.value, respondent=row.respondent)


def _box_full(study: Study) -> Iterator[Problem]:
    keys = list(map(attrgetter(*WHO, "category"), study.sorts))
    shape = study.design.shape
    full = {key: n for key, n in Counter(keys).items() if n > shape.places(key[-1]) >= 0}
    for key, number in full.items():
        places = shape.places(key[-1])
        place = Place("sorts", _nth(keys, key, places), "category")
        yield problem("box_full", place, number, places, respondent=key[0])


def _top(study: Study) -> Iterator[Problem]:
    ranked = [(index, row) for index, row in enumerate(study.sorts) if row.top is not None]
    for index, row in ranked:
        place = Place("sorts", index, "top")
        if row.top not in TOP:
            yield problem("top_outside", place, row.top, listed(map(str, TOP)))
        if row.category != "important":
            yield problem("top_not_important", place, row.value, "important")
    for again in repeats([(*attrgetter(*WHO)(row), row.top) for _, row in ranked]):
        index, row = ranked[again]
        yield problem("top_twice", Place("sorts", index, "top"), row.top, respondent=row.respondent)


def _lists(study: Study) -> Iterator[Problem]:
    rows = study.priorities
    chosen = [attrgetter(*WHO, "choice", "value")(row) for row in rows]
    for index in repeats(chosen):
        place = Place("priorities", index, "value")
        yield problem("chosen_twice", place, rows[index].value, respondent=rows[index].respondent)
    most = {key for key in chosen if key[-2] == "most"}
    for index, (*who, choice, value) in enumerate(chosen):
        if choice == "least" and (*who, "most", value) in most:
            place = Place("priorities", index, "value")
            yield problem("most_and_least", place, value, respondent=who[0])


def _list_full(study: Study) -> Iterator[Problem]:
    keys = list(map(attrgetter(*WHO, "choice"), study.priorities))
    picks = study.design.picks
    for key, number in Counter(keys).items():
        if number > picks > 0:
            place = Place("priorities", _nth(keys, key, picks), "choice")
            yield problem("list_full", place, number, picks, respondent=key[0])


def _nth(keys: list[tuple[object, ...]], key: tuple[object, ...], places: int) -> int:
    """Return where the first one too many stands: there a person starts to look."""
    return [index for index, other in enumerate(keys) if other == key][places]


def _obstructing(study: Study) -> Iterator[Problem]:
    for index, row in enumerate(study.obstructing):
        if not (row.value or row.text.strip()):
            yield problem("nothing_said", Place("obstructing", index, "text"))


def _people(study: Study) -> Iterator[Problem]:
    """Compare how many were asked with who answered and who is listed."""
    most = _most_people(study)
    listed_people = Counter(row.network for row in study.design.participants)
    for index, network in enumerate(study.design.networks):
        asked, place = network.participants, Place("networks", index, "participants")
        if asked is None:
            continue
        if asked < most[network.id]:
            number = most[network.id]
            yield problem("too_few_participants", place, asked, number, network=network.id)
        if listed_people[network.id] not in (0, asked):
            number = listed_people[network.id]
            yield problem("participants_differ", place, asked, number, network=network.id)


def _most_people(study: Study) -> Mapping[str, int]:
    """Return how many people answered in one round; another round may ask other people."""
    who = attrgetter("network", "round", "respondent")
    asked = (name for name in tables_with("respondent") if name in tables_with("round"))
    people = {key for name in asked for key in map(who, table(study, name))}
    most: Counter[str] = Counter()
    for (id, _), number in Counter(key[:2] for key in people if key[2]).items():
        most[id] = max(most[id], number)
    return most


def _consent(study: Study) -> Iterator[Problem]:
    if study.design.mode != "named":
        return
    agreed = {(row.id, row.network) for row in study.design.participants if row.named}
    for name in tables_with("respondent"):
        seen = set(agreed)
        for index, who in enumerate(map(attrgetter("respondent", "network"), table(study, name))):
            if who[0] and who not in seen:
                seen.add(who)
                yield problem("no_consent", Place(name, index, "respondent"), who[0])


def _documents(study: Study) -> Iterator[Problem]:
    texts = {name for name, _ in study.texts}
    named = {row.file for row in study.documents}
    for index, row in enumerate(study.documents):
        place = Place("documents", index, "file")
        if row.file and not safe_file_name(row.file):
            yield problem("unsafe_file_name", place, row.file)
        elif row.file and row.file not in texts:
            yield problem("document_missing", place, row.file)
    for name in sorted(texts - named):
        code = "document_not_listed" if safe_file_name(name) else "unsafe_file_name"
        yield problem(code, Place("documents", column="file"), name)


def safe_file_name(name: str) -> bool:
    """Return whether a name stays inside its folder, on every kind of computer."""
    return (
        FILE_NAME.fullmatch(name) is not None
        and ".." not in name
        and DEVICES.fullmatch(name) is None
        and len(name.encode()) <= FILE_NAME_BYTES
    )


CHECKS = (
    _placed_twice,
    _box_full,
    _top,
    _lists,
    _list_full,
    _obstructing,
    _people,
    _consent,
    _documents,
)
