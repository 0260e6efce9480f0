"""Sentences for people, by subject: data in two languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from samenspel.text import Text


@cache
def data(name: str) -> Mapping[str, object]:
    """Return one of the catalogue's files as it stands."""
    return tomllib.loads((files("samenspel.catalogue") / "data" / f"{name}.toml").read_text("utf-8"))


@cache
def texts(subject: str) -> Mapping[str, Text]:
    """Return the sentences on one subject: wording/<subject>.toml, key -> nl, en."""
    return {key: Text(**entry) for key, entry in data(f"wording/{subject}").items()}  # type: ignore[arg-type]
