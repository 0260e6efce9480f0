"""`python -m bench`: every figure of the promise about speed, measured in one run.

Each part runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import subprocess
import sys

PARTS = (
    "bench.tabulate",
    "bench.relations",
    "bench.files",
    "bench.claims",
    "bench.refi",
    "bench.viewpoints",
    "bench.agreement",
    "bench.start",
    "bench.web_coding",
    "bench.web_phone",
    "bench.web_load",
)

for part in PARTS:
    subprocess.run([sys.executable, "-m", part], check=True)
