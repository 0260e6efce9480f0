"""The page of networks and participants: typed in, counted off, or read from a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.csv_tables import write_csv
from samenspel.formats.sources import MEGABYTE
from samenspel.study.model import NO_WORDS, Design
from samenspel.study.rows import Network, Participant
from samenspel.study.tables import Sheet
from samenspel.text import Text
from samenspel.web.room.people import (
    COLUMNS,
    LAYERS,
    TABLE,
    Addition,
    added,
    counted_off,
    from_table,
    table_of_words,
    table_of_workbook,
)
from samenspel.web.room.starting import LONGEST, NETWORKS, ids
from samenspel.web.room.states import invite_all
from samenspel.web.room.visible import MOST
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design, write, wrong
from samenspel.web.studies.models import Study
from samenspel.web.studies.throttle import over

LARGEST = 2 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Person:
    """One participant, with everything called by its name."""

    row: Participant
    network: str
    organisation: str
    layer: Text


@dataclass(frozen=True, slots=True)
class Done:
    """What a form leads to: a design to keep, a table to look at first, or what is wrong."""

    design: Design | None = None
    preview: Addition | None = None
    wrong: Mapping[str, Text] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@may("lead")
def participants(request: HttpRequest, name: str) -> HttpResponse:
    """Show who is asked in which network, under codes, and let more be added."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record, Done())
    if record.state == Study.State.CLOSED:
        return _show(request, record, _refused("to", "people_closed"))
    if "file" in request.FILES and (slow := over("upload", request)):
        return slow
    with transaction.atomic():
        # Two colleagues at once: the second adds to what the first made of it.
        record = Study.objects.select_for_update().get(pk=record.pk)
        done = FORMS.get(request.POST.get("form", ""), _unknown)(request, record)
        if done.design is None:
            return _show(request, record, done)
        write(record, done.design)
        if record.state == Study.State.OPEN:
            invite_all(record)
    messages.success(request, word(request, "people_kept", part="room"))
    return HttpResponseRedirect(resolve_url("participants", name))


def _show(request: HttpRequest, record: Study, done: Done) -> HttpResponse:
    now = design(record)
    people = _shown(now, now.participants)
    shown = {
        "record": record,
        "design": now,
        "networks": [
            (one, [person for person in people if person.row.network == one.id])
            for one in now.networks
        ],
        "done": done,
        "preview": _shown(done.preview.design, done.preview.people) if done.preview else [],
        "draft": record.state == Study.State.DRAFT,
        "closed": record.state == Study.State.CLOSED,
        "layers": [(one, sentence(f"layer_{one}", part="room")) for one in LAYERS],
        "csv": _csv(done.preview),
        "typed": request.POST,
        "most": MOST,
    }
    status = 400 if done.wrong or done.problems else 200
    return render(request, "room/participants.html", shown, status=status)


def _shown(now: Design, people: Iterable[Participant]) -> list[Person]:
    networks = {one.id: one.name or one.id for one in now.networks}
    members = {one.id: one.name or one.id for one in now.organisations}
    return [
        Person(
            one,
            networks.get(one.network, one.network),
            members.get(one.organisation, one.organisation),
            sentence(f"layer_{one.layer}", part="room") if one.layer else NO_WORDS,
        )
        for one in people
    ]


def _csv(preview: Addition | None) -> str:
    """Return the people of a preview as a table that can be sent again."""
    if preview is None:
        return ""
    names = {one.id: one.name for one in preview.organisations}
    people = [
        replace(one, organisation=names.get(one.organisation, one.organisation))
        for one in preview.people
    ]
    return write_csv(TABLE, people)


def _count(request: HttpRequest, record: Study) -> Done:
    words, now = request.POST.get("count", "").strip(), design(record)
    network = request.POST.get("count_network", "")
    if network not in {one.id for one in now.networks}:
        return _refused("count_network", "network_choose")
    if not (words.isascii() and words.isdigit() and len(words) < 4 and 1 <= int(words) <= MOST):
        return _refused("count", "asked_range")
    return _added(counted_off(now, network, int(words)), "count")


def _one(request: HttpRequest, record: Study) -> Done:
    typed = {name: request.POST.get(name, "").strip() for name in COLUMNS}
    if not typed["id"]:
        return _refused("id", "code_missing")
    if typed["network"] not in {one.id for one in design(record).networks}:
        return _refused("network", "network_choose")
    if any(len(words) > 64 for words in typed.values()):
        return _refused("id", "code_long")
    return _added(from_table(design(record), Sheet(COLUMNS, [[*typed.values()]], [2])), "id")


def _added(addition: Addition, column: str) -> Done:
    if addition.problems:
        return Done(wrong={column: addition.problems[0].message})
    return Done(addition.design)


def _network(request: HttpRequest, record: Study) -> Done:
    now, name = design(record), " ".join(request.POST.get("network_name", "").split())
    if not 0 < len(name) <= LONGEST:
        return _refused("network_name", "networks_missing")
    if len(now.networks) >= NETWORKS:
        return _refused("network_name", "networks_many")
    short = ids((*(one.id for one in now.networks), name))[name]
    made = replace(now, networks=(*now.networks, Network(short, name)))
    problems = wrong(made)
    return Done(wrong={"network_name": problems[0].message}) if problems else Done(made)


def _remove(request: HttpRequest, record: Study) -> Done:
    """Take a participant out, as long as nobody has a link."""
    if record.state != Study.State.DRAFT:
        return _refused("to", "remove_late")
    now, gone = design(record), (request.POST.get("who"), request.POST.get("from"))
    people = tuple(one for one in now.participants if (one.id, one.network) != gone)
    return Done(added(replace(now, participants=people), ()).design)


def _table(request: HttpRequest, record: Study) -> Done:
    """Read a table and show what it holds; nothing is kept yet."""
    try:
        table = _sheet(request)
    except InvalidStudyError as error:
        return Done(problems=error.problems)
    if table is None:
        return _refused("words", "table_none")
    found = from_table(design(record), table)
    return Done(problems=found.problems) if found.problems else Done(preview=found)


def _sheet(request: HttpRequest) -> Sheet | None:
    upload, words = request.FILES.get("file"), request.POST.get("words", "")
    if upload is None:
        return table_of_words(words) if words.strip() else None
    if (upload.size or 0) > LARGEST:
        place = texts("web_room")["file_large_table"]
        raise InvalidStudyError([Problem("file_large", place, texts("web_room")["table_retry"])])
    raw = upload.read()
    if (upload.name or "").lower().endswith(".xlsx"):
        return table_of_workbook(raw)
    return table_of_words(raw.decode("utf-8-sig", "replace"))


def _keep(request: HttpRequest, record: Study) -> Done:
    """Keep the table that was looked at; it is read once more, for anyone can send one."""
    done = _table(request, record)
    return Done(done.preview.design) if done.preview else done


def _unknown(_request: HttpRequest, _record: Study) -> Done:
    return _refused("to", "state_passed")


def _refused(column: str, code: str) -> Done:
    return Done(wrong={column: sentence(code, part="room", most=MOST)})


FORMS: Mapping[str, Callable[[HttpRequest, Study], Done]] = {
    "count": _count,
    "one": _one,
    "network": _network,
    "remove": _remove,
    "table": _table,
    "keep": _keep,
}
