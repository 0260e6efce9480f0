"""What every page of results shares: who asks for what, and how what cannot be is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url

from samenspel.errors import InvalidStudyError, SamenspelError
from samenspel.web.results.choices import choices
from samenspel.web.results.wishes import NotYetReleasedError, Wish, may_release, wish_of
from samenspel.web.studies.access import may
from samenspel.web.studies.models import Study

Asked = ParamSpec("Asked")
View = Callable[Concatenate[HttpRequest, Study, Wish, Asked], HttpResponse]


def wished(view: View[Asked]) -> Callable[..., HttpResponse]:
    """Give a page of the researcher the study and the wish; what cannot be is said on a page."""

    @may("see")
    @wraps(view)
    def answered(
        request: HttpRequest, /, name: str, *args: Asked.args, **kwargs: Asked.kwargs
    ) -> HttpResponse:
        record = get_object_or_404(Study, name=name)
        wish = wish_of(request, record)
        try:
            return view(request, record, wish, *args, **kwargs)
        except NotYetReleasedError:  # the first page says so, and offers it
            return to_results(record, wish)
        except SamenspelError as error:
            return _refused(request, record, wish, error)

    return answered


def page(
    request: HttpRequest, record: Study, wish: Wish, template: str, **parts: object
) -> HttpResponse:
    """Show a page of results, under what can be chosen; ``address`` is the chapter it keeps to."""
    every = {
        "record": record,
        "wish": wish,
        "choices": choices(wish, str(parts.get("address", ""))),
        "may_release": may_release(request, record, wish),
        "title": wish.study.design.title,
    }
    return render(request, template, every | parts)


def to_results(record: Study, wish: Wish) -> HttpResponse:
    """Lead to the first page of results."""
    return HttpResponseRedirect(resolve_url("results", record.name) + wish.query)


def _refused(
    request: HttpRequest, record: Study, wish: Wish, error: SamenspelError
) -> HttpResponse:
    """Say what cannot be, and what to do, under the choices that can be made."""
    problems = error.problems if isinstance(error, InvalidStudyError) else ()
    forgot = any(one.code == "no_consent" for one in problems)
    told = {"error": error, "problems": problems, "forgot": forgot}
    shown = page(request, record, wish, "results/refused.html", **told)
    shown.status_code = 409
    return shown
