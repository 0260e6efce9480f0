"""What was said in interviews and documents: who stands behind it, in words that were reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.catalogue.items import label
from samenspel.disclosure.released import Released
from samenspel.findings.coded_model import CodeFigures, Doubled
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, Table
from samenspel.report.chapter_coded_coders import coders
from samenspel.report.chapter_coded_matrices import across, matrix, together
from samenspel.report.words import NONE, Words, joined
from samenspel.report.words_coded import Book, by_speaker, coded_words, counted, people, quoted
from samenspel.report.words_workings import below, of, titled, told
from samenspel.text import Text, listed, plain

NAMED = 6  # answers that were typed as well: a longer list is only counted
LISTS = {"strategy": "strategies", "tension": "tensions", "obstacle": "obstacles"}
# What has no place of its own in another part of this chapter is a statement.
VALUES = ("value_espoused", "value_enacted", "value_obstructing")


def coded(released: Released, words: Words) -> Iterator[Block]:
    """Return what was coded: reasons, results, statements, and the words behind each answer."""
    workings = released.workings
    if not workings.coded:
        return
    yield Heading(coded_words("title"))
    yield Paragraph(coded_words("rule"))
    for found in workings.coded:
        yield from titled(found.network, words)
        yield from _network(Book.of(found, workings), words)
    yield from across(workings, words)
    yield from coders(released)


def _network(book: Book, words: Words) -> Iterator[Block]:
    where = words.network(book.found.network)
    if top := tuple(_most_named(book)):
        yield Paragraph(joined(top), lead=True)
    yield Paragraph(_read(book), lead=not top)
    if lines := tuple(_doubts(book)):
        yield Bullets(lines)
    for subject, topic in (("reason", "reason"), ("outcome", "outcome"), ("statement", "")):
        if codes := book.about(topic):
            yield Heading(coded_words(f"{subject}s_title"), below(words))
            yield _statements(codes, book, subject, where)
    if codes := book.about(*VALUES):
        yield Heading(coded_words("values_title"), below(words))
        yield _values(codes, words, where)
    for subject, topics in (("strategies", ("strategy",)), ("complexity", ("tension", "obstacle"))):
        if rows := tuple(_answers(book, topics)):
            yield Heading(coded_words(f"{subject}_title"), below(words))
            yield _behind(rows, subject, where)
    yield from matrix(book, words)
    yield from together(book, words)


def _most_named(book: Book) -> Iterator[Text]:
    """Yield the reasons and the results that most people name, ties together."""
    for subject in ("reason", "outcome"):
        codes = book.about(subject)
        most = max((code.people for code in codes), default=0)
        top = [code for code in codes if most and code.people == most]
        if top:
            names = listed([book.names[code.id] for code in top])
            yield coded_words(f"most_{subject}", names=names, count=of(most, top[0].asked))


def _read(book: Book) -> Text:
    found = book.found
    counts = {
        "documents": found.documents,
        "segments": sum(code.segments for code in found.codes),
    }
    if not found.respondents:
        return coded_words("read_documents", **counts)
    names = listed([plain(who) for who in found.respondents])
    return coded_words("read", people=names, **counts)


def _doubts(book: Book) -> Iterator[Text]:
    found = book.found
    ready = sum(one.reviewed for own in book.segments.values() for one in own)
    waiting = sum(code.segments for code in found.codes) - ready
    if waiting:
        yield coded_words("waiting", count=waiting)
    if found.not_coded:
        yield coded_words("not_coded", count=found.not_coded)
    if found.not_settled:
        sources = found.interviews + found.documents
        yield coded_words("not_settled", count=found.not_settled, all=sources)
    if len(found.doubled) > NAMED:
        yield coded_words("doubled_many", count=len(found.doubled))
    elif found.doubled:
        yield coded_words("doubled", items=listed([_doubled(one) for one in found.doubled]))


def _doubled(one: Doubled) -> Text:
    return coded_words(
        "doubled_item", item=_item(one.topic, one.item, one.level), who=one.respondent
    )


def _item(topic: str, item: str, level: str) -> Text:
    name = label(LISTS[topic], item)
    return coded_words(f"level_{level}", item=name) if level else name


def _statements(codes: Sequence[CodeFigures], book: Book, subject: str, where: Text) -> Table:
    """Return a row a reason, result or statement: who says it, and how; most people first."""
    ordered = sorted(codes, key=lambda code: (-code.people, -code.segments))
    return Table(
        caption=coded_words(f"{subject}s_caption", where=where),
        header=tuple(coded_words(f"col_{head}") for head in (subject, "who", "words")),
        rows=tuple(
            (book.names[code.id], people(code), quoted(book.segments.get(code.id, ())))
            for code in ordered
        ),
    )


def _values(codes: Sequence[CodeFigures], words: Words, where: Text) -> Table:
    """Return a row a value: how many people name it, show it, or find it in the way."""
    items = [id for id in words.values if any(code.item == id for code in codes)]
    return Table(
        caption=coded_words("values_caption", where=where),
        header=tuple(coded_words(f"col_{head}") for head in ("value", *VALUES)),
        rows=tuple(
            (words.value(id), *(_counted(codes, topic, id) for topic in VALUES)) for id in items
        ),
        note=coded_words("values_note"),
    )


def _counted(codes: Sequence[CodeFigures], topic: str, item: str) -> Text:
    """Return how many people one or more codes of a value rest on, each person once."""
    own = [code for code in codes if (code.topic, code.item) == (topic, item)]
    who = {person for code in own for person, _ in code.by_person}
    documents = max((code.documents for code in own), default=0)
    if not own:
        return NONE
    return counted(of(len(who), own[0].asked) if who else None, documents)


def _answers(book: Book, topics: Sequence[str]) -> Iterator[tuple[Text, ...]]:
    """Yield a row for everybody who says something of an item in words that were reviewed."""
    codes = book.about(*topics)
    items = dict.fromkeys((code.topic, code.item, code.level) for code in codes)
    for item in items:
        for code in codes:
            if (code.topic, code.item, code.level) == item:
                answer = told(f"answer_{code.finding or 'present'}")
                for who, own in by_speaker(book.segments.get(code.id, ())).items():
                    yield _item(*item), plain(who), answer, quoted(own)


def _behind(rows: tuple[tuple[Text, ...], ...], subject: str, where: Text) -> Table:
    heads = ("strategy" if subject == "strategies" else "item", "person", "said", "words")
    return Table(
        caption=coded_words(f"{subject}_caption", where=where),
        header=tuple(coded_words(f"col_{head}") for head in heads),
        rows=rows,
        note=coded_words("answers_note"),
    )
