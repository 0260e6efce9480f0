"""One block document and its renderings."""

from __future__ import annotations

from samenspel.report.compose import compose

__all__ = ["compose"]
