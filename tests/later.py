"""`samenspel` on a later day, so many as `DAYS_LATER` says: what was agreed a year ago is due."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta

from django.utils import timezone

from samenspel.cli import main

TODAY = timezone.now


def later() -> datetime:
    """Return this moment, some days on."""
    return TODAY() + timedelta(days=int(os.environ.get("DAYS_LATER", "0")))


if __name__ == "__main__":
    timezone.now = later
    sys.argv[0] = "samenspel"
    main()
