"""All that was answered to the questionnaires of a study: as rows, and as facts of its design."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samenspel.study.model import Design
from samenspel.web.elicitation.checking import CHECK
from samenspel.web.elicitation.forms import Form, Given, Respondent
from samenspel.web.elicitation.models import Answers
from samenspel.web.elicitation.questions import form
from samenspel.web.elicitation.told import Plain, Told, facts_in, told
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

ABOUT_ONESELF = "context"  # fills the tables of people, organisations and networks
IN_WORDS = ("expertise", "unique", "reason", "partners_chosen")


@dataclass(frozen=True, slots=True)
class Answered:
    """One questionnaire that somebody answered."""

    who: Respondent
    form: Form
    given: Given
    round: int


def of(record: Study) -> tuple[Answered, ...]:
    """Return what was answered in a study, first one first, but for those who withdrew."""
    made = (
        Answers.objects.filter(invitation__study=record)
        .exclude(invitation__sortings__withdrawn__isnull=False)
        .exclude(instrument=CHECK)
        .select_related("invitation")
    )
    asked = design(record) if made else None
    return tuple(_answered(one, asked) for one in made if asked)


def _answered(one: Answers, asked: Design) -> Answered:
    who = Respondent(asked, one.invitation.network, one.invitation.participant)
    return Answered(who, form(one.instrument, who, one.given), one.given, one.round)


def rows(answered: Iterable[Answered]) -> Iterator[Told]:
    """Yield the rows that answers stand for, each with its table."""
    for one in answered:
        who: Plain = {"respondent": one.who.id, "network": one.who.network, "round": one.round}
        yield from told(one.form, one.given, who, one.who.organisation)


def facts(plain: Mapping[str, Any], answered: Iterable[Answered]) -> dict[str, list[Plain]]:
    """Return the tables of a design with what people said in the cells that were left open.

    A cell that people fill in differently stays open, but for words: those stand side by side.
    """
    said: dict[tuple[str, ...], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    latest = [one for one in answered if one.form.instrument.id == ABOUT_ONESELF]
    apart = {row.get("id") for row in plain.get("networks", ()) if row.get("layers_apart")}
    for one in {(one.who.network, one.who.id): one for one in latest}.values():  # in the last round
        for table, row in facts_in(one.form, one.given).items():
            for column, words in row.items():
                if column == "layer" and one.who.network in apart:
                    continue  # people were told beforehand which layer they are in, or none
                said[(table, *_whose(table, one.who))][column].append(words)
    tables = dict.fromkeys(table for table, *_ in said)
    return {
        table: [_filled(row, said[(table, *_key(table, row))]) for row in plain.get(table, ())]
        for table in tables
    }


def _whose(table: str, who: Respondent) -> tuple[str, ...]:
    match table:
        case "participants":
            return (who.id, who.network)
        case "organisations":
            return (who.organisation,)
    return (who.network,)


def _key(table: str, row: Plain) -> tuple[str, ...]:
    return (row["id"], row["network"]) if table == "participants" else (row["id"],)


def _filled(row: Plain, said: Mapping[str, list[str]]) -> Plain:
    agreed = {column: _agreed(column, words) for column, words in said.items()}
    # Of a size, the number and what was counted go together.
    if row.get("size") is not None or not agreed.get("size"):
        agreed = {name: words for name, words in agreed.items() if not name.startswith("size")}
    return {name: words for name, words in agreed.items() if words} | row


def _agreed(column: str, words: list[str]) -> str:
    different = list(dict.fromkeys(words))
    if column in IN_WORDS:
        return "\n".join(different)
    return different[0] if len(different) == 1 else ""
