"""The member check: the findings as they were put to members, beside what members answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.catalogue import texts
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Quote
from samenspel.findings.checked import StatementFigures
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, Quotation, Table
from samenspel.report.words import Words, sentence
from samenspel.report.words_workings import below, by_network, of, titled
from samenspel.text import Text


def checked_words(key: str, **parts: object) -> Text:
    """Return a title, sentence or head of the chapter on the member check, filled in."""
    return texts("report_checked")[key].format(**parts)


def checked(released: Released, words: Words) -> Iterator[Block]:
    """Return each statement with how many recognise it, and the reviewed words of members."""
    found = released.workings.checked
    if not found:
        return
    yield Heading(checked_words("title"))
    yield Paragraph(checked_words("rule"))
    for network, own in by_network(found).items():
        said = [quote for quote in released.workings.comments if quote.network == network]
        yield from titled(network, words)
        yield Bullets(tuple(_short(own)))
        yield _table(own, words.network(network))
        yield from _said(own, said, words)


def _short(own: Sequence[StatementFigures]) -> Iterator[Text]:
    """Yield how many statements all recognise, and which some or most see differently."""
    answered = [one for one in own if one.answered]
    if not answered:
        yield checked_words("nobody", statements=len(own))
        return
    doubted = [one for one in answered if one.differs]
    if len(doubted) < len(answered):
        yield checked_words("agreed", count=of(len(answered) - len(doubted), len(own)))
    for one in doubted:
        counted = of(one.differs, one.answered)
        key = "doubted_most" if one.differs > one.agree else "doubted"
        yield checked_words(key, statement=one.statement, count=counted)
    if len(answered) < len(own):
        yield checked_words("unanswered", count=of(len(own) - len(answered), len(own)))


def _table(own: Sequence[StatementFigures], network: Text) -> Table:
    return Table(
        caption=checked_words("caption", network=network),
        header=tuple(checked_words(f"col_{head}") for head in ("statement", "agree", "differs")),
        rows=tuple(
            (_numbered(number, one), _counted(one.agree, one), _counted(one.differs, one))
            for number, one in enumerate(own, start=1)
        ),
        numeric=(1, 2),
        note=checked_words("note"),
    )


def _numbered(number: int, one: StatementFigures) -> Text:
    return checked_words("numbered", number=number, statement=one.statement)


def _counted(count: int, one: StatementFigures) -> Text:
    return of(count, one.answered) if one.answered else checked_words("no_answer")


def _said(own: Sequence[StatementFigures], said: Sequence[Quote], words: Words) -> Iterator[Block]:
    ready = [quote for quote in said if quote.reviewed]
    if ready:
        yield Heading(checked_words("words_title"), below(words))
    numbers = {one.id: number for number, one in enumerate(own, start=1)}
    for quote in sorted(ready, key=lambda quote: numbers[quote.item]):
        about = checked_words(f"about_{quote.topic}", number=numbers[quote.item])
        yield Quotation(quote.words, about)
    if len(ready) < len(said):
        yield Paragraph(sentence("meanings_waiting", count=len(said) - len(ready)))
