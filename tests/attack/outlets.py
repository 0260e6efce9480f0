"""Every way in which what was found leaves, and whether all of them tell the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attack.told import Known, Told, read_output
from outputs import EVERY
from samenspel import analyse, disclose
from samenspel.disclosure import NOTHING_RELEASED, Ledger, Released
from samenspel.disclosure.released import AudienceName
from samenspel.findings.result import Findings
from samenspel.study.model import Study
from samenspel.text import LANGUAGES, Language

AUDIENCES: tuple[AudienceName, ...] = ("members", "outside")
PLAIN = ("text", "json", "csv", "xlsx")  # the other formats take seconds

Output = tuple[str, Language, bytes]


@lru_cache(maxsize=8)
def found_in(study: Study, number: int | None = None) -> Findings:
    """Return findings; the lines of chance are for the researcher, so a few draws will do."""
    return analyse(study, resamples=99, round=number)


def released_to(
    study: Study,
    audience: AudienceName,
    ledger: Ledger = NOTHING_RELEASED,
    *,
    network: str | None = None,
    number: int | None = None,
) -> Released:
    """Return what an audience may see of a study, in its latest round or another."""
    return disclose(found_in(study, number), audience, ledger, network=network)


def outputs(released: Released, kinds: Sequence[str] = tuple(EVERY)) -> list[Output]:
    """Return these formats in each language, as bytes."""
    return [
        (kind, language, content.encode() if isinstance(content, str) else content)
        for kind in kinds
        for language in LANGUAGES
        for content in [EVERY[kind](released, language)]
    ]


def told_alike(released: Released, study: Study, kinds: Sequence[str]) -> dict[str, Told]:
    """Return what is told, by scope, after seeing that every format and language tells it."""
    known = Known.of(study)
    told = {
        (kind, language): read_output(kind, language, content, known)
        for kind, language, content in outputs(released, kinds)
    }
    most = told["json", "en"]
    # The prose on a single network does not speak of the whole.
    least = most if len(most) > 2 else {id: most[id] for id in most if id != "all"}
    assert all(found in (most, least) for found in told.values()), told
    return most
