"""The guide for a server, as tests read it: what is to be put in which file."""

from __future__ import annotations

import re
from pathlib import Path

PAGES = [Path("docs/how-to") / name for name in ("server.md", "server.nl.md")]
ENGLISH = PAGES[0]


def blocks(page: Path) -> list[str]:
    """Return everything that a reader is told to type."""
    return re.findall(r"```[a-z]+\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def section(file: str, page: Path = ENGLISH) -> dict[str, str]:
    """Return what a file holds: names and values."""
    (block,) = (one for one in blocks(page) if one.startswith(f"# {file}\n"))
    return dict(line.split("=", 1) for line in block.splitlines() if re.match(r"\w+=", line))


def gunicorn() -> list[str]:
    """Return how the guide starts gunicorn, without where it is and where it listens."""
    words = section("/etc/systemd/system/samenspel.service")["ExecStart"].split()[1:]
    place = words.index("--bind")
    return words[:place] + words[place + 2 :]
