"""`samenspel serve` as its own process on a folder of its own; `make run` tries it with this."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.request import urlopen

PROGRAM = (sys.executable, "-c", "from samenspel.cli import main; main()")
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Served:
    """A running application."""

    address: str
    process: subprocess.Popen[str]

    def get(self, path: str = "") -> str:
        """Return a page."""
        with urlopen(self.address + path, timeout=PATIENCE_SECONDS) as page:  # noqa: S310 - http
            return str(page.read().decode())

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it; return its exit code and what it said after it was ready."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, out + err


@contextmanager
def served(
    data: Path, *words: str, program: Sequence[str] = PROGRAM, **variables: str
) -> Iterator[Served]:
    """Start the application and wait until it says that it is ready."""
    with subprocess.Popen(
        [*program, "serve", "--port", "0", "--data", str(data), *(words or ("--no-browser",))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"SAMENSPEL_LANGUAGE": "en"} | variables,
    ) as process:
        try:
            # Both lines: what is read ahead of one of them would be in nobody's hands.
            opening = "".join(islice(process.stdout or (), 2))
            found = re.search(r"http://127\.0\.0\.1:\d+/", opening)
            if not found or str(data) not in opening:
                raise RuntimeError(opening + process.communicate(timeout=PATIENCE_SECONDS)[1])
            yield Served(found[0], process)
        finally:
            process.kill()


def main() -> None:
    """Start it, look at two pages, stop it, and say how to start it for real."""
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as site:
        fine = site.get("healthz") == "ok\n" and "/studies/west-brabant-west/" in site.get()
        code, said = site.stop()
    if not fine or code:
        sys.exit(said)
    sys.stdout.write("The web application works. Start it: make serve\n")


if __name__ == "__main__":
    main()
