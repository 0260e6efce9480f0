"""Who may see what, at which number of respondents."""

from samenspel.disclosure.door import disclose
from samenspel.disclosure.ledger import NOTHING_RELEASED, Ledger, Release
from samenspel.disclosure.released import AudienceName, Banded, Released, Withheld

__all__ = [
    "NOTHING_RELEASED",
    "AudienceName",
    "Banded",
    "Ledger",
    "Release",
    "Released",
    "Withheld",
    "disclose",
]
