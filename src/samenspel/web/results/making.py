"""Making a report that was asked for: step by step, so that whoever waits sees how far it is."""

from __future__ import annotations

import logging

from django.utils import timezone

from samenspel.advice import advise
from samenspel.disclosure import Released
from samenspel.errors import InvalidStudyError, ReleaseError, SamenspelError
from samenspel.report import compose
from samenspel.report.blocks import Figure
from samenspel.report.drawing import telling
from samenspel.report.outputs import RENDERS
from samenspel.text import LANGUAGES, Language
from samenspel.web import releases
from samenspel.web.results.jobs import fail, mine
from samenspel.web.results.models import Report
from samenspel.web.results.wishes import AUDIENCES
from samenspel.web.speech.words import sentence

Step = Report.Step


class LostError(Exception):
    """Another worker has it, or nobody wants it any more."""


def make(report: Report) -> None:
    """Make a report and keep it, or say why that cannot be."""
    try:
        content = _content(report)
        _note(report, state=Report.State.DONE, content=content, ended=timezone.now())
    except LostError:
        return
    except InvalidStudyError:
        fail(mine(report), sentence("study_wrong", part="reports"), now=timezone.now())
    except SamenspelError as error:
        fail(mine(report), error.text, now=timezone.now())
    except Exception:
        # Whatever broke, somebody waits for it; the log says where in the program.
        logging.getLogger("django.request").exception("")
        fail(mine(report), sentence("report_failed", part="reports"), now=timezone.now())


def _content(report: Report) -> bytes:
    released = _released(report)
    _note(report, step=Step.COMPOSING)
    document = compose(released, advise(released))
    _note(report, step=Step.DRAWING, of=sum(isinstance(one, Figure) for one in document.blocks))
    with telling(lambda: _drawn(report)):
        made = RENDERS[report.kind](document, _language(report))
    return made.encode() if isinstance(made, str) else made


def _released(report: Report) -> Released:
    """Return what these readers may see: to make a report is not to release."""
    audience = next(one for one in AUDIENCES if one == report.audience)
    found = releases.shown_to(report.study, audience, report.network or None, number=report.number)
    if found is None:
        raise ReleaseError(sentence("not_released", part="reports"))
    return found


def _language(report: Report) -> Language:
    return next(one for one in LANGUAGES if one == report.language)


def _drawn(report: Report) -> None:
    report.done += 1
    _note(report, done=report.done, step=Step.DRAWING if report.done < report.of else Step.WRITING)


def _note(report: Report, **now: object) -> None:
    """Say how far it is; whoever reads it sees it at once."""
    if not mine(report).update(**now):
        raise LostError
    for name, value in now.items():
        setattr(report, name, value)
