"""What this machine calls itself, and what nobody can call it from elsewhere."""

from __future__ import annotations

NAMES = ("127.0.0.1", "localhost", "[::1]")  # in an address that a browser asks for
ADDRESSES = ("127.0.0.1", "::1")  # of whoever asks
