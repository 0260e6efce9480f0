"""Every address of the application, and the pages that stand for it in the browser's tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from playwright.sync_api import Page

from e2e import coding
from e2e.axe import violations
from e2e.checks import check, statements
from e2e.desk import code, codebook, compared, quotes, removing, settling, sources
from e2e.desk import names as names_in
from e2e.states import (
    asking,
    invitations,
    invited,
    keys,
    link,
    looked_back,
    on_paper,
    report,
    shown,
    study,
    workshop,
)
from e2e.workshops import followed, joined, meeting, named
from web.addresses import addresses

# Between them they have every kind of question.
QUESTIONNAIRES = ("context/1", "context/3", "priorities/1", "strategies/1", "interests/1")
# What answers with a file, a picture, a redirect or one word, not with a page to look at.
NO_PAGE = {
    "healthy": "one word, for machines",
    "openapi-json": "a file, for programs",
    "api-root": "nothing is there",
    "api_study": "a program asks it",
    "api_progress": "a program asks it",
    "api_results": "a program asks it",
    "api_answers": "a program sends to it",
    "language": "a form sends to it, and goes back",
    "report": "a file",
    "make_report": "a form sends to it",
    "report_file": "a file",
    "save_moves": "a script sends to it",
    "save_answers": "a script sends to it",
    "save_check": "a script sends to it",
    "copy_data": "a file",
    "copy_page": "a file",
    "state": "a form sends to it",
    "release": "a form sends to it",
    "last_day": "a form sends to it",
    "renew": "a form sends to it",
    "letters": "a file",
    "deletion": "a file",
    "letter": "a file",
    "code": "a picture",
    "print": "a file",
    "table": "a file",
    "chart": "a script asks it",
    "export": "a file",
    "pulse": "a screen asks it",
    "join_code": "a picture",
    "follow_pulse": "a page that follows asks it",
    "claim": "a form sends to it, and goes on to a personal link",
    "steer": "a form sends to it",
    "codings": "a script sends to it",
    "hits": "a script asks it",
    "suggestions": "a script asks it",
    "open_up": "a form sends to it",
    "minutes": "a file",
    "calendar": "a file",
    "codebook_file": "a file",
    "codings_file": "a file",
    # Where colleagues have accounts; `test_accounts.py` looks at these pages.
    "account": "there are no accounts on one's own machine",
    "account_login": "there are no accounts on one's own machine",
    "account_logout": "a form sends to it",
    "account_code": "there are no accounts on one's own machine",
    "account_phone": "there are no accounts on one's own machine",
    "account_codes": "there are no accounts on one's own machine",
    "account_codes_file": "a file",
    "account_join": "there are no accounts on one's own machine",
    "team": "there are no accounts on one's own machine",
}
# Each page is made just before it is looked at, so that its study is in the right state.
PAGES: Mapping[str, tuple[Callable[[], str], ...]] = {
    "overview": (lambda: "/",),
    "respondent": (lambda: link(0), lambda: link(1, cards=2)),
    "cards": (
        lambda: link(1, cards=0) + "cards",
        lambda: link(2, cards=17) + "cards",
        lambda: link(3, cards=17) + "cards?full=less_important",
        lambda: link(4, cards=18) + "cards",
    ),
    "top": (lambda: link(4, cards=18) + "top", lambda: link(5, cards=18, top=2) + "top"),
    "words": (lambda: link(6, cards=18, top=3) + "words",),
    "map": (lambda: link(7, cards=12) + "map", lambda: link(6, cards=18, top=3) + "map"),
    "asked": (lambda: asking(0), lambda: asking(1, answered=True)),
    "questions": (
        *(partial(asking, 2, f"ask/{at}") for at in QUESTIONNAIRES),
        lambda: asking(3, "ask/outcomes/1", answered=True),
    ),
    "group": (partial(looked_back, released=False), partial(looked_back, released=True)),
    "check": (partial(check, answered=False), partial(check, answered=True)),
    "statements": (
        lambda: study("twente", "draft", "statements"),
        partial(statements, opened=False),
        partial(statements, opened=True),
    ),
    "withdraw": (lambda: link(0) + "withdraw",),
    "withdrawn": (lambda: link(0) + "withdrawn",),
    "new_study": (lambda: "/studies/new",),
    "open_file": (lambda: "/studies/open",),
    "room": (
        lambda: study("twente", "draft"),
        lambda: study("west-brabant-west", "closed"),
        study,
    ),
    "participants": (
        lambda: study(page="participants"),
        lambda: study("twente", "draft", "participants"),
    ),
    "invitations": (invitations,),
    "tokens": (lambda: study(page="tokens"), keys),
    "keeping": (lambda: study("west-brabant-west", "closed", "keeping"),),
    "reminders": (lambda: invitations().replace("invitations", "reminders"),),
    "asks": (lambda: study("twente", "draft", "asks"),),
    "layers": (lambda: study("twente", "draft", "layers"),),
    "round": (lambda: study("west-brabant-west", "closed", "round"),),
    "delete": (
        lambda: study("twente", "draft", "delete"),
        lambda: study(page="delete"),
    ),
    "paper": (lambda: invited(8),),
    "confirm": (lambda: on_paper(9),),
    "results": (
        lambda: study(state="closed", page="results/"),
        lambda: study("west-brabant-west", "closed", "results/?audience=outside"),
        lambda: study("twente", "draft", "results/"),
    ),
    "chapter": (
        lambda: study(state="closed", page="results/all-networks-together/"),
        lambda: study(state="closed", page="results/viewpoints-in-the-networks/"),
    ),
    "evidence": (
        lambda: study(state="closed", page="results/all-networks-together/2/?line=2"),
        lambda: study(state="closed", page="results/strategies-for-working-together/5/"),
    ),
    "making": (
        lambda: report("waiting"),
        lambda: report("running", step="drawing", done=7, of=23),
        lambda: report("done"),
        lambda: report("failed"),
    ),
    "workshop": (workshop, lambda: workshop(state="open")),
    "screen": (
        lambda: workshop("screen", state="open"),
        lambda: joined(page="screen"),
        lambda: workshop("screen"),
        lambda: shown("screen", step=0),
        lambda: shown("screen", step=2),
        lambda: meeting("screen", 1),
        lambda: meeting("screen", -1),
        lambda: named("screen", 1, "A"),
    ),
    "desk": (lambda: joined(page="desk"), lambda: workshop("desk"), lambda: shown("desk", step=2)),
    "sources": (lambda: study("twente", "draft", "sources"), sources),
    "source": (
        lambda: coding.room("?who"),
        coding.room,
        lambda: coding.room("?as=anna&q=afspraken", opened=True),
        coding.chosen,
        coding.not_ready,
    ),
    "add_source": (lambda: study(page="sources/add"),),
    "names": (names_in, partial(names_in, done=True)),
    "remove_source": (removing,),
    "quotes": (quotes,),
    "compare": (lambda: study("twente", "draft", "compare"), compared),
    "settle_source": (settling, partial(settling, opened=False)),
    "codebook": (codebook, partial(codebook, empty=True)),
    "codebook_code": (code,),
    "review": (
        lambda: workshop("words"),
        lambda: "/workshop/voorbeeldregio/words?network=gezin&subject=meanings-collaborative",
    ),
    "follow": (joined, lambda: followed(1), lambda: followed(-1)),
    "followup": (lambda: meeting("followup", 1),),
    "agreements": (lambda: shown("agreements", step=0), lambda: meeting("agreements", 1)),
}
NOT_FOUND = "/nobody-knows-this-page/"
SMALL = """() => [...document.querySelectorAll(
  'button, .button, summary, select, textarea, input:not([type=hidden])')]
  .filter(one => one.checkVisibility() && !one.closest('.visually-hidden'))
  .map(one => one.matches('[type=checkbox], [type=radio]') ? one.closest('label') ?? one : one)
  .filter(one => one.getBoundingClientRect().height < 43.9)
  .map(one => one.outerHTML.slice(0, 120))"""
WIDE = """() => [...document.querySelectorAll('main *')]
  .filter(one => !one.closest('.table-scroll'))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""


def names() -> list[str]:
    """Return the name of every address; one without a name has its route."""
    return [address.name or address.route for address in addresses()]


def status(page: Page) -> int:
    """Return what the application answered: 200 when it showed the page that was asked for."""
    entry = "performance.getEntriesByType('navigation')[0]"
    return int(page.evaluate(f"{entry}.responseStatus"))


def wrong_with(page: Page, width: int) -> list[str]:
    """Return what keeps a page from being read or pressed by everyone."""
    page.wait_for_load_state()  # a page that a press led to has its styles only then
    wrong = violations(page)
    wrong += [f"too small to press: {one}" for one in page.evaluate(SMALL)]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        wrong += [f"wider than {width}: {one}" for one in page.evaluate(WIDE) or ["the page"]]
    return [f"{page.url}: {one}" for one in wrong]
