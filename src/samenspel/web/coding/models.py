"""What is read and coded. Places in a text are Unicode code points, end-exclusive."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samenspel.web.studies.models import Study


class Source(models.Model):
    """An interview or a document: what the study knows of it, and the words that are coded."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="sources")
    name = models.TextField()  # the id of the document in the study
    network = models.TextField()
    respondent = models.TextField(default="", blank=True)
    title = models.TextField(default="", blank=True)
    kind = models.CharField(max_length=16, default="", blank=True)
    file = models.TextField(default="", blank=True)  # as it is called on disk
    words = models.TextField(default="", blank=True)  # with the names replaced
    ready = models.BooleanField(default=True)  # whether names were replaced, so it can be coded
    language = models.CharField(max_length=2, default="nl")
    opened = models.BooleanField(default=False)  # whether coders may see each other's codings

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["study", "name"], name="one_source"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.name


class Original(models.Model):
    """The words with names still in them: kept apart, for the owner, or not at all."""

    source = models.OneToOneField(Source, models.CASCADE, related_name="original")
    words = models.TextField()

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"original of {self.source_id}"


class Pseudonym(models.Model):
    """A name and what stands in its place, the same in every text of a study; for the owner."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="pseudonyms")
    name = models.TextField()
    kind = models.CharField(max_length=16)
    words = models.TextField(default="")  # one way in which the name is written
    instead = models.CharField(max_length=64)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["study", "kind", "name", "words"], name="one_pseudonym"
            ),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer: no name."""
        return self.instead


class Coder(models.Model):
    """Somebody who codes in a study, under a name that says nothing of an account."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="coders")
    name = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["study", "name"], name="one_coder"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.name


class Code(models.Model):
    """One code of the codebook; see `samenspel.study.coding.Code`."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="codes")
    name = models.TextField()  # the id of the code in the study
    label = models.TextField()
    parent = models.TextField(default="", blank=True)
    description = models.TextField(default="", blank=True)
    colour = models.CharField(max_length=7, default="", blank=True)
    example = models.TextField(default="", blank=True)
    memo = models.TextField(default="", blank=True)
    topic = models.CharField(max_length=20, default="", blank=True)
    item = models.TextField(default="", blank=True)
    level = models.CharField(max_length=16, default="", blank=True)
    finding = models.CharField(max_length=16, default="", blank=True)
    place = models.PositiveIntegerField(default=0)  # in the order of the codebook

    class Meta:
        """What holds for the whole table."""

        ordering = ("place", "id")
        constraints = (models.UniqueConstraint(fields=["study", "name"], name="one_code"),)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return self.name


class Coding(models.Model):
    """A code that somebody put on some words; in short, a value that a document states."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="codings")
    coder = models.TextField(default="", blank=True)
    code = models.ForeignKey(Code, models.CASCADE, null=True, related_name="codings")
    value = models.TextField(default="", blank=True)
    quote = models.TextField(default="", blank=True)  # only where it has no place in the words
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    memo = models.TextField(default="", blank=True)
    reviewed = models.BooleanField(default=False)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["source", "coder", "code", "start", "end"], name="coded_once"
            ),
        )

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"coding {self.pk}"


class Step(models.Model):
    """One thing that somebody did in a source, so that it can be undone and told."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="steps")
    coder = models.TextField()
    kind = models.CharField(max_length=16)  # coded, uncoded, memo, settled
    data = models.JSONField()
    undone = models.BooleanField(default=False)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """What holds for the whole table."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Return what to call it in a message to a developer."""
        return f"{self.kind} {self.pk}"
