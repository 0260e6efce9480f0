"""Exchange: a transcript of 1 MB with 1,000 codings comes in and goes out again."""

from __future__ import annotations

import random
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.measure import busy, medians, peak_megabytes, row, title, verdict

from samenspel.formats.refi import as_project, as_study, project_bytes, read_project
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network
from samenspel.text import plain

LETTERS, CODINGS, CODES = 1_000_000, 1_000, 20
WORDS = ["wij", "het", "netwerk", "vertrouwen", "samen", "gezin", "elkaar", "👍", "niet", "cliënt"]
NAME = "transcript.qdpx"


def coded(rng: random.Random) -> Study:
    """Return a study of one long interview, coded by two people."""
    text = "\n".join(" ".join(rng.choices(WORDS, k=15)) for _ in range(LETTERS // 100))[:LETTERS]
    codes = tuple(Code(f"c{at}", f"Code {at}", description="Wanneer?") for at in range(CODES))
    starts = sorted(rng.sample(range(len(text) - 300), CODINGS))
    codings = tuple(
        Coding(
            "d", "", "", f"coder{at % 2}", f"c{at % CODES}", at_, at_ + rng.randint(20, 300), "m"
        )
        for at, at_ in enumerate(starts)
    )
    return Study(
        Design("bench", plain("Bench"), networks=(Network("n"),)),
        documents=(Document("d", "n", file="d.txt"),),
        codes=codes,
        codings=codings,
        texts=(("d.txt", text),),
    )


def elsewhere(raw: bytes) -> bytes:
    """Return a project as another tool might have made it, so that places must be found out."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(raw)) as ours,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for name in ours.namelist():
            content = ours.read(name).replace(b'origin="Samenspel', b'origin="Other')
            other.writestr(name, content)
    return out.getvalue()


def bare(raw: bytes) -> None:
    """Only unpack and parse: what nobody can do without."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".qde"):
                ET.fromstring(content)  # noqa: S314 - ours


def main() -> None:
    # A file of one's own choice shows what another tool's project takes.
    mine = coded(random.Random(1))  # noqa: S311 - not a secret
    raw = (
        Path(sys.argv[1]).read_bytes()
        if sys.argv[1:]
        else elsewhere(project_bytes(as_project(mine)))
    )
    study = as_study(read_project(raw, NAME).project).study
    title(f"Exchange of {LETTERS // 1_000_000} MB with {CODINGS:,} codings", ["seconds", "target"])
    busy()
    reading, to_study, writing, unpacking = medians(
        lambda: read_project(raw, NAME),
        lambda: as_study(read_project(raw, NAME).project),
        lambda: project_bytes(as_project(study)),
        lambda: bare(raw),
        repeats=5,
    )
    row("unpacking and parsing alone", f"{unpacking:.3f}")
    row("reading the project, places found out", f"{reading:.3f}")
    row("importing: reading, as a study that was checked", f"{to_study:.3f}", verdict(to_study, 2))
    row("exporting the study", f"{writing:.3f}", verdict(writing, 1))
    row("importing against merely unpacking, times", f"{to_study / unpacking:.0f}")
    row("peak MB", f"{peak_megabytes():.0f}")


if __name__ == "__main__":
    main()
