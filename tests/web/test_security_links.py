"""A link that does not work says the same, byte for byte, whatever the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.study.model import BOXES
from samenspel.web.elicitation.sortings import begin, code, save, withdraw
from samenspel.web.studies import throttle
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import invite, renew, set_last_day
from samenspel.web.studies.models import Attempt, Study
from web.addresses import Address, addresses
from web.sorting import Invited, invited

pytestmark = pytest.mark.django_db
# A code withdraws answers also where the link works no more; these show nothing of anybody.
WITHOUT_LINK = {"withdraw", "withdrawn"}
GUESTS = [one for one in addresses() if one.route.startswith(("s/", "studies/paper/"))]
LINKS = [one for one in GUESTS if one.name not in WITHOUT_LINK]
NEVER_GIVEN = "never-given-to-anybody-x"  # as long as a link


def close(who: Invited) -> None:
    Study.objects.filter(pk=who.record.pk).update(state=Study.State.CLOSED)


def take_back(who: Invited) -> None:
    who.begun()
    assert withdraw(code(who.invitation))


def draft(who: Invited) -> None:
    Study.objects.filter(pk=who.record.pk).update(state=Study.State.DRAFT)


def end(who: Invited) -> None:
    set_last_day(who.record, timezone.localdate() - timedelta(days=1))


DEATHS: Mapping[str, Callable[[Invited], None]] = {
    "closed": close,
    "withdrawn": take_back,
    "not open yet": draft,
    "past its last day": end,
    "replaced by a new one": lambda who: renew(who.invitation),
}


def heard(address: Address, link: str) -> list[tuple[int, dict[str, str], bytes]]:
    """Return what an address says to somebody who looks and somebody who sends, link left out."""
    visitor = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
    path = address.filled(token=link)
    said = []
    for answer in (visitor.get(path), visitor.post(path, {"take_part": "on"})):
        heads = {name: told for name, told in answer.headers.items() if name != "Expires"}
        said.append((answer.status_code, heads, plain(answer, link)))
    return said


def plain(answer: Any, link: str) -> bytes:
    """Return a page without its own link and without the token of its forms."""
    form = answer.context and answer.context.get("csrf_token")
    content: bytes = b"".join(answer)
    for secret in (link, str(form or "-" * 64)):
        content = content.replace(secret.encode(), b"")
    return content


@pytest.mark.parametrize("death", DEATHS)
def test_a_dead_link_says_what_a_link_that_never_was_says(death: str) -> None:
    who = invited()
    assert len(who.token) == len(NEVER_GIVEN)
    DEATHS[death](who)
    for address in LINKS:
        Attempt.objects.all().delete()
        there, nothing = heard(address, who.token), heard(address, NEVER_GIVEN)
        assert there == nothing, address.route
        assert {status for status, _, _ in there} <= {404, 405}, address.route


def test_the_comparison_can_fail() -> None:
    who = invited()
    start = next(one for one in LINKS if one.name == "respondent")
    assert heard(start, who.token) != heard(start, NEVER_GIVEN)


def test_a_link_works_on_its_last_day() -> None:
    who = invited()
    set_last_day(who.record, timezone.localdate())
    assert Client(SERVER_NAME="127.0.0.1").get(who.path()).status_code == 200


def test_a_link_with_one_letter_changed_is_no_link() -> None:
    who = invited()
    visitor = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
    assert visitor.get(who.path()).status_code == 200
    draw = Random(1)  # noqa: S311 - the same letters in every run
    for _ in range(20):
        place = draw.randrange(len(who.token))
        letter = draw.choice("abcXYZ019-_".replace(who.token[place], ""))
        near = who.token[:place] + letter + who.token[place + 1 :]
        assert visitor.get(f"/s/{near}/").status_code == 404
    for near in (who.token[:-1], who.token + "a", who.token.swapcase()):
        assert visitor.get(f"/s/{near}/").status_code == 404


def test_whoever_tries_links_is_stopped_and_whoever_has_one_is_not() -> None:
    who = invited()
    visitor = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
    for number in range(throttle.LIMITS["link"].times):
        assert visitor.get(f"/s/no-link-{number}/").status_code == 404
    stopped = visitor.get("/s/no-link-at-all/")
    assert stopped.status_code == 429
    assert int(stopped.headers["Retry-After"]) > 0
    assert visitor.get(who.path()).status_code == 200


def test_a_code_works_once_and_then_is_a_code_that_never_was() -> None:
    who = invited()
    who.begun()
    given = code(who.invitation)
    visitor = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
    page = who.path("withdraw")
    assert visitor.post(page, {"code": given}).status_code == 302
    again, never = (visitor.post(page, {"code": typed}) for typed in (given, "ABCD-EFGH-IJKL-MNOP"))
    assert again.status_code == never.status_code
    assert plain(again, given) == plain(never, "ABCD-EFGH-IJKL-MNOP")


def test_whoever_tries_codes_is_stopped() -> None:
    who = invited()
    visitor = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
    tries = range(throttle.LIMITS["code"].times + 1)
    said = [visitor.post(who.path("withdraw"), {"code": f"NO-{one}"}) for one in tries]
    assert said[-1].status_code == 429
    assert 429 not in [one.status_code for one in said[:-1]]


def test_no_page_of_a_respondent_says_who_or_how_many_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two studies that differ in all that others answered give one respondent the same pages."""
    moment = timezone.now()  # what is kept of somebody says when
    monkeypatch.setattr(timezone, "now", lambda: moment)
    told = []
    for others in (0, 5):
        Study.objects.all().delete()
        who = invited()
        _let_others_answer(who, others)
        who.begun()
        visitor = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
        pages = ("", "cards", "top", "words", "map", "my-answers.json", "my-map.html")
        told.append([plain(visitor.get(who.path(page)), who.token) for page in pages])
    first, second = ([_without_code(page) for page in pages] for pages in told)
    assert first == second


def _let_others_answer(who: Invited, count: int) -> None:
    asked = design(who.record)
    for number in range(2, 2 + count):
        invitation = invite(who.record, f"p{number}", who.invitation.network)
        sorting = begin(invitation, asked, ["take_part"], Random(number))  # noqa: S311 - a test
        boxes = [box for box in BOXES for _ in range(asked.shape.places(box))]
        places = dict(zip(sorting.order, boxes, strict=True))
        assert save(sorting, asked, [{"places": places}], revision=0)


def _without_code(page: bytes) -> bytes:
    head, mark, rest = page.partition(b'<p class="withdrawal-code"><code>')
    return head + mark + rest[19:]
