"""An open study in a database of its own, and the application that serves it as people start it.

Importing this makes the folder of the data, and the tables in the database of `DATABASE_URL`.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import SystemRandom
from time import sleep
from urllib.error import URLError
from urllib.request import urlopen

DATA = Path(tempfile.mkdtemp(prefix="samenspel-bench-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ["SAMENSPEL_DATA"] = str(DATA)
sys.path.insert(0, "tests")

from django.core.management import call_command  # noqa: E402 - the folder goes first

from samenspel.study.model import Design  # noqa: E402
from samenspel.study.model import Study as StudyFile  # noqa: E402
from samenspel.study.rows import Network, Participant  # noqa: E402
from samenspel.text import Text  # noqa: E402
from samenspel.web.config.start import set_up  # noqa: E402
from served import PROGRAM  # noqa: E402

set_up()
call_command("migrate", verbosity=0, interactive=False)

from samenspel.web import bridge  # noqa: E402 - models exist once Django is set up
from samenspel.web.elicitation.sortings import begin  # noqa: E402
from samenspel.web.studies.invitations import invite, token  # noqa: E402
from samenspel.web.studies.models import Study  # noqa: E402

NETWORK = "rond"
Command = Callable[[int], list[str]]  # from the port
PATIENCE = 300  # times a tenth of a second


def open_study(name: str, people: int) -> Study:
    """Keep an open study in which so many were asked."""
    asked = tuple(Participant(f"p{number}", NETWORK) for number in range(people))
    network = Network(NETWORK, name="Netwerk Rond", participants=people)
    title = Text("Een open studie", "An open study")
    record = bridge.keep(
        StudyFile(Design(id=name, title=title, networks=(network,), participants=asked))
    )
    Study.objects.filter(pk=record.pk).update(state=Study.State.OPEN)
    record.refresh_from_db()
    return record


def links(name: str, people: int, *, begun: bool = False) -> list[str]:
    """Return where those go who were asked in a new study; some of them have agreed before."""
    record = open_study(name, people)
    design = bridge.load(record).design
    invited = [invite(record, one.id, NETWORK) for one in design.participants]
    for one in invited if begun else ():
        begin(one, design, ["take_part"], SystemRandom())
    return [f"/s/{token(one)}/" for one in invited]


def laptop(port: int) -> list[str]:
    """Return how the application is started on a laptop."""
    return [*PROGRAM, "serve", "--port", str(port), "--data", str(DATA), "--no-browser"]


def gunicorn(port: int) -> list[str]:
    """Return how the application is started on a server."""
    program = Path(sys.executable).with_name("gunicorn")
    workers = ["-w", "2", "--threads", "4", "--log-level", "critical", "--no-control-socket"]
    return [str(program), "-b", f"127.0.0.1:{port}", *workers, "samenspel.web.config.wsgi"]


class Server:
    """The application, which can be killed and started again where it was."""

    def __init__(self, command: Command) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.name = f"127.0.0.1:{self.port}"
        self.address = f"http://{self.name}"
        self.command = command(self.port)
        self.start()

    def start(self) -> None:
        """Start and wait until it answers."""
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, start_new_session=True
        )
        for _ in range(PATIENCE):
            try:
                with urlopen(f"{self.address}/healthz", timeout=5):  # noqa: S310 - our own
                    return
            except (URLError, OSError):
                sleep(0.1)
        message = "the application did not start"
        raise RuntimeError(message)

    def kill(self) -> None:
        """End it as a power cut would, with everything it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving(command: Command) -> Iterator[Server]:
    """Serve on the database of this process; end it after."""
    server = Server(command)
    try:
        yield server
    finally:
        server.kill()
