"""A crowd sorts while screens look on, also when the server is killed; then all is counted.

`python -m bench.web_crowd` does so on the database of `DATABASE_URL`, or on SQLite.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from random import Random
from statistics import median, quantiles
from threading import Thread
from time import monotonic, sleep

from bench.measure import busy, row, title
from bench.web_people import BOXES, Log, Screen, Sent, Window
from bench.web_site import NETWORK, Server, gunicorn, laptop, links, serving
from django.conf import settings
from django.db import connection
from django.test import Client

from samenspel.web.accounts.models import User
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.moves import moved, rules
from samenspel.web.elicitation.sortings import board
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import found
from samenspel.web.studies.models import Membership, Study

PEOPLE, SCREENS, SECOND_TABS = 200, 5, 20
EVERY, LOOK = 2.0, 1.5  # seconds between two saves, and between two looks of a screen
SORTING, INTERRUPTED, KILLED_AT = 30, 20, 6  # seconds
THREADS, AS_FAST, TURNS = 8, 3.0, 2  # at a time; seconds of as fast as it goes; times
Work = Callable[[float], int]  # until when -> how often it was done


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody who was there."""

    windows: list[Window]
    screens: list[Screen]

    def log(self) -> Log:
        """Return what all windows saw."""
        logs = [one.log for one in self.windows]
        return Log(
            seconds=[second for log in logs for second in log.seconds],
            sent=[sent for log in logs for sent in log.sent],
            refused=[why for log in (*logs, *self._looks()) for why in log.refused],
            stale=sum(log.stale for log in logs),
            lost=sum(log.lost for log in logs),
            away=max(log.away for log in logs),
        )

    def looks(self) -> list[float]:
        """Return how long the screens waited for an answer."""
        return [second for log in self._looks() for second in log.seconds]

    def lost(self) -> int:
        """Return how often no answer came."""
        return sum(log.lost for log in (*(one.log for one in self.windows), *self._looks()))

    def _looks(self) -> list[Log]:
        return [one.log for one in self.screens]


def crowd(server: Server, name: str, second_tabs: int = 0) -> Crowd:
    """Let everybody open the cards of a new study; some in two windows."""
    asked = links(name, PEOPLE)
    windows = [Window(server.name, link) for link in (*asked, *asked[:second_tabs])]
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(Window.open, windows))
    cookies = facilitator(name)
    path = f"/workshop/{name}/"
    return Crowd(windows, [Screen(server.name, cookies, path, NETWORK) for _ in range(SCREENS)])


def facilitator(name: str) -> dict[str, str]:
    """Return the cookies of somebody who may lead a study; a laptop asks none."""
    if not settings.ACCOUNTS:
        return {}
    user, _ = User.objects.get_or_create(email="leider@example.org")
    study = Study.objects.get(name=name)
    Membership.objects.create(study=study, user=user, role=Membership.Role.FACILITATOR)
    visitor = Client()
    visitor.force_login(user)
    session = visitor.session
    session["second_factor"] = True
    session.save()
    return {name: one.value for name, one in visitor.cookies.items()}


def work(crowd: Crowd, seconds: float, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Let everybody sort and look for so long."""
    until, chance = monotonic() + seconds, Random(1)  # noqa: S311 - when each begins
    paces = [(_sorts(one), EVERY) for one in crowd.windows]
    paces += [(one.look, LOOK) for one in crowd.screens]
    threads = [
        Thread(target=_every, args=(pace, act, pace * chance.random(), until))
        for act, pace in paces
    ]
    for one in threads:
        one.start()
    meanwhile()
    for one in threads:
        one.join()


def _sorts(window: Window) -> Callable[[], None]:
    moves = window.moves()
    return lambda: window.save([next(moves)])


def _every(pace: float, act: Callable[[], None], first: float, until: float) -> None:
    sleep(first)
    while (began := monotonic()) < until:
        act()
        sleep(max(0.0, pace - (monotonic() - began)))


def kept(sent: Iterable[Sent]) -> tuple[int, int]:
    """Return how many saves were acknowledged, and how many of those are in the database."""
    by_link: dict[str, list[Sent]] = {}
    for one in sent:
        by_link.setdefault(one.link, []).append(one)
    acknowledged = sum(one.acknowledged for these in by_link.values() for one in these)
    missing = sum(_missing(link, these) for link, these in by_link.items())
    return acknowledged, acknowledged - missing


def _missing(link: str, sent: list[Sent]) -> int:
    """Return how many acknowledged saves of one person are not what the database holds."""
    invitation = found(link.strip("/").partition("/")[2])
    if invitation is None:
        raise ValueError(link)
    row, asks = Sorting.objects.get(invitation=invitation), rules(design(invitation.study))
    acknowledged = [one for one in sent if one.acknowledged]
    late = sum(one.revision >= row.revision for one in acknowledged)
    empty = board(Sorting(order=row.order))
    ways = product(*(_on(revision, sent) for revision in range(row.revision)))
    same = any(
        moved(empty, asks, [move for one in way for move in one.moves]) == board(row)
        for way in ways
    )
    return late if same else len(acknowledged)


def _on(revision: int, sent: list[Sent]) -> list[Sent]:
    """Return what may have been saved on a revision: the acknowledged one, else what got lost."""
    there = [one for one in sent if one.revision == revision]
    sure = [one for one in there if one.acknowledged]
    return sure or [one for one in there if one.lost]


def steady(server: Server) -> int:
    everybody = crowd(server, "steady")
    work(everybody, SORTING)
    log = everybody.log()
    title(
        f"{PEOPLE} people save every {EVERY:g} s, {SCREENS} screens look on", ["p50 ms", "p95 ms"]
    )
    row("a save", *_milliseconds(log.seconds))
    row("a look of a screen", *_milliseconds(everybody.looks()))
    return _count(log, everybody.lost())


def interrupted(server: Server) -> int:
    everybody = crowd(server, "interrupted", SECOND_TABS)

    def meanwhile() -> None:
        sleep(KILLED_AT)
        server.kill()
        server.start()

    work(everybody, INTERRUPTED, meanwhile)
    log = everybody.log()
    title(
        f"The same, killed (-9) and started again; {SECOND_TABS} have two windows",
        ["p50 ms", "p95 ms"],
    )
    row("a save", *_milliseconds(log.seconds))
    row("times that no answer came", f"{everybody.lost():,}")
    row("longest that a save had to wait, s", f"{log.away:.1f}")
    row("times that a window was told it is behind", f"{log.stale:,}")
    return _count(log, 0)


def _count(log: Log, lost: int) -> int:
    acknowledged, there = kept(log.sent)
    wrong = log.refused + ["no answer"] * lost
    row("saves acknowledged; of these in the database", f"{acknowledged:,}", f"{there:,}")
    row("errors", f"{len(wrong):,}", *sorted(set(wrong)))
    return len(wrong) + acknowledged - there


def _milliseconds(seconds: list[float]) -> tuple[str, str]:
    return f"{1000 * median(seconds):,.1f}", f"{1000 * quantiles(seconds, n=20)[-1]:,.1f}"


def throughput(server: Server) -> None:
    """As fast as it goes, against commits of the same rows by as many threads, in turns."""
    windows = [Window(server.name, link) for link in links("fast", THREADS)]
    for one in windows:
        one.open()
        one.save(
            [
                {"places": {card: BOXES[number % 3]}}
                for number, card in enumerate(one.state["order"][:-1])
            ]
        )
    saves, commits = [_saving(one) for one in windows], [_committing(one) for one in windows]
    turns = [(_rate(saves), _rate(commits)) for _ in range(TURNS)]
    ours, bare = (median(rates) for rates in zip(*turns, strict=True))
    title(f"As fast as it goes, {THREADS} at a time", ["per second", "ratio"])
    row("commits of the same rows, nothing else", f"{bare:,.0f}", "1.00")
    row("saves, from request to answer", f"{ours:,.0f}", f"{ours / bare:.2f}")


def _saving(window: Window) -> Work:
    card = window.state["order"][-1]

    def saving(until: float) -> int:
        return _times(lambda: window.save([{"places": {card: "neutral"}}, {"undo": True}]), until)

    return saving


COMMIT = """UPDATE elicitation_sorting
SET boxes = %s, aside = %s, past = %s, meanings = %s, remarks = %s, revision = revision + 1
WHERE id = %s"""


def _committing(window: Window) -> Work:
    def committing(until: float) -> int:
        invitation = found(window.link.strip("/").partition("/")[2])
        one = Sorting.objects.get(invitation=invitation)
        parts = (one.boxes, one.aside, one.past, one.meanings, one.remarks)
        values = [json.dumps(part) for part in parts]
        with connection.cursor() as cursor:
            done = _times(lambda: cursor.execute(COMMIT, [*values, one.pk]), until)
        connection.close()
        return done

    return committing


def _times(act: Callable[[], object], until: float) -> int:
    done = 0
    while monotonic() < until:
        act()
        done += 1
    return done


def _rate(works: list[Work]) -> float:
    until = monotonic() + AS_FAST
    with ThreadPoolExecutor(len(works)) as pool:
        done: int = sum(pool.map(lambda work: work(until), works))
    return done / AS_FAST


def main() -> None:
    with serving(gunicorn if settings.ACCOUNTS else laptop) as server:
        print(f"\n{connection.vendor}")
        busy()
        wrong = steady(server) + interrupted(server)
        throughput(server)
    if wrong:
        sys.exit("Something went wrong that may not go wrong: see the counts.")


if __name__ == "__main__":
    main()
