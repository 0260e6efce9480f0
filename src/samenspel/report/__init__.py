"""One block document and its renderings."""

from __future__ import annotations

from samenspel.report.composition import compose

__all__ = ["compose"]
