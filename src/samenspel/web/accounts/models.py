"""A colleague with an account: an address to log in with, and a name."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Users(BaseUserManager["User"]):
    """Finds and makes accounts; an address is the same in capitals."""

    def create_user(self, email: str, password: str | None = None, name: str = "") -> User:
        """Return a new account; without a password nobody can log in yet."""
        user = User(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the account with an address."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account. What it may do is said per study, by its memberships."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    made = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        """Return what to call it in a message to a developer: no name, no address."""
        return f"account {self.pk}"


class OneTimeLink(models.Model):
    """A link that lets one address in, once; only a fingerprint of it is kept."""

    class Kind(models.TextChoices):
        """What it is for."""

        ACCOUNT = "account"  # make an account
        JOIN = "join"  # work on a study, with the account one has or with a new one
        RESET = "reset"  # choose a new password

    email = models.EmailField()
    kind = models.CharField(max_length=8, choices=Kind)
    study = models.ForeignKey("studies.Study", models.CASCADE, null=True)
    role = models.CharField(max_length=12, default="")  # in that study
    salt = models.CharField(max_length=32)  # with the server's secret it makes the link
    fingerprint = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()

    class Meta:
        """What holds for the whole table."""

        ordering = ("email", "id")

    def __str__(self) -> str:
        """Return what to call it in a message to a developer: no address."""
        return f"{self.kind} {self.pk}"
