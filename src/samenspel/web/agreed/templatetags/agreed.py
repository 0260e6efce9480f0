"""What other pages say of agreements: how many wait to be looked back at."""

from __future__ import annotations

from django import template
from django.template import Context

from samenspel.web.agreed.due import due
from samenspel.web.studies.access import deeds
from samenspel.web.studies.models import Study

register = template.Library()


@register.simple_tag(takes_context=True)
def due_in(context: Context, name: str) -> int:
    """Return how many agreements and tension cards of a study are due, to who leads its talks."""
    if "lead" not in deeds(context["request"], name):
        return 0
    record = Study.objects.only("pk").filter(name=name).first()
    return len(due(record)) if record else 0
