"""From a study to findings: the only place where a study meets the analysis."""

from samenspel.findings.assembly import analyse, analyse_qset, analyse_viewpoints
from samenspel.findings.result import Findings
from samenspel.findings.viewpoint_sorts import maps_as_sorts

__all__ = ["Findings", "analyse", "analyse_qset", "analyse_viewpoints", "maps_as_sorts"]
