"""A workshop: how far it is, and what the group wrote down; so a restart loses nothing."""

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


class Agreement(models.Model):
    """What the group agreed on a value: behaviour that can be seen, by whom, from when."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="agreements")
    value = models.CharField(max_length=64)  # the id of a card
    behaviour = models.TextField()
    owner = models.CharField(max_length=200)
    start = models.DateField()
    review = models.DateField(null=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.value} {self.pk}"


class Tension(models.Model):
    """Two demands that pull apart, as the group put it; not solved, but named."""

    class Kind(models.TextChoices):
        """Why the two cannot both be met."""

        INCOMPATIBLE = "incompatible"
        PRIORITY = "priority"
        MANDATES = "mandates"

    session = models.ForeignKey(Session, models.CASCADE, related_name="tensions")
    kind = models.CharField(max_length=16, choices=Kind)
    one = models.TextField()
    other = models.TextField()
    handling = models.TextField(default="", blank=True)  # how the group deals with it for now
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.kind} {self.pk}"
