"""The room in which a source is coded, in the states in which it is looked at."""

from __future__ import annotations

from e2e.states import STUDY
from samenspel.web.coding.acts import Spot, Work, note, put
from samenspel.web.coding.models import Code, Coder, Source
from samenspel.web.studies.models import Study

CODER = "anna"


def interview(name: str = "interview-g01") -> Source:
    """Return an interview of the example."""
    return Source.objects.get(study__name=STUDY, name=name)


def work(source: Source | None = None, coder: str = CODER) -> Work:
    """Return what somebody codes in."""
    source = source or interview()
    Coder.objects.get_or_create(study=source.study, name=coder)
    return Work(source, coder, len(source.words))


def leaves(source: Source) -> list[Code]:
    """Return the codes that carry an answer."""
    return list(Code.objects.filter(study=source.study).exclude(item=""))


def room(page: str = "", *, coded: bool = True, opened: bool = False, coder: str = CODER) -> str:
    """Return the room of somebody who put overlapping codes, with a memo on one of them."""
    source = interview()
    mine, codes = work(source, coder), leaves(source)
    if coded:
        at = source.words.index(" ", 900) + 1
        spots = [Spot(codes[step].pk, at + step * 30, at + 400 - step * 70) for step in range(3)]
        for spot in spots:
            put(mine, spot)
        note(mine, spots[0], "Hier zegt zij het zelf.")
    Source.objects.filter(pk=source.pk).update(opened=opened)
    return f"/studies/{STUDY}/sources/{source.pk}/{page or '?as=' + coder}"


def chosen() -> str:
    """Return the room with one coding open, as it is without a script."""
    path = room()
    return f"{path}&coding={interview().codings.filter(coder=CODER).first().pk}"  # type: ignore[union-attr]


def not_ready() -> str:
    """Return the page of a source of which names are still to be replaced."""
    record = Study.objects.get(name=STUDY)
    source, _ = Source.objects.get_or_create(
        study=record, name="raw", defaults={"network": "gezin", "ready": False}
    )
    return f"/studies/{STUDY}/sources/{source.pk}/"
