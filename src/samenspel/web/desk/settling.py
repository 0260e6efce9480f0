"""What coders settled on where they differed: codings of nobody, and a log of who decided why.

What all coders put on the same words needs no decision, and counts as soon as one was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from samenspel.study.coding import SETTLED
from samenspel.text import Text
from samenspel.web.coding.models import Code, Coding, Source, Step
from samenspel.web.coding.typed import places
from samenspel.web.desk import decided
from samenspel.web.desk.differing import Span, Stretch, placed, stretches

BOTH, NEITHER, OTHER, BEFORE = "both", "neither", "other", "before"
LONGEST_WHY = 500
Made = tuple[Code, Span]


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on one stretch."""

    choice: str
    who: str = ""
    why: str = ""
    made: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A stretch on which coders differ, with what was decided on it, if anything was."""

    stretch: Stretch
    step: Step | None = None
    now: tuple[str, ...] = ()
    choice: str = ""
    wrong: Text | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A source in which coders were compared."""

    agreed: tuple[Stretch, ...] = ()
    cases: tuple[Case, ...] = ()
    begun: bool = False
    log: tuple[Step, ...] = field(default=())

    @property
    def open(self) -> int:
        """Return on how many stretches nobody decided yet."""
        return sum(not one.choice for one in self.cases)


def compared(source: Source) -> Compared:
    """Return where coders agree and differ in a source, and what was decided."""
    codings = placed(source)
    found = stretches(source, codings)
    steps = list(source.steps.filter(kind=SETTLED).order_by("id"))
    latest = {str(step.data["key"]): step for step in decided.standing(steps)}
    settled = [one for one in codings if one.coder == SETTLED]
    begun = bool(settled or steps)
    return Compared(
        agreed=tuple(one for one in found if one.agreed),
        cases=tuple(
            _case(source, one, latest.get(one.key), settled, brought=bool(settled) and not steps)
            for one in found
            if not one.agreed
        ),
        begun=begun,
        log=tuple(reversed(steps)),
    )


def _case(
    source: Source, stretch: Stretch, step: Step | None, settled: Iterable[Coding], *, brought: bool
) -> Case:
    """Return a stretch with its decision; what came in settled was decided elsewhere."""
    made = decided.made(step) if step else map(_place, _within(stretch, settled))
    words = tuple(source.words[start:end] for _, start, end in made)
    choice = str(step.data["choice"]) if step else BEFORE if brought else ""
    return Case(stretch, step, words, choice)


def _place(coding: Coding) -> decided.Made:
    return coding.code_id or 0, coding.start or 0, coding.end or 0


def _within(stretch: Stretch, settled: Iterable[Coding]) -> list[Coding]:
    return [one for one in settled if decided.same(_place(one), _about(stretch))]


def _about(stretch: Stretch) -> decided.Made:
    return stretch.code.pk, stretch.start, stretch.end


def chosen(stretch: Stretch, choice: str) -> tuple[Made, ...] | None:
    """Return the codings that a choice makes; none where it is no choice of this stretch."""
    if choice == NEITHER:
        return ()
    if choice == BOTH:
        return tuple((stretch.code, span) for span in stretch.spans)
    by = next((one for one in stretch.by if one.coder == choice and one.spans), None)
    return tuple((stretch.code, span) for span in by.spans) if by else None


@transaction.atomic
def settle(source: Source, stretch: Stretch, decision: Decision) -> None:
    """Write what was decided on a stretch, instead of what was decided on its words before."""
    Source.objects.select_for_update().get(pk=source.pk)
    _adopt(source)
    settled = source.codings.filter(coder=SETTLED)
    steps = list(source.steps.filter(kind=SETTLED).order_by("id"))
    for code, start, end in decided.undone(steps, _about(stretch)):
        settled.filter(code=code, start=start, end=end).delete()
    for one in _within(stretch, settled):
        one.delete()
    _write(source, decision.made, _memos(stretch, decision.choice))
    _agree(source)
    Step.objects.create(
        source=source, coder=decision.who, kind=SETTLED, data=_told(stretch.key, decision)
    )


def _told(key: str, decision: Decision) -> dict[str, Any]:
    made = [(code.pk, *span) for code, span in decision.made]
    return {"key": key, "choice": decision.choice, "why": decision.why, "made": made}


def _adopt(source: Source) -> None:
    """Note what came in settled as decided, before anything is decided here."""
    found = compared(source)
    if found.log or not found.begun:
        return
    settled = list(source.codings.filter(coder=SETTLED).select_related("code"))
    for case in found.cases:
        made = tuple(
            (one.code, (one.start or 0, one.end or 0))
            for one in _within(case.stretch, settled)
            if one.code
        )
        told = _told(case.stretch.key, Decision(BEFORE, made=made))
        Step.objects.create(source=source, coder="", kind=SETTLED, data=told)


def _agree(source: Source) -> None:
    """Let what all coders agree on count too: only what is settled counts from now on."""
    codings = placed(source)
    settled = [one for one in codings if one.coder == SETTLED]
    for one in stretches(source, codings):
        if one.agreed and not _within(one, settled):
            _write(source, [(one.code, span) for span in one.spans], _memos(one, BOTH))


def _write(source: Source, made: Iterable[Made], memo: str) -> None:
    for code, (start, end) in made:
        reviewed = source.codings.filter(code=code, start=start, end=end, reviewed=True).exists()
        Coding.objects.get_or_create(
            source=source,
            coder=SETTLED,
            code=code,
            start=start,
            end=end,
            defaults={"memo": memo, "reviewed": reviewed},
        )


def _memos(stretch: Stretch, choice: str) -> str:
    own: Sequence[str] = [
        memo for one in stretch.by if choice in {one.coder, BOTH} for memo in one.memos
    ]
    return "\n".join(dict.fromkeys(own))


def words_at(source: Source, stretch: Stretch, words: str) -> list[Span]:
    """Return where words stand in a stretch; when they do not, in its paragraphs."""
    begin = source.words.rfind("\n", 0, stretch.start) + 1
    stop = source.words.find("\n", stretch.end)
    end = stop if stop >= 0 else len(source.words)
    near = places(source.words[stretch.start : stretch.end], words, stretch.start)
    return near or places(source.words[begin:end], words, begin)
