"""Whatever bytes come in, what comes out is a project or a sentence."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from formats.refi.packed import packed, project, selection, source
from formats.refi.test_writing import STUDY
from formats.test_fuzz import SECONDS, Mutant, noise, spoiled, spoiled_inside
from samenspel.errors import SamenspelError
from samenspel.formats.refi import (
    Exchanged,
    as_project,
    as_study,
    codebook_bytes,
    project_bytes,
    read_codebook,
    read_project,
)

OURS = as_project(STUDY)
THEIRS = packed(project(source(selection(0, 3) + selection(4, 14, 2))))
READERS: dict[str, tuple[list[bytes], list[Mutant], Callable[[bytes, str], Exchanged]]] = {
    "qdpx": ([project_bytes(OURS), THEIRS], [spoiled, spoiled_inside, noise], read_project),
    "qdc": ([codebook_bytes(OURS)], [spoiled, noise], read_codebook),
}
SHARE = 0.05


def attempt(raw: bytes, read: Callable[[bytes, str], Exchanged]) -> None:
    """Read a project; one that was read is written and read again, and may become a study."""
    try:
        found = read(raw, "proef")
        again = read_project(project_bytes(found.project), "again").project
        assert again.sources == found.project.sources
        said = [*found.told, *as_study(found.project).told]
    except SamenspelError as error:
        said = [error.text]
    assert all(words.nl and words.en for words in said)


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", READERS)
def test_readers_of_exchange_end_in_a_project_or_a_sentence(kind: str) -> None:
    files, mutants, read = READERS[kind]
    rng = random.Random(kind)  # noqa: S311 - not a secret: the same tries each time
    until, tries = time.monotonic() + SECONDS * SHARE, 0
    while time.monotonic() < until or tries <= SECONDS:
        attempt(rng.choice(mutants)(rng.choice(files), rng), read)
        tries += 1
