"""One call: a study in, everything that can be said of one of its rounds out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

from samenspel import catalogue
from samenspel.findings.agreed import agreed
from samenspel.findings.changes import changes
from samenspel.findings.coded import with_codings
from samenspel.findings.crossings import crossings
from samenspel.findings.gaps import gaps
from samenspel.findings.loop_model import Loop
from samenspel.findings.model import Provenance
from samenspel.findings.priorities import priorities
from samenspel.findings.result import Findings
from samenspel.findings.said import said
from samenspel.findings.scopes import scopes
from samenspel.findings.shifts import shifts
from samenspel.findings.viewpoints import Progress, study_viewpoints, viewpoints
from samenspel.findings.workings import workings
from samenspel.study.codec import to_plain
from samenspel.study.model import SCHEMA, Card, Design, Shape, Study
from samenspel.study.qset import QSet, ViewpointPlan
from samenspel.study.sorts import cards, rounds
from samenspel.version import __version__

RESAMPLES = 99_999


def analyse(
    study: Study,
    *,
    round: int | None = None,
    resamples: int = RESAMPLES,
    progress: Progress | None = None,
) -> Findings:
    """Return the findings of one round, the latest unless said otherwise.

    The same study, version and seed give the same findings, to the last bit. ``progress`` is told
    how far the bootstrap of the viewpoints is, when the study asks for one.
    """
    number = max(rounds(study), default=1) if round is None else round
    figures = scopes(study, number, resamples)
    lists = priorities(study, number)
    answered = with_codings(study)
    return Findings(
        design=study.design,
        cards=cards(study.design),
        networks=figures.networks,
        everyone=figures.everyone,
        between=figures.between,
        crossings=crossings(study, figures.networks, number),
        priorities=lists,
        shifts=shifts(study, number, resamples),
        said=said(answered, figures.networks),
        meanings=tuple(row for row in study.meanings if row.round == number),
        obstructing=tuple(row for row in study.obstructing if row.round == number),
        remarks=tuple(row for row in study.remarks if row.round == number),
        provenance=_provenance(study, number, resamples),
        reasons={} if figures.between else {"between_networks": figures.why_not_between},
        workings=workings(study, answered, figures.networks, lists, number),
        viewpoints=study_viewpoints(study, number, figures.networks, progress),
        loop=Loop(
            changes=changes(study, number, resamples),
            gaps=gaps(study, number, resamples),
            agreed=agreed(study, number),
        ),
    )


def analyse_viewpoints(
    study: Study,
    plan: ViewpointPlan,
    *,
    round: int | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Return the findings of one round with the viewpoints that this plan asks for."""
    asked = replace(study, design=replace(study.design, viewpoints=plan))
    return analyse(asked, round=round, progress=progress)


def analyse_qset(
    qset: QSet, plan: ViewpointPlan, *, seed: int = 1, progress: Progress | None = None
) -> Findings:
    """Return the viewpoints in sorts that belong to no study; all other parts are empty."""
    design = _design(qset, plan, seed)
    provenance = _provenance(Study(design), number=1, resamples=0)
    return Findings(
        design=design,
        cards=design.own_cards,
        networks=(),
        everyone=None,
        between=None,
        crossings=(),
        priorities=(),
        shifts=(),
        said=(),
        meanings=(),
        obstructing=(),
        remarks=(),
        provenance=replace(provenance, study_hash=_fingerprint(asdict(qset))),
        reasons={"between_networks": "not_asked"},
        viewpoints=viewpoints(qset, plan, seed=seed, progress=progress),
    )


def _design(qset: QSet, plan: ViewpointPlan, seed: int) -> Design:
    """Return the design of a study that has no values map and no networks."""
    return Design(
        id="qset",
        title=qset.title,
        seed=seed,
        shape=Shape(0, 0, 0),
        own_cards=tuple(Card(one.id, one.words) for one in qset.statements),
        viewpoints=plan,
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
    return _fingerprint(to_plain(study))


def _fingerprint(plain: object) -> str:
    written = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _card_versions(study: Study) -> tuple[str, ...]:
    answers = (study.sorts, study.priorities, study.tallies)
    own = study.design.card_version
    return tuple(sorted({row.card_version or own for rows in answers for row in rows}))
