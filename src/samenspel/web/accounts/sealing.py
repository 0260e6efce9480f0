"""What a phone and codes are checked with, sealed: a copy of the database alone opens no door."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.utils.crypto import salted_hmac


class Sealed(DefaultMFAAdapter):  # type: ignore[misc] # without types
    """Keeps secrets under the key of the server, which is not in its database."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was kept."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    key = salted_hmac("samenspel.second-factor", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
