"""The settings of the application on a folder that goes away: no test touches anyone's data."""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="samenspel-test-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["SAMENSPEL_DATA"] = _DATA

from samenspel.web.config.settings import *  # noqa: E402, F403 - the folder goes first
