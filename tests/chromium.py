"""Where Chromium is on this machine; run as a program it sees to it that there is one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
INSTALL = ["install", "--yes", "--no-install-recommends", "chromium"]
ABSENT = (
    "Chromium ontbreekt: installeer het, of zet het pad in SAMENSPEL_CHROMIUM. / "
    "Chromium is missing: install it, or put its path in SAMENSPEL_CHROMIUM."
)


def executable() -> str:
    """Return the path of a Chromium, or an empty string when there is none."""
    asked = os.environ.get("SAMENSPEL_CHROMIUM", "")
    found = (shutil.which(name) for name in (asked, *NAMES) if name)
    return next((path for path in found if path), None) or _of_playwright()


def _of_playwright() -> str:
    caches = (os.environ.get("PLAYWRIGHT_BROWSERS_PATH", ""), "~/.cache/ms-playwright")
    roots = [Path(cache).expanduser() for cache in caches if cache]
    found = (
        str(path) for root in roots for path in sorted(root.glob("chromium-*/chrome-*/chrome"))
    )
    return next(found, "")


def install() -> None:
    """Install Debian's Chromium, when this user may."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return
    for arguments in (INSTALL, ["update"], INSTALL):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run([apt, *arguments], check=False, env=environment, capture_output=True)
        if arguments == INSTALL and done.returncode == 0:
            return


def main() -> int:
    if not executable():
        install()
    if executable():
        return 0
    sys.stderr.write(f"{ABSENT}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
