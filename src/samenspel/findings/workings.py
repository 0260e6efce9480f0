"""How the networks of a study work: everything beside the values, in one round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.findings.checked import checked, comments
from samenspel.findings.coded_agreement import coders_agree
from samenspel.findings.coded_figures import codebook, coded, segments
from samenspel.findings.comparison import comparison
from samenspel.findings.complexity import complexity
from samenspel.findings.conditions import conditions
from samenspel.findings.context import context
from samenspel.findings.expectations import expectations
from samenspel.findings.governance import governance
from samenspel.findings.inequality import inequality
from samenspel.findings.institutionalisation import institutionalisation
from samenspel.findings.interests import interests
from samenspel.findings.layers import layers
from samenspel.findings.model import Priorities, ScopeFigures
from samenspel.findings.outcomes import outcomes
from samenspel.findings.quotes import quotes
from samenspel.findings.relations import relations
from samenspel.findings.spanners import spanners
from samenspel.findings.strategies import strategies
from samenspel.findings.triangulation import triangulation
from samenspel.findings.workings_model import Workings
from samenspel.study.model import Study


def workings(
    study: Study,
    answered: Study,
    scopes: Sequence[ScopeFigures],
    lists: Sequence[Priorities],
    number: int,
) -> Workings:
    """Return how the networks of a study work, in one round.

    ``answered`` is the same study, with the answers that its codings stand for.
    """
    matrices = strategies(answered, number)
    said = coded(study, number)
    found = Workings(
        strategies=matrices,
        institutionalisation=institutionalisation(study.design, scopes, lists, matrices),
        complexity=complexity(answered, number),
        layers=layers(answered, number),
        governance=governance(study, number),
        inequality=inequality(study, number),
        conditions=conditions(study, number),
        interests=interests(study, number),
        relations=relations(study, number),
        outcomes=outcomes(study, number),
        context=context(study),
        triangulation=triangulation(answered, scopes, matrices),
        quotes=quotes(study, number),
        coded=said,
        codebook=codebook(study, said),
        segments=segments(study, number),
        coders=coders_agree(study, number),
        checked=checked(study, number),
        comments=comments(study, number),
        spanners=spanners(study),
        unlinked=study.unlinked,
    )
    return replace(
        found,
        comparison=comparison(scopes, found),
        expectations=expectations(study.design, scopes, lists, found),
    )
