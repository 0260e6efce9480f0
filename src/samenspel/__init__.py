"""Samenspel: which values a care network shares, how sure that is, and who may see it.

>>> from samenspel import read, analyse
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from samenspel.version import __version__

if TYPE_CHECKING:
    from samenspel.advice import advise
    from samenspel.disclosure import disclose
    from samenspel.errors import SamenspelWarning
    from samenspel.findings import analyse
    from samenspel.findings.notebook import (
        bootstrap_viewpoints,
        how_many_viewpoints,
        viewpoints,
    )
    from samenspel.formats import read, write
    from samenspel.report import compose

__all__ = [
    "SamenspelWarning",
    "__version__",
    "advise",
    "analyse",
    "bootstrap_viewpoints",
    "compose",
    "disclose",
    "how_many_viewpoints",
    "read",
    "viewpoints",
    "write",
]

_HOMES = {
    "SamenspelWarning": "samenspel.errors",
    "advise": "samenspel.advice",
    "analyse": "samenspel.findings",
    "bootstrap_viewpoints": "samenspel.findings.notebook",
    "compose": "samenspel.report",
    "disclose": "samenspel.disclosure",
    "how_many_viewpoints": "samenspel.findings.notebook",
    "read": "samenspel.formats",
    "viewpoints": "samenspel.findings.notebook",
    "write": "samenspel.formats",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that the command starts fast."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
