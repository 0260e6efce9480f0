"""A report that is made beside the pages, and kept for a while for whoever may read it."""

from __future__ import annotations

from django.db import models

from samenspel.web.studies.models import Study


class Report(models.Model):
    """One form of the report for one kind of reader: asked, being made, made or failed."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    class Step(models.TextChoices):
        """What the worker is doing."""

        FIGURES = "figures"
        COMPOSING = "composing"
        DRAWING = "drawing"
        WRITING = "writing"

    study = models.ForeignKey(Study, models.CASCADE, related_name="reports")
    audience = models.CharField(max_length=12)
    network = models.CharField(max_length=64, default="")  # of the members; empty: not for members
    number = models.PositiveSmallIntegerField(null=True)  # the round; none: the latest
    kind = models.CharField(max_length=4)
    language = models.CharField(max_length=2)
    fingerprint = models.CharField(max_length=64)  # of all that it is made from
    made = models.DateTimeField()  # when it was asked
    ended = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    step = models.CharField(max_length=10, choices=Step, default=Step.FIGURES)
    done = models.PositiveSmallIntegerField(default=0)  # drawings
    of = models.PositiveSmallIntegerField(default=0)
    why = models.JSONField(default=dict)  # it failed, in both languages
    worker = models.CharField(max_length=32, default="")  # who makes it, and nobody else
    lease = models.DateTimeField(null=True)  # until when; who lives on asks for more in time
    tries = models.PositiveSmallIntegerField(default=0)
    content = models.BinaryField(default=b"")

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        indexes = (models.Index(fields=["study", "fingerprint"]),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"report {self.pk}"
