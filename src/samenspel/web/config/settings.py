"""Django's settings: safe as they are, on one machine, without a request to any other."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from samenspel.web.config.accounts import *  # noqa: F403 - settings, all of them
from samenspel.web.config.environment import environment
from samenspel.web.config.secret import secret
from samenspel.web.config.statics import FOLDER, mark, ours
from samenspel.web.results.engine import engine_in
from samenspel.web.studies.machine import NAMES

_HERE = Path(__file__).parent.parent
_NOW = environment()

SECRET_KEY = _NOW.secret or secret(_NOW.key)
DEBUG = False
ALLOWED_HOSTS = list(_NOW.hosts if _NOW.server else NAMES)
ROOT_URLCONF = "samenspel.web.config.urls"
WSGI_APPLICATION = "samenspel.web.config.wsgi.application"

# What was removed is remembered here, outside the database and its copies.
GONE = _NOW.gone

# More than one person, elsewhere: then everybody has an account.
ACCOUNTS = _NOW.server
# Then a web server of ours stands in front: it speaks TLS, and says who asks.
BEHIND_PROXY = _NOW.server and _NOW.https
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "samenspel.web.accounts",
    "samenspel.web.studies",
    "samenspel.web.coding",
    "samenspel.web.elicitation",
    "samenspel.web.agreed",
    "samenspel.web.results",
    "samenspel.web.workshop",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "samenspel.web.config.statics.squeezed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "samenspel.web.speech.middleware.no_store",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenspel.web.speech.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samenspel.web.speech.middleware.printable",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "samenspel.web.speech.words.in_every_page",
                "samenspel.web.studies.access.in_every_page",
            ],
            "builtins": ["samenspel.web.speech.tags"],
        },
    },
]
_EMBEDDED = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": _NOW.database,
    "CONN_MAX_AGE": 60,  # to open it for every request costs a fifth of a save
    "OPTIONS": {
        # Measured with 50 people saving at once: without these most saves fail or wait.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        ),
    },
}


def postgresql(url: str) -> dict[str, object]:
    """Return the settings of a database with an address."""
    return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))


DATABASES = {"default": postgresql(_NOW.database_url) if _NOW.server else _EMBEDDED}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Words come from our own catalogue, in both languages; Django's own are not shown.
USE_I18N = False
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = f"/static/{mark(FOLDER)}/"
STATICFILES_DIRS = [FOLDER, engine_in(_NOW.data / "static")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
WHITENOISE_IMMUTABLE_FILE_TEST = ours

SESSION_ENGINE = "django.contrib.sessions.backends.db"  # what is kept here can be taken back
CSRF_FAILURE_VIEW = "samenspel.web.config.pages.refused"
# No cookie outlives the browser: a phone may be someone else's.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # asked on the machine itself
    SECURE_HSTS_SECONDS = 31_536_000  # a year
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # A browser takes a cookie of this name from this site only, and over TLS only.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # A line says when and where in the program, never which page or whose: links are secret.
    "formatters": {"nameless": {"()": "samenspel.web.config.log.Nameless"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "nameless"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "CRITICAL", "propagate": False},
        "django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "waitress": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
    },
}
