"""How it was done and what it does not say: from what was actually done, never from memory."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel import catalogue
from samenspel.catalogue import Reference
from samenspel.disclosure.released import Released, Scope
from samenspel.findings.model import ScopeFigures
from samenspel.report.blocks import Block, Bullets, Heading, Table
from samenspel.report.words import NONE, Words, joined, reason, wording
from samenspel.text import Text, listed, number, plain


def method(released: Released, words: Words) -> Iterator[Block]:
    """Return the chapter on method and limits."""
    yield Heading(wording("method_title"))
    yield _answers(released, words)
    yield Bullets(tuple(_limits(released)))
    yield _settings(released)


def _limits(released: Released) -> Iterator[Text]:
    full = any(isinstance(scope, ScopeFigures) for scope in released.networks)
    keys = ("ipsative", "nobody", "small") if full else ("bands", "once", "workings", "small")
    yield from [wording("limit_chance")] if _mapped(released) else []
    yield from (wording(f"limit_{key}") for key in (*keys, "trust"))


def _mapped(released: Released) -> bool:
    """Return whether a network is shown in full with its values maps."""
    return any(isinstance(scope, ScopeFigures) and scope.values for scope in released.networks)


def _answers(released: Released, words: Words) -> Table:
    heads = ["network", "participants", "respondents"]
    heads += ["incomplete", "clear_from"] if _mapped(released) else []
    return Table(
        caption=wording("answers_caption"),
        header=tuple(wording(f"col_{head}") for head in heads),
        rows=tuple(_answered(scope, words)[: len(heads)] for scope in released.networks),
        numeric=tuple(range(1, len(heads))),
        note=_why_unknown(released),
    )


def _answered(scope: Scope, words: Words) -> tuple[Text, ...]:
    row = (words.network(scope.id), _known(scope.participants), _known(scope.respondents))
    if not isinstance(scope, ScopeFigures):
        return (*row, NONE, NONE)
    clear = NONE if scope.clear_from is None else plain(scope.clear_from)
    return (*row, plain(scope.incomplete), clear)


def _known(count: int | None) -> Text:
    return wording("unknown") if count is None else plain(count)


def _why_unknown(released: Released) -> Text | None:
    unknown = any(scope.participants is None for scope in released.networks)
    return reason("participants_unknown") if unknown else None


def _settings(released: Released) -> Table:
    done = released.provenance
    rows = {
        "version": done.version,
        "catalogue": done.catalogue_version,
        "cards": ", ".join(done.card_versions),
        "round": done.round,
        "shape": " / ".join(map(str, done.shape)),
        "threshold": done.threshold,
        "seed": done.seed,
        "resamples": done.resamples,
        "hash": done.study_hash[:16],
        "source": released.study.source,
    }
    return Table(
        caption=wording("settings_caption"),
        header=(wording("col_setting"), wording("col_worth")),
        rows=tuple(
            (wording(f"setting_{key}"), plain(worth)) for key, worth in rows.items() if worth
        ),
    )


def literature(released: Released, words: Words) -> Iterator[Block]:
    """Return the reference lines of the catalogue that are about this study's cards."""
    lines = [line for line in catalogue.references() if _values(line) <= words.values.keys()]
    if released.audience != "researcher" or not lines:
        return
    yield Heading(wording("literature_title"))
    yield Table(
        caption=wording("literature_caption"),
        header=tuple(wording(f"col_{head}") for head in ("study", "found", "caveat")),
        rows=tuple((line.label, _found(line, words), line.caveat) for line in lines),
    )


def _values(line: Reference) -> set[str]:
    return {*line.most, *line.least, *(id for id, _ in line.shares)}


def _found(line: Reference, words: Words) -> Text:
    found = []
    if line.most:
        found.append(wording("found_most", values=words.several(line.most)))
    if line.least:
        found.append(wording("found_least", values=words.several(line.least)))
    if line.shares:
        shares = [
            wording("found_share", value=words.value(id), percent=number(share, 1))
            for id, share in line.shares
        ]
        found.append(wording("found_shares", values=listed(shares)))
    return joined(found)
