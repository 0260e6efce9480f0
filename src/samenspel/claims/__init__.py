"""The claim check: what a report says of a study, held against what the study found."""

from samenspel.claims.check import Checked, check
from samenspel.claims.verdict import Outcome

__all__ = ["Checked", "Outcome", "check"]
