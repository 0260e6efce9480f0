"""What is written when something breaks: when, and where in the program; nothing of who or what."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class Nameless(logging.Formatter):
    """Writes the time, the kind of error and the lines of the program that led to it."""

    def format(self, record: logging.LogRecord) -> str:
        """Leave out the message: it may hold a link, an address or an answer."""
        when = self.formatTime(record)
        if not record.exc_info or record.exc_info[0] is None:
            return f"{when} {record.levelname} {record.name}"
        kind, _, trace = record.exc_info
        return "\n".join((f"{when} {kind.__name__}", *_places(trace)))


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
