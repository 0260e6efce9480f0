"""The application as a server of web pages calls it."""

from __future__ import annotations

import os
import sys

from django.core.wsgi import get_wsgi_application

from samenspel.web.config.environment import wrong

WILL_NOT_START = 3  # by which gunicorn knows that trying again is of no use

if _said := [f"{sentence.nl}\n{sentence.en}\n" for sentence in wrong()]:
    sys.stderr.writelines(_said)
    sys.exit(WILL_NOT_START)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.web.config.settings")
application = get_wsgi_application()
