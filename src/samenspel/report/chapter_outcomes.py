"""What came of the work together, as each person reports it; never added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import OutcomeFigures
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, Table
from samenspel.report.words import Words, count_of, joined, reason
from samenspel.report.words_network import capital, heads, noted
from samenspel.report.words_workings import by_network, titled
from samenspel.text import Text, plain


def outcomes(released: Released, words: Words) -> Iterator[Block]:
    """Return how many cases ended well and what part of the region they are, per answer."""
    found = released.workings.outcomes
    if not found:
        return
    yield Heading(noted("outcomes_title"))
    yield Paragraph(noted("outcomes_rule"))
    for network, answers in by_network(found).items():
        yield from titled(network, words)
        yield Bullets(tuple(joined(_sentences(answer)) for answer in answers))
        yield _table(answers, words.network(network))


def _who(answer: OutcomeFigures) -> Text:
    return plain(answer.respondent) if answer.respondent else capital(noted("the_network"))


def _sentences(answer: OutcomeFigures) -> Iterator[Text]:
    who = _who(answer)
    if answer.cases is None:
        yield noted("cases_unknown", who=who, why=reason(answer.reasons["cases"]))
        return
    yield noted("cases", who=who, count=answer.cases)
    if answer.ended_well is None:
        yield noted("ended_well_unknown")
    else:
        yield noted("ended_well", count=count_of(answer.ended_well, answer.cases))
    if answer.region_cases is None:
        yield noted("region_unknown")
    else:
        yield noted("region", count=count_of(answer.cases, answer.region_cases))


def _table(answers: Sequence[OutcomeFigures], network: Text) -> Table:
    return Table(
        caption=noted("outcomes_caption", network=network),
        header=heads("who", "cases", "ended_well", "region"),
        rows=tuple(_row(answer) for answer in answers),
        numeric=(1, 2, 3),
    )


def _row(answer: OutcomeFigures) -> tuple[Text, ...]:
    cases = noted("not_known") if answer.cases is None else plain(answer.cases)
    well = _part(answer.ended_well, answer.cases)
    return (_who(answer), cases, well, _part(answer.cases, answer.region_cases))


def _part(count: int | None, whole: int | None) -> Text:
    if count is None or whole is None:
        return noted("not_known")
    return count_of(count, whole)
