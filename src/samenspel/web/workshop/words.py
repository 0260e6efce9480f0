"""What respondents wrote, ready to be reviewed: by network and subject, without who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from samenspel.catalogue.items import item_lists
from samenspel.catalogue.items import label as item_label
from samenspel.catalogue.wording import term
from samenspel.study.cells import one_line_end
from samenspel.study.model import Study as StudyFile
from samenspel.study.sorts import cards
from samenspel.text import Text, plain
from samenspel.web import bridge
from samenspel.web.elicitation.models import Sorting
from samenspel.web.speech.words import sentence
from samenspel.web.studies import reviews
from samenspel.web.studies.models import Study

State = Literal["waiting", "shown", "left_out"]
CONSENTS = ("words", "words_named")  # each is a yes to being shown, once reviewed
LONGEST = 2000  # characters of one answer
# By table, the column that says what the words are about.
ITEMS: Mapping[str, str] = {
    "meanings": "value",
    "remarks": "question",
    "obstructing": "value",
    "strategies": "strategy",
    "tensions": "tension",
    "obstacles": "obstacle",
    "governance": "question",
    "conditions": "condition",
    "interests": "stakeholder",
    "outcomes": "",
    "checks": "statement",
}
DECISIONS: Mapping[str, State] = {"show": "shown", "leave": "left_out"}
OF_VALUES = ("meanings", "obstructing")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one row: as they were typed, and as they may be shown."""

    table: str
    row: Any
    about: str
    typed: Mapping[str, str]
    words: Mapping[str, str]
    state: State

    @property
    def fields(self) -> list[tuple[str, Text, str, str]]:
        """The columns with words: column, what it asks, as typed, as they may be shown."""
        return [
            (column, _word(f"part_{column}"), typed, self.words.get(column, ""))
            for column, typed in self.typed.items()
        ]


@dataclass(frozen=True, slots=True)
class Subject:
    """All that was written in one network on one subject."""

    id: str
    network: str
    title: Text
    texts: list[Said] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """How many texts nobody reviewed yet."""
        return sum(one.state == "waiting" for one in self.texts)


def subjects(record: Study) -> list[Subject]:
    """Return what may be reviewed: never what its writer does not want others to see."""
    study = bridge.load(record, as_typed=True)
    found: dict[tuple[str, str], Subject] = {}
    for one in _agreed(record, study):
        item = getattr(one.row, ITEMS[one.table], "")
        key = (one.row.network, f"{one.table}-{item}")
        subject = Subject(key[1], key[0], _title(one.table, item, study))
        found.setdefault(key, subject).texts.append(one)
    return list(found.values())


def waiting(record: Study, network: str) -> int:
    """Return how many texts of a network nobody reviewed yet."""
    return sum(one.waiting for one in subjects(record) if one.network == network)


def _agreed(record: Study, study: StudyFile) -> Iterator[Said]:
    """Yield the words of those who agreed; those of a file were agreed to on paper, or not."""
    agreed = {
        (who, network, number): any(one in consents for one in CONSENTS)
        for who, network, number, consents in Sorting.objects.filter(
            invitation__study=record
        ).values_list("invitation__participant", "invitation__network", "round", "consents")
    }
    decided = {one.about: one for one in record.reviews.all()}
    for table in reviews.WORDS:
        for row in getattr(study, table):
            typed = reviews.words(table, row)
            if typed and agreed.get((row.respondent, row.network, row.round), True):
                yield _said(table, row, typed, decided)


def _said(table: str, row: Any, typed: dict[str, str], decided: Mapping[str, Any]) -> Said:  # noqa: ANN401 - a row of any of these tables
    about = reviews.about(table, row)
    review = decided.get(about)
    if review is None:
        return Said(table, row, about, typed, typed, "shown" if row.reviewed else "waiting")
    return Said(
        table, row, about, typed, typed | review.words, "shown" if review.shown else "left_out"
    )


def _title(table: str, item: str, study: StudyFile) -> Text:
    if table in OF_VALUES and item:
        labels = {card.id: card.label for card in cards(study.design)}
        return _word(f"of_{table}", item=labels.get(item, plain(item)))
    if table == "remarks":
        return _word(f"of_{item}")
    if table == "governance":
        return _word("of_governance", item=term("question", item))
    if not item:
        return _word(f"of_{table}_free")
    if table in item_lists():
        return _word(f"of_{table}", item=item_label(table, item))
    names = {one.id: plain(one.name or one.id) for one in study.design.organisations}
    if table == "checks":
        names = {one.id: plain(one.words) for one in study.statements}
    return _word(f"of_{table}", item=names.get(item, plain(item)))


def review(record: Study, subject: Subject, given: Mapping[str, str]) -> list[str]:
    """Keep what was decided on a subject; return the texts that cannot be shown: all is gone."""
    empty = []
    for one in subject.texts:
        decision = DECISIONS.get(given.get(f"decision-{one.about}", ""), "waiting")
        words = {column: _clean(given, column, one) for column in one.typed}
        if decision == "shown" and not any(words.values()):
            empty.append(one.about)
        elif decision != "waiting" and (decision, words) != (one.state, one.words):
            reviews.keep(record, one.table, one.row, words, shown=decision == "shown")
    return empty


def _clean(given: Mapping[str, str], column: str, one: Said) -> str:
    words = given.get(f"{column}-{one.about}", one.words.get(column, ""))
    return one_line_end(words).strip()[:LONGEST]


def _word(key: str, **parts: object) -> Text:
    return sentence(f"words_{key}", part="workshop", **parts)
