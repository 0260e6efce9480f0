"""From a study on disk to its findings, in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from bench.measure import medians, output, peak_megabytes, process, row, title, verdict

NETWORKS = (75, 150, 300)
RESPONDENTS = 15
REPEATS = 3


def write_study(networks: int, target: Path) -> None:
    """Write a study of blind maps."""
    from samenspel.formats import write  # noqa: PLC0415 - the process that analyses stays small
    from samenspel.study.model import BOXES, Design, Study  # noqa: PLC0415
    from samenspel.study.rows import Network, Placement  # noqa: PLC0415
    from samenspel.study.sorts import cards  # noqa: PLC0415
    from samenspel.text import plain  # noqa: PLC0415

    rng = np.random.default_rng(networks)
    ids = [f"N{number}" for number in range(networks)]
    design = Design(
        id="bench",
        title=plain("Bench"),
        networks=tuple(Network(id, participants=RESPONDENTS) for id in ids),
    )
    boxes = [box for box in BOXES for _ in range(design.shape.places(box))]
    sorts = tuple(
        Placement(f"{id}-{person}", id, card.id, boxes[place])
        for id in ids
        for person in range(RESPONDENTS)
        for card, place in zip(cards(design), rng.permutation(len(boxes)), strict=True)
    )
    write(Study(design, sorts=sorts), target)


def analyse_study(source: Path) -> None:
    """Do the work that is measured, and say what memory it took."""
    from samenspel.findings import analyse  # noqa: PLC0415
    from samenspel.formats import read  # noqa: PLC0415

    findings = analyse(read(source))
    print(len(findings.networks), findings.provenance.resamples, peak_megabytes())


def main() -> None:
    columns = ["seconds", "ms/network", "peak MB", "target"]
    title(f"From files to findings, {RESPONDENTS} respondents a network, cold", columns)
    with TemporaryDirectory() as folder:
        for networks in NETWORKS:
            _measure(networks, Path(folder) / str(networks))


def _measure(networks: int, path: Path) -> None:
    here = (sys.executable, "-m", "bench.files")
    output(*here, "write", str(networks), str(path))
    analysed, resamples, peak = output(*here, "analyse", str(path)).split()
    (whole,) = medians(process(*here, "analyse", str(path)), repeats=REPEATS)
    row(
        f"{analysed} networks, {int(resamples):,} resamples",
        f"{whole:.2f}",
        f"{1000 * whole / networks:.1f}",
        f"{float(peak):.0f}",
        verdict(whole, 5) if networks == max(NETWORKS) else "",
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", networks, path]:
            write_study(int(networks), Path(path))
        case ["analyse", path]:
            analyse_study(Path(path))
        case _:
            main()
