"""What documents say against what directors choose."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.findings.model import Said, ScopeFigures
from samenspel.study.coding import Document
from samenspel.study.model import Study
from samenspel.study.sorts import cards


def said(study: Study, scopes: Sequence[ScopeFigures]) -> tuple[Said, ...]:
    """Return one entry for every network of which documents were read."""
    return tuple(_said(study, scope) for scope in scopes if read_for_values(study, scope.id))


def read_for_values(study: Study, network: str) -> tuple[Document, ...]:
    """Return what a network wrote: what one person says in an interview is no promise of all."""
    return tuple(
        row for row in study.documents if row.network == network and row.kind != "interview"
    )


def _said(study: Study, scope: ScopeFigures) -> Said:
    documents = {document.id for document in read_for_values(study, scope.id)}
    found = {coding.value for coding in study.codings if coding.document in documents} - {""}
    shared = {value.id for value in scope.values if value.shared}
    ids = [card.id for card in cards(study.design)]
    if not found:
        # 'No document states values' is all that can be said; an empty list promises nothing.
        return Said(scope.id, len(documents), (), (), (), (), None, {"jaccard": "no_values_said"})
    return Said(
        network=scope.id,
        documents=len(documents),
        said=tuple(id for id in ids if id in found),
        promised_not_chosen=tuple(id for id in ids if id in found - shared),
        chosen_not_said=tuple(id for id in ids if id in shared - found),
        both=tuple(id for id in ids if id in found & shared),
        jaccard=len(found & shared) / len(found | shared),
    )
