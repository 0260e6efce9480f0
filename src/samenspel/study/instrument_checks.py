"""Checks of the instruments beside the values: strategies, complexity, governance, relations."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from operator import attrgetter
from typing import Any, get_args

from samenspel.errors import Problem
from samenspel.study.choices import ITEM_LISTS, governance_answers, listed_in
from samenspel.study.instrument_rows import Evidence, GovernanceAnswer, StrategyAnswer
from samenspel.study.model import Study, table
from samenspel.study.name_checks import repeats, strangers, unknown
from samenspel.study.problems import Place, listed, problem
from samenspel.study.tables import tables_with

SCALES: Mapping[str, range] = {
    **dict.fromkeys(("score", "equality"), range(1, 6)),
    **dict.fromkeys(("strength", "investment", "returns", "self_sufficiency"), range(4)),
}
PARTS = (
    ("outcomes", "ended_well", "cases"),
    ("outcomes", "cases", "region_cases"),
    ("say", "passed", "proposals"),
)
# Columns of which a row fills at least one: a row in which nothing is said says nothing.
SAYS: Mapping[str, tuple[str, ...]] = {
    "say": ("decides", "proposals", "passed", "equality"),
    "interests": ("client_question", "met", "investment", "returns", "stake"),
    "outcomes": ("cases", "ended_well", "region_cases", "example"),
}
MEMBERS = (("say", "organisation"), ("relations", "organisation"), ("relations", "other"))
WHO = ("respondent", "network", "round")
Key = tuple[Hashable, ...]
PAIR = attrgetter("network", "round", "organisation", "other", "kind")


def _governed(row: GovernanceAnswer) -> Key:
    """Return what is answered once: a question, but each task of a coordinator."""
    task = row.answer if row.question == "coordinator_task" else ""
    return (*attrgetter(*WHO, "document")(row), task, row.question)


# What one person or document answers once: the column that shows it, and a key that ends in it.
ONCE: Mapping[str, tuple[str, Callable[[Any], Key]]] = {
    "strategies": ("strategy", attrgetter(*WHO, "document", "level", "strategy")),
    "tensions": ("tension", attrgetter(*WHO, "tension")),
    "obstacles": ("obstacle", lambda row: (*attrgetter(*WHO)(row), row.obstacle or row.text)),
    "governance": ("question", _governed),
    "say": ("organisation", attrgetter(*WHO, "organisation")),
    "conditions": ("condition", attrgetter(*WHO, "condition")),
}


def _listed_items(study: Study) -> Iterator[Problem]:
    for column in ITEM_LISTS:
        yield from unknown(study, column, listed_in(column))


def _answers_to_governance(study: Study) -> Iterator[Problem]:
    for question, known in governance_answers().items():
        asked = [row.answer if row.question == question else "" for row in study.governance]
        for index, found, near in strangers(asked, known):
            place = Place("governance", index, "answer")
            yield problem("unknown_answer", place, found, near, question=question)


def _one_source(study: Study) -> Iterator[Problem]:
    """Find answers that nobody gave, or both a person and a document."""
    tables: Mapping[str, tuple[StrategyAnswer | GovernanceAnswer, ...]] = {
        "strategies": study.strategies,
        "governance": study.governance,
    }
    for name, rows in tables.items():
        for index, row in enumerate(rows):
            if row.respondent and row.document:
                yield problem("two_sources", Place(name, index, "document"), row.document)
            elif not (row.respondent or row.document):
                yield problem("no_source", Place(name, index, "respondent"))
            elif row.document and row.evidence != "document":
                place = Place(name, index, "evidence")
                yield problem("document_evidence", place, allowed="document")


def _people_are_no_documents(study: Study) -> Iterator[Problem]:
    allowed = listed(kind for kind in get_args(Evidence) if kind != "document")
    for name in tables_with("evidence"):
        for index, row in enumerate(table(study, name)):
            respondent, evidence = attrgetter("respondent", "evidence")(row)
            if respondent and evidence == "document" and not getattr(row, "document", ""):
                yield problem("person_evidence", Place(name, index, "evidence"), evidence, allowed)


def _scales(study: Study) -> Iterator[Problem]:
    for column, scale in SCALES.items():
        for name in tables_with(column):
            for index, number in enumerate(map(attrgetter(column), table(study, name))):
                if number is not None and number not in scale:
                    allowed = listed(map(str, scale))
                    yield problem("outside_scale", Place(name, index, column), number, allowed)


def _parts(study: Study) -> Iterator[Problem]:
    """Find parts that are larger than their whole."""
    for name, part, whole in PARTS:
        for index, (count, of) in enumerate(map(attrgetter(part, whole), table(study, name))):
            if count is not None and of is not None and count > of:
                yield problem(f"{part}_too_high", Place(name, index, part), count, of)


def _silent(study: Study) -> Iterator[Problem]:
    """Find rows that take part in a count while nobody said anything in them."""
    for name, filled in SAYS.items():
        for index, cells in enumerate(map(attrgetter(*filled), table(study, name))):
            if not any(str(cell).strip() for cell in cells if cell is not None):
                yield problem("no_answer", Place(name, index, filled[0]), allowed=listed(filled))


def _without_whole(study: Study) -> Iterator[Problem]:
    for index, row in enumerate(study.say):
        if row.passed is not None and row.proposals is None:
            place = Place("say", index, "proposals")
            yield problem("passed_without_proposals", place, row.passed)


def _kinds(study: Study) -> Iterator[Problem]:
    for index, row in enumerate(study.tensions):
        if row.kind and row.finding != "present":
            place = Place("tensions", index, "kind")
            yield problem("kind_without_tension", place, row.kind, finding=row.finding)


def _obstacles(study: Study) -> Iterator[Problem]:
    for index, row in enumerate(study.obstacles):
        if not (row.obstacle or row.text.strip()):
            yield problem("no_obstacle", Place("obstacles", index, "obstacle"))


def _once(study: Study) -> Iterator[Problem]:
    for name, (column, key) in ONCE.items():
        keys = list(map(key, table(study, name)))
        for index in repeats(keys):
            yield problem("answered_twice", Place(name, index, column), keys[index][-1])


def _outcomes(study: Study) -> Iterator[Problem]:
    """Find people who report twice; what the network itself reports may come in parts."""
    people = [(index, row) for index, row in enumerate(study.outcomes) if row.respondent]
    for again in repeats([attrgetter(*WHO)(row) for _, row in people]):
        index, row = people[again]
        place = Place("outcomes", index, "respondent")
        yield problem("outcome_twice", place, row.respondent, network=row.network)


def _relations(study: Study) -> Iterator[Problem]:
    for index, row in enumerate(study.relations):
        if row.organisation == row.other:
            yield problem("relation_with_itself", Place("relations", index, "other"), row.other)
    for index in repeats(list(map(PAIR, study.relations))):
        row = study.relations[index]
        place = Place("relations", index, "other")
        yield problem("relation_twice", place, row.other, organisation=row.organisation)


def _members(study: Study) -> Iterator[Problem]:
    """Find organisations outside a network, where it is known who its members are."""
    members: dict[str, dict[str, None]] = {}
    for organisation in study.design.organisations:
        for network in organisation.networks.split():
            members.setdefault(network, {})[organisation.id] = None
    known = {organisation.id for organisation in study.design.organisations}
    for name, column in MEMBERS:
        for index, (id, network) in enumerate(
            map(attrgetter(column, "network"), table(study, name))
        ):
            if id in known and id not in members.get(network, known):
                place = Place(name, index, column)
                yield problem("not_a_member", place, id, listed(members[network]), network=network)


CHECKS = (
    _listed_items,
    _answers_to_governance,
    _one_source,
    _scales,
    _parts,
    _people_are_no_documents,
    _silent,
    _without_whole,
    _kinds,
    _obstacles,
    _outcomes,
    _once,
    _relations,
    _members,
)
