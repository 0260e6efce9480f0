"""What was agreed: to the rows of a study and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from samenspel.web.agreed.models import Agreement, FollowUp, TensionCard, Understanding
from samenspel.web.studies.models import Study

Plain = dict[str, Any]
MODELS: dict[str, type[Understanding | Agreement | TensionCard]] = {
    "understandings": Understanding,
    "agreements": Agreement,
    "tension_cards": TensionCard,
}
SAID = ("level", "behaviour", "kind", "demand", "against", "handling", "same", "words", "owner")
COLUMNS = ("network", "round", "value", "start", "review", *SAID)


def rows(record: Study) -> Iterator[tuple[str, Plain]]:
    """Yield what was agreed in a study, each row with its table."""
    for table in MODELS:
        for one in getattr(record, table).order_by("id"):
            yield table, _row(one)
    for look in followups(record).order_by("id").select_related("agreement", "card"):
        about = look.agreement or look.card
        told = {"day": look.day.isoformat(), "status": look.status, "words": look.words}
        yield "followups", {"about": str(about)} | told


def followups(record: Study) -> QuerySet[FollowUp]:
    """Return every follow-up in a study."""
    return FollowUp.objects.filter(Q(agreement__study=record) | Q(card__study=record))


def put(record: Study, tables: dict[str, list[Plain]]) -> None:
    """Keep what a study says of what was agreed."""
    for table, model in MODELS.items():
        getattr(record, table).bulk_create(
            model(study=record, **_columns(row)) for row in tables[table]
        )
    _put_followups(record, tables["followups"])


def _put_followups(record: Study, found: Iterable[Plain]) -> None:
    agreements = {one.name: one for one in Agreement.objects.filter(study=record)}
    cards = {one.name: one for one in TensionCard.objects.filter(study=record)}
    FollowUp.objects.bulk_create(
        FollowUp(
            agreement=agreements.get(row["about"]),
            card=cards.get(row["about"]),
            **{name: row[name] for name in ("day", "status", "words")},
        )
        for row in found
    )


def _row(one: Understanding | Agreement | TensionCard) -> Plain:
    told = {name: getattr(one, name, None) for name in COLUMNS}
    if not isinstance(one, Understanding):
        told["id"] = one.name
    if isinstance(one, Agreement):
        told["values"] = " ".join(one.values)
    return {
        name: said.isoformat() if isinstance(said, date) else said
        for name, said in told.items()
        if said not in ("", None)
    }


def _columns(row: Plain) -> Plain:
    """Return a row of a study as the columns of the database."""
    told = {"name" if key == "id" else key: said for key, said in row.items()}
    return told | ({"values": row["values"].split()} if "values" in row else {})
