"""One block document and its renderings."""

from __future__ import annotations

from samenspel.report.composition import compose, compose_viewpoints

__all__ = ["compose", "compose_viewpoints"]
