"""What a group has to look back at: a review date came, and nobody looked since."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from samenspel.web.agreed.models import Agreement, FollowUp, TensionCard
from samenspel.web.studies.models import Study

Made = Agreement | TensionCard


def is_due(one: Made) -> bool:
    """Return whether a group has to look back at what it made."""
    if one.review is None or one.review > timezone.localdate():
        return False
    last = max(one.followups.all(), key=lambda look: look.day, default=None)
    return last is None or (last.day < one.review and last.status != FollowUp.Status.DROPPED)


def due(record: Study, network: str | None = None) -> list[Made]:
    """Return what is due in a study, or in one network of it."""
    return [one for one in made(record, network) if is_due(one)]


def made(record: Study, network: str | None = None) -> Iterable[Made]:
    """Return every agreement and tension card, in the order in which they were made."""
    about = {"study": record} | ({"network": network} if network is not None else {})
    yield from Agreement.objects.filter(**about).prefetch_related("followups")
    yield from TensionCard.objects.filter(**about).prefetch_related("followups")


def new_name(record: Study, letter: str) -> str:
    """Return an id that nothing made in this study has: a letter and a number."""
    taken = {one.name for one in made(record)}
    number = 1 + max((int(one[1:]) for one in taken if one[1:].isdecimal()), default=0)
    return f"{letter}{number}"
