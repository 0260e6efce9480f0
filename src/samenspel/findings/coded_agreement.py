"""How far coders agree, in short: over all codes and code by code, for the chapter on method."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from samenspel.findings.agreement import agreement
from samenspel.findings.agreement_model import Agreement, CodingAgreement, Figure, TreeAgreement
from samenspel.findings.asked_model import Range
from samenspel.findings.coded import round_of_texts
from samenspel.findings.coded_model import AgreementRow, CodersAgree
from samenspel.study.coding import DICTIONARY, SETTLED, Code, Coding
from samenspel.study.model import Study

RESAMPLES = 199
Texts = tuple[tuple[str, str], ...]


def coders_agree(study: Study, number: int) -> tuple[CodersAgree, ...]:
    """Return how far people agree who coded the same, before they settled; nothing of fewer."""
    people = tuple(
        row for row in study.codings if row.code and row.coder not in {DICTIONARY, SETTLED, ""}
    )
    if number != round_of_texts(study) or len({row.coder for row in people}) < 2:
        return ()
    words = dict(study.texts)
    texts = tuple((row.id, words[row.file]) for row in study.documents if row.file in words)
    found = _agreement(people, study.codes, texts, study.design.seed).people
    if len(found.coders) < 2:
        return ()
    used = {row.code for row in people if row.document in found.documents}
    rows = tuple(_rows(found, used))
    return (CodersAgree(found.coders, len(found.documents), found.paragraphs, rows),)


@lru_cache(maxsize=4)
def _agreement(
    codings: tuple[Coding, ...], codes: tuple[Code, ...], texts: Texts, seed: int
) -> CodingAgreement:
    return agreement(codings, codes, dict(texts), resamples=RESAMPLES, seed=seed)


def _rows(found: TreeAgreement, used: Collection[str]) -> Iterator[AgreementRow]:
    """Yield all codes as they were put on, then each that somebody used."""
    yield _row("", (), found.pooled_segments, found.pooled_segments.units * len(used))
    for code in (code for code in found.codes if code.code in used):
        yield _row(code.code, code.paragraphs_by, code.segments, code.segments.units)


def _row(code: str, by_coder: tuple[int, ...], found: Agreement, judged: int) -> AgreementRow:
    figures = {"kappa": found.kappa, "alpha": found.alpha, "gwet": found.ac1}
    missing = {name: f"coders_{one.reason}" for name, one in figures.items() if one.value is None}
    between = _range(found.alpha)
    return AgreementRow(
        code=code,
        by_coder=by_coder,
        judged=judged,
        same=round((found.percent.value or 0) * judged),
        kappa=found.kappa.value,
        alpha=found.alpha.value,
        alpha_range=between,
        gwet=found.ac1.value,
        reasons=missing if between else {**missing, "alpha_range": "coders_no_range"},
    )


def _range(one: Figure) -> Range | None:
    return None if one.low is None or one.high is None else Range(one.low, one.high)
