"""Everything that is kept of one respondent, over all rounds: for that respondent alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from samenspel.text import Text, plain
from samenspel.web.elicitation.guests import Sorter
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Invitation

Plain = dict[str, Any]
# What says which row it is, or is a fingerprint of something that only this person has.
LEFT_OUT = {"id", "study", "invitation", "source", "batch", "withdrawal", "fingerprint", "salt"}
LEFT_OUT |= {"about", "ready", "opened"}


def everything(invitation: Invitation) -> Plain:
    """Return what is kept of a respondent, every field under the name that it has."""
    study = invitation.study
    own = {"respondent": invitation.participant, "network": invitation.network}
    mine = {"data__respondent": own["respondent"], "data__network": own["network"]}
    people = study.design.get("participants", [])
    return {
        "participant": [one for one in people if _is(one, own)],
        "link": _fields(invitation),
        "rounds": [_fields(one) for one in invitation.sortings.order_by("round")],
        "questionnaires": [_fields(one) for one in invitation.answers.all()],
        "rows": [{"table": one.table, **one.data} for one in study.rows.filter(**mine)],
        "texts": [_text(one) for one in study.sources.filter(**own)],
        "reviews": [_fields(one) for one in study.reviews.filter(**own)],
    }


def told(who: Sorter) -> tuple[tuple[Text, tuple[tuple[Text, Text], ...]], ...]:
    """Return the same to be read: by kind, each field with its name and what it holds."""
    kept, cards = everything(who.invitation), who.cards
    labels = {id: card.label for id, card in cards.items()}
    return tuple(
        (sentence(f"own_{kind}", part="keeping"), tuple(_lines(rows, labels)))
        for kind, rows in kept.items()
        if rows
    )


def _is(row: Plain, own: Plain) -> bool:
    return bool((row.get("id"), row.get("network")) == (own["respondent"], own["network"]))


def _fields(one: Model) -> Plain:
    there = ((each.name, getattr(one, each.attname)) for each in one._meta.concrete_fields)  # noqa: SLF001 - Django's own name for it
    return {name: _said(value) for name, value in there if name not in LEFT_OUT and value}


def _text(source: Any) -> Plain:  # noqa: ANN401 - a model of another part
    original = getattr(source, "original", None)
    return _fields(source) | ({"as_told": original.words} if original else {})


def _said(value: Any) -> Any:  # noqa: ANN401 - a field of any kind
    return value.isoformat() if isinstance(value, date | datetime) else value


def _lines(rows: Any, labels: dict[str, Text]) -> Iterator[tuple[Text, Text]]:  # noqa: ANN401
    for row in rows if isinstance(rows, list) else [rows]:
        for name, value in row.items():
            if name != "past":  # only what undoes a move
                yield plain(name.replace("_", " ")), _read(value, labels)


def _read(value: Any, labels: dict[str, Text]) -> Text:  # noqa: ANN401 - a field of any kind
    """Return what a field holds as words, each card by its name."""
    if isinstance(value, dict):
        return _joined([_pair(one, each, labels) for one, each in value.items()])
    if isinstance(value, list):
        return _joined([_read(one, labels) for one in value])
    return labels.get(str(value), plain(str(value)))


def _pair(name: str, value: Any, labels: dict[str, Text]) -> Text:  # noqa: ANN401
    one, other = _read(name, labels), _read(value, labels)
    return Text(f"{one.nl}: {other.nl}", f"{one.en}: {other.en}")


def _joined(parts: list[Text]) -> Text:
    return Text("; ".join(one.nl for one in parts), "; ".join(one.en for one in parts))
