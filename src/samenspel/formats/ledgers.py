"""The ledger on disk: releases.json in the study's folder, or beside its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from samenspel.catalogue import texts
from samenspel.disclosure.ledger import Ledger, LedgerRung, Release
from samenspel.errors import ReleaseError, UnusableFileError
from samenspel.formats.folder import LEDGER
from samenspel.formats.whole import write_whole

SCHEMA = 1


def ledger_path(study_path: Path | str) -> Path:
    """Return where the ledger of a study stands."""
    path = Path(study_path)
    return path / LEDGER if path.is_dir() else path.with_name(f"{path.stem}.{LEDGER}")


def read_ledger(path: Path | str) -> Ledger:
    """Return what was released before; nothing when there is no ledger yet."""
    try:
        plain = json.loads(Path(path).read_bytes())
        if plain["schema"] != SCHEMA:
            raise _unreadable(path)
        return ledger_of_plain(plain)
    except FileNotFoundError:
        return Ledger()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _unreadable(path) from None


def write_ledger(ledger: Ledger, path: Path | str) -> None:
    """Keep a ledger, whole or not at all."""
    words = json.dumps(plain_ledger(ledger), ensure_ascii=False, indent=1) + "\n"
    try:
        write_whole(Path(path), words.encode())
    except OSError as error:
        text = texts("study_format")["cannot_write"]
        raise UnusableFileError(text.format(path=path)) from error


def plain_ledger(ledger: Ledger) -> dict[str, object]:
    """Return a ledger as JSON-safe data: what ``releases.json`` and a database column hold."""
    return {"schema": SCHEMA, "releases": [_plain(release) for release in ledger.releases]}


def ledger_of_plain(plain: Mapping[str, Any]) -> Ledger:
    """Return the ledger that plain data stand for; what is no ledger raises a built-in error."""
    return Ledger(tuple(_release(item) for item in plain["releases"]))


def _plain(release: Release) -> dict[str, object]:
    return {
        "networks": list(release.networks),
        "round": release.round,
        "respondents": sorted(map(list, release.respondents)),
        "rung": release.rung,
        "bands": {value: list(band) for value, band in release.bands.items()},
        "shared_count": release.shared_count,
        "texts": list(release.texts),
        "layer": release.layer,
        "why": release.why,
    }


def _release(plain: Mapping[str, Any]) -> Release:
    return Release(
        networks=tuple(map(_words, _list(plain["networks"]))),
        round=_whole(plain["round"]),
        respondents=frozenset((_words(n), _words(r)) for n, r in map(_list, plain["respondents"])),
        rung=_rung(plain["rung"]),
        bands={value: (_whole(low), _whole(high)) for value, (low, high) in plain["bands"].items()},
        shared_count=None if plain["shared_count"] is None else _whole(plain["shared_count"]),
        texts=tuple(map(_words, plain["texts"])),
        layer=_words(plain.get("layer", "")),  # older ledgers know no layers
        why=_words(plain.get("why", "")),
    )


def _list(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError
    return found


def _words(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found


def _rung(found: object) -> LedgerRung:
    rungs: tuple[LedgerRung, ...] = get_args(LedgerRung)
    return rungs[rungs.index(_words(found))]


def _whole(found: object) -> int:
    if type(found) is not int:  # a yes or no is an int as well
        raise TypeError
    return found


def _unreadable(path: Path | str) -> ReleaseError:
    return ReleaseError(texts("study_format")["ledger_unreadable"].format(path=path))
