"""Networks side by side, sources side by side, and networks of a source that stay unlinked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from samenspel.catalogue import item_ids, texts
from samenspel.catalogue.items import label
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import CaseRow, Triangulated
from samenspel.report.blocks import Block, Bullets, Heading, Notice, Paragraph, Table
from samenspel.report.words import Words, reason
from samenspel.report.words_network import capital, heads, noted, or_unknown
from samenspel.report.words_workings import by_network, of, ranged, titled, told
from samenspel.study.instrument_rows import UnlinkedCase
from samenspel.text import Text, listed, number, plain

Cases = Sequence[CaseRow]
SOURCES = ("map", "interview", "document", "questionnaire")


def comparison(released: Released, words: Words) -> Iterator[Block]:
    """Return the networks of this study side by side, one column each."""
    cases = released.workings.comparison
    if not cases:
        return
    yield Heading(noted("comparison_title"))
    yield Paragraph(noted("comparison_rule"))
    rows = list(_rows(cases, words))
    yield from _nowhere(row for row in rows if _same_reason(row))
    yield Table(
        caption=noted("comparison_caption"),
        header=(noted("col_aspect"), *(words.network(case.network) for case in cases)),
        rows=tuple(row for row in rows if not _same_reason(row)),
        note=noted("comparison_note"),
    )


def _same_reason(row: Sequence[Text]) -> bool:
    """Return whether nothing of this is known of any network, for one and the same reason."""
    return row[1] in texts("reasons").values() and len(set(row[1:])) == 1


def _nowhere(rows: Iterable[Sequence[Text]]) -> Iterator[Block]:
    """Yield what is known of no network, once by reason: no row of a table for that."""
    by_reason: dict[Text, list[Text]] = {}
    for aspect, why, *_ in rows:
        by_reason.setdefault(why, []).append(aspect)
    if by_reason:
        items = (noted("nowhere", aspects=listed(a), why=why) for why, a in by_reason.items())
        yield Bullets(tuple(items))


def _rows(cases: Cases, words: Words) -> Iterator[tuple[Text, ...]]:
    figures: dict[str, Callable[[CaseRow], Text | None]] = {
        "members": lambda case: _plain(case.members),
        "respondents": lambda case: _plain(case.respondents),
        "form": lambda case: _term("form", case.form),
        "network_governance": lambda case: _term("network_governance", case.network_governance),
        "shared": lambda case: _shared(case, words),
        "phi": lambda case: None if case.phi is None else number(case.phi),
    }
    for name, figure in figures.items():
        yield (noted(f"col_{name}"), *(figure(case) or _why(case, name) for case in cases))
    yield from _conditions(cases)
    for list_ in ("strategies", "tensions", "obstacles"):
        yield (noted(f"col_{list_}_present"), *(_counted(case, list_) for case in cases))


def _shared(case: CaseRow, words: Words) -> Text | None:
    """Return the shared values; no value is shared is another thing than nobody was asked."""
    if "shared" in case.reasons:
        return None
    return words.several(case.shared) if case.shared else noted("no_value")


def _why(case: CaseRow, name: str) -> Text:
    return reason(case.reasons[name]) if name in case.reasons else noted("not_known")


def _plain(count: int | None) -> Text | None:
    return None if count is None else plain(count)


def _term(column: str, code: str | None) -> Text | None:
    return None if code is None else capital(term(column, code))


def _conditions(cases: Cases) -> Iterator[tuple[Text, ...]]:
    middles = [dict(case.conditions) for case in cases]
    for id in item_ids("conditions"):
        if any(id in middle for middle in middles):
            name = noted("condition_middle", condition=label("conditions", id))
            yield (name, *(_middle(middle.get(id)) for middle in middles))


def _middle(found: Range | None) -> Text:
    return ranged(found) if found else told("not_asked")


def _counted(case: CaseRow, list_: str) -> Text:
    """Return how many of a list are present, of those that this network was asked about."""
    present: int | None = getattr(case, f"{list_}_present")
    asked: int | None = getattr(case, f"{list_}_asked")
    if present is None or asked is None:
        return _why(case, f"{list_}_present")
    return of(present, asked)


def triangulation(released: Released, words: Words) -> Iterator[Block]:
    """Return what the map, interviews, documents and questionnaires each say of one finding."""
    found = released.workings.triangulation
    if not found:
        return
    yield Heading(noted("triangulation_title"))
    yield Paragraph(noted("triangulation_rule"))
    if all(row.outcome == "one_source" for row in found):
        yield Paragraph(noted("triangulation_alone", count=of(0, len(found))), lead=True)
        return
    for network, rows in by_network(found).items():
        name = words.network(network)
        yield from titled(network, words)
        yield Paragraph(_agreement(rows), lead=True)
        differ = [row for row in rows if row.outcome == "differ"]
        if differ and len(differ) < len(rows):
            yield _sources(differ, noted("differ_caption", network=name), words)
        if any(row.outcome != "one_source" for row in rows):
            yield _sources(rows, noted("triangulation_caption", network=name), words)


def _agreement(rows: Sequence[Triangulated]) -> Text:
    outcomes = [row.outcome for row in rows]
    counts = {
        outcome: of(outcomes.count(outcome), len(rows))
        for outcome in ("agree", "differ", "one_source")
    }
    return noted("triangulation_counts", **counts)


def _sources(rows: Sequence[Triangulated], caption: Text, words: Words) -> Table:
    return Table(
        caption=caption,
        header=heads("finding", *SOURCES, "outcome"),
        rows=tuple(
            (
                _finding(row, words),
                *(noted(f"judged_{getattr(row, source)}") for source in SOURCES),
                noted(f"outcome_{row.outcome}"),
            )
            for row in rows
        ),
    )


def _finding(row: Triangulated, words: Words) -> Text:
    name = words.value(row.item) if row.topic == "value" else label("strategies", row.item)
    return noted(f"finding_{row.topic}", name=name)


def unlinked(released: Released, words: Words) -> Iterator[Block]:  # noqa: ARG001 - one shape for all chapters
    """Return networks as a source describes them: never beside a network of this study."""
    cases = released.workings.unlinked
    if not cases:
        return
    yield Heading(noted("unlinked_title"))
    yield Notice(noted("unlinked_notice"), noted("unlinked_rule"))
    yield Table(
        caption=noted("unlinked_caption"),
        header=heads("name", "members", "form", "towards", "network_governance", "source"),
        rows=tuple(_unlinked(case) for case in cases),
        note=noted("unlinked_note"),
    )


def _unlinked(case: UnlinkedCase) -> tuple[Text, ...]:
    return (
        plain(case.name),
        or_unknown(_plain(case.members)),
        or_unknown(_term("form", case.form)),
        or_unknown(_term("form", case.towards)),
        or_unknown(_term("network_governance", case.network_governance)),
        or_unknown(plain(case.source) if case.source else None),
    )
