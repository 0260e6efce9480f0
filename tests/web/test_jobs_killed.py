"""A report survives the program that made it: killed in the middle, started again, it is made."""

from __future__ import annotations

import re
import signal
import sqlite3
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from outputs import words
from served import PATIENCE_SECONDS, Served, served

STUDY = "/studies/west-brabant-west/"


def asked(site: Served) -> str:
    """Press the button of the results as a browser does; return where the report will be."""
    with closing(HTTPConnection(str(urlsplit(site.address).netloc), timeout=60)) as line:
        line.request("GET", f"{STUDY}results/in-short/")
        answer = line.getresponse()
        cookie = str(answer.headers["Set-Cookie"]).partition(";")[0]
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.read().decode())
        assert found
        form = {"csrfmiddlewaretoken": found[1], "kind": "pdf"}
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        line.request("POST", f"{STUDY}reports", urlencode(form), kind)
        return str(line.getresponse().headers["Location"])


def until(data: Path, condition: str) -> tuple[int, ...]:
    """Return the tries and the number of drawings, once a report is so far."""
    question = f"SELECT tries, done, of FROM results_report WHERE {condition}"  # noqa: S608 - ours
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        with closing(sqlite3.connect(data / "samenspel.sqlite3", timeout=20)) as database:
            if found := database.execute(question).fetchone():
                return tuple(found)
        time.sleep(0.02)
    raise AssertionError(condition)


def file(site: Served, page: str) -> bytes:
    with closing(HTTPConnection(str(urlsplit(site.address).netloc), timeout=20)) as line:
        line.request("GET", f"{page}/file")
        return line.getresponse().read()


def test_a_report_is_made_though_its_maker_was_killed_in_the_middle(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with served(data) as site:
        page = asked(site)
        until(data, "state = 'running' AND done > 0")
        site.stop(signal.SIGKILL)
    tries, done, of = until(data, "state = 'running'")
    assert tries == 1
    assert 0 < done < of
    with served(data) as site:
        tries, _, _ = until(data, "state = 'done'")
        assert tries == 2
        made = file(site, page)
        assert site.stop(signal.SIGTERM)[0] == 0
    assert made.startswith(b"%PDF")
    assert "Vertrouwen" in words("pdf", made)
