"""Whatever bytes come in, what comes out is a study or a sentence."""

from __future__ import annotations

import os
import random
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from formats.broken import VALID, make, zipped
from samenspel.errors import SamenspelError
from samenspel.formats import read, read_ledger, write

SECONDS = float(os.environ.get("SAMENSPEL_FUZZ_SECONDS", "30"))
SPICE = (
    *(b"\0", b"\xff", b'"', b",", b";", b"\n", b"\r", b"=", b"'", b"[", b"{", b"]]", b"}"),
    *(b"1e999", b"-1", b"NaN", b"null", b"true", b"\xef\xbb\xbf", b"\xff\xfe", b"<", b"&#0;"),
)
Mutant = Callable[[bytes, random.Random], bytes]


def spoiled(raw: bytes, rng: random.Random) -> bytes:
    """Return bytes with a few changes of the kinds that break readers."""
    out = bytearray(raw)
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(out))
        upto = min(len(out), at + rng.choice([0, 1, 1, 4, 40]))
        piece = bytes(out[at:upto])
        out[at:upto] = rng.choice(
            [b"", rng.choice(SPICE), piece * rng.choice([2, 50]), rng.randbytes(rng.randint(1, 9))]
        )
    return bytes(out)


def spoiled_inside(raw: bytes, rng: random.Random) -> bytes:
    """Return a workbook in which one part is spoiled, so that the zip itself is sound."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = rng.choice(sorted(parts))
    return zipped(parts | {name: spoiled(parts[name], rng)})


def noise(raw: bytes, rng: random.Random) -> bytes:
    return raw[: rng.choice([0, 0, 4, 30])] + rng.randbytes(rng.randint(0, 200))


def attempt(path: Path) -> None:
    """Read a study; a study that was read can be written and read again."""
    again = path.parent / "again.json"
    try:
        study = read(path)
    except SamenspelError as error:
        said = error.text
    else:
        said = study.design.title
        write(study, again, overwrite=True)
        assert read(again) == study
    assert said.nl
    assert said.en


TABLES = [name for name in VALID if name.endswith(".csv")]
READERS: dict[str, tuple[str, list[str], list[Mutant]]] = {
    "csv": ("folder", TABLES, [spoiled, spoiled, noise]),
    "toml": ("folder", ["study.toml"], [spoiled, spoiled, noise]),
    "document": ("folder", ["documents/visie.txt"], [spoiled, noise]),
    "json": ("json", [""], [spoiled, spoiled, noise]),
    "xlsx": ("xlsx", [""], [spoiled, spoiled_inside, spoiled_inside, spoiled_inside, noise]),
}
SHARE = {"csv": 0.25, "toml": 0.2, "document": 0.05, "json": 0.2, "xlsx": 0.3}


@pytest.mark.fuzz
@pytest.mark.parametrize("reader", READERS)
def test_readers_end_in_a_study_or_a_sentence(reader: str, tmp_path: Path) -> None:
    kind, files, mutants = READERS[reader]
    rng = random.Random(reader)  # noqa: S311 -- not a secret: the same tries each time
    path = make(tmp_path, kind)
    if kind == "json":
        write(read(make(tmp_path)), path, overwrite=True)
    until = time.monotonic() + SECONDS * SHARE[reader]
    tries = 0
    while time.monotonic() < until or tries <= SECONDS:
        target = path / rng.choice(files) if kind == "folder" else path
        sound = target.read_bytes()
        target.write_bytes(rng.choice(mutants)(sound, rng))
        attempt(path)
        target.write_bytes(sound)
        tries += 1


@pytest.mark.fuzz
def test_a_ledger_of_any_bytes_ends_in_a_ledger_or_a_sentence() -> None:
    rng = random.Random(1)  # noqa: S311
    sound = b'{"schema": 1, "releases": [{"networks": ["a"], "round": 1, "respondents": []}]}'
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "releases.json"
        for _ in range(2_000):
            path.write_bytes(spoiled(sound, rng))
            with suppress(SamenspelError):
                read_ledger(path)
