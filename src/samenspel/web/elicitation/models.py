"""A values map while it is being made, and when it is done."""

from __future__ import annotations

from django.db import models

from samenspel.web.studies.models import Invitation


class Sorting(models.Model):
    """One respondent's values map in one round, saved at every move."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="sortings")
    round = models.PositiveSmallIntegerField(default=1)
    perspective = models.CharField(max_length=16, default="network")
    order = models.JSONField(default=list)  # the cards in the order in which they were shown
    boxes = models.JSONField(default=dict)  # value -> box
    top = models.JSONField(default=list)  # values, first one first
    remark = models.TextField(default="", blank=True)  # on the extremes
    revision = models.PositiveIntegerField(default=0)  # a stale tab is told, never obeyed
    consented = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    withdrawal = models.CharField(max_length=64, default="")  # fingerprint of the code

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "round", "perspective"], name="one_sorting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.invitation} {self.round}"
