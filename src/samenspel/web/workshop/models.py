"""A workshop: how far it is, so a restart loses nothing; `agreed` keeps what the group wrote."""

from __future__ import annotations

from django.db import models

from samenspel.web.studies.models import Invitation, Study


class Session(models.Model):
    """The conversation of one network about one round; every screen shows what stands here."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="sessions")
    network = models.CharField(max_length=64)
    round = models.PositiveSmallIntegerField(default=1)
    step = models.PositiveSmallIntegerField(default=0)  # the slide that is shown
    furthest = models.PositiveSmallIntegerField(default=0)  # the last slide that was ever shown
    begun = models.DateTimeField(null=True)  # none: nothing is shown yet
    until = models.DateTimeField(null=True)  # when the timer stops; none: no timer runs
    revision = models.PositiveIntegerField(default=0)  # screens look again when it changes
    preparing = models.DateTimeField(null=True)  # since when the results are being computed
    trouble = models.JSONField(default=dict)  # why that failed, in both languages
    code = models.CharField(max_length=8, null=True, unique=True)  # noqa: DJ001 - none is no code
    coded = models.DateTimeField(null=True)  # since when the code works
    hands = models.BooleanField(default=False)  # whether the code hands out personal links

    class Meta:
        """What holds for the whole table."""

        constraints = (
            models.UniqueConstraint(fields=["study", "network", "round"], name="one_session"),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.study} {self.network} {self.round}"


class Handed(models.Model):
    """A personal link that was handed out in the room: to whom, nobody knows."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="handed")
    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="handed")

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"link {self.pk}"
