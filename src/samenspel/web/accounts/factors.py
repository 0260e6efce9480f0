"""The second factor: a code from an app on a phone, or one of the codes kept for a lost phone."""

from __future__ import annotations

import hashlib
from typing import Literal

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from cryptography.fernet import InvalidToken
from django.db import transaction

from samenspel.web.accounts.models import User

Kind = Authenticator.Type
REMEMBERED = 10  # codes; of an app no more than three are valid at the same time


def new_secret() -> str:
    """Return what an app makes its codes from."""
    secret: str = generate_totp_secret()
    return secret


def address(user: User, secret: str) -> str:
    """Return what an app reads in a picture."""
    return str(get_adapter().build_totp_url(user, secret))


def has(user: User) -> bool:
    """Return whether an account has a second factor."""
    return _kept(user, Kind.TOTP) is not None


@transaction.atomic
def set_up(user: User, secret: str, code: str) -> bool:
    """Make a phone the second factor, with new codes to keep, if its code is right."""
    if not validate_totp_code(secret, _digits(code)):
        return False
    _hold(user)
    drop(user)
    _use(TOTP.activate(user, secret).instance, _digits(code))
    RecoveryCodes.activate(user)
    return True


def drop(user: User) -> None:
    """Forget the second factor of an account, with its codes."""
    Authenticator.objects.filter(user=user).delete()


@transaction.atomic
def passes(user: User, code: str) -> Literal["phone", "kept"] | None:
    """Return how a code lets its owner pass, if it does; no code does so twice."""
    _hold(user)
    phone, digits = _kept(user, Kind.TOTP), _digits(code)
    if phone is None:
        return None
    try:
        secret = get_adapter().decrypt(phone.data["secret"])
    except InvalidToken:  # sealed by another server, or before its secret was lost
        return None
    if validate_totp_code(secret, digits):
        return "phone" if _use(phone, digits) else None
    kept = _kept(user, Kind.RECOVERY_CODES)
    return "kept" if kept and RecoveryCodes(kept).validate_code(digits) else None


def kept_codes(user: User) -> list[str]:
    """Return the codes for a lost phone that were not used."""
    kept = _kept(user, Kind.RECOVERY_CODES)
    return RecoveryCodes(kept).get_unused_codes() if kept else []


@transaction.atomic
def renew_codes(user: User) -> None:
    """Let new codes for a lost phone take the place of the old ones."""
    Authenticator.objects.filter(user=user, type=Kind.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)


def seen(user: User) -> bool:
    """Return whether the codes were shown, and said to be kept: they are not shown again."""
    kept = _kept(user, Kind.RECOVERY_CODES)
    return kept is None or RecoveryCodes(kept).did_view


def mark_seen(user: User) -> None:
    """Show the codes no more."""
    kept = _kept(user, Kind.RECOVERY_CODES)
    if kept:
        RecoveryCodes(kept).mark_as_viewed()


def _hold(user: User) -> None:
    """Let nobody else use a code of this account until this is done."""
    User.objects.select_for_update().get(pk=user.pk)


def _kept(user: User, kind: str) -> Authenticator | None:
    found: Authenticator | None = Authenticator.objects.filter(user=user, type=kind).first()
    return found


def _use(phone: Authenticator, digits: str) -> bool:
    """Note that a code was used; whether it was not before."""
    used, mark = phone.data.get("used", []), hashlib.sha256(digits.encode()).hexdigest()
    if mark in used:
        return False
    phone.data["used"] = [*used, mark][-REMEMBERED:]
    phone.save(update_fields=["data"])
    return True


def _digits(code: str) -> str:
    return "".join(one for one in code if one in "0123456789")
