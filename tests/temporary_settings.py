"""The settings of the application on a folder that goes away: no test touches anyone's data.

Tests run as on a laptop, so `settings.ACCOUNTS` is False unless a test says otherwise. Their
database is SQLite, or the one that `tests/postgres.py` names.
"""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="samenspel-test-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["SAMENSPEL_DATA"] = _DATA
os.environ.pop("DATABASE_URL", None)

from samenspel.web.config.settings import *  # noqa: E402, F403 - the folder goes first
from samenspel.web.config.settings import postgresql  # noqa: E402

if _ADDRESS := os.environ.get("SAMENSPEL_TEST_DATABASE"):
    DATABASES = {"default": postgresql(_ADDRESS)}
