"""The worker that makes reports: beside the pages on a laptop, a program of its own on a server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from samenspel.web.elicitation.retention import tidy
from samenspel.web.results.jobs import LEASE, abandon, mine, sweep, take
from samenspel.web.results.making import make
from samenspel.web.results.models import Report

LOOK_SECONDS = 0.5  # between two looks for something to do
BEAT_SECONDS = LEASE.total_seconds() / 4
SWEEP_SECONDS = 60


def work(stop: Event) -> None:
    """Make what is asked, one after the other, until told to stop."""
    me, swept = secrets.token_hex(16), float("-inf")
    while not stop.is_set():
        # A database that is away for a moment is no reason to stop.
        with suppress(DatabaseError, OSError):
            close_old_connections()
            if monotonic() - swept > SWEEP_SECONDS:
                sweep(now=timezone.now())
                tidy(today=timezone.localdate())
                swept = monotonic()
            if one_more(me):
                continue
        stop.wait(LOOK_SECONDS)
    connection.close()


def one_more(worker: str) -> bool:
    """Make the next report; ``False``: nobody waits for one."""
    report = take(worker, now=timezone.now())
    if report is None:
        return False
    with _alive(report):
        make(report)
    return True


@contextmanager
def beside() -> Iterator[None]:
    """Let a worker do its work as long as something else is done, with nobody else about."""
    stop = Event()
    abandon(now=timezone.now())
    Thread(target=work, args=(stop,), daemon=True).start()
    try:
        yield
    finally:
        stop.set()


@contextmanager
def _alive(report: Report) -> Iterator[None]:
    """Give signs of life while a report is made: then nobody else takes it up."""
    stop = Event()
    beating = Thread(target=_beat, args=(report, stop), daemon=True)
    beating.start()
    try:
        yield
    finally:
        stop.set()
        beating.join()


def _beat(report: Report, stop: Event) -> None:
    while not stop.wait(BEAT_SECONDS):
        with suppress(DatabaseError):  # busy; the next sign comes in time
            mine(report).update(lease=timezone.now() + LEASE)
    connection.close()
