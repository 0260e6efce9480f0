"""A values map while it is being made, and when it is done."""

from __future__ import annotations

from django.db import models

from samenspel.web.studies.models import Invitation, Study


class Sorting(models.Model):
    """One respondent's values map in one round, saved at every move.

    Withdrawn: an empty row stays, so that the link stays dead and nobody is asked again.
    """

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="sortings")
    round = models.PositiveSmallIntegerField(default=1)
    perspective = models.CharField(max_length=16, default="network")
    order = models.JSONField(default=list)  # the cards in the order in which they were shown
    boxes = models.JSONField(default=dict)  # value -> box
    aside = models.JSONField(default=list)  # values that the respondent could not place
    top = models.JSONField(default=list)  # values, first one first
    past = models.JSONField(default=list)  # what undoes the moves, last one last
    meanings = models.JSONField(default=dict)  # value of the top -> what it looks like in practice
    remarks = models.JSONField(default=dict)  # question of the `remarks` table -> words
    consents = models.JSONField(default=list)  # purposes: take_part, words, named
    revision = models.PositiveIntegerField(default=0)  # a stale tab is told, never obeyed
    batch = models.CharField(max_length=64, default="")  # what came last: sent twice, kept once
    consented = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)
    withdrawal = models.CharField(max_length=64, default="", db_index=True)  # of the code

    class Meta:
        """What holds for the whole table."""

        constraints = (
            models.UniqueConstraint(
                fields=["invitation", "round", "perspective"], name="one_sorting"
            ),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.invitation} {self.round}"


class Answers(models.Model):
    """What one respondent answered to one questionnaire in one round, as it was typed.

    It is there once something was answered; withdrawing deletes it.
    """

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField(default=1)
    instrument = models.CharField(max_length=32)
    given = models.JSONField(default=dict)  # name of a field -> words, or the ids chosen
    revision = models.PositiveIntegerField(default=0)  # a stale tab is told, never obeyed
    batch = models.CharField(max_length=64, default="")  # what came last: sent twice, kept once
    finished = models.DateTimeField(null=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["invitation", "round", "instrument"], name="one_answers"
            ),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.invitation} {self.instrument} {self.round}"


class Checking(models.Model):
    """The findings of one round on one network, put to its members: since when."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="checkings")
    network = models.CharField(max_length=64)
    round = models.PositiveSmallIntegerField(default=1)
    opened = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What holds for the whole table."""

        constraints = (
            models.UniqueConstraint(fields=["study", "network", "round"], name="one_checking"),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.study} {self.network} {self.round}"
