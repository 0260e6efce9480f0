"""The page on which findings are put to members as statements."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.study.cells import one_line_end
from samenspel.text import Text
from samenspel.web.elicitation import checking
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study
from samenspel.web.workshop.statements import Put, add, put_of, remove, wrong_with


@require_http_methods(["GET", "HEAD", "POST"])
@may("lead")
def statements(request: HttpRequest, name: str) -> HttpResponse:
    """Show the statements of every network, and keep what is chosen, written or put to members."""
    record = get_object_or_404(Study, name=name)
    puts = put_of(record)
    if request.method != "POST":
        return _show(request, record, puts)
    put = next((one for one in puts if one.network == request.POST.get("network")), None)
    if put is None:
        raise Http404
    changed = _changed(request, record, put)
    if not changed.wrong:
        return HttpResponseRedirect(resolve_url("statements", name))
    return _show(request, record, [changed if one is put else one for one in puts], status=400)


def _changed(request: HttpRequest, record: Study, put: Put) -> Put:
    """Return the statements as they stand after a form, with what is wrong with it."""
    # Once members can answer, or where they may know nothing, the words stay as they are.
    if put.opened or put.released is None or put.withheld:
        return put
    if "remove" in request.POST:
        remove(record, put.network, request.POST["remove"])
        messages.success(request, word(request, "removed", part="check"))
        return put
    if "open" in request.POST:
        return _opened(request, record, put)
    return (
        _written(request, record, put) if "words" in request.POST else _chosen(request, record, put)
    )


def _opened(request: HttpRequest, record: Study, put: Put) -> Put:
    if put.chosen and not put.from_file:
        checking.put(record, put.network, record.round)
        messages.success(request, word(request, "opened", part="check"))
    return put


def _chosen(request: HttpRequest, record: Study, put: Put) -> Put:
    keys = request.POST.getlist("choose")
    language = design(record).languages[0]
    chosen = [(one.words.in_language(language), one.about) for one in put.offers if one.key in keys]
    if not chosen:
        return replace(put, wrong={"choose": _word("wrong_choose")})
    return _added(request, record, put, chosen)


def _written(request: HttpRequest, record: Study, put: Put) -> Put:
    words = " ".join(one_line_end(request.POST["words"]).split())
    if wrong := wrong_with(put, words, sure="sure" in request.POST):
        return replace(put, typed=words, wrong=wrong)
    return _added(request, record, put, [(words, "")])


def _added(request: HttpRequest, record: Study, put: Put, statements: list[tuple[str, str]]) -> Put:
    add(record, put.network, statements)
    messages.success(request, word(request, "added", part="check"))
    return put


def _show(
    request: HttpRequest, record: Study, puts: list[Put], *, status: int = 200
) -> HttpResponse:
    page = {
        "record": record,
        "design": design(record),
        "puts": puts,
        "closed": record.state == Study.State.CLOSED,
        "wrong": {key: words for one in puts for key, words in one.wrong.items()},
    }
    return render(request, "workshop/statements.html", page, status=status)


def _word(key: str) -> Text:
    return sentence(key, part="check")
