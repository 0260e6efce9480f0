"""The words that the chapters on the loop share."""

from __future__ import annotations

from samenspel.catalogue import texts
from samenspel.text import Text


def looped(key: str, **parts: object) -> Text:
    """Return a title, sentence or head of a chapter on the loop, filled in."""
    return texts("report_loop")[key].format(**parts)
