"""The page on which respondents say whether they recognise what came of their answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.web.elicitation import answering, checking
from samenspel.web.elicitation.ask_pages import keep_moves, script_of, sheet_of
from samenspel.web.elicitation.given import sent
from samenspel.web.elicitation.guests import Sorter, gone
from samenspel.web.elicitation.models import Answers
from samenspel.web.speech.words import chosen_language, word


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Show the statements, or keep what the plain form says of them."""
    who = checking.checker_of(token)
    if who is None:
        return gone(request, token)
    answers = answering.kept(who, checking.CHECK)
    return (
        _keep(request, who, answers) if request.method == "POST" else _show(request, who, answers)
    )


@require_POST
def save_check(request: HttpRequest, token: str) -> HttpResponse:
    """Save answers to statements from a script."""
    who = checking.checker_of(token)
    return keep_moves(request, who, checking.CHECK) if who else gone(request, token)


def _keep(request: HttpRequest, who: Sorter, answers: Answers) -> HttpResponse:
    made = checking.form(who)
    typed = sent(made.pages[0], request.POST)
    try:
        revision = int(request.POST.get("revision", ""))
        saved = answering.save(who, answers, typed, revision=revision)
    except ValueError:  # an `AnswerError` is one
        messages.warning(request, word(request, "refused", part="ask"))
        return _show(request, who, answers, status=400)
    switched = chosen_language(request)
    answers = answering.kept(who, checking.CHECK)
    if not saved:
        messages.warning(request, word(request, "stale_form", part="ask"))
        answers.given |= typed
        return _show(request, who, answers)
    if switched:
        return HttpResponseRedirect(request.path)
    if checking.wrong(made, answers.given):
        return _show(request, who, answers, status=400)
    answering.finish(answers)
    messages.success(request, word(request, "kept", part="check"))
    return HttpResponseRedirect(resolve_url("group", who.token))


def _show(
    request: HttpRequest, who: Sorter, answers: Answers, *, status: int = 200
) -> HttpResponse:
    made = checking.form(who)
    # While somebody is at it nothing is wrong yet: an answer may follow the words.
    mistakes = checking.wrong(made, answers.given) if request.method == "POST" else {}
    page = {
        "who": who,
        "sheet": sheet_of(who, made, answers.given, 1, mistakes),
        "revision": answers.revision,
        "script": script_of(request, answers),
    }
    return render(request, "ask/check.html", page, status=status)
