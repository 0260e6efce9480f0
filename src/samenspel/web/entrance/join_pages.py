"""A link that lets a colleague in once: to make an account, join a study, or choose a password."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from samenspel.text import Text
from samenspel.web.accounts import links, passwords
from samenspel.web.accounts.models import OneTimeLink, User
from samenspel.web.entrance.sessions import let_in
from samenspel.web.entrance.typed import typed
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import elsewhere, is_member
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Membership
from samenspel.web.studies.throttle import allowed, too_many, tried

LONGEST_NAME = 200  # letters, as the database keeps it


@require_http_methods(["GET", "HEAD", "POST"])
@elsewhere
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a link is for, and ask what that needs."""
    link = links.found(token)
    if link is None:
        return _nothing(request)
    user = User.objects.filter(email=link.email).first()
    if link.kind == link.Kind.RESET and user:
        return _reset(request, link, user)
    if user is None and link.kind != link.Kind.RESET:
        return _begin(request, link)
    if link.kind != link.Kind.JOIN:
        return _nothing(request)
    return _accept(request, link)


def _nothing(request: HttpRequest) -> HttpResponse:
    """Answer who has no link: soon no more."""
    if not allowed("link", request):
        return too_many(request, "link")
    tried("link", request)
    raise Http404


def _begin(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """Let somebody without an account make one."""
    name = " ".join(typed(request, "name").split())
    user = User(email=link.email, name=name)
    if request.method != "POST":
        return _ask(request, link, user, {})
    wrong = {} if 0 < len(name) <= LONGEST_NAME else {"name": _said("name_missing")}
    if wrong := wrong | _password(request, user):
        return _ask(request, link, user, wrong)
    if not _made(link, user, typed(request, "password")):
        return HttpResponseRedirect(resolve_url("account_login"))
    let_in(request, user)
    return HttpResponseRedirect(resolve_url("account_phone"))


def _made(link: OneTimeLink, user: User, password: str) -> bool:
    """Keep a new account, unless it was made in another window, or the link withdrawn, just now."""
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
            if not _join(link, user):
                transaction.set_rollback(True)
                return False
    except IntegrityError:
        return False
    return True


def _reset(request: HttpRequest, link: OneTimeLink, user: User) -> HttpResponse:
    """Let the owner of an account choose a new password; a second factor stays."""
    if request.method != "POST":
        return _ask(request, link, user, {})
    if wrong := _password(request, user):
        return _ask(request, link, user, wrong)
    if links.spend(link):
        user.set_password(typed(request, "password"))
        user.save(update_fields=["password"])
        messages.success(request, word(request, "password_kept", part="accounts"))
    return HttpResponseRedirect(resolve_url("account_login"))


def _accept(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """Let the owner of an account join the study, once logged in."""
    user = request.user if is_member(request) else None
    right = isinstance(user, User) and user.email == link.email
    if request.method == "POST" and isinstance(user, User) and right:
        if _join(link, user):
            messages.success(request, word(request, "joined", part="accounts"))
        return HttpResponseRedirect(resolve_url("overview"))
    shown = _shown(link) | {
        "right": right,
        "other": user is not None and not right,
        "login": f"{resolve_url('account_login')}?{urlencode({'next': request.path})}",
    }
    return render(request, "account/accept.html", shown)


@transaction.atomic
def _join(link: OneTimeLink, user: User) -> bool:
    """Use a link up, if nobody did before; whoever works on the study already keeps the role."""
    if not links.spend(link):
        return False
    if link.study_id:
        Membership.objects.get_or_create(
            study_id=link.study_id, user=user, defaults={"role": link.role}
        )
    return True


def _password(request: HttpRequest, user: User) -> dict[str, Text]:
    wrong = passwords.wrong(typed(request, "password"), typed(request, "again"), user)
    return {"password": wrong} if wrong else {}


def _ask(
    request: HttpRequest, link: OneTimeLink, user: User, wrong: dict[str, Text]
) -> HttpResponse:
    shown = _shown(link) | {"name": user.name, "wrong": wrong, "new": user.pk is None}
    return render(request, "account/join.html", shown, status=400 if wrong else 200)


def _shown(link: OneTimeLink) -> dict[str, object]:
    return {
        "email": link.email,
        "study": design(link.study).title if link.study else None,
        "role": _said(f"role_{link.role}") if link.role else None,
        "about": _said(f"about_{link.role}") if link.role else None,
    }


def _said(key: str) -> Text:
    return sentence(key, part="accounts")
