"""What the command costs before it does anything."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.measure import medians, output, process, row, title, verdict

COMMAND = str(Path(sys.executable).with_name("samenspel"))
HEAVY = {"numpy", "django", "rich"}
REPEATS = 20


def main() -> None:
    title("The command starts, as a whole process", ["ms", "ratio", "target"])
    least, ours = medians(
        process(sys.executable, "-c", "import click"),
        process(COMMAND, "--version"),
        repeats=REPEATS,
    )
    row('python -c "import click"', f"{1000 * least:.0f}", "1.00")
    ratio = ours / least
    row("samenspel --version", f"{1000 * ours:.0f}", f"{ratio:.2f}", verdict(ratio, 1.6))
    row("imported of numpy, django, rich", ", ".join(sorted(HEAVY & imported())) or "none")


def imported() -> set[str]:
    """Return the packages that the command loads to say its version."""
    lines = output(sys.executable, "-X", "importtime", COMMAND, "--version").splitlines()
    modules = [line.rpartition("|")[2].strip() for line in lines if "|" in line]
    if "click" not in modules:
        message = "the list of imports was not read"
        raise RuntimeError(message)
    return {module.partition(".")[0] for module in modules}


if __name__ == "__main__":
    main()
