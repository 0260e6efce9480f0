"""Viewpoints, as members may see them who all agreed to that in writing.

A loading is a figure of one person, and the scores are sums of very few maps: whoever knows them
knows where somebody placed the cards. Without names they are for the researcher alone.
"""

from __future__ import annotations

from samenspel.findings.result import Findings
from samenspel.findings.viewpoints_model import ViewpointFindings


def own_viewpoints(findings: Findings, network: str) -> ViewpointFindings | None:
    """Return the viewpoints when all sorts are of one network, its own; else nothing of them."""
    found = findings.viewpoints
    if found is None or {scope.id for scope in findings.networks} != {network}:
        return None
    return found if all(one.network == network for one in found.sorters) else None


def withheld(findings: Findings, shown: ViewpointFindings | None, why: str) -> dict[str, str]:
    """Return the reason for what is not shown; none when nobody asked for viewpoints."""
    return {} if shown or findings.viewpoints is None else {"viewpoints": why}
