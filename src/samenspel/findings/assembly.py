"""One call: a study in, everything that can be said of one of its rounds out."""

from __future__ import annotations

import hashlib
import json

from samenspel import catalogue
from samenspel.findings.crossings import crossings
from samenspel.findings.model import Provenance
from samenspel.findings.priorities import priorities
from samenspel.findings.result import Findings
from samenspel.findings.said import said
from samenspel.findings.scopes import scopes
from samenspel.findings.shifts import shifts
from samenspel.findings.workings import workings
from samenspel.study.codec import to_plain
from samenspel.study.model import SCHEMA, Study
from samenspel.study.sorts import cards, rounds
from samenspel.version import __version__

RESAMPLES = 99_999


def analyse(study: Study, *, round: int | None = None, resamples: int = RESAMPLES) -> Findings:
    """Return the findings of one round, the latest unless said otherwise.

    The same study, version and seed give the same findings, to the last bit.
    """
    number = max(rounds(study), default=1) if round is None else round
    figures = scopes(study, number, resamples)
    lists = priorities(study, number)
    return Findings(
        design=study.design,
        cards=cards(study.design),
        networks=figures.networks,
        everyone=figures.everyone,
        between=figures.between,
        crossings=crossings(study, figures.networks, number),
        priorities=lists,
        shifts=shifts(study, number, resamples),
        said=said(study, figures.networks),
        meanings=tuple(row for row in study.meanings if row.round == number),
        obstructing=tuple(row for row in study.obstructing if row.round == number),
        remarks=tuple(row for row in study.remarks if row.round == number),
        provenance=_provenance(study, number, resamples),
        reasons={} if figures.between else {"between_networks": figures.why_not_between},
        workings=workings(study, figures.networks, lists, number),
    )


def _provenance(study: Study, number: int, resamples: int) -> Provenance:
    design = study.design
    return Provenance(
        version=__version__,
        schema=SCHEMA,
        seed=design.seed,
        threshold=str(design.threshold),
        round=number,
        rounds=rounds(study),
        shape=(design.shape.important, design.shape.neutral, design.shape.less_important),
        resamples=resamples,
        study_hash=study_hash(study),
        card_versions=_card_versions(study),
        catalogue_version=catalogue.version(),
    )


def study_hash(study: Study) -> str:
    """Return a fingerprint of the whole study; it is for the researcher only.

    In a small group a fingerprint of the answers could be used to test a guess of them.
    """
    plain = json.dumps(to_plain(study), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _card_versions(study: Study) -> tuple[str, ...]:
    answers = (study.sorts, study.priorities, study.tallies)
    own = study.design.card_version
    return tuple(sorted({row.card_version or own for rows in answers for row in rows}))
