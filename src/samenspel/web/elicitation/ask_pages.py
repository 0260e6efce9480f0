"""The questionnaires: a list of what is asked, and a few questions at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.catalogue import texts
from samenspel.study.model import NO_WORDS
from samenspel.text import Text
from samenspel.web.elicitation import answering
from samenspel.web.elicitation.asks import Part, parts
from samenspel.web.elicitation.cards import NO_MOVES, batch_of
from samenspel.web.elicitation.forms import UNKNOWN, Field, Form, Given, Group
from samenspel.web.elicitation.given import AnswerError, sent, wrong
from samenspel.web.elicitation.guests import MAP, Sorter, gone, instruments_of, sorter
from samenspel.web.elicitation.models import Answers
from samenspel.web.elicitation.questions import NAMED
from samenspel.web.elicitation.values import HINDERING
from samenspel.web.speech.words import chosen_language, say, word

SPOKEN = ("saved", "saving", "not_saved", "not_saved_closed", "stale")


@dataclass(frozen=True, slots=True)
class Shown:
    """A field with what was answered before, and what is wrong with that."""

    field: Field
    id: str
    value: str | list[str]
    wrong: Text | None

    @property
    def unknown(self) -> bool:
        """Whether somebody said not to know."""
        return self.value == UNKNOWN

    @property
    def words(self) -> str:
        """What was written; not knowing is ticked beside it."""
        return "" if self.unknown else str(self.value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a questionnaire."""

    form: Form
    place: int
    groups: tuple[tuple[Group, tuple[Shown, ...]], ...]
    introduction: Text

    @property
    def wrong(self) -> tuple[Shown, ...]:
        """The fields with which something is wrong."""
        return tuple(one for _, fields in self.groups for one in fields if one.wrong)

    @property
    def page(self) -> Any:  # noqa: ANN401 - a template reads it
        """What is asked on this page."""
        return self.form.pages[self.place - 1]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.form.pages)

    @property
    def last(self) -> bool:
        """Whether this is the end, whatever is answered here."""
        leads_on = any(one.question in {NAMED, HINDERING} for one in self.page.fields)
        return self.place == self.pages and not leads_on


@require_safe
@sorter
def asked(request: HttpRequest, who: Sorter) -> HttpResponse:
    """List what is asked, with how far somebody is, and what is next."""
    todo = parts(who)
    following = next((one for one in todo if one.state != "done"), None)
    page = {
        "who": who,
        "parts": [(one, address(who, one)) for one in todo],
        "next": following,
        "next_address": address(who, following) if following else resolve_url("map", who.token),
        "done": sum(one.state == "done" for one in todo),
    }
    return render(request, "ask/list.html", page)


def address(who: Sorter, part: Part) -> str:
    """Return where a part begins, or goes on."""
    if part.instrument.id == MAP:
        return resolve_url("map" if part.state == "done" else "cards", who.token)
    return resolve_url("questions", who.token, part.instrument.id, part.place)


@require_http_methods(["GET", "HEAD", "POST"])
@sorter
def questions(request: HttpRequest, who: Sorter, instrument: str, place: int) -> HttpResponse:
    """Show a page of a questionnaire, or keep what the plain form says."""
    if not _asks(who, instrument):
        return gone(request, who.token)
    answers = answering.kept(who, instrument)
    form = answering.asked(who, answers)
    if not 1 <= place <= len(form.pages):
        return gone(request, who.token)
    if request.method == "POST":
        return _keep(request, who, answers, place)
    return _show(request, who, answers, place)


def _asks(who: Sorter, instrument: str) -> bool:
    return instrument != MAP and instrument in instruments_of(who.invitation)


def _keep(request: HttpRequest, who: Sorter, answers: Answers, place: int) -> HttpResponse:
    typed = sent(answering.asked(who, answers).pages[place - 1], request.POST)
    try:
        revision = int(request.POST.get("revision", ""))
        saved = answering.save(who, answers, typed, revision=revision)
    except ValueError:  # an `AnswerError` is one
        messages.warning(request, word(request, "refused", part="ask"))
        return _show(request, who, answers, place, status=400)
    switched = chosen_language(request)
    answers = answering.kept(who, answers.instrument)
    if not saved:
        messages.warning(request, word(request, "stale_form", part="ask"))
        answers.given |= typed
        return _show(request, who, answers, place)
    form = answering.asked(who, answers)
    mistakes = {one.name for one in form.pages[place - 1].fields} & set(wrong(form, answers.given))
    if switched:
        return HttpResponseRedirect(request.path)
    if mistakes and "back" not in request.POST:
        return _show(request, who, answers, place, status=400)
    return HttpResponseRedirect(_onward(request, who, answers, form, place))


def _onward(request: HttpRequest, who: Sorter, answers: Answers, form: Form, place: int) -> str:
    """Return where to go from a page: back, to the next one, or to what is asked after it."""
    step = -1 if "back" in request.POST else 1
    if 1 <= place + step <= len(form.pages):
        return resolve_url("questions", who.token, answers.instrument, place + step)
    if step > 0:
        answering.finish(answers)
    return resolve_url("asked" if who.asks_more or step < 0 else "map", who.token)


def _show(
    request: HttpRequest,
    who: Sorter,
    answers: Answers,
    place: int,
    *,
    status: int = 200,
) -> HttpResponse:
    form = answering.asked(who, answers)
    mistakes = wrong(form, answers.given)
    page = {
        "who": who,
        "sheet": sheet_of(who, form, answers.given, place, mistakes),
        "revision": answers.revision,
        "script": script_of(request, answers),
    }
    return render(request, "ask/questions.html", page, status=status)


def sheet_of(who: Sorter, form: Form, given: Given, place: int, mistakes: dict[str, Text]) -> Sheet:
    """Return a page of a form with what was answered, and what is wrong with that."""
    numbers = {field.name: f"q{number}" for number, field in enumerate(form.fields, start=1)}
    groups = tuple(
        (
            group,
            tuple(
                Shown(one, numbers[one.name], given.get(one.name, ""), mistakes.get(one.name))
                for one in group.fields
            ),
        )
        for group in form.pages[place - 1].groups
    )
    about = form.instrument
    words = about.introduction.format(cards=len(who.cards), picks=who.design.picks, top=about.top)
    return Sheet(form, place, groups, words if place == 1 else NO_WORDS)


def script_of(request: HttpRequest, answers: Answers) -> dict[str, object]:
    """Return what the script on the page needs: what is kept, and its words."""
    words = {key: say(request, texts("web_sort")[key]) for key in SPOKEN}
    return {"state": _state(answers), "words": words}


def _state(answers: Answers) -> dict[str, object]:
    return {"revision": answers.revision, "batch": answers.batch, "given": answers.given}


@require_POST
@sorter
def save_answers(request: HttpRequest, who: Sorter, instrument: str) -> HttpResponse:
    """Save answers to a questionnaire from a script."""
    if not _asks(who, instrument):
        return gone(request, who.token)
    return keep_moves(request, who, instrument)


def keep_moves(request: HttpRequest, who: Sorter, instrument: str) -> HttpResponse:
    """Keep what a script sends; 409 with the newest when another window was first."""
    answers = answering.kept(who, instrument)
    try:
        batch = batch_of(request.body)
        typed = {name: one for move in batch.pop("moves") for name, one in move["given"].items()}
        saved = answering.save(who, answers, typed, **batch)
    except AnswerError:
        saved = False
    except (*NO_MOVES, TypeError, KeyError, AttributeError):
        return JsonResponse({}, status=400)
    answers = answering.kept(who, instrument)
    if not saved:
        return JsonResponse(_state(answers), status=409)
    return JsonResponse({"revision": answers.revision})
