"""A study in the database: the design as one document, what many people gave as rows."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Study(models.Model):
    """A study with the current version of its design; opening it freezes that version."""

    class State(models.TextChoices):
        """Whether respondents can answer."""

        DRAFT = "draft"
        OPEN = "open"
        CLOSED = "closed"

    name = models.SlugField(max_length=64, unique=True)  # the id of the design
    design = models.JSONField()  # as `design_to_plain` writes it, with its three tables
    version = models.PositiveIntegerField(default=1)
    round = models.PositiveIntegerField(default=1)  # a file may name any
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    asks = models.JSONField(default=list)  # ids of the instruments that respondents are asked
    ledger = models.JSONField(default=dict)  # what was released, as `releases.json` holds it
    made = models.DateTimeField(auto_now_add=True)
    keep_months = models.PositiveSmallIntegerField(null=True)  # after closing; none: until deleted
    keep_until = models.DateField(null=True)  # the last day; known once the study is closed

    class Meta:
        """What holds for the whole table."""

        ordering = ("name",)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.name


class Version(models.Model):
    """A design as it was when the study opened with it."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    design = models.JSONField()
    opened = models.DateTimeField(auto_now_add=True)
    notice = models.TextField(default="", blank=True)  # why the study was opened again

    class Meta:
        """What holds for the whole table."""

        constraints = (models.UniqueConstraint(fields=["study", "number"], name="one_version"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.study} {self.number}"


class Row(models.Model):
    """One row of one table of a study, as the codec writes it."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="rows")
    table = models.CharField(max_length=32)
    data = models.JSONField()

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        indexes = (models.Index(fields=["study", "table"]),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.table} {self.pk}"


class Review(models.Model):
    """What somebody who reviews decided on the words of one row, and how they may be shown.

    It belongs to the words as they were typed: when those change, nobody reviewed them yet.
    """

    study = models.ForeignKey(Study, models.CASCADE, related_name="reviews")
    about = models.CharField(max_length=64)  # a fingerprint of the row as it was typed
    respondent = models.CharField(max_length=64)  # so that withdrawing removes this too
    network = models.CharField(max_length=64)
    words = models.JSONField(default=dict)  # column -> words, without what should not be shown
    shown = models.BooleanField()  # whether others may see them
    made = models.DateTimeField(auto_now=True)

    class Meta:
        """What holds for the whole table."""

        constraints = (models.UniqueConstraint(fields=["study", "about"], name="one_review"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"review {self.pk}"


class Invitation(models.Model):
    """A personal link for one participant; only a fingerprint of the link is kept."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="invitations")
    participant = models.CharField(max_length=64)  # the id in the design
    network = models.CharField(max_length=64)
    salt = models.CharField(max_length=32, default="")  # with the server's secret it makes the link
    fingerprint = models.CharField(max_length=64, unique=True)
    paper = models.DateTimeField(null=True)  # when a map on paper was typed in for this person
    typed = models.JSONField(default=dict)  # that map, until the person confirms it
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateField(null=True)  # the last day on which the link works; none: while open
    absent = models.BooleanField(default=False)  # not asked in the round that is on

    class Meta:
        """What holds for the whole table."""

        constraints = (
            models.UniqueConstraint(
                fields=["study", "participant", "network"], name="one_invitation"
            ),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.participant


class Membership(models.Model):
    """What somebody with an account may do in one study."""

    class Role(models.TextChoices):
        """One role per person and study; `studies.access` says what each may do."""

        OWNER = "owner"
        FACILITATOR = "facilitator"
        CODER = "coder"
        VIEWER = "viewer"

    study = models.ForeignKey(Study, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)

    class Meta:
        """What holds for the whole table."""

        constraints = (models.UniqueConstraint(fields=["study", "user"], name="one_membership"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.role} of {self.study}"


class Token(models.Model):
    """A key with which a program comes in for one study; only a fingerprint of it is kept."""

    class Scope(models.TextChoices):
        """What a program may do with it."""

        OUTSIDE = "outside"  # read what was released to the world
        MEMBERS = "members"  # read that, and what was released to members
        RESEARCH = "research"  # read that, and everybody's answers
        ANSWER = "answer"  # send answers, read none

    study = models.ForeignKey(Study, models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=100)  # what it is for, in the words of its owner
    scope = models.CharField(max_length=8, choices=Scope)
    fingerprint = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateField()  # the last day on which it works

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.scope} {self.pk}"


class Attempt(models.Model):
    """Something that was tried, until it is forgotten; `studies.throttle` counts them."""

    kind = models.CharField(max_length=8)
    who = models.CharField(max_length=64)  # of a network or an account, and different tomorrow
    until = models.DateTimeField(db_index=True)

    class Meta:
        """What holds for the whole table."""

        indexes = (models.Index(fields=["kind", "who"]),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.kind


class Gone(models.Model):
    """A removal that this database went through, by its mark in the file beside it."""

    mark = models.CharField(max_length=32, unique=True)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.mark


class Deletion(models.Model):
    """A report of answers that were deleted: how many of what, never whose."""

    class Why(models.TextChoices):
        """What led to it."""

        RETENTION = "retention"
        OWNER = "owner"

    study = models.ForeignKey(Study, models.CASCADE, related_name="deletions")
    made = models.DateTimeField()
    why = models.CharField(max_length=9, choices=Why)
    counts = models.JSONField(default=dict)  # kind of data -> how many

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.why} {self.made}"
