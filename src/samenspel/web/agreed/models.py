"""What a group agrees. It is no answer of a person, and stays when somebody withdraws."""

from __future__ import annotations

from django.db import models

from samenspel.web.studies.models import Study


class Understanding(models.Model):
    """What a group answered on a value: *same word, same thing?*, and what it means by it."""

    class Same(models.TextChoices):
        """Whether everybody means the same."""

        YES = "yes"
        PARTLY = "partly"
        NO = "no"

    study = models.ForeignKey(Study, models.CASCADE, related_name="understandings")
    network = models.TextField()
    round = models.PositiveBigIntegerField(default=1)
    value = models.TextField()  # the id of a card
    same = models.CharField(max_length=8, choices=Same)
    words = models.TextField(default="", blank=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["study", "network", "round", "value"], name="one_understanding"
            ),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.value} {self.same}"


class Agreement(models.Model):
    """What a group agreed on values: behaviour that can be seen, by whom, from when."""

    class Level(models.TextChoices):
        """Where an agreement holds, from near the client to far."""

        CLINICAL = "clinical"
        PROFESSIONAL = "professional"
        ORGANISATIONAL = "organisational"
        SYSTEM = "system"

    study = models.ForeignKey(Study, models.CASCADE, related_name="agreements")
    name = models.TextField()  # the id in the study
    network = models.TextField()
    round = models.PositiveBigIntegerField(default=1)
    values = models.JSONField(default=list)  # ids of cards
    level = models.CharField(max_length=16, choices=Level)
    behaviour = models.TextField()
    owner = models.TextField()
    start = models.DateField()
    review = models.DateField(null=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["study", "name"], name="one_agreement"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.name


class TensionCard(models.Model):
    """Two demands that pull apart, as the group put it; not solved, but named."""

    class Kind(models.TextChoices):
        """Why the two cannot both be met."""

        INCOMPATIBLE = "incompatible_demands"
        PRIORITY = "no_settled_priority"
        MANDATES = "overlapping_mandates"

    study = models.ForeignKey(Study, models.CASCADE, related_name="tension_cards")
    name = models.TextField()  # the id in the study
    network = models.TextField()
    round = models.PositiveBigIntegerField(default=1)
    kind = models.CharField(max_length=24, choices=Kind)
    demand = models.TextField()
    against = models.TextField()
    handling = models.TextField(default="", blank=True)  # how the group deals with it for now
    owner = models.TextField(default="", blank=True)
    start = models.DateField(null=True)
    review = models.DateField(null=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["study", "name"], name="one_tension_card"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.name


class FollowUp(models.Model):
    """What became of an agreement or a tension card, seen on one day; never written over."""

    class Status(models.TextChoices):
        """How it went."""

        KEPT = "kept"
        SLIPPED = "slipped"
        DROPPED = "dropped"

    agreement = models.ForeignKey(Agreement, models.CASCADE, null=True, related_name="followups")
    card = models.ForeignKey(TensionCard, models.CASCADE, null=True, related_name="followups")
    day = models.DateField()
    status = models.CharField(max_length=8, choices=Status)
    words = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("day", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(agreement=None) ^ models.Q(card=None), name="about_one_thing"
            ),
            models.UniqueConstraint(fields=["agreement", "day"], name="one_look_at_agreement"),
            models.UniqueConstraint(fields=["card", "day"], name="one_look_at_card"),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.status} {self.day}"
