"""From a study to findings: the only place where a study meets the analysis."""

from samenspel.findings.assembly import analyse
from samenspel.findings.result import Findings

__all__ = ["Findings", "analyse"]
