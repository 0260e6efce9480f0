"""The workshop: a screen for the group, a desk for its facilitator, and a pulse for both."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import ceil
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.request import QueryDict, split_domain_port
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from samenspel.errors import SamenspelError
from samenspel.report.blocks import ReportDocument
from samenspel.report.docx import to_docx
from samenspel.report.pdf import to_pdf
from samenspel.study.sorts import networks
from samenspel.text import Language, Text
from samenspel.web import bridge
from samenspel.web.elicitation.guests import MAP, asked_by
from samenspel.web.speech.words import reader, sentence
from samenspel.web.studies.access import deeds, may
from samenspel.web.studies.machine import NAMES
from samenspel.web.studies.models import Study
from samenspel.web.studies.pictures import picture
from samenspel.web.workshop import joining, preparing, sessions, written
from samenspel.web.workshop.fields import fields
from samenspel.web.workshop.minutes import minutes, to_csv, to_workbook
from samenspel.web.workshop.models import Session
from samenspel.web.workshop.sessions import Stage, stage_of
from samenspel.web.workshop.words import waiting
from samenspel.web.workshop.written import Typed

MINUTES: dict[str, tuple[Callable[[ReportDocument, Language], bytes], str]] = {
    "pdf": (to_pdf, "application/pdf"),
    "docx": (
        to_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (
        to_workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (to_csv, "text/csv; charset=utf-8"),
}
Asked = ParamSpec("Asked")
TIMERS = (2, 5, 10, 20)  # minutes
PLACES = ("desk", "screen")  # from where a session is steered


def staged(
    view: Callable[Concatenate[HttpRequest, Stage, Asked], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a page of the researcher the stage of a network; when it is not said which, ask."""

    @may("lead")
    @wraps(view)
    def answered(
        request: HttpRequest, /, name: str, *args: Asked.args, **parts: Asked.kwargs
    ) -> HttpResponse:
        record = get_object_or_404(Study, name=name)
        study = bridge.load(record)
        asked = (request.POST if request.method == "POST" else request.GET).get("network")
        known = {one.id: one for one in networks(study)}
        if not asked and len(known) != 1:
            return HttpResponseRedirect(resolve_url("workshop", name))
        network = known.get(asked or next(iter(known)))
        if network is None:
            raise Http404
        return view(request, stage_of(record, study, network), *args, **parts)

    return answered


@require_safe
@may("lead")
def workshop(request: HttpRequest, name: str) -> HttpResponse:
    """Show the networks of a study, each with its desk and its screen."""
    record = get_object_or_404(Study, name=name)
    study = bridge.load(record)
    rows = [stage_of(record, study, network) for network in networks(study)]
    before = record.sessions.filter(round__lt=record.round, begun__isnull=False)
    known = {one.id: one.name or one.id for one in networks(study)}
    earlier = [(one, known.get(one.network, one.network)) for one in before.order_by("round")]
    shown = {"record": record, "title": study.design.title, "rows": rows, "earlier": earlier}
    return render(request, "workshop/workshop.html", shown)


@require_safe
@staged
def screen(request: HttpRequest, stage: Stage) -> HttpResponse:
    """Show the group what it may see, large."""
    return _page(request, stage, "screen")


@require_safe
@staged
def desk(request: HttpRequest, stage: Stage) -> HttpResponse:
    """Show the facilitator what the group sees, and what comes next."""
    return _page(request, stage, "desk")


@require_safe
@may("lead")
def pulse(request: HttpRequest, name: str) -> HttpResponse:
    """Say whether a screen must look again: asked for every second or two."""
    record = get_object_or_404(Study.objects.only("name", "state", "round"), name=name)
    session = sessions.session_of(record, request.GET.get("network", ""))
    return JsonResponse({"mark": sessions.mark(session)})


@require_safe
@staged
def join_code(request: HttpRequest, stage: Stage) -> HttpResponse:
    """Give the address at which people join as a picture to scan."""
    if not joining.works(stage.session):
        raise Http404
    return HttpResponse(picture(_join_link(request, stage)), content_type="image/svg+xml")


@require_POST
@staged
def steer(request: HttpRequest, stage: Stage) -> HttpResponse:
    """Begin, show another slide, or set the timer; then go back to where that was asked."""
    place = request.POST.get("place")
    place = place if place in PLACES else PLACES[0]
    try:
        _steer(request.POST, stage)
    except SamenspelError as error:
        return _page(request, stage, place, wrong=error.text)
    return HttpResponseRedirect(address(place, stage))


def _steer(asked: QueryDict, stage: Stage) -> None:
    session = stage.session
    if "begin" in asked:
        preparing.start(session.study, session.network)
    elif "join" in asked:
        _join(asked, stage)
    elif "minutes" in asked and session.begun:
        minutes = _number(asked["minutes"])
        sessions.set_timer(session, min(minutes or 0, sessions.LONGEST))
    elif "to" in asked:
        _turn(asked, stage)


def _join(asked: QueryDict, stage: Stage) -> None:
    """Give the session a new code, or none."""
    session = sessions.kept(stage.session.study, stage.network.id)
    if asked["join"] == "open":
        joining.open_to(session, hands="hands" in asked)
    else:
        joining.close(session)


def _turn(asked: QueryDict, stage: Stage) -> None:
    """Go to another slide, unless another window was first or there is no such slide."""
    start, to = _number(asked.get("from", "")), _number(asked["to"])
    if start == stage.step and to in {start - 1, start + 1} & {*range(len(stage.slides))}:
        sessions.turn(stage.session, to=to)


def _number(words: object) -> int | None:
    words = str(words)
    return int(words) if words.isascii() and words.isdigit() and len(words) < 4 else None


def address(name: str, stage: Stage) -> str:
    """Return the address of a page on this session."""
    query = QueryDict(mutable=True)
    query["network"] = stage.network.id
    return f"{resolve_url(name, stage.session.study.name)}?{query.urlencode()}"


@require_safe
@staged
def report(request: HttpRequest, stage: Stage, kind: str) -> HttpResponse:
    """Give the minutes as a file; those of a round before this one when that is asked."""
    if number := _number(request.GET.get("round", "")):
        stage = stage_of(stage.session.study, stage.study, stage.network, number)
    if kind not in MINUTES or stage.released is None:
        raise Http404
    make, content_type = MINUTES[kind]
    content = make(minutes(stage, stage.released), reader(request))
    response = HttpResponse(content, content_type=content_type)
    name = f"{stage.session.study.name}-{slugify(stage.network.id)}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(
    request: HttpRequest, stage: Stage, place: str, wrong: Text | None = None
) -> HttpResponse:
    session = stage.session
    shown = shown_now(stage) | {
        "place": place,
        "timers": TIMERS,
        "wrong": _trouble(session, place, wrong),
        "unread": _unread(request, stage) if place == "desk" else 0,
        "join": _join_link(request, stage) if joining.works(session) else "",
        "handed": session.handed.count() if session.pk else 0,
        "fields": fields("understanding", _said(stage)) if place == "desk" else [],
        "only_here": split_domain_port(request.get_host())[0] in NAMES,
    }
    return render(request, f"workshop/{place}.html", shown, status=409 if wrong else 200)


def _said(stage: Stage) -> Typed:
    """Return what the group said of the word on the slide, as it is typed again."""
    said = stage.meaning
    return written.typed_before(said.row) if said else Typed()


def _trouble(session: Session, place: str, wrong: Text | None) -> Text | None:
    """Return what went wrong; why is for the desk alone, for a group would read of whom it is."""
    found = wrong or preparing.trouble(session)
    return sentence("look_at_desk", part="workshop") if found and place == "screen" else found


def _unread(request: HttpRequest, stage: Stage) -> int:
    """Return how many texts wait for review, to whoever may review them, before it begins."""
    record = stage.session.study
    if stage.session.begun or "research" not in deeds(request, record.name):
        return 0
    return waiting(record, stage.network.id)


def shown_now(stage: Stage) -> dict[str, object]:
    """Return what every screen of a session shows, whoever looks at it."""
    session = stage.session
    left = sessions.seconds_left(session)
    return {
        "record": session.study,
        "title": stage.study.design.title,
        "stage": stage,
        "map": MAP in asked_by(session.study),
        "preparing": sessions.is_preparing(session),
        "mark": sessions.mark(session),
        "left": left,
        "minutes_left": ceil((left or 0) / 60),
    }


def _join_link(request: HttpRequest, stage: Stage) -> str:
    return request.build_absolute_uri(resolve_url("follow", stage.session.code))
