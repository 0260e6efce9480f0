"""What programs read: what a study asks, how many answered, and what was released."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from samenspel.disclosure import AudienceName, Released
from samenspel.errors import InvalidStudyError
from samenspel.formats.results import to_json
from samenspel.formats.results_tables import to_csv, to_xlsx
from samenspel.study.model import BOXES
from samenspel.study.model import Study as StudyFile
from samenspel.study.sorts import cards, networks, rounds
from samenspel.text import Language, Text
from samenspel.web import bridge, releases
from samenspel.web.api.refusals import RefusedError, wrong
from samenspel.web.api.shapes import CardOut, NetworkOut, ProgressOut, StudyOut, Words
from samenspel.web.elicitation.moves import rules
from samenspel.web.elicitation.promises import PURPOSES
from samenspel.web.elicitation.through import came_in
from samenspel.web.studies.models import Study

Content = str | bytes
WRITERS: Mapping[str, Callable[[Released, Language], Content]] = {
    "json": lambda released, _: to_json(released),
    "csv": to_csv,
    "xlsx": to_xlsx,
}
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which results a program asks for."""

    audience: AudienceName
    network: str | None
    round: int | None


def asked(record: Study) -> StudyOut:
    """Return what a study asks; nothing of people."""
    study = bridge.load(record)
    design = study.design
    return StudyOut(
        id=record.name,
        title=_words(design.title),
        state=Study.State(record.state),
        round=record.round,
        mode=design.mode,
        asks=record.asks,
        networks=[NetworkOut(id=one.id, name=one.name or one.id) for one in networks(study)],
        cards=[
            CardOut(id=one.id, label=_words(one.label), explanation=_words(one.explanation))
            for one in cards(design)
        ],
        boxes={box: design.shape.places(box) for box in BOXES},
        top=rules(design).top,
        consents=list(PURPOSES[design.mode]),
    )


def counted(record: Study) -> list[ProgressOut]:
    """Return how far every network is, in counts."""
    return [
        ProgressOut(network=one.network, complete=one.complete, begun=one.begun, asked=one.asked)
        for one in came_in(record, bridge.load(record))
    ]


def released(record: Study, wish: Wish) -> Released:
    """Return what was released to these readers before: to read is not to release."""
    whose = _whose(bridge.load(record), wish)
    try:
        found = releases.shown_to(record, wish.audience, whose, number=wish.round)
    except InvalidStudyError as error:
        # What is wrong may be somebody's answer: that is for the researcher alone.
        problems = error.problems if wish.audience == "researcher" else ()
        raise RefusedError(409, "study_wrong", problems) from error
    if found is None:
        raise RefusedError(409, "not_released")
    return found


def _whose(study: StudyFile, wish: Wish) -> str | None:
    """Return the network of the members who read; what is not there is refused by name."""
    known, numbers = [one.id for one in networks(study)], rounds(study)
    problems = []
    if wish.round is not None and wish.round not in numbers:
        allowed = ", ".join(map(str, numbers))
        problems.append(wrong("no_round", "round", wish.round, allowed))
    if wish.network is not None and wish.audience != "members":
        problems.append(wrong("network_idle", "network", wish.network))
    elif wish.network is not None and wish.network not in known:
        problems.append(wrong("no_network", "network", wish.network, ", ".join(known)))
    elif wish.audience == "members" and wish.network is None and len(known) != 1:
        problems.append(wrong("which_network", "network", "", ", ".join(known)))
    if problems:
        raise RefusedError(422, "wrong_request", problems)
    return (wish.network or known[0]) if wish.audience == "members" else None


def _words(text: Text) -> Words:
    return Words(nl=text.nl, en=text.en)
