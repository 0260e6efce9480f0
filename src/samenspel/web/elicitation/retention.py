"""How long answers are kept after a study closed, and their removal: what goes and what stays.

What goes are answers, words, texts, links and everybody's id. What stays are the design, what was
released, and what the group agreed. A ledger keeps how many answered, and no longer who.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from samenspel.web.coding.models import Coding, Source
from samenspel.web.elicitation.models import Answers, Sorting
from samenspel.web.studies.gone import remembered
from samenspel.web.studies.models import Deletion, Study

MONTHS = (1, 3, 6, 12, 24, 60, 120)
WARNING = timedelta(days=30)
STAYS = ("statements", "published")  # rows that are no answer of anybody
Counts = Mapping[str, int]


def settle(record: Study, *, today: date) -> None:
    """Note the last day: so many months after closing, and none as long as people answer."""
    closed = record.state == Study.State.CLOSED and record.keep_months is not None
    until = record.keep_until or _later(today, record.keep_months or 0) if closed else None
    if until != record.keep_until:
        record.keep_until = until
        record.save(update_fields=["keep_until"])


def choose(record: Study, months: int | None, *, today: date) -> None:
    """Keep answers for so many months from now or from closing; none: until somebody deletes."""
    record.keep_months, record.keep_until = months, None
    record.save(update_fields=["keep_months", "keep_until"])
    settle(record, today=today)


def leaving(record: Study, *, today: date) -> bool:
    """Return whether the answers go within a month."""
    return record.keep_until is not None and record.keep_until - today <= WARNING


def tidy(*, today: date) -> int:
    """Delete the answers of every study whose last day is over; return of how many studies."""
    done = 0
    for name in list(Study.objects.exclude(keep_months=None).values_list("name", flat=True)):
        with transaction.atomic():
            record = Study.objects.select_for_update().filter(name=name).first()
            if record is None:
                continue
            settle(record, today=today)
            if record.keep_until is not None and record.keep_until < today:
                delete(record, Deletion.Why.RETENTION)
                done += 1
    return done


def delete(record: Study, why: str) -> None:
    """Delete every answer of a study, for good: also where an older copy is put back."""
    now = timezone.now()
    with remembered("answers", record.made, study=record.name, why=why, done=now.isoformat()):
        clear(record, why, now=now)


def delete_again(name: str, made: datetime, why: str, *, done: datetime) -> bool:
    """Delete answers that a copy brought back; ``False``: there is no such study."""
    record = Study.objects.filter(name=name, made=made).first()
    if record is None:
        return False
    clear(record, why if why in Deletion.Why.values else Deletion.Why.OWNER, now=done)
    return True


@transaction.atomic
def clear(record: Study, why: str, *, now: datetime) -> None:
    """Delete what people gave, and report how much that was."""
    record.deletions.create(made=now, why=why, counts=dict(counts(record)))
    for there in _going(record).values():
        there.delete()
    for name in ("coders", "reports"):
        getattr(record, name).all().delete()
    record.codes.update(example="", memo="")  # words of people may stand there
    for version in record.versions.all():
        version.design = _nameless(version.design)
        version.save(update_fields=["design"])
    record.design, record.ledger = _nameless(record.design), _unsigned(record.ledger)
    record.keep_months = record.keep_until = None
    record.save(update_fields=["design", "ledger", "keep_months", "keep_until"])


def counts(record: Study) -> Counts:
    """Return how much there is of all that goes, and how many withdrew before."""
    gone = Sorting.objects.filter(invitation__study=record).exclude(withdrawn=None)
    people = {"participants": len(record.design.get("participants", []))}
    withdrew = {"withdrawn": gone.values("invitation").distinct().count()}
    return people | {name: there.count() for name, there in _going(record).items()} | withdrew


def _going(record: Study) -> dict[str, QuerySet[Any]]:
    """Return what goes, what depends on something before that."""
    return {
        "maps": Sorting.objects.filter(invitation__study=record, withdrawn=None),
        "questionnaires": Answers.objects.filter(invitation__study=record),
        "rows": record.rows.exclude(table__in=STAYS),
        "codings": Coding.objects.filter(source__study=record),
        "texts": Source.objects.filter(study=record),
        "names": record.pseudonyms.all(),
        "reviews": record.reviews.all(),
        "links": record.invitations.all(),
    }


def _nameless(design: Any) -> Any:  # noqa: ANN401 - a document of the database
    return {name: part for name, part in design.items() if name != "participants"}


def _unsigned(ledger: Any) -> Any:  # noqa: ANN401 - a document of the database
    """Return a ledger that says how many answered, no longer who."""
    if not ledger:
        return ledger
    return ledger | {"releases": [_counted(one) for one in ledger["releases"]]}


def _counted(release: dict[str, Any]) -> dict[str, Any]:
    asked = sorted(map(list, release["respondents"]))
    return release | {"respondents": list(_numbered(asked))}


def _numbered(respondents: list[list[str]]) -> Iterator[list[str]]:
    for number, (network, _) in enumerate(respondents, start=1):
        yield [network, str(number)]


def _later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
