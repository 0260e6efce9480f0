"""Who works on a study: colleagues with a role, and links for those who are yet to come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samenspel.text import Text
from samenspel.web.accounts import links
from samenspel.web.accounts.models import OneTimeLink
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import elsewhere, may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Membership, Study

Role = Membership.Role
ROLES = {role.value: sentence(f"role_{role.value}", part="accounts") for role in Role}
LONGEST = 254  # letters of an address
Wrong = dict[str, Text]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who was invited and has not come yet."""

    link: OneTimeLink
    role: Text
    day: date
    address: str  # where the link leads


@require_http_methods(["GET", "HEAD", "POST"])
@elsewhere
@may("own")
def team(request: HttpRequest, name: str) -> HttpResponse:
    """Show who works on a study, and let an owner change that."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record, {})
    with transaction.atomic():
        # One change at a time: two owners who remove each other leave one.
        Study.objects.select_for_update().get(pk=record.pk)
        done = FORMS.get(request.POST.get("form", ""), _unknown)(request, record)
    if isinstance(done, dict):
        return _show(request, record, done)
    messages.success(request, word(request, done, part="accounts"))
    # Whoever took the own role away finds no such page any more.
    gone = not _mine(request, record)
    return HttpResponseRedirect(resolve_url("overview") if gone else resolve_url("team", name))


def _mine(request: HttpRequest, record: Study) -> bool:
    return record.memberships.filter(user=request.user.pk, role=Role.OWNER).exists()


def _show(request: HttpRequest, record: Study, wrong: Wrong) -> HttpResponse:
    shown = {
        "record": record,
        "title": design(record).title,
        "members": record.memberships.select_related("user").order_by("user__name", "pk"),
        "waiting": [_waiting(request, one) for one in _links(record)],
        "roles": [
            (id, role, sentence(f"about_{id}", part="accounts")) for id, role in ROLES.items()
        ],
        "typed": {"email": request.POST.get("email", ""), "role": request.POST.get("role", "")},
        "wrong": wrong,
    }
    return render(request, "room/team.html", shown, status=400 if wrong else 200)


def _links(record: Study) -> list[OneTimeLink]:
    return list(OneTimeLink.objects.filter(study=record, until__gt=timezone.now()))


def _waiting(request: HttpRequest, link: OneTimeLink) -> Waiting:
    path = resolve_url("account_join", links.token(link))
    day = timezone.localdate(link.until)
    return Waiting(link, ROLES[link.role], day, request.build_absolute_uri(path))


def _invite(request: HttpRequest, record: Study) -> Wrong | str:
    email = request.POST.get("email", "").strip().lower()
    role = request.POST.get("role", "")
    if role not in ROLES:
        return _refused("role", "role_missing")
    if not _is_address(email):
        return _refused("email", "email_wrong")
    if record.memberships.filter(user__email=email).exists():
        return _refused("email", "member_already")
    links.make(email, OneTimeLink.Kind.JOIN, study=record.pk, role=role)
    return "invited"


def _is_address(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return len(words) <= LONGEST


def _role(request: HttpRequest, record: Study) -> Wrong | str:
    member, role = _member(request, record), request.POST.get("role", "")
    if member is None:
        return _refused("members", "gone_already")
    if role not in ROLES:
        return _refused(f"role-{member.pk}", "role_missing")
    if role != Role.OWNER and _last(member):
        return _refused("members", "last_owner")
    member.role = role
    member.save(update_fields=["role"])
    return "role_changed"


def _remove(request: HttpRequest, record: Study) -> Wrong | str:
    member = _member(request, record)
    if member is None:
        return _refused("members", "gone_already")
    if _last(member):
        return _refused("members", "last_owner")
    member.delete()
    return "taken_away"


def _withdraw(request: HttpRequest, record: Study) -> Wrong | str:
    gone, _ = OneTimeLink.objects.filter(study=record, pk=_pk(request)).delete()
    return "withdrawn" if gone else _refused("members", "gone_already")


def _unknown(_request: HttpRequest, _record: Study) -> Wrong | str:
    return _refused("members", "gone_already")


def _member(request: HttpRequest, record: Study) -> Membership | None:
    return record.memberships.filter(pk=_pk(request)).first()


def _pk(request: HttpRequest) -> int:
    words = request.POST.get("who", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def _last(member: Membership) -> bool:
    """Return whether a study would be left without an owner."""
    owners = member.study.memberships.filter(role=Role.OWNER)
    return member.role == Role.OWNER and not owners.exclude(pk=member.pk).exists()


def _refused(field: str, key: str) -> Wrong:
    return {field: sentence(key, part="accounts")}


FORMS: Mapping[str, Callable[[HttpRequest, Study], Wrong | str]] = {
    "invite": _invite,
    "role": _role,
    "remove": _remove,
    "withdraw": _withdraw,
}
