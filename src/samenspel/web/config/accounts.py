"""Settings of accounts: what a password must be, and how codes of a phone are read."""

from __future__ import annotations

SHORTEST = 12  # letters of a password
_VALIDATORS = "django.contrib.auth.password_validation."

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}MinimumLengthValidator", "OPTIONS": {"min_length": SHORTEST}},
    {"NAME": f"{_VALIDATORS}CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATORS}UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]

# The pages are ours; of allauth only what a second factor needs is used.
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "samenspel.web.accounts.sealing.Sealed"
MFA_TOTP_ISSUER = "Samenspel"
MFA_TOTP_TOLERANCE = 1  # a code before or after, for a clock that is not right
