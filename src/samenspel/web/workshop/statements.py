"""Statements for the member check: what was released to members, in sentences they can judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import transaction

from samenspel.claims import check
from samenspel.disclosure import Released
from samenspel.disclosure.released import Banded, Scope, Withheld
from samenspel.errors import InvalidStudyError, ReleaseError
from samenspel.findings.model import ScopeFigures
from samenspel.reading import Paragraph
from samenspel.report.words import Words
from samenspel.study.checking import Statement
from samenspel.study.sorts import networks
from samenspel.text import Text, listed, plain
from samenspel.web import bridge
from samenspel.web.agreed.models import Agreement
from samenspel.web.elicitation import checking
from samenspel.web.elicitation.models import Sorting
from samenspel.web.releases import shown_to
from samenspel.web.speech.words import sentence
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Row, Study

MOST = 300  # characters of one statement
LONGEST_BEHAVIOUR = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """A finding that members know already, as a statement to choose."""

    key: str
    words: Text
    about: str


@dataclass(frozen=True, slots=True)
class Put:
    """The statements of one network: what can be chosen, what was, and how many answered."""

    network: str
    name: str
    released: Released | None
    offers: tuple[Offer, ...]
    chosen: tuple[Statement, ...]
    opened: datetime | None
    from_file: bool  # whether answers came with a file
    answered: int
    asked: int
    typed: str = ""
    wrong: Mapping[str, Text] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The day on which the statements were put to members."""
        return f"{self.opened:%d-%m-%Y}" if self.opened else ""

    @property
    def withheld(self) -> bool:
        """Whether members are shown nothing of their network."""
        scopes = self.released.networks if self.released else ()
        return any(isinstance(one, Withheld) for one in scopes if one.id == self.network)


def put_of(record: Study) -> list[Put]:
    """Return how far every network is."""
    study = bridge.load(record)
    return [_put(record, one.id, one.name or one.id) for one in networks(study)]


def _put(record: Study, network: str, name: str) -> Put:
    released = _released(record, network)
    chosen = checking.statements(record, network, record.round)
    known = {one.words for one in chosen}
    language = design(record).languages[0]
    offers = _offers(record, network, released) if released else ()
    opened = record.checkings.filter(network=network, round=record.round).first()
    taking = Sorting.objects.filter(
        invitation__study=record, invitation__network=network, round=record.round, withdrawn=None
    )
    made = checking.made_in(record).filter(invitation__network=network, round=record.round)
    return Put(
        network=network,
        name=name,
        released=released,
        offers=tuple(one for one in offers if one.words.in_language(language) not in known),
        chosen=chosen,
        opened=opened.opened if opened else None,
        from_file=record.rows.filter(table="checks", data__network=network).exists(),
        answered=sum(bool(one.given) for one in made),
        asked=taking.count(),
    )


def _released(record: Study, network: str) -> Released | None:
    """Return what was released to the members of a network in this round, if anything was."""
    if record.state != Study.State.CLOSED:
        return None
    try:
        return shown_to(record, "members", network, number=record.round)
    except (InvalidStudyError, ReleaseError):
        return None


def _offers(record: Study, network: str, released: Released) -> Iterator[Offer]:
    words = Words.of(released)
    scope = next((one for one in released.networks if one.id == network), None)
    if scope is None or isinstance(scope, Withheld):
        return
    yield from _shared(scope, words)
    agreed = Agreement.objects.filter(study=record, network=network, round=record.round)
    for one in agreed:
        behaviour = plain(one.behaviour[:LONGEST_BEHAVIOUR])
        values = listed([words.value(value) for value in one.values])
        said = _word("offer_agreement", value=values, behaviour=behaviour)
        yield Offer(f"agreement-{one.pk}", said, f"values:{one.values[0]}")


def _shared(scope: Banded | ScopeFigures, words: Words) -> Iterator[Offer]:
    """Yield what more than half find important; nothing where only the number of those is known."""
    if not _values(scope):
        return
    shared = _more_than_half(scope)
    for id in shared:
        yield Offer(f"value-{id}", _word("offer_shared", value=words.value(id)), f"values:{id}")
    if not shared:
        yield Offer("none", _word("offer_none"), "")


def _values(scope: Scope) -> bool:
    return bool(scope.bands if isinstance(scope, Banded) else getattr(scope, "values", ()))


def _more_than_half(scope: Banded | ScopeFigures) -> tuple[str, ...]:
    if isinstance(scope, Banded):
        return scope.shared
    return tuple(one.id for one in scope.values if 2 * one.important > scope.respondents)


@transaction.atomic
def add(record: Study, network: str, offers: list[tuple[str, str]]) -> None:
    """Write statements down: words, and what they are about."""
    locked = Study.objects.select_for_update().get(pk=record.pk)
    taken = set(locked.rows.filter(table="statements").values_list("data__id", flat=True))
    number = 1
    for words, about in offers:
        while f"s{number}" in taken:
            number += 1
        taken.add(f"s{number}")
        made = Statement(f"s{number}", network, words, about, record.round)
        Row.objects.create(study=locked, table="statements", data=asdict(made))


def remove(record: Study, network: str, id: str) -> None:
    """Remove a statement that was not put to anybody yet."""
    record.rows.filter(table="statements", data__network=network, data__id=id).delete()


def wrong_with(put: Put, words: str, *, sure: bool) -> dict[str, Text]:
    """Return why a statement in own words cannot be put to members."""
    if not words or len(words) > MOST:
        return {"words": _word("wrong_words", most=MOST)}
    if words in {one.words for one in put.chosen}:
        return {"words": _word("wrong_same")}
    if put.released is None or not _follows(words, put.released):
        return {"words": _word("wrong_claim")}
    return {} if sure else {"sure": _word("wrong_sure")}


def _follows(words: str, released: Released) -> bool:
    """Return whether all that a statement counts follows from what members know."""
    return all(one.verdict == "supported" for one in check([Paragraph(words)], released))


def _word(key: str, **parts: object) -> Text:
    return sentence(key, part="check", **parts)
