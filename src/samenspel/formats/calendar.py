"""Days to look back, as a calendar file (RFC 5545) that any calendar takes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from samenspel.study.cells import UNPRINTABLE, one_line_end

OCTETS = 75  # of one line, without its end
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to do on a day; the same ``uid`` again takes the place of what was there."""

    uid: str
    day: date
    title: str
    words: str = ""


def calendar_bytes(reminders: Sequence[Reminder], made: datetime) -> bytes:
    """Return reminders as a calendar; ``made`` is when that was."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samenspel//Samenspel//NL"]
    stamp = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for one in reminders:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(one.uid)}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
            f"SUMMARY:{_escaped(one.title)}",
            f"DESCRIPTION:{_escaped(one.words)}",
            "TRANSP:TRANSPARENT",  # nobody is busy all that day
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _escaped(words: str) -> str:
    return UNPRINTABLE.sub("", one_line_end(words)).translate(ESCAPED)


def _folded(line: str) -> Iterator[bytes]:
    """Yield a line in pieces; a piece after the first begins with a space, no letter is cut."""
    piece = b""
    for letter in line:
        raw = letter.encode()
        if len(piece) + len(raw) > OCTETS:
            yield piece
            piece = b" "
        piece += raw
    yield piece
