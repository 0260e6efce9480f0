"""People at work: they ask for pages and save moves as the scripts of the pages do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, RemoteDisconnected
from http.cookies import SimpleCookie
from itertools import cycle
from time import monotonic, perf_counter, sleep
from typing import Any
from uuid import uuid4

PATIENCE = 10  # seconds, as the script has
WAITS = (0.5, 1, 2, 4, 8, 15)  # seconds, as the script waits
BOXES = ("important", "neutral", "less_important")
ROOM = 6
Plain = dict[str, Any]


@dataclass
class Browser:
    """A browser of somebody: it keeps its cookies, and its connection as long as that lasts."""

    name: str
    cookies: dict[str, str] = field(default_factory=dict)
    line: HTTPConnection | None = None

    def ask(
        self, path: str, body: bytes | None = None, headers: Plain | None = None
    ) -> tuple[int, str, str]:
        """Return the status, the words, and where to go; a line that was closed is opened again."""
        kept = self.line is not None
        try:
            return self._asked(path, body, headers or {})
        except (RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            if not kept:
                raise
            return self._asked(path, body, headers or {})
        except (OSError, HTTPException):
            self.close()
            raise

    def _asked(self, path: str, body: bytes | None, headers: Plain) -> tuple[int, str, str]:
        self.line = self.line or HTTPConnection(self.name, timeout=PATIENCE)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = headers | ({"Cookie": kept} if kept else {})
        self.line.request("POST" if body is not None else "GET", path, body, sent)
        answer = self.line.getresponse()
        words = answer.read().decode()
        for given in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(given).items()}
        return answer.status, words, answer.headers.get("Location", "")

    def close(self) -> None:
        if self.line:
            self.line.close()
        self.line = None


@dataclass
class Sent:
    """Moves that were sent, on which revision, and what became of them."""

    link: str
    revision: int
    moves: list[Plain]
    acknowledged: bool = False
    lost: bool = False  # an answer never came: it may have been saved


@dataclass
class Log:
    """What one window saw."""

    seconds: list[float] = field(default_factory=list)  # of every answer that came
    sent: list[Sent] = field(default_factory=list)
    stale: int = 0
    refused: list[str] = field(default_factory=list)  # answers that should not come
    lost: int = 0  # times that no answer came
    away: float = 0.0  # longest, in seconds, that a save had to be tried again


class Window:
    """A page with the cards, open in somebody's browser."""

    def __init__(self, name: str, link: str) -> None:
        self.link, self.browser, self.log = link, Browser(name), Log()
        self.csrf, self.state = "", dict[str, Any]()

    def open(self) -> None:
        """Go from the link to the cards, and agree when that was asked."""
        _, words, _ = self.browser.ask(self.link)
        if 'id="take_part"' in words:
            form = f"csrfmiddlewaretoken={_csrf(words)}&take_part=on"
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            self.browser.ask(self.link, form.encode(), headers)
        status, words, _ = self.browser.ask(f"{self.link}cards")
        if status != 200:
            self.log.refused.append(f"{status} cards")
            return
        self.csrf, self.state = _csrf(words), _state(words)

    def moves(self) -> Iterator[Plain]:
        """Yield a move for every card in the hand, then for ever one that changes the top."""
        boxes = cycle(BOXES)
        while hand := [one for one in self.state["order"] if one not in self.state["places"]]:
            box = next(boxes)
            if list(self.state["places"].values()).count(box) < ROOM:
                yield {"places": {hand[0]: box}}
        important = [one for one, box in self.state["places"].items() if box == BOXES[0]]
        for number in cycle(range(1, 4)):
            yield {"top": important[:number]}

    def save(self, moves: list[Plain]) -> None:
        """Send moves until they are acknowledged, or another window was first."""
        sent = Sent(self.link, self.state["revision"], moves)
        self.log.sent.append(sent)
        asked = {"revision": sent.revision, "batch": uuid4().hex, "moves": moves}
        body, began = json.dumps(asked).encode(), monotonic()
        for wait in WAITS:
            if self._heard(sent, body):
                break
            sent.lost = True
            self.log.lost += 1
            sleep(wait)
        else:
            self.log.refused.append("never saved")
        self.log.away = max(self.log.away, monotonic() - began if sent.lost else 0)

    def _heard(self, sent: Sent, body: bytes) -> bool:
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.csrf}
        began = perf_counter()
        try:
            status, words, _ = self.browser.ask(f"{self.link}save", body, headers)
        except (OSError, HTTPException):
            return False
        self.log.seconds.append(perf_counter() - began)
        if status not in (200, 409):
            self.log.refused.append(f"{status} save")
            return False
        answer = json.loads(words)
        if status == 200:
            sent.acknowledged = True
            self.state["revision"] = answer["revision"]
            self.state["places"] = _placed(self.state["places"], sent.moves)
        else:
            self.log.stale += 1
            self.state = answer
        return True


def _placed(places: dict[str, str], moves: list[Plain]) -> dict[str, str]:
    for move in moves:
        places = places | move.get("places", {})
    return places


def _csrf(words: str) -> str:
    return _found(r'name="csrfmiddlewaretoken" value="(\w+)"', words)


def _state(words: str) -> Plain:
    told = _found(r'<script id="script" type="application/json">(.*?)</script>', words)
    state: Plain = json.loads(told)["state"]
    return state


def _found(pattern: str, words: str) -> str:
    found = re.search(pattern, words)
    if found is None:
        message = f"not on the page: {pattern}"
        raise ValueError(message)
    return found[1]


class Screen:
    """A screen of a workshop, which asks whether it must look again."""

    def __init__(self, name: str, cookies: dict[str, str], path: str, network: str) -> None:
        self.browser, self.log, self.mark = Browser(name, dict(cookies)), Log(), ""
        self.pulse = f"{path}pulse?network={network}"
        self.page = f"{path}screen?network={network}"

    def look(self) -> None:
        """Ask once; when something changed, ask for the page."""
        began = perf_counter()
        try:
            status, words, _ = self.browser.ask(self.pulse)
            self.log.seconds.append(perf_counter() - began)
            if status != 200:
                self.log.refused.append(f"{status} pulse")
                return
            now = json.loads(words)["mark"]
            if now != self.mark:
                status, _, _ = self.browser.ask(self.page)
                self.log.refused += [f"{status} screen"] if status != 200 else []
                self.mark = now
        except (OSError, HTTPException):
            self.log.lost += 1
