"""How long something takes, and how much memory it ever held."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def seconds(work: Work) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def medians(*works: Work, repeats: int) -> list[float]:
    """Run the works in turns, so that a busy moment of the machine hits all of them."""
    turns = [[seconds(work) for work in works] for _ in range(repeats)]
    return [median(times) for times in zip(*turns, strict=True)]


def process(*arguments: str) -> Work:
    """Return a whole process as something to measure."""
    return lambda: output(*arguments)


def output(*arguments: str) -> str:
    ran = subprocess.run(arguments, check=True, capture_output=True, text=True)
    return ran.stdout + ran.stderr


def peak_megabytes() -> float:
    """Return the most memory that this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def row(what: str, *figures: str) -> None:
    print(f"{what:<58}{'  '.join(f'{figure:>12}' for figure in figures)}", flush=True)


def title(words: str, columns: Sequence[str] = ()) -> None:
    print()
    row(words, *columns)
    print("-" * (58 + 14 * len(columns)))


def verdict(figure: float, most: float) -> str:
    return f"{'within' if figure <= most else 'BEYOND'} {most:g}"


def busy() -> None:
    """Say how busy this machine is: seconds mean little where others want its processors too."""
    row(
        "programs that want a processor, of which there are",
        f"{os.getloadavg()[0]:.1f}",
        str(os.cpu_count()),
    )
