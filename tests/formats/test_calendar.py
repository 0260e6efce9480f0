"""A calendar file keeps to RFC 5545, whatever a group wrote, and holds what it was given."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from samenspel.formats.calendar import Reminder, calendar_bytes

MADE = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
WORDS = st.text(
    st.one_of(
        st.sampled_from("\\;,:\n\"é漢😀 'nN"),
        st.characters(categories=("L", "N", "P", "S")),
    ),
    max_size=120,
)
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):(.*)")
ESCAPES = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}


def strict(raw: bytes) -> list[tuple[str, str, str]]:
    """Return name, parameters and value of every line; whatever the standard forbids fails."""
    assert raw.endswith(b"\r\n")
    physical = raw[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and line and not re.search(rb"[\r\n\0]", line) for line in physical)
    assert [piece.decode() for piece in physical]  # no letter was cut in two
    lines = raw[:-2].replace(b"\r\n ", b"").decode().split("\r\n")
    found = []
    for line in lines:
        parts = LINE.fullmatch(line)
        assert parts, line
        found.append((parts[1], parts[2], parts[3]))
    assert found[0] == ("BEGIN", "", "VCALENDAR")
    assert found[-1] == ("END", "", "VCALENDAR")
    return found


def text(value: str) -> str:
    """Return a text value; a mark that had to be escaped, or an escape that is none, fails."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value), value
    return re.sub(r"\\[\\;,n]", lambda found: ESCAPES[found[0]], value)


def reminders(raw: bytes) -> list[Reminder]:
    found: list[Reminder] = []
    told: dict[str, str] = {}
    for name, parameters, value in strict(raw):
        assert parameters == (";VALUE=DATE" if name == "DTSTART" else "")
        if (name, value) == ("BEGIN", "VEVENT"):
            told = {}
        assert name in {"BEGIN", "END"} or name not in told  # each at most once in an event
        told[name] = value
        if (name, value) == ("END", "VEVENT"):
            assert re.fullmatch(r"\d{8}T\d{6}Z", told["DTSTAMP"])
            day = datetime.strptime(told["DTSTART"], "%Y%m%d").replace(tzinfo=UTC).date()
            words = [text(told[one]) for one in ("UID", "SUMMARY", "DESCRIPTION")]
            found.append(Reminder(words[0], day, *words[1:]))
    return found


@given(
    st.lists(
        st.builds(
            Reminder,
            WORDS.filter(str.strip),
            st.dates(date(1900, 1, 1), date(2200, 1, 1)),
            WORDS,
            WORDS,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_what_goes_into_a_calendar_comes_out_of_it(given_in: list[Reminder]) -> None:
    assert reminders(calendar_bytes(given_in, MADE)) == given_in


def test_marks_that_no_calendar_knows_are_left_out() -> None:
    odd = Reminder("a@b", date(2027, 1, 1), "Een\0 \x1b[2J twee\r\ndrie")
    (kept,) = reminders(calendar_bytes([odd], MADE))
    assert kept.title == "Een [2J twee\ndrie"
