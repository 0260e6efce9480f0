"""Subtitles as paragraphs: .vtt (also of Teams) and .srt, by speaker, with the time of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from samenspel.formats.transcripts_found import Found, counted, refused
from samenspel.formats.transcripts_words import decoded
from samenspel.reading.turns import said, turns
from samenspel.study.problems import Place

EXAMPLE = "0:12:03.000 --> 0:12:05.500"
HEAD = "WEBVTT"
PAUSE = 2.0  # seconds of silence after which words without a speaker begin anew
CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,6}))?"
_TIMES = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?(?:[ \t]+([^>]*))?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[cibuv]|lang|ruby|rt|font)(?:[. \t][^>]*)?>|<\d[\d:.,]*>", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_SIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of one speaker, and the seconds in which they were heard."""

    speaker: str
    start: float
    end: float
    words: str


def from_subtitles(raw: bytes, place: Place) -> Found:
    """Return the turns in a file of subtitles."""
    text = decoded(raw, place)
    side: list[str] = []
    cues = list(_cues(text.words.split("\n"), place, side))
    if not cues:
        raise refused("no_cues", place, text.words.strip()[:40], EXAMPLE)
    notes = counted((("remarks", side.count("NOTE")), ("styles", len(side) - side.count("NOTE"))))
    return Found(tuple(spoken(cues)), (*text.notes, *notes))


def spoken(cues: Sequence[Cue]) -> Iterator[str]:
    """Yield a paragraph for each turn: cues of one speaker that follow each other are one."""
    found: list[list[Cue]] = []
    for cue in cues:
        if found and _goes_on(found[-1][-1], cue):
            found[-1].append(cue)
        else:
            found.append([cue])
    for turn in found:
        words = " ".join(cue.words for cue in turn)
        yield said(turn[0].speaker, clock(turn[0].start), words)


def _goes_on(before: Cue, cue: Cue) -> bool:
    if before.speaker or cue.speaker:
        return before.speaker == cue.speaker
    return not _ENDED.search(before.words) and cue.start - before.end <= PAUSE


def clock(seconds: float) -> str:
    """Return a time as h:mm:ss."""
    minutes, whole = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{whole:02}"


def seconds_of(hours: str | None, minutes: str, whole: str, part: str | None) -> float:
    """Return a time code in seconds."""
    return 3600 * int(hours or 0) + 60 * int(minutes) + int(whole) + float(f"0.{part or 0}")


def _cues(lines: Sequence[str], place: Place, side: list[str]) -> Iterator[Cue]:
    """Yield the cues of a file; what is said beside them goes to ``side``."""
    times: tuple[float, float] | None = None
    words: list[str] = []
    aside = False
    for number, line in enumerate(lines, start=1):
        if "-->" in line:
            _drop_number(words)
            yield from _voices(times, words)
            side += ["NOTE" for head in words if times is None and head.partition(HEAD)[0]]
            times, words, aside = _times(line, Place(place.file, number)), [], False
        elif not line.strip():
            words, aside = [*words, ""], False
        elif aside or _begins_aside(line, words):
            side += [] if aside else [line.split()[0]]
            aside = True
        else:
            words.append(line)
    yield from _voices(times, words)


def _begins_aside(line: str, words: Sequence[str]) -> bool:
    """Return whether a line that stands apart begins a remark, or says how cues look."""
    return words[-1:] in ([], [""]) and bool(_SIDE.match(line))


def _times(line: str, place: Place) -> tuple[float, float]:
    found = _TIMES.fullmatch(line)
    if found is None:
        raise refused("broken_time", place, line, EXAMPLE)
    parts = found.groups()
    return seconds_of(*parts[:4]), seconds_of(*parts[4:])


def _drop_number(words: list[str]) -> None:
    """Take off the number or the name of a cue, which stands alone above its times."""
    if words and words[-1].strip() and (words[-2:-1] == [""] or words[-1].strip().isdecimal()):
        words.pop()


def _voices(times: tuple[float, float] | None, lines: Sequence[str]) -> Iterator[Cue]:
    """Yield what each voice in a cue says; words above the first times are the head of a file."""
    if times is None:
        return
    first, *rest = _VOICE.split(" ".join(line.strip() for line in lines if line.strip()))
    for speaker, said_by in (("", first), *zip(rest[::2], rest[1::2], strict=True)):
        words = " ".join(unescape(_TAG.sub("", said_by)).split())
        if words:
            yield _labelled(Cue(" ".join(unescape(speaker or "").split()), *times, words))


def _labelled(cue: Cue) -> Cue:
    """Return a cue without a voice that begins with the name of its speaker."""
    found = () if cue.speaker else turns(cue.words)
    if not found or found[0].start or found[0].time:
        return cue
    return replace(cue, speaker=found[0].speaker, words=cue.words[found[0].words_start :])
