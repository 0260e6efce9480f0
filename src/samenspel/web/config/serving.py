"""The server of `samenspel serve`: this machine only, until it is told to stop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol

from waitress.server import create_server

from samenspel.web.config.environment import Environment
from samenspel.web.config.folder import own
from samenspel.web.config.start import bring_up_to_date, load_examples, set_up


class Server(Protocol):
    """What waitress, which has no types, makes."""

    effective_port: int

    def run(self) -> None:
        """Serve until told to stop."""

    def close(self) -> None:
        """Let go of the port."""


HOST = "127.0.0.1"
THREADS = 8
CONNECTIONS = 500  # browsers keep theirs for a while; at the limit nobody else gets in
LARGEST_REQUEST = 20_000_000  # bytes


def serve(
    surroundings: Environment, port: int, *, now: datetime, ready: Callable[[str], None]
) -> None:
    """Serve the pages; ``ready`` is told the address. Raise ``OSError`` for a port in use."""
    os.umask(0o077)  # what is kept is for its owner only, whatever the folder allows
    with own(surroundings.data), _listening(port) as server:
        from samenspel.web.results.worker import beside  # noqa: PLC0415 - once Django is set up

        bring_up_to_date(surroundings, now=now)
        load_examples()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        ready(f"http://{HOST}:{server.effective_port}/")
        with beside():
            server.run()


@contextmanager
def _listening(port: int) -> Iterator[Server]:
    set_up()
    from samenspel.web.config.wsgi import application  # noqa: PLC0415 - once Django is set up

    server: Server = create_server(
        application,
        host=HOST,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        ident=None,
        max_request_body_size=LARGEST_REQUEST,
        # Who was passed on is refused (`studies.access`), so the traces of it must stay.
        clear_untrusted_proxy_headers=False,
    )
    try:
        yield server
    finally:
        server.close()
