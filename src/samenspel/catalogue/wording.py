"""Sentences for people, by subject: data in two languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from samenspel.text import Text, plain

FOLDER = Path(__file__).with_name("data")


@cache
def data(name: str) -> Mapping[str, Any]:
    """Return one of the catalogue's files as it stands."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def texts(subject: str) -> Mapping[str, Text]:
    """Return the sentences on one subject: wording/<subject>.toml, key -> nl, en."""
    return {key: Text(**entry) for key, entry in data(f"wording/{subject}").items()}


def term(column: str, word: str) -> Text:
    """Return the words for one option of a closed list; an unknown one speaks for itself."""
    return texts("terms").get(f"{column}_{word}", plain(word))


def version() -> str:
    """Return the version of the whole catalogue."""
    return str(data("catalogue")["version"])
