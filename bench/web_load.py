"""Two hundred people sort at once, on both databases: as on a laptop, and as on a server."""

from __future__ import annotations

import os
import subprocess
import sys

sys.path.insert(0, "tests")
from postgres import postgres

RUN = [sys.executable, "-m", "bench.web_crowd"]
SURE = ("fsync=on", "synchronous_commit=on")
SERVER = {"SAMENSPEL_HOSTS": "127.0.0.1", "SAMENSPEL_HTTPS": "0"}


def main() -> None:
    subprocess.run(RUN, check=True)
    with postgres(SURE) as address:
        subprocess.run(RUN, check=True, env=os.environ | SERVER | {"DATABASE_URL": address})


if __name__ == "__main__":
    main()
