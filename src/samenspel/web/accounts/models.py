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
