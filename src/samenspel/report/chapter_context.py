"""The conditions under which a network works, and what makes its members indispensable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.findings.workings_model import ContextFigures
from samenspel.report.blocks import Block, Heading, Paragraph, Table
from samenspel.report.words import Words, joined
from samenspel.report.words_network import capital, dated, heads, noted, or_unknown
from samenspel.report.words_workings import of, titled
from samenspel.text import Text, listed, plain

ASPECTS = ("members", "mandated", "funding", "started", "time_pressure", "delegation")


def context(released: Released, words: Words) -> Iterator[Block]:
    """Return how each network came about, who sits at the table and what nobody else has."""
    found = released.workings.context
    if not found:
        return
    yield Heading(noted("context_title"))
    for one in found:
        yield from titled(one.network, words)
        yield Paragraph(joined(_sentences(one)))
        yield from _unique(one, words)
    if len(found) > 1:
        yield _side_by_side(found, words)


def _sentences(found: ContextFigures) -> Iterator[Text]:
    unknown = []
    for aspect in ASPECTS:
        sentence = _sentence(found, aspect)
        if sentence:
            yield sentence
        else:
            unknown.append(noted(f"unknown_{aspect}"))
    if unknown:
        yield noted("context_unknown", aspects=listed(unknown))


def _sentence(found: ContextFigures, aspect: str) -> Text | None:
    value = getattr(found, aspect)
    if value is None:
        return None
    if aspect == "members":
        return noted("context_members_one" if value == 1 else "context_members", count=value)
    if aspect == "started":
        return noted("context_started", date=_started(found))
    return noted(f"context_{aspect}_{_code(value)}")


def _started(found: ContextFigures) -> Text | None:
    return dated(found.started) if found.started else None


def _code(value: bool | str) -> str:  # noqa: FBT001 - an answer in a study, not a flag
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _unique(found: ContextFigures, words: Words) -> Iterator[Block]:
    asked = len(found.unique) + len(found.without_unique)
    if not asked:
        return
    counted = of(len(found.unique), asked)
    yield Paragraph(noted("unique_known" if found.unique else "unique_none", count=counted))
    if not found.unique:
        return
    open_ = ((id, noted("not_known")) for id in found.without_unique)
    yield Table(
        caption=noted("unique_caption", network=words.network(found.network)),
        header=heads("member", "unique"),
        rows=tuple(
            (words.organisation(id), said)
            for id, said in (*((id, plain(own)) for id, own in found.unique), *open_)
        ),
    )


def _side_by_side(found: Sequence[ContextFigures], words: Words) -> Table:
    return Table(
        caption=noted("context_caption"),
        header=(noted("col_aspect"), *(words.network(one.network) for one in found)),
        rows=tuple(
            (noted(f"col_{aspect}"), *(_cell(one, aspect) for one in found)) for aspect in ASPECTS
        ),
    )


def _cell(found: ContextFigures, aspect: str) -> Text:
    value = getattr(found, aspect)
    if aspect == "started":
        return or_unknown(_started(found))
    if value is None:
        return noted("not_known")
    if aspect == "members":
        return plain(value)
    return capital(term(aspect, _code(value)))
